// SPDX-License-Identifier: Apache-2.0
#include "desk/call.h"

#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace unhunch::desk {
namespace {

// PipeWire's protocol, version 3: numbers of objects that are always there, of their methods and of their events.
constexpr std::uint32_t core = 0, client = 1, registry = 2, first_node = 3;
constexpr std::uint32_t core_hello = 1, core_pong = 3, core_get_registry = 5;
constexpr std::uint32_t core_info = 0, core_ping = 2, core_remove_id = 4;
constexpr std::uint32_t client_update_properties = 2;
constexpr std::uint32_t registry_bind = 1;
constexpr std::uint32_t registry_global = 0, registry_global_remove = 1;
constexpr std::uint32_t node_info = 0;
constexpr std::uint64_t change_state = 1u << 2, change_properties = 1u << 3;
constexpr std::int32_t protocol_version = 3;
constexpr std::uint32_t state_running = 3;
constexpr std::string_view node_type = "PipeWire:Interface:Node";

constexpr std::size_t head_size = 16;
constexpr std::size_t longest_input = 8u << 20u;
constexpr Milliseconds retry_after{2000};

struct SocketPlace {
  std::string folder, name;
};

SocketPlace find_socket() {
  const char* folder = std::getenv("PIPEWIRE_RUNTIME_DIR");
  if (folder == nullptr || *folder == 0) folder = std::getenv("XDG_RUNTIME_DIR");
  const char* name = std::getenv("PIPEWIRE_REMOTE");
  return {.folder = folder == nullptr ? "" : folder, .name = name == nullptr || *name == 0 ? "pipewire-0" : name};
}

int connect_socket(const SocketPlace& place) {
  const std::string path = place.name.starts_with('/') ? place.name : place.folder + "/" + place.name;
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return -1;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (descriptor < 0) return -1;
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return descriptor;
  close(descriptor);
  return -1;
}

std::uint32_t read_number(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

// Nodes that can mean something, before all is known about them.
bool may_matter(std::string_view media_class) {
  return media_class == "Stream/Input/Audio" || media_class == "Video/Source" || media_class == "Stream/Input/Video" ||
         media_class == "Stream/Output/Video";
}

}  // namespace

Call::Call(Loop& loop, Tell tell) : loop_(loop), tell_(std::move(tell)) { connect(); }

Call::~Call() {
  loop_.clear_deadline(retry_);
  for (const int descriptor : {socket_, folder_}) {
    if (descriptor < 0) continue;
    loop_.forget(descriptor);
    close(descriptor);
  }
}

void Call::connect() {
  socket_ = connect_socket(find_socket());
  if (socket_ < 0) return wait_for_socket();
  loop_.watch(socket_, EPOLLIN, [this](std::uint32_t) { receive(); });
  next_proxy_ = first_node;
  free_proxies_.clear();
  PodWriter hello, properties, listing;
  hello.begin().integer(protocol_version).end();
  properties.begin().begin().integer(1).text("application.name").text("Unhunch").end().end();
  listing.begin().integer(protocol_version).integer(registry).end();
  send(core, core_hello, hello);
  send(client, client_update_properties, properties);
  send(core, core_get_registry, listing);
}

// Until a server makes its socket.
void Call::wait_for_socket() {
  const SocketPlace place = find_socket();
  if (folder_ >= 0 || place.folder.empty()) return;
  folder_ = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (folder_ < 0) return;
  inotify_add_watch(folder_, place.folder.c_str(), IN_CREATE | IN_MOVED_TO | IN_ONLYDIR);
  loop_.watch(folder_, EPOLLIN, [this, name = place.name](std::uint32_t) {
    alignas(inotify_event) char buffer[4096];
    const ssize_t size = read(folder_, buffer, sizeof buffer);
    if (size <= 0 || std::string_view(buffer, static_cast<std::size_t>(size)).find(name) == std::string_view::npos) {
      return;
    }
    loop_.forget(folder_);
    close(std::exchange(folder_, -1));
    retry_ = loop_.set_deadline(read_clocks().boot + retry_after, [this] {
      retry_ = 0;
      connect();
    });
  });
}

void Call::lose() {
  if (socket_ < 0) return;
  loop_.forget(socket_);
  close(std::exchange(socket_, -1));
  answered_ = false;
  input_ = {};
  nodes_.clear();
  compare();
  retry_ = loop_.set_deadline(read_clocks().boot + retry_after, [this] {
    retry_ = 0;
    connect();
  });
}

void Call::send(std::uint32_t proxy, std::uint32_t opcode, const PodWriter& body) {
  if (socket_ < 0) return;
  const std::uint32_t head[] = {proxy, opcode << 24 | static_cast<std::uint32_t>(body.bytes().size()), sequence_++, 0};
  std::string message(reinterpret_cast<const char*>(head), sizeof head);
  message += body.bytes();
  // A few hundred bytes to a server that reads: when they do not fit, it does not.
  if (::send(socket_, message.data(), message.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(message.size())) {
    shutdown(socket_, SHUT_RDWR);  // which the next receive() hears
  }
}

// Descriptors that come along are for those who play; reading without asking for them closes them.
void Call::receive() {
  char buffer[16384];
  for (;;) {
    const ssize_t size = recv(socket_, buffer, sizeof buffer, 0);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && errno == EAGAIN) break;
    if (size <= 0) return lose();
    input_.append(buffer, static_cast<std::size_t>(size));
    if (input_.size() > longest_input) return lose();
  }
  std::size_t done = 0;
  while (input_.size() - done >= head_size) {
    const std::size_t size = read_number(input_, done + 4) & 0xffffffu;
    if (input_.size() - done - head_size < size) break;
    handle(read_number(input_, done), read_number(input_, done + 4) >> 24,
           PodReader(std::string_view(input_).substr(done + head_size, size)));
    done += head_size + size;
  }
  input_.erase(0, done);
  if (input_.empty()) input_ = {};
  compare();
}

void Call::handle(std::uint32_t proxy, std::uint32_t opcode, PodReader body) {
  auto inside = body.enter();
  if (!inside) return;
  if (proxy == core) return handle_core(opcode, *inside);
  if (proxy == registry) return handle_registry(opcode, *inside);
  if (opcode != node_info) return;
  for (auto& [global, node] : nodes_) {
    if (node.proxy == proxy) return handle_node(node, *inside);
  }
}

void Call::handle_core(std::uint32_t opcode, PodReader& body) {
  if (opcode == core_info) answered_ = true;
  const auto id = body.integer();
  if (opcode == core_ping && id) {
    PodWriter pong;
    pong.begin().integer(*id).integer(body.integer().value_or(0)).end();
    send(core, core_pong, pong);
  }
  if (opcode == core_remove_id && id && *id >= static_cast<std::int32_t>(first_node)) {
    free_proxies_.push_back(static_cast<std::uint32_t>(*id));
  }
}

void Call::handle_registry(std::uint32_t opcode, PodReader& body) {
  const auto global = body.integer();
  if (!global) return;
  const auto id = static_cast<std::uint32_t>(*global);
  if (opcode == registry_global) follow(id, body);
  if (opcode == registry_global_remove) nodes_.erase(id);
}

void Call::follow(std::uint32_t global, PodReader& body) {
  body.skip();  // what we may do with it
  const auto type = body.text();
  if (type != node_type) return;
  body.skip();  // its version
  bool matters = false;
  body.dictionary([&](std::string_view key, std::string_view value) {
    if (key == "media.class") matters = may_matter(value);
  });
  if (!matters) return;
  const std::uint32_t proxy = take_proxy();
  nodes_[global] = {.proxy = proxy, .properties = {}, .running = false};
  PodWriter bind;
  bind.begin().integer(static_cast<std::int32_t>(global)).text(node_type).integer(protocol_version);
  bind.integer(static_cast<std::int32_t>(proxy)).end();
  send(registry, registry_bind, bind);
}

// The server wants numbers without gaps.
std::uint32_t Call::take_proxy() {
  if (free_proxies_.empty()) return next_proxy_++;
  const std::uint32_t proxy = free_proxies_.back();
  free_proxies_.pop_back();
  return proxy;
}

void Call::handle_node(Node& node, PodReader& body) {
  for (int i = 0; i < 3; ++i) body.skip();  // its number, the most inputs and outputs
  const auto changed = static_cast<std::uint64_t>(body.long_integer().value_or(0));
  for (int i = 0; i < 2; ++i) body.skip();  // the inputs and outputs now
  const auto state = body.id();
  body.skip();  // what is wrong
  if ((changed & change_state) != 0 && state) node.running = *state == state_running;
  if ((changed & change_properties) == 0) return;
  node.properties.clear();
  body.dictionary([&](std::string_view key, std::string_view value) { node.properties.emplace(key, value); });
}

void Call::compare() {
  std::array<bool, hold_count> now{};
  for (const auto& [global, node] : nodes_) {
    const auto use = node.running ? find_stream_use(node.properties) : std::nullopt;
    if (use) now[static_cast<std::size_t>(*use)] = true;
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] == held_[i]) continue;
    held_[i] = now[i];
    const Hold why = static_cast<Hold>(i);
    now[i] ? tell_(HoldBegan{why}) : tell_(HoldEnded{why});
  }
}

}  // namespace unhunch::desk

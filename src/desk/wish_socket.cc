// SPDX-License-Identifier: Apache-2.0
#include "desk/wish_socket.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace unhunch::desk {
namespace {

constexpr std::size_t most_bytes = 4096;  // of one line
constexpr std::size_t most_guests = 16;
constexpr int queue = 8;
constexpr timeval longest_wait{2, 0};
constexpr std::string_view session_begins = R"({"do":"session")";

// The address of a socket has room for some hundred letters, a folder may have more: it is reached by its descriptor.
class Address {
 public:
  explicit Address(const std::filesystem::path& folder)
      : folder_(open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    address_.sun_family = AF_UNIX;
    const std::string path = "/proc/self/fd/" + std::to_string(folder_) + "/" + std::string{socket_name};
    std::memcpy(address_.sun_path, path.c_str(), path.size() + 1);
  }
  ~Address() {
    if (folder_ >= 0) close(folder_);
  }
  Address(const Address&) = delete;
  Address& operator=(const Address&) = delete;

  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }

 private:
  int folder_;
  sockaddr_un address_{};
};

bool is_same_user(int socket) {
  ucred who{};
  socklen_t size = sizeof who;
  return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 && who.uid == geteuid();
}

bool send_line(int socket, std::string line) {
  line += '\n';
  return send(socket, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
}

// A connected socket, or -1.
int reach(const std::filesystem::path& folder) {
  const int number = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &longest_wait, sizeof longest_wait);
  setsockopt(number, SOL_SOCKET, SO_SNDTIMEO, &longest_wait, sizeof longest_wait);
  const Address address{folder};
  if (connect(number, address.get(), sizeof(sockaddr_un)) == 0) return number;
  close(number);
  return -1;
}

}  // namespace

Expected<std::unique_ptr<WishSocket>> WishSocket::open(Loop& loop, const std::filesystem::path& folder, Talk talk) {
  const std::string path = (folder / socket_name).string();
  const int number = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  unlink(path.c_str());  // of a process that was killed; the lock of the folder says that there is no other
  const Address address{folder};
  const bool open = number >= 0 && bind(number, address.get(), sizeof(sockaddr_un)) == 0 && listen(number, queue) == 0;
  if (!open) {
    const std::string message = std::strerror(errno);
    if (number >= 0) close(number);
    return fail("no_socket", path, message);
  }
  return std::unique_ptr<WishSocket>{new WishSocket{loop, path, number, std::move(talk)}};
}

WishSocket::WishSocket(Loop& loop, std::string path, int socket, Talk talk)
    : loop_(loop), path_(std::move(path)), socket_(socket), talk_(std::move(talk)) {
  loop_.watch(socket_, EPOLLIN, [this](std::uint32_t) { take_guest(); });
}

WishSocket::~WishSocket() {
  for (const auto& guest : guests_) {
    loop_.forget(guest.first);
    close(guest.first);
  }
  loop_.forget(socket_);
  close(socket_);
  unlink(path_.c_str());
}

void WishSocket::take_guest() {
  const int guest = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (guest < 0) return;
  if (!is_same_user(guest) || guests_.size() >= most_guests ||
      !loop_.watch(guest, EPOLLIN, [this, guest](std::uint32_t) { hear(guest); })) {
    close(guest);
    return;
  }
  guests_.emplace(guest, Guest{});
}

void WishSocket::hear(int guest) {
  std::array<char, 1024> bytes{};
  const ssize_t got = recv(guest, bytes.data(), bytes.size(), 0);
  if (got <= 0) {
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) end(guest);
    return;
  }
  std::string& text = guests_[guest].text;
  text.append(bytes.data(), static_cast<std::size_t>(got));
  for (std::size_t line = text.find('\n'); line != std::string::npos; line = text.find('\n')) {
    const std::string wish = text.substr(0, line);
    text.erase(0, line + 1);
    answer(guest, wish);
    if (!guests_.contains(guest)) return;
  }
  if (text.size() > most_bytes) end(guest);
}

// A session is counted by its connection, so that one that is killed is over.
void WishSocket::answer(int guest, std::string_view line) {
  Guest& known = guests_[guest];
  if (line.starts_with(session_begins)) {
    if (!std::exchange(known.in_session, true)) talk_.session(true);
    line = R"({"do":"status"})";
  }
  if (!send_line(guest, talk_.answer(line))) end(guest);
}

void WishSocket::end(int guest) {
  const auto found = guests_.find(guest);
  if (found == guests_.end()) return;
  const bool in_session = found->second.in_session;
  guests_.erase(found);
  loop_.forget(guest);
  close(guest);
  if (in_session) talk_.session(false);
}

Expected<std::string> ask_agent(const std::filesystem::path& folder, std::string_view wish) {
  const auto not_running = fail("not_running", (folder / socket_name).string(), "nothing answers there");
  const int socket = reach(folder);
  if (socket < 0) return not_running;
  std::string text;
  if (send_line(socket, std::string{wish})) {
    std::array<char, 1024> bytes{};
    for (ssize_t got = 1; got > 0 && text.find('\n') == std::string::npos && text.size() < most_bytes;) {
      got = recv(socket, bytes.data(), bytes.size(), 0);
      if (got > 0) text.append(bytes.data(), static_cast<std::size_t>(got));
    }
  }
  close(socket);
  const std::size_t end = text.find('\n');
  if (end == std::string::npos) return not_running;
  return text.substr(0, end);
}

TerminalSession::TerminalSession(const std::filesystem::path& folder) : socket_(reach(folder)) {
  if (socket_ >= 0) send_line(socket_, std::string{session_begins} + "}");
}

TerminalSession::~TerminalSession() {
  if (socket_ >= 0) close(socket_);
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "server/running.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include "server/keys.h"
#include "wire/json_text.h"

namespace unhunch::server {
namespace {

constexpr timeval longest_wait{2, 0};
constexpr std::size_t most_bytes = 16u * 1024u;
constexpr std::string_view start_path = "/start?token=";

class Socket {
 public:
  Socket() : number_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    setsockopt(number_, SOL_SOCKET, SO_RCVTIMEO, &longest_wait, sizeof longest_wait);
    setsockopt(number_, SOL_SOCKET, SO_SNDTIMEO, &longest_wait, sizeof longest_wait);
  }
  ~Socket() {
    if (number_ >= 0) close(number_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  bool connect_to(int port) const {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return connect(number_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }

  bool send_all(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t sent = send(number_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  std::string receive_all() const {
    std::string text;
    std::array<char, 4096> bytes{};
    while (text.size() < most_bytes) {
      const ssize_t got = recv(number_, bytes.data(), bytes.size(), 0);
      if (got <= 0) break;
      text.append(bytes.data(), static_cast<std::size_t>(got));
    }
    return text;
  }

 private:
  int number_;
};

auto not_running(int port) { return fail("not_running", "port " + std::to_string(port), "nothing answers there"); }

// The path of the answer, when it is one.
std::optional<std::string> find_token(std::string_view answer) {
  const std::size_t head_end = answer.find("\r\n\r\n");
  if (!answer.starts_with("HTTP/1.1 200 ") || head_end == std::string_view::npos) return std::nullopt;
  const auto json = wire::parse_json(answer.substr(head_end + 4));
  if (!json || !json->is_object()) return std::nullopt;
  const auto* path = json->get_object().if_contains("path");
  if (path == nullptr || !path->is_string()) return std::nullopt;
  const std::string_view text{path->get_string().data(), path->get_string().size()};
  if (!text.starts_with(start_path) || !is_secret(text.substr(start_path.size()))) return std::nullopt;
  return std::string{text.substr(start_path.size())};
}

}  // namespace

std::string to_address(int port, const std::string& token) {
  return "http://127.0.0.1:" + std::to_string(port) + std::string{start_path} + token;
}

Expected<std::string> ask_for_address(int port, const std::string& secret) {
  const std::string host = "127.0.0.1:" + std::to_string(port);
  const Socket socket;
  if (!socket.connect_to(port)) return not_running(port);
  const std::string request = "POST /start HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
                              "\r\nX-Unhunch-Secret: " + secret + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  if (!socket.send_all(request)) return not_running(port);
  const auto token = find_token(socket.receive_all());
  if (!token) return not_running(port);
  return to_address(port, *token);
}

}  // namespace unhunch::server

// SPDX-License-Identifier: Apache-2.0
// How commands and terminals reach the break agent: a socket in the data folder, one JSON text a line, one line back
// (main/break_agent.h says which). Only the same user gets an answer. The row's sockets are all of this kind: none
// leaves the machine.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "core/error.h"
#include "desk/loop.h"

namespace unhunch::desk {

inline constexpr std::string_view socket_name = "desk.sock";

// The agent's side.
class WishSocket {
 public:
  struct Talk {
    std::function<std::string(std::string_view line)> answer;
    std::function<void(bool begun)> session;  // a terminal that says {"do":"session"} and one that ends
  };

  // Code: no_socket. The loop outlives it.
  static Expected<std::unique_ptr<WishSocket>> open(Loop& loop, const std::filesystem::path& folder, Talk talk);
  ~WishSocket();
  WishSocket(const WishSocket&) = delete;
  WishSocket& operator=(const WishSocket&) = delete;

 private:
  struct Guest {
    std::string text;  // a line that is not whole yet
    bool in_session = false;
  };

  WishSocket(Loop& loop, std::string path, int socket, Talk talk);
  void take_guest();
  void hear(int guest);
  void answer(int guest, std::string_view line);
  void end(int guest);

  Loop& loop_;
  std::string path_;
  int socket_;
  Talk talk_;
  std::map<int, Guest> guests_;
};

// The other side. Code: not_running. Waits two seconds at most.
Expected<std::string> ask_agent(const std::filesystem::path& folder, std::string_view wish);

// Tells the agent, if one runs, that somebody is in a session, for as long as this lives.
class TerminalSession {
 public:
  explicit TerminalSession(const std::filesystem::path& folder);
  ~TerminalSession();
  TerminalSession(const TerminalSession&) = delete;
  TerminalSession& operator=(const TerminalSession&) = delete;

 private:
  int socket_;
};

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
// Whether somebody is in a call: PipeWire's list of what runs, as its server tells it. Spoken in PipeWire's own
// protocol over its socket, because the client library would bring a thread, plug-ins and a megabyte and a half for
// what takes a few kilobytes here. Only nodes that may mean a call are followed, so that music costs nothing.
//
// A program that opens the camera without PipeWire is not seen; its microphone usually is.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/happening.h"
#include "desk/loop.h"
#include "desk/pod.h"
#include "desk/stream_use.h"

namespace unhunch::desk {

class Call {
 public:
  Call(Loop& loop, Tell tell);
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  bool works() const { return answered_; }

 private:
  struct Node {
    std::uint32_t proxy = 0;  // our own number for it
    StreamProperties properties;
    bool running = false;
  };

  void connect();
  void wait_for_socket();
  void lose();
  void receive();
  void handle(std::uint32_t proxy, std::uint32_t opcode, PodReader body);
  void handle_core(std::uint32_t opcode, PodReader& body);
  void handle_registry(std::uint32_t opcode, PodReader& body);
  void handle_node(Node& node, PodReader& body);
  void follow(std::uint32_t global, PodReader& body);
  void send(std::uint32_t proxy, std::uint32_t opcode, const PodWriter& body);
  std::uint32_t take_proxy();
  void compare();

  Loop& loop_;
  Tell tell_;
  int socket_ = -1;
  int folder_ = -1;  // an inotify descriptor while the socket is not there
  Loop::Deadline retry_ = 0;
  bool answered_ = false;
  std::string input_;
  std::uint32_t sequence_ = 0;
  std::uint32_t next_proxy_ = 0;
  std::vector<std::uint32_t> free_proxies_;
  std::map<std::uint32_t, Node> nodes_;  // by the server's number
  std::array<bool, hold_count> held_{};
};

}  // namespace unhunch::desk

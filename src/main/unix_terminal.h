// SPDX-License-Identifier: Apache-2.0
// The real terminal. One per process, since it listens to signals: suspending gives the screen back and takes it again,
// an end by a signal reaches the program as the key `closed`, so that it can save and leave.
#pragma once

#include <termios.h>

#include <string>
#include <vector>

#include "main/key_decoder.h"
#include "main/terminal.h"

namespace unhunch::app {

enum class Colours : std::uint8_t { none, sixteen, many };

class UnixTerminal final : public Terminal {
 public:
  UnixTerminal();
  ~UnixTerminal() override;
  UnixTerminal(const UnixTerminal&) = delete;
  UnixTerminal& operator=(const UnixTerminal&) = delete;

  bool is_interactive() const override { return interactive_; }
  bool is_dumb() const override { return dumb_; }
  Size size() const override;
  void enter() override;
  void leave() override;
  void draw(const Frame& frame) override;
  std::optional<Key> read_key(std::chrono::milliseconds timeout) override;
  void print(const Frame& lines) override;

  // The signal that asked the program to end; 0 when there was none.
  static int ended_by();

 private:
  void take_screen();
  void give_screen_back();
  void suspend();
  std::string paint(const Line& line, int width, Colours colours) const;

  bool interactive_;
  bool dumb_;
  bool plain_;  // no escape sequences at all
  bool unicode_;
  Colours colours_;
  int entered_ = 0;
  termios before_{};
  KeyDecoder decoder_;
  std::string printed_later_;  // while the screen is taken
  std::vector<std::string> shown_;
  Size shown_size_{0, 0};
};

}  // namespace unhunch::app

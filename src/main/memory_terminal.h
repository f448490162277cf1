// SPDX-License-Identifier: Apache-2.0
// The twin of the terminal for tests: keys come from a script of (time, key), frames are remembered, and waiting moves
// a ManualClock on. When the script is over and nobody ends the program for hours, the keyboard counts as closed, so
// that no test can hang.
#pragma once

#include <deque>
#include <string>

#include "main/clock.h"
#include "main/terminal.h"

namespace unhunch::app {

class MemoryTerminal final : public Terminal {
 public:
  explicit MemoryTerminal(ManualClock& clock, Size size = {}) : clock_(clock), size_(size) {}

  bool is_interactive() const override { return interactive; }
  bool is_dumb() const override { return dumb; }
  Size size() const override { return size_; }
  void enter() override { ++entered; }
  void leave() override { --entered; }
  void draw(const Frame& frame) override { frames.push_back(frame); }
  void print(const Frame& lines) override { append(printed, lines); }

  std::optional<Key> read_key(std::chrono::milliseconds timeout) override {
    const auto end = clock_.steady() + timeout;
    if (script_.empty()) {
      waited_ += timeout;
      clock_.advance(timeout);
      if (waited_ > std::chrono::hours{6}) return Key{Key::Kind::closed, 0};
      return std::nullopt;
    }
    if (script_.front().at > end) {
      clock_.advance(timeout);
      return std::nullopt;
    }
    if (script_.front().at > clock_.steady()) clock_.advance(script_.front().at - clock_.steady());
    const Key key = script_.front().key;
    script_.pop_front();
    return key;
  }

  // Keys that are pressed one after another without delay, after those of before.
  void press(Key key) { script_.push_back({last_, key}); }
  void press(Key::Kind kind) { press(Key{kind, 0}); }
  void press(std::u32string_view keys) {
    for (const char32_t key : keys) press(key == U'\n' ? Key{Key::Kind::enter, 0} : typed(key));
  }
  // Keys from now on are pressed that much later.
  void wait(std::chrono::milliseconds time) { last_ = std::max(last_, clock_.steady()) + time; }

  void resize(Size size) { size_ = size; }
  bool is_script_over() const { return script_.empty(); }

  std::string screen() const { return frames.empty() ? std::string{} : text_of(frames.back()); }
  std::string output() const { return text_of(printed); }
  static std::string text_of(const Frame& frame) {
    std::string all;
    for (const Line& line : frame) all += line.text() + "\n";
    return all;
  }

  bool interactive = true;
  bool dumb = false;
  int entered = 0;
  std::vector<Frame> frames;
  Frame printed;

 private:
  struct Press {
    std::chrono::milliseconds at;
    Key key;
  };
  ManualClock& clock_;
  Size size_;
  std::deque<Press> script_;
  std::chrono::milliseconds last_{};
  std::chrono::milliseconds waited_{};
};

}  // namespace unhunch::app

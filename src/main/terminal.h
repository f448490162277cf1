// SPDX-License-Identifier: Apache-2.0
// The person's screen and keyboard, as narrow as the program needs it. UnixTerminal is the real one, MemoryTerminal the
// twin for tests.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "main/frame.h"

namespace unhunch::app {

struct Size {
  int columns = 80;
  int rows = 24;
  bool operator==(const Size&) const = default;
};

struct Key {
  enum class Kind : std::uint8_t {
    character,
    enter,
    backspace,
    escape,
    tab,
    up,
    down,
    left,
    right,
    page_up,
    page_down,
    resized,    // draw again
    continued,  // the program was suspended and goes on: draw again, and do not count the time
    closed,     // no more keys will come, or a signal asks the program to end
  };
  Kind kind{};
  char32_t character = 0;

  constexpr bool operator==(const Key&) const = default;
  constexpr bool is(char32_t wanted) const { return kind == Kind::character && character == wanted; }
  constexpr bool is(Kind wanted) const { return kind == wanted; }
};

constexpr Key typed(char32_t character) { return {Key::Kind::character, character}; }

class Terminal {
 public:
  virtual ~Terminal() = default;

  // A person is there: both keyboard and screen are a terminal.
  virtual bool is_interactive() const = 0;

  // Lines can only be added, never drawn again (TERM=dumb).
  virtual bool is_dumb() const = 0;

  virtual Size size() const = 0;

  // Takes the screen over, and gives it back as it was. Calls pair up; nested ones count.
  virtual void enter() = 0;
  virtual void leave() = 0;

  // Shows the frame and nothing else. Only what differs from the last one is sent.
  virtual void draw(const Frame& frame) = 0;

  // The next key, or nothing when the time is over.
  virtual std::optional<Key> read_key(std::chrono::milliseconds timeout) = 0;

  // Lines for the ordinary output, in colour where that is wanted.
  virtual void print(const Frame& lines) = 0;
};

// The screen belongs to the program while this lives.
class FullScreen {
 public:
  explicit FullScreen(Terminal& terminal) : terminal_(terminal) { terminal_.enter(); }
  ~FullScreen() { terminal_.leave(); }
  FullScreen(const FullScreen&) = delete;
  FullScreen& operator=(const FullScreen&) = delete;

 private:
  Terminal& terminal_;
};

}  // namespace unhunch::app

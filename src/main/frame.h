// SPDX-License-Identifier: Apache-2.0
// What a screen shows: lines of text with a look. No positions and no escape sequences; those belong to the terminal.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace unhunch::app {

// One accent colour, and one for alarm. Without colour every look still differs by its words and signs.
enum class Look : std::uint8_t { plain, strong, faint, accent, chosen, alarm };

struct Span {
  Look look{};
  std::string text;
  bool operator==(const Span&) const = default;
};

struct Line {
  std::vector<Span> spans;

  Line() = default;
  explicit Line(std::string text) : Line(Look::plain, std::move(text)) {}
  Line(Look look, std::string text) { add(look, std::move(text)); }

  Line& add(Look look, std::string text) {
    if (!text.empty()) spans.push_back({look, std::move(text)});
    return *this;
  }
  std::string text() const {
    std::string all;
    for (const Span& span : spans) all += span.text;
    return all;
  }
  bool operator==(const Line&) const = default;
};

using Frame = std::vector<Line>;

inline void append(Frame& frame, Frame more) {
  for (Line& line : more) frame.push_back(std::move(line));
}

}  // namespace unhunch::app

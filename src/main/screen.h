// SPDX-License-Identifier: Apache-2.0
// How every screen is laid out: a title with progress, generous space, the content, and the keys at the bottom. The
// content scrolls so that the lines in focus are always seen.
#pragma once

#include <string>
#include <string_view>

#include "main/terminal.h"

namespace unhunch::app {

struct Layout {
  int margin = 2;
  int width = 76;  // of the text
  explicit Layout(Size size);
};

struct Focus {
  std::size_t first = 0, last = 0;
};

struct Screen {
  std::string title;
  std::string progress;  // at the right of the title
  double share = -1;     // of the thin line below the title; none when negative
  Frame body;
  Focus focus;
  std::string keys;
};

Frame compose(const Screen& screen, Size size);

// Paragraph of wrapped lines with one look.
Frame paragraph(std::string_view text, int width, Look look = Look::plain);

// A paragraph behind a mark: the first line has it, the others are indented as far.
Frame marked(std::string_view mark, std::string_view text, int width, Look mark_look = Look::faint,
             Look look = Look::plain);

// A command and what it is for.
Line command_line(std::string_view command, std::string_view words);

// Puts spaces in front of every line.
Frame indent(Frame frame, int columns);

}  // namespace unhunch::app

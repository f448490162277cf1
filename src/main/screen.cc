// SPDX-License-Identifier: Apache-2.0
#include "main/screen.h"

#include <algorithm>
#include <cmath>

#include "main/text_layout.h"

namespace unhunch::app {
namespace {

constexpr int widest = 76;
constexpr int low_screen = 22;

std::string repeat(std::string_view piece, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += piece;
  return all;
}

// The keys in as many lines as they need, broken between two of them (three spaces).
std::vector<std::string> wrap_keys(std::string_view keys, int width) {
  constexpr std::string_view gap = "   ";
  std::vector<std::string> lines(1);
  while (!keys.empty()) {
    const std::size_t end = keys.find(gap);
    const std::string_view key = keys.substr(0, end);
    keys.remove_prefix(end == std::string_view::npos ? keys.size() : end + gap.size());
    std::string& line = lines.back();
    if (!line.empty() && display_width(line) + 3 + display_width(key) > width) {
      lines.emplace_back(key);
    } else {
      line += line.empty() ? std::string{key} : std::string{gap} + std::string{key};
    }
  }
  return lines;
}

Frame make_header(const Screen& screen, const Layout& layout, bool low) {
  Frame header;
  if (!low) header.emplace_back();
  const int right = display_width(screen.progress);
  Line title{Look::strong, pad(screen.title, layout.width - right)};
  title.add(Look::faint, screen.progress);
  header.push_back(std::move(title));
  if (screen.share >= 0) {
    const int filled = static_cast<int>(std::lround(std::clamp(screen.share, 0.0, 1.0) * layout.width));
    Line bar{Look::accent, repeat("━", filled)};
    bar.add(Look::faint, repeat("─", layout.width - filled));
    header.push_back(std::move(bar));
  }
  header.emplace_back();
  if (!low) header.emplace_back();
  return header;
}

// The part of the body that fits, with the focus in it.
std::size_t find_first_line(const Screen& screen, std::size_t room) {
  if (screen.body.size() <= room) return 0;
  const std::size_t last = std::min(screen.focus.last, screen.body.size() - 1);
  std::size_t first = last + 1 > room ? last + 1 - room : 0;
  return std::min(first, std::max(screen.focus.first, std::size_t{0}));
}

}  // namespace

Layout::Layout(Size size) : margin(size.columns >= 70 ? 4 : 2), width(std::min(widest, size.columns - 2 * margin)) {
  width = std::max(width, 20);
}

Frame compose(const Screen& screen, Size size) {
  const Layout layout{size};
  const bool low = size.rows < low_screen;
  Frame frame = make_header(screen, layout, low);
  const std::vector<std::string> keys = wrap_keys(screen.keys, layout.width);
  const int footer = static_cast<int>(keys.size()) + (low ? 1 : 2);
  const int room = std::max(1, size.rows - static_cast<int>(frame.size()) - footer);
  const std::size_t first = find_first_line(screen, static_cast<std::size_t>(room));
  const std::size_t end = std::min(screen.body.size(), first + static_cast<std::size_t>(room));
  for (std::size_t i = first; i < end; ++i) frame.push_back(screen.body[i]);
  const auto rows = static_cast<std::size_t>(std::max(0, size.rows - footer + 1));
  while (frame.size() < rows) frame.emplace_back();
  for (const std::string& line : keys) frame.emplace_back(Look::faint, line);
  return indent(std::move(frame), layout.margin);
}

Frame paragraph(std::string_view text, int width, Look look) {
  Frame lines;
  for (std::string& line : wrap(text, width)) lines.emplace_back(look, std::move(line));
  return lines;
}

Frame marked(std::string_view mark, std::string_view text, int width, Look mark_look, Look look) {
  const int depth = display_width(mark);
  Frame lines;
  for (std::string& words : wrap(text, width - depth)) {
    Line line{mark_look, lines.empty() ? std::string{mark} : std::string(static_cast<std::size_t>(depth), ' ')};
    line.add(look, std::move(words));
    lines.push_back(std::move(line));
  }
  return lines;
}

Line command_line(std::string_view command, std::string_view words) {
  constexpr int command_width = 34;
  Line line{Look::accent, pad(command, std::max(command_width, display_width(command) + 2))};
  return line.add(Look::faint, std::string{words});
}

Frame indent(Frame frame, int columns) {
  const std::string space(static_cast<std::size_t>(std::max(0, columns)), ' ');
  for (Line& line : frame) {
    if (!line.spans.empty()) line.spans.insert(line.spans.begin(), {Look::plain, space});
  }
  return frame;
}

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "main/text_layout.h"

#include <algorithm>
#include <array>
#include <utility>

namespace unhunch::app {
namespace {

constexpr char32_t broken = 0xfffd;

int count_following(unsigned char lead) {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  if (lead >= 0xf0 && lead < 0xf5) return 3;
  return -1;
}

struct Span {
  char32_t from, to;
};

constexpr std::array no_width = {
    Span{0x0, 0x1f},      Span{0x7f, 0x9f},     Span{0xad, 0xad},     Span{0x300, 0x36f},   Span{0x200b, 0x200f},
    Span{0x2028, 0x202e}, Span{0x2060, 0x2064}, Span{0xfe00, 0xfe0f}, Span{0xfeff, 0xfeff}, Span{0x1f3fb, 0x1f3ff}};
constexpr std::array two_wide = {Span{0x1100, 0x115f},   Span{0x2e80, 0x303e},  Span{0x3041, 0xa4cf},
                                 Span{0xac00, 0xd7a3},   Span{0xf900, 0xfaff},  Span{0xfe30, 0xfe6f},
                                 Span{0xff00, 0xff60},   Span{0xffe0, 0xffe6},  Span{0x1f300, 0x1f64f},
                                 Span{0x1f900, 0x1f9ff}, Span{0x20000, 0x3fffd}};

template <class Spans>
bool holds(const Spans& spans, char32_t code_point) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const Span& span) { return code_point >= span.from && code_point <= span.to; });
}

int width_of(char32_t code_point) {
  if (holds(no_width, code_point)) return 0;
  return holds(two_wide, code_point) ? 2 : 1;
}

struct Plain {
  char32_t code_point;
  std::string_view ascii;
};

constexpr std::array plain_forms = {
    Plain{U'–', "-"}, Plain{U'—', "-"}, Plain{U'‘', "'"}, Plain{U'’', "'"}, Plain{U'“', "\""}, Plain{U'”', "\""},
    Plain{U'…', "."}, Plain{U'·', "."}, Plain{U'•', "*"}, Plain{U'█', "#"}, Plain{U'▀', "#"},  Plain{U'▄', "#"},
    Plain{U'━', "="}, Plain{U'─', "-"}, Plain{U'›', ">"}, Plain{U'●', "*"}, Plain{U'○', "o"},  Plain{U'✓', "+"},
    Plain{U'→', ">"}, Plain{U'←', "<"}, Plain{U'↑', "^"}, Plain{U'↓', "v"}, Plain{U'×', "x"},  Plain{U'◆', "*"},
    Plain{U'◇', "o"}, Plain{U'▲', "!"}, Plain{U'■', "#"}, Plain{U'°', " "}, Plain{U'░', "."},  Plain{U'’', "'"}};

}  // namespace

char32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  const int following = count_following(lead);
  if (following == 0) return lead;
  if (following < 0 || text.size() < static_cast<std::size_t>(following)) return broken;
  char32_t code_point = lead & (0x3fU >> following);
  for (int i = 0; i < following; ++i) {
    const auto byte = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
    if ((byte & 0xc0U) != 0x80) return broken;
    code_point = code_point << 6 | (byte & 0x3fU);
  }
  constexpr std::array<char32_t, 4> least = {0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xd800 && code_point < 0xe000;
  if (code_point < least[static_cast<std::size_t>(following)] || surrogate || code_point > 0x10ffff) return broken;
  text.remove_prefix(static_cast<std::size_t>(following));
  return code_point;
}

void append_code_point(std::string& text, char32_t code_point) {
  const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xc0 | code_point >> 6);
    add(0x80 | (code_point & 0x3f));
  } else if (code_point < 0x10000) {
    add(0xe0 | code_point >> 12);
    add(0x80 | (code_point >> 6 & 0x3f));
    add(0x80 | (code_point & 0x3f));
  } else {
    add(0xf0 | code_point >> 18);
    add(0x80 | (code_point >> 12 & 0x3f));
    add(0x80 | (code_point >> 6 & 0x3f));
    add(0x80 | (code_point & 0x3f));
  }
}

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) width += width_of(take_code_point(text));
  return width;
}

std::string cut(std::string_view text, int width) {
  std::string result;
  int used = 0;
  while (!text.empty()) {
    const char32_t code_point = take_code_point(text);
    used += width_of(code_point);
    if (used > width) break;
    append_code_point(result, code_point == broken ? U'?' : code_point);
  }
  return result;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  const int most = std::max(1, width);
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (word.empty()) continue;
    if (!line.empty() && display_width(line) + 1 + display_width(word) > most) lines.push_back(std::exchange(line, {}));
    if (!line.empty()) line += ' ';
    while (line.empty() && display_width(word) > most) {
      std::string piece = cut(word, most);
      if (piece.empty()) break;
      word.remove_prefix(std::min(word.size(), piece.size()));
      lines.push_back(std::move(piece));
    }
    line += word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string pad(std::string_view text, int width) {
  std::string result = cut(text, width);
  result.append(static_cast<std::size_t>(std::max(0, width - display_width(result))), ' ');
  return result;
}

std::string pad_left(std::string_view text, int width) {
  const std::string shown = cut(text, width);
  return std::string(static_cast<std::size_t>(std::max(0, width - display_width(shown))), ' ') + shown;
}

std::string to_ascii(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const char32_t code_point = take_code_point(text);
    const auto plain = std::find_if(plain_forms.begin(), plain_forms.end(),
                                    [&](const Plain& each) { return each.code_point == code_point; });
    if (code_point < 0x80) {
      result += static_cast<char>(code_point);
    } else if (plain != plain_forms.end()) {
      result += plain->ascii;
    } else {
      result += '?';
    }
  }
  return result;
}

}  // namespace unhunch::app

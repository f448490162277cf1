// SPDX-License-Identifier: Apache-2.0
#include "main/big_digits.h"

#include <array>

namespace unhunch::app {
namespace {

using Glyph = std::array<std::string_view, big_height>;

constexpr std::array<Glyph, 10> digits = {{
    {"######", "##  ##", "##  ##", "##  ##", "######"},
    {"  ##  ", "####  ", "  ##  ", "  ##  ", "######"},
    {"######", "    ##", "######", "##    ", "######"},
    {"######", "    ##", "######", "    ##", "######"},
    {"##  ##", "##  ##", "######", "    ##", "    ##"},
    {"######", "##    ", "######", "    ##", "######"},
    {"######", "##    ", "######", "##  ##", "######"},
    {"######", "    ##", "    ##", "    ##", "    ##"},
    {"######", "##  ##", "######", "##  ##", "######"},
    {"######", "##  ##", "######", "    ##", "######"},
}};
constexpr Glyph colon = {"  ", "##", "  ", "##", "  "};
constexpr Glyph space = {"   ", "   ", "   ", "   ", "   "};

const Glyph* find_glyph(char letter) {
  if (letter >= '0' && letter <= '9') return &digits[static_cast<std::size_t>(letter - '0')];
  if (letter == ':') return &colon;
  return letter == ' ' ? &space : nullptr;
}

}  // namespace

Frame big_text(std::string_view text, Look look) {
  Frame frame;
  for (std::size_t row = 0; row < big_height; ++row) {
    std::string line;
    for (const char letter : text) {
      const Glyph* glyph = find_glyph(letter);
      if (glyph == nullptr) continue;
      if (!line.empty()) line += "  ";
      for (const char dot : (*glyph)[row]) line += dot == '#' ? "█" : " ";
    }
    frame.emplace_back(look, std::move(line));
  }
  return frame;
}

}  // namespace unhunch::app

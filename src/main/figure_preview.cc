// SPDX-License-Identifier: Apache-2.0
#include "main/figure_preview.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace unhunch::app {
namespace {

constexpr std::string_view shades = " .:-=+*#%@";

struct Ink {
  int r = 0, g = 0, b = 0;
  bool operator==(const Ink&) const = default;
};

// A row below the last one looks like the last one.
Ink find_ink(const body::Picture& picture, int x, int y) {
  const std::uint8_t* pixel = picture.at(x, std::min(y, picture.height - 1));
  return {pixel[0], pixel[1], pixel[2]};
}

// The nearest of the cube of 6 x 6 x 6 colours and of the 24 greys of xterm.
int find_palette_number(Ink ink) {
  constexpr int levels[] = {0, 95, 135, 175, 215, 255};
  const auto nearest = [&](int value) {
    int best = 0;
    for (int i = 1; i < 6; ++i) {
      if (std::abs(levels[i] - value) < std::abs(levels[best] - value)) best = i;
    }
    return best;
  };
  const auto square = [&](int r, int g, int b) {
    return (r - ink.r) * (r - ink.r) + (g - ink.g) * (g - ink.g) + (b - ink.b) * (b - ink.b);
  };
  const int r = nearest(ink.r);
  const int g = nearest(ink.g);
  const int b = nearest(ink.b);
  const int step = std::clamp(((ink.r + ink.g + ink.b) / 3 - 3) / 10, 0, 23);
  const int grey = 8 + 10 * step;
  if (square(grey, grey, grey) < square(levels[r], levels[g], levels[b])) return 232 + step;
  return 16 + 36 * r + 6 * g + b;
}

// The colour as the terminal is told it, for letters (38) or the ground behind them (48).
std::string make_colour(Ink ink, PreviewColours colours, int place) {
  const std::string start = std::to_string(place);
  if (colours == PreviewColours::palette) return start + ";5;" + std::to_string(find_palette_number(ink));
  return start + ";2;" + std::to_string(ink.r) + ";" + std::to_string(ink.g) + ";" + std::to_string(ink.b);
}

std::string make_coloured_line(const body::Picture& picture, int y, PreviewColours colours) {
  std::string line;
  std::string upper_before;
  std::string lower_before;
  for (int x = 0; x < picture.width; ++x) {
    const std::string upper = make_colour(find_ink(picture, x, y), colours, 38);
    const std::string lower = make_colour(find_ink(picture, x, y + 1), colours, 48);
    std::string change;
    if (upper != upper_before) change = upper;
    if (lower != lower_before) change += (change.empty() ? "" : ";") + lower;
    if (!change.empty()) line += "\x1b[" + change + "m";
    upper_before = upper;
    lower_before = lower;
    line += "\xE2\x96\x80";  // upper half block
  }
  return line + "\x1b[0m";
}

std::string make_plain_line(const body::Picture& picture, int y) {
  const Ink ground = find_ink(picture, 0, 0);
  const auto apart = [&](Ink ink) {
    return std::max({std::abs(ink.r - ground.r), std::abs(ink.g - ground.g), std::abs(ink.b - ground.b)});
  };
  std::string line;
  for (int x = 0; x < picture.width; ++x) {
    const int mean = (apart(find_ink(picture, x, y)) + apart(find_ink(picture, x, y + 1))) / 2;
    const auto most = static_cast<int>(shades.size()) - 1;
    line += shades[static_cast<std::size_t>(std::min(most, (mean * most + 127) / 210))];
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace

PreviewColours find_preview_colours(const std::string& colorterm, const std::string& term,
                                    const std::string& no_color) {
  if (!no_color.empty() || term.empty() || term == "dumb") return PreviewColours::none;
  if (colorterm == "truecolor" || colorterm == "24bit" || term.ends_with("-direct")) return PreviewColours::all;
  return term.find("256color") == std::string::npos ? PreviewColours::none : PreviewColours::palette;
}

std::vector<std::string> make_preview(const body::Picture& picture, PreviewColours colours) {
  std::vector<std::string> lines;
  for (int y = 0; y < picture.height; y += 2) {
    lines.push_back(colours == PreviewColours::none ? make_plain_line(picture, y)
                                                    : make_coloured_line(picture, y, colours));
  }
  return lines;
}

}  // namespace unhunch::app

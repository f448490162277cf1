// SPDX-License-Identifier: Apache-2.0
#include "picture/contact_sheet.h"

#include <algorithm>

#include "picture/letters.h"

namespace unhunch::picture {
namespace {

// The text stands between the background and its opposite.
body::Colour caption_colour(body::Colour background) {
  const int sum = background.r + background.g + background.b;
  return sum > 380 ? body::Colour{0x5A, 0x55, 0x4F} : body::Colour{0xC4, 0xCB, 0xCF};
}

void fill(body::Picture& picture, body::Colour colour, std::uint8_t opacity) {
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    picture.rgba[i] = colour.r;
    picture.rgba[i + 1] = colour.g;
    picture.rgba[i + 2] = colour.b;
    picture.rgba[i + 3] = opacity;
  }
}

std::string cut_to(std::string_view text, double width, double height) {
  std::string result(text);
  if (calc_text_width(result, height) <= width) return result;
  while (!result.empty() && calc_text_width(result + "...", height) > width) result.pop_back();
  return result + "...";
}

}  // namespace

body::Picture make_contact_sheet(std::span<const SheetCell> cells, int columns, const body::Look& look) {
  if (cells.empty() || columns < 1) return {};
  const int width = cells[0].picture.width;
  const int height = cells[0].picture.height;
  const double text_height = std::clamp(width / 34.0, 7.0, 16.0);
  const int foot = static_cast<int>(text_height * 3);
  const int count = static_cast<int>(cells.size());
  const int across = std::min(columns, count);
  body::Picture sheet(width * across, (height + foot) * ((count + across - 1) / across));
  fill(sheet, look.background, look.transparent ? 0 : 255);
  for (int i = 0; i < count; ++i) {
    const SheetCell& cell = cells[static_cast<std::size_t>(i)];
    const int left = i % across * width;
    const int top = i / across * (height + foot);
    for (int y = 0; y < std::min(height, cell.picture.height); ++y) {
      const std::uint8_t* row = cell.picture.at(0, y);
      std::copy(row, row + std::min(width, cell.picture.width) * 4, sheet.at(left, top + y));
    }
    const std::string caption = cut_to(cell.caption, width - 2 * text_height, text_height);
    draw_text(sheet, caption, left + (width - calc_text_width(caption, text_height)) / 2,
              top + height + text_height * 0.6, text_height, caption_colour(look.background));
  }
  return sheet;
}

}  // namespace unhunch::picture

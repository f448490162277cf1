// SPDX-License-Identifier: Apache-2.0
#include "picture/contact_sheet.h"

#include <doctest/doctest.h>

#include "picture/letters.h"

namespace unhunch::picture {
namespace {

body::Picture make_plain(std::uint8_t level) {
  body::Picture picture(100, 80);
  for (std::size_t i = 0; i < picture.rgba.size(); ++i) picture.rgba[i] = i % 4 == 3 ? 255 : level;
  return picture;
}

int count_ink(const body::Picture& picture, int left, int top, int right, int bottom, std::uint8_t ground) {
  int count = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) count += picture.at(x, y)[0] < ground - 60 ? 1 : 0;
  }
  return count;
}

TEST_CASE("pictures stand in rows, each with its caption below") {
  const std::vector<SheetCell> cells{{make_plain(10), "one"}, {make_plain(20), ""}, {make_plain(30), "three"}};
  const body::Look look = body::make_look();
  const body::Picture sheet = make_contact_sheet(cells, 2, look);
  CHECK(sheet.width == 200);
  CHECK(sheet.height % 2 == 0);
  const int step = sheet.height / 2;
  CHECK(step > 90);
  CHECK(sheet.at(50, 40)[0] == 10);
  CHECK(sheet.at(150, 40)[0] == 20);
  CHECK(sheet.at(50, step + 40)[0] == 30);
  CHECK(sheet.at(150, step + 40)[0] == look.background.r);
  CHECK(count_ink(sheet, 0, 80, 100, step, look.background.r) > 15);
  CHECK(count_ink(sheet, 100, 80, 200, step, look.background.r) == 0);
}

TEST_CASE("a caption that is too long stays within its cell") {
  const std::vector<SheetCell> cells{{make_plain(10), std::string(200, 'W')}, {make_plain(20), ""}};
  const body::Picture sheet = make_contact_sheet(cells, 2, body::make_look());
  CHECK(count_ink(sheet, 100, 80, 200, sheet.height, body::make_look().background.r) == 0);
}

TEST_CASE("every printable letter leaves ink, a space and a stranger none") {
  for (char letter = ' '; letter <= '~'; ++letter) {
    body::Picture picture = make_plain(255);
    draw_text(picture, std::string_view(&letter, 1), 10, 10, 14, {0, 0, 0});
    CHECK((count_ink(picture, 0, 0, 100, 80, 255) > 0) == (letter != ' '));
  }
  body::Picture picture = make_plain(255);
  draw_text(picture, "\xC3\xA9", 10, 10, 14, {0, 0, 0});
  CHECK(picture == make_plain(255));
}

}  // namespace
}  // namespace unhunch::picture

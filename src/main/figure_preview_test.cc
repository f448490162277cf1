// SPDX-License-Identifier: Apache-2.0
#include "main/figure_preview.h"

#include <doctest/doctest.h>

namespace unhunch::app {
namespace {

body::Picture make_picture() {
  body::Picture picture(4, 4);
  for (std::size_t i = 0; i < picture.rgba.size(); ++i) picture.rgba[i] = 255;
  for (int y = 2; y < 4; ++y) picture.at(2, y)[0] = picture.at(2, y)[1] = picture.at(2, y)[2] = 0;
  return picture;
}

TEST_CASE("a preview has a line for two rows and tells a colour only where it changes") {
  const auto lines = make_preview(make_picture(), PreviewColours::all);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "\x1b[38;2;255;255;255;48;2;255;255;255m▀▀▀▀\x1b[0m");
  CHECK(lines[1] ==
        "\x1b[38;2;255;255;255;48;2;255;255;255m▀▀\x1b[38;2;0;0;0;48;2;0;0;0m▀"
        "\x1b[38;2;255;255;255;48;2;255;255;255m▀\x1b[0m");
}

TEST_CASE("a terminal of 256 colours gets the nearest of them") {
  const auto lines = make_preview(make_picture(), PreviewColours::palette);
  CHECK(lines[0] == "\x1b[38;5;231;48;5;231m▀▀▀▀\x1b[0m");
}

TEST_CASE("without colours what differs from the background is dark") {
  const auto lines = make_preview(make_picture(), PreviewColours::none);
  CHECK(lines[0].empty());
  CHECK(lines[1] == "  @");
}

TEST_CASE("the colours follow what the terminal says of itself") {
  CHECK(find_preview_colours("truecolor", "xterm-256color", "") == PreviewColours::all);
  CHECK(find_preview_colours("", "xterm-256color", "") == PreviewColours::palette);
  CHECK(find_preview_colours("", "vt100", "") == PreviewColours::none);
  CHECK(find_preview_colours("truecolor", "xterm-256color", "1") == PreviewColours::none);
  CHECK(find_preview_colours("truecolor", "dumb", "") == PreviewColours::none);
}

}  // namespace
}  // namespace unhunch::app

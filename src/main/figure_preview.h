// SPDX-License-Identifier: Apache-2.0
// A picture in a terminal: two pixels a cell, by the half block. About 90 by 36 cells show a figure well.
//
// Lines end with the terminal's own look. Without colours the picture is shaded by characters, darker ones where it
// differs more from its background; then nothing but ASCII is written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "body/picture.h"

namespace unhunch::app {

enum class PreviewColours : std::uint8_t { all, palette, none };  // 24 bits, the 256 of xterm, no colour at all

// What the terminal can show, from the values of COLORTERM, TERM and NO_COLOR (empty when not set).
PreviewColours find_preview_colours(const std::string& colorterm, const std::string& term, const std::string& no_color);

// One line for every two rows of the picture, one cell for every column. The upper left pixel is the background.
std::vector<std::string> make_preview(const body::Picture& picture, PreviewColours colours);

}  // namespace unhunch::app

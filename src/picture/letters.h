// SPDX-License-Identifier: Apache-2.0
// A small alphabet of our own for captions: five by seven points a letter, drawn with round, smooth edges at any size.
// ASCII; anything else is a space.
#pragma once

#include <string_view>

#include "body/look.h"
#include "body/picture.h"

namespace unhunch::picture {

// Width in pixels of a text whose capitals are `height` pixels high.
double calc_text_width(std::string_view text, double height);

// `x`, `y` is the upper left corner of the first capital.
void draw_text(body::Picture& picture, std::string_view text, double x, double y, double height, body::Colour colour);

}  // namespace unhunch::picture

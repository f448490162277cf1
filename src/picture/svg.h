// SPDX-License-Identifier: Apache-2.0
// One shot as a flat illustration: every material in three shades with smooth outlines, as an SVG 1.1 picture.
//
// Drawn at 900 pixels and traced; usually 20 to 50 kB, and 10 to 20 kB as .svgz.
#pragma once

#include <string>
#include <string_view>

#include "body/renderer.h"
#include "core/error.h"

namespace unhunch::picture {

// `title` is what a screen reader says. `width` by `height` is the shape of the picture, its greater side 900.
std::string write_svg(body::Renderer& renderer, const body::Stage& stage, const core::Shot& shot,
                      const core::Camera& camera, int width, int height, std::string_view title);

// The same bytes packed by gzip, for ".svgz".
Expected<std::string> pack_gzip(std::string_view bytes);

}  // namespace unhunch::picture

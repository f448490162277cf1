// SPDX-License-Identifier: Apache-2.0
// The things around the figure: chair, wall, mat, roller, band. A prop is a few solids; all of them have an exact
// signed distance, which the check of the regimen uses ("a body through a prop").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/figure/vector.h"

namespace unhunch::core {

// What it looks as if it were made of; a finish is a colour of the scene.
enum class Finish : std::uint8_t { wood, metal, cloth, foam, rubber, wall, paint, screen, paper };
inline constexpr std::size_t finish_count = 9;
std::string_view name(Finish finish);

// A rounded box, or a round bar along its own Y axis with flat (cylinder) or round (capsule) ends.
struct Solid {
  enum class Shape : std::uint8_t { box, cylinder, capsule };
  Shape shape{};
  Frame at;             // of its middle, in the frame of the prop
  Vector half;          // box: half sizes; bars: x = radius, y = half length
  double rounding = 0;  // radius of the edges of a box or of the rims of a cylinder, within `half`
  Finish finish{};
};

// Metres from the surface of the solid, minus inside. `point` in the frame of the prop.
double distance(const Solid& solid, Vector point);

struct Prop {
  std::string id;
  std::vector<Solid> solids;
  double give = 0;  // metres that it yields under a body: cushion, mattress
};

}  // namespace unhunch::core

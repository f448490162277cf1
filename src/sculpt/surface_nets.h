// SPDX-License-Identifier: Apache-2.0
// From signed distance to triangles: surface nets (S. Gibson, "Constrained Elastic Surface Nets", 1998) on a sparse
// grid of the left half, whose vertices are then moved onto the surface itself.
//
// The half ends in a border that lies exactly in the plane x = 0; `mirror` closes it. About a second for 2.5 mm cells.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sculpt/field.h"

namespace unhunch::sculpt {

struct Mesh {
  std::vector<Vector> points;
  std::vector<std::array<std::uint32_t, 3>> triangles;
};

Mesh make_half_mesh(const Field& field, double cell);

}  // namespace unhunch::sculpt

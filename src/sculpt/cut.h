// SPDX-License-Identifier: Apache-2.0
// Cuts a mesh along the edges of clothes and hair, so that every triangle lies wholly in one layer.
#pragma once

#include <cstdint>
#include <vector>

#include "sculpt/outfit.h"
#include "sculpt/surface_nets.h"

namespace unhunch::sculpt {

struct LayeredMesh {
  Mesh mesh;
  std::vector<std::uint8_t> layer;  // of each triangle, an index into layers()
};

// Puts on one layer. Corners that lie close to its edge are moved onto it, so that no sliver is left; all new corners
// lie on the surface, and those of the middle stay there.
void cut(LayeredMesh& body, std::uint8_t layer, const Field& field, const Posture& posture);

// The same with any field; triangles inside get the mark.
void cut(LayeredMesh& body, std::uint8_t mark, const Field& field, const std::function<double(core::Vector)>& inside);

}  // namespace unhunch::sculpt

// SPDX-License-Identifier: Apache-2.0
// Cuts a mesh along the edges of clothes and hair, so that every triangle lies wholly in one layer.
#pragma once

#include <cstdint>
#include <functional>
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
using Inside = std::function<double(core::Vector)>;
void cut(LayeredMesh& body, std::uint8_t mark, const Field& field, const Inside& inside);

// Halves edges longer than `longest` that lie near the zero line of a field.
void refine(LayeredMesh& body, double longest, const Field& field, const Inside& inside);

}  // namespace unhunch::sculpt

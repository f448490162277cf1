// SPDX-License-Identifier: Apache-2.0
// The surface of a solid as triangles with smooth edges; every corner lies on the solid's distance function.
//
// Made once for each prop, not once a picture. A rounded box has 300 triangles, a bar up to about 700.
#pragma once

#include <cstdint>
#include <vector>

#include "body/float3.h"
#include "core/figure/prop.h"

namespace unhunch::body {

// Triangles are counter-clockwise when seen from outside.
struct SolidMesh {
  std::vector<Float3> positions, normals;  // in the frame of the prop
  std::vector<std::uint32_t> indices;
};

SolidMesh make_solid_mesh(const core::Solid& solid);

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
// What does not move, as plain words of 32 bits, for a page that draws the body with a library of its own: the mesh
// once, the props of a motion once, colours when they change. Beside pose_array.h nothing else is needed to draw.
//
// u = unsigned, f = IEEE single, b4 = four bytes.
#pragma once

#include <cstdint>
#include <vector>

#include "body/body.h"
#include "body/look.h"
#include "core/figure/motion.h"

namespace unhunch::body {

using Words = std::vector<std::uint32_t>;

//     u                 vertices, indices, surfaces, joints; then the two joints that the breath moves, belly and chest
//     3 u               of each surface: material, first, count
//     u, 3 f, 3 f, 4 f  of each joint: parent, place in the parent's frame, bind place and turn (x, y, z, w)
//     3 f, then 3 f     of each vertex: all positions, then all normals
//     b4, then b4       of each vertex: all joints, then all weights (they add up to 255)
//     u                 indices
void write_mesh(const Body& body, Words& out);

//     u                 solids
//     of each solid:    u prop, finish, vertices, indices; 3 f positions, 3 f normals, u indices; in the prop's frame
void write_solids(const core::Motion& motion, Words& out);

//     3 f each, sRGB, 0 to 1: 8 materials, 9 finishes, tint, background, pool, shadow, glow
//     f                 shadow_strength, glow_strength, tint_share
void write_look(const Look& look, std::vector<float>& out);

}  // namespace unhunch::body

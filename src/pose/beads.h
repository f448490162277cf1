// SPDX-License-Identifier: Apache-2.0
// Balls that fill the flesh, to tell how deep one part of the body is inside another.
//
// No bead stands out of the skin of the bind pose by more than a millimetre, and together they hold every place that
// lies a centimetre under the skin. A bead moves with the skin around it. Made once for a body in some tenths of a
// second: a ball is blown up behind a vertex until it meets the skin on the other side (the shrinking ball of J. Ma,
// S. Bae, S. Choi, "3D medial axis point approximation using nearest neighbors and the normal field", 2012), and of all
// these balls the few are chosen that hold the most.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "body/body.h"
#include "pose/parts.h"

namespace unhunch::pose {

struct Ball {
  std::array<float, 3> at{};
  float radius = 0;
};

struct Bead {
  Ball ball;  // in the bind pose
  std::array<std::uint8_t, 4> joints{};
  std::array<float, 4> weights{};   // add up to 1
  std::vector<std::uint32_t> skin;  // some of the vertices that it touches
};

using Beads = std::array<std::vector<Bead>, part_count>;
Beads make_beads(const body::Body& body, const PartVertices& parts);

// The bead in a pose. `skin` is by vertex and in the same pose: where it is squeezed, as in the fold of a joint, the
// bead gets smaller with it.
Ball calc_ball(const body::JointMatrices& matrices, const Bead& bead, const std::vector<std::array<float, 3>>& skin);

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
// A shot as plain numbers, for a page that draws the body with a library of its own: no JSON a frame.
//
//     3                 place of the pelvis, metres
//     1                 breath, 0 to 1
//     4 x joint_count   local turn of each joint in the order of core::Joint: x, y, z, w
//     3, 3              local places of belly and chest, which move with the breath
//     7 x props         place and turn (x, y, z, w) of each prop of the motion
//     6 x links         both ends of each link
#pragma once

#include <vector>

#include "core/figure/motion.h"

namespace unhunch::body {

// About two microseconds; `out` is reused.
void calc_pose_array(const core::Shot& shot, std::vector<float>& out);

}  // namespace unhunch::body

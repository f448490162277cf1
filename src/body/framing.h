// SPDX-License-Identifier: Apache-2.0
// Where the camera stands so that the figure fills the picture for a whole motion.
//
// The direction and the opening are wanted, target and distance follow in closed form: the nearest eye from which every
// point lies within the four sides. Walls, what lies flat on the floor and what is far from the figure do not count.
#pragma once

#include <span>

#include "body/stage.h"

namespace unhunch::body {

struct FrameWish {
  double aspect = 1;     // width of the picture by its height
  double margin = 0.07;  // share of the picture that stays free on each side
};

// Needs at least one shot.
core::Camera frame_camera(const Stage& stage, std::span<const core::Shot> shots, const core::Camera& wanted,
                          const FrameWish& wish = {});

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
// Which parts of a body may touch, and how far flesh gives way where they do.
//
// The skin of the figure does not yield when a thigh presses against the belly, so healthy contact shows as one part
// inside another. What is deeper than that is a limb that goes through the body.
#pragma once

#include <optional>

#include "core/figure/skeleton.h"
#include "pose/parts.h"

namespace unhunch::pose {

struct Touch {
  double allowed = 0;  // metres that the skin of one part may be inside the other
  double beyond = 0;   // of the part that is tested only the skin farther than this from the joint that they share
  core::Joint shared{};
};

// For the skin of `part` against the flesh of `other`. Absent: they are one flesh, or too near each other to tell.
std::optional<Touch> find_touch(Part part, Part other);

}  // namespace unhunch::pose

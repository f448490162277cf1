// SPDX-License-Identifier: Apache-2.0
// What is inside what: parts of the body in other parts (by the table of pose/touch.h), and in props.
//
// Depths are measured from both sides: skin inside a solid or under the surface of a bead, and for props also how far a
// bead reaches into them, so that a thin board through an arm does not go unseen. Some tenths of a millisecond a pose.
#pragma once

#include <vector>

#include "core/figure/motion.h"
#include "pose/posed.h"

namespace unhunch::pose {

struct Overlap {
  Part part{}, other{};
  double depth = 0, allowed = 0;  // metres
};
// Parts that are deeper in each other than they may; the skin of `part` is inside `other`.
std::vector<Overlap> find_overlaps(const Solver& solver, const Posed& posed);

struct PropOverlap {
  Part part{};
  std::size_t prop = 0;           // of Motion::props
  double depth = 0, allowed = 0;  // metres
};
std::vector<PropOverlap> find_prop_overlaps(const Solver& solver, const Posed& posed,
                                            const std::vector<core::Prop>& props,
                                            const std::vector<core::Frame>& frames);

}  // namespace unhunch::pose

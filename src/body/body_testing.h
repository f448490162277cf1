// SPDX-License-Identifier: Apache-2.0
// A man of capsules around the bones of the skeleton: a small body for tests of drawing and export, which does not
// wait for the sculpted one. About 6,000 vertices; every vertex follows the joint its bone begins at.
#pragma once

#include "body/body.h"
#include "core/figure/motion.h"

namespace unhunch::body {

Body make_capsule_man();

// Standing with these angles, on the floor.
core::Shot make_standing_shot(const Body& body, const core::Angles& angles);

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
// What a player has to know of a motion besides its frames: length, parts, keys, props, links, camera, muscles.
#pragma once

#include <string>

#include "core/figure/motion.h"

namespace unhunch::body {

// One JSON object; seconds, metres, degrees, with five decimals at most. docs/figure.md lists the members.
std::string write_motion_json(const core::Motion& motion);

}  // namespace unhunch::body

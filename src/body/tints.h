// SPDX-License-Identifier: Apache-2.0
// How strongly each vertex of the body is tinted when some muscles are shown.
#pragma once

#include <string>
#include <vector>

#include "body/body.h"

namespace unhunch::body {

// One value, 0 to 1, for each vertex; empty when no muscle is named. Some milliseconds.
std::vector<float> calc_tints(const Body& body, const std::vector<std::string>& muscles);

}  // namespace unhunch::body

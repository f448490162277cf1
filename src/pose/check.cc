// SPDX-License-Identifier: Apache-2.0
#include "pose/check.h"

namespace unhunch::pose {

void check_motion(const boost::json::object&, const Solver&, const core::Motion&, wire::Faults&) {}

}  // namespace unhunch::pose

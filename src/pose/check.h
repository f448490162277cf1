// SPDX-License-Identifier: Apache-2.0
// Whether a motion can be shown to anybody: in every frame the joints stay within their range ([angle.*]), hands and
// feet where they are held, nothing sinks into the floor, a prop or another part of the body.
#pragma once

#include <boost/json/object.hpp>

#include "pose/fit.h"
#include "wire/regimen_check.h"

namespace unhunch::pose {

// Adds a fault for each kind of trouble, with the time at which it is worst and by how much.
void check_motion(const boost::json::object& document, const Solver& solver, const core::Motion& motion,
                  wire::Faults& faults);

}  // namespace unhunch::pose

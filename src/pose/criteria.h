// SPDX-License-Identifier: Apache-2.0
// Whether the figure does what a form check would ask of a person: each form criterion of an exercise that can be read
// off a still pose must be named in the motion's `shows`, and hold there on the solved figure.
//
// Criteria of time and of comparison (tempo, symmetry, range against another form) are not of one pose; they are
// tested in tests/figure.
#pragma once

#include <boost/json/object.hpp>

#include "core/figure/motion.h"
#include "wire/regimen_check.h"

namespace unhunch::pose {

// Adds faults: `not_shown` for a criterion without a pose, `criterion` for one that does not hold.
void check_criteria(const boost::json::object& document, const core::Skeleton& skeleton, const core::Motion& motion,
                    wire::Faults& faults);

}  // namespace unhunch::pose

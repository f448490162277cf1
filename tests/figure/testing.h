// SPDX-License-Identifier: Apache-2.0
// The body and the motions that the program carries, for tests.
#pragma once

#include <boost/json/object.hpp>

#include "body/body.h"
#include "body/motion_book.h"

namespace unhunch::testing {

const body::Body& the_body();
const body::MotionBook& the_book();
const core::Motion& motion_of(std::string_view id);
const boost::json::object& the_regimen();

// From the beginning to the end of a part; the whole motion when it has no part of this name.
struct Stretch {
  double from = 0, to = 0;
};
Stretch stretch_of(const core::Motion& motion, std::string_view part);

core::Shot shot_at(const core::Motion& motion, double seconds);

}  // namespace unhunch::testing

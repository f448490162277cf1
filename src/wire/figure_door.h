// SPDX-License-Identifier: Apache-2.0
// The door `figure`: solved angles and joint positions of a motion at one time.
//
// A browser does not come through here: it asks the figure's own module for an array of numbers a frame
// (wasm/figure_exports.cc). Numbers are rounded to 0.01 mm and 0.001 degrees, so that both say the same.
#pragma once

#include <boost/json/value.hpp>

#include "body/motion_book.h"

namespace unhunch::wire {

Expected<boost::json::value> call_figure(const body::MotionBook& motions, const boost::json::value& input);

}  // namespace unhunch::wire

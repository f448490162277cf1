// SPDX-License-Identifier: Apache-2.0
// Outlines of the places where a field is above zero, as closed curves (marching squares; W. Lorensen, H. Cline,
// "Marching Cubes", 1987, in two dimensions).
#pragma once

#include <string>
#include <vector>

#include "body/field.h"

namespace unhunch::picture {

struct Dot {
  double x = 0, y = 0;  // pixels
};
using Loop = std::vector<Dot>;

// What is above zero lies on one side of each loop; holes are loops of their own. The rim of the field counts as below.
std::vector<Loop> find_contours(const body::Field& field);

double calc_area(const Loop& loop);

// Leaves out dots that lie within `tolerance` of the line without them (D. Douglas, T. Peucker, 1973).
Loop simplify(const Loop& loop, double tolerance);

// A path of quadratic curves through the middles of the loop's sides, in whole tenths of a pixel: "M..q..z". A corner
// of more than 50 degrees stays one.
std::string write_path(const Loop& loop);

}  // namespace unhunch::picture

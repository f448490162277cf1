// SPDX-License-Identifier: Apache-2.0
// How different two pictures look, for comparing with a kept one: a limb that moved a few degrees is seen, noise of a
// level or two and another way of smoothing edges are not.
//
// Both pictures are softened and looked at from a distance of some pixels, and the places that differ most are
// averaged: so a small part that moved counts as much as in a picture that shows nothing else.
#pragma once

#include "body/picture.h"

namespace unhunch::picture {

// 0 the same to 1; 1 as well when the sizes differ.
double calc_difference(const body::Picture& a, const body::Picture& b);

// What two drawings of the same pose stay below.
inline constexpr double same_pose = 0.16;

}  // namespace unhunch::picture

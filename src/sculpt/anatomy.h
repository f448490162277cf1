// SPDX-License-Identifier: Apache-2.0
// The figure as tables of forms, region by region: what an artist would change.
//
// All places are metres on a body of the usual stature in neutral standing, left half; the outlines of clothes that are
// wider than the body are part of the forms. Widths of head, trunk and limbs lie near the means of women and men in
// A. Tilley, H. Dreyfuss Associates, "The Measure of Man and Woman", so that the figure is nobody in particular.
#pragma once

#include "sculpt/field.h"

namespace unhunch::sculpt {

Group make_trunk();  // the root: chest, belly, hips, neck root
Group make_head();
Group make_arm();
Group make_hand();
Group make_leg();
Group make_foot();

// All of them put together.
Group make_figure();

}  // namespace unhunch::sculpt

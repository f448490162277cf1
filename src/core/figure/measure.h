// SPDX-License-Identifier: Apache-2.0
// What can be read off a solved body: the measures of the form criteria ([form_criterion.*] of the regimen), the joints
// of the specification ([joint.*]), and the height or place of any joint.
//
// Angles in degrees, lengths in centimetres, widths as ratios; the zero and sign of a joint is that of the
// specification (exercises.md, value list "joint"). Where left and right can differ, `side` says which is meant.
// A measure is a few operations on a Shot.
#pragma once

#include <optional>
#include <string_view>

#include "core/figure/motion.h"

namespace unhunch::core {

struct Measured {
  const Motion& motion;  // for its props
  const Shot& shot;
  const Shot& start;  // the pose from which a change is measured; the same shot where there is none
  Side side = Side::left;
};

// Absent when there is no measure of that name. Names: those of the regimen, those of TrunkAngle and LimbAngle, and
// "left_elbow.y" (a joint's place in centimetres).
std::optional<double> calc_measure(std::string_view name, const Measured& body);

// Landmarks of the head, in the frame of the joint `head` and for the usual stature.
inline constexpr Vector eye_in_head{0.032, 0.062, 0.088};  // of the left side
inline constexpr Vector ear_in_head{0.074, 0.048, 0.004};

}  // namespace unhunch::core

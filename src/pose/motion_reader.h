// SPDX-License-Identifier: Apache-2.0
// From the document of a regimen to drafted motions: bases and likenesses are followed, sides are spread, props are
// placed. Reads what the shape check (wire/regimen_check.h) has found well-formed; what only shows here (a base that
// does not exist, a circle, a prop without a place) is a fault with its dotted path.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "pose/draft.h"
#include "wire/regimen_check.h"

namespace unhunch::pose {

struct KeyDraft {
  PoseDraft pose;
  std::string path;  // "motion.cat_cow.poses.arch", for faults
  double at = 0;     // seconds from the start
  core::Ease ease{};
};

struct MotionDraft {
  core::Motion motion;  // without keys
  std::vector<KeyDraft> keys;
  double closer = 1;          // of the camera: 1 = the whole figure
  bool target_given = false;  // the camera looks at motion.camera.target, else at the middle of the figure
  int range_percent = 100;    // how far each key goes from the first
};

// One motion by its id; faults are added.
MotionDraft read_motion(const boost::json::object& document, std::string_view id, wire::Faults& faults);

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "sculpt/anatomy.h"

namespace unhunch::sculpt {
namespace {

using enum core::Joint;

// Shoulder to wrist of a hanging arm with the thumb in front: height, inner and outer half width, front, back, middle.
constexpr Ring rings[] = {
    {.820, .0190, .0190, .0285, .0275, .184, -.0275, .24},  {.850, .0195, .0195, .0280, .0270, .184, -.0275, .24},
    {.890, .0235, .0240, .0310, .0290, .184, -.0275, .00},  {.940, .0300, .0310, .0360, .0340, .184, -.0275, .00},
    {.990, .0350, .0355, .0400, .0385, .184, -.0275, .00},  {1.035, .0365, .0365, .0400, .0385, .184, -.0275, .00},
    {1.080, .0365, .0365, .0365, .0385, .184, -.0275, .00}, {1.120, .0375, .0370, .0395, .0400, .184, -.0275, .00},
    {1.170, .0405, .0400, .0430, .0425, .184, -.0275, .00}, {1.210, .0440, .0450, .0465, .0465, .184, -.0275, .00},
    {1.250, .0470, .0480, .0500, .0500, .184, -.0275, .00}, {1.300, .0490, .0500, .0520, .0530, .184, -.0275, .00},
    {1.350, .0490, .0510, .0530, .0540, .184, -.0275, .00}, {1.390, .0450, .0470, .0480, .0490, .184, -.0275, .00},
};

// Length from the wrist: a squarish palm.
constexpr Ring palm[] = {
    {.748, .0120, .0105, .0400, .0400, .184, -.0285, .59}, {.770, .0135, .0115, .0405, .0390, .184, -.0280, .59},
    {.800, .0150, .0125, .0350, .0345, .184, -.0275, .52}, {.830, .0170, .0160, .0285, .0285, .184, -.0275, .35},
    {.850, .0185, .0180, .0275, .0270, .184, -.0275, .24},
};

struct Finger {
  core::Joint first;
  double length, radius;  // of the last bone, of the root
};
constexpr Finger fingers[] = {
    {left_index1, .022, .0092}, {left_middle1, .023, .0095}, {left_ring1, .022, .0090}, {left_little1, .019, .0080}};

// A bone in the neutral frame of its joint: down along -Y to the next joint.
Group make_bone(core::Joint joint, Vector from, Vector to, double from_radius, double to_radius, double blend) {
  return Group{joint, blend, {{Cone{from, to, from_radius, to_radius}}}, {}};
}

Group make_finger(const core::Skeleton& skeleton, const Finger& finger) {
  const auto joint = [&](std::size_t step) { return static_cast<core::Joint>(core::index(finger.first) + step); };
  const auto at = [&](std::size_t step) { return skeleton.rest[core::index(joint(step))]; };
  const Vector way = unit(at(2) - at(1));
  const double r = finger.radius;
  const Vector root = at(0) + unit(at(0) - at(1)) * .022;
  Group group = make_bone(joint(0), root, at(1), r * 1.0, r * .93, .001);
  Group middle = make_bone(joint(1), at(1), at(2), r * .93, r * .86, .002);
  middle.children.push_back(make_bone(joint(2), at(2), at(2) + way * finger.length, r * .86, r * .70, .002));
  group.children.push_back(std::move(middle));
  return group;
}

Group make_thumb(const core::Skeleton& skeleton) {
  const auto at = [&](core::Joint joint) { return skeleton.rest[core::index(joint)]; };
  const Vector way = unit(at(left_thumb3) - at(left_thumb2));
  Group group = make_bone(left_thumb1, at(left_thumb1), at(left_thumb2), .0165, .0118, .014);
  group.strokes.push_back({Ellipsoid{{.172, .800, -.010}, {.012, .026, .016}, core::turn_x(-20)}, .01});
  Group middle = make_bone(left_thumb2, at(left_thumb2), at(left_thumb3), .0112, .0102, .004);
  middle.children.push_back(make_bone(left_thumb3, at(left_thumb3), at(left_thumb3) + way * .026, .0102, .0078, .003));
  group.children.push_back(std::move(middle));
  return group;
}

}  // namespace

Group make_arm() {
  Group arm{left_shoulder, .05, {}, {}};
  arm.strokes = {
      {Loft(rings, .012, .036)},
      {Ellipsoid{{.196, 1.350, -.026}, {.044, .075, .056}}, .03},   // deltoid
      {Ellipsoid{{.184, 1.078, -.058}, {.015, .020, .009}}, .025},  // point of the elbow
  };
  return arm;
}

Group make_hand() {
  const core::Skeleton skeleton = core::make_skeleton();
  Group hand{left_wrist, .012, {}, {}};
  hand.strokes = {
      {Loft(palm, .010, .01)}, {Ellipsoid{{.177, .795, -.052}, {.012, .030, .014}}, .012},  // ball of the little finger
  };
  Group all{left_wrist, .012, {}, {}};
  for (const Finger& finger : fingers) all.children.push_back(make_finger(skeleton, finger));
  hand.children.push_back(std::move(all));
  hand.children.push_back(make_thumb(skeleton));
  return hand;
}

}  // namespace unhunch::sculpt

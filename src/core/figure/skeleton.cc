// SPDX-License-Identifier: Apache-2.0
#include "core/figure/skeleton.h"

namespace unhunch::core {
namespace {

struct Place {
  Joint joint;
  Vector at;  // fractions of stature
};

using enum Joint;

// Heights of hip, knee, ankle, shoulder, elbow, wrist and fingertip are Drillis and Contini's; the rest is ours. The
// long bones lie exactly along Y, which limb.cc relies on.
constexpr Place middle[] = {
    {pelvis, {0, .545, -.004}},  {lumbar1, {0, .578, -.018}}, {lumbar2, {0, .622, -.016}}, {thorax1, {0, .668, -.022}},
    {thorax2, {0, .724, -.034}}, {thorax3, {0, .778, -.038}}, {neck1, {0, .832, -.026}},   {neck2, {0, .854, -.016}},
    {neck3, {0, .876, -.010}},   {head, {0, .900, -.006}},    {belly, {0, .610, .030}},    {chest, {0, .735, .030}},
};

constexpr Place left_side[] = {
    {left_clavicle, {.014, .822, .016}},
    {left_shoulder, {.107, .818, -.016}},
    {left_upper_arm1, {.107, .756, -.016}},
    {left_upper_arm2, {.107, .694, -.016}},
    {left_elbow, {.107, .632, -.016}},
    {left_forearm1, {.107, .583, -.016}},
    {left_forearm2, {.107, .534, -.016}},
    {left_wrist, {.107, .486, -.016}},
    // The palm faces the thigh: fingers lie side by side along Z, the thumb in front.
    {left_thumb1, {.101, .474, -.002}},
    {left_thumb2, {.096, .453, .010}},
    {left_thumb3, {.093, .436, .016}},
    {left_index1, {.107, .434, .0025}},
    {left_index2, {.107, .410, .0035}},
    {left_index3, {.107, .396, .0040}},
    {left_middle1, {.107, .432, -.0115}},
    {left_middle2, {.107, .406, -.0115}},
    {left_middle3, {.107, .390, -.0115}},
    {left_ring1, {.107, .435, -.0245}},
    {left_ring2, {.107, .411, -.0250}},
    {left_ring3, {.107, .396, -.0253}},
    {left_little1, {.106, .441, -.0365}},
    {left_little2, {.106, .422, -.0375}},
    {left_little3, {.106, .411, -.0382}},
    {left_fingertip, {.107, .377, -.0115}},
    {left_hip, {.052, .530, .000}},
    {left_thigh1, {.052, .408, .000}},
    {left_knee, {.052, .285, .000}},
    {left_ankle, {.052, .039, .000}},
    {left_heel, {.052, .012, -.028}},
    {left_ball, {.054, .010, .084}},
    {left_toe, {.055, .008, .122}},
};

// Parts of a spine angle that a joint takes over.
struct Share {
  Joint joint;
  double flexion, lateral, rotation;
};
// The lower spine bends at L5/S1 and L3; the thorax turns most in its lower half (A. White, M. Panjabi, "Clinical
// Biomechanics of the Spine"); half of the turn of the neck is between the first two vertebrae.
constexpr Share lumbar[] = {{lumbar1, .5, .5, .5}, {lumbar2, .5, .5, .5}};
constexpr Share thoracic[] = {{thorax1, .35, .4, .4}, {thorax2, .35, .35, .35}, {thorax3, .3, .25, .25}};
constexpr Share neck[] = {{neck1, .4, .35, .15}, {neck2, .35, .35, .15}, {neck3, .25, .3, .2}, {head, 0, 0, .5}};

Rotation bend(double flexion, double lateral, double rotation) {
  return turn_y(rotation) * turn_by({flexion, 0, -lateral});
}

struct Walk {
  const Skeleton& skeleton;
  Frames& out;

  void place(Joint joint, Rotation turn) const {
    const Frame& from = out[index(parent(joint))];
    out[index(joint)] = {from.to_world(skeleton.offset(joint)), from.turn * turn};
  }
  void spine(std::span<const Share> shares, double flexion, double lateral, double rotation) const {
    for (const Share& share : shares) {
      place(share.joint, bend(flexion * share.flexion, lateral * share.lateral, rotation * share.rotation));
    }
  }
};

// How much of a turn about the length of a limb each of its bones takes.
constexpr double upper_arm_shares[] = {.35, .80};
constexpr double forearm_shares[] = {.25, .65};
constexpr double thigh_share = .5;

// The shoulder girdle follows the arm: about 0.22 degrees upward for each degree of elevation above 30.
constexpr double rhythm_from = 30, rhythm_rate = .22;

void place_fingers(const Walk& walk, Side side, const Angles& angles) {
  const double s = outward(side);
  const double curl = angles.at(side, LimbAngle::finger_curl);
  const double spread = angles.at(side, LimbAngle::finger_spread);
  const double opposition = angles.at(side, LimbAngle::thumb_opposition);
  // Index to little: how far a spread moves the finger from the middle one, and how much of the curl it takes.
  constexpr Joint first[] = {left_index1, left_middle1, left_ring1, left_little1};
  constexpr double apart[] = {1, 0, -1, -2};
  for (std::size_t i = 0; i < std::size(first); ++i) {
    const auto joint = [&](int step) {
      return on(side, static_cast<Joint>(index(first[i]) + static_cast<std::size_t>(step)));
    };
    walk.place(joint(0), turn_x(-spread * apart[i]) * turn_z(-s * curl));
    walk.place(joint(1), turn_z(-s * curl * 1.1));
    walk.place(joint(2), turn_z(-s * curl * .7));
  }
  // The thumb swings in front of the palm, then bends with the fingers.
  walk.place(on(side, left_thumb1), turn_y(-s * opposition) * turn_z(-s * opposition * .3));
  walk.place(on(side, left_thumb2), turn_by({0, -s * opposition * .2, -s * curl * .3}));
  walk.place(on(side, left_thumb3), turn_z(-s * curl * .5));
  walk.place(on(side, left_fingertip), {});
}

Vector neutral_scaled(const Place& place, double stature) { return place.at * stature; }

}  // namespace

Skeleton make_skeleton(double stature) {
  Skeleton skeleton;
  for (const Place& place : middle) skeleton.rest[index(place.joint)] = neutral_scaled(place, stature);
  for (const Place& place : left_side) {
    const Vector at = neutral_scaled(place, stature);
    skeleton.rest[index(place.joint)] = at;
    skeleton.rest[index(mirrored(place.joint))] = {-at.x, at.y, at.z};
  }
  return skeleton;
}

Rotation rotation_of(const Root& root) { return turn_y(root.turn) * turn_x(root.lean) * turn_z(root.roll); }

Root mirrored(const Root& root) { return {{-root.at.x, root.at.y, root.at.z}, root.lean, -root.turn, -root.roll}; }

void calc_shoulder(const Skeleton& skeleton, Side side, const Angles& angles, Frames& out) {
  using enum LimbAngle;
  const double s = outward(side);
  const Vector swing{-angles.at(side, shoulder_flexion), 0, s * angles.at(side, shoulder_abduction)};
  const double raised = std::max(0.0, length(swing) - rhythm_from) * rhythm_rate;
  const Walk walk{skeleton, out};
  walk.place(on(side, left_clavicle), turn_by({0, -s * angles.at(side, scapula_protraction),
                                               s * (angles.at(side, scapula_elevation) + raised)}));
  // The humerus is held against the thorax; the clavicle only carries its head.
  const Vector head_of_humerus = out[index(on(side, left_clavicle))].to_world(skeleton.offset(on(side, left_shoulder)));
  out[index(on(side, left_shoulder))] = {head_of_humerus, out[index(thorax3)].turn * turn_by(swing)};
}

void calc_arm(const Skeleton& skeleton, Side side, const Angles& angles, Frames& out) {
  using enum LimbAngle;
  calc_shoulder(skeleton, side, angles, out);
  const Walk walk{skeleton, out};
  const double s = outward(side);
  const double rotation = -s * angles.at(side, shoulder_rotation);
  walk.place(on(side, left_upper_arm1), turn_y(rotation * upper_arm_shares[0]));
  walk.place(on(side, left_upper_arm2), turn_y(rotation * (upper_arm_shares[1] - upper_arm_shares[0])));
  walk.place(on(side, left_elbow),
             turn_y(rotation * (1 - upper_arm_shares[1])) * turn_x(-angles.at(side, elbow_flexion)));
  const double pronation = -s * angles.at(side, forearm_pronation);
  walk.place(on(side, left_forearm1), turn_y(pronation * forearm_shares[0]));
  walk.place(on(side, left_forearm2), turn_y(pronation * (forearm_shares[1] - forearm_shares[0])));
  walk.place(on(side, left_wrist),
             turn_y(pronation * (1 - forearm_shares[1])) *
                 turn_by({-angles.at(side, wrist_deviation), 0, -s * angles.at(side, wrist_flexion)}));
  place_fingers(walk, side, angles);
}

void calc_leg(const Skeleton& skeleton, Side side, const Angles& angles, Frames& out) {
  using enum LimbAngle;
  const Walk walk{skeleton, out};
  const double s = outward(side);
  const double rotation = -s * angles.at(side, hip_rotation);
  walk.place(on(side, left_hip), turn_by({-angles.at(side, hip_flexion), 0, s * angles.at(side, hip_abduction)}));
  walk.place(on(side, left_thigh1), turn_y(rotation * thigh_share));
  walk.place(on(side, left_knee), turn_y(rotation * (1 - thigh_share)) * turn_x(angles.at(side, knee_flexion)));
  // Rotation about the shin first, then the two axes of the ankle as one swing.
  walk.place(on(side, left_ankle),
             turn_y(-s * angles.at(side, ankle_rotation)) *
                 turn_by({angles.at(side, ankle_plantarflexion), 0, -s * angles.at(side, ankle_inversion)}));
  walk.place(on(side, left_heel), {});
  walk.place(on(side, left_ball), turn_x(-angles.at(side, toe_extension)));
  walk.place(on(side, left_toe), {});
}

void calc_frames(const Skeleton& skeleton, const Frame& root, const Angles& angles, Frames& out) {
  using enum TrunkAngle;
  out[index(pelvis)] = root;
  const Walk walk{skeleton, out};
  walk.spine(lumbar, angles[lumbar_flexion], angles[lumbar_lateral], angles[lumbar_rotation]);
  walk.spine(thoracic, angles[thoracic_flexion], angles[thoracic_lateral], angles[thoracic_rotation]);
  walk.spine(neck, angles[neck_flexion], angles[neck_lateral], angles[neck_rotation]);
  out[index(head)].turn = out[index(head)].turn * turn_x(angles[nod]);
  // Breathing in moves belly and chest forward (spec of belly_breathing: 2 cm) and the ribs a little up.
  constexpr Vector belly_way{0, 0, .020}, chest_way{0, .004, .007};
  for (const auto& [joint, way] : {std::pair{belly, belly_way}, std::pair{chest, chest_way}}) {
    walk.place(joint, {});
    out[index(joint)].at += out[index(joint)].turn * (way * angles.breath);
  }
  for (const Side side : sides) {
    calc_arm(skeleton, side, angles, out);
    calc_leg(skeleton, side, angles, out);
  }
}

}  // namespace unhunch::core

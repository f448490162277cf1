// SPDX-License-Identifier: Apache-2.0
#include "core/figure/limb.h"

namespace unhunch::core {
namespace {

// The two long bones of a limb with the hinge between them.
struct Bones {
  double upper, lower;
};

struct Hinge {
  Vector middle;    // of the elbow or knee
  double bend;      // degrees, 0 straight
  double short_by;  // metres
};

// Where the hinge is when the limb goes from `start` to `end`.
Hinge calc_hinge(Bones bones, Vector start, Vector end, Vector pole) {
  const Vector way = end - start;
  const double far = length(way);
  const double most = bones.upper + bones.lower;
  const double least = std::abs(bones.upper - bones.lower) + 1e-6;
  const double distance = std::clamp(far, least, most);
  const Vector along = unit(way, {0, -1, 0});
  const double to_foot = (bones.upper * bones.upper - bones.lower * bones.lower + distance * distance) / (2 * distance);
  const double height = std::sqrt(std::max(0.0, bones.upper * bones.upper - to_foot * to_foot));
  Vector aside = pole - along * dot(pole, along);
  if (length(aside) < 1e-9) aside = cross(along, Vector{1, 0, 0});
  const double cosine =
      (bones.upper * bones.upper + bones.lower * bones.lower - distance * distance) / (2 * bones.upper * bones.lower);
  const double inside = std::acos(std::clamp(cosine, -1.0, 1.0)) / radians_per_degree;
  return {start + along * to_foot + unit(aside) * height, 180 - inside, std::abs(far - distance)};
}

// Reads the two axes of a swing whose axis lies in the XZ plane, and the twist about Y that came before or after it.
struct Read {
  Vector swing;  // degrees about X and Z
  double twist;  // degrees about Y
};
Read read_swing_after_twist(Rotation r) {  // r = twist * swing
  const SwingTwist parts = take_apart(inverse(r), {0, 1, 0});
  return {-degrees_of(parts.swing), -degrees_of(parts.twist).y};
}
Read read_twist_after_swing(Rotation r) {  // r = swing * twist
  const SwingTwist parts = take_apart(r, {0, 1, 0});
  return {degrees_of(parts.swing), degrees_of(parts.twist).y};
}

double reach_arm(const Skeleton& skeleton, Side side, const Reach& wanted, Angles& angles, Frames& frames) {
  using enum LimbAngle;
  using enum Joint;
  const double s = outward(side);
  const Bones bones{skeleton.bone(left_shoulder, left_elbow), skeleton.bone(left_elbow, left_wrist)};
  const Rotation thorax = frames[index(thorax3)].turn;
  double short_by = 0;
  // Raising the arm lifts the shoulder, and that changes how the arm is raised.
  Rotation upper, lower;
  for (int round = 0; round < 4; ++round) {
    calc_shoulder(skeleton, side, angles, frames);
    const Vector shoulder = frames[index(on(side, left_shoulder))].at;
    const Hinge hinge = calc_hinge(bones, shoulder, wanted.end.at, wanted.pole);
    short_by = hinge.short_by;
    // The forearm bends towards the front of the upper arm.
    const Vector to_wrist = unit(wanted.end.at - hinge.middle);
    const Vector down = unit(hinge.middle - shoulder);
    Vector front = to_wrist - down * dot(to_wrist, down);
    if (length(front) < 1e-6) front = -(wanted.pole - down * dot(wanted.pole, down));
    upper = limb_turn(down, front);
    lower = upper * turn_x(-hinge.bend);
    const Read shoulder_turn = read_twist_after_swing(inverse(thorax) * upper);
    angles.at(side, shoulder_flexion) = -shoulder_turn.swing.x;
    angles.at(side, shoulder_abduction) = s * shoulder_turn.swing.z;
    angles.at(side, shoulder_rotation) = -s * shoulder_turn.twist;
    angles.at(side, elbow_flexion) = hinge.bend;
  }
  if (wanted.turned) {
    const Read hand = read_swing_after_twist(inverse(lower) * wanted.end.turn);
    angles.at(side, forearm_pronation) = -s * hand.twist;
    angles.at(side, wrist_deviation) = -hand.swing.x;
    angles.at(side, wrist_flexion) = -s * hand.swing.z;
  }
  calc_arm(skeleton, side, angles, frames);
  return short_by;
}

double reach_leg(const Skeleton& skeleton, Side side, const Reach& wanted, Angles& angles, Frames& frames) {
  using enum LimbAngle;
  using enum Joint;
  const double s = outward(side);
  const Bones bones{skeleton.bone(left_hip, left_knee), skeleton.bone(left_knee, left_ankle)};
  const Vector hip = frames[index(on(side, left_hip))].at;
  const Hinge hinge = calc_hinge(bones, hip, wanted.end.at, wanted.pole);
  const Vector down = unit(hinge.middle - hip);
  const Vector to_ankle = unit(wanted.end.at - hinge.middle);
  // The shin bends towards the back of the thigh.
  Vector front = -(to_ankle - down * dot(to_ankle, down));
  if (length(front) < 1e-6) front = wanted.pole - down * dot(wanted.pole, down);
  const Rotation upper = limb_turn(down, front);
  const Rotation lower = upper * turn_x(hinge.bend);
  const Read thigh = read_twist_after_swing(inverse(frames[index(pelvis)].turn) * upper);
  angles.at(side, hip_flexion) = -thigh.swing.x;
  angles.at(side, hip_abduction) = s * thigh.swing.z;
  angles.at(side, hip_rotation) = -s * thigh.twist;
  angles.at(side, knee_flexion) = hinge.bend;
  if (wanted.turned) {
    const Read foot = read_swing_after_twist(inverse(lower) * wanted.end.turn);
    angles.at(side, ankle_rotation) = -s * foot.twist;
    angles.at(side, ankle_plantarflexion) = foot.swing.x;
    angles.at(side, ankle_inversion) = -s * foot.swing.z;
  }
  calc_leg(skeleton, side, angles, frames);
  return hinge.short_by;
}

}  // namespace

double reach(const Skeleton& skeleton, Limb limb, const Reach& wanted, Angles& angles, Frames& frames) {
  return is_hand(limb) ? reach_arm(skeleton, side_of(limb), wanted, angles, frames)
                       : reach_leg(skeleton, side_of(limb), wanted, angles, frames);
}

}  // namespace unhunch::core

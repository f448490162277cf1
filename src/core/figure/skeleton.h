// SPDX-License-Identifier: Apache-2.0
// The bones: how long they are, and where they are for given angles.
//
// Lengths are fractions of stature (R. Drillis, R. Contini, "Body Segment Parameters", New York University 1966, in the
// form of D. Winter, "Biomechanics and Motor Control of Human Movement"), so that height is a parameter; what the table
// does not give (course of the spine, hands) is ours. Forward kinematics costs about two microseconds and allocates
// nothing.
#pragma once

#include <array>
#include <span>

#include "core/figure/joints.h"
#include "core/figure/vector.h"

namespace unhunch::core {

inline constexpr double usual_stature = 1.72;

// The world frames of all joints of one body in one pose.
using Frames = std::array<Frame, joint_count>;

struct Skeleton {
  // Neutral places of the joints in metres, feet on y = 0.
  std::array<Vector, joint_count> rest{};

  Vector offset(Joint joint) const { return rest[index(joint)] - rest[index(parent(joint))]; }
  double bone(Joint from, Joint to) const { return length(rest[index(to)] - rest[index(from)]); }
};

// Stature in metres.
Skeleton make_skeleton(double stature = usual_stature);

// Where the pelvis is and how it is turned: first rolled (+ to the figure's right), then leant (+ forward), then turned
// (+ left). Lying: lean 90 face down, -90 face up; on the side: roll +-90.
struct Root {
  Vector at;
  double lean = 0, turn = 0, roll = 0;  // degrees
  bool operator==(const Root&) const = default;
};
Rotation rotation_of(const Root& root);
Root mirrored(const Root& root);

// All joints. Writes every frame.
void calc_frames(const Skeleton& skeleton, const Frame& pelvis, const Angles& angles, Frames& out);
inline Frames calc_frames(const Skeleton& skeleton, const Root& root, const Angles& angles) {
  Frames frames;
  calc_frames(skeleton, Frame{root.at, rotation_of(root)}, angles, frames);
  return frames;
}

// One arm or leg alone, after its parents (thorax3 or pelvis) are known.
// calc_shoulder stops at the head of the humerus.
void calc_shoulder(const Skeleton& skeleton, Side side, const Angles& angles, Frames& out);
void calc_arm(const Skeleton& skeleton, Side side, const Angles& angles, Frames& out);
void calc_leg(const Skeleton& skeleton, Side side, const Angles& angles, Frames& out);

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
#include "core/figure/limb.h"

#include <doctest/doctest.h>

namespace {

using namespace unhunch::core;

const Skeleton skeleton = make_skeleton();

Frames standing(const Angles& angles) { return calc_frames(skeleton, Root{skeleton.rest[0]}, angles); }

double apart(Rotation a, Rotation b) { return length(degrees_of(inverse(a) * b)); }

}  // namespace

TEST_CASE("a limb that reaches where it already is keeps its place and its angles") {
  Angles angles;
  for (const Side side : sides) {
    angles.at(side, LimbAngle::shoulder_flexion) = 40;
    angles.at(side, LimbAngle::shoulder_abduction) = 25;
    angles.at(side, LimbAngle::shoulder_rotation) = 30;
    angles.at(side, LimbAngle::elbow_flexion) = 70;
    angles.at(side, LimbAngle::forearm_pronation) = 35;
    angles.at(side, LimbAngle::wrist_flexion) = -50;
    angles.at(side, LimbAngle::wrist_deviation) = 10;
    angles.at(side, LimbAngle::hip_flexion) = 60;
    angles.at(side, LimbAngle::hip_abduction) = 15;
    angles.at(side, LimbAngle::hip_rotation) = -10;
    angles.at(side, LimbAngle::knee_flexion) = 80;
    angles.at(side, LimbAngle::ankle_plantarflexion) = 12;
    angles.at(side, LimbAngle::ankle_inversion) = 8;
    angles.at(side, LimbAngle::ankle_rotation) = -5;
  }
  angles[TrunkAngle::thoracic_flexion] = 20;
  const Frames before = standing(angles);
  for (const Limb limb : limbs) {
    CAPTURE(static_cast<int>(limb));
    const Side side = side_of(limb);
    const Joint hinge = on(side, is_hand(limb) ? Joint::left_elbow : Joint::left_knee);
    const Joint start = on(side, is_hand(limb) ? Joint::left_shoulder : Joint::left_hip);
    const Vector pole = before[index(hinge)].at - before[index(start)].at;
    Angles solved;
    solved[TrunkAngle::thoracic_flexion] = 20;
    Frames after = standing(solved);
    const double missing = reach(skeleton, limb, {before[index(end_of(limb))], pole}, solved, after);
    CHECK(missing == doctest::Approx(0));
    CHECK(length(after[index(end_of(limb))].at - before[index(end_of(limb))].at) < 5e-5);
    CHECK(apart(after[index(end_of(limb))].turn, before[index(end_of(limb))].turn) < 0.01);
    for (std::size_t i = 0; i < limb_angle_count; ++i) {
      const auto angle = static_cast<LimbAngle>(i);
      CAPTURE(name(angle));
      if (is_hand(limb) == (angle < LimbAngle::finger_curl) && angle > LimbAngle::scapula_protraction)
        CHECK(solved.at(side, angle) == doctest::Approx(angles.at(side, angle)).epsilon(0.01));
    }
  }
}

TEST_CASE("out of reach, the limb is straight and says how much is missing") {
  Angles angles;
  Frames frames = standing(angles);
  const Vector hip = frames[index(Joint::left_hip)].at;
  const double leg = skeleton.bone(Joint::left_hip, Joint::left_ankle);
  const Reach wanted{{hip + Vector{0, -leg - 0.1, 0}, {}}, {0, 0, 1}};
  CHECK(reach(skeleton, Limb::left_foot, wanted, angles, frames) == doctest::Approx(0.1).epsilon(0.001));
  CHECK(angles.at(Side::left, LimbAngle::knee_flexion) < 0.5);
}

TEST_CASE("a mirrored body stands in mirrored places") {
  Angles angles;
  angles[TrunkAngle::lumbar_lateral] = 10;
  angles[TrunkAngle::thoracic_rotation] = 25;
  angles.at(Side::left, LimbAngle::shoulder_abduction) = 60;
  angles.at(Side::left, LimbAngle::elbow_flexion) = 40;
  angles.at(Side::right, LimbAngle::hip_rotation) = 20;
  const Root root{{0.1, 0.9, 0.2}, 10, 20, 5};
  const Frames a = calc_frames(skeleton, root, angles);
  const Frames b = calc_frames(skeleton, mirrored(root), mirrored(angles));
  for (std::size_t i = 0; i < joint_count; ++i) {
    const Vector at = a[i].at;
    const Vector twin = b[index(mirrored(static_cast<Joint>(i)))].at;
    CAPTURE(name(static_cast<Joint>(i)));
    CHECK(length(twin - Vector{-at.x, at.y, at.z}) < 1e-9);
  }
}

TEST_CASE("the signs of the angles are the field's") {
  using enum LimbAngle;
  const auto moved = [](TrunkAngle angle) {
    Angles angles;
    angles[angle] = 20;
    return standing(angles)[index(Joint::head)];
  };
  const Vector head = standing({})[index(Joint::head)].at;
  CHECK(moved(TrunkAngle::thoracic_flexion).at.z > head.z + 0.02);
  CHECK(moved(TrunkAngle::thoracic_lateral).at.x > head.x + 0.02);
  CHECK((moved(TrunkAngle::thoracic_rotation).turn * Vector{0, 0, 1}).x > 0.2);
  const auto limb = [](LimbAngle angle, Joint joint) {
    Angles angles;
    angles.at(Side::left, shoulder_flexion) = angle == shoulder_rotation ? 90 : 0;
    angles.at(Side::left, elbow_flexion) = angle == shoulder_rotation ? 90 : 0;
    const Vector before = standing(angles)[index(joint)].at;
    angles.at(Side::left, angle) += 30;
    return standing(angles)[index(joint)].at - before;
  };
  CHECK(limb(shoulder_flexion, Joint::left_wrist).z > 0.1);
  CHECK(limb(shoulder_abduction, Joint::left_wrist).x > 0.1);
  CHECK(limb(shoulder_rotation, Joint::left_wrist).x < -0.05);
  CHECK(limb(scapula_elevation, Joint::left_shoulder).y > 0.02);
  CHECK(limb(scapula_protraction, Joint::left_shoulder).z > 0.02);
  CHECK(limb(elbow_flexion, Joint::left_wrist).z > 0.1);
  CHECK(limb(forearm_pronation, Joint::left_thumb3).x < -0.01);
  CHECK(limb(wrist_flexion, Joint::left_fingertip).x < -0.05);
  CHECK(limb(wrist_deviation, Joint::left_fingertip).z > 0.05);
  CHECK(limb(finger_curl, Joint::left_fingertip).x < -0.02);
  CHECK(limb(hip_flexion, Joint::left_knee).z > 0.1);
  CHECK(limb(hip_abduction, Joint::left_knee).x > 0.1);
  CHECK(limb(hip_rotation, Joint::left_toe).x < -0.05);
  CHECK(limb(knee_flexion, Joint::left_ankle).z < -0.1);
  CHECK(limb(ankle_plantarflexion, Joint::left_toe).y < -0.05);
  CHECK(limb(ankle_inversion, Joint::left_ball).x < 0.002);
  CHECK(limb(toe_extension, Joint::left_toe).y > 0.02);
}

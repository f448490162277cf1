// SPDX-License-Identifier: Apache-2.0
#include "pose/contact.h"

#include <doctest/doctest.h>

#include "pose/posed.h"
#include "pose/testing.h"

namespace unhunch::pose {
namespace {

using core::Limb;
using core::LimbAngle;
using core::Side;
using core::Vector;

constexpr ContactPoint on_skin[] = {ContactPoint::palm, ContactPoint::fist,  ContactPoint::back_of_hand,
                                    ContactPoint::sole, ContactPoint::ball,  ContactPoint::fingertips,
                                    ContactPoint::heel, ContactPoint::instep};

core::Angles bend(LimbAngle angle, double degrees) {
  core::Angles angles;
  for (const Side side : core::sides) angles.at(side, angle) = degrees;
  return angles;
}

// How far the skin of the hand or foot goes beyond the contact, in the direction that it faces.
double calc_beyond(Limb limb, ContactPoint point, const core::Angles& angles) {
  const Solver& solver = testing::solver();
  const auto frames = core::calc_frames(solver.body.skeleton, core::Root{{0, 1, 0}, 0, 0, 0}, angles);
  const core::Frame& end = frames[core::index(core::end_of(limb))];
  const Contact contact = solver.contacts.find(limb, point, angles);
  Posed posed;
  calc_posed(solver, frames, posed);
  double most = -1;
  for (const std::uint32_t v : solver.parts[index(part_of(core::end_of(limb)))]) {
    const auto& vertex = solver.body.vertices[v];
    const auto joint = core::is_left(static_cast<core::Joint>(vertex.joints[0]))
                           ? static_cast<core::Joint>(vertex.joints[0])
                           : core::mirrored(static_cast<core::Joint>(vertex.joints[0]));
    if (joint >= core::Joint::left_thumb1 && joint <= core::Joint::left_thumb3) continue;
    const auto [x, y, z] = posed.skin[v];
    most = std::max(most, core::dot(end.to_local({x, y, z}) - contact.at, contact.facing));
  }
  return most;
}

TEST_CASE("Every contact has its name") {
  for (int i = 0; i <= static_cast<int>(ContactPoint::ankle); ++i) {
    const auto point = static_cast<ContactPoint>(i);
    CHECK(find_contact_point(name(point)) == point);
  }
  CHECK(!find_contact_point("elbow"));
}

TEST_CASE("Palm and sole lie on the outermost skin") {
  CHECK(std::abs(calc_beyond(Limb::left_hand, ContactPoint::palm, bend(LimbAngle::finger_curl, 5))) < .003);
  CHECK(std::abs(calc_beyond(Limb::left_foot, ContactPoint::sole, {})) < .003);
  CHECK(std::abs(calc_beyond(Limb::left_foot, ContactPoint::instep, bend(LimbAngle::toe_extension, -20))) < .003);
  CHECK(std::abs(calc_beyond(Limb::left_hand, ContactPoint::back_of_hand, {})) < .003);
}

TEST_CASE("A fist is measured closed") {
  CHECK(std::abs(calc_beyond(Limb::right_hand, ContactPoint::fist, bend(LimbAngle::finger_curl, 90))) < .003);
  const Solver& solver = testing::solver();
  const Vector closed = solver.contacts.find(Limb::left_hand, ContactPoint::fist).at;
  const Vector flat = solver.contacts.find(Limb::left_hand, ContactPoint::fist, {}).at;
  CHECK(closed.y > flat.y + .06);
}

TEST_CASE("Under raised heels the toes lie flat") {
  const core::Angles raised = bend(LimbAngle::toe_extension, 45);
  const Contact contact = testing::solver().contacts.find(Limb::left_foot, ContactPoint::ball, raised);
  // The toes face down when the foot is pitched by as much as they are bent.
  CHECK(core::dot(contact.facing, core::turn_x(-45) * Vector{0, -1, 0}) > .999);
  const double beyond = calc_beyond(Limb::left_foot, ContactPoint::ball, raised);
  CHECK(beyond < .012);
  CHECK(beyond > -.003);
}

TEST_CASE("The right side is the mirror of the left") {
  const auto& contacts = testing::solver().contacts;
  for (const ContactPoint point : on_skin) {
    const bool hand = is_of_hand(point);
    const Contact left = contacts.find(hand ? Limb::left_hand : Limb::left_foot, point);
    const Contact right = contacts.find(hand ? Limb::right_hand : Limb::right_foot, point);
    CHECK(core::length(left.at - Vector{-right.at.x, right.at.y, right.at.z}) < 1e-9);
    CHECK(std::abs(core::length(left.facing) - 1) < .002);
    CHECK(std::abs(core::dot(left.facing, left.pointing)) < .002);
  }
}

TEST_CASE("Flat hands and the tops of the feet lie on the floor when they are solved so") {
  const Solved solved = testing::solve(testing::make_quadruped());
  for (const Unmet& unmet : solved.unmet) CHECK_MESSAGE(false, unmet.what);
  const Solver& solver = testing::solver();
  Posed posed;
  calc_posed(solver, core::calc_frames(solver.body.skeleton, solved.key.root, solved.key.angles), posed);
  for (const Part part : {Part::left_hand, Part::right_hand, Part::left_foot, Part::right_foot}) {
    CHECK(posed.lowest[index(part)] > -.012F);
    CHECK(posed.lowest[index(part)] < .005F);
  }
  CHECK(solved.key.angles.at(Side::left, LimbAngle::ankle_plantarflexion) < 60.5);
}

}  // namespace
}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "pose/fit.h"

#include <doctest/doctest.h>

#include "pose/posed.h"
#include "pose/testing.h"

namespace unhunch::pose {
namespace {

using core::Limb;
using core::Side;

TEST_CASE("Pinned hands and feet are where they are pinned, to a millimetre") {
  const Solver& solver = testing::solver();
  for (const PoseDraft& draft : {testing::make_standing(), testing::make_quadruped()}) {
    const Solved solved = testing::solve(draft);
    CHECK(solved.unmet.empty());
    const auto frames = core::calc_frames(solver.body.skeleton, solved.key.root, solved.key.angles);
    for (const Limb limb : core::limbs) {
      const auto& pin = draft.pins[static_cast<std::size_t>(limb)];
      if (!pin) continue;
      const Contact contact = solver.contacts.find(limb, pin->point, draft.angles);
      const core::Frame& end = frames[core::index(core::end_of(limb))];
      CHECK(core::length(end.to_world(contact.at) - pin->at) < .001);
      CHECK(core::dot(end.turn * contact.facing, *pin->facing) > .999);
    }
  }
}

TEST_CASE("What rests lies as deep in the floor as asked") {
  const Solver& solver = testing::solver();
  const Solved solved = testing::solve(testing::make_quadruped());
  Posed posed;
  calc_posed(solver, core::calc_frames(solver.body.skeleton, solved.key.root, solved.key.angles), posed);
  CHECK(std::abs(posed.lowest[index(Part::left_shin)] + .002F) < .001F);
}

TEST_CASE("Free values stay within their limits") {
  PoseDraft draft = testing::make_quadruped();
  draft.free = {{"root.y", .45, .455}, {"root.z", -.01, .01}};
  const Solved solved = testing::solve(draft);
  CHECK(solved.key.root.at.y >= .45 - 1e-9);
  CHECK(solved.key.root.at.y <= .455 + 1e-9);
  CHECK(std::abs(solved.key.root.at.z) <= .01 + 1e-9);
}

TEST_CASE("What is not free stays as it was drafted") {
  PoseDraft draft = testing::make_standing();
  const Solved solved = testing::solve(draft);
  CHECK(solved.key.root == draft.root);
  CHECK(solved.key.angles.trunk == draft.angles.trunk);
}

TEST_CASE("A wish that cannot be met is reported by how much") {
  PoseDraft draft = testing::make_standing();
  draft.free = {{"elbow_flexion", 0, 20}};
  draft.wishes = {{"elbow_flexion", Side::left, 60, 60, 1}};
  const Solved solved = testing::solve(draft);
  REQUIRE(solved.unmet.size() == 1);
  CHECK(solved.unmet[0].what == "wish elbow_flexion");
  CHECK(std::abs(solved.unmet[0].by - 40) < 1);
}

TEST_CASE("A wish that can be met is met") {
  PoseDraft draft = testing::make_standing();
  draft.free = {{"left.elbow_flexion", 0, 90}};
  draft.wishes = {{"elbow_flexion", Side::left, 60, 60, 1}};
  const Solved solved = testing::solve(draft);
  CHECK(solved.unmet.empty());
  CHECK(std::abs(solved.key.angles.at(Side::left, core::LimbAngle::elbow_flexion) - 60) < 1);
  CHECK(solved.key.angles.at(Side::right, core::LimbAngle::elbow_flexion) == 10);
}

TEST_CASE("A pin out of reach is reported by how much") {
  PoseDraft draft = testing::make_standing();
  draft.pins[0] = testing::make_pin(ContactPoint::wrist, {1.2, 1.4, .3}, {1, 0, 0}, {1, -1, 0});
  const Solved solved = testing::solve(draft);
  REQUIRE(solved.unmet.size() == 1);
  CHECK(solved.unmet[0].what == "pin left_wrist");
  CHECK(solved.unmet[0].by > .3);
}

TEST_CASE("The same draft gives the same pose") {
  const Solved first = testing::solve(testing::make_quadruped());
  const Solved second = testing::solve(testing::make_quadruped());
  CHECK(first.key.root == second.key.root);
  CHECK(first.key.angles == second.key.angles);
}

}  // namespace
}  // namespace unhunch::pose

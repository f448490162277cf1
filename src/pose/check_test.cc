// SPDX-License-Identifier: Apache-2.0
#include "pose/check.h"

#include <doctest/doctest.h>

#include <set>
#include <tuple>

#include "pose/testing.h"

namespace unhunch::pose {
namespace {

namespace json = boost::json;
using core::LimbAngle;
using core::Side;

// Wide ranges for every angle, so that each test breaks one thing only.
json::object make_document() {
  json::object angles;
  const auto add = [&](std::string_view name, double least, double most) {
    angles[json::string_view(name.data(), name.size())] = json::object{{"min", least}, {"max", most}};
  };
  for (std::size_t i = 0; i < core::trunk_angle_count; ++i) add(core::name(static_cast<core::TrunkAngle>(i)), -90, 90);
  for (std::size_t i = 0; i < core::limb_angle_count; ++i) add(core::name(static_cast<LimbAngle>(i)), -180, 180);
  angles["elbow_flexion"] = json::object{{"min", 0}, {"max", 150}};
  return {{"angle", std::move(angles)}};
}

core::Motion make_motion(const std::vector<PoseDraft>& drafts) {
  core::Motion motion;
  motion.id = "tried";
  for (const PoseDraft& draft : drafts) {
    motion.keys.push_back(testing::solve(draft).key);
    motion.keys.back().at = motion.length;
    motion.length += 2;
  }
  return motion;
}

wire::Faults check(const core::Motion& motion, const json::object& document = make_document()) {
  wire::Faults faults;
  check_motion(document, testing::solver(), motion, faults);
  return faults;
}

std::set<std::string> codes(const wire::Faults& faults) {
  std::set<std::string> codes;
  for (const auto& fault : faults) {
    INFO(wire::describe(fault));
    CHECK(fault.key == "motion.tried");
    codes.insert(fault.code);
  }
  return codes;
}

using Codes = std::set<std::string>;

PoseDraft make_arms_forward() {
  PoseDraft draft = testing::make_standing();
  draft.name = "arms_forward";
  testing::bend(draft, LimbAngle::shoulder_flexion, 80);
  return draft;
}

TEST_CASE("A motion that a body can do has no fault") {
  CHECK(codes(check(make_motion({testing::make_standing(), make_arms_forward()}))) == Codes{});
  CHECK(codes(check(make_motion({testing::make_quadruped()}))) == Codes{});
}

TEST_CASE("A forearm that goes through the trunk is a self-intersection") {
  PoseDraft through = testing::make_standing();
  through.angles.at(Side::left, LimbAngle::elbow_flexion) = 90;
  through.angles.at(Side::left, LimbAngle::shoulder_rotation) = 90;
  const auto faults = check(make_motion({testing::make_standing(), through}));
  CHECK(codes(faults) == Codes{"self_intersection"});
  REQUIRE(!faults.empty());
  CHECK(faults.front().message.find("left_forearm") != std::string::npos);
}

TEST_CASE("A trouble between two keys is seen, and told once with its worst time") {
  // Both keys are clean; the hand passes through the trunk on the way from one side to the other.
  PoseDraft right = testing::make_standing();
  right.angles.at(Side::left, LimbAngle::elbow_flexion) = 90;
  PoseDraft behind = right;
  behind.angles.at(Side::left, LimbAngle::shoulder_rotation) = 180;
  const auto faults = check(make_motion({right, behind}));
  CHECK(codes(faults).contains("self_intersection"));
  std::set<std::string> messages;
  for (const auto& fault : faults) {
    CHECK(fault.message.find(" s (frame ") != std::string::npos);
    CHECK(messages.insert(fault.message.substr(0, fault.message.find(" at "))).second);
  }
}

TEST_CASE("An elbow beyond its range is out of range") {
  PoseDraft bent = testing::make_standing();
  bent.angles.at(Side::right, LimbAngle::elbow_flexion) = -4;
  const auto faults = check(make_motion({testing::make_standing(), bent}));
  CHECK(codes(faults) == Codes{"out_of_range"});
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message == "right elbow_flexion is -4.0 degrees at 2.0 s (frame 20, in 'standing')");
  CHECK(faults[0].expected == "0.0 to 150.0 degrees");
}

TEST_CASE("An angle half a degree beyond its range passes") {
  PoseDraft bent = testing::make_standing();
  bent.angles.at(Side::right, LimbAngle::elbow_flexion) = -.4;
  CHECK(codes(check(make_motion({bent}))) == Codes{});
}

TEST_CASE("An angle without a range is out of range") {
  json::object document = make_document();
  document.at("angle").as_object().erase("neck_rotation");
  const auto faults = check(make_motion({testing::make_standing()}), document);
  CHECK(codes(faults) == Codes{"out_of_range"});
  CHECK(faults.size() == 1);
  CHECK(codes(check(make_motion({testing::make_standing()}), {})) == Codes{"out_of_range"});
}

TEST_CASE("A hand 20 mm in the floor is sunk") {
  PoseDraft sunk = testing::make_quadruped();
  sunk.pins[0]->at.y = -.02;
  CHECK(codes(check(make_motion({sunk}))) == Codes{"sunk_foot_or_hand"});
}

TEST_CASE("A foot 15 mm above the floor floats") {
  PoseDraft floating = testing::make_standing();
  floating.pins[2]->at.y = .015;
  const auto faults = check(make_motion({testing::make_standing(), floating}));
  CHECK(codes(faults) == Codes{"floating_foot_or_hand"});
  REQUIRE(!faults.empty());
  CHECK(faults[0].message.starts_with("left_foot floats"));
}

TEST_CASE("A foot that swings past low over the floor does not float") {
  std::vector<PoseDraft> drafts(3, testing::make_standing());
  for (const auto& [i, y, z] : {std::tuple{0U, .0, -.1}, {1U, .012, 0.}, {2U, .0, .1}}) {
    drafts[i].pins[2]->at.y = y;
    drafts[i].pins[2]->at.z = z;
    drafts[i].root.at.y = .925;
  }
  CHECK(codes(check(make_motion(drafts))) == Codes{});
}

TEST_CASE("A foot that stands on a prop does not float") {
  PoseDraft high = testing::make_standing();
  high.root.at.y += .015;
  for (const std::size_t foot : {2U, 3U}) high.pins[foot]->at.y = .015;
  core::Motion motion = make_motion({high});
  CHECK(codes(check(motion)) == Codes{"floating_foot_or_hand"});
  motion.props = {{"plate", {{core::Solid::Shape::box, {}, {.5, .0075, .5}, 0, {}}}, 0}};
  motion.keys[0].props = {{{0, .0075, 0}, {}}};
  CHECK(codes(check(motion)) == Codes{});
}

TEST_CASE("A pin out of reach is missed") {
  PoseDraft far = testing::make_standing();
  PinDraft pin = testing::make_pin(ContactPoint::wrist, {1.2, 1.4, .3}, {1, 0, 0}, {1, -1, 0});
  far.pins[0] = pin;
  const auto faults = check(make_motion({far}));
  CHECK(codes(faults) == Codes{"pin_missed"});
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message.starts_with("left_wrist misses its place"));
}

TEST_CASE("A body in the floor is sunk") {
  PoseDraft lying;
  lying.name = "lying";
  lying.root = {{0, .05, 0}, -90, 0, 0};
  testing::bend(lying, LimbAngle::shoulder_abduction, 30);
  CHECK(codes(check(make_motion({lying}))) == Codes{"sunk"});
}

TEST_CASE("A body in a box is through a prop, even where the box is thin") {
  core::Motion motion = make_motion({testing::make_standing()});
  motion.keys[0].props = {{{0, 1.2, 0}, {}}};
  for (const double thick : {.10, .004}) {
    motion.props = {{"box", {{core::Solid::Shape::box, {}, {.4, thick / 2, .4}, 0, {}}}, 0}};
    const auto faults = check(motion);
    CHECK(codes(faults) == Codes{"through_prop"});
  }
  motion.keys[0].props = {{{0, 2.2, 0}, {}}};
  CHECK(codes(check(motion)) == Codes{});
}

TEST_CASE("A cushion gives way as far as it says") {
  core::Motion motion = make_motion({testing::make_standing()});
  // Its face is 25 mm behind the foremost skin of the chest.
  double front = 0;
  core::Shot shot;
  core::calc_key_shot(testing::solver().body.skeleton, motion, 0, shot);
  const auto matrices = body::calc_joint_matrices(testing::solver().body, shot.frames);
  for (const std::uint32_t v : testing::solver().parts[index(Part::chest)]) {
    const auto [x, y, z] = body::calc_position(testing::solver().body, matrices, v);
    front = std::max(front, static_cast<double>(z));
  }
  motion.props = {{"cushion", {{core::Solid::Shape::box, {}, {.05, .6, .1}, 0, {}}}, 0}};
  motion.keys[0].props = {{{0, 1.9, front + .1 - .025}, {}}};
  CHECK(codes(check(motion)).contains("through_prop"));
  motion.props[0].give = .03;
  motion.keys[0].props[0].at.y = 1.9;
  const auto faults = check(motion);
  for (const auto& fault : faults) CHECK(fault.message.find("chest") == std::string::npos);
}

TEST_CASE("The same motion gives the same faults") {
  PoseDraft through = testing::make_standing();
  testing::bend(through, LimbAngle::elbow_flexion, 120);
  testing::bend(through, LimbAngle::shoulder_rotation, 90);
  const core::Motion motion = make_motion({testing::make_standing(), through});
  const auto first = check(motion), second = check(motion);
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(wire::describe(first[i]) == wire::describe(second[i]));
}

}  // namespace
}  // namespace unhunch::pose

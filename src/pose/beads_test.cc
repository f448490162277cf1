// SPDX-License-Identifier: Apache-2.0
#include "pose/beads.h"

#include <doctest/doctest.h>

#include <cmath>

#include "pose/posed.h"
#include "pose/testing.h"

namespace unhunch::pose {
namespace {

float calc_distance(const std::array<float, 3>& a, const std::array<float, 3>& b) {
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

TEST_CASE("A few hundred beads fill every part") {
  std::size_t count = 0;
  for (const auto& beads : testing::solver().beads) {
    CHECK(beads.size() >= 3);
    count += beads.size();
  }
  CHECK(count > 200);
  CHECK(count < 800);
}

TEST_CASE("No bead stands out of the skin") {
  const Solver& solver = testing::solver();
  float deepest = 0;
  for (const auto& beads : solver.beads) {
    for (const Bead& bead : beads) {
      for (const auto& vertices : solver.parts) {
        for (const std::uint32_t v : vertices)
          deepest = std::max(deepest, bead.ball.radius - calc_distance(bead.ball.at, solver.body.vertices[v].position));
      }
    }
  }
  CHECK(deepest < .001F);
}

TEST_CASE("Nearly all flesh 12 mm under the skin is in a bead") {
  const Solver& solver = testing::solver();
  for (const Part part : {Part::chest, Part::waist, Part::pelvis, Part::left_thigh, Part::left_shin, Part::left_forearm,
                          Part::left_upper_arm}) {
    std::size_t held = 0;
    for (const std::uint32_t v : solver.parts[index(part)]) {
      const body::Vertex& vertex = solver.body.vertices[v];
      std::array<float, 3> deep{};
      for (std::size_t i = 0; i < 3; ++i) deep[i] = vertex.position[i] - .012F * vertex.normal[i];
      bool found = false;
      for (const auto& beads : solver.beads) {
        for (const Bead& bead : beads) found |= calc_distance(bead.ball.at, deep) < bead.ball.radius;
      }
      held += found;
    }
    INFO(name(part));
    CHECK(static_cast<double>(held) / static_cast<double>(solver.parts[index(part)].size()) > .93);
  }
}

TEST_CASE("The beads of the right side are the mirror of those of the left") {
  const Beads& beads = testing::solver().beads;
  for (const auto& [left, right] : {std::pair{Part::left_hand, Part::right_hand},
                                    {Part::left_thigh, Part::right_thigh},
                                    {Part::left_upper_arm, Part::right_upper_arm}})
    CHECK(beads[index(left)].size() == beads[index(right)].size());
}

TEST_CASE("A bead moves with its part") {
  const Solver& solver = testing::solver();
  core::Angles angles = body::bind_angles();
  angles.at(core::Side::left, core::LimbAngle::elbow_flexion) = 90;
  const auto frames = core::calc_frames(solver.body.skeleton, body::bind_root(solver.body.skeleton), angles);
  Posed posed;
  calc_posed(solver, frames, posed);
  const auto moved = [&](Part part) {
    float most = 0;
    for (std::size_t i = 0; i < posed.beads[index(part)].size(); ++i)
      most = std::max(most, calc_distance(posed.beads[index(part)][i].at, solver.beads[index(part)][i].ball.at));
    return most;
  };
  CHECK(moved(Part::head) < .001F);
  CHECK(moved(Part::left_hand) > .1F);
}

TEST_CASE("A bead stays behind the skin that a bent joint squeezes") {
  const Solver& solver = testing::solver();
  core::Angles angles = body::bind_angles();
  for (const core::Side side : core::sides) angles.at(side, core::LimbAngle::knee_flexion) = 150;
  Posed posed;
  calc_posed(solver, core::calc_frames(solver.body.skeleton, body::bind_root(solver.body.skeleton), angles), posed);
  bool smaller = false;
  for (const Part part : {Part::left_thigh, Part::left_shin}) {
    for (std::size_t i = 0; i < posed.beads[index(part)].size(); ++i) {
      const Ball& bead = posed.beads[index(part)][i];
      for (const std::uint32_t v : solver.beads[index(part)][i].skin)
        CHECK(calc_distance(posed.skin[v], bead.at) >= bead.radius - 1e-5F);
      smaller |= bead.radius < .8F * solver.beads[index(part)][i].ball.radius;
    }
  }
  CHECK(smaller);
}

}  // namespace
}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "body/framing.h"

#include <doctest/doctest.h>

#include "body/body_testing.h"
#include "body/view.h"

namespace unhunch::body {
namespace {

struct Rim {
  float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
};

Rim calc_rim(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height) {
  Scene scene;
  stage.calc_scene(shot, 0, scene);
  const View view = make_view(camera, width, height);
  Rim rim;
  for (const Triangle& t : scene.triangles) {
    for (const std::uint32_t i : {t.a, t.b, t.c}) {
      const Float3 p = view.project(scene.positions[i]);
      rim = {std::min(rim.left, p.x), std::max(rim.right, p.x), std::min(rim.top, p.y), std::max(rim.bottom, p.y)};
    }
  }
  return rim;
}

TEST_CASE("the figure fills the picture up to the margin, from every side") {
  const Body man = make_capsule_man();
  const Stage stage(man, {}, make_look());
  core::Angles angles;
  angles.at(core::Side::left, core::LimbAngle::shoulder_abduction) = 120;
  const core::Shot shot = make_standing_shot(man, angles);
  for (const double turn : {0.0, 35.0, 90.0, 200.0}) {
    for (const double height : {0.0, 12.0, 60.0}) {
      core::Camera wanted;
      wanted.turn = turn;
      wanted.height = height;
      const core::Camera camera = frame_camera(stage, std::span(&shot, 1), wanted);
      const Rim rim = calc_rim(stage, shot, camera, 1000, 1000);
      CHECK(rim.left >= 69);
      CHECK(rim.right <= 931);
      CHECK(rim.top >= 69);
      CHECK(rim.bottom <= 931);
      const float widest = std::max(rim.right - rim.left, rim.bottom - rim.top);
      CHECK(widest >= doctest::Approx(860).epsilon(0.005));
    }
  }
}

TEST_CASE("a wall does not move the camera away, and a wide picture lets it come nearer") {
  const Body man = make_capsule_man();
  core::Motion motion;
  core::Solid wall;
  wall.half = {2, 2, 0.1};
  wall.finish = core::Finish::wall;
  motion.props = {{"wall", {wall}}};
  core::Angles angles;
  angles.at(core::Side::left, core::LimbAngle::shoulder_abduction) = 90;
  angles.at(core::Side::right, core::LimbAngle::shoulder_abduction) = 90;
  core::Shot shot = make_standing_shot(man, angles);
  shot.props = {{{0, 1, -0.5}, {}}};
  const Stage with(man, motion, make_look());
  const Stage without(man, {}, make_look());
  core::Camera wanted;
  wanted.turn = 0;
  const core::Camera camera = frame_camera(without, std::span(&shot, 1), wanted);
  CHECK(frame_camera(with, std::span(&shot, 1), wanted).distance == doctest::Approx(camera.distance));
  CHECK(frame_camera(without, std::span(&shot, 1), wanted, {0.5}).distance > camera.distance * 1.5);
}

}  // namespace
}  // namespace unhunch::body

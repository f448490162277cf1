// SPDX-License-Identifier: Apache-2.0
//
// The figure looks as it did when somebody last looked at it: rendered frames against kept pictures, by a measure that
// sees a limb that moved by three degrees and does not see other rounding (picture/difference.h).
//
//   UNHUNCH_WRITE_PICTURES=1 figure_tests      writes tests/figure/pictures anew, to be looked at before they are kept

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "body/renderer.h"
#include "picture/difference.h"
#include "picture/png.h"
#include "tests/figure/testing.h"

namespace unhunch {
namespace {

using testing::motion_of;
using testing::the_body;

constexpr int size = 300;

struct Kept {
  const char* motion;
  double at;  // of its length
};
constexpr Kept kept[] = {
    {"shoulder_opener_rolls", .80},
    {"light_cardio", .25},
    {"seated_rhomboid_release", .50},
    {"childs_pose", .50},
    {"cat_cow", .40},
    {"neck_side_bend", .50},
    {"thoracic_extension_roller", .50},
    {"wall_chest_stretch", .50},
    {"wall_push_up", .40},
    {"floor_push_up", .50},
    {"side_lying_rotation", .40},
    {"band_row", .50},
    {"knees_to_chest", .45},
    {"scene_workspace_right", 0},
    {"scene_sleep_side_pillow_right", 0},
};

std::string path_of(const char* motion) {
  return std::string(UNHUNCH_SOURCE_DIR) + "/tests/figure/pictures/" + motion + ".png";
}

body::Picture draw(const core::Motion& motion, const core::Shot& shot) {
  const body::Stage stage(the_body(), motion, body::make_look());
  body::Renderer renderer;
  body::Picture picture;
  renderer.draw(stage, shot, motion.camera, size, size, picture);
  return picture;
}

body::Picture read_kept(const char* motion) {
  std::ifstream file(path_of(motion), std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const auto picture = picture::read_png(bytes.str());
  return picture ? *picture : body::Picture{};
}

}  // namespace

TEST_CASE("every kept picture is drawn as it was") {
  for (const Kept& each : kept) {
    CAPTURE(std::string(each.motion));
    const core::Motion& motion = motion_of(each.motion);
    REQUIRE(!motion.keys.empty());
    const body::Picture now = draw(motion, testing::shot_at(motion, motion.length * each.at));
    if (std::getenv("UNHUNCH_WRITE_PICTURES") != nullptr) {
      std::ofstream(path_of(each.motion), std::ios::binary) << picture::write_png(now).value();
    }
    const body::Picture then = read_kept(each.motion);
    REQUIRE(then.width == size);
    CHECK(picture::calc_difference(then, now) < picture::same_pose);
  }
}

TEST_CASE("a limb that moves by three degrees is another picture") {
  using enum core::LimbAngle;
  struct Moved {
    const char* motion;
    double at;
    core::Side side;
    core::LimbAngle angle;
  };
  constexpr Moved moved[] = {
      {"light_cardio", .25, core::Side::left, shoulder_flexion},
      {"light_cardio", .25, core::Side::right, hip_flexion},
      {"wall_chest_stretch", .50, core::Side::left, shoulder_abduction},
      {"neck_side_bend", .50, core::Side::left, shoulder_abduction},
      {"side_lying_rotation", .40, core::Side::left, shoulder_flexion},
  };
  for (const Moved& each : moved) {
    CAPTURE(std::string(each.motion));
    const core::Motion& motion = motion_of(each.motion);
    core::Shot shot = testing::shot_at(motion, motion.length * each.at);
    const body::Picture before = draw(motion, shot);
    const core::Frame pelvis = shot.frames[core::index(core::Joint::pelvis)];
    shot.angles.at(each.side, each.angle) += 3;
    core::calc_frames(the_body().skeleton, pelvis, shot.angles, shot.frames);
    CHECK(picture::calc_difference(before, draw(motion, shot)) > picture::same_pose);
  }
}
}  // namespace unhunch

// SPDX-License-Identifier: Apache-2.0
#include "picture/difference.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "body/body_testing.h"
#include "body/framing.h"
#include "body/renderer.h"

namespace unhunch::picture {
namespace {

using body::Picture;

constexpr int size = 300;

core::Camera frame_man(const body::Stage& stage, const core::Shot& shot) {
  core::Camera wanted;
  wanted.turn = 20;
  return body::frame_camera(stage, std::span(&shot, 1), wanted);
}

struct Arm {
  body::Body man = body::make_capsule_man();
  body::Stage stage{man, {}, body::make_look()};
  core::Camera camera = frame_man(stage, make_shot(60));
  body::Renderer renderer;

  core::Shot make_shot(double degrees) const {
    core::Angles angles;
    angles.at(core::Side::left, core::LimbAngle::shoulder_abduction) = degrees;
    return body::make_standing_shot(man, angles);
  }
  Picture draw(double degrees) {
    Picture picture;
    renderer.draw(stage, make_shot(degrees), camera, size, size, picture);
    return picture;
  }
};

// As seen through a grid that lies half a pixel aside, both ways.
Picture shift_by_half(const Picture& picture) {
  Picture out = picture;
  for (int y = 0; y + 1 < picture.height; ++y) {
    for (int x = 0; x + 1 < picture.width; ++x) {
      for (int i = 0; i < 4; ++i) {
        const int sum =
            picture.at(x, y)[i] + picture.at(x + 1, y)[i] + picture.at(x, y + 1)[i] + picture.at(x + 1, y + 1)[i];
        out.at(x, y)[i] = static_cast<std::uint8_t>((sum + 2) / 4);
      }
    }
  }
  return out;
}

TEST_CASE("an arm that moved by three degrees is another pose") {
  Arm arm;
  const Picture picture = arm.draw(60);
  CHECK(calc_difference(picture, arm.draw(63)) > same_pose);
  CHECK(calc_difference(picture, arm.draw(57)) > same_pose);
}

TEST_CASE("noise of two levels and another grid of pixels are the same pose") {
  Arm arm;
  const Picture picture = arm.draw(60);
  Picture noisy = picture;
  std::mt19937 chance(7);
  for (std::uint8_t& value : noisy.rgba) {
    value = static_cast<std::uint8_t>(std::clamp(static_cast<int>(value) + static_cast<int>(chance() % 5) - 2, 0, 255));
  }
  CHECK(calc_difference(picture, picture) == 0);
  CHECK(calc_difference(picture, noisy) < same_pose / 4);
  CHECK(calc_difference(picture, shift_by_half(picture)) < same_pose);
  CHECK(calc_difference(picture, arm.draw(60.2)) < same_pose);
}

TEST_CASE("pictures of different sizes differ") { CHECK(calc_difference(Picture(3, 4), Picture(4, 3)) == 1); }

}  // namespace
}  // namespace unhunch::picture

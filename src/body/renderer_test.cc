// SPDX-License-Identifier: Apache-2.0
#include "body/renderer.h"

#include <doctest/doctest.h>

#include "body/body_testing.h"
#include "body/shade.h"

namespace unhunch::body {
namespace {

constexpr int size = 160;

core::Camera make_camera(double turn = 0) {
  core::Camera camera;
  camera.turn = turn;
  camera.height = 15;
  camera.distance = 5;
  camera.target = {0, 0.8, 0};
  return camera;
}

core::Solid make_box(core::Vector half, core::Finish finish) {
  core::Solid box;
  box.half = half;
  box.finish = finish;
  return box;
}

const std::uint8_t* find_pixel(const Picture& picture, const core::Camera& camera, core::Vector place) {
  const Float3 p = make_view(camera, picture.width, picture.height).project(to_float(place));
  return picture.at(static_cast<int>(p.x), static_cast<int>(p.y));
}

int brightness(const std::uint8_t* pixel) { return pixel[0] + pixel[1] + pixel[2]; }

// Boxes alone: a body without flesh.
struct Boxes {
  Body body = {core::make_skeleton(), {}, {}, {}, {}};
  core::Motion motion;
  core::Shot shot;

  void add(const core::Solid& solid, core::Vector at) {
    motion.props.push_back({"box", {solid}});
    shot.props.push_back({at, {}});
  }
  Picture draw(const core::Camera& camera, const Look& look = make_look()) const {
    const Stage stage(body, motion, look);
    Picture picture;
    Renderer().draw(stage, shot, camera, size, size, picture);
    return picture;
  }
};

TEST_CASE("what is in front hides what is behind") {
  Boxes boxes;
  boxes.add(make_box({0.1, 0.1, 0.1}, core::Finish::rubber), {0, 0.8, 0.5});
  boxes.add(make_box({0.3, 0.3, 0.1}, core::Finish::wood), {0, 0.8, -0.5});
  const Picture front = boxes.draw(make_camera(0));
  const Picture back = boxes.draw(make_camera(180));
  // Rubber is greener than red, wood the other way.
  const std::uint8_t* near = find_pixel(front, make_camera(0), {0, 0.8, 0.5});
  CHECK(near[1] > near[0]);
  const std::uint8_t* hidden = find_pixel(back, make_camera(180), {0, 0.8, 0.5});
  CHECK(hidden[0] > hidden[1]);
}

TEST_CASE("the shadow on the floor falls away from the lamp") {
  Boxes boxes;
  boxes.add(make_box({0.1, 0.3, 0.1}, core::Finish::wood), {0, 0.3, 0});
  const core::Camera camera = make_camera();
  const Picture picture = boxes.draw(camera);
  const Float3 key = make_lamps(camera).key;
  const core::Vector away{-double{key.x} * 0.4, 0, -double{key.z} * 0.4};
  const Colour open = make_look().background;
  const int lit = open.r + open.g + open.b;
  CHECK(brightness(find_pixel(picture, camera, away)) < lit - 30);
  CHECK(brightness(find_pixel(picture, camera, {-away.x, 0, -away.z})) > lit - 20);
  CHECK(picture.at(2, size - 3)[0] == open.r);
  CHECK(picture.at(2, 2)[0] == open.r);
}

TEST_CASE("a body throws its shadow on a body and on what stands behind it") {
  Boxes boxes;
  boxes.add(make_box({0.6, 0.6, 0.05}, core::Finish::paint), {0, 0.8, -0.1});
  const core::Camera camera = make_camera();
  const Picture open = boxes.draw(camera);
  boxes.add(make_box({0.1, 0.1, 0.1}, core::Finish::wood), {0, 0.8, 0.1});
  const Picture shaded = boxes.draw(camera);
  const Float3 key = make_lamps(camera).key;
  const double way = 0.15 / double{key.z};
  const core::Vector target = core::Vector{0, 0.8, 0.1} - to_double(key) * way;
  CHECK(brightness(find_pixel(shaded, camera, target)) < brightness(find_pixel(open, camera, target)) - 60);
}

TEST_CASE("a transparent picture has no background, a whole figure and a soft shadow") {
  const Body man = make_capsule_man();
  Look look = make_look();
  look.transparent = true;
  const Stage stage(man, {}, look);
  const core::Camera camera = make_camera();
  Picture picture;
  Renderer().draw(stage, make_standing_shot(man, {}), camera, size, size, picture);
  CHECK(picture.at(0, 0)[3] == 0);
  CHECK(picture.at(size - 1, size - 1)[3] == 0);
  CHECK(find_pixel(picture, camera, {0, 1.2, 0.1})[3] == 255);
  int soft = 0;
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4)
    soft += picture.rgba[i] > 20 && picture.rgba[i] < 200 ? 1 : 0;
  CHECK(soft > 50);
}

TEST_CASE("the tint lies on the target and nowhere else") {
  const Body man = make_capsule_man();
  std::vector<float> tints;
  for (const Vertex& vertex : man.vertices) {
    tints.push_back(vertex.joints[0] == static_cast<int>(core::Joint::thorax2) ? 1.0F : 0.0F);
  }
  const core::Shot shot = make_standing_shot(man, {});
  const core::Camera camera = make_camera();
  Picture plain;
  Picture tinted;
  Renderer renderer;
  renderer.draw(Stage(man, {}, make_look()), shot, camera, size, size, plain);
  renderer.draw(Stage(man, {}, make_look(), tints), shot, camera, size, size, tinted);
  const core::Vector target = core::mix(shot.frames[core::index(core::Joint::thorax2)].at,
                                        shot.frames[core::index(core::Joint::thorax3)].at, 0.5);
  const std::uint8_t* on = find_pixel(tinted, camera, target);
  CHECK(on[0] > on[2] + 50);
  int changed = 0;
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (std::abs(plain.at(x, y)[2] - tinted.at(x, y)[2]) <= 2) continue;
      ++changed;
      const Float3 p = make_view(camera, size, size).project(to_float(target));
      CHECK(std::abs(static_cast<float>(x) - p.x) < 15);
      CHECK(std::abs(static_cast<float>(y) - p.y) < 20);
    }
  }
  CHECK(changed > 50);
}

TEST_CASE("a wall behind the figure is whole, and one in front of it is a pane to look through") {
  const Body man = make_capsule_man();
  core::Motion motion;
  motion.props = {{"wall", {make_box({1, 1, 0.05}, core::Finish::wall)}}};
  core::Shot shot = make_standing_shot(man, {});
  shot.props = {{{0, 1, -0.4}, {}}};
  const Stage stage(man, motion, make_look());
  Renderer renderer;
  Picture front;
  Picture back;
  Picture bare;
  renderer.draw(stage, shot, make_camera(0), size, size, front);
  renderer.draw(stage, shot, make_camera(180), size, size, back);
  renderer.draw(Stage(man, {}, make_look()), shot, make_camera(180), size, size, bare);
  const int open = make_look().background.b;
  CHECK(find_pixel(front, make_camera(0), {0.35, 1.0, -0.35})[2] < open - 12);
  const core::Vector chest{0, 1.2, 0};
  CHECK(std::abs(brightness(find_pixel(back, make_camera(180), chest)) -
                 brightness(find_pixel(bare, make_camera(180), chest))) < 60);
}

TEST_CASE("the blanket is drawn only where it is worn") {
  Body man = make_capsule_man();
  man.surfaces.back().material = Material::blanket;
  core::Motion motion;
  const core::Shot shot = make_standing_shot(man, {});
  Renderer renderer;
  PictureParts parts;
  const auto count = [&] { return std::ranges::count(parts.labels, label_of(Material::blanket)); };
  renderer.draw_parts(Stage(man, motion, make_look()), shot, make_camera(), size, size, parts);
  CHECK(count() == 0);
  motion.blanket = true;
  renderer.draw_parts(Stage(man, motion, make_look()), shot, make_camera(), size, size, parts);
  CHECK(count() > 100);
}

TEST_CASE("a renderer that has drawn other pictures draws the same one again") {
  const Body man = make_capsule_man();
  const Stage stage(man, {}, make_look(SkinTone::dark, Clothes::sage, Backdrop::dark));
  const core::Shot shot = make_standing_shot(man, {});
  Renderer used;
  Picture first;
  Picture other;
  Picture second;
  used.draw(stage, shot, make_camera(), size, size, first);
  used.draw(stage, shot, make_camera(120), 33, 70, other);
  used.draw(stage, shot, make_camera(), size, size, second);
  CHECK(first == second);
  CHECK(other.width == 33);
}

TEST_CASE("an eye within a prop or behind a wall still gives a picture") {
  Boxes boxes;
  boxes.add(make_box({3, 0.5, 3}, core::Finish::wood), {0, 0.2, 3});
  const Picture picture = boxes.draw(make_camera());
  CHECK(picture.rgba.size() == std::size_t{size} * size * 4);
}

}  // namespace
}  // namespace unhunch::body

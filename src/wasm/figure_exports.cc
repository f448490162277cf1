// SPDX-License-Identifier: Apache-2.0
// The figure for the browser: a module of its own beside the rules, fetched when somebody wants to see an exercise.
// Plain C, no imports.
//
//   ptr    = alloc(bytes)                     room for an input; release(ptr) gives it back
//   view   = open(body, size, motions, size)  takes body.bin and motions.bin; empty when they are good, else the fault
//   handle = find(id, size, mirrored)         a motion by its id, or -1
//   view   = describe(handle)                 JSON, see body/motion_json.h
//   view   = frame(handle, seconds)           floats, see body/pose_array.h
//   view   = places(handle, seconds)          floats: x, y, z of every joint, then all angles (trunk, left, right)
//   view   = picture(handle, seconds, width, height, skin, clothes, backdrop, turn)
//                                             RGBA bytes; `turn` degrees are added to the camera's; backdrop 0 is
//                                             light, 1 dark, 2 and 3 the same without a background
//   view   = mesh()                           the body, see body/mesh_array.h; so are the next two
//   view   = solids(handle)                   the props of a motion
//   view   = look(skin, clothes, backdrop)    floats
//   view   = tints(handle)                    floats, 0 to 1 for each vertex; empty when no muscle is tinted
//
// A view is {pointer, size in bytes}; it stays until the next call.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/mesh_array.h"
#include "body/motion_book.h"
#include "body/motion_json.h"
#include "body/pose_array.h"
#include "body/renderer.h"
#include "body/tints.h"

namespace {

using namespace unhunch;

struct View {
  const void* data;
  std::size_t size;
};

// One motion as it is shown: maybe mirrored, with its stage once a picture was asked for.
struct Shown {
  core::Motion motion;
  std::unique_ptr<body::Stage> stage;
  std::uint32_t look = 0;  // of the stage
};

struct Figure {
  body::Body body;
  body::MotionBook book;
  std::vector<std::unique_ptr<Shown>> shown;
  body::Renderer renderer;
  body::Picture picture;
  core::Shot shot;
  std::vector<float> numbers;
  body::Words words;
  std::string text;
  View view{};
};

Figure& figure() {
  static Figure the_figure;
  return the_figure;
}

const View* show(const void* data, std::size_t size) {
  figure().view = {data, size};
  return &figure().view;
}
const View* show_text(std::string text) {
  figure().text = std::move(text);
  return show(figure().text.data(), figure().text.size());
}
const View* show_numbers() { return show(figure().numbers.data(), figure().numbers.size() * sizeof(float)); }

const View* show_words() { return show(figure().words.data(), figure().words.size() * sizeof(std::uint32_t)); }

Shown* find_shown(int handle) {
  auto& shown = figure().shown;
  return handle < 0 || static_cast<std::size_t>(handle) >= shown.size() ? nullptr
                                                                        : shown[static_cast<std::size_t>(handle)].get();
}

template <class T>
T pick(int value, T otherwise, std::size_t count) {
  return value < 0 || static_cast<std::size_t>(value) >= count ? otherwise : static_cast<T>(value);
}

body::Look make_look(int skin, int clothes, int backdrop) {
  constexpr int transparent = 2;
  body::Look look = body::make_look(pick(skin, body::SkinTone::medium, body::skin_tones.size()),
                                    pick(clothes, body::Clothes::mist, body::all_clothes.size()),
                                    pick(backdrop & 1, body::Backdrop::light, body::backdrops.size()));
  look.transparent = (backdrop & transparent) != 0;
  return look;
}

const body::Stage& stage_of(Shown& shown, int skin, int clothes, int backdrop) {
  const auto look = static_cast<std::uint32_t>((skin & 255) | (clothes & 255) << 8 | (backdrop & 255) << 16);
  if (!shown.stage || shown.look != look) {
    shown.look = look;
    shown.stage = std::make_unique<body::Stage>(figure().body, shown.motion, make_look(skin, clothes, backdrop),
                                                body::calc_tints(figure().body, shown.motion.muscles));
  }
  return *shown.stage;
}

}  // namespace

#define UNHUNCH_EXPORT(name) extern "C" __attribute__((export_name(#name), visibility("default")))

UNHUNCH_EXPORT(alloc) void* unhunch_alloc(std::size_t bytes) { return std::malloc(bytes); }

UNHUNCH_EXPORT(release) void unhunch_release(void* bytes) { std::free(bytes); }

UNHUNCH_EXPORT(open)
const View* unhunch_open(const char* body, std::size_t body_size, const char* motions, std::size_t motions_size) {
  auto read = unhunch::body::read_body({body, body_size});
  if (!read) return show_text(read.error().message);
  auto book = unhunch::body::read_motion_book({motions, motions_size});
  if (!book) return show_text(book.error().message);
  figure().shown.clear();
  figure().body = std::move(*read);
  figure().book = std::move(*book);
  return show_text({});
}

UNHUNCH_EXPORT(find) int unhunch_find(const char* id, std::size_t size, int mirrored) {
  const core::Motion* motion = figure().book.find({id, size});
  if (motion == nullptr) return -1;
  auto shown = std::make_unique<Shown>();
  shown->motion = mirrored != 0 ? core::mirrored(*motion) : *motion;
  figure().shown.push_back(std::move(shown));
  return static_cast<int>(figure().shown.size()) - 1;
}

UNHUNCH_EXPORT(describe) const View* unhunch_describe(int handle) {
  const Shown* shown = find_shown(handle);
  return show_text(shown == nullptr ? std::string{} : body::write_motion_json(shown->motion));
}

UNHUNCH_EXPORT(frame) const View* unhunch_frame(int handle, double seconds) {
  const Shown* shown = find_shown(handle);
  if (shown == nullptr) return show(nullptr, 0);
  core::calc_shot(figure().body.skeleton, shown->motion, seconds, figure().shot);
  body::calc_pose_array(figure().shot, figure().numbers);
  return show_numbers();
}

UNHUNCH_EXPORT(places) const View* unhunch_places(int handle, double seconds) {
  const Shown* shown = find_shown(handle);
  if (shown == nullptr) return show(nullptr, 0);
  core::calc_shot(figure().body.skeleton, shown->motion, seconds, figure().shot);
  std::vector<float>& numbers = figure().numbers;
  numbers.clear();
  const auto add = [&](double value) { numbers.push_back(static_cast<float>(value)); };
  for (const core::Frame& frame : figure().shot.frames) {
    for (const double each : {frame.at.x, frame.at.y, frame.at.z}) add(each);
  }
  for (const double angle : figure().shot.angles.trunk) add(angle);
  for (const auto& side : figure().shot.angles.limbs) {
    for (const double angle : side) add(angle);
  }
  return show_numbers();
}

UNHUNCH_EXPORT(mesh) const View* unhunch_mesh() {
  body::write_mesh(figure().body, figure().words);
  return show_words();
}

UNHUNCH_EXPORT(solids) const View* unhunch_solids(int handle) {
  const Shown* shown = find_shown(handle);
  if (shown == nullptr) return show(nullptr, 0);
  body::write_solids(shown->motion, figure().words);
  return show_words();
}

UNHUNCH_EXPORT(look) const View* unhunch_look(int skin, int clothes, int backdrop) {
  body::write_look(make_look(skin, clothes, backdrop), figure().numbers);
  return show_numbers();
}

UNHUNCH_EXPORT(tints) const View* unhunch_tints(int handle) {
  const Shown* shown = find_shown(handle);
  if (shown == nullptr) return show(nullptr, 0);
  figure().numbers = body::calc_tints(figure().body, shown->motion.muscles);
  return show_numbers();
}

UNHUNCH_EXPORT(picture)
const View* unhunch_picture(int handle, double seconds, int width, int height, int skin, int clothes, int backdrop,
                            double turn) {
  constexpr int largest = 4096;
  Shown* shown = find_shown(handle);
  if (shown == nullptr || width < 1 || height < 1 || width > largest || height > largest) return show(nullptr, 0);
  core::calc_shot(figure().body.skeleton, shown->motion, seconds, figure().shot);
  core::Camera camera = shown->motion.camera;
  camera.turn += turn;
  figure().renderer.draw(stage_of(*shown, skin, clothes, backdrop), figure().shot, camera, width, height,
                         figure().picture);
  return show(figure().picture.rgba.data(), figure().picture.rgba.size());
}

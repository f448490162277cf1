// SPDX-License-Identifier: Apache-2.0
// What the figure costs: a frame's kinematics, its skin, a picture, a model.
#include <benchmark/benchmark.h>

#include "body/motion_book.h"
#include "body/pose_array.h"
#include "body/renderer.h"
#include "body/tints.h"
#include "main/embedded.h"
#include "picture/gltf.h"
#include "picture/png.h"

namespace {

using namespace unhunch;

const body::Body& the_body() {
  static const body::Body read = *body::read_body(embedded_body());
  return read;
}

const body::MotionBook& the_book() {
  static const body::MotionBook read = *body::read_motion_book(embedded_motions());
  return read;
}

// Forward and inverse kinematics of one frame, averaged over all motions.
void frame_of_all_motions(benchmark::State& state) {
  core::Shot shot;
  std::vector<float> numbers;
  std::size_t i = 0;
  for (auto _ : state) {
    const core::Motion& motion = the_book().motions[i++ % the_book().motions.size()];
    core::calc_shot(the_body().skeleton, motion, motion.length * 0.37, shot);
    body::calc_pose_array(shot, numbers);
    benchmark::DoNotOptimize(numbers.data());
  }
}
BENCHMARK(frame_of_all_motions);

// All four limbs held.
void frame_with_four_pins(benchmark::State& state) {
  core::Shot shot;
  const core::Motion& motion = *the_book().find("cat_cow");
  double at = 0;
  for (auto _ : state) {
    core::calc_shot(the_body().skeleton, motion, at += 0.033, shot);
    benchmark::DoNotOptimize(shot);
  }
}
BENCHMARK(frame_with_four_pins);

void skin_of_the_body(benchmark::State& state) {
  core::Shot shot;
  core::calc_shot(the_body().skeleton, *the_book().find("cat_cow"), 1, shot);
  body::Skinned skin;
  for (auto _ : state) {
    body::calc_skin(the_body(), shot.frames, skin);
    benchmark::DoNotOptimize(skin.positions.data());
  }
  state.counters["vertices"] = static_cast<double>(the_body().vertices.size());
}
BENCHMARK(skin_of_the_body)->Unit(benchmark::kMicrosecond);

void picture(benchmark::State& state, const char* id) {
  const core::Motion& motion = *the_book().find(id);
  const body::Stage stage(the_body(), motion, body::make_look(), body::calc_tints(the_body(), motion.muscles));
  const int size = static_cast<int>(state.range(0));
  body::Renderer renderer;
  body::Picture out;
  core::Shot shot;
  double at = 0;
  for (auto _ : state) {
    core::calc_shot(the_body().skeleton, motion, at += 0.1, shot);
    renderer.draw(stage, shot, motion.camera, size, size, out);
  }
}
BENCHMARK_CAPTURE(picture, seated, "seated_rhomboid_release")->Arg(360)->Arg(600)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(picture, at_a_wall, "wall_push_up")->Arg(360)->Arg(600)->Unit(benchmark::kMillisecond);
// A desk and an arm fill the picture: of all motions about the slowest to draw.
BENCHMARK_CAPTURE(picture, close_up, "scene_wrists_straight_right")->Arg(600)->Unit(benchmark::kMillisecond);

void model(benchmark::State& state) {
  const core::Motion& motion = *the_book().find("cat_cow");
  const auto tints = body::calc_tints(the_body(), motion.muscles);
  for (auto _ : state) {
    const std::string glb = picture::write_glb(the_body(), motion, body::make_look(), tints);
    state.counters["bytes"] = static_cast<double>(glb.size());
  }
}
BENCHMARK(model)->Unit(benchmark::kMillisecond);

void reading_body_and_motions(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(body::read_body(embedded_body()));
    benchmark::DoNotOptimize(body::read_motion_book(embedded_motions()));
  }
  state.counters["body_bytes"] = static_cast<double>(embedded_body().size());
  state.counters["motion_bytes"] = static_cast<double>(embedded_motions().size());
}
BENCHMARK(reading_body_and_motions)->Unit(benchmark::kMillisecond);

}  // namespace

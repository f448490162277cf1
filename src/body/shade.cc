// SPDX-License-Identifier: Apache-2.0
#include "body/shade.h"

namespace unhunch::body {
namespace {

constexpr Float3 key_colour{0.63F, 0.60F, 0.565F};
constexpr Float3 fill_colour{0.10F, 0.105F, 0.115F};
constexpr Float3 sky_colour{0.33F, 0.34F, 0.355F};
constexpr Float3 ground_colour{0.21F, 0.195F, 0.18F};
constexpr float key_turn = -38, key_height = 52, fill_turn = 60, fill_height = 15;  // degrees from the camera's turn

// How far light wraps around a kind of surface, and how it shines.
struct Stuff {
  Float3 wrap;  // red light goes furthest under the skin
  float shine;
  int half_sharpness;
  Float3 whole{1 / (1 + wrap.x), 1 / (1 + wrap.y), 1 / (1 + wrap.z)};  // makes what faces the lamp 1
};
constexpr Stuff skin{{0.42F, 0.26F, 0.20F}, 0.07F, 12};
constexpr Stuff cloth{{0.22F, 0.22F, 0.22F}, 0, 1};
constexpr Stuff hair{{0.25F, 0.25F, 0.25F}, 0.06F, 7};
constexpr Stuff glossy{{0.12F, 0.12F, 0.12F}, 0.16F, 20};
constexpr Stuff matt{{0.15F, 0.15F, 0.15F}, 0.02F, 8};
constexpr Stuff wall{{1.6F, 1.6F, 1.6F}, 0, 1};  // a calm ground from every side

const Stuff& stuff_of(Kind kind) {
  switch (kind) {
    case Kind::skin: return skin;
    case Kind::cloth: return cloth;
    case Kind::hair: return hair;
    case Kind::glossy: return glossy;
    case Kind::wall: return wall;
    case Kind::matt: break;
  }
  return matt;
}

Float3 direction(double turn, double height) {
  core::Camera camera;
  camera.turn = turn;
  camera.height = height;
  return to_float(calc_eye_direction(camera));
}

// x to the power of a whole number, by squaring: the same everywhere.
float power(float x, int sharpness) {
  float result = 1;
  for (int n = sharpness; n > 0; n /= 2, x *= x) {
    if (n % 2 == 1) result *= x;
  }
  return result;
}

// What is turned away is not in shadow of something else: the wrap stays, only the direct light is taken.
Float3 calc_light(const Answer& answer, const SurfacePoint& point) {
  return answer.key * mix(answer.turned, 1.0F, point.lit) + answer.room * point.open;
}

}  // namespace

Lamps make_lamps(const core::Camera& camera) {
  return {direction(camera.turn + key_turn, key_height), direction(camera.turn + fill_turn, fill_height)};
}

Shader::Shader(const Look& look, const Lamps& lamps)
    : lamps_(lamps),
      tint_(to_linear(look.tint)),
      background_(to_linear(look.background)),
      shadow_(to_linear(look.shadow)),
      pool_(to_linear(look.pool)),
      glow_(to_linear(look.glow)),
      shadow_strength_(look.shadow_strength),
      glow_strength_(look.glow_strength),
      has_pool_(!look.transparent && look.pool != look.background) {}

Answer Shader::calc_answer(Kind kind, Float3 normal) const {
  const Stuff& stuff = stuff_of(kind);
  const float facing = dot(normal, lamps_.key);
  const auto wrapped = [&](float wrap, float whole) { return clamp01((facing + wrap) * whole); };
  const Float3 key{wrapped(stuff.wrap.x, stuff.whole.x), wrapped(stuff.wrap.y, stuff.whole.y),
                   wrapped(stuff.wrap.z, stuff.whole.z)};
  const float fill = clamp01(0.5F + 0.5F * dot(normal, lamps_.fill));
  const float up = 0.5F + 0.5F * normal.y;
  return {key_colour * key, mix(ground_colour, sky_colour, up) + fill_colour * (fill * fill),
          smooth_step(0.5F, -0.3F, facing) * 0.35F};
}

Float3 Shader::calc_colour(const Patch& patch, const Answer& answer, const SurfacePoint& point) const {
  const Float3 colour = point.tint > 0 ? mix(patch.colour, tint_, point.tint * tint_share) : patch.colour;
  Float3 light = colour * calc_light(answer, point);
  const float away = 1 - clamp01(dot(point.normal, point.to_eye));
  const float graze = away * away * away * away * (0.55F + 0.45F * point.normal.y) * point.open;
  light += glow_ * (graze * glow_strength_ * 0.5F);
  const Stuff& stuff = stuff_of(patch.kind);
  if (stuff.shine == 0) return light;
  const Float3 between = lamps_.key + point.to_eye;
  const float toward = dot(point.normal, between);
  if (toward <= 0) return light;
  const float square = std::min(1.0F, toward * toward / dot(between, between));
  const float shine = stuff.shine * power(square, stuff.half_sharpness) * point.lit;
  return light + Float3{shine, shine, shine};
}

float Shader::calc_brightness(Kind kind, const SurfacePoint& point) const {
  const Float3 light = calc_light(calc_answer(kind, point.normal), point);
  return (light.x + light.y + light.z) / 3;
}

}  // namespace unhunch::body

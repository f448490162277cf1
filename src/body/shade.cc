// SPDX-License-Identifier: Apache-2.0
#include "body/shade.h"

namespace unhunch::body {
namespace {

constexpr Float3 key_colour{0.63F, 0.60F, 0.565F};
constexpr Float3 fill_colour{0.10F, 0.105F, 0.115F};
constexpr Float3 sky_colour{0.33F, 0.34F, 0.355F};
constexpr Float3 ground_colour{0.21F, 0.195F, 0.18F};
constexpr float key_turn = -38, key_height = 52, fill_turn = 60, fill_height = 15;  // degrees from the camera's turn

constexpr float pool_radius = 2.2F;  // metres

// How a kind of surface answers: how far light wraps around it, and how it shines.
struct Answer {
  Float3 wrap;  // red light goes furthest under the skin
  float shine, sharpness;
};
Answer answer_of(Kind kind) {
  switch (kind) {
    case Kind::skin: return {{0.42F, 0.26F, 0.20F}, 0.07F, 24};
    case Kind::cloth: return {{0.22F, 0.22F, 0.22F}, 0, 1};
    case Kind::hair: return {{0.25F, 0.25F, 0.25F}, 0.06F, 14};
    case Kind::glossy: return {{0.12F, 0.12F, 0.12F}, 0.16F, 40};
    case Kind::wall: return {{1.6F, 1.6F, 1.6F}, 0, 1};  // a calm ground from every side
    case Kind::matt: break;
  }
  return {{0.15F, 0.15F, 0.15F}, 0.02F, 16};
}

Float3 direction(double turn, double height) {
  core::Camera camera;
  camera.turn = turn;
  camera.height = height;
  return to_float(calc_eye_direction(camera));
}

// x to the power of a whole even number, by squaring: the same everywhere.
float power(float x, float sharpness) {
  float result = 1;
  for (auto n = static_cast<int>(sharpness); n > 0; n /= 2, x *= x) {
    if (n % 2 == 1) result *= x;
  }
  return result;
}

Float3 calc_light(const Lamps& lamps, const Answer& answer, const SurfacePoint& point) {
  const float facing = dot(point.normal, lamps.key);
  const auto wrapped = [&](float wrap) {
    const float d = clamp01((facing + wrap) / (1 + wrap));
    // What is turned away is not in shadow of something else: the wrap stays, only the direct light is taken.
    return d * mix(smooth_step(0.5F, -0.3F, facing) * 0.35F, 1.0F, point.lit);
  };
  const Float3 key{wrapped(answer.wrap.x), wrapped(answer.wrap.y), wrapped(answer.wrap.z)};
  const float fill = clamp01(0.5F + 0.5F * dot(point.normal, lamps.fill));
  const float up = 0.5F + 0.5F * point.normal.y;
  const Float3 room = mix(ground_colour, sky_colour, up) + fill_colour * (fill * fill);
  return key_colour * key + room * point.open;
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

Float3 Shader::calc_colour(const Patch& patch, const SurfacePoint& point) const {
  const Answer answer = answer_of(patch.kind);
  const Float3 colour = mix(patch.colour, tint_, point.tint * tint_share);
  Float3 light = colour * calc_light(lamps_, answer, point);
  const float toward = clamp01(dot(point.normal, point.to_eye));
  const float graze = power(1 - toward, 4) * (0.55F + 0.45F * point.normal.y) * point.open;
  light += glow_ * (graze * glow_strength_ * 0.5F);
  if (answer.shine > 0) {
    const float shine = power(clamp01(dot(point.normal, unit(lamps_.key + point.to_eye))), answer.sharpness);
    const float whole = answer.shine * shine * point.lit;
    light += Float3{whole, whole, whole};
  }
  return light;
}

float Shader::calc_brightness(Kind kind, const SurfacePoint& point) const {
  const Float3 light = calc_light(lamps_, answer_of(kind), point);
  return (light.x + light.y + light.z) / 3;
}

float Shader::calc_pool(Float3 away) const {
  if (!has_pool_) return 0;
  const float square = (away.x * away.x + away.z * away.z) / (pool_radius * pool_radius);
  if (square >= 1) return 0;
  return (1 - square) * (1 - square);
}

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
// A point, direction or linear colour of the renderer's inner loops: single precision, no fused operations.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "core/figure/vector.h"

namespace unhunch::body {

struct Float3 {
  float x = 0, y = 0, z = 0;

  constexpr bool operator==(const Float3&) const = default;
  constexpr Float3& operator+=(Float3 b) { return x += b.x, y += b.y, z += b.z, *this; }
  friend constexpr Float3 operator+(Float3 a, Float3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Float3 operator-(Float3 a, Float3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Float3 operator-(Float3 a) { return {-a.x, -a.y, -a.z}; }
  friend constexpr Float3 operator*(Float3 a, float s) { return {a.x * s, a.y * s, a.z * s}; }
  friend constexpr Float3 operator*(Float3 a, Float3 b) { return {a.x * b.x, a.y * b.y, a.z * b.z}; }
};

constexpr float dot(Float3 a, Float3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Float3 cross(Float3 a, Float3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline float length(Float3 a) { return std::sqrt(dot(a, a)); }
inline Float3 unit(Float3 a) {
  const float size = length(a);
  return size < 1e-12F ? Float3{0, 1, 0} : a * (1 / size);
}
constexpr Float3 mix(Float3 a, Float3 b, float share) { return a + (b - a) * share; }
constexpr float mix(float a, float b, float share) { return a + (b - a) * share; }

constexpr float clamp01(float value) { return std::clamp(value, 0.0F, 1.0F); }
// 0 up to `from`, 1 beyond `to`, smooth between; `from` may be the greater one.
constexpr float smooth_step(float from, float to, float value) {
  const float t = clamp01((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

inline Float3 to_float(core::Vector v) {
  return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)};
}
constexpr Float3 to_float(const std::array<float, 3>& v) { return {v[0], v[1], v[2]}; }
inline core::Vector to_double(Float3 v) { return {double{v.x}, double{v.y}, double{v.z}}; }

}  // namespace unhunch::body

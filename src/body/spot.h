// SPDX-License-Identifier: Apache-2.0
// The place on a triangle that is seen through a pixel.
#pragma once

#include "body/stage.h"
#include "body/view.h"

namespace unhunch::body {

struct Spot {
  std::array<float, 3> share{};  // of the triangle's corners
  Float3 position, normal;
};

// Kept within the triangle, so that a pixel at its rim takes nothing from beyond.
inline Spot find_spot(const Scene& scene, const Triangle& triangle, const View& view, float x, float y) {
  const Float3 a = scene.positions[triangle.a];
  const Float3 along = scene.positions[triangle.b] - a;
  const Float3 aside = scene.positions[triangle.c] - a;
  const Float3 ray = view.ray(x, y);
  const Float3 p = cross(ray, aside);
  const Float3 from = view.eye - a;
  const float scale = dot(along, p);
  const float inverse = scale == 0 ? 0 : 1 / scale;
  float u = clamp01(dot(from, p) * inverse);
  float v = clamp01(dot(ray, cross(from, along)) * inverse);
  if (u + v > 1) {
    const float whole = 1 / (u + v);
    u *= whole;
    v *= whole;
  }
  const Float3 normal =
      scene.normals[triangle.a] * (1 - u - v) + scene.normals[triangle.b] * u + scene.normals[triangle.c] * v;
  return {{1 - u - v, u, v}, a + along * u + aside * v, unit(normal)};
}

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
// The place on a triangle that is seen through a pixel.
#pragma once

#include <optional>

#include "body/stage.h"
#include "body/view.h"

namespace unhunch::body {

struct Spot {
  std::array<float, 3> share{};  // of the triangle's corners
  Float3 position, normal;
};

// A triangle made ready to be looked at from one eye along many rays.
class Facet {
 public:
  Facet(const Scene& scene, const Triangle& triangle, Float3 eye)
      : eye_(eye),
        a_(scene.positions[triangle.a]),
        along_(scene.positions[triangle.b] - a_),
        aside_(scene.positions[triangle.c] - a_),
        normals_{scene.normals[triangle.a], scene.normals[triangle.b], scene.normals[triangle.c]},
        out_(cross(aside_, along_)),
        to_along_(cross(aside_, eye - a_)),
        to_aside_(cross(eye - a_, along_)),
        ahead_(dot(a_ - eye, out_)),
        is_flat_(normals_[0] == normals_[1] && normals_[0] == normals_[2]) {}

  // Kept within the triangle, so that a pixel at its rim takes nothing from beyond.
  Spot find(Float3 ray) const {
    const float scale = dot(ray, out_);
    const float inverse = scale == 0 ? 0 : 1 / scale;
    float u = clamp01(dot(ray, to_along_) * inverse);
    float v = clamp01(dot(ray, to_aside_) * inverse);
    if (u + v > 1) {
      const float whole = 1 / (u + v);
      u *= whole;
      v *= whole;
    }
    const Float3 normal = normals_[0] * (1 - u - v) + normals_[1] * u + normals_[2] * v;
    return {{1 - u - v, u, v}, a_ + along_ * u + aside_ * v, is_flat_ ? normals_[0] : unit(normal)};
  }
  // Of a ray that surely meets the triangle; the spot is not known by its shares.
  Spot find_flat(Float3 ray) const { return {{}, eye_ + ray * (ahead_ / dot(ray, out_)), normals_[0]}; }
  // One normal everywhere.
  bool is_flat() const { return is_flat_; }

 private:
  Float3 eye_, a_, along_, aside_;
  std::array<Float3, 3> normals_;
  Float3 out_, to_along_, to_aside_;
  float ahead_;
  bool is_flat_;
};

// The facets of a list of triangles. The last one is kept, since neighbouring pixels mostly show the same.
class Facets {
 public:
  Facets(const Scene& scene, const std::vector<Triangle>& triangles, Float3 eye)
      : scene_(scene), triangles_(triangles), eye_(eye) {}
  const Facet& at(std::uint32_t id) {
    if (!facet_ || id_ != id) {
      id_ = id;
      facet_.emplace(scene_, triangles_[id], eye_);
    }
    return *facet_;
  }

 private:
  const Scene& scene_;
  const std::vector<Triangle>& triangles_;
  Float3 eye_;
  std::uint32_t id_ = 0;
  std::optional<Facet> facet_;
};

}  // namespace unhunch::body

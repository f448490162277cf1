// SPDX-License-Identifier: Apache-2.0
// Where the light of the key lamp arrives, and how open the floor is to the light of the room.
//
// The lamp sees the scene in a map of depths; body and props ask it with a soft edge. The floor asks two small images
// that are made from that map and from a look upward out of the floor: blurred the more the higher the caster is, so
// that a foot stands in a crisp dark rim and a raised arm throws a breath of grey. About 6 ms a picture.
#pragma once

#include <vector>

#include "body/raster.h"
#include "body/stage.h"

namespace unhunch::body {

// A grid of numbers over a plane.
class Field {
 public:
  Field() = default;
  Field(int width, int height) : width_(width), height_(height), values_(size()) {}

  int width() const { return width_; }
  int height() const { return height_; }
  std::size_t size() const { return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_); }
  float& operator[](std::size_t i) { return values_[i]; }
  float operator[](std::size_t i) const { return values_[i]; }
  float& at(int x, int y) { return values_[static_cast<std::size_t>(y * width_ + x)]; }
  float at(int x, int y) const { return values_[static_cast<std::size_t>(y * width_ + x)]; }
  // Between the middles of four cells; 0 outside.
  float sample(float x, float y) const;
  // The mean of a window of 2 * radius + 1 cells, twice, in both directions.
  void blur(int radius);

 private:
  int width_ = 0, height_ = 0;
  std::vector<float> values_;
};

class Shadow {
 public:
  // `key` points to the lamp; the floor is y = 0.
  void calc(const Stage& stage, const Scene& scene, Float3 key);

  // 0 in shadow to 1 in full light.
  float lit(Float3 position, Float3 normal) const;
  // The same on the floor and on what lies flat on it; `position` may be anywhere.
  float floor_lit(Float3 position) const;
  // 1 under the open sky to 0 under a body.
  float floor_open(Float3 position) const;

 private:
  void calc_map(const Stage& stage, const Scene& scene);
  void calc_floor_light();
  void calc_floor_openness(const Stage& stage, const Scene& scene);

  Float3 key_, right_, up_;
  float left_ = 0, top_ = 0, cell_ = 0.005F;  // of the map of the lamp
  Raster map_, from_below_;
  Field floor_light_, floor_openness_;
  float west_ = 0, south_ = 0;  // of the look from below
};

}  // namespace unhunch::body

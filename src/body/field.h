// SPDX-License-Identifier: Apache-2.0
// A grid of numbers over a plane: a soft shadow, an openness, a height.
#pragma once

#include <cstddef>
#include <vector>

#include "body/float3.h"

namespace unhunch::body {

class Field {
 public:
  Field() = default;
  Field(int width, int height) : width_(width), height_(height), values_(size()) {}

  int width() const { return width_; }
  int height() const { return height_; }
  std::size_t size() const { return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_); }
  float& operator[](std::size_t i) { return values_[i]; }
  float operator[](std::size_t i) const { return values_[i]; }
  float& at(int x, int y) { return values_[index(x, y)]; }
  const float& at(int x, int y) const { return values_[index(x, y)]; }
  // Between the middles of four cells; 0 outside.
  float sample(float x, float y) const {
    const float fx = x - 0.5F;
    const float fy = y - 0.5F;
    if (fx < 0 || fy < 0 || fx >= static_cast<float>(width_ - 1) || fy >= static_cast<float>(height_ - 1)) return 0;
    const auto ix = static_cast<int>(fx);
    const auto iy = static_cast<int>(fy);
    const float* low = &values_[index(ix, iy)];
    const float* high = low + width_;
    const float share = fx - static_cast<float>(ix);
    return mix(mix(low[0], low[1], share), mix(high[0], high[1], share), fy - static_cast<float>(iy));
  }
  // The mean of a window of 2 * radius + 1 cells, twice, in both directions. About 10 ns a cell.
  void blur(int radius);

 private:
  void blur_down(int radius);
  void turn_over();  // rows become columns
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
  }

  int width_ = 0, height_ = 0;
  std::vector<float> values_;
};

}  // namespace unhunch::body

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
  float at(int x, int y) const { return values_[index(x, y)]; }
  // Between the middles of four cells; 0 outside.
  float sample(float x, float y) const;
  // The mean of a window of 2 * radius + 1 cells, twice, in both directions.
  void blur(int radius);

 private:
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
  }

  int width_ = 0, height_ = 0;
  std::vector<float> values_;
};

}  // namespace unhunch::body

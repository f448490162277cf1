// SPDX-License-Identifier: Apache-2.0
#include "body/field.h"

#include <algorithm>
#include <utility>

namespace unhunch::body {

// A window moves down over all columns at once.
void Field::blur_down(int radius) {
  const float share = 1.0F / static_cast<float>(2 * radius + 1);
  const auto width = static_cast<std::size_t>(width_);
  std::vector<float> sums(width);
  std::vector<float> out(values_.size());
  const auto line = [&](int y) { return &values_[static_cast<std::size_t>(y) * width]; };
  const auto enter = [&](int y) {
    if (y >= height_) return;
    const float* in = line(y);
    for (std::size_t x = 0; x < width; ++x) sums[x] += in[x];
  };
  for (int y = 0; y < radius; ++y) enter(y);
  for (int y = 0; y < height_; ++y) {
    enter(y + radius);
    float* blurred = &out[static_cast<std::size_t>(y) * width];
    for (std::size_t x = 0; x < width; ++x) blurred[x] = sums[x] * share;
    if (y < radius) continue;
    const float* left_behind = line(y - radius);
    for (std::size_t x = 0; x < width; ++x) sums[x] -= left_behind[x];
  }
  values_ = std::move(out);
}

void Field::turn_over() {
  constexpr int tile = 16;  // cells, so that reading and writing both stay in the cache
  Field turned(height_, width_);
  for (int top = 0; top < height_; top += tile) {
    for (int left = 0; left < width_; left += tile) {
      for (int y = top; y < std::min(top + tile, height_); ++y) {
        for (int x = left; x < std::min(left + tile, width_); ++x) turned.at(y, x) = at(x, y);
      }
    }
  }
  *this = std::move(turned);
}

void Field::blur(int radius) {
  for (int turn = 0; turn < 2; ++turn) {
    blur_down(radius);
    blur_down(radius);
    turn_over();
  }
}

}  // namespace unhunch::body

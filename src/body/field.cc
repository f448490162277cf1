// SPDX-License-Identifier: Apache-2.0
#include "body/field.h"

namespace unhunch::body {
namespace {

void blur_line(const float* in, float* out, int count, std::size_t stride, int radius) {
  const float share = 1.0F / static_cast<float>(2 * radius + 1);
  const auto read = [&](int i) { return i < 0 || i >= count ? 0.0F : in[static_cast<std::size_t>(i) * stride]; };
  float sum = 0;
  for (int i = -radius; i < radius; ++i) sum += read(i);
  for (int i = 0; i < count; ++i) {
    sum += read(i + radius);
    out[static_cast<std::size_t>(i) * stride] = sum * share;
    sum -= read(i - radius);
  }
}

}  // namespace

float Field::sample(float x, float y) const {
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

void Field::blur(int radius) {
  std::vector<float> other(values_.size());
  const auto stride = static_cast<std::size_t>(width_);
  for (int y = 0; y < height_; ++y) {
    float* line = &values_[static_cast<std::size_t>(y) * stride];
    float* spare = &other[static_cast<std::size_t>(y) * stride];
    blur_line(line, spare, width_, 1, radius);
    blur_line(spare, line, width_, 1, radius);
  }
  for (std::size_t x = 0; x < stride; ++x) {
    blur_line(&values_[x], &other[x], height_, stride, radius);
    blur_line(&other[x], &values_[x], height_, stride, radius);
  }
}

}  // namespace unhunch::body

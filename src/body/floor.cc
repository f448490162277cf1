// SPDX-License-Identifier: Apache-2.0
#include "body/floor.h"

namespace unhunch::body {

FloorLine::FloorLine(const Canvas& canvas, const Shader& shader, int y) : canvas_(canvas), shader_(shader) {
  if (canvas.stage().look().transparent) {
    open_.opacity = 0;
  } else {
    open_.colour = shader.background();
  }
  const View& view = canvas.view();
  const Float3 ray = view.ray(0.5F, static_cast<float>(y) + 0.5F);
  if (ray.y >= 0 || view.eye.y <= 0) return;
  const float depth = -view.eye.y / ray.y;
  start_ = view.eye + ray * depth;
  step_ = view.right * (view.slope * depth);
  Float3 low = canvas.shadow().floor_low();
  Float3 high = canvas.shadow().floor_high();
  if (const float reach = shader.pool_reach(); reach > 0) {
    const Float3 middle = canvas.scene().middle;
    low = {std::min(low.x, middle.x - reach), 0, std::min(low.z, middle.z - reach)};
    high = {std::max(high.x, middle.x + reach), 0, std::max(high.z, middle.z + reach)};
  }
  calc_span(low, high);
}

// The columns in which the line may lie between two corners of the floor.
void FloorLine::calc_span(Float3 low, Float3 high) {
  const auto width = static_cast<float>(canvas_.solid().width());
  float first = 0;
  float last = width;
  const auto cut = [&](float start, float step, float from, float to) {
    if (std::abs(step) < 1e-6F) {
      if (start < from || start > to) last = 0;
      return;
    }
    const float a = (from - start) / step;
    const float b = (to - start) / step;
    first = std::max(first, std::min(a, b) - 1);
    last = std::min(last, std::max(a, b) + 2);
  };
  cut(start_.x, step_.x, low.x, high.x);
  cut(start_.z, step_.z, low.z, high.z);
  if (first < last) span_ = {static_cast<int>(first), static_cast<int>(last)};
}

float FloorLine::shade(int x) const {
  if (x < span_.first || x >= span_.last) return 0;
  return canvas_.shadow().floor_shade(place(x)) * shader_.shadow_strength();
}

Tone FloorLine::at(int x) const {
  if (x < span_.first || x >= span_.last) return open_;
  const float shade = this->shade(x);
  const float pool = shader_.calc_pool(place(x) - canvas_.scene().middle);
  if (shade == 0 && pool == 0) return open_;
  if (canvas_.stage().look().transparent) return {shader_.shadow() * shade, shade};
  return {mix(mix(shader_.background(), shader_.pool(), pool), shader_.shadow(), shade), 1};
}

}  // namespace unhunch::body

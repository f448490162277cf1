// SPDX-License-Identifier: Apache-2.0
#include "body/shadow.h"

#include <limits>

namespace unhunch::body {
namespace {

constexpr int map_size = 512;
constexpr int floor_size = map_size / 2;
constexpr float far_side = 16;   // metres added, so that all nearness is above zero
constexpr float lamp_margin = 0.30F;
constexpr float below_cell = 0.02F, below_margin = 0.6F;  // metres

struct Bounds {
  float low_x = std::numeric_limits<float>::max(), low_y = low_x;
  float high_x = -low_x, high_y = -low_x;
  void add(float x, float y) {
    low_x = std::min(low_x, x);
    low_y = std::min(low_y, y);
    high_x = std::max(high_x, x);
    high_y = std::max(high_y, y);
  }
};

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

// Blurs of the floor's shadow, narrow to wide: what is this high along the ray of the lamp is blurred with that radius.
struct Softness {
  float height;  // metres
  int radius;    // cells of the floor's image
};
constexpr std::array<Softness, 3> softness{{{0.03F, 1}, {0.5F, 4}, {1.7F, 10}}};

// Looking up from the floor: what is nearer than `height` takes away `share` of the light, blurred by `radius` cells.
struct Closeness {
  float height, share;
  int radius;
};
constexpr std::array<Closeness, 3> closeness{{{0.05F, 0.45F, 1}, {0.22F, 0.35F, 3}, {0.8F, 0.30F, 8}}};

}  // namespace

float Field::sample(float x, float y) const {
  const float fx = x - 0.5F;
  const float fy = y - 0.5F;
  if (fx < 0 || fy < 0 || fx >= static_cast<float>(width_ - 1) || fy >= static_cast<float>(height_ - 1)) return 0;
  const auto ix = static_cast<int>(fx);
  const auto iy = static_cast<int>(fy);
  const float* low = &values_[static_cast<std::size_t>(iy * width_ + ix)];
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

void Shadow::calc(const Stage& stage, const Scene& scene, Float3 key) {
  key_ = key;
  right_ = unit(cross({0, 1, 0}, key));
  up_ = cross(key, right_);
  calc_map(stage, scene);
  calc_floor_light();
  calc_floor_openness(stage, scene);
}

void Shadow::calc_map(const Stage& stage, const Scene& scene) {
  Bounds bounds;
  for (const Float3& p : scene.positions) bounds.add(dot(p, right_), dot(p, up_));
  // In steps, so that a moving figure does not make its shadow's edge swim.
  const float extent = std::max(bounds.high_x - bounds.low_x, bounds.high_y - bounds.low_y) + 2 * lamp_margin;
  cell_ = std::ceil(extent * 4) / 4 / map_size;
  left_ = std::floor((bounds.low_x - lamp_margin) / cell_) * cell_;
  top_ = std::ceil((bounds.high_y + lamp_margin) / cell_) * cell_;
  std::vector<Corner> corners;
  corners.reserve(scene.positions.size());
  for (const Float3& p : scene.positions) {
    corners.push_back({(dot(p, right_) - left_) / cell_, (top_ - dot(p, up_)) / cell_, dot(p, key_) + far_side});
  }
  map_.clear(map_size, map_size, 1);
  for (const Triangle& t : scene.triangles) {
    const Patch& patch = stage.patches()[t.patch];
    if (patch.on_floor) continue;
    map_.draw(corners[t.a], corners[t.b], corners[t.c], 0);
    if (patch.two_sided) map_.draw(corners[t.a], corners[t.c], corners[t.b], 0);
  }
}

float Shadow::lit(Float3 position, Float3 normal) const {
  const Float3 p = position + normal * (cell_ * 1.5F);
  const float x = (dot(p, right_) - left_) / cell_ - 2;
  const float y = (top_ - dot(p, up_)) / cell_ - 2;
  if (x < 0 || y < 0 || x >= map_size - 4 || y >= map_size - 4) return 1;
  const float depth = dot(p, key_) + far_side + cell_ * 1.5F;
  const auto ix = static_cast<int>(x);
  const auto iy = static_cast<int>(y);
  const float fx = x - static_cast<float>(ix);
  const float fy = y - static_cast<float>(iy);
  const std::array<float, 5> across{(1 - fx) * 0.5F, 1 - fx * 0.5F, 1, 0.5F + fx * 0.5F, fx * 0.5F};
  const std::array<float, 5> down{(1 - fy) * 0.5F, 1 - fy * 0.5F, 1, 0.5F + fy * 0.5F, fy * 0.5F};
  float sum = 0;
  for (int row = 0; row < 5; ++row) {
    const float* near = &map_.nearness()[map_.index(ix, iy + row, 0)];
    float line = 0;
    for (std::size_t i = 0; i < 5; ++i) line += near[i] <= depth ? across[i] : 0.0F;
    sum += line * down[static_cast<std::size_t>(row)];
  }
  return sum * (1.0F / 12.25F);
}

void Shadow::calc_floor_light() {
  std::array<Field, softness.size()> layers;
  for (Field& layer : layers) layer = Field(floor_size, floor_size);
  for (int y = 0; y < map_size; ++y) {
    for (int x = 0; x < map_size; ++x) {
      const float near = map_.nearness()[map_.index(x, y, 0)];
      if (near <= 0) continue;
      const float across = left_ + (static_cast<float>(x) + 0.5F) * cell_;
      const float upward = top_ - (static_cast<float>(y) + 0.5F) * cell_;
      const float height = across * right_.y + upward * up_.y + (near - far_side) * key_.y;
      const float way = std::max(height, 0.0F) / key_.y;
      // Shared between the two layers whose heights enclose it.
      std::size_t above = 0;
      while (above < softness.size() && softness[above].height < way) ++above;
      const float share = above == 0 || above == softness.size()
                              ? 0.0F
                              : (way - softness[above - 1].height) / (softness[above].height - softness[above - 1].height);
      const std::size_t upper = std::min(above, softness.size() - 1);
      layers[upper].at(x / 2, y / 2) += 0.25F * (above == 0 || above == softness.size() ? 1.0F : share);
      if (above > 0 && above < softness.size()) layers[above - 1].at(x / 2, y / 2) += 0.25F * (1 - share);
    }
  }
  for (std::size_t i = 0; i < layers.size(); ++i) layers[i].blur(softness[i].radius);
  floor_light_ = std::move(layers[0]);
  for (std::size_t i = 0; i < floor_light_.size(); ++i) {
    floor_light_[i] = std::min(floor_light_[i] + layers[1][i] + layers[2][i], 1.0F);
  }
}

float Shadow::floor_lit(Float3 position) const {
  const float x = (dot(position, right_) - left_) / (cell_ * 2);
  const float y = (top_ - dot(position, up_)) / (cell_ * 2);
  return 1 - floor_light_.sample(x, y);
}

void Shadow::calc_floor_openness(const Stage& stage, const Scene& scene) {
  Bounds bounds;
  for (const Float3& p : scene.positions) bounds.add(p.x, p.z);
  west_ = std::floor((bounds.low_x - below_margin) / below_cell) * below_cell;
  south_ = std::ceil((bounds.high_y + below_margin) / below_cell) * below_cell;
  const int width = std::min(1024, static_cast<int>((bounds.high_x + below_margin - west_) / below_cell) + 1);
  const int height = std::min(1024, static_cast<int>((south_ - bounds.low_y + below_margin) / below_cell) + 1);
  std::vector<Corner> corners;
  corners.reserve(scene.positions.size());
  for (const Float3& p : scene.positions) {
    corners.push_back({(p.x - west_) / below_cell, (south_ - p.z) / below_cell, far_side - p.y});
  }
  from_below_.clear(width, height, 1);
  for (const Triangle& t : scene.triangles) {
    if (!stage.patches()[t.patch].on_floor) from_below_.draw(corners[t.a], corners[t.b], corners[t.c], 0);
  }
  floor_openness_ = Field(width, height);
  for (const Closeness& layer : closeness) {
    Field closed(width, height);
    for (std::size_t i = 0; i < closed.size(); ++i) {
      const float near = from_below_.nearness()[i];
      if (near > 0) closed[i] = layer.share * clamp01(1 - std::max(far_side - near, 0.0F) / layer.height);
    }
    closed.blur(layer.radius);
    for (std::size_t i = 0; i < closed.size(); ++i) floor_openness_[i] += closed[i];
  }
}

float Shadow::floor_open(Float3 position) const {
  return 1 - clamp01(floor_openness_.sample((position.x - west_) / below_cell, (south_ - position.z) / below_cell));
}

}  // namespace unhunch::body

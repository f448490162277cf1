// SPDX-License-Identifier: Apache-2.0
#include "body/shadow.h"

#include <limits>

namespace unhunch::body {
namespace {

constexpr int map_size = 512;
constexpr int floor_size = map_size / 2;
constexpr int tile_size = 8;    // of the map; within a tile all depths are known to lie between two
constexpr float far_side = 16;  // metres added, so that all nearness is above zero
constexpr float lamp_margin = 0.30F;
constexpr float below_cell = 2 * Shadow::floor_cell, floor_margin = 0.6F;  // metres
constexpr float light_share = 0.6F, closeness_share = 0.9F;                // of the floor's shade

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

void Shadow::calc(const Stage& stage, const Scene& scene, Float3 key) {
  key_ = key;
  right_ = unit(cross({0, 1, 0}, key));
  up_ = cross(key, right_);
  calc_map(stage, scene);
  calc_tiles();
  calc_floor(calc_floor_light(), calc_floor_closeness(stage, scene));
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
  // The taps reach two cells aside: a surface that slants away from the lamp has to be lifted further above itself.
  const float facing = dot(normal, key_);
  const float slant = std::sqrt(std::max(0.0F, 1 - facing * facing));
  const Float3 p = position + normal * (cell_ * (1.2F + 2.4F * slant));
  const float x = (dot(p, right_) - left_) / cell_ - 2;
  const float y = (top_ - dot(p, up_)) / cell_ - 2;
  if (x < 0 || y < 0 || x >= map_size - 4 || y >= map_size - 4) return 1;
  const float depth = dot(p, key_) + far_side + cell_ * 1.5F;
  const auto ix = static_cast<int>(x);
  const auto iy = static_cast<int>(y);
  const auto all_tiles = [&](const Field& field, auto holds) {
    const int left = ix / tile_size;
    const int right = (ix + 4) / tile_size;
    const int top = iy / tile_size;
    const int bottom = (iy + 4) / tile_size;
    return holds(field.at(left, top)) && holds(field.at(right, top)) && holds(field.at(left, bottom)) &&
           holds(field.at(right, bottom));
  };
  if (all_tiles(nearest_, [&](float near) { return near <= depth; })) return 1;
  if (all_tiles(farthest_, [&](float near) { return near > depth; })) return 0;
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
  return sum * (1.0F / 9);
}

void Shadow::calc_tiles() {
  constexpr int tiles = map_size / tile_size;
  farthest_ = Field(tiles, tiles);
  nearest_ = Field(tiles, tiles);
  for (std::size_t i = 0; i < farthest_.size(); ++i) farthest_[i] = 2 * far_side;
  for (int y = 0; y < map_size; ++y) {
    const float* line = &map_.nearness()[map_.index(0, y, 0)];
    for (int x = 0; x < map_size; ++x) {
      float& farthest = farthest_.at(x / tile_size, y / tile_size);
      float& nearest = nearest_.at(x / tile_size, y / tile_size);
      farthest = std::min(farthest, line[x]);
      nearest = std::max(nearest, line[x]);
    }
  }
}

Field Shadow::calc_floor_light() const {
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
      const float share =
          above == 0 || above == softness.size()
              ? 0.0F
              : (way - softness[above - 1].height) / (softness[above].height - softness[above - 1].height);
      const std::size_t upper = std::min(above, softness.size() - 1);
      layers[upper].at(x / 2, y / 2) += 0.25F * (above == 0 || above == softness.size() ? 1.0F : share);
      if (above > 0 && above < softness.size()) layers[above - 1].at(x / 2, y / 2) += 0.25F * (1 - share);
    }
  }
  for (std::size_t i = 0; i < layers.size(); ++i) layers[i].blur(softness[i].radius);
  Field sum = std::move(layers[0]);
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = std::min(sum[i] + layers[1][i] + layers[2][i], 1.0F);
  return sum;
}

Field Shadow::calc_floor_closeness(const Stage& stage, const Scene& scene) {
  Bounds bounds;
  for (const Float3& p : scene.positions) bounds.add(p.x, p.z);
  // Far enough for the longest shadow as well: it falls away from the lamp.
  const float throw_length = 2.0F * std::sqrt(1 - key_.y * key_.y) / key_.y;
  const Float3 away = unit({-key_.x, 0, -key_.z}) * throw_length;
  bounds.add(bounds.low_x + std::min(away.x, 0.0F), bounds.low_y + std::min(away.z, 0.0F));
  bounds.add(bounds.high_x + std::max(away.x, 0.0F), bounds.high_y + std::max(away.z, 0.0F));
  west_ = std::floor((bounds.low_x - floor_margin) / below_cell) * below_cell;
  south_ = std::ceil((bounds.high_y + floor_margin) / below_cell) * below_cell;
  const int width = std::min(512, static_cast<int>((bounds.high_x + floor_margin - west_) / below_cell) + 1);
  const int height = std::min(512, static_cast<int>((south_ - bounds.low_y + floor_margin) / below_cell) + 1);
  std::vector<Corner> corners;
  corners.reserve(scene.positions.size());
  for (const Float3& p : scene.positions) {
    corners.push_back({(p.x - west_) / below_cell, (south_ - p.z) / below_cell, far_side - p.y});
  }
  from_below_.clear(width, height, 1);
  for (const Triangle& t : scene.triangles) {
    if (!stage.patches()[t.patch].on_floor) from_below_.draw(corners[t.a], corners[t.b], corners[t.c], 0);
  }
  Field sum(width, height);
  for (const Closeness& layer : closeness) {
    Field closed(width, height);
    for (std::size_t i = 0; i < closed.size(); ++i) {
      const float near = from_below_.nearness()[i];
      if (near > 0) closed[i] = layer.share * clamp01(1 - std::max(far_side - near, 0.0F) / layer.height);
    }
    closed.blur(layer.radius);
    for (std::size_t i = 0; i < closed.size(); ++i) sum[i] += closed[i];
  }
  return sum;
}

void Shadow::calc_floor(const Field& light, const Field& closeness) {
  floor_ = Field(closeness.width() * 2, closeness.height() * 2);
  for (int y = 0; y < floor_.height(); ++y) {
    for (int x = 0; x < floor_.width(); ++x) {
      const float east = static_cast<float>(x) + 0.5F;
      const float north = static_cast<float>(y) + 0.5F;
      const Float3 place{west_ + east * floor_cell, 0, south_ - north * floor_cell};
      const float dark =
          light.sample((dot(place, right_) - left_) / (cell_ * 2), (top_ - dot(place, up_)) / (cell_ * 2));
      const float near = std::min(1.0F, closeness.sample(east / 2, north / 2));
      floor_.at(x, y) = 1 - (1 - dark * light_share) * (1 - near * closeness_share);
    }
  }
}

}  // namespace unhunch::body

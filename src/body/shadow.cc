// SPDX-License-Identifier: Apache-2.0
#include "body/shadow.h"

#include <algorithm>
#include <limits>

#include "body/lanes.h"

namespace unhunch::body {
namespace {

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
  inverse_cell_ = 1 / cell_;
  left_ = std::floor((bounds.low_x - lamp_margin) / cell_) * cell_;
  top_ = std::ceil((bounds.high_y + lamp_margin) / cell_) * cell_;
  std::vector<Corner> corners;
  corners.reserve(scene.positions.size());
  for (const Float3& p : scene.positions) {
    corners.push_back(
        {(dot(p, right_) - left_) * inverse_cell_, (top_ - dot(p, up_)) * inverse_cell_, dot(p, key_) + far_side});
  }
  map_.clear(map_size, map_size, 1);
  for (const Triangle& t : scene.triangles) {
    const Patch& patch = stage.patches()[t.patch];
    if (patch.on_floor) continue;
    map_.draw(corners[t.a], corners[t.b], corners[t.c], 0);
    if (patch.two_sided) map_.draw(corners[t.a], corners[t.c], corners[t.b], 0);
  }
}

// The share of the taps that see the lamp, those at the rim counted partly. `x` and `y` are those of the first one.
float Shadow::calc_edge(float x, float y, float depth) const {
  const auto ix = static_cast<int>(x);
  const auto iy = static_cast<int>(y);
  const float fx = x - static_cast<float>(ix);
  const float fy = y - static_cast<float>(iy);
  const std::array<float, taps> across{(1 - fx) * 0.5F, 1 - fx * 0.5F, 1, 0.5F + fx * 0.5F, fx * 0.5F};
  // The rows of the taps lie in two bands.
  std::array<float, 2 * lane_count> down{};
  const auto first = static_cast<std::size_t>(iy % lane_count);
  down[first] = (1 - fy) * 0.5F;
  down[first + 1] = 1 - fy * 0.5F;
  down[first + 2] = 1;
  down[first + 3] = 0.5F + fy * 0.5F;
  down[first + 4] = fy * 0.5F;
  Lanes total{};
  for (std::size_t band = 0; band < 2; ++band) {
    const float* near = &map_.nearness()[map_.index(ix, (iy / lane_count + static_cast<int>(band)) * lane_count, 0)];
    Lanes lines{};
    for (std::size_t i = 0; i < taps; ++i) {
      lines += load_lanes(near + i * lane_count) <= depth ? all_lanes(across[i]) : Lanes{};
    }
    total += lines * load_lanes(&down[band * lane_count]);
  }
  return sum(total) * (1.0F / 9);
}

void Shadow::calc_tiles() {
  static_assert(tile_size == Raster::band_rows);
  std::vector<Tile> alone(std::size_t{tiles_in_row} * tiles_in_row);
  for (int band = 0; band < tiles_in_row; ++band) {
    const auto [first, last] = map_.span(band);
    for (int x = first / tile_size; x * tile_size < last; ++x) {
      const float* near = &map_.nearness()[map_.index(x * tile_size, band * tile_size, 0)];
      Lanes low = load_lanes(near);
      Lanes high = low;
      for (std::size_t column = 1; column < tile_size; ++column) {
        low = least(low, load_lanes(near + column * lane_count));
        high = greatest(high, load_lanes(near + column * lane_count));
      }
      alone[tile_index(x, band)] = {least_of(low), greatest_of(high)};
    }
  }
  // The taps reach into the neighbours to the right and below.
  tiles_.assign(alone.size(), {});
  for (int y = 0; y + 1 < tiles_in_row; ++y) {
    for (int x = 0; x + 1 < tiles_in_row; ++x) {
      Tile& tile = tiles_[tile_index(x, y)];
      tile = alone[tile_index(x, y)];
      for (const std::size_t other : {tile_index(x + 1, y), tile_index(x, y + 1), tile_index(x + 1, y + 1)}) {
        tile = {std::min(tile.farthest, alone[other].farthest), std::max(tile.nearest, alone[other].nearest)};
      }
    }
  }
}

// The part that is reached by the widest blur of what the map shows.
Shadow::FloorLight Shadow::make_floor_light() const {
  constexpr int margin = 2 * softness.back().radius + 1;
  Span columns;
  Span bands;
  for (int band = 0; band < map_.bands(); ++band) {
    const Span span = map_.span(band);
    if (span.first >= span.last) continue;
    columns = either(columns, span);
    bands = either(bands, {band, band + 1});
  }
  if (columns.first >= columns.last) return {};
  constexpr int cells = Raster::band_rows / 2;  // of a band
  const int left = std::max(0, columns.first / 2 - margin);
  const int top = std::max(0, bands.first * cells - margin);
  const int right = std::min(floor_size, (columns.last + 1) / 2 + margin);
  const int bottom = std::min(floor_size, bands.last * cells + margin);
  return {left, top, Field(right - left, bottom - top)};
}

Shadow::FloorLight Shadow::calc_floor_light() const {
  FloorLight sum = make_floor_light();
  std::array<Field, softness.size()> layers;
  layers.fill(sum.field);
  for (int y = 0; y < map_size; ++y) {
    const auto [first, last] = map_.span(y / Raster::band_rows);
    for (int x = first; x < last; ++x) {
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
      const int column = x / 2 - sum.left;
      const int row = y / 2 - sum.top;
      const std::size_t upper = std::min(above, softness.size() - 1);
      layers[upper].at(column, row) += 0.25F * (above == 0 || above == softness.size() ? 1.0F : share);
      if (above > 0 && above < softness.size()) layers[above - 1].at(column, row) += 0.25F * (1 - share);
    }
  }
  for (std::size_t i = 0; i < layers.size(); ++i) layers[i].blur(softness[i].radius);
  for (std::size_t i = 0; i < sum.field.size(); ++i) {
    sum.field[i] = std::min(layers[0][i] + layers[1][i] + layers[2][i], 1.0F);
  }
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
    const float nearest = std::max({corners[t.a].near, corners[t.b].near, corners[t.c].near});
    if (nearest <= far_side - closeness.back().height || stage.patches()[t.patch].on_floor) continue;
    from_below_.draw(corners[t.a], corners[t.b], corners[t.c], 0);
  }
  Field sum(width, height);
  for (const Closeness& layer : closeness) {
    Field closed(width, height);
    for (int y = 0; y < height; ++y) {
      const auto [first, last] = from_below_.span(y / Raster::band_rows);
      for (int x = first; x < last; ++x) {
        const float near = from_below_.nearness()[from_below_.index(x, y, 0)];
        if (near > 0) closed.at(x, y) = layer.share * clamp01(1 - std::max(far_side - near, 0.0F) / layer.height);
      }
    }
    closed.blur(layer.radius);
    for (std::size_t i = 0; i < closed.size(); ++i) sum[i] += closed[i];
  }
  return sum;
}

void Shadow::calc_floor(const FloorLight& light, const Field& closeness) {
  floor_ = Field(closeness.width() * 2, closeness.height() * 2);
  const float cell = cell_ * 2;
  const float left = left_ + static_cast<float>(light.left) * cell;
  const float top = top_ - static_cast<float>(light.top) * cell;
  for (int y = 0; y < floor_.height(); ++y) {
    const float north = static_cast<float>(y) + 0.5F;
    const Float3 start{west_, 0, south_ - north * floor_cell};
    const float across = (dot(start, right_) - left) / cell;
    const float down = (top - dot(start, up_)) / cell;
    const float across_step = right_.x * floor_cell / cell;
    const float down_step = -up_.x * floor_cell / cell;
    for (int x = 0; x < floor_.width(); ++x) {
      const float east = static_cast<float>(x) + 0.5F;
      const float dark = light.field.sample(across + across_step * east, down + down_step * east);
      const float near = std::min(1.0F, closeness.sample(east / 2, north / 2));
      floor_.at(x, y) = 1 - (1 - dark * light_share) * (1 - near * closeness_share);
    }
  }
}

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
// Where the light of the key lamp arrives, and how open the floor is to the light of the room.
//
// The lamp sees the scene in a map of depths; body and props ask it with a soft edge. The floor asks two small images
// that are made from that map and from a look upward out of the floor: blurred the more the higher the caster is, so
// that a foot stands in a crisp dark rim and a raised arm throws a breath of grey. About 4 ms a picture.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "body/field.h"
#include "body/raster.h"
#include "body/stage.h"

namespace unhunch::body {

class Shadow {
 public:
  static constexpr float floor_cell = 0.0125F;  // metres

  // `key` points to the lamp; the floor is y = 0.
  void calc(const Stage& stage, const Scene& scene, Float3 key);

  // 0 in shadow to 1 in full light. Only near the edge of a shadow the map itself is asked.
  float lit(Float3 position, Float3 normal) const {
    // The taps reach two cells aside: a surface that slants away from the lamp has to be lifted further above itself.
    const float facing = dot(normal, key_);
    const float slant = std::sqrt(std::max(0.0F, 1 - facing * facing));
    const Float3 p = position + normal * (cell_ * (1.2F + 2.4F * slant));
    const float x = (dot(p, right_) - left_) * inverse_cell_ - 2;
    const float y = (top_ - dot(p, up_)) * inverse_cell_ - 2;
    if (!(x >= 0 && y >= 0 && x < map_size - taps + 1 && y < map_size - taps + 1)) return 1;
    const float depth = dot(p, key_) + far_side + cell_ * 1.5F;
    const Tile& tile = tiles_[tile_index(static_cast<int>(x) / tile_size, static_cast<int>(y) / tile_size)];
    return tile.nearest <= depth ? 1 : tile.farthest > depth ? 0 : calc_edge(x, y, depth);
  }
  // The floor at x, z: 0 far from everything to 1 under a foot.
  float floor_shade(Float3 position) const {
    return floor_.sample((position.x - west_) * (1 / floor_cell), (south_ - position.z) * (1 / floor_cell));
  }
  // Beyond these places, in metres along X and Z, the floor has no shade.
  Float3 floor_low() const { return {west_, 0, south_ - static_cast<float>(floor_.height()) * floor_cell}; }
  Float3 floor_high() const { return {west_ + static_cast<float>(floor_.width()) * floor_cell, 0, south_}; }

 private:
  static constexpr int map_size = 512;
  static constexpr int floor_size = map_size / 2;
  static constexpr int tile_size = 4;    // of the map
  static constexpr int taps = 5;         // in each direction
  static constexpr float far_side = 16;  // metres added, so that all nearness is above zero
  // Between what nearness all lies that taps meet which begin in it.
  struct Tile {
    float farthest = 0, nearest = 0;
  };
  static constexpr int tiles_in_row = map_size / tile_size;
  static std::size_t tile_index(int x, int y) {
    return static_cast<std::size_t>(y) * tiles_in_row + static_cast<std::size_t>(x);
  }
  // What the lamp sees on the floor, in cells twice as wide as the map's; 0 outside of the part that is kept.
  struct FloorLight {
    int left = 0, top = 0;  // of the part
    Field field;
  };
  void calc_map(const Stage& stage, const Scene& scene);
  void calc_tiles();
  float calc_edge(float x, float y, float depth) const;
  FloorLight make_floor_light() const;
  FloorLight calc_floor_light() const;
  Field calc_floor_closeness(const Stage& stage, const Scene& scene);
  void calc_floor(const FloorLight& light, const Field& closeness);

  Float3 key_, right_, up_;
  float left_ = 0, top_ = 0, cell_ = 0.005F, inverse_cell_ = 200;  // of the map of the lamp
  Raster map_, from_below_;
  std::vector<Tile> tiles_;
  Field floor_;
  float west_ = 0, south_ = 0;  // of the floor's fields
};

}  // namespace unhunch::body

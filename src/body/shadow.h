// SPDX-License-Identifier: Apache-2.0
// Where the light of the key lamp arrives, and how open the floor is to the light of the room.
//
// The lamp sees the scene in a map of depths; body and props ask it with a soft edge. The floor asks two small images
// that are made from that map and from a look upward out of the floor: blurred the more the higher the caster is, so
// that a foot stands in a crisp dark rim and a raised arm throws a breath of grey. About 6 ms a picture.
#pragma once

#include "body/field.h"
#include "body/raster.h"
#include "body/stage.h"

namespace unhunch::body {

class Shadow {
 public:
  static constexpr float floor_cell = 0.0125F;  // metres

  // `key` points to the lamp; the floor is y = 0.
  void calc(const Stage& stage, const Scene& scene, Float3 key);

  // 0 in shadow to 1 in full light.
  float lit(Float3 position, Float3 normal) const;
  // The floor at x, z: 0 far from everything to 1 under a foot.
  float floor_shade(Float3 position) const {
    return floor_.sample((position.x - west_) / floor_cell, (south_ - position.z) / floor_cell);
  }

 private:
  void calc_map(const Stage& stage, const Scene& scene);
  void calc_tiles();
  Field calc_floor_light() const;
  Field calc_floor_closeness(const Stage& stage, const Scene& scene);
  void calc_floor(const Field& light, const Field& closeness);

  Float3 key_, right_, up_;
  float left_ = 0, top_ = 0, cell_ = 0.005F;  // of the map of the lamp
  Raster map_, from_below_;
  Field farthest_, nearest_;  // of the map, by tiles
  Field floor_;
  float west_ = 0, south_ = 0;  // of the floor's fields
};

}  // namespace unhunch::body

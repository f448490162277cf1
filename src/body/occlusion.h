// SPDX-License-Identifier: Apache-2.0
// Where surfaces come close to each other and the light of the room hardly reaches: armpits, the chin's underside, a
// hand on a wall. Computed from the depths of the picture (M. McGuire and others, "The Alchemy Screen-Space Ambient
// Obscurance Algorithm", 2011) at half its size, then smoothed within a surface. About 2 ms.
#pragma once

#include "body/field.h"
#include "body/raster.h"
#include "body/spot.h"

namespace unhunch::body {

class Occlusion {
 public:
  void calc(const Scene& scene, const View& view, const Raster& raster);

  // 1 open to 0 closed, at a pixel that shows a surface.
  float open(int x, int y) const { return open_.at(x / 2, y / 2); }

 private:
  void calc_depths(const Raster& raster);
  float calc_open(const View& view, const Spot& spot, int x, int y) const;
  float smooth(int x, int y) const;

  // At half the picture's size and with a border of nothing.
  Field depth_;  // metres in front of the eye
  Field raw_;    // less than 0 where there is no surface
  Field open_;   // without the border
};

}  // namespace unhunch::body

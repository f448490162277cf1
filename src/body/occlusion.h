// SPDX-License-Identifier: Apache-2.0
// Where surfaces come close to each other and the light of the room hardly reaches: armpits, the chin's underside, a
// hand on a wall. Computed from the depths of the picture (M. McGuire and others, "The Alchemy Screen-Space Ambient
// Obscurance Algorithm", 2011) at half its size, then smoothed within a surface. About 3 ms.
#pragma once

#include "body/field.h"
#include "body/raster.h"
#include "body/spot.h"

namespace unhunch::body {

class Occlusion {
 public:
  void calc(const Scene& scene, const View& view, const Raster& raster);

  // 1 open to 0 closed, at a pixel.
  float open(int x, int y) const { return open_.at(x / 2, y / 2); }

 private:
  float calc_open(const Scene& scene, const View& view, const Raster& raster, int x, int y) const;
  void smooth(const Raster& raster);

  Field open_, raw_;
};

}  // namespace unhunch::body

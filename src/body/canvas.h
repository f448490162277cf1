// SPDX-License-Identifier: Apache-2.0
// A scene as one camera sees it, before it has colours: what is nearest at every sample, and where light reaches.
#pragma once

#include <vector>

#include "body/occlusion.h"
#include "body/raster.h"
#include "body/shadow.h"
#include "body/spot.h"
#include "body/stage.h"
#include "body/view.h"

namespace unhunch::body {

class Canvas {
 public:
  // Keeps `stage` until the next call.
  void prepare(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height);

  const Stage& stage() const { return *stage_; }
  const View& view() const { return view_; }
  const Scene& scene() const { return scene_; }
  const Shadow& shadow() const { return shadow_; }
  const Occlusion& occlusion() const { return occlusion_; }
  const Raster& solid() const { return solid_; }
  const Raster& veil() const { return veil_; }  // walls; empty without any
  bool has_walls() const { return !scene_.walls.empty(); }
  // How much of a wall is seen: little when it stands between the eye and the figure.
  float wall_opacity(std::uint16_t patch) const { return wall_opacity_[patch]; }

 private:
  void draw_triangles(const std::vector<Triangle>& triangles, Raster& raster);
  void draw_clipped(const Triangle& triangle, std::uint32_t id, Raster& raster);
  void calc_walls(const core::Shot& shot);

  const Stage* stage_ = nullptr;
  View view_;
  Scene scene_;
  Shadow shadow_;
  Occlusion occlusion_;
  Raster solid_, veil_;
  std::vector<Corner> corners_;
  std::vector<float> wall_opacity_;  // by patch
};

}  // namespace unhunch::body

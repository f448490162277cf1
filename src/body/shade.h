// SPDX-License-Identifier: Apache-2.0
// How light makes a colour: a soft key lamp from the upper left of the eye, a fill from the right, the sky and the
// floor all around, and a little light that grazes the outline. No surface is ever black.
//
// All in linear light. About 30 ns a point.
#pragma once

#include "body/look.h"
#include "body/stage.h"
#include "body/view.h"

namespace unhunch::body {

// Lamps stand with the camera, so that the figure is well lit from every side.
struct Lamps {
  Float3 key, fill;  // directions towards them
};
Lamps make_lamps(const core::Camera& camera);

struct SurfacePoint {
  Float3 position, normal;
  Float3 to_eye;   // unit
  float lit = 1;   // by the key lamp
  float open = 1;  // to the light of the room
  float tint = 0;
};

class Shader {
 public:
  Shader(const Look& look, const Lamps& lamps);

  Float3 calc_colour(const Patch& patch, const SurfacePoint& point) const;
  // How bright a white surface would be there, 0 to about 1.
  float calc_brightness(Kind kind, const SurfacePoint& point) const;
  // The light on the floor around the figure, 0 to 1; `away` from its middle.
  float calc_pool(Float3 away) const;

  const Lamps& lamps() const { return lamps_; }
  Float3 background() const { return background_; }
  Float3 shadow() const { return shadow_; }
  Float3 pool() const { return pool_; }
  float shadow_strength() const { return shadow_strength_; }

 private:
  Lamps lamps_;
  Float3 tint_, background_, shadow_, pool_, glow_;
  float shadow_strength_, glow_strength_;
  bool has_pool_;
};

}  // namespace unhunch::body

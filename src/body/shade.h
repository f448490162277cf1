// SPDX-License-Identifier: Apache-2.0
// How light makes a colour: a soft key lamp from the upper left of the eye, a fill from the right, the sky and the
// floor all around, and a little light that grazes the outline. No surface is ever black.
//
// All in linear light. About 20 ns a point.
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

// How a direction of a surface answers to the lamps, before any shadow: one for all of a flat face.
struct Answer {
  Float3 key, room;
  float turned = 0;  // share of the key lamp's light that stays in its shadow
};

class Shader {
 public:
  Shader(const Look& look, const Lamps& lamps);

  Answer calc_answer(Kind kind, Float3 normal) const;
  Float3 calc_colour(const Patch& patch, const Answer& answer, const SurfacePoint& point) const;
  Float3 calc_colour(const Patch& patch, const SurfacePoint& point) const {
    return calc_colour(patch, calc_answer(patch.kind, point.normal), point);
  }
  // How bright a white surface would be there, 0 to about 1.
  float calc_brightness(Kind kind, const SurfacePoint& point) const;
  // The light on the floor around the figure, 0 to 1; `away` from its middle.
  float calc_pool(Float3 away) const {
    if (!has_pool_) return 0;
    const float square = (away.x * away.x + away.z * away.z) * (1 / (pool_radius * pool_radius));
    return square >= 1 ? 0 : (1 - square) * (1 - square);
  }
  // How far it goes, in metres; 0 without one.
  float pool_reach() const { return has_pool_ ? pool_radius : 0; }

  const Lamps& lamps() const { return lamps_; }
  Float3 background() const { return background_; }
  Float3 shadow() const { return shadow_; }
  Float3 pool() const { return pool_; }
  float shadow_strength() const { return shadow_strength_; }

 private:
  static constexpr float pool_radius = 2.2F;  // metres

  Lamps lamps_;
  Float3 tint_, background_, shadow_, pool_, glow_;
  float shadow_strength_, glow_strength_;
  bool has_pool_;
};

}  // namespace unhunch::body

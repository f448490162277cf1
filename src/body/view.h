// SPDX-License-Identifier: Apache-2.0
// What a camera sees: from the world to places in the picture and back to rays. Pixels count from the upper left
// corner.
#pragma once

#include "body/float3.h"
#include "core/figure/motion.h"

namespace unhunch::body {

struct View {
  Float3 eye, right, up, forward;
  float scale = 1;  // pixels for a slope of one
  float slope = 1;  // for a pixel
  float middle_x = 0, middle_y = 0;

  // Of a place: across and down in pixels, and metres in front of the eye.
  Float3 project(Float3 world) const {
    const Float3 d = world - eye;
    const float depth = dot(d, forward);
    return {middle_x + scale * dot(d, right) / depth, middle_y - scale * dot(d, up) / depth, depth};
  }
  // Through a pixel; one long along `forward`, so that eye + ray * depth is the place.
  Float3 ray(float x, float y) const {
    return forward + right * ((x - middle_x) * slope) + up * ((middle_y - y) * slope);
  }
};

inline constexpr float nearest_drawn = 0.05F;  // metres

View make_view(const core::Camera& camera, int width, int height);

// Towards the eye from what the camera looks at.
core::Vector calc_eye_direction(const core::Camera& camera);

}  // namespace unhunch::body

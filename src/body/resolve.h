// SPDX-License-Identifier: Apache-2.0
// From samples to the colour of a pixel. Samples that show the same surface are shaded once, at their middle.
#pragma once

#include "body/canvas.h"
#include "body/shade.h"

namespace unhunch::body {

// Colour times opacity, and opacity.
struct Tone {
  Float3 colour;
  float opacity = 1;
};

class Resolver {
 public:
  Resolver(const Canvas& canvas, const Shader& shader);

  Tone calc_pixel(int x, int y) const;

  // What one sample in the middle of the pixel shows; for pictures of flat colours.
  struct Part {
    std::uint8_t label = 0;
    float brightness = 1, tint = 0;
  };
  Part calc_part(int x, int y) const;

 private:
  Part calc_wall_part(const Triangle& triangle, float x, float y) const;
  static constexpr std::size_t samples = Raster::most_rows;
  struct Pixel;
  bool show_same(const Pixel& pixel, std::size_t a, std::size_t b) const;
  void calc_groups(const Pixel& pixel, std::array<Tone, samples>& tones) const;
  Tone calc_group(const Pixel& pixel, std::uint32_t id, float x, float y) const;
  SurfacePoint make_point(const Pixel& pixel, const Triangle& triangle, float x, float y) const;
  Tone calc_floor(float x, float y) const;
  float calc_floor_shade(float x, float y) const;
  void lay_walls(const Pixel& pixel, std::array<Tone, samples>& tones) const;
  Tone calc_wall(const Triangle& triangle, float x, float y) const;
  const Triangle* find_whole_wall(const Pixel& pixel) const;

  // The face of a wall that was looked at last, with its colours in light and in shadow.
  struct Face {
    const Triangle* triangle = nullptr;
    Float3 lit, shaded;
  };

  const Canvas& canvas_;
  const Shader& shader_;
  Tone open_floor_;
  mutable Face face_;
};

}  // namespace unhunch::body

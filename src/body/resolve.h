// SPDX-License-Identifier: Apache-2.0
// From samples to the colours of a row of pixels. Samples that show the same surface are shaded once, at the first of
// them.
#pragma once

#include <span>

#include "body/canvas.h"
#include "body/floor.h"
#include "body/shade.h"
#include "body/spot.h"

namespace unhunch::body {

class Resolver {
 public:
  Resolver(const Canvas& canvas, const Shader& shader, int y);

  // One for each pixel of the row.
  void calc_tones(std::span<Tone> tones);

  // What one sample of the pixel shows; for pictures of flat colours.
  struct Part {
    std::uint8_t label = 0;
    float brightness = 1, tint = 0;
  };
  Part calc_part(int x);

 private:
  static constexpr std::size_t samples = Raster::most_rows;
  using Ids = std::array<std::uint32_t, samples>;
  using Tones = std::array<Tone, samples>;
  // What a raster shows along the row of pixels.
  struct Line {
    const std::uint32_t* first_ids = nullptr;
    const float* first_near = nullptr;
    Line() = default;
    Line(const Raster& raster, int y)
        : first_ids(&raster.ids()[raster.index(0, y, 0)]), first_near(&raster.nearness()[raster.index(0, y, 0)]) {}
    std::uint32_t id(int x, std::size_t sample) const {
      return first_ids[static_cast<std::size_t>(x) * samples + sample];
    }
    float near(int x, std::size_t sample) const { return first_near[static_cast<std::size_t>(x) * samples + sample]; }
    Ids ids(int x) const { return {id(x, 0), id(x, 1), id(x, 2), id(x, 3)}; }
  };
  // What a wall was where it was looked at last, with its colours in light and in shadow.
  struct Face {
    std::uint32_t id = Raster::nothing;  // where it is the same all over that triangle
    Float3 normal, lit, shaded;
  };

  Tone calc_pixel(int x);
  bool show_same(const Ids& ids, int x, std::size_t a, std::size_t b) const;
  void calc_groups(const Ids& ids, int x, Tones& tones);
  Tone calc_group(std::uint32_t id, int x, std::size_t sample);
  SurfacePoint make_point(std::uint32_t id, int x, std::size_t sample);
  const Answer& answer_of(std::uint32_t id, const Patch& patch, const SurfacePoint& point);
  void lay_walls(const Ids& walls, int x, Tones& tones);
  Tone calc_wall(std::uint32_t id, int x, std::size_t sample);
  const Face& face_of(std::uint32_t wall, Float3 ray);
  Part calc_wall_part(std::uint32_t id, int x, std::size_t sample);
  Float3 ray(int x, std::size_t sample) const { return first_rays_[sample] + ray_step_ * static_cast<float>(x); }

  const Canvas& canvas_;
  const Shader& shader_;
  int y_;
  std::array<Float3, samples> first_rays_;  // of the samples of the first pixel
  Float3 ray_step_;                         // to the next pixel
  FloorLine floor_;
  Line solid_, veil_;
  Facets facets_, wall_facets_;
  std::uint32_t flat_id_ = Raster::nothing;  // of the flat triangle that answered last
  Answer answer_;
  Face face_;
};

}  // namespace unhunch::body

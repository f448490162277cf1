// SPDX-License-Identifier: Apache-2.0
// Draws the figure and its props: a stage, a shot and a camera become a picture.
//
// Triangles are rasterised with four samples a pixel and shaded afterwards, once for every surface that a pixel shows.
// The floor is the background's colour and only known by its shadow; a wall fades out around the figure, and becomes a
// thin pane where it stands between the eye and the figure. The same input gives the same picture here and in a
// browser, up to two levels of a channel. A renderer keeps its memory; one picture of 600 x 600 pixels takes about 40 ms.
#pragma once

#include <cstdint>
#include <vector>

#include "body/picture.h"
#include "body/raster.h"
#include "body/shade.h"
#include "body/shadow.h"
#include "body/stage.h"
#include "body/view.h"

namespace unhunch::body {

// What a picture is made of, for one that is drawn with lines and flat colours: one entry a pixel.
struct PictureParts {
  static constexpr std::uint8_t floor = 255;
  int width = 0, height = 0;
  std::vector<std::uint8_t> labels;  // Patch::label, or floor
  std::vector<float> brightness;     // of a white surface there, 0 to about 1; of the floor: 1 minus its shade
  std::vector<float> tints;
};

class Renderer {
 public:
  // Sizes of at least 1 pixel. `out` is made anew.
  void draw(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
            Picture& out);
  void draw_parts(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
                  PictureParts& out);

 private:
  void prepare(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height);
  void draw_triangles(const std::vector<Triangle>& triangles, Raster& raster);
  void draw_clipped(const Triangle& triangle, std::uint32_t id, Raster& raster);
  void calc_panes(const core::Shot& shot);

  struct Spot;
  Spot find_spot(const Triangle& triangle, float x, float y) const;
  Float3 calc_surface_colour(const Shader& shader, std::uint32_t id, float x, float y) const;
  float calc_floor_shade(const Shader& shader, float x, float y) const;
  Float3 calc_wall_colour(const Shader& shader, const Triangle& triangle, float x, float y, float& opacity) const;
  void resolve(const Shader& shader, int x, int y, std::uint8_t* out) const;

  const Stage* stage_ = nullptr;  // of the picture being drawn
  View view_;
  Scene scene_;
  Shadow shadow_;
  Raster solid_, veil_;
  std::vector<Corner> corners_;
  std::vector<float> pane_opacity_;  // by patch
};

}  // namespace unhunch::body

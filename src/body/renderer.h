// SPDX-License-Identifier: Apache-2.0
// Draws the figure and its props: a stage, a shot and a camera become a picture.
//
// Triangles are rasterised with four samples a pixel and shaded afterwards, once for every surface that a pixel shows.
// The floor is the background's colour and only known by its shadow; a wall fades out around the figure, and becomes a
// thin pane where it stands between the eye and the figure. The same input gives the same picture here and in a
// browser, up to two levels of a channel. A renderer keeps its memory; one picture of 600 x 600 pixels takes 20 to
// 50 ms, the more the more of it is not background.
#pragma once

#include <cstdint>
#include <vector>

#include "body/canvas.h"
#include "body/floor.h"
#include "body/picture.h"

namespace unhunch::body {

// What a picture is made of, for one that is drawn with lines and flat colours: one entry a pixel.
struct PictureParts {
  int width = 0, height = 0;
  std::vector<std::uint8_t> labels;  // Patch::label, or no_label for the floor
  std::vector<float> brightness;     // of a white surface there, 0 to about 1; of the floor: 1 minus its shade
  std::vector<float> tints;
};

class Renderer {
 public:
  // Sizes of at least 1 pixel. `out` is written anew; its memory is kept where the size stays.
  void draw(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
            Picture& out);
  void draw_parts(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
                  PictureParts& out);

 private:
  Canvas canvas_;
  std::vector<Tone> tones_;  // of a row
};

}  // namespace unhunch::body

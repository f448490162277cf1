// SPDX-License-Identifier: Apache-2.0
// The floor along a row of pixels: the background's colour, darker where shade lies on it and lighter in the pool of
// light around the figure. A row of the picture is a straight line on the floor, which is followed from pixel to pixel.
#pragma once

#include "body/canvas.h"
#include "body/shade.h"

namespace unhunch::body {

// Colour times opacity, and opacity.
struct Tone {
  Float3 colour;
  float opacity = 1;
  constexpr bool operator==(const Tone&) const = default;
};

class FloorLine {
 public:
  FloorLine(const Canvas& canvas, const Shader& shader, int y);

  // At the middle of a pixel.
  Tone at(int x) const;
  // 0 in full light to 1.
  float shade(int x) const;
  // Outside of these columns the floor is open: without shade and pool.
  Span span() const { return span_; }
  const Tone& open() const { return open_; }

 private:
  Float3 place(int x) const { return start_ + step_ * static_cast<float>(x); }
  void calc_span(Float3 low, Float3 high);

  const Canvas& canvas_;
  const Shader& shader_;
  Tone open_;
  Float3 start_, step_;  // at the first pixel, and to the next one
  Span span_;
};

}  // namespace unhunch::body

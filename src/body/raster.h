// SPDX-License-Identifier: Apache-2.0
// Which triangle is nearest at each sample: the one place where triangles become pixels.
//
// A sample keeps the nearness (what is greater wins) and the number of a triangle; colours come later, once for each
// pixel. A pixel has `rows` samples, each on a row of its own and moved sideways, so that edges of every direction get
// five levels. Neighbouring triangles share their edge without a gap and without an overlap. About 30 ns a small
// triangle; the memory is kept from picture to picture, and clearing costs only what was drawn on.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "body/lanes.h"

namespace unhunch::body {

// Nearness = at + down * y.
struct Ground {
  double at = 0, down = 0;
  bool operator==(const Ground&) const = default;
};

struct Corner {
  float x = 0, y = 0, near = 0;  // pixels
};

// Columns from `first` up to `last`, without that one; empty when last is not beyond first.
struct Span {
  int first = 0, last = 0;
};
// From where the one or the other begins to where both have ended; an empty one counts only where both are.
constexpr Span either(Span a, Span b) {
  if (a.first >= a.last) return b;
  if (b.first >= b.last) return a;
  return {a.first < b.first ? a.first : b.first, a.last > b.last ? a.last : b.last};
}

class Raster {
 public:
  static constexpr std::uint32_t nothing = 0xFFFFFFFF;
  static constexpr int most_rows = 4;
  // Where the samples of a pixel lie, from its left edge; their rows are spread evenly.
  static constexpr std::array<float, most_rows> across{0.625F, 0.125F, 0.875F, 0.375F};

  // Nothing is nearer than `ground` where that is above zero. `rows` is 1 or most_rows.
  void clear(int width, int height, int rows, const Ground& ground = {});
  // Counter-clockwise triangles, as seen; others are turned away and not drawn.
  void draw(const Corner& a, const Corner& b, const Corner& c, std::uint32_t id);

  int width() const { return width_; }
  int height() const { return height_; }
  // Rows of samples are woven in bands of four, so that the four samples of a pixel, or four pixels of one sample above
  // each other, lie together.
  static constexpr int band_rows = lane_count;
  std::size_t index(int x, int y, int row) const {
    const std::size_t at =
        static_cast<std::size_t>(y) * static_cast<std::size_t>(rows_) + static_cast<std::size_t>(row);
    return (at / band_rows * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)) * band_rows +
           at % band_rows;
  }
  const std::vector<float>& nearness() const { return nearness_; }
  const std::vector<std::uint32_t>& ids() const { return ids_; }

  // What lies outside of a band's span was not drawn on.
  int bands() const { return static_cast<int>(spans_.size()); }
  Span span(int band) const { return spans_[static_cast<std::size_t>(band)]; }

 private:
  struct Slope;
  struct Ends;
  void fill(int band, const Ends& ends, const Slope& slope, std::uint32_t id);

  int width_ = 0, height_ = 0, rows_ = 1;
  Ground ground_;
  std::vector<float> nearness_;
  std::vector<std::uint32_t> ids_;
  std::vector<Span> spans_;
};

}  // namespace unhunch::body

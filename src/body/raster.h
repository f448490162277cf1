// SPDX-License-Identifier: Apache-2.0
// Which triangle is nearest at each sample: the one place where triangles become pixels.
//
// A sample keeps the nearness (what is greater wins) and the number of a triangle; colours come later, once for each
// pixel. A pixel has `rows` samples, each on a row of its own and moved sideways, so that edges of every direction get
// five levels. Neighbouring triangles share their edge without a gap and without an overlap. About 40 ns a small
// triangle; the memory is kept from picture to picture.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace unhunch::body {

// Nearness = at + across * x + down * y.
struct Plane {
  double at = 0, across = 0, down = 0;
};

struct Corner {
  float x = 0, y = 0, near = 0;  // pixels
};

class Raster {
 public:
  static constexpr std::uint32_t nothing = 0xFFFFFFFF;
  static constexpr int most_rows = 4;
  // Where the samples of a pixel lie, from its left edge; their rows are spread evenly.
  static constexpr std::array<float, most_rows> across{0.625F, 0.125F, 0.875F, 0.375F};

  // Nothing is nearer than `ground` where that is above zero.
  void clear(int width, int height, int rows, const Plane& ground = {});
  // Counter-clockwise triangles, as seen; others are turned away and not drawn.
  void draw(const Corner& a, const Corner& b, const Corner& c, std::uint32_t id);

  int width() const { return width_; }
  int height() const { return height_; }
  int rows() const { return rows_; }
  std::size_t index(int x, int y, int row) const {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(rows_) + static_cast<std::size_t>(row)) *
               static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }
  const std::vector<float>& nearness() const { return nearness_; }
  const std::vector<std::uint32_t>& ids() const { return ids_; }

 private:
  int width_ = 0, height_ = 0, rows_ = 1;
  std::vector<float> nearness_;
  std::vector<std::uint32_t> ids_;
};

}  // namespace unhunch::body

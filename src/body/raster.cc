// SPDX-License-Identifier: Apache-2.0
#include "body/raster.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace unhunch::body {
namespace {

// Always from the upper to the lower corner, so that two triangles find the same crossing on the edge they share.
struct Edge {
  float x, y, slope;
  Edge(const Corner& upper, const Corner& lower)
      : x(upper.x), y(upper.y), slope(lower.y > upper.y ? (lower.x - upper.x) / (lower.y - upper.y) : 0) {}
  float at(float row) const { return x + (row - y) * slope; }
};

int first_at_or_after(float value, int most) {
  if (!(value > 0)) return 0;
  if (value >= static_cast<float>(most)) return most;
  const auto whole = static_cast<int>(value);
  return whole + (static_cast<float>(whole) < value ? 1 : 0);
}

}  // namespace

void Raster::clear(int width, int height, int rows, const Plane& ground) {
  width_ = width;
  height_ = height;
  rows_ = rows;
  const std::size_t size = index(0, height, 0);
  ids_.assign(size, nothing);
  nearness_.resize(size);
  for (int row = 0; row < height * rows; ++row) {
    const double left = ground.at + ground.down * (row + 0.5) / rows;
    float* out = &nearness_[static_cast<std::size_t>(row) * static_cast<std::size_t>(width)];
    const auto base = static_cast<float>(left);
    const auto step = static_cast<float>(ground.across);
    for (int x = 0; x < width; ++x) out[x] = std::max(0.0F, base + step * (static_cast<float>(x) + 0.5F));
  }
}

void Raster::draw(const Corner& a, const Corner& b, const Corner& c, std::uint32_t id) {
  const double area = double{b.x - a.x} * double{c.y - a.y} - double{b.y - a.y} * double{c.x - a.x};
  if (area >= 0) return;  // y points down
  const double across_near =
      (double{b.near - a.near} * double{c.y - a.y} - double{c.near - a.near} * double{b.y - a.y}) / area;
  const double down_near =
      (double{c.near - a.near} * double{b.x - a.x} - double{b.near - a.near} * double{c.x - a.x}) / area;

  const auto rows = static_cast<float>(rows_);
  const auto in_rows = [&](Corner corner) { return Corner{corner.x, corner.y * rows - 0.5F, corner.near}; };
  Corner top = in_rows(a);
  Corner middle = in_rows(b);
  Corner bottom = in_rows(c);
  if (middle.y < top.y) std::swap(top, middle);
  if (bottom.y < middle.y) std::swap(middle, bottom);
  if (middle.y < top.y) std::swap(top, middle);
  const int from = first_at_or_after(top.y, height_ * rows_);
  const int to = first_at_or_after(bottom.y, height_ * rows_);
  if (from == to) return;

  const Edge whole(top, bottom);
  const Edge upper(top, middle);
  const Edge lower(middle, bottom);
  const bool whole_is_left = (middle.x - top.x) * (bottom.y - top.y) >= (middle.y - top.y) * (bottom.x - top.x);
  for (int row = from; row < to; ++row) {
    const auto y = static_cast<float>(row);
    const float x1 = whole.at(y);
    const float x2 = y < middle.y ? upper.at(y) : lower.at(y);
    const float shift = rows_ == 1 ? 0.5F : across[static_cast<std::size_t>(row % most_rows)];
    const int left = first_at_or_after((whole_is_left ? x1 : x2) - shift, width_);
    const int right = first_at_or_after((whole_is_left ? x2 : x1) - shift, width_);
    if (left >= right) continue;
    const std::size_t line = static_cast<std::size_t>(row) * static_cast<std::size_t>(width_);
    float* near = &nearness_[line];
    std::uint32_t* ids = &ids_[line];
    const double base =
        double{a.near} + across_near * (double{shift} - double{a.x}) + down_near * ((row + 0.5) / rows_ - double{a.y});
    const auto start = static_cast<float>(base + across_near * left);
    const auto step = static_cast<float>(across_near);
    for (int x = left; x < right; ++x) {
      const float value = start + step * static_cast<float>(x - left);
      if (value > near[x]) {
        near[x] = value;
        ids[x] = id;
      }
    }
  }
}

}  // namespace unhunch::body

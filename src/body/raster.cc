// SPDX-License-Identifier: Apache-2.0
#include "body/raster.h"

#include <algorithm>
#include <utility>

namespace unhunch::body {
namespace {

constexpr float least_across = 0.125F, most_across = 0.875F;  // of all samples

// Always from the upper to the lower corner, so that two triangles find the same crossing on the edge they share.
struct Edge {
  float x, y, slope;
  Edge(const Corner& upper, const Corner& lower)
      : x(upper.x), y(upper.y), slope(lower.y > upper.y ? (lower.x - upper.x) / (lower.y - upper.y) : 0) {}
  Lanes at(Lanes row) const { return x + (row - y) * slope; }
};

int first_at_or_after(float value, int most) {
  if (!(value > 0)) return 0;
  if (value >= static_cast<float>(most)) return most;
  const auto whole = static_cast<int>(value);
  return whole + (static_cast<float>(whole) < value ? 1 : 0);
}

IntLanes first_at_or_after(Lanes value, Lanes most) {
  const Lanes kept = least(greatest(value, Lanes{}), most);
  const IntLanes whole = to_int(kept);
  return whole - (to_float(whole) < kept);
}

// A triangle whose corners are counted in rows of samples, from its top to its bottom.
class Outline {
 public:
  Outline(Corner top, Corner middle, Corner bottom) {
    if (middle.y < top.y) std::swap(top, middle);
    if (bottom.y < middle.y) std::swap(middle, bottom);
    if (middle.y < top.y) std::swap(top, middle);
    top_ = top;
    middle_ = middle;
    bottom_ = bottom;
  }
  float top() const { return top_.y; }
  float middle() const { return middle_.y; }
  float bottom() const { return bottom_.y; }
  bool whole_is_left() const {
    return (middle_.x - top_.x) * (bottom_.y - top_.y) >= (middle_.y - top_.y) * (bottom_.x - top_.x);
  }
  Edge whole() const { return {top_, bottom_}; }
  Edge upper() const { return {top_, middle_}; }
  Edge lower() const { return {middle_, bottom_}; }

 private:
  Corner top_, middle_, bottom_;
};

// Twice the area in pixels, less than 0 for what is seen from its front: y points down.
double calc_area(const Corner& a, const Corner& b, const Corner& c) {
  return double{b.x - a.x} * double{c.y - a.y} - double{b.y - a.y} * double{c.x - a.x};
}

}  // namespace

// How near a triangle is: at + across * column + down * row of samples, and what is added for each row of a band.
struct Raster::Slope {
  double at, across, down;
  Lanes rows;
  Slope(const Corner& a, const Corner& b, const Corner& c, int rows_of_pixel, Lanes shift) {
    const double whole = 1 / calc_area(a, b, c);
    const double near_b = double{b.near - a.near};
    const double near_c = double{c.near - a.near};
    across = (near_b * double{c.y - a.y} - near_c * double{b.y - a.y}) * whole;
    down = (near_c * double{b.x - a.x} - near_b * double{c.x - a.x}) * whole / rows_of_pixel;
    at = double{a.near} - across * double{a.x} - down * (double{a.y} * rows_of_pixel - 0.5);
    rows = shift * static_cast<float>(across) + Lanes{0, 1, 2, 3} * static_cast<float>(down);
  }
};

// Of each row of a band, the columns from `left` up to `right`.
struct Raster::Ends {
  IntLanes left, right;
};

void Raster::clear(int width, int height, int rows, const Ground& ground) {
  const Span whole{0, width};
  const auto bands = static_cast<std::size_t>((height * rows + band_rows - 1) / band_rows);
  if (width != width_ || height != height_ || rows != rows_ || ground != ground_) {
    width_ = width;
    height_ = height;
    rows_ = rows;
    ground_ = ground;
    spans_.assign(bands, whole);
    ids_.resize(bands * band_rows * static_cast<std::size_t>(width));
    nearness_.resize(ids_.size());
  }
  for (std::size_t band = 0; band < bands; ++band) {
    Span& span = spans_[band];
    Lanes near;
    for (int row = 0; row < band_rows; ++row) {
      const double y = (static_cast<double>(band * band_rows) + row + 0.5) / rows;
      near[row] = static_cast<float>(std::max(0.0, ground.at + ground.down * y));
    }
    const std::size_t line = band * static_cast<std::size_t>(width);
    for (int x = span.first; x < span.last; ++x) {
      store_lanes(near, &nearness_[(line + static_cast<std::size_t>(x)) * band_rows]);
    }
    const std::size_t first = (line + static_cast<std::size_t>(span.first)) * band_rows;
    std::fill_n(&ids_[first], (span.last - span.first) * band_rows, nothing);
    span = {};
  }
}

void Raster::draw(const Corner& a, const Corner& b, const Corner& c, std::uint32_t id) {
  if (calc_area(a, b, c) >= 0) return;
  const auto rows = static_cast<float>(rows_);
  const auto in_rows = [&](const Corner& corner) { return Corner{corner.x, corner.y * rows - 0.5F, corner.near}; };
  const Outline outline(in_rows(a), in_rows(b), in_rows(c));
  const int from = first_at_or_after(outline.top(), height_ * rows_);
  const int to = first_at_or_after(outline.bottom(), height_ * rows_);
  const auto [leftmost, rightmost] = std::minmax({a.x, b.x, c.x});
  const bool is_between_samples = from == to || first_at_or_after(leftmost - most_across, width_) ==
                                                    first_at_or_after(rightmost - least_across, width_);
  if (is_between_samples) return;

  const Edge whole = outline.whole();
  const Edge upper = outline.upper();
  const Edge lower = outline.lower();
  const bool whole_is_left = outline.whole_is_left();
  const Lanes shift = rows_ == 1 ? all_lanes(0.5F) : Lanes{across[0], across[1], across[2], across[3]};
  const Lanes most = all_lanes(static_cast<float>(width_));
  const Slope slope(a, b, c, rows_, shift);
  for (int band = from / band_rows; band * band_rows < to; ++band) {
    const IntLanes row = IntLanes{0, 1, 2, 3} + band * band_rows;
    const Lanes y = to_float(row);
    const Lanes x1 = whole.at(y) - shift;
    const Lanes x2 = (y < outline.middle() ? upper.at(y) : lower.at(y)) - shift;
    const IntLanes left = first_at_or_after(whole_is_left ? x1 : x2, most);
    const IntLanes right = first_at_or_after(whole_is_left ? x2 : x1, most);
    const IntLanes is_met = (row >= from) & (row < to) & (left < right);
    fill(band, {is_met ? left : all_lanes(width_), is_met ? right : all_lanes(0)}, slope, id);
  }
}

void Raster::fill(int band, const Ends& ends, const Slope& slope, std::uint32_t id) {
  const Span span{least_of(ends.left), greatest_of(ends.right)};
  if (span.first >= span.last) return;
  spans_[static_cast<std::size_t>(band)] = either(spans_[static_cast<std::size_t>(band)], span);
  const std::size_t first =
      (static_cast<std::size_t>(band) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(span.first)) *
      band_rows;
  const auto corner = static_cast<float>(slope.at + slope.across * span.first + slope.down * (band * band_rows));
  const Lanes start = corner + slope.rows;
  const auto step = static_cast<float>(slope.across);
  float* near = &nearness_[first];
  std::uint32_t* ids = &ids_[first];
  for (int x = span.first; x < span.last; ++x, near += band_rows, ids += band_rows) {
    const Lanes value = start + step * static_cast<float>(x - span.first);
    const Lanes there = load_lanes(near);
    const IntLanes is_nearer = (ends.left <= x) & (ends.right > x) & (value > there);
    store_lanes(is_nearer ? value : there, near);
    store_lanes(is_nearer ? all_lanes(static_cast<std::int32_t>(id)) : load_int_lanes(ids), ids);
  }
}

}  // namespace unhunch::body

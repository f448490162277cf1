// SPDX-License-Identifier: Apache-2.0
#include "body/occlusion.h"

#include <algorithm>

#include "body/lanes.h"

namespace unhunch::body {
namespace {

constexpr float reach = 0.16F;        // metres
constexpr float least_slope = 0.12F;  // of a neighbour above the surface, so that a round limb does not shade itself
constexpr float strength = 1.7F;
constexpr float same_depth = 0.03F;     // share of the depth within which smoothing mixes
constexpr float far = 1e6F;             // metres: nothing
constexpr int taps = 8, patterns = 16;  // patterns fill a window of 4 x 4, which smoothing averages
constexpr int window = lane_count;
constexpr int border = window / 2;  // of nothing around the picture

// Where the taps of a pattern lie, for a radius of one; four taps together.
struct Offsets {
  struct Pattern {
    std::array<Lanes, taps / lane_count> x, y;
  };
  std::array<Pattern, patterns> at{};
  Offsets() {
    for (std::size_t pattern = 0; pattern < patterns; ++pattern) {
      for (std::size_t tap = 0; tap < taps; ++tap) {
        // A spiral of the golden angle; each pattern is turned by another sixteenth, in an order that scatters.
        const double turn =
            2.399963 * static_cast<double>(tap) + 0.3926991 * static_cast<double>(pattern * 7 % patterns);
        const double radius = std::sqrt((static_cast<double>(tap) + 0.5) / taps);
        at[pattern].x[tap / lane_count][tap % lane_count] = static_cast<float>(std::cos(turn) * radius);
        at[pattern].y[tap / lane_count][tap % lane_count] = static_cast<float>(std::sin(turn) * radius);
      }
    }
  }
};
const Offsets& offsets() {
  static const Offsets table;
  return table;
}

// From a place in a picture of this size to the number of its row or column, counted from a border around the picture.
Lanes within(Lanes place, int size) {
  return least(greatest(place + 1.0F, Lanes{}), all_lanes(static_cast<float>(size + 1)));
}

Lanes square_root(Lanes v) { return Lanes{std::sqrt(v[0]), std::sqrt(v[1]), std::sqrt(v[2]), std::sqrt(v[3])}; }

// Along the axes of the eye: right, up, forward.
Float3 turn_to_eye(const View& view, Float3 v) { return {dot(v, view.right), dot(v, view.up), dot(v, view.forward)}; }

}  // namespace

void Occlusion::calc_depths(const Raster& raster) {
  std::fill(&depth_[0], &depth_[0] + depth_.size(), far);
  for (int y = 0; y < open_.height(); ++y) {
    float* line = &depth_.at(border, y + border);
    const auto depth_at = [&](int x) {
      const float near = raster.nearness()[raster.index(x * 2, y * 2, 1)];
      return near > 0 ? 1 / near : far;
    };
    // Outside of the span there is only the ground, equally near along the row.
    const Span span = raster.span(y * 2);
    const int first = span.first / 2;
    const int last = (span.last + 1) / 2;
    if (first > 0) std::fill(line, line + first, depth_at(0));
    if (last < open_.width()) std::fill(line + last, line + open_.width(), depth_at(open_.width() - 1));
    for (int x = first; x < last; ++x) line[x] = depth_at(x);
  }
}

// `x` and `y` count in pixels of half the picture's size.
float Occlusion::calc_open(const View& view, const Spot& spot, int x, int y) const {
  const Float3 from = turn_to_eye(view, spot.position - view.eye);
  const Float3 normal = turn_to_eye(view, spot.normal);
  const float radius = std::max(1.0F, reach / 2 * view.scale / depth_.at(x + border, y + border));
  const float slope_per_pixel = 2 * view.slope;
  const float left = (0.5F - view.middle_x) * view.slope;
  const float top = (view.middle_y - 0.5F) * view.slope;
  const Offsets::Pattern& pattern = offsets().at[static_cast<std::size_t>(x % 4 * 4 + y % 4)];
  Lanes closed{};
  for (std::size_t i = 0; i < pattern.x.size(); ++i) {
    const Lanes qx = within(static_cast<float>(x) + 0.25F + pattern.x[i] * radius, open_.width());
    const Lanes qy = within(static_cast<float>(y) + 0.25F + pattern.y[i] * radius, open_.height());
    const IntLanes column = to_int(qx);
    const IntLanes row = to_int(qy);
    const auto depth_at = [&](int lane) { return depth_.at(column[lane] + border - 1, row[lane] + border - 1); };
    const Lanes depth{depth_at(0), depth_at(1), depth_at(2), depth_at(3)};
    const Lanes right = (left + to_float(column - 1) * slope_per_pixel) * depth - from.x;
    const Lanes up = (top - to_float(row - 1) * slope_per_pixel) * depth - from.y;
    const Lanes forward = depth - from.z;
    const Lanes square = right * right + up * up + forward * forward;
    const IntLanes is_near = (square < reach * reach) & (square > 0.0F);
    const Lanes way = square_root(is_near ? square : all_lanes(1.0F));
    const Lanes slope = (right * normal.x + up * normal.y + forward * normal.z) / way - least_slope;
    closed += is_near ? greatest(slope, Lanes{}) * (1.0F - square * (1 / (reach * reach))) : Lanes{};
  }
  return clamp01(1 - sum(closed) * (strength / taps));
}

void Occlusion::calc(const Scene& scene, const View& view, const Raster& raster) {
  open_ = Field((raster.width() + 1) / 2, (raster.height() + 1) / 2);
  depth_ = Field(open_.width() + 2 * border, open_.height() + 2 * border);
  raw_ = depth_;
  std::fill(&raw_[0], &raw_[0] + raw_.size(), -1.0F);
  calc_depths(raster);
  Facets facets(scene, scene.triangles, view.eye);
  for (int y = 0; y < open_.height(); ++y) {
    const Span span = raster.span(y * 2);
    for (int x = span.first / 2; x < (span.last + 1) / 2; ++x) {
      const std::uint32_t id = raster.ids()[raster.index(x * 2, y * 2, 1)];
      if (id == Raster::nothing) continue;
      const Float3 ray = view.ray(static_cast<float>(x * 2) + 0.5F, static_cast<float>(y * 2) + 0.5F);
      raw_.at(x + border, y + border) = calc_open(view, facets.at(id).find(ray), x, y);
    }
  }
  for (int y = 0; y < open_.height(); ++y) {
    const Span upper = raster.span(y * 2);
    const Span lower = raster.span(std::min(y * 2 + 1, raster.height() - 1));
    const Span span = either(upper, lower);
    for (int x = span.first / 2; x < (span.last + 1) / 2; ++x) open_.at(x, y) = smooth(x, y);
  }
}

// The mean over a window of 4 x 4.
float Occlusion::smooth(int x, int y) const {
  if (raw_.at(x + border, y + border) < 0) return 1;
  const float depth = depth_.at(x + border, y + border);
  Lanes total{};
  IntLanes count{};
  for (int row = y; row < y + window; ++row) {
    const Lanes away = load_lanes(&depth_.at(x, row)) - depth;
    const Lanes raw = load_lanes(&raw_.at(x, row));
    const IntLanes is_same = (greatest(away, -away) <= same_depth * depth) & (raw >= 0.0F);
    total += is_same ? raw : Lanes{};
    count -= is_same;
  }
  return sum(total) / sum(to_float(count));
}

}  // namespace unhunch::body

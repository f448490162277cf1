// SPDX-License-Identifier: Apache-2.0
#include "body/occlusion.h"

namespace unhunch::body {
namespace {

constexpr float reach = 0.16F;        // metres
constexpr float least_slope = 0.12F;  // of a neighbour above the surface, so that a round limb does not shade itself
constexpr float strength = 1.7F;
constexpr float same_depth = 0.03F;     // share of the nearness within which smoothing mixes
constexpr int taps = 8, patterns = 16;  // patterns fill a window of 4 x 4, which smoothing averages

struct Offset {
  float x, y;
};

struct Offsets {
  std::array<std::array<Offset, taps>, patterns> at{};
  Offsets() {
    for (std::size_t pattern = 0; pattern < patterns; ++pattern) {
      for (std::size_t tap = 0; tap < taps; ++tap) {
        // A spiral of the golden angle; each pattern is turned by another sixteenth, in an order that scatters.
        const double turn =
            2.399963 * static_cast<double>(tap) + 0.3926991 * static_cast<double>(pattern * 7 % patterns);
        const double radius = std::sqrt((static_cast<double>(tap) + 0.5) / taps);
        at[pattern][tap] = {static_cast<float>(std::cos(turn) * radius), static_cast<float>(std::sin(turn) * radius)};
      }
    }
  }
};
const Offsets& offsets() {
  static const Offsets table;
  return table;
}

}  // namespace

float Occlusion::calc_open(const Scene& scene, const View& view, const Raster& raster, int x, int y) const {
  const std::size_t at = raster.index(x, y, 1);
  const std::uint32_t id = raster.ids()[at];
  const auto px = static_cast<float>(x) + 0.5F;
  const auto py = static_cast<float>(y) + 0.5F;
  const Spot spot = find_spot(scene, scene.triangles[id], view, px, py);
  const float near = raster.nearness()[at];
  const float radius = std::max(2.0F, reach * view.scale * near);
  const auto pattern = static_cast<std::size_t>((x / 2) % 4 * 4 + (y / 2) % 4);
  float closed = 0;
  for (const Offset& offset : offsets().at[pattern]) {
    const auto qx = static_cast<int>(px + offset.x * radius);
    const auto qy = static_cast<int>(py + offset.y * radius);
    if (qx < 0 || qy < 0 || qx >= raster.width() || qy >= raster.height()) continue;
    const float depth = raster.nearness()[raster.index(qx, qy, 1)];
    if (depth <= 0) continue;
    const Float3 place =
        view.eye + view.ray(static_cast<float>(qx) + 0.5F, static_cast<float>(qy) + 0.5F) * (1 / depth);
    const Float3 way = place - spot.position;
    const float square = dot(way, way);
    if (square >= reach * reach || square == 0) continue;
    const float slope = dot(way, spot.normal) / std::sqrt(square) - least_slope;
    closed += std::max(0.0F, slope) * (1 - square / (reach * reach));
  }
  return clamp01(1 - closed * (strength / taps));
}

void Occlusion::calc(const Scene& scene, const View& view, const Raster& raster) {
  const int width = (raster.width() + 1) / 2;
  const int height = (raster.height() + 1) / 2;
  raw_ = Field(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool is_surface = raster.ids()[raster.index(x * 2, y * 2, 1)] != Raster::nothing;
      raw_.at(x, y) = is_surface ? calc_open(scene, view, raster, x * 2, y * 2) : 1;
    }
  }
  smooth(raster);
}

void Occlusion::smooth(const Raster& raster) {
  open_ = raw_;
  for (int y = 0; y < open_.height(); ++y) {
    for (int x = 0; x < open_.width(); ++x) {
      const float near = raster.nearness()[raster.index(x * 2, y * 2, 1)];
      if (raster.ids()[raster.index(x * 2, y * 2, 1)] == Raster::nothing) continue;
      float sum = 0;
      float count = 0;
      for (int down = -2; down < 2; ++down) {
        for (int across = -2; across < 2; ++across) {
          const int qx = x + across;
          const int qy = y + down;
          if (qx < 0 || qy < 0 || qx >= open_.width() || qy >= open_.height()) continue;
          const std::size_t at = raster.index(qx * 2, qy * 2, 1);
          if (raster.ids()[at] == Raster::nothing) continue;
          if (std::abs(raster.nearness()[at] - near) > same_depth * near) continue;
          sum += raw_.at(qx, qy);
          count += 1;
        }
      }
      open_.at(x, y) = count > 0 ? sum / count : 1;
    }
  }
}

}  // namespace unhunch::body

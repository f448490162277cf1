// SPDX-License-Identifier: Apache-2.0
#include "desk/tray_icon.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace unhunch::desk {
namespace {

// The sign's own measures, of web/public/icon.svg.
constexpr float side = 512, corner = 112;

struct Point {
  float x, y;
};
struct Colour {
  float red, green, blue;
};
constexpr Colour tile{0x2f, 0x6f, 0x66}, figure{0xfb, 0xf7, 0xef}, signal{0xf1, 0xc2, 0x7d};

float distance_to_line(Point at, Point from, Point to) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float share = std::clamp(((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy), 0.0F, 1.0F);
  return std::hypot(at.x - from.x - share * dx, at.y - from.y - share * dy);
}

float distance_to_tile(Point at) {
  const float x = std::max(std::abs(at.x - side / 2) - side / 2 + corner, 0.0F);
  const float y = std::max(std::abs(at.y - side / 2) - side / 2 + corner, 0.0F);
  return std::hypot(x, y) - corner;
}

float distance_to_figure(Point at) {
  constexpr std::array<Point, 7> shoulders{
      {{118, 250}, {158, 225}, {205, 209}, {256, 203.5F}, {307, 209}, {354, 225}, {394, 250}}};
  constexpr float half_stroke = 24;
  float distance = std::hypot(at.x - 256, at.y - 130) - 52;
  distance = std::min(distance, distance_to_line(at, {256, 226}, {256, 386}) - half_stroke);
  for (std::size_t i = 0; i + 1 < shoulders.size(); ++i) {
    distance = std::min(distance, distance_to_line(at, shoulders[i], shoulders[i + 1]) - half_stroke);
  }
  return distance;
}

Colour mix(const Colour& under, const Colour& over, float share) {
  return {std::lerp(under.red, over.red, share), std::lerp(under.green, over.green, share),
          std::lerp(under.blue, over.blue, share)};
}

}  // namespace

TrayPixmap draw_tray_icon(int size, bool attention) {
  const float pixel = side / static_cast<float>(size);
  const auto cover = [&](float distance) { return std::clamp(0.5F - distance / pixel, 0.0F, 1.0F); };
  const auto byte = [](float value) { return static_cast<std::uint8_t>(std::lround(value)); };
  TrayPixmap pixmap{.size = size, .bytes = {}};
  pixmap.bytes.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4);
  for (int row = 0; row < size; ++row) {
    for (int column = 0; column < size; ++column) {
      const Point at{(static_cast<float>(column) + 0.5F) * pixel, (static_cast<float>(row) + 0.5F) * pixel};
      Colour colour = mix(tile, figure, cover(distance_to_figure(at)));
      if (attention) colour = mix(colour, signal, cover(std::hypot(at.x - 400, at.y - 112) - 88));
      const float alpha = cover(distance_to_tile(at)) * 255;
      for (const float value : {alpha, colour.red, colour.green, colour.blue}) pixmap.bytes.push_back(byte(value));
    }
  }
  return pixmap;
}

}  // namespace unhunch::desk

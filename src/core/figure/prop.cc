// SPDX-License-Identifier: Apache-2.0
#include "core/figure/prop.h"

#include <array>

namespace unhunch::core {
namespace {

constexpr std::array<std::string_view, finish_count> names{"wood", "metal", "cloth",  "foam", "rubber",
                                                           "wall", "paint", "screen", "paper"};

// Of a box with these half sizes around the origin, given the point's distances |x|, |y|, |z|.
double box_distance(Vector point, Vector half) {
  const Vector q{std::abs(point.x) - half.x, std::abs(point.y) - half.y, std::abs(point.z) - half.z};
  const Vector outside{std::max(q.x, 0.0), std::max(q.y, 0.0), std::max(q.z, 0.0)};
  return length(outside) + std::min(std::max({q.x, q.y, q.z}), 0.0);
}

}  // namespace

std::string_view name(Finish finish) { return names[static_cast<std::size_t>(finish)]; }

double distance(const Solid& solid, Vector world) {
  const Vector point = solid.at.to_local(world);
  const double r = solid.rounding;
  switch (solid.shape) {
    case Solid::Shape::box: return box_distance(point, solid.half - Vector{r, r, r}) - r;
    case Solid::Shape::cylinder: {
      const double across = std::sqrt(point.x * point.x + point.z * point.z) - solid.half.x + r;
      const double along = std::abs(point.y) - solid.half.y + r;
      const double outside = std::hypot(std::max(across, 0.0), std::max(along, 0.0));
      return outside + std::min(std::max(across, along), 0.0) - r;
    }
    case Solid::Shape::capsule: {
      const double along = std::clamp(point.y, -solid.half.y, solid.half.y);
      return length(point - Vector{0, along, 0}) - solid.half.x;
    }
  }
  return 0;
}

}  // namespace unhunch::core

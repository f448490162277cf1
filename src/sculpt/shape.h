// SPDX-License-Identifier: Apache-2.0
// The forms a body is put together from, each with its signed distance (metres, below zero inside).
//
// A shape is a value in some frame of its own. Distances are exact for balls and cones; for ellipsoids and lofts they
// are right at the surface and of the right size near it, which is all that smooth unions and meshing need. A few
// nanoseconds to some tens of them for each call. Round cone and smooth minimum follow I. Quilez, "Distance functions".
#pragma once

#include <span>
#include <variant>
#include <vector>

#include "core/figure/vector.h"

namespace unhunch::sculpt {

using core::Vector;

// Two balls and their hull.
struct Cone {
  Vector from, to;
  double from_radius = 0, to_radius = 0;
};

// Half axes along x, y, z of a frame that is turned by `turn`.
struct Ellipsoid {
  Vector at, half;
  core::Rotation turn{};
};

// One cross-section of a loft, across its length. Half widths to the four sides; 0 is an ellipse, 1 nearly square.
struct Ring {
  double along;
  double right, left, front, back;  // towards -x, +x, +z, -z
  double x = 0, z = 0;              // the middle
  double square = 0;
};

// A form drawn by its silhouettes: rings along Y with a smooth spline through them, ends rounded off by half
// ellipsoids.
class Loft {
 public:
  Loft(std::span<const Ring> rings, double low_cap, double high_cap);
  double distance(Vector p) const;
  Vector low() const { return low_; }
  Vector high() const { return high_; }
  double reach() const { return reach_; }

 private:
  static constexpr std::size_t columns = 7;
  struct Segment {
    double from, size;
    double at[columns], bend[columns], next[columns], next_bend[columns];
  };
  std::vector<Segment> segments_;
  double low_cap_, high_cap_;
  Vector low_, high_;  // a capsule around the whole
  double reach_ = 0;
};

using Shape = std::variant<Cone, Ellipsoid, Loft>;
double distance(const Shape& shape, Vector p);

// Everything of a shape lies within a capsule.
struct Bound {
  Vector from, to;
  double radius = 0;
  double distance(Vector p) const;
};
Bound bound(const Shape& shape);

// The smaller of two distances, rounded within `blend`; the other way round for cutting away.
inline double smooth_min(double a, double b, double blend) {
  if (blend <= 0) return std::min(a, b);
  const double h = std::max(blend - std::abs(a - b), 0.0) / blend;
  return std::min(a, b) - h * h * h * blend / 6;
}
inline double smooth_max(double a, double b, double blend) { return -smooth_min(-a, -b, blend); }

// 0 below `from`, 1 above `to`, smooth between.
inline double smooth_step(double from, double to, double value) {
  const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

}  // namespace unhunch::sculpt

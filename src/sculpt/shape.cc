// SPDX-License-Identifier: Apache-2.0
#include "sculpt/shape.h"

#include <cmath>

namespace unhunch::sculpt {
namespace {

double distance_to(const Cone& cone, Vector p) {
  const Vector axis = cone.to - cone.from;
  const double l2 = dot(axis, axis);
  const double narrowing = cone.from_radius - cone.to_radius;
  const double a2 = l2 - narrowing * narrowing;
  const double il2 = 1 / l2;
  const Vector pa = p - cone.from;
  const double y = dot(pa, axis);
  const double z = y - l2;
  const Vector across = pa * l2 - axis * y;
  const double x2 = dot(across, across);
  const double y2 = y * y * l2;
  const double z2 = z * z * l2;
  const double k = (narrowing < 0 ? -1.0 : 1.0) * narrowing * narrowing * x2;
  if ((z < 0 ? -1.0 : 1.0) * a2 * z2 > k) return std::sqrt(x2 + z2) * il2 - cone.to_radius;
  if ((y < 0 ? -1.0 : 1.0) * a2 * y2 < k) return std::sqrt(x2 + y2) * il2 - cone.from_radius;
  return (std::sqrt(x2 * a2 * il2) + y * narrowing) * il2 - cone.from_radius;
}

double distance_to(const Ellipsoid& e, Vector p) {
  const Vector q = core::inverse(e.turn) * (p - e.at);
  const Vector once{q.x / e.half.x, q.y / e.half.y, q.z / e.half.z};
  const Vector twice{once.x / e.half.x, once.y / e.half.y, once.z / e.half.z};
  const double k = length(once);
  const double slope = length(twice);
  if (slope < 1e-9) return -std::min({e.half.x, e.half.y, e.half.z});
  return k * (k - 1) / slope;
}

double distance_to(const Loft& loft, Vector p) { return loft.distance(p); }

Bound bound_of(const Cone& cone) { return {cone.from, cone.to, std::max(cone.from_radius, cone.to_radius)}; }
Bound bound_of(const Ellipsoid& e) { return {e.at, e.at, std::max({e.half.x, e.half.y, e.half.z})}; }
Bound bound_of(const Loft& loft) { return {loft.low(), loft.high(), loft.reach()}; }

// Second derivatives of the natural cubic spline through (x, y); 0 at both ends.
std::vector<double> spline_bends(const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t n = x.size();
  std::vector<double> bend(n, 0.0), slope(n, 0.0);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    const double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
    const double p = share * bend[i - 1] + 2;
    bend[i] = (share - 1) / p;
    slope[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
    slope[i] = (6 * slope[i] / (x[i + 1] - x[i - 1]) - share * slope[i - 1]) / p;
  }
  for (std::size_t i = n - 1; i-- > 0;) bend[i] = bend[i] * bend[i + 1] + slope[i];
  return bend;
}

constexpr double Ring::*ring_columns[] = {&Ring::right, &Ring::left, &Ring::front, &Ring::back,
                                          &Ring::x,     &Ring::z,    &Ring::square};

}  // namespace

Loft::Loft(std::span<const Ring> rings, double low_cap, double high_cap)
    : segments_(rings.size() - 1), low_cap_(low_cap), high_cap_(high_cap) {
  std::vector<double> along;
  for (const Ring& ring : rings) along.push_back(ring.along);
  for (std::size_t c = 0; c < columns; ++c) {
    std::vector<double> values;
    for (const Ring& ring : rings) values.push_back(ring.*ring_columns[c]);
    const std::vector<double> bends = spline_bends(along, values);
    for (std::size_t i = 0; i + 1 < rings.size(); ++i) {
      Segment& segment = segments_[i];
      segment.from = along[i];
      segment.size = along[i + 1] - along[i];
      segment.at[c] = values[i];
      segment.bend[c] = bends[i];
      segment.next[c] = values[i + 1];
      segment.next_bend[c] = bends[i + 1];
    }
  }
  low_ = {rings.front().x, along.front(), rings.front().z};
  high_ = {rings.back().x, along.back(), rings.back().z};
  for (const Ring& ring : rings) {
    const double wide = std::max({ring.right, ring.left, ring.front, ring.back});
    const Vector middle = mix(low_, high_, (ring.along - along.front()) / (along.back() - along.front()));
    reach_ = std::max(reach_, wide * 1.2 + length(Vector{ring.x, ring.along, ring.z} - middle));
  }
  reach_ = std::max({reach_, low_cap, high_cap});
}

double Loft::distance(Vector p) const {
  const double end = segments_.back().from + segments_.back().size;
  const double along = std::clamp(p.y, segments_.front().from, end);
  std::size_t i = 0;
  while (i + 1 < segments_.size() && along > segments_[i + 1].from) ++i;
  const Segment& s = segments_[i];
  const double b = (along - s.from) / s.size;
  const double a = 1 - b;
  const double ca = (a * a * a - a) * s.size * s.size / 6;
  const double cb = (b * b * b - b) * s.size * s.size / 6;
  double value[columns];
  for (std::size_t c = 0; c < columns; ++c) {
    value[c] = a * s.at[c] + b * s.next[c] + ca * s.bend[c] + cb * s.next_bend[c];
  }
  const double x = p.x - value[4];
  const double z = p.z - value[5];
  const double y = p.y - along;
  const double rx = x < 0 ? value[0] : value[1];
  const double rz = z > 0 ? value[2] : value[3];
  const double ry = y < 0 ? low_cap_ : high_cap_;
  const double qx = x / rx, qz = z / rz, qy = y / ry;
  const double round = qx * qx + qz * qz;
  const double corner = round < 1e-12 ? 0 : value[6] * qx * qx * qz * qz / round;
  const double k = std::sqrt(round - corner + qy * qy);
  const double slope = std::sqrt(qx * qx / (rx * rx) + qz * qz / (rz * rz) + qy * qy / (ry * ry));
  if (k < 1e-6) return -std::min({value[0], value[1], value[2], value[3]});
  return k * (k - 1) / slope;
}

double distance(const Shape& shape, Vector p) {
  return std::visit([&](const auto& form) { return distance_to(form, p); }, shape);
}

double Bound::distance(Vector p) const {
  const Vector axis = to - from;
  const double size = dot(axis, axis);
  const double share = size < 1e-12 ? 0 : std::clamp(dot(p - from, axis) / size, 0.0, 1.0);
  return length(p - from - axis * share) - radius;
}

Bound bound(const Shape& shape) {
  return std::visit([](const auto& form) { return bound_of(form); }, shape);
}

}  // namespace unhunch::sculpt

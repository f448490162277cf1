// SPDX-License-Identifier: Apache-2.0
// A point or direction of the figure's space, and a turn in it: Y up, the figure faces +Z, its left is +X; metres.
//
// Plain doubles and no fused operations, so that the program and the browser compute the same digits up to the last
// place of the C library's sine. A handful of operations each; nothing here allocates.
#pragma once

#include <algorithm>
#include <cmath>

namespace unhunch::core {

struct Vector {
  double x = 0, y = 0, z = 0;

  constexpr bool operator==(const Vector&) const = default;
  constexpr Vector& operator+=(Vector b) { return x += b.x, y += b.y, z += b.z, *this; }
  friend constexpr Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Vector operator-(Vector a) { return {-a.x, -a.y, -a.z}; }
  friend constexpr Vector operator*(Vector a, double s) { return {a.x * s, a.y * s, a.z * s}; }
  friend constexpr Vector operator*(double s, Vector a) { return a * s; }
};

constexpr double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vector cross(Vector a, Vector b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Vector a) { return std::sqrt(dot(a, a)); }
// The direction of `a`, or `otherwise` when it has none.
inline Vector unit(Vector a, Vector otherwise = {0, 1, 0}) {
  const double size = length(a);
  return size < 1e-12 ? otherwise : a * (1 / size);
}
constexpr Vector mix(Vector a, Vector b, double share) { return a + (b - a) * share; }

inline constexpr double radians_per_degree = 3.14159265358979323846 / 180;

// A unit quaternion.
struct Rotation {
  double w = 1, x = 0, y = 0, z = 0;

  constexpr bool operator==(const Rotation&) const = default;
  constexpr Vector axis_part() const { return {x, y, z}; }
  // First b, then a.
  friend constexpr Rotation operator*(Rotation a, Rotation b) {
    return {a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z, a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
            a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x, a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w};
  }
  friend constexpr Vector operator*(Rotation r, Vector v) {
    const Vector t = cross(r.axis_part(), v) * 2;
    return v + t * r.w + cross(r.axis_part(), t);
  }
};

constexpr Rotation inverse(Rotation r) { return {r.w, -r.x, -r.y, -r.z}; }
constexpr double dot(Rotation a, Rotation b) { return a.w * b.w + a.x * b.x + a.y * b.y + a.z * b.z; }
inline Rotation unit(Rotation r) {
  const double s = 1 / std::sqrt(dot(r, r));
  return {r.w * s, r.x * s, r.y * s, r.z * s};
}

// By the angle |v| in degrees about the direction of v.
inline Rotation turn_by(Vector degrees) {
  const double angle = length(degrees) * radians_per_degree;
  if (angle < 1e-12) return {};
  const Vector axis = unit(degrees) * std::sin(angle / 2);
  return {std::cos(angle / 2), axis.x, axis.y, axis.z};
}
inline Rotation turn_x(double degrees) { return turn_by({degrees, 0, 0}); }
inline Rotation turn_y(double degrees) { return turn_by({0, degrees, 0}); }
inline Rotation turn_z(double degrees) { return turn_by({0, 0, degrees}); }

// The inverse of turn_by: axis times angle in degrees, 0 to 180.
inline Vector degrees_of(Rotation r) {
  if (r.w < 0) r = {-r.w, -r.x, -r.y, -r.z};
  const double sine = length(r.axis_part());
  if (sine < 1e-12) return {};
  return r.axis_part() * (2 * std::atan2(sine, r.w) / sine / radians_per_degree);
}

// The shortest way between two turns; `share` 0 to 1.
inline Rotation mix(Rotation a, Rotation b, double share) {
  return unit(a * turn_by(degrees_of(inverse(a) * b) * share));
}

// Takes r apart: r = swing * twist, where twist turns about `axis` (a unit vector) and swing moves the axis.
struct SwingTwist {
  Rotation swing, twist;
};
inline SwingTwist take_apart(Rotation r, Vector axis) {
  const double along = dot(r.axis_part(), axis);
  const double size = std::sqrt(r.w * r.w + along * along);
  if (size < 1e-9) return {r, {}};
  const Rotation twist{r.w / size, axis.x * along / size, axis.y * along / size, axis.z * along / size};
  return {r * inverse(twist), twist};
}

// The turn whose columns are the three given axes (right-handed, orthonormal).
inline Rotation from_axes(Vector x, Vector y, Vector z) {
  const double trace = x.x + y.y + z.z;
  Rotation r;
  if (trace > 0) {
    const double s = std::sqrt(trace + 1) * 2;
    r = {s / 4, (y.z - z.y) / s, (z.x - x.z) / s, (x.y - y.x) / s};
  } else if (x.x > y.y && x.x > z.z) {
    const double s = std::sqrt(1 + x.x - y.y - z.z) * 2;
    r = {(y.z - z.y) / s, s / 4, (y.x + x.y) / s, (z.x + x.z) / s};
  } else if (y.y > z.z) {
    const double s = std::sqrt(1 + y.y - x.x - z.z) * 2;
    r = {(z.x - x.z) / s, (y.x + x.y) / s, s / 4, (z.y + y.z) / s};
  } else {
    const double s = std::sqrt(1 + z.z - x.x - y.y) * 2;
    r = {(x.y - y.x) / s, (z.x + x.z) / s, (z.y + y.z) / s, s / 4};
  }
  return unit(r);
}

// The turn that brings -Y to `down` and, as nearly as it can, +Z to `front`.
inline Rotation limb_turn(Vector down, Vector front) {
  const Vector y = -unit(down, {0, -1, 0});
  const Vector x = unit(cross(y, front), {1, 0, 0});
  return from_axes(x, y, cross(x, y));
}

// A place and a turn: the frame of a joint, of a hand, of a prop.
struct Frame {
  Vector at;
  Rotation turn;

  constexpr Vector to_world(Vector local) const { return at + turn * local; }
  constexpr Vector to_local(Vector world) const { return inverse(turn) * (world - at); }
  friend constexpr Frame operator*(const Frame& a, const Frame& b) { return {a.to_world(b.at), a.turn * b.turn}; }
};

}  // namespace unhunch::core

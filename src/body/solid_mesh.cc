// SPDX-License-Identifier: Apache-2.0
#include "body/solid_mesh.h"

#include <span>

namespace unhunch::body {
namespace {

using core::Vector;

constexpr int round_steps = 2;  // of a quarter turn of an edge of a box, on each side of the middle
constexpr int rim_steps = 5;    // of a quarter turn of a rim
constexpr double quarter = 90 * core::radians_per_degree;

class Builder {
 public:
  explicit Builder(const core::Frame& at) : at_(at) {}

  std::uint32_t add(Vector position, Vector normal) {
    mesh_.positions.push_back(to_float(at_.to_world(position)));
    mesh_.normals.push_back(to_float(at_.turn * normal));
    return static_cast<std::uint32_t>(mesh_.positions.size() - 1);
  }
  void add_quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    mesh_.indices.insert(mesh_.indices.end(), {a, b, c, a, c, d});
  }
  SolidMesh take() { return std::move(mesh_); }

 private:
  core::Frame at_;
  SolidMesh mesh_;
};

double axis(Vector v, int i) { return i == 0 ? v.x : i == 1 ? v.y : v.z; }

// One side of a box is a grid whose outer columns bend around the edge and whose middle column is the flat. A column is
// known by the angle of its normal and the side of the middle on which it lies.
struct Column {
  double angle, side;
};

std::vector<Column> make_columns(double rounding) {
  if (rounding <= 0) return {{0, -1}, {0, 1}};
  std::vector<Column> columns;
  for (const double side : {-1.0, 1.0}) {
    for (int i = 0; i <= round_steps; ++i) {
      const int step = side < 0 ? round_steps - i : i;
      columns.push_back({side * quarter / 2 * step / round_steps, side});
    }
  }
  return columns;
}

void add_box_side(Builder& builder, const core::Solid& solid, int out, double sign) {
  const std::vector<Column> columns = make_columns(solid.rounding);
  const int right = (out + 1) % 3;
  const int up = (out + 2) % 3;
  const auto assemble = [&](double along_out, double along_right, double along_up) {
    Vector v;
    double* const parts[] = {&v.x, &v.y, &v.z};
    *parts[out] = along_out * sign;
    *parts[right] = along_right * sign;  // mirrored with the side, so that the order of corners stays
    *parts[up] = along_up;
    return v;
  };
  std::vector<std::uint32_t> grid;
  for (const Column& row : columns) {
    for (const Column& column : columns) {
      const Vector normal = unit(assemble(1, std::tan(column.angle), std::tan(row.angle)));
      const Vector inner =
          assemble(axis(solid.half, out) - solid.rounding, column.side * (axis(solid.half, right) - solid.rounding),
                   row.side * (axis(solid.half, up) - solid.rounding));
      grid.push_back(builder.add(inner + normal * solid.rounding, normal));
    }
  }
  const auto size = static_cast<std::uint32_t>(columns.size());
  for (std::uint32_t row = 0; row + 1 < size; ++row) {
    for (std::uint32_t column = 0; column + 1 < size; ++column) {
      const std::uint32_t first = row * size + column;
      builder.add_quad(grid[first], grid[first + 1], grid[first + size + 1], grid[first + size]);
    }
  }
}

// A ring of a bar: its radius and height, and the direction of its normal as an angle above the horizontal.
struct Ring {
  double radius, height, angle;
};

void add_cap(std::vector<Ring>& rings, double radius, double half, double rounding, double sign) {
  const double inner = radius - rounding;
  std::vector<Ring> cap;
  if (inner > 0) cap.push_back({0, half + rounding, quarter});
  for (int i = rounding > 0 ? rim_steps : 1; i >= 0; i -= rounding > 0 ? 1 : 2) {
    const double angle = quarter * i / (rounding > 0 ? rim_steps : 1);
    cap.push_back({inner + rounding * std::cos(angle), half + rounding * std::sin(angle), angle});
  }
  if (rounding <= 0) cap.push_back({radius, half, 0});
  if (sign < 0) {
    for (const Ring& ring : cap) rings.push_back({ring.radius, -ring.height, -ring.angle});
  } else {
    for (std::size_t i = cap.size(); i-- > 0;) rings.push_back(cap[i]);
  }
}

void add_bar(Builder& builder, std::span<const Ring> rings, int around) {
  for (const Ring& ring : rings) {
    for (int i = 0; i < around; ++i) {
      const double turn = 4 * quarter * i / around;
      const Vector out{std::sin(turn), 0, std::cos(turn)};
      builder.add(out * ring.radius + Vector{0, ring.height, 0},
                  out * std::cos(ring.angle) + Vector{0, std::sin(ring.angle), 0});
    }
  }
  const auto count = static_cast<std::uint32_t>(around);
  for (std::uint32_t ring = 0; ring + 1 < rings.size(); ++ring) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t next = (i + 1) % count;
      const std::uint32_t low = ring * count;
      builder.add_quad(low + i, low + next, low + count + next, low + count + i);
    }
  }
}

}  // namespace

SolidMesh make_solid_mesh(const core::Solid& solid) {
  Builder builder(solid.at);
  if (solid.shape == core::Solid::Shape::box) {
    for (int out = 0; out < 3; ++out) {
      for (const double sign : {-1.0, 1.0}) add_box_side(builder, solid, out, sign);
    }
    return builder.take();
  }
  const bool is_capsule = solid.shape == core::Solid::Shape::capsule;
  const double rounding = is_capsule ? solid.half.x : solid.rounding;
  const double half = is_capsule ? solid.half.y : solid.half.y - rounding;
  std::vector<Ring> rings;
  for (const double sign : {-1.0, 1.0}) add_cap(rings, solid.half.x, half, rounding, sign);
  add_bar(builder, rings, solid.half.x > 0.03 ? 32 : 16);
  return builder.take();
}

}  // namespace unhunch::body

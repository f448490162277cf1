// SPDX-License-Identifier: Apache-2.0
#include "sculpt/surface_nets.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace unhunch::sculpt {
namespace {

constexpr int edge = 4;            // cells along a leaf
constexpr int corners = edge + 1;  // corners along a leaf
constexpr int levels = 5;          // a root block is 2^levels leaves wide
constexpr std::uint32_t none = ~0U;

struct Place {
  int x, y, z;  // of the lowest corner, in leaves
};

struct Leaf {
  Place at;
  std::vector<float> value;           // of corners
  std::vector<std::uint32_t> vertex;  // of cells
  Field::Active active;
};

std::uint64_t key(Place p) {
  const auto part = [](int v) { return static_cast<std::uint64_t>(v + 0x8000) & 0xFFFF; };
  return part(p.x) | part(p.y) << 16 | part(p.z) << 32;
}
constexpr int corner(int x, int y, int z) { return (z * corners + y) * corners + x; }
constexpr int cell_at(int x, int y, int z) { return (z * edge + y) * edge + x; }

class Nets {
 public:
  Nets(const Field& field, double cell) : field_(field), cell_(cell) {}

  Mesh make() {
    const int span = 1 << levels;
    const double block = cell_ * edge * span;
    const auto blocks = [&](double size) { return static_cast<int>(std::ceil(size / block)); };
    for (int z = -blocks(.4); z < blocks(.4); ++z) {
      for (int y = -1; y < blocks(1.8); ++y) {
        for (int x = 0; x < blocks(.9); ++x) divide({x * span, y * span, z * span}, span, field_.all());
      }
    }
    for (Leaf& leaf : leaves_) place_vertices(leaf);
    for (const Leaf& leaf : leaves_) stitch(leaf);
    return std::move(mesh_);
  }

 private:
  Vector point(Place leaf, double x, double y, double z) const {
    return {(leaf.x * edge + x - .5) * cell_, (leaf.y * edge + y) * cell_, (leaf.z * edge + z) * cell_};
  }

  // Keeps the parts of a block that the surface may pass through.
  void divide(Place at, int size, const Field::Active& from) {
    const double half = size * edge * .5;
    const Vector middle = point(at, half, half, half);
    const double radius = half * cell_ * 1.7321;
    Field::Active active = field_.near(middle, radius, from);
    if (active.empty() || std::abs(field_.distance(middle, active)) > 1.3 * radius + .003) return;
    if (size == 1) return fill(at, std::move(active));
    for (int i = 0; i < 8; ++i) {
      const int h = size / 2;
      divide({at.x + (i & 1) * h, at.y + (i >> 1 & 1) * h, at.z + (i >> 2) * h}, h, active);
    }
  }

  void fill(Place at, Field::Active active) {
    Leaf leaf{at, std::vector<float>(corners * corners * corners), {}, std::move(active)};
    bool inside = false, outside = false;
    for (int z = 0; z < corners; ++z) {
      for (int y = 0; y < corners; ++y) {
        for (int x = 0; x < corners; ++x) {
          const float d = corner_value(leaf, x, y, z);
          leaf.value[static_cast<std::size_t>(corner(x, y, z))] = d;
          (d < 0 ? inside : outside) = true;
        }
      }
    }
    if (!inside || !outside) return;
    leaf.vertex.assign(edge * edge * edge, none);
    index_[key(at)] = static_cast<std::uint32_t>(leaves_.size());
    leaves_.push_back(std::move(leaf));
  }

  // Leaves that meet in a corner agree about it, though each looks only at the strokes near itself.
  float corner_value(const Leaf& leaf, int x, int y, int z) {
    const auto calc = [&] { return static_cast<float>(field_.distance(point(leaf.at, x, y, z), leaf.active)); };
    const auto inner = [](int c) { return c > 0 && c < edge; };
    if (inner(x) && inner(y) && inner(z)) return calc();
    const std::uint64_t k = key({leaf.at.x * edge + x, leaf.at.y * edge + y, leaf.at.z * edge + z});
    if (const auto found = corners_.find(k); found != corners_.end()) return found->second;
    const float d = calc();
    if (std::abs(d) < static_cast<float>(cell_)) corners_.emplace(k, d);
    return d;
  }

  static float value(const Leaf& leaf, int x, int y, int z) {
    return leaf.value[static_cast<std::size_t>(corner(x, y, z))];
  }

  void place_vertices(Leaf& leaf) {
    for (int z = 0; z < edge; ++z) {
      for (int y = 0; y < edge; ++y) {
        for (int x = 0; x < edge; ++x) place_vertex(leaf, x, y, z);
      }
    }
  }

  void place_vertex(Leaf& leaf, int x, int y, int z) {
    Vector sum;
    int count = 0;
    for (int axis = 0; axis < 3; ++axis) {
      for (int i = 0; i < 4; ++i) {
        const int u = i & 1, v = i >> 1;
        const Place low = axis == 0 ? Place{0, u, v} : axis == 1 ? Place{v, 0, u} : Place{u, v, 0};
        const Place high{low.x + (axis == 0), low.y + (axis == 1), low.z + (axis == 2)};
        const float a = value(leaf, x + low.x, y + low.y, z + low.z);
        const float b = value(leaf, x + high.x, y + high.y, z + high.z);
        if ((a < 0) == (b < 0)) continue;
        const double t = static_cast<double>(a) / (static_cast<double>(a) - static_cast<double>(b));
        sum += Vector{x + low.x + t * (axis == 0), y + low.y + t * (axis == 1), z + low.z + t * (axis == 2)};
        ++count;
      }
    }
    if (count == 0) return;
    sum = sum * (1.0 / count);
    Vector p = point(leaf.at, sum.x, sum.y, sum.z);
    const Vector way = slope(leaf, x, y, z);
    for (int round = 0; round < 2; ++round) {
      const double most = .5 * cell_;
      p = p - way * std::clamp(field_.distance(p, leaf.active) / dot(way, way), -most, most);
    }
    if (leaf.at.x == 0 && x == 0) p.x = 0;
    leaf.vertex[static_cast<std::size_t>(cell_at(x, y, z))] = static_cast<std::uint32_t>(mesh_.points.size());
    mesh_.points.push_back(p);
  }

  // How the distance grows across a cell.
  Vector slope(const Leaf& leaf, int x, int y, int z) const {
    double way[3]{};
    for (int i = 0; i < 8; ++i) {
      const int u = i & 1, v = i >> 1 & 1, w = i >> 2;
      const double d = static_cast<double>(value(leaf, x + u, y + v, z + w)) / (4 * cell_);
      way[0] += u != 0 ? d : -d;
      way[1] += v != 0 ? d : -d;
      way[2] += w != 0 ? d : -d;
    }
    const Vector result{way[0], way[1], way[2]};
    return dot(result, result) < .01 ? Vector{0, 1, 0} : result;
  }

  std::uint32_t vertex(const Leaf& leaf, int x, int y, int z) const {
    Place at = leaf.at;
    const auto wrap = [](int& cell, int& block) {
      if (cell < 0) cell += edge, --block;
    };
    wrap(x, at.x), wrap(y, at.y), wrap(z, at.z);
    if (at.x == leaf.at.x && at.y == leaf.at.y && at.z == leaf.at.z) {
      return leaf.vertex[static_cast<std::size_t>(cell_at(x, y, z))];
    }
    const auto found = index_.find(key(at));
    return found == index_.end() ? none : leaves_[found->second].vertex[static_cast<std::size_t>(cell_at(x, y, z))];
  }

  // A quad around every edge of the grid that the surface crosses.
  void stitch(const Leaf& leaf) {
    for (int z = 0; z < edge; ++z) {
      for (int y = 0; y < edge; ++y) {
        for (int x = 0; x < edge; ++x) {
          const float low = value(leaf, x, y, z);
          const bool first = leaf.at.x == 0 && x == 0;  // these edges belong to the mirror image as well
          const auto crossed = [&](float high) { return (low < 0) != (high < 0); };
          if (crossed(value(leaf, x + 1, y, z))) {
            quad(low < 0, vertex(leaf, x, y - 1, z - 1), vertex(leaf, x, y, z - 1), vertex(leaf, x, y, z),
                 vertex(leaf, x, y - 1, z));
          }
          if (first) continue;
          if (crossed(value(leaf, x, y + 1, z))) {
            quad(low < 0, vertex(leaf, x - 1, y, z - 1), vertex(leaf, x - 1, y, z), vertex(leaf, x, y, z),
                 vertex(leaf, x, y, z - 1));
          }
          if (crossed(value(leaf, x, y, z + 1))) {
            quad(low < 0, vertex(leaf, x - 1, y - 1, z), vertex(leaf, x, y - 1, z), vertex(leaf, x, y, z),
                 vertex(leaf, x - 1, y, z));
          }
        }
      }
    }
  }

  void quad(bool outward, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (a == none || b == none || c == none || d == none) return;
    if (!outward) std::swap(b, d);
    const auto& p = mesh_.points;
    if (length(p[a] - p[c]) <= length(p[b] - p[d])) {
      mesh_.triangles.push_back({a, b, c});
      mesh_.triangles.push_back({a, c, d});
    } else {
      mesh_.triangles.push_back({a, b, d});
      mesh_.triangles.push_back({b, c, d});
    }
  }

  const Field& field_;
  double cell_;
  std::vector<Leaf> leaves_;
  std::unordered_map<std::uint64_t, std::uint32_t> index_;
  std::unordered_map<std::uint64_t, float> corners_;
  Mesh mesh_;
};

}  // namespace

Mesh make_half_mesh(const Field& field, double cell) { return Nets(field, cell).make(); }

}  // namespace unhunch::sculpt

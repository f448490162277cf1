// SPDX-License-Identifier: Apache-2.0
#include "sculpt/cut.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace unhunch::sculpt {
namespace {

using Triangle = std::array<std::uint32_t, 3>;

constexpr double close = .25;  // of the shortest edge at a corner

class Cut {
 public:
  Cut(LayeredMesh& body, std::uint8_t mark, const Field& field, const Inside& inside)
      : body_(body), mark_(mark), field_(field), inside_(inside) {}

  void make() {
    for (const Vector& p : points()) value_.push_back(inside_(p));
    snap();
    const std::vector<Triangle> old = std::move(body_.mesh.triangles);
    const std::vector<std::uint8_t> old_layer = std::move(body_.layer);
    body_.mesh.triangles.clear();
    body_.layer.clear();
    for (std::size_t i = 0; i < old.size(); ++i) divide(old[i], old_layer[i]);
  }

 private:
  std::vector<Vector>& points() { return body_.mesh.points; }
  int sign(std::uint32_t v) const { return value_[v] > 0 ? 1 : value_[v] < 0 ? -1 : 0; }

  Vector onto_surface(Vector p, bool middle) const {
    p = field_.to_surface(p);
    if (middle) p.x = 0;
    return p;
  }

  Vector slope(Vector p) const {
    constexpr double step = 1e-4;
    const auto along = [&](Vector way) { return (inside_(p + way) - inside_(p - way)) / (2 * step); };
    return {along({step, 0, 0}), along({0, step, 0}), along({0, 0, step})};
  }

  void snap() {
    std::vector<double> shortest(points().size(), 1e3);
    std::vector<std::uint8_t> first(points().size(), 0xFF);
    std::vector<bool> border(points().size(), false), crossed(points().size(), false);
    for (std::size_t t = 0; t < body_.mesh.triangles.size(); ++t) {
      const Triangle& corner = body_.mesh.triangles[t];
      for (std::size_t i = 0; i < 3; ++i) {
        const std::uint32_t a = corner[i], b = corner[(i + 1) % 3];
        const double size = length(points()[a] - points()[b]);
        shortest[a] = std::min(shortest[a], size);
        shortest[b] = std::min(shortest[b], size);
        if (sign(a) * sign(b) < 0) crossed[a] = crossed[b] = true;
        if (first[a] == 0xFF) first[a] = body_.layer[t];
        if (first[a] != body_.layer[t]) border[a] = true;
      }
    }
    for (std::uint32_t v = 0; v < points().size(); ++v) {
      if (!crossed[v] || border[v] || std::abs(value_[v]) > close * shortest[v]) continue;
      const bool middle = points()[v].x == 0;
      Vector way = slope(points()[v]);
      if (middle) way.x = 0;
      const double size = dot(way, way);
      if (size < .04) continue;
      const Vector moved = onto_surface(points()[v] - way * (value_[v] / size), middle);
      if (length(moved - points()[v]) > .5 * shortest[v]) continue;
      points()[v] = moved;
      value_[v] = 0;
    }
  }

  // The corner where the edge of the layer crosses an edge of the mesh.
  std::uint32_t between(std::uint32_t a, std::uint32_t b) {
    if (a > b) std::swap(a, b);
    const auto [found, fresh] = between_.try_emplace({a, b}, static_cast<std::uint32_t>(points().size()));
    if (!fresh) return found->second;
    double low = 0, high = 1;
    const Vector from = points()[a], to = points()[b];
    for (int i = 0; i < 20; ++i) {
      const double half = .5 * (low + high);
      ((inside_(mix(from, to, half)) > 0) == (value_[a] > 0) ? low : high) = half;
    }
    const bool middle = from.x == 0 && to.x == 0;
    points().push_back(onto_surface(mix(from, to, std::clamp(low, .02, .98)), middle));
    value_.push_back(0);
    return found->second;
  }

  void keep(Triangle corner, std::uint8_t layer) {
    const int most = std::max({sign(corner[0]), sign(corner[1]), sign(corner[2])});
    bool in = most > 0;
    if (most == 0 && sign(corner[0]) == 0 && sign(corner[1]) == 0 && sign(corner[2]) == 0) {
      const auto& p = points();
      in = inside_((p[corner[0]] + p[corner[1]] + p[corner[2]]) * (1.0 / 3)) > 0;
    }
    body_.mesh.triangles.push_back(corner);
    body_.layer.push_back(in ? mark_ : layer);
  }

  void divide(Triangle c, std::uint8_t layer) {
    const auto crosses = [&](std::size_t i) { return sign(c[i]) * sign(c[(i + 1) % 3]) < 0; };
    int count = 0;
    for (std::size_t i = 0; i < 3; ++i) count += crosses(i);
    if (count == 0) return keep(c, layer);
    // Turned so that the first edge is crossed, and with two crossings the last one is whole.
    while (!crosses(0) || (count == 2 && !crosses(1))) std::rotate(c.begin(), c.begin() + 1, c.end());
    const std::uint32_t ab = between(c[0], c[1]);
    if (count == 1) {
      keep({c[0], ab, c[2]}, layer);
      return keep({ab, c[1], c[2]}, layer);
    }
    const std::uint32_t bc = between(c[1], c[2]);
    keep({ab, c[1], bc}, layer);
    if (length(points()[c[0]] - points()[bc]) < length(points()[ab] - points()[c[2]])) {
      keep({c[0], ab, bc}, layer);
      return keep({c[0], bc, c[2]}, layer);
    }
    keep({c[0], ab, c[2]}, layer);
    keep({ab, bc, c[2]}, layer);
  }

  LayeredMesh& body_;
  std::uint8_t mark_;
  const Field& field_;
  const Inside& inside_;
  std::vector<double> value_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> between_;
};

// One round of halving; says whether anything was halved.
bool halve(LayeredMesh& body, double longest, const Field& field, const Inside& inside) {
  auto& p = body.mesh.points;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
  const auto key = [](std::uint32_t a, std::uint32_t b) { return std::pair{std::min(a, b), std::max(a, b)}; };
  for (const Triangle& t : body.mesh.triangles) {
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t a = t[i], b = t[(i + 1) % 3];
      const double size = length(p[a] - p[b]);
      const Vector middle = (p[a] + p[b]) * .5;
      if (size <= longest || std::abs(inside(middle)) > size || middles.contains(key(a, b))) continue;
      Vector at = field.to_surface(middle);
      if (p[a].x == 0 && p[b].x == 0) at.x = 0;
      middles[key(a, b)] = static_cast<std::uint32_t>(p.size());
      p.push_back(at);
    }
  }
  LayeredMesh result;
  const auto add = [&](Triangle t, std::uint8_t layer) {
    result.mesh.triangles.push_back(t);
    result.layer.push_back(layer);
  };
  for (std::size_t i = 0; i < body.mesh.triangles.size(); ++i) {
    // Corners and the middles of their sides, in order; every middle cuts off the corner before it.
    const Triangle& t = body.mesh.triangles[i];
    std::vector<std::uint32_t> round;
    std::size_t first = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      round.push_back(t[k]);
      const auto found = middles.find(key(t[k], t[(k + 1) % 3]));
      if (found == middles.end()) continue;
      first = round.size();
      round.push_back(found->second);
    }
    std::rotate(round.begin(), round.begin() + static_cast<std::ptrdiff_t>(first), round.end());
    if (round.size() == 6) {
      add({round[0], round[1], round[2]}, body.layer[i]);
      add({round[2], round[3], round[4]}, body.layer[i]);
      add({round[4], round[5], round[0]}, body.layer[i]);
      add({round[0], round[2], round[4]}, body.layer[i]);
      continue;
    }
    for (std::size_t k = 1; k + 1 < round.size(); ++k) add({round[0], round[k], round[k + 1]}, body.layer[i]);
  }
  body.mesh.triangles = std::move(result.mesh.triangles);
  body.layer = std::move(result.layer);
  return !middles.empty();
}

}  // namespace

void refine(LayeredMesh& body, double longest, const Field& field, const Inside& inside) {
  for (int round = 0; round < 4 && halve(body, longest, field, inside); ++round) {
  }
}

void cut(LayeredMesh& body, std::uint8_t mark, const Field& field, const Inside& inside) {
  Cut(body, mark, field, inside).make();
}

void cut(LayeredMesh& body, std::uint8_t layer, const Field& field, const Posture& posture) {
  double (*const edge)(const Posture&, core::Vector) = layers()[layer].field;
  const Inside inside = [&](core::Vector p) { return edge(posture, p); };
  refine(body, layers()[layer].detail, field, inside);
  cut(body, layer, field, inside);
}

}  // namespace unhunch::sculpt

// SPDX-License-Identifier: Apache-2.0
#include "sculpt/simplify.h"

#include <meshoptimizer.h>

#include <cmath>
#include <set>
#include <utility>

#include "sculpt/shape.h"
#include "sculpt/weights.h"

namespace unhunch::sculpt {
namespace {

using enum core::Joint;

struct Enlarged {
  core::Joint first, last;
  double by;
  double behind;  // how much of it the side away from the face gets
};
constexpr Enlarged enlarged[] = {{core::Joint::head, core::Joint::head, 2.5, .3},
                                 {left_wrist, left_fingertip, 1.8, 1},
                                 {left_ankle, left_toe, 1.5, 1}};

// Waves as long as the longest edge that is wanted, so that smooth places keep even triangles too.
constexpr double wave = .034, wave_height = .0011;

double ripple(Vector p) {
  constexpr double rate = 2 * 3.14159265358979323846 / wave;
  return wave_height * (std::sin(p.x * rate) + std::sin(p.y * rate) + std::sin(p.z * rate));
}

// The places by which errors are measured.
std::vector<std::array<float, 3>> enlarge(const Mesh& half, const Posture& posture) {
  std::vector<Vector> normals(half.points.size());
  for (const auto& [a, b, c] : half.triangles) {
    const Vector way = cross(half.points[b] - half.points[a], half.points[c] - half.points[a]);
    for (const std::uint32_t v : {a, b, c}) normals[v] += way;
  }
  std::vector<std::array<float, 3>> places;
  for (std::size_t v = 0; v < half.points.size(); ++v) {
    const Vector p = half.points[v];
    const Shares shares = calc_shares(posture, p);
    Vector at = p;
    for (const Enlarged& part : enlarged) {
      double whole = 0;
      for (std::size_t j = core::index(part.first); j <= core::index(part.last); ++j) whole += shares[j];
      const double front = part.behind + (1 - part.behind) * smooth_step(-.05, .03, p.z);
      const Vector middle = posture.bind[core::index(part.first)].at;
      at += (p - middle) * ((part.by - 1) * whole * front);
    }
    at += unit(normals[v]) * ripple(at);
    places.push_back({static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(at.z)});
  }
  return places;
}

// Evens out the triangles: every corner moves towards its neighbours, along the surface.
void relax(Mesh& half, const Field& field) {
  std::vector<Vector> sum(half.points.size());
  std::vector<double> count(half.points.size(), 0);
  for (const auto& corner : half.triangles) {
    for (std::size_t i = 0; i < 3; ++i) {
      sum[corner[i]] += half.points[corner[(i + 1) % 3]] + half.points[corner[(i + 2) % 3]];
      count[corner[i]] += 2;
    }
  }
  for (std::size_t v = 0; v < half.points.size(); ++v) {
    Vector& p = half.points[v];
    const bool middle = p.x == 0;
    const Vector n = field.normal(p);
    Vector way = sum[v] * (1 / count[v]) - p;
    way = (way - n * dot(way, n)) * .45;
    if (middle) way.x = 0;
    p = field.to_surface(p + way);
    if (middle) p.x = 0;
  }
}

// The corners that are still used, in the order of their use.
Mesh take(const std::vector<Vector>& points, const std::vector<std::uint32_t>& indices) {
  Mesh mesh;
  std::vector<std::uint32_t> known(points.size(), ~0U);
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    std::array<std::uint32_t, 3> corner{indices[i], indices[i + 1], indices[i + 2]};
    for (std::uint32_t& v : corner) {
      if (known[v] == ~0U) {
        known[v] = static_cast<std::uint32_t>(mesh.points.size());
        mesh.points.push_back(points[v]);
      }
      v = known[v];
    }
    mesh.triangles.push_back(corner);
  }
  return mesh;
}

// No edge is used twice in the same direction.
bool is_manifold(const Mesh& mesh) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const auto& t : mesh.triangles) {
    for (std::size_t i = 0; i < 3; ++i) {
      if (!edges.insert({t[i], t[(i + 1) % 3]}).second) return false;
    }
  }
  return true;
}

// Now and then two sheets are joined by mistake; with a few triangles more they are not.
constexpr int tries = 16;
constexpr std::size_t more = 40;

}  // namespace

Mesh simplify(const Mesh& half, const Field& field, const Posture& posture, std::size_t triangles) {
  std::vector<std::uint32_t> indices;
  for (const auto& corner : half.triangles) indices.insert(indices.end(), corner.begin(), corner.end());
  const auto places = enlarge(half, posture);
  Mesh result;
  for (int i = 0; i < tries; ++i, triangles += more) {
    std::vector<std::uint32_t> kept(indices.size());
    kept.resize(meshopt_simplify(kept.data(), indices.data(), indices.size(), places.data()->data(), places.size(),
                                 sizeof places[0], triangles * 3, 1.0F));
    result = take(half.points, kept);
    if (is_manifold(result)) break;
  }
  for (int round = 0; round < 2; ++round) relax(result, field);
  return result;
}

}  // namespace unhunch::sculpt

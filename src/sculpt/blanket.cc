// SPDX-License-Identifier: Apache-2.0
#include "sculpt/blanket.h"

#include <algorithm>
#include <map>

namespace unhunch::sculpt {
namespace {

constexpr double height = .020, least = .013, thickness = .019;  // metres
constexpr int rounds = 12;                                       // of smoothing

double field_of_blanket(const Posture& posture, Vector p) {
  if (p.y > 1.484 || (p.z > .030 && p.y > 1.45)) return -1;
  const double collar = smooth_max(1.452 - .34 * (p.z - .05) - p.y, std::hypot(p.x, p.z + .030) - .088, .02);
  const double front = -.020 + .075 * smooth_step(1.20, 1.42, p.y) - p.z;
  const double trunk = std::min({p.y - .955, collar, front});
  if (p.x < .26) return trunk;
  return std::min(collar, posture.neutral(core::Joint::left_shoulder, p).y - 1.235);
}

std::vector<Vector> corner_normals(const Mesh& mesh) {
  std::vector<Vector> normals(mesh.points.size());
  for (const auto& [a, b, c] : mesh.triangles) {
    const Vector way = cross(mesh.points[b] - mesh.points[a], mesh.points[c] - mesh.points[a]);
    for (const std::uint32_t v : {a, b, c}) normals[v] += way;
  }
  for (std::size_t v = 0; v < normals.size(); ++v) {
    if (mesh.points[v].x == 0) normals[v].x = 0;
    normals[v] = unit(normals[v]);
  }
  return normals;
}

// The part of a mesh with the mark 1, and its corners in the old numbering.
Mesh take_marked(const LayeredMesh& from, std::vector<Vector>& under) {
  Mesh mesh;
  std::map<std::uint32_t, std::uint32_t> known;
  for (std::size_t t = 0; t < from.layer.size(); ++t) {
    if (from.layer[t] != 1) continue;
    auto corner = from.mesh.triangles[t];
    for (std::uint32_t& v : corner) {
      const auto [found, fresh] = known.try_emplace(v, static_cast<std::uint32_t>(under.size()));
      if (fresh) under.push_back(from.mesh.points[v]);
      v = found->second;
    }
    mesh.triangles.push_back(corner);
  }
  mesh.points = under;
  return mesh;
}

void smooth(Mesh& mesh, const Field& field) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
  for (const auto& t : mesh.triangles) {
    for (std::size_t i = 0; i < 3; ++i) ++edges[std::minmax(t[i], t[(i + 1) % 3])];
  }
  std::vector<bool> border(mesh.points.size(), false);
  const auto in_middle = [&](std::uint32_t v) { return mesh.points[v].x == 0; };
  for (const auto& [edge, count] : edges) {
    if (count == 1 && !(in_middle(edge.first) && in_middle(edge.second)))
      border[edge.first] = border[edge.second] = true;
  }
  for (int round = 0; round < rounds; ++round) {
    std::vector<Vector> sum(mesh.points.size());
    std::vector<double> count(mesh.points.size(), 0);
    for (const auto& [edge, times] : edges) {
      const auto [a, b] = edge;
      // A border is smoothed along itself.
      if (!border[a] || (border[b] && times == 1)) sum[a] += mesh.points[b], count[a] += 1;
      if (!border[b] || (border[a] && times == 1)) sum[b] += mesh.points[a], count[b] += 1;
    }
    for (std::uint32_t v = 0; v < mesh.points.size(); ++v) {
      Vector& p = mesh.points[v];
      if (count[v] < 2) continue;
      Vector at = mix(p, sum[v] * (1 / count[v]), .5);
      if (p.x == 0) at.x = 0;
      const double d = field.distance(at);
      if (d < least) at += field.normal(at) * (least - d);
      if (p.x == 0) at.x = 0;
      p = at;
    }
  }
}

// Turns the border in, so that the blanket has a thickness where it ends.
void add_border(Blanket& blanket) {
  Mesh& mesh = blanket.half;
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> edges;
  for (const auto& t : mesh.triangles) {
    for (std::size_t i = 0; i < 3; ++i) edges[{t[i], t[(i + 1) % 3]}] = true;
  }
  std::map<std::uint32_t, std::uint32_t> lowered;
  const auto lower = [&](std::uint32_t v) {
    const auto [found, fresh] = lowered.try_emplace(v, static_cast<std::uint32_t>(mesh.points.size()));
    if (fresh) {
      mesh.points.push_back(mesh.points[v] - blanket.normals[v] * thickness);
      if (mesh.points[v].x == 0) mesh.points.back().x = 0;
      blanket.normals.push_back(blanket.normals[v]);
      blanket.under.push_back(blanket.under[v]);
    }
    return found->second;
  };
  for (const auto& [edge, there] : edges) {
    const auto [a, b] = edge;
    if (edges.contains({b, a}) || (mesh.points[a].x == 0 && mesh.points[b].x == 0)) continue;
    const std::uint32_t c = lower(a), d = lower(b);
    mesh.triangles.push_back({b, a, c});
    mesh.triangles.push_back({b, c, d});
    static_cast<void>(there);
  }
}

}  // namespace

Blanket make_blanket(const LayeredMesh& bare, const Field& field, const Posture& posture) {
  LayeredMesh marked = bare;
  cut(marked, 1, field, [&](Vector p) { return field_of_blanket(posture, p); });
  Blanket blanket;
  blanket.half = take_marked(marked, blanket.under);
  for (Vector& p : blanket.half.points) {
    const bool middle = p.x == 0;
    p += field.normal(p) * height;
    if (middle) p.x = 0;
  }
  smooth(blanket.half, field);
  blanket.normals = corner_normals(blanket.half);
  add_border(blanket);
  return blanket;
}

}  // namespace unhunch::sculpt

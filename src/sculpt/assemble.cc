// SPDX-License-Identifier: Apache-2.0
#include "sculpt/assemble.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <map>

#include "sculpt/blanket.h"
#include "sculpt/weights.h"

namespace unhunch::sculpt {
namespace {

using body::Material;
using Triangle = std::array<std::uint32_t, 3>;

struct Corner {
  Vector position, normal;
  Shares shares;
};

// Height and material of a layer.
struct Cover {
  Material material;
  double height;
  double (*share)(Vector) = nullptr;
};

// The left half, dressed: its own corners and, for each material, triangles.
class Dress {
 public:
  Dress(const Field& field, const Posture& posture) : field_(field), posture_(posture) {}

  void put_on(const LayeredMesh& half, const std::vector<Cover>& covers) {
    half_ = &half;
    covers_ = &covers;
    known_.clear();
    normals_.clear();
    for (const Vector& p : half.mesh.points) normals_.push_back(normal(p));
    for (std::size_t t = 0; t < half.mesh.triangles.size(); ++t) {
      Triangle corner = half.mesh.triangles[t];
      for (std::uint32_t& v : corner) v = find_or_add(v, half.layer[t]);
      triangles_[static_cast<std::size_t>(covers[half.layer[t]].material)].push_back(corner);
    }
    add_hems();
  }

  void put_on(const Blanket& blanket) {
    const auto first = static_cast<std::uint32_t>(corners.size());
    for (std::size_t v = 0; v < blanket.under.size(); ++v) {
      corners.push_back({blanket.half.points[v], blanket.normals[v], calc_shares(posture_, blanket.under[v])});
    }
    for (const auto& [a, b, c] : blanket.half.triangles) {
      triangles_[static_cast<std::size_t>(Material::blanket)].push_back({first + a, first + b, first + c});
    }
  }

  std::vector<Corner> corners;
  const std::vector<Triangle>& triangles(Material material) const {
    return triangles_[static_cast<std::size_t>(material)];
  }

 private:
  Vector normal(Vector p) const {
    Vector n = field_.normal(p);
    if (p.x == 0) n = unit(Vector{0, n.y, n.z});
    return n;
  }
  Vector lifted(std::uint32_t v, std::uint8_t layer) const {
    const Cover& cover = (*covers_)[layer];
    const Vector at = half_->mesh.points[v];
    return at + normals_[v] * (cover.share == nullptr ? cover.height : cover.height * cover.share(at));
  }
  std::uint32_t add(std::uint32_t v, Vector position, Vector way) {
    if (half_->mesh.points[v].x == 0) way = unit(Vector{0, way.y, way.z});
    corners.push_back({position, way, calc_shares(posture_, half_->mesh.points[v])});
    return static_cast<std::uint32_t>(corners.size() - 1);
  }
  std::uint32_t find_or_add(std::uint32_t v, std::uint8_t layer) {
    const auto [found, fresh] = known_.try_emplace({v, layer}, 0);
    if (fresh) found->second = add(v, lifted(v, layer), normals_[v]);
    return found->second;
  }

  struct Hem {
    std::uint32_t from, to;
    std::uint8_t high, low;
  };

  std::vector<Hem> find_hems() const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint8_t> side;
    const auto& triangles = half_->mesh.triangles;
    for (std::size_t t = 0; t < triangles.size(); ++t) {
      for (std::size_t i = 0; i < 3; ++i) side[{triangles[t][i], triangles[t][(i + 1) % 3]}] = half_->layer[t];
    }
    std::vector<Hem> hems;
    for (const auto& [edge, layer] : side) {
      const auto across = side.find({edge.second, edge.first});
      if (across == side.end()) continue;
      if ((*covers_)[layer].height <= (*covers_)[across->second].height) continue;
      hems.push_back({edge.first, edge.second, layer, across->second});
    }
    return hems;
  }

  void add_hems() {
    const std::vector<Hem> hems = find_hems();
    // A hem looks away from what it ends, alike for both edges that meet in a corner.
    std::map<std::pair<std::uint32_t, std::uint8_t>, Vector> outward;
    const auto& p = half_->mesh.points;
    for (const Hem& hem : hems) {
      for (const std::uint32_t v : {hem.from, hem.to}) {
        outward[{v, hem.high}] += unit(cross(p[hem.to] - p[hem.from], normals_[v]));
      }
    }
    std::map<std::array<std::uint32_t, 4>, std::uint32_t> known;
    const auto corner = [&](std::uint32_t v, const Hem& hem, std::uint8_t level) {
      const auto [found, fresh] = known.try_emplace({v, hem.high, hem.low, level}, 0);
      if (fresh) {
        const double lean = level == hem.high ? .6 : .1;
        const Vector way = unit(unit(outward[{v, hem.high}]) + normals_[v] * lean);
        found->second = add(v, lifted(v, level), way);
      }
      return found->second;
    };
    for (const Hem& hem : hems) {
      auto& list = triangles_[static_cast<std::size_t>((*covers_)[hem.high].material)];
      const std::uint32_t a = corner(hem.from, hem, hem.high), b = corner(hem.to, hem, hem.high);
      const std::uint32_t c = corner(hem.from, hem, hem.low), d = corner(hem.to, hem, hem.low);
      list.push_back({b, a, c});
      list.push_back({b, c, d});
    }
  }

  const Field& field_;
  const Posture& posture_;
  const LayeredMesh* half_ = nullptr;
  const std::vector<Cover>* covers_ = nullptr;
  std::vector<Vector> normals_;
  std::map<std::pair<std::uint32_t, std::uint8_t>, std::uint32_t> known_;
  std::array<std::vector<Triangle>, body::material_count> triangles_;
};

std::array<float, 3> floats(Vector v) {
  return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)};
}

// Corners in the middle are shared by both halves.
void add_both_halves(const Dress& dress, body::Body& body) {
  std::vector<std::uint32_t> image;
  for (const Corner& corner : dress.corners) {
    const Weights weights = make_weights(corner.shares);
    body.vertices.push_back({floats(corner.position), floats(corner.normal), weights.joints, weights.weights});
  }
  for (std::uint32_t v = 0; v < dress.corners.size(); ++v) {
    const Corner& corner = dress.corners[v];
    if (corner.position.x == 0) {
      image.push_back(v);
      continue;
    }
    image.push_back(static_cast<std::uint32_t>(body.vertices.size()));
    body::Vertex vertex = body.vertices[v];
    vertex.position[0] = -vertex.position[0];
    vertex.normal[0] = -vertex.normal[0];
    for (std::uint8_t& joint : vertex.joints) {
      joint = static_cast<std::uint8_t>(core::index(core::mirrored(static_cast<core::Joint>(joint))));
    }
    body.vertices.push_back(vertex);
  }
  for (std::size_t m = 0; m < body::material_count; ++m) {
    const auto material = static_cast<Material>(m);
    const auto first = static_cast<std::uint32_t>(body.indices.size());
    for (const Triangle& t : dress.triangles(material)) body.indices.insert(body.indices.end(), t.begin(), t.end());
    for (const Triangle& t : dress.triangles(material)) {
      for (const std::size_t i : {0U, 2U, 1U}) body.indices.push_back(image[t[i]]);
    }
    const auto count = static_cast<std::uint32_t>(body.indices.size()) - first;
    if (count > 0) body.surfaces.push_back({material, first, count});
  }
}

void put_in_order(body::Body& body) {
  for (const body::Surface& surface : body.surfaces) {
    std::uint32_t* at = body.indices.data() + surface.first;
    meshopt_optimizeVertexCache(at, at, surface.count, body.vertices.size());
  }
  std::vector<body::Vertex> ordered(body.vertices.size());
  ordered.resize(meshopt_optimizeVertexFetch(ordered.data(), body.indices.data(), body.indices.size(),
                                             body.vertices.data(), body.vertices.size(), sizeof(body::Vertex)));
  body.vertices = std::move(ordered);
}

}  // namespace

body::Body assemble(const LayeredMesh& half, const LayeredMesh& bare, const Field& field, const Posture& posture) {
  Dress dress(field, posture);
  std::vector<Cover> covers;
  for (const Layer& layer : layers()) covers.push_back({layer.material, layer.height, layer.share});
  dress.put_on(half, covers);
  dress.put_on(make_blanket(bare, field, posture));
  body::Body body{posture.skeleton, posture.bind, {}, {}, {}};
  add_both_halves(dress, body);
  put_in_order(body);
  return body;
}

}  // namespace unhunch::sculpt

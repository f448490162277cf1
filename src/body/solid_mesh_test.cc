// SPDX-License-Identifier: Apache-2.0
#include "body/solid_mesh.h"

#include <doctest/doctest.h>

#include <map>

namespace unhunch::body {
namespace {

using Shape = core::Solid::Shape;

std::vector<core::Solid> make_solids() {
  std::vector<core::Solid> solids;
  const core::Frame at{{0.3, 1.1, -0.4}, core::turn_by({20, 50, -35})};
  solids.push_back({Shape::box, at, {0.2, 0.05, 0.4}, 0.02, {}});
  solids.push_back({Shape::box, at, {0.2, 0.3, 0.4}, 0, {}});
  solids.push_back({Shape::cylinder, at, {0.075, 0.45, 0}, 0.01, {}});
  solids.push_back({Shape::cylinder, at, {0.01, 0.2, 0}, 0, {}});
  solids.push_back({Shape::cylinder, at, {0.05, 0.2, 0}, 0.05, {}});
  solids.push_back({Shape::capsule, at, {0.04, 0.3, 0}, 0, {}});
  return solids;
}

TEST_CASE("every corner of a solid's mesh lies on its distance function, with the normal of the surface") {
  for (const core::Solid& solid : make_solids()) {
    const SolidMesh mesh = make_solid_mesh(solid);
    REQUIRE(!mesh.positions.empty());
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
      const core::Vector place = to_double(mesh.positions[i]);
      const core::Vector normal = to_double(mesh.normals[i]);
      CHECK(std::abs(core::distance(solid, place)) < 1e-6);
      CHECK(core::length(normal) == doctest::Approx(1));
      CHECK(core::distance(solid, place + normal * 0.01) == doctest::Approx(0.01).epsilon(0.001));
    }
  }
}

TEST_CASE("the triangles of a solid look outward and close it") {
  for (const core::Solid& solid : make_solids()) {
    const SolidMesh mesh = make_solid_mesh(solid);
    double volume = 0;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
      const core::Vector a = to_double(mesh.positions[mesh.indices[i]]) - solid.at.at;
      const core::Vector b = to_double(mesh.positions[mesh.indices[i + 1]]) - solid.at.at;
      const core::Vector c = to_double(mesh.positions[mesh.indices[i + 2]]) - solid.at.at;
      CHECK(core::dot(a, core::cross(b, c)) >= -1e-9);
      volume += core::dot(a, core::cross(b, c)) / 6;
    }
    const double pi = core::radians_per_degree * 180;
    const core::Vector h = solid.half;
    const double whole = solid.shape == Shape::box ? 8 * h.x * h.y * h.z : pi * h.x * h.x * 2 * h.y;
    CHECK(volume > whole * 0.85);
    CHECK(volume < whole * 1.2);
  }
}

}  // namespace
}  // namespace unhunch::body

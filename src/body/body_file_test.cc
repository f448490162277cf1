// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "body/body.h"

namespace unhunch::body {
namespace {

// Four corners, four triangles, two materials.
Body make_tetrahedron() {
  Body body;
  body.skeleton = core::make_skeleton();
  body.bind = core::calc_frames(body.skeleton, bind_root(body.skeleton), bind_angles());
  const float third = 1 / std::sqrt(3.0F);
  body.vertices = {{{0, 0, 0}, {-third, -third, -third}, {0, 1, 2, 3}, {100, 100, 50, 5}},
                   {{1, 0, 0}, {1, 0, 0}, {5, 5, 5, 5}, {255, 0, 0, 0}},
                   {{0, 2, 0}, {0, 1, 0}, {9, 8, 7, 9}, {200, 55, 0, 0}},
                   {{0, 0, .5F}, {0, 0, -1}, {67, 0, 67, 67}, {254, 1, 0, 0}}};
  body.indices = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};
  body.surfaces = {{Material::skin, 0, 9}, {Material::blanket, 9, 3}};
  return body;
}

bool is_sound(const Body& body) {
  const auto whole = [&](const Surface& s) { return s.first + s.count <= body.indices.size() && s.count % 3 == 0; };
  const auto follows = [](const Vertex& v) {
    return std::all_of(v.joints.begin(), v.joints.end(), [](std::uint8_t j) { return j < core::joint_count; });
  };
  return std::all_of(body.surfaces.begin(), body.surfaces.end(), whole) &&
         std::all_of(body.vertices.begin(), body.vertices.end(), follows) &&
         std::all_of(body.indices.begin(), body.indices.end(), [&](auto i) { return i < body.vertices.size(); });
}

TEST_CASE("a body comes back from its file as it was, but for the last places") {
  const Body body = make_tetrahedron();
  const Expected<Body> back = read_body(write_body(body));
  REQUIRE(back);
  CHECK(back->indices == body.indices);
  REQUIRE(back->surfaces.size() == 2);
  CHECK(back->surfaces[1].material == Material::blanket);
  CHECK(back->surfaces[1].first == 9);
  REQUIRE(back->vertices.size() == body.vertices.size());
  for (std::size_t v = 0; v < body.vertices.size(); ++v) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      CHECK(back->vertices[v].position[axis] == doctest::Approx(body.vertices[v].position[axis]).epsilon(5e-5));
      CHECK(std::abs(back->vertices[v].normal[axis] - body.vertices[v].normal[axis]) < 1e-4);
    }
    CHECK(back->vertices[v].joints == body.vertices[v].joints);
    CHECK(back->vertices[v].weights == body.vertices[v].weights);
  }
  CHECK(core::length(back->bind[5].at - body.bind[5].at) < 1e-6);
}

TEST_CASE("the same body gives the same bytes") {
  CHECK(write_body(make_tetrahedron()) == write_body(make_tetrahedron()));
  CHECK(write_body(*read_body(write_body(make_tetrahedron()))) == write_body(make_tetrahedron()));
}

TEST_CASE("a body without anything can be kept too") {
  Body body = make_tetrahedron();
  body.vertices.clear(), body.indices.clear(), body.surfaces.clear();
  const Expected<Body> back = read_body(write_body(body));
  REQUIRE(back);
  CHECK(back->vertices.empty());
}

TEST_CASE("more vertices than 65,536 take wider indices") {
  Body body = make_tetrahedron();
  body.vertices.resize(70'000, body.vertices[0]);
  body.indices.back() = 69'999;
  const Expected<Body> back = read_body(write_body(body));
  REQUIRE(back);
  CHECK(back->indices == body.indices);
}

TEST_CASE("a cut file is refused at every length") {
  const std::string bytes = write_body(make_tetrahedron());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Expected<Body> back = read_body(std::string_view(bytes).substr(0, size));
    REQUIRE_FALSE(back);
    CHECK(back.error().code == "bad_body");
  }
  CHECK_FALSE(read_body(bytes + '\0'));
}

TEST_CASE("a flipped byte is refused or leaves a body that is sound") {
  const std::string bytes = write_body(make_tetrahedron());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int flip : {0x01, 0x10, 0x80, 0xFF}) {
      std::string wrong = bytes;
      wrong[at] = static_cast<char>(wrong[at] ^ flip);
      const Expected<Body> back = read_body(wrong);
      if (back) CHECK(is_sound(*back));
    }
  }
}

TEST_CASE("indices, materials, joints and weights out of range are refused") {
  Body index = make_tetrahedron();
  index.indices[4] = 4;
  CHECK(read_body(write_body(index)).error().where == "indices");
  Body material = make_tetrahedron();
  material.surfaces[0].material = static_cast<Material>(material_count);
  CHECK(read_body(write_body(material)).error().where == "surfaces");
  Body surface = make_tetrahedron();
  surface.surfaces[1].count = 6;
  CHECK(read_body(write_body(surface)).error().where == "surfaces");
  Body joint = make_tetrahedron();
  joint.vertices[2].joints[1] = static_cast<std::uint8_t>(core::joint_count);
  CHECK(read_body(write_body(joint)).error().where == "vertices");
  Body weight = make_tetrahedron();
  weight.vertices[2].weights = {0, 200, 200, 0};
  CHECK(read_body(write_body(weight)).error().where == "vertices");
}

}  // namespace
}  // namespace unhunch::body

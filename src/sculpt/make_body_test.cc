// SPDX-License-Identifier: Apache-2.0
#include "sculpt/make_body.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace unhunch::sculpt {
namespace {

using body::Body;
using core::Joint;
using core::Vector;
using enum core::LimbAngle;

const Body& made() {
  static const Body body = make_body();
  return body;
}

Vector vector(const std::array<float, 3>& v) { return {v[0], v[1], v[2]}; }

body::Skinned pose(const core::Angles& angles) {
  const core::Frames frames = core::calc_frames(made().skeleton, body::bind_root(made().skeleton), angles);
  body::Skinned skinned;
  body::calc_skin(made(), frames, skinned);
  return skinned;
}

// Of what is enclosed by all surfaces but the blanket; cubic metres.
double volume(const body::Skinned& skinned) {
  double sum = 0;
  for (const body::Surface& surface : made().surfaces) {
    if (surface.material == body::Material::blanket) continue;
    for (std::uint32_t i = surface.first; i < surface.first + surface.count; i += 3) {
      const auto at = [&](std::uint32_t k) { return vector(skinned.positions[made().indices[i + k]]); };
      sum += dot(at(0), cross(at(1), at(2))) / 6;
    }
  }
  return sum;
}

// How far the skin reaches from a joint in a direction, among the vertices near that joint in the bind pose.
double reach_of_skin(const core::Angles& angles, Joint joint, Vector way) {
  const core::Frames frames = core::calc_frames(made().skeleton, body::bind_root(made().skeleton), angles);
  const body::Skinned skinned = pose(angles);
  double most = 0;
  for (std::size_t v = 0; v < skinned.positions.size(); ++v) {
    if (length(vector(made().vertices[v].position) - made().bind[core::index(joint)].at) > .09) continue;
    most = std::max(most, dot(vector(skinned.positions[v]) - frames[core::index(joint)].at, way));
  }
  return most;
}

TEST_CASE("before it is cut, the half of the body is closed but for its border in the middle") {
  const Mesh half = make_bare_half();
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
  for (const auto& corner : half.triangles) {
    for (std::size_t i = 0; i < 3; ++i) ++edges[{corner[i], corner[(i + 1) % 3]}];
  }
  for (const auto& [edge, count] : edges) {
    CHECK(count == 1);
    const bool border = half.points[edge.first].x == 0 && half.points[edge.second].x == 0;
    if (!border) CHECK(edges.contains({edge.second, edge.first}));
  }
}

TEST_CASE("weights add up to 255, strongest first") {
  for (const body::Vertex& vertex : made().vertices) {
    int sum = 0;
    for (const std::uint8_t weight : vertex.weights) sum += weight;
    CHECK(sum == 255);
    CHECK(vertex.weights[0] > 0);
  }
}

TEST_CASE("no vertex is far from the joints it follows") {
  for (const body::Vertex& vertex : made().vertices) {
    for (std::size_t i = 0; i < 4; ++i) {
      if (vertex.weights[i] < 25) continue;
      const double away = length(vector(vertex.position) - made().bind[vertex.joints[i]].at);
      CHECK(away < .47);
    }
  }
}

TEST_CASE("the right side is the mirror image of the left") {
  std::set<std::array<float, 3>> places;
  for (const body::Vertex& vertex : made().vertices) places.insert(vertex.position);
  for (const auto& [x, y, z] : places) CHECK(places.contains({-x, y, z}));
}

TEST_CASE("every material is there, and every triangle has one") {
  std::set<body::Material> materials;
  std::uint32_t next = 0;
  for (const body::Surface& surface : made().surfaces) {
    materials.insert(surface.material);
    CHECK(surface.first == next);
    CHECK(surface.count > 0);
    next += surface.count;
  }
  CHECK(next == made().indices.size());
  CHECK(materials.size() == body::material_count);
}

TEST_CASE("the body is as large as it may be, and its file too") {
  CHECK(made().vertices.size() > 14'000);
  CHECK(made().vertices.size() < 21'000);
  CHECK(body::write_body(made()).size() < 560'000);
}

TEST_CASE("the body stands on the floor and is as tall as it should be") {
  const body::Skinned standing = pose({});
  float low = 9, high = -9;
  for (const auto& p : standing.positions) {
    low = std::min(low, p[1]);
    high = std::max(high, p[1]);
  }
  CHECK(low > -.008F);
  CHECK(low < .008F);
  CHECK(high == doctest::Approx(core::usual_stature).epsilon(.015));
}

TEST_CASE("the body comes back from its file") {
  const std::string bytes = body::write_body(made());
  const Expected<Body> back = body::read_body(bytes);
  REQUIRE(back);
  CHECK(body::write_body(*back) == bytes);
}

TEST_CASE("it is made the same each time") { CHECK(body::write_body(make_body()) == body::write_body(made())); }

TEST_CASE("the skin keeps its volume in extreme poses") {
  const double before = volume(pose(body::bind_angles()));
  CHECK(before > .05);
  core::Angles overhead, squat, turned;
  for (const core::Side side : core::sides) {
    overhead.at(side, shoulder_abduction) = 172;
    squat.at(side, hip_flexion) = 120;
    squat.at(side, knee_flexion) = 140;
    squat.at(side, elbow_flexion) = 140;
    turned.at(side, forearm_pronation) = 90;
    turned.at(side, shoulder_rotation) = 70;
    turned.at(side, shoulder_abduction) = 60;
  }
  turned[core::TrunkAngle::neck_rotation] = 70;
  turned[core::TrunkAngle::thoracic_rotation] = 35;
  for (const core::Angles& angles : {core::Angles{}, overhead, squat, turned}) {
    CHECK(volume(pose(angles)) > .93 * before);
    CHECK(volume(pose(angles)) < 1.07 * before);
  }
}

TEST_CASE("elbows and knees do not collapse when they are bent") {
  core::Angles bent;
  bent.at(core::Side::left, elbow_flexion) = 140;
  bent.at(core::Side::left, knee_flexion) = 150;
  // Away from the inside of the bend, halfway between the two bones.
  const double half_elbow = 70 * core::radians_per_degree, half_knee = 75 * core::radians_per_degree;
  const Vector elbow_tip{0, -std::sin(half_elbow), -std::cos(half_elbow)};
  const Vector knee_tip{0, -std::sin(half_knee), std::cos(half_knee)};
  CHECK(reach_of_skin(bent, Joint::left_elbow, elbow_tip) > .028);
  CHECK(reach_of_skin(bent, Joint::left_knee, knee_tip) > .038);
}

}  // namespace
}  // namespace unhunch::sculpt

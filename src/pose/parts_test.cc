// SPDX-License-Identifier: Apache-2.0
#include "pose/parts.h"

#include <doctest/doctest.h>

#include <set>

#include "pose/testing.h"

namespace unhunch::pose {
namespace {

TEST_CASE("Every part has a name of its own and some skin") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < part_count; ++i) {
    CHECK(names.insert(name(static_cast<Part>(i))).second);
    CHECK(testing::solver().parts[i].size() > 50);
  }
}

TEST_CASE("Every vertex is in one part, but for those of the blanket") {
  const body::Body& body = testing::solver().body;
  std::vector<int> times(body.vertices.size());
  for (const auto& vertices : testing::solver().parts) {
    for (const std::uint32_t v : vertices) ++times[v];
  }
  for (const body::Surface& surface : body.surfaces) {
    const int wanted = surface.material == body::Material::blanket ? 0 : 1;
    bool right = true;
    for (std::uint32_t i = 0; i < surface.count; ++i) right &= times[body.indices[surface.first + i]] == wanted;
    CHECK(right);
  }
}

TEST_CASE("Parts of the right side are the mirror of those of the left") {
  for (std::size_t i = 0; i < core::joint_count; ++i) {
    const auto joint = static_cast<core::Joint>(i);
    const auto left = std::string(name(part_of(joint)));
    const auto right = std::string(name(part_of(core::mirrored(joint))));
    if (left.starts_with("left_")) {
      CHECK(right == "right_" + left.substr(5));
    } else if (!left.starts_with("right_")) {
      CHECK(left == right);
    }
  }
}

}  // namespace
}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "body/muscles.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace unhunch::body {
namespace {

constexpr std::array<float, 3> backward{0, 0, -1}, forward{0, 0, 1};

float tint(std::string_view muscle, std::array<float, 3> at, std::array<float, 3> normal) {
  const std::string_view muscles[] = {muscle};
  return tint_at(make_tint_map(muscles), at, normal);
}

TEST_CASE("every muscle lies on both sides alike") {
  const auto patches = muscle_patches();
  REQUIRE(patches.size() % 2 == 0);
  for (std::size_t i = 0; i < patches.size(); i += 2) {
    CHECK(patches[i].muscle == patches[i + 1].muscle);
    CHECK(patches[i].side == core::Side::left);
    CHECK(patches[i + 1].side == core::Side::right);
    for (float y = .8F; y < 1.6F; y += .013F) {
      for (float x = 0; x < .22F; x += .011F) CHECK(cover(patches[i], {x, y}) == cover(patches[i + 1], {-x, y}));
    }
  }
}

TEST_CASE("the muscles of the regimen are all there") {
  for (const std::string_view muscle : {"trapezius", "lower_trapezius", "rhomboids", "levator_scapulae",
                                        "thoracic_erector_spinae", "latissimus_dorsi", "pectorals", "core_and_hips"}) {
    const auto patches = muscle_patches();
    CHECK(std::any_of(patches.begin(), patches.end(), [&](const MusclePatch& p) { return p.muscle == muscle; }));
  }
}

TEST_CASE("rhomboids lie between spine and shoulder blade, and only on the back") {
  CHECK(tint("rhomboids", {.05F, 1.35F, -.1F}, backward) > .95F);
  CHECK(tint("rhomboids", {-.05F, 1.35F, -.1F}, backward) > .95F);
  CHECK(tint("rhomboids", {0, 1.35F, -.1F}, backward) < .2F);
  CHECK(tint("rhomboids", {.11F, 1.35F, -.1F}, backward) == 0);
  CHECK(tint("rhomboids", {.05F, 1.35F, .1F}, forward) == 0);
  CHECK(tint("pectorals", {.08F, 1.33F, .1F}, forward) > .95F);
  CHECK(tint("pectorals", {.08F, 1.33F, -.1F}, backward) == 0);
}

TEST_CASE("the trapezius is whole across the spine") {
  CHECK(tint("trapezius", {0, 1.45F, -.1F}, backward) > .95F);
  CHECK(tint("lower_trapezius", {0, 1.28F, -.1F}, backward) > .95F);
}

TEST_CASE("the first muscle is strong and the others are pale") {
  const std::string_view muscles[] = {"rhomboids", "latissimus_dorsi"};
  const TintMap map = make_tint_map(muscles);
  const float first = tint_at(map, {.05F, 1.35F, 0}, backward);
  const float second = tint_at(map, {.09F, 1.20F, 0}, backward);
  CHECK(first > .95F);
  CHECK(second > .3F);
  CHECK(second < .6F);
}

TEST_CASE("an unknown muscle and a place off the map have no tint") {
  CHECK(tint("elbow grease", {.05F, 1.35F, -.1F}, backward) == 0);
  CHECK(tint("rhomboids", {9, -9, 0}, backward) == 0);
}

TEST_CASE("where something is tinted is known for an area") {
  const std::string_view muscles[] = {"rhomboids"};
  const TintMap map = make_tint_map(muscles);
  CHECK(has_tint(map, {.049F, 1.349F}, {.051F, 1.351F}));
  CHECK(has_tint(map, {-1, 0}, {1, 2}));
  CHECK(!has_tint(map, {.15F, 1.349F}, {.16F, 1.351F}));
  CHECK(!has_tint(map, {8, -9}, {9, -8}));
}

}  // namespace
}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
#include "body/mesh_array.h"

#include <doctest/doctest.h>

#include <bit>

#include "body/body_testing.h"

namespace unhunch::body {
namespace {

constexpr std::size_t head = 6, surface_words = 3, joint_words = 11;

float real(std::uint32_t word) { return std::bit_cast<float>(word); }

TEST_CASE("a mesh has as many words as its head promises") {
  const Body body = make_capsule_man();
  Words words;
  write_mesh(body, words);
  CHECK(words[0] == body.vertices.size());
  CHECK(words[1] == body.indices.size());
  CHECK(words[2] == body.surfaces.size());
  CHECK(words[3] == core::joint_count);
  CHECK(words[4] == core::index(core::Joint::belly));
  CHECK(words.size() == head + surface_words * words[2] + joint_words * words[3] + 8 * words[0] + words[1]);
  CHECK(words.back() == body.indices.back());
}

TEST_CASE("a joint stands where its parent and its offset say") {
  const Body body = make_capsule_man();
  Words words;
  write_mesh(body, words);
  const std::size_t first = head + surface_words * words[2];
  for (std::size_t i = 1; i < core::joint_count; ++i) {
    const std::size_t at = first + joint_words * i;
    const core::Vector offset{real(words[at + 1]), real(words[at + 2]), real(words[at + 3])};
    const core::Frame& parent = body.bind[words[at]];
    CHECK(core::length(parent.at + parent.turn * offset - body.bind[i].at) < 1e-6);
  }
}

TEST_CASE("every solid of every prop is handed out in its turn") {
  core::Motion motion;
  core::Solid box;
  box.half = {0.2, 0.1, 0.3};
  box.finish = core::Finish::foam;
  motion.props = {{"mat", {box}, 0}, {"chair", {box, box}, 0}};
  Words words;
  write_solids(motion, words);
  CHECK(words[0] == 3);
  std::size_t at = 1;
  for (const std::uint32_t prop : {0U, 1U, 1U}) {
    REQUIRE(at + 4 <= words.size());
    CHECK(words[at] == prop);
    CHECK(words[at + 1] == static_cast<std::uint32_t>(core::Finish::foam));
    at += 4 + 6 * std::size_t{words[at + 2]} + words[at + 3];
  }
  CHECK(at == words.size());
}

TEST_CASE("a look is all colours between black and white") {
  std::vector<float> numbers;
  write_look(make_look(), numbers);
  CHECK(numbers.size() == 3 * (material_count + core::finish_count + 5) + 3);
  for (const float number : numbers) CHECK((number >= 0 && number <= 1));
  CHECK(numbers.back() == tint_share);
}

}  // namespace
}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
#include "picture/gltf.h"

#include <doctest/doctest.h>

#include <cstring>

#include "body/body_testing.h"
#include "picture/motion_samples.h"
#include "wire/json_text.h"

namespace unhunch::picture {
namespace {

namespace json = boost::json;

// The left hand is held in place while the trunk bends and turns and comes back; a box rises, a band is stretched.
core::Motion make_motion(const body::Body& man) {
  core::Motion motion;
  motion.id = "bend";
  motion.length = 5;
  core::Solid box;
  box.half = {0.2, 0.2, 0.2};
  box.rounding = 0.02;
  motion.props = {{"box", {box}}};
  motion.links = {{{{false, core::Joint::left_wrist}, {}}, {{false, core::Joint::right_wrist}, {}}, 0.006, {}}};
  core::Angles straight;
  straight.at(core::Side::left, core::LimbAngle::shoulder_flexion) = 60;
  straight.at(core::Side::left, core::LimbAngle::elbow_flexion) = 60;
  const core::Frames frames = core::calc_frames(man.skeleton, {man.skeleton.rest[0]}, straight);
  for (int i = 0; i < 3; ++i) {
    core::Key key;
    key.pose = i == 1 ? "bent" : "straight";
    key.at = i * 2;
    key.root.at = man.skeleton.rest[0];
    key.angles = straight;
    if (i == 1) {
      key.angles[core::TrunkAngle::thoracic_rotation] = 30;
      key.angles[core::TrunkAngle::lumbar_flexion] = 25;
      key.angles.at(core::Side::right, core::LimbAngle::shoulder_abduction) = 120;
    }
    core::Pin& pin = key.pins[static_cast<std::size_t>(core::Limb::left_hand)];
    pin.held = true;
    pin.end = frames[core::index(core::Joint::left_wrist)];
    pin.pole = {1, -1, -0.5};
    key.props = {{{0.6, i == 1 ? 0.5 : 0.2, 0}, {}}};
    motion.keys.push_back(key);
  }
  return motion;
}

struct Chunks {
  json::object document;
  std::string_view buffer;
};

std::uint32_t read_number(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

Chunks read_chunks(std::string_view bytes) {
  REQUIRE(bytes.substr(0, 4) == "glTF");
  REQUIRE(read_number(bytes, 4) == 2);
  REQUIRE(read_number(bytes, 8) == bytes.size());
  const std::size_t size = read_number(bytes, 12);
  REQUIRE(bytes.substr(16, 4) == "JSON");
  const auto document = wire::parse_json(bytes.substr(20, size));
  REQUIRE(document.has_value());
  REQUIRE(read_number(bytes, 20 + size) == bytes.size() - 28 - size);
  return {document->as_object(), bytes.substr(28 + size)};
}

TEST_CASE("a GLB has the body, its skeleton, its props and one animation, and every list lies within the buffer") {
  const body::Body man = body::make_capsule_man();
  const std::string bytes = write_glb(man, make_motion(man), body::make_look(), {});
  CHECK(bytes.size() < 1'000'000);
  const Chunks chunks = read_chunks(bytes);
  const json::object& document = chunks.document;
  CHECK(document.at("skins").as_array().size() == 1);
  CHECK(document.at("skins").as_array()[0].as_object().at("joints").as_array().size() == core::joint_count);
  CHECK(document.at("nodes").as_array().size() == core::joint_count + 3);
  CHECK(document.at("animations").as_array().size() == 1);
  CHECK(document.at("buffers").as_array()[0].as_object().at("byteLength").to_number<std::size_t>() ==
        chunks.buffer.size());
  for (const json::value& view : document.at("bufferViews").as_array()) {
    const json::object& fields = view.as_object();
    CHECK(fields.at("byteOffset").to_number<std::size_t>() + fields.at("byteLength").to_number<std::size_t>() <=
          chunks.buffer.size());
  }
}

TEST_CASE("only what moves has a channel") {
  const body::Body man = body::make_capsule_man();
  const Chunks chunks = read_chunks(write_glb(man, make_motion(man), body::make_look(), {}));
  const json::array& nodes = chunks.document.at("nodes").as_array();
  std::vector<std::string> moved;
  for (const json::value& channel :
       chunks.document.at("animations").as_array()[0].as_object().at("channels").as_array()) {
    const json::object& target = channel.as_object().at("target").as_object();
    const json::object& node = nodes[target.at("node").to_number<std::size_t>()].as_object();
    moved.push_back(std::string(node.at("name").as_string()) + " " + std::string(target.at("path").as_string()));
  }
  const auto has = [&](std::string_view name) { return std::ranges::find(moved, name) != moved.end(); };
  CHECK(has("box translation"));
  CHECK(!has("box rotation"));
  CHECK(has("link scale"));
  CHECK(has("thorax2 rotation"));
  CHECK(has("left_elbow rotation"));
  CHECK(!has("left_knee rotation"));
  CHECK(!has("right_elbow translation"));
}

TEST_CASE("a muscle that is worked has the tint as colours of its vertices") {
  const body::Body man = body::make_capsule_man();
  std::vector<float> tints(man.vertices.size());
  for (std::size_t i = 0; i < tints.size(); ++i) {
    tints[i] = man.vertices[i].joints[0] == static_cast<int>(core::Joint::thorax2) ? 1.0F : 0.0F;
  }
  const Chunks chunks = read_chunks(write_glb(man, make_motion(man), body::make_look(), tints));
  int coloured = 0;
  for (const json::value& mesh : chunks.document.at("meshes").as_array()) {
    for (const json::value& primitive : mesh.as_object().at("primitives").as_array()) {
      coloured += primitive.as_object().at("attributes").as_object().contains("COLOR_0") ? 1 : 0;
    }
  }
  CHECK(coloured == 1);  // the shirt
}

TEST_CASE("a held hand stays within 2 mm of its place between two rows of the animation") {
  const body::Body man = body::make_capsule_man();
  const core::Motion motion = make_motion(man);
  const MotionSamples samples = calc_samples(man.skeleton, motion);
  REQUIRE(samples.times.size() > 10);
  CHECK(samples.times.size() < 150);
  const core::Vector place = motion.keys[0].pins[0].end.at;
  double farthest = 0;
  std::size_t row = 0;
  for (int i = 0; i < 997; ++i) {
    const double time = motion.length * i / 997;
    while (samples.times[row + 1] < time) ++row;
    const double share = (time - samples.times[row]) / (samples.times[row + 1] - samples.times[row]);
    const core::Frames frames = to_world(mix(samples.rows[row], samples.rows[row + 1], share));
    farthest = std::max(farthest, length(frames[core::index(core::Joint::left_wrist)].at - place));
  }
  CHECK(farthest < 0.002);
}

TEST_CASE("a motion of one pose has no animation") {
  const body::Body man = body::make_capsule_man();
  core::Motion motion = make_motion(man);
  motion.keys.resize(1);
  motion.length = 0;
  const Chunks chunks = read_chunks(write_glb(man, motion, body::make_look(), {}));
  CHECK(!chunks.document.contains("animations"));
}

}  // namespace
}  // namespace unhunch::picture

// SPDX-License-Identifier: Apache-2.0
#include "body/mesh_array.h"

#include <bit>

#include "body/solid_mesh.h"

namespace unhunch::body {
namespace {

struct Writer {
  Words& out;

  void add(std::size_t value) { out.push_back(static_cast<std::uint32_t>(value)); }
  void add(float value) { out.push_back(std::bit_cast<std::uint32_t>(value)); }
  void add(double value) { add(static_cast<float>(value)); }
  void add(core::Vector v) { add(v.x), add(v.y), add(v.z); }
  void add(core::Rotation r) { add(r.x), add(r.y), add(r.z), add(r.w); }
  void add(Float3 v) { add(v.x), add(v.y), add(v.z); }
  void add(const std::array<float, 3>& v) { add(v[0]), add(v[1]), add(v[2]); }
  void add(const std::array<std::uint8_t, 4>& bytes) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) word |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
    out.push_back(word);
  }
};

}  // namespace

void write_mesh(const Body& body, Words& out) {
  out.clear();
  Writer words{out};
  for (const std::size_t number : {body.vertices.size(), body.indices.size(), body.surfaces.size(), core::joint_count,
                                   core::index(core::Joint::belly), core::index(core::Joint::chest)}) {
    words.add(number);
  }
  for (const Surface& surface : body.surfaces) {
    words.add(static_cast<std::size_t>(surface.material));
    words.add(std::size_t{surface.first});
    words.add(std::size_t{surface.count});
  }
  for (std::size_t i = 0; i < core::joint_count; ++i) {
    const std::size_t parent = core::index(core::parent(static_cast<core::Joint>(i)));
    const core::Frame& frame = body.bind[i];
    words.add(parent);
    words.add(i == parent ? frame.at : body.bind[parent].to_local(frame.at));
    words.add(frame.at);
    words.add(frame.turn);
  }
  for (const Vertex& vertex : body.vertices) words.add(vertex.position);
  for (const Vertex& vertex : body.vertices) words.add(vertex.normal);
  for (const Vertex& vertex : body.vertices) words.add(vertex.joints);
  for (const Vertex& vertex : body.vertices) words.add(vertex.weights);
  out.insert(out.end(), body.indices.begin(), body.indices.end());
}

void write_solids(const core::Motion& motion, Words& out) {
  out.clear();
  Writer words{out};
  std::size_t count = 0;
  for (const core::Prop& prop : motion.props) count += prop.solids.size();
  words.add(count);
  for (std::size_t i = 0; i < motion.props.size(); ++i) {
    for (const core::Solid& solid : motion.props[i].solids) {
      const SolidMesh mesh = make_solid_mesh(solid);
      for (const std::size_t number :
           {i, static_cast<std::size_t>(solid.finish), mesh.positions.size(), mesh.indices.size()}) {
        words.add(number);
      }
      for (const Float3& position : mesh.positions) words.add(position);
      for (const Float3& normal : mesh.normals) words.add(normal);
      out.insert(out.end(), mesh.indices.begin(), mesh.indices.end());
    }
  }
}

void write_look(const Look& look, std::vector<float>& out) {
  out.clear();
  const auto add = [&](Colour colour) {
    for (const std::uint8_t channel : {colour.r, colour.g, colour.b}) out.push_back(static_cast<float>(channel) / 255);
  };
  for (const Colour colour : look.materials) add(colour);
  for (const Colour colour : look.finishes) add(colour);
  for (const Colour colour : {look.tint, look.background, look.pool, look.shadow, look.glow}) add(colour);
  for (const float share : {look.shadow_strength, look.glow_strength, tint_share}) out.push_back(share);
}

}  // namespace unhunch::body

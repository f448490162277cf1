// SPDX-License-Identifier: Apache-2.0
// body.bin, little-endian:
//
//   "UHBD", u32 version; f32 stature; u32 vertices, indices, surfaces; f32 low[3], step[3]
//   for each surface: u32 material, first, count
//   positions (3), normals (2, octahedral): u16 each, one stream an axis
//   joints (4), weights (the last three; all four add up to 255): u8 each, one stream a place
//   indices: u16, or u32 beyond 65,536 vertices
//
// So that the file packs well, streams of u16 and of u32 hold differences, as a plane of low bytes and then the higher
// ones: a value counts from the one before it, an index from the first vertex that has not been used yet.
#include <algorithm>
#include <bit>
#include <cmath>

#include "body/body.h"

namespace unhunch::body {
namespace {

using std::size_t;
using std::uint32_t;
using std::uint8_t;

constexpr std::string_view magic = "UHBD";
constexpr uint32_t version = 1;
constexpr uint32_t most = 1'000'000;  // vertices, indices or surfaces
constexpr size_t axes = 3, ways = 2;
constexpr size_t bytes_a_vertex = 2 * (axes + ways) + 4 + 3;
constexpr float top = 65535;

size_t index_bytes(size_t vertices) { return vertices <= 65536 ? 2 : 4; }

// Directions on the unfolded octahedron (Z. Cigolle et al., "Survey of Efficient Representations for Independent Unit
// Vectors", 2014), 0 to 65535 each way.
std::array<uint32_t, ways> fold(std::array<float, 3> n) {
  const float size = std::abs(n[0]) + std::abs(n[1]) + std::abs(n[2]);
  float u = size > 0 ? n[0] / size : 0;
  float v = size > 0 ? n[1] / size : 0;
  if (n[2] < 0) {
    const float folded = (1 - std::abs(v)) * (u < 0 ? -1.0F : 1.0F);
    v = (1 - std::abs(u)) * (v < 0 ? -1.0F : 1.0F);
    u = folded;
  }
  const auto whole = [](float value) { return static_cast<uint32_t>(std::lround((value * .5F + .5F) * top)); };
  return {whole(u), whole(v)};
}

std::array<float, 3> unfold(uint32_t u_whole, uint32_t v_whole) {
  float u = static_cast<float>(u_whole) / top * 2 - 1;
  float v = static_cast<float>(v_whole) / top * 2 - 1;
  const float z = 1 - std::abs(u) - std::abs(v);
  if (z < 0) {
    const float unfolded = (1 - std::abs(v)) * (u < 0 ? -1.0F : 1.0F);
    v = (1 - std::abs(u)) * (v < 0 ? -1.0F : 1.0F);
    u = unfolded;
  }
  const float size = std::sqrt(u * u + v * v + z * z);
  return {u / size, v / size, z / size};
}

// Steps of the three axes between the lowest and the highest corner.
struct Box {
  std::array<float, axes> low{}, step{};
};

Box calc_box(const std::vector<Vertex>& vertices) {
  Box box;
  for (size_t axis = 0; axis < axes && !vertices.empty(); ++axis) {
    const auto less = [axis](const Vertex& a, const Vertex& b) { return a.position[axis] < b.position[axis]; };
    const auto [low, high] = std::minmax_element(vertices.begin(), vertices.end(), less);
    box.low[axis] = low->position[axis];
    box.step[axis] = (high->position[axis] - low->position[axis]) / top;
  }
  return box;
}

class Writer {
 public:
  void put(std::string_view text) { bytes_ += text; }
  void put(uint32_t value) {
    for (int i = 0; i < 4; ++i) bytes_ += static_cast<char>(value >> (8 * i) & 0xFF);
  }
  void put(float value) { put(std::bit_cast<uint32_t>(value)); }
  void put_byte(uint8_t value) { bytes_ += static_cast<char>(value); }
  void put_planes(const std::vector<uint32_t>& values, size_t width) {
    for (size_t plane = 0; plane < width; ++plane) {
      for (const uint32_t value : values) bytes_ += static_cast<char>(value >> (8 * plane) & 0xFF);
    }
  }
  // A stream of 16 bits.
  template <class Value>
  void put_differences(size_t count, Value value) {
    std::vector<uint32_t> differences;
    uint32_t before = 0;
    for (size_t i = 0; i < count; ++i) {
      const uint32_t now = value(i);
      differences.push_back(now - before);
      before = now;
    }
    put_planes(differences, 2);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what `check_size` has promised to be there.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  size_t left() const { return bytes_.size() - at_; }
  uint8_t byte() { return static_cast<uint8_t>(bytes_[at_++]); }
  uint32_t number() {
    uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value |= static_cast<uint32_t>(byte()) << (8 * i);
    return value;
  }
  float real() { return std::bit_cast<float>(number()); }
  std::vector<uint32_t> planes(size_t count, size_t width) {
    std::vector<uint32_t> values(count, 0);
    for (size_t plane = 0; plane < width; ++plane) {
      for (uint32_t& value : values) value |= static_cast<uint32_t>(byte()) << (8 * plane);
    }
    return values;
  }
  std::vector<uint32_t> sums(size_t count) {
    std::vector<uint32_t> values = planes(count, 2);
    uint32_t before = 0;
    for (uint32_t& value : values) before = value = (value + before) & 0xFFFF;
    return values;
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

constexpr size_t head_bytes = 4 + 4 + 4 + 3 * 4 + 6 * 4;
constexpr size_t surface_bytes = 3 * 4;

tl::unexpected<Error> wrong(std::string where, std::string message) {
  return fail("bad_body", std::move(where), std::move(message));
}

bool read_vertices(Reader& in, const Box& box, std::vector<Vertex>& vertices) {
  const size_t count = vertices.size();
  for (size_t axis = 0; axis < axes; ++axis) {
    const auto values = in.sums(count);
    for (size_t i = 0; i < count; ++i) {
      vertices[i].position[axis] = box.low[axis] + box.step[axis] * static_cast<float>(values[i]);
    }
  }
  const auto u = in.sums(count);
  const auto v = in.sums(count);
  for (size_t i = 0; i < count; ++i) vertices[i].normal = unfold(u[i], v[i]);
  for (size_t place = 0; place < 4; ++place) {
    for (Vertex& vertex : vertices) vertex.joints[place] = in.byte();
  }
  for (size_t place = 1; place < 4; ++place) {
    for (Vertex& vertex : vertices) vertex.weights[place] = in.byte();
  }
  for (Vertex& vertex : vertices) {
    const int others = vertex.weights[1] + vertex.weights[2] + vertex.weights[3];
    if (others > 255) return false;
    vertex.weights[0] = static_cast<uint8_t>(255 - others);
    for (const uint8_t joint : vertex.joints) {
      if (joint >= core::joint_count) return false;
    }
  }
  return true;
}

bool read_indices(Reader& in, size_t count, size_t vertices, std::vector<uint32_t>& indices) {
  const size_t width = index_bytes(vertices);
  const uint32_t mask = width == 2 ? 0xFFFF : 0xFFFFFFFF;
  indices = in.planes(count, width);
  uint32_t next = 0;
  for (uint32_t& index : indices) {
    const uint32_t back = index;
    index = (next - back) & mask;
    if (back == 0) ++next;
    if (index >= vertices) return false;
  }
  return true;
}

bool is_sound(const Surface& surface, size_t indices) {
  return surface.count % 3 == 0 && surface.first <= indices && surface.count <= indices - surface.first;
}

}  // namespace

std::string write_body(const Body& body) {
  Writer out;
  out.put(magic);
  out.put(version);
  out.put(static_cast<float>(body.skeleton.rest[0].y / core::make_skeleton(1).rest[0].y));
  for (const size_t size : {body.vertices.size(), body.indices.size(), body.surfaces.size()}) {
    out.put(static_cast<uint32_t>(size));
  }
  const Box box = calc_box(body.vertices);
  for (const float value : box.low) out.put(value);
  for (const float value : box.step) out.put(value);
  for (const Surface& surface : body.surfaces) {
    out.put(static_cast<uint32_t>(surface.material));
    out.put(surface.first);
    out.put(surface.count);
  }
  const size_t count = body.vertices.size();
  for (size_t axis = 0; axis < axes; ++axis) {
    out.put_differences(count, [&](size_t i) {
      if (box.step[axis] <= 0) return 0U;
      return static_cast<uint32_t>(std::lround((body.vertices[i].position[axis] - box.low[axis]) / box.step[axis]));
    });
  }
  for (size_t way = 0; way < ways; ++way) {
    out.put_differences(count, [&](size_t i) { return fold(body.vertices[i].normal)[way]; });
  }
  for (size_t place = 0; place < 4; ++place) {
    for (const Vertex& vertex : body.vertices) out.put_byte(vertex.joints[place]);
  }
  for (size_t place = 1; place < 4; ++place) {
    for (const Vertex& vertex : body.vertices) out.put_byte(vertex.weights[place]);
  }
  std::vector<uint32_t> back;
  uint32_t next = 0;
  for (const uint32_t index : body.indices) {
    back.push_back(next - index);
    if (index == next) ++next;
  }
  out.put_planes(back, index_bytes(count));
  return out.take();
}

Expected<Body> read_body(std::string_view bytes) {
  if (bytes.size() < head_bytes || !bytes.starts_with(magic)) return wrong("", "this is no file of a body");
  Reader in(bytes.substr(magic.size()));
  if (in.number() != version) return wrong("version", "this body was made by another version");
  const float stature = in.real();
  const uint32_t vertices = in.number(), indices = in.number(), surfaces = in.number();
  if (!(stature > .5F && stature < 3)) return wrong("stature", "the stature is out of range");
  if (vertices > most || indices > most || surfaces > most) return wrong("counts", "the body is too large");
  Box box;
  for (float& value : box.low) value = in.real();
  for (float& value : box.step) value = in.real();
  for (size_t axis = 0; axis < axes; ++axis) {
    if (std::abs(box.low[axis]) < 100 && box.step[axis] >= 0 && box.step[axis] < 1) continue;
    return wrong("box", "the body is out of range");
  }
  if (in.left() != surfaces * surface_bytes + vertices * bytes_a_vertex + indices * index_bytes(vertices)) {
    return wrong("", "the file of the body is not of the right length");
  }
  Body body;
  body.skeleton = core::make_skeleton(static_cast<double>(stature));
  body.bind = core::calc_frames(body.skeleton, bind_root(body.skeleton), bind_angles());
  for (uint32_t i = 0; i < surfaces; ++i) {
    const uint32_t material = in.number(), first = in.number(), count = in.number();
    if (material >= material_count) return wrong("surfaces", "a material is unknown");
    body.surfaces.push_back({static_cast<Material>(material), first, count});
    if (!is_sound(body.surfaces.back(), indices)) return wrong("surfaces", "a surface reaches beyond the triangles");
  }
  body.vertices.resize(vertices);
  if (!read_vertices(in, box, body.vertices)) return wrong("vertices", "a vertex follows no joint");
  if (!read_indices(in, indices, vertices, body.indices)) return wrong("indices", "a triangle has no such corner");
  return body;
}

}  // namespace unhunch::body

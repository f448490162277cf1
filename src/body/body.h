// SPDX-License-Identifier: Apache-2.0
// The flesh of the figure: one skinned mesh in its bind pose, made once at build time (src/sculpt) and then only read.
//
// The surface is cut along the edges of clothes and hair, so that every triangle is of one material and a material is a
// colour to choose. Linear blend skinning; a vertex follows at most four joints, whose weights add up to 255.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/figure/skeleton.h"

namespace unhunch::body {

// `dark` is brows, lashes and pupils; `white` the white of the eye; `blanket` a shell over the back that is only drawn
// where a motion wears it.
enum class Material : std::uint8_t { skin, shirt, trousers, hair, lips, dark, white, blanket };
inline constexpr std::size_t material_count = 8;
std::string_view name(Material material);

struct Vertex {
  std::array<float, 3> position{};  // bind pose, metres
  std::array<float, 3> normal{};
  std::array<std::uint8_t, 4> joints{};
  std::array<std::uint8_t, 4> weights{};
};

// The triangles of one material: indices[first] up to indices[first + count].
struct Surface {
  Material material{};
  std::uint32_t first = 0, count = 0;
};

struct Body {
  core::Skeleton skeleton;
  core::Frames bind{};  // the joints when the mesh was made: arms about 55 degrees out, see bind_angles()
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<Surface> surfaces;
};

// The pose in which the mesh is made: arms and legs a little apart, so that nothing grows together.
core::Angles bind_angles();
core::Root bind_root(const core::Skeleton& skeleton);

// The file of the body: little-endian, quantised (body_file.cc describes it). About half a megabyte, 230 kB gzip.
std::string write_body(const Body& body);
Expected<Body> read_body(std::string_view bytes);

// The skinned surface in one pose. `positions` and `normals` get one entry a vertex; about 1 ms for 16,000 vertices.
struct Skinned {
  std::vector<std::array<float, 3>> positions, normals;
};
void calc_skin(const Body& body, const core::Frames& frames, Skinned& out);

// The same for single vertices: how each joint moves what is bound to it (three rows of four), and one place.
using JointMatrices = std::array<std::array<float, 12>, core::joint_count>;
JointMatrices calc_joint_matrices(const Body& body, const core::Frames& frames);
std::array<float, 3> calc_position(const Body& body, const JointMatrices& matrices, std::uint32_t vertex);

}  // namespace unhunch::body

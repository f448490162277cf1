// SPDX-License-Identifier: Apache-2.0
#include "body/body.h"

namespace unhunch::body {
namespace {

constexpr std::array<std::string_view, material_count> names{"skin", "shirt", "trousers", "hair",
                                                             "lips", "dark",  "white",    "blanket"};

// The matrix of a joint from bind to pose, three rows of four.
using Matrix = std::array<float, 12>;

Matrix calc_matrix(const core::Frame& bind, const core::Frame& pose) {
  const core::Rotation turn = pose.turn * core::inverse(bind.turn);
  const core::Vector x = turn * core::Vector{1, 0, 0};
  const core::Vector y = turn * core::Vector{0, 1, 0};
  const core::Vector z = turn * core::Vector{0, 0, 1};
  const core::Vector at = pose.at - turn * bind.at;
  const auto f = [](double value) { return static_cast<float>(value); };
  return {f(x.x), f(y.x), f(z.x), f(at.x), f(x.y), f(y.y), f(z.y), f(at.y), f(x.z), f(y.z), f(z.z), f(at.z)};
}

Matrix mix_matrices(const JointMatrices& matrices, const Vertex& vertex) {
  Matrix m{};
  for (std::size_t i = 0; i < 4 && vertex.weights[i] != 0; ++i) {
    const float share = static_cast<float>(vertex.weights[i]) / 255.0F;
    const Matrix& joint = matrices[vertex.joints[i]];
    for (std::size_t k = 0; k < 12; ++k) m[k] += joint[k] * share;
  }
  return m;
}

std::array<float, 3> move_place(const Matrix& m, const std::array<float, 3>& place) {
  const auto [x, y, z] = place;
  return {m[0] * x + m[1] * y + m[2] * z + m[3], m[4] * x + m[5] * y + m[6] * z + m[7],
          m[8] * x + m[9] * y + m[10] * z + m[11]};
}

}  // namespace

std::string_view name(Material material) { return names[static_cast<std::size_t>(material)]; }

core::Angles bind_angles() {
  using enum core::LimbAngle;
  core::Angles angles;
  for (const core::Side side : core::sides) {
    angles.at(side, shoulder_abduction) = 56;
    angles.at(side, finger_spread) = 4;
    angles.at(side, finger_curl) = 6;
    angles.at(side, thumb_opposition) = 10;
    angles.at(side, hip_abduction) = 9;
  }
  return angles;
}

core::Root bind_root(const core::Skeleton& skeleton) { return {skeleton.rest[0], 0, 0, 0}; }

JointMatrices calc_joint_matrices(const Body& body, const core::Frames& frames) {
  JointMatrices matrices;
  for (std::size_t i = 0; i < core::joint_count; ++i) matrices[i] = calc_matrix(body.bind[i], frames[i]);
  return matrices;
}

std::array<float, 3> calc_position(const Body& body, const JointMatrices& matrices, std::uint32_t vertex) {
  return move_place(mix_matrices(matrices, body.vertices[vertex]), body.vertices[vertex].position);
}

void calc_skin(const Body& body, const core::Frames& frames, Skinned& out) {
  const JointMatrices matrices = calc_joint_matrices(body, frames);
  out.positions.resize(body.vertices.size());
  out.normals.resize(body.vertices.size());
  for (std::size_t v = 0; v < body.vertices.size(); ++v) {
    const Vertex& vertex = body.vertices[v];
    const Matrix m = mix_matrices(matrices, vertex);
    const auto [x, y, z] = vertex.normal;
    out.positions[v] = move_place(m, vertex.position);
    for (std::size_t row = 0; row < 3; ++row)
      out.normals[v][row] = m[row * 4] * x + m[row * 4 + 1] * y + m[row * 4 + 2] * z;
  }
}

}  // namespace unhunch::body

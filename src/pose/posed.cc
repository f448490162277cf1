// SPDX-License-Identifier: Apache-2.0
#include "pose/posed.h"

#include <algorithm>
#include <cmath>

namespace unhunch::pose {
namespace {

using Place = std::array<float, 3>;

// A ball around the box of the vertices.
Ball calc_around(const std::vector<Place>& skin, const std::vector<std::uint32_t>& vertices) {
  if (vertices.empty()) return {};
  Place low = skin[vertices.front()], high = low;
  for (const std::uint32_t v : vertices) {
    for (std::size_t i = 0; i < 3; ++i) {
      low[i] = std::min(low[i], skin[v][i]);
      high[i] = std::max(high[i], skin[v][i]);
    }
  }
  Ball ball;
  for (std::size_t i = 0; i < 3; ++i) ball.at[i] = (low[i] + high[i]) / 2;
  float square = 0;
  for (const std::uint32_t v : vertices) {
    float away = 0;
    for (std::size_t i = 0; i < 3; ++i) away += (skin[v][i] - ball.at[i]) * (skin[v][i] - ball.at[i]);
    square = std::max(square, away);
  }
  ball.radius = std::sqrt(square);
  return ball;
}

}  // namespace

void calc_posed(const Solver& solver, const core::Frames& frames, Posed& out) {
  const body::JointMatrices matrices = body::calc_joint_matrices(solver.body, frames);
  out.skin.resize(solver.body.vertices.size());
  for (std::size_t part = 0; part < part_count; ++part) {
    const auto& vertices = solver.parts[part];
    float lowest = 1e3F;
    for (const std::uint32_t v : vertices) {
      out.skin[v] = body::calc_position(solver.body, matrices, v);
      lowest = std::min(lowest, out.skin[v][1]);
    }
    out.lowest[part] = lowest;
    out.around[part] = calc_around(out.skin, vertices);
  }
  for (std::size_t part = 0; part < part_count; ++part) {
    out.beads[part].clear();
    for (const Bead& bead : solver.beads[part]) out.beads[part].push_back(calc_ball(matrices, bead, out.skin));
  }
}

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "pose/overlap.h"

#include <algorithm>
#include <cmath>

#include "pose/touch.h"

namespace unhunch::pose {
namespace {

using core::Vector;
using Place = std::array<float, 3>;

constexpr double prop_contact = .015;  // metres that a body presses into a prop that gives nothing

Vector to_vector(const Place& place) { return {place[0], place[1], place[2]}; }

float calc_square(const Place& a, const Place& b) {
  const float x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
  return x * x + y * y + z * z;
}

bool meet(const Ball& a, const Ball& b) {
  const float reach = a.radius + b.radius;
  return calc_square(a.at, b.at) < reach * reach;
}

using Touches = std::array<std::array<std::optional<Touch>, part_count>, part_count>;
Touches make_touches() {
  Touches touches;
  for (std::size_t a = 0; a < part_count; ++a) {
    for (std::size_t b = 0; b < part_count; ++b) touches[a][b] = find_touch(static_cast<Part>(a), static_cast<Part>(b));
  }
  return touches;
}

// How deep the skin of a part is inside these beads, where it is deeper than `touch` allows; else 0.
double calc_depth(const Solver& solver, const Posed& posed, std::size_t part, const std::vector<Ball>& beads,
                  const Touch& touch) {
  auto deepest = static_cast<float>(touch.allowed);
  bool deeper = false;
  const Vector shared = solver.body.bind[core::index(touch.shared)].at;
  for (const std::uint32_t v : solver.parts[part]) {
    for (const Ball& bead : beads) {
      const float within = bead.radius - deepest;
      if (within <= 0) continue;
      const float square = calc_square(posed.skin[v], bead.at);
      if (square >= within * within) continue;
      // How far along the limb the skin lies is seen in the bind pose.
      if (core::length(to_vector(solver.body.vertices[v].position) - shared) < touch.beyond) break;
      deepest = bead.radius - std::sqrt(square);
      deeper = true;
    }
  }
  return deeper ? static_cast<double>(deepest) : 0;
}

// How deep a part is inside one solid of a prop with this frame.
double calc_prop_depth(const Solver& solver, const Posed& posed, std::size_t part, const core::Solid& solid,
                       const core::Frame& frame) {
  const auto distance = [&](const Place& place) { return core::distance(solid, frame.to_local(to_vector(place))); };
  const Ball& around = posed.around[part];
  if (distance(around.at) > static_cast<double>(around.radius)) return 0;
  double deepest = 0;
  // A bead counts when it is half in: in a deep bend the skin draws back behind its outermost part.
  for (const Ball& bead : posed.beads[part]) {
    const auto radius = static_cast<double>(bead.radius);
    const double away = distance(bead.at);
    if (away < radius / 2) deepest = std::max(deepest, radius - away);
  }
  for (const std::uint32_t v : solver.parts[part]) deepest = std::max(deepest, -distance(posed.skin[v]));
  return deepest;
}

}  // namespace

std::vector<Overlap> find_overlaps(const Solver& solver, const Posed& posed) {
  static const Touches touches = make_touches();
  std::vector<Overlap> out;
  std::vector<Ball> near;
  for (std::size_t part = 0; part < part_count; ++part) {
    for (std::size_t other = 0; other < part_count; ++other) {
      const auto& touch = touches[part][other];
      if (!touch || solver.parts[part].empty()) continue;
      near.clear();
      for (const Ball& bead : posed.beads[other]) {
        if (meet(bead, posed.around[part])) near.push_back(bead);
      }
      const double depth = near.empty() ? 0 : calc_depth(solver, posed, part, near, *touch);
      if (depth > 0) out.push_back({static_cast<Part>(part), static_cast<Part>(other), depth, touch->allowed});
    }
  }
  return out;
}

std::vector<PropOverlap> find_prop_overlaps(const Solver& solver, const Posed& posed,
                                            const std::vector<core::Prop>& props,
                                            const std::vector<core::Frame>& frames) {
  std::vector<PropOverlap> out;
  for (std::size_t prop = 0; prop < props.size(); ++prop) {
    const double allowed = prop_contact + props[prop].give;
    for (std::size_t part = 0; part < part_count; ++part) {
      double depth = 0;
      for (const core::Solid& solid : props[prop].solids)
        depth = std::max(depth, calc_prop_depth(solver, posed, part, solid, frames[prop]));
      if (depth > allowed) out.push_back({static_cast<Part>(part), prop, depth, allowed});
    }
  }
  return out;
}

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "sculpt/field.h"

#include <array>
#include <limits>

namespace unhunch::sculpt {
namespace {

constexpr double nothing = 1e3;
constexpr std::size_t most_nodes = 64;

}  // namespace

Field::Field(const Group& root, const core::Skeleton& skeleton, const core::Frames& bind) {
  add(root, 0, 0, skeleton, bind);
  all_.resize(entries_.size());
  for (std::size_t i = 0; i < all_.size(); ++i) all_[i] = static_cast<std::uint16_t>(i);
}

std::uint16_t Field::add(const Group& group, std::uint16_t parent, double far, const core::Skeleton& skeleton,
                         const core::Frames& bind) {
  const auto node = static_cast<std::uint16_t>(nodes_.size());
  const core::Frame& frame = bind[core::index(group.joint)];
  const Vector rest = skeleton.rest[core::index(group.joint)];
  nodes_.push_back({parent, group.blend, frame.at, rest, core::inverse(frame.turn)});
  far = std::max(far, group.blend);
  for (const Stroke& stroke : group.strokes) {
    Bound box = bound(stroke.shape);
    box.from = frame.to_world(box.from - rest);
    box.to = frame.to_world(box.to - rest);
    const Entry entry{stroke.shape, box, stroke.blend, std::max(far, stroke.blend), node, stroke.act, false};
    entries_.push_back(entry);
    if (!group.across) continue;
    entries_.push_back(entry);
    entries_.back().mirrored = true;
  }
  for (const Group& child : group.children) add(child, node, far, skeleton, bind);
  return node;
}

Field::Active Field::all() const { return all_; }

Field::Active Field::near(Vector at, double radius, const Active& from) const {
  Active kept;
  for (const std::uint16_t i : from) {
    const Entry& entry = entries_[i];
    const Vector p = entry.mirrored ? Vector{-at.x, at.y, at.z} : at;
    if (entry.bound.distance(p) < radius + 1.6 * entry.far) kept.push_back(i);
  }
  return kept;
}

double Field::distance(Vector p, const Active& active) const {
  p.x = std::abs(p.x);
  std::array<double, most_nodes> value;
  std::array<Vector, most_nodes> local;
  std::array<bool, most_nodes> known{};
  for (std::size_t i = 0; i < nodes_.size(); ++i) value[i] = nothing;
  const auto to_local = [&](const Node& node, Vector at) { return node.unturn * (at - node.bind_at) + node.rest_at; };
  for (const std::uint16_t i : active) {
    const Entry& entry = entries_[i];
    const std::size_t g = entry.group;
    if (!known[g]) {
      local[g] = to_local(nodes_[g], p);
      known[g] = true;
    }
    const Vector q = entry.mirrored ? to_local(nodes_[g], {-p.x, p.y, p.z}) : local[g];
    const double d = sculpt::distance(entry.shape, q);
    value[g] = entry.act == Act::add ? smooth_min(value[g], d, entry.blend) : smooth_max(value[g], -d, entry.blend);
  }
  // A child comes after its parent, so the last are folded first.
  for (std::size_t g = nodes_.size(); g-- > 1;) {
    double& parent = value[nodes_[g].parent];
    parent = smooth_min(parent, value[g], nodes_[g].blend);
  }
  return value[0];
}

Vector Field::normal(Vector p, const Active& active) const {
  constexpr double step = 3e-4;
  const auto slope = [&](Vector way) { return distance(p + way, active) - distance(p - way, active); };
  return core::unit(Vector{slope({step, 0, 0}), slope({0, step, 0}), slope({0, 0, step})});
}

Vector Field::to_surface(Vector p, const Active& active) const {
  constexpr double step = 3e-4;
  for (int round = 0; round < 3; ++round) {
    const double d = distance(p, active);
    if (std::abs(d) < 1e-6) break;
    const auto slope = [&](Vector way) { return (distance(p + way, active) - distance(p - way, active)) / (2 * step); };
    const Vector way{slope({step, 0, 0}), slope({0, step, 0}), slope({0, 0, step})};
    const double size = dot(way, way);
    if (size < 1e-3) break;
    p = p - way * std::clamp(d / size, -.004, .004);
  }
  return p;
}

}  // namespace unhunch::sculpt

// SPDX-License-Identifier: Apache-2.0
#include "pose/parts.h"

namespace unhunch::pose {
namespace {

constexpr std::array<std::string_view, part_count> names{
    "head",          "neck",       "chest",       "waist",      "pelvis",    "left_upper_arm",
    "left_forearm",  "left_hand",  "left_thigh",  "left_shin",  "left_foot", "right_upper_arm",
    "right_forearm", "right_hand", "right_thigh", "right_shin", "right_foot"};

constexpr std::size_t parts_a_side = index(Part::right_upper_arm) - index(Part::left_upper_arm);

Part part_of_left(core::Joint joint) {
  using enum core::Joint;
  if (joint == left_clavicle) return Part::chest;
  if (joint <= left_upper_arm2) return Part::left_upper_arm;
  if (joint <= left_forearm2) return Part::left_forearm;
  if (joint <= left_fingertip) return Part::left_hand;
  if (joint <= left_thigh1) return Part::left_thigh;
  return joint == left_knee ? Part::left_shin : Part::left_foot;
}

}  // namespace

std::string_view name(Part part) { return names[index(part)]; }

Part part_of(core::Joint joint) {
  using enum core::Joint;
  if (core::is_left(joint)) return part_of_left(joint);
  if (core::is_right(joint)) {
    const Part left = part_of_left(core::mirrored(joint));
    return left == Part::chest ? left : static_cast<Part>(index(left) + parts_a_side);
  }
  if (joint == head) return Part::head;
  if (joint >= neck1 && joint <= neck3) return Part::neck;
  if (joint == pelvis) return Part::pelvis;
  const bool low = joint == lumbar1 || joint == lumbar2 || joint == belly;
  return low ? Part::waist : Part::chest;
}

Part part_of(const body::Vertex& vertex) {
  std::size_t most = 0;
  for (std::size_t i = 1; i < vertex.weights.size(); ++i) {
    if (vertex.weights[i] > vertex.weights[most]) most = i;
  }
  return part_of(static_cast<core::Joint>(vertex.joints[most]));
}

PartVertices find_parts(const body::Body& body) {
  std::vector<bool> worn(body.vertices.size());
  for (const body::Surface& surface : body.surfaces) {
    if (surface.material != body::Material::blanket) continue;
    for (std::uint32_t i = 0; i < surface.count; ++i) worn[body.indices[surface.first + i]] = true;
  }
  PartVertices parts;
  for (std::uint32_t v = 0; v < body.vertices.size(); ++v) {
    if (!worn[v]) parts[index(part_of(body.vertices[v]))].push_back(v);
  }
  return parts;
}

}  // namespace unhunch::pose

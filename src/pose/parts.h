// SPDX-License-Identifier: Apache-2.0
// The body in parts, for what touches the floor and what must not touch each other. A vertex belongs to the part of the
// joint that moves it most.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "body/body.h"

namespace unhunch::pose {

enum class Part : std::uint8_t {
  head,
  neck,
  chest,
  waist,
  pelvis,
  left_upper_arm,
  left_forearm,
  left_hand,
  left_thigh,
  left_shin,
  left_foot,
  right_upper_arm,
  right_forearm,
  right_hand,
  right_thigh,
  right_shin,
  right_foot,
};
inline constexpr std::size_t part_count = 17;
constexpr std::size_t index(Part part) { return static_cast<std::size_t>(part); }

std::string_view name(Part part);
Part part_of(core::Joint joint);
Part part_of(const body::Vertex& vertex);

// The vertices of each part. Those of the blanket are left out.
using PartVertices = std::array<std::vector<std::uint32_t>, part_count>;
PartVertices find_parts(const body::Body& body);

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
// Where the muscles lie: soft-edged outlines on the back and on the front of the figure in its bind pose, seen along Z.
//
// They tint the muscles that an exercise is for, and they are the map on which a person taps where it hurts. Looked up
// at the place and normal of the bind pose, a tint follows the skin in every pose and is as sharp as its map, whatever
// the mesh. Origins and insertions follow H. Gray, "Anatomy of the Human Body", 20th edition. Nothing is read or kept;
// a map takes about a millisecond.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/figure/joints.h"

namespace unhunch::body {

struct Point {
  float x, y;  // metres in the bind pose
};

// One outline of one muscle on one side; a muscle may have several. `soft` is the width of its edge in metres.
struct MusclePatch {
  std::string_view muscle;
  bool back;
  core::Side side;
  std::span<const Point> outline;
  float soft;
};
std::span<const MusclePatch> muscle_patches();

// 1 well inside an outline, 0 outside, between them across its soft edge.
float cover(const MusclePatch& patch, Point at);

// Texel (column, row) holds the place x = tint_left + (column + .5) * tint_step, y = tint_bottom + (row + .5) *
// tint_step of the bind pose, 0 to 255; rows go upward.
inline constexpr float tint_left = -.24F, tint_bottom = .78F, tint_step = .004F;
struct TintMap {
  int width = 120, height = 208;
  std::vector<std::uint8_t> front, back;
};

// The first muscle is strong, the others are pale. A name that is no muscle leaves nothing.
TintMap make_tint_map(std::span<const std::string_view> muscles);

// Whether anything between two corners, seen along Z, may be tinted.
bool has_tint(const TintMap& map, Point low, Point high);

// 0 to 1. What looks back takes the map of the back, what looks to the front the other, and the flanks a bit of both.
float tint_at(const TintMap& map, const std::array<float, 3>& bind_position, const std::array<float, 3>& bind_normal);

}  // namespace unhunch::body

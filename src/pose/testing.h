// SPDX-License-Identifier: Apache-2.0
// For tests of this row: the body of the build, and a few poses of it.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "pose/fit.h"

namespace unhunch::pose::testing {

inline const Solver& solver() {
  static const body::Body body = [] {
    std::ifstream in(UNHUNCH_BODY_BIN, std::ios::binary);
    auto read = body::read_body(std::string(std::istreambuf_iterator<char>(in), {}));
    if (!read) throw std::runtime_error("no body in " UNHUNCH_BODY_BIN);
    return std::move(*read);
  }();
  static const Solver solver(body);
  return solver;
}

inline PinDraft make_pin(ContactPoint point, core::Vector at, core::Vector pointing, core::Vector pole) {
  PinDraft pin;
  pin.point = point;
  pin.at = at;
  pin.facing = core::Vector{0, -1, 0};
  pin.pointing = pointing;
  pin.pole = pole;
  return pin;
}

// The pin of a left limb, and its mirror on the right.
inline void pin_both(PoseDraft& draft, core::Limb left, PinDraft pin) {
  const auto flip = [](core::Vector v) { return core::Vector{-v.x, v.y, v.z}; };
  draft.pins[static_cast<std::size_t>(left)] = pin;
  pin.at = flip(pin.at);
  pin.pointing = flip(*pin.pointing);
  pin.pole = flip(pin.pole);
  draft.pins[static_cast<std::size_t>(core::mirrored(left))] = pin;
}

inline void bend(PoseDraft& draft, core::LimbAngle angle, double degrees) {
  for (const core::Side side : core::sides) draft.angles.at(side, angle) = degrees;
}

// Feet on the floor, arms a little away from the body.
inline PoseDraft make_standing() {
  PoseDraft draft;
  draft.name = "standing";
  draft.root.at = {0, .932, 0};
  bend(draft, core::LimbAngle::shoulder_abduction, 12);
  bend(draft, core::LimbAngle::elbow_flexion, 10);
  pin_both(draft, core::Limb::left_foot, make_pin(ContactPoint::sole, {.0894, 0, 0}, {.1, 0, 1}, {.1, 0, 1}));
  return draft;
}

// On hands and knees.
inline PoseDraft make_quadruped() {
  PoseDraft draft;
  draft.name = "quadruped";
  draft.root = {{0, .49, 0}, 90, 0, 0};
  bend(draft, core::LimbAngle::finger_curl, 7);
  bend(draft, core::LimbAngle::thumb_opposition, -15);
  bend(draft, core::LimbAngle::toe_extension, -20);
  pin_both(draft, core::Limb::left_hand, make_pin(ContactPoint::palm, {.185, 0, .48}, {0, 0, 1}, {.35, -1, -.2}));
  pin_both(draft, core::Limb::left_foot, make_pin(ContactPoint::instep, {.0894, 0, -.5}, {0, 0, -1}, {0, -.35, 1}));
  draft.free = {{"root.y", .4, .6}, {"root.z", -.15, .15}};
  draft.rests = {{Part::left_shin, -1, .002}};
  draft.wishes = {{"thigh_to_vertical", core::Side::left, 0, 0, 1}};
  return draft;
}

inline Solved solve(const PoseDraft& draft) { return pose::solve(solver(), {}, draft); }

}  // namespace unhunch::pose::testing

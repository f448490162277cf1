// SPDX-License-Identifier: Apache-2.0
#include "pose/contact.h"

#include <algorithm>

namespace unhunch::pose {
namespace {

using core::Joint;
using core::Vector;

constexpr std::array<std::string_view, 10> names{"palm", "fist", "back_of_hand", "fingertips", "wrist",
                                                 "sole", "ball", "instep",       "heel",       "ankle"};

// A point is found by going from `near` as far as the skin of the hand or foot reaches. Directions are those of the
// left `frame` joint, which is wrist or ankle, or the ball where the toes lie flat.
struct Sought {
  ContactPoint point;
  Joint frame;
  Joint near;
  double share;  // of the way from the wrist or ankle to `near`
  Vector facing, pointing;
  double within;  // metres around the way in which skin counts
  double bend;    // degrees: the usual curl of the fingers, the usual extension of the toes
};

constexpr Vector palm_way{-1, 0, 0}, back_way{1, 0, 0}, down{0, -1, 0}, front{0, 0, 1}, behind{0, 0, -1};
// A foot that lies on its top is not in line with the shin, for no ankle goes so far: 58.5 degrees of 90, so that the
// shin lies on the floor as well.
constexpr Vector top{0, .853, .522}, along_top{0, -.522, .853};
constexpr double whole = .3;  // all skin counts

using enum Joint;
constexpr Sought sought[] = {
    {ContactPoint::palm, left_wrist, left_middle1, .7, palm_way, down, .05, 0},
    {ContactPoint::fist, left_wrist, left_middle1, 1, down, palm_way, .05, 90},
    {ContactPoint::back_of_hand, left_wrist, left_middle1, .7, back_way, down, .05, 0},
    {ContactPoint::fingertips, left_wrist, left_fingertip, 1, palm_way, down, .03, 0},
    {ContactPoint::wrist, left_wrist, left_wrist, 0, palm_way, down, 0, 0},
    {ContactPoint::sole, left_ankle, left_ankle, 0, down, front, whole, 0},
    {ContactPoint::ball, left_ball, left_ball, 1, down, front, .07, 0},
    {ContactPoint::instep, left_ankle, left_ball, .6, top, along_top, whole, -25},
    {ContactPoint::heel, left_ankle, left_heel, 1, behind, down, .05, 0},
    {ContactPoint::ankle, left_ankle, left_ankle, 0, down, front, 0, 0},
};

// The thumb gets out of the way.
bool is_thumb(const body::Vertex& vertex) {
  return vertex.joints[0] >= core::index(left_thumb1) && vertex.joints[0] <= core::index(left_thumb3);
}

// The left hand or foot bent like that of `limb`, on a neutral body.
core::Frames calc_bent(const body::Body& body, core::Limb limb, const core::Angles& bent) {
  using enum core::LimbAngle;
  core::Angles angles;
  for (const core::LimbAngle angle : {finger_curl, finger_spread, thumb_opposition, toe_extension})
    angles.at(core::Side::left, angle) = bent.at(core::side_of(limb), angle);
  return core::calc_frames(body.skeleton, core::Root{body.skeleton.rest[0]}, angles);
}

// How far the skin goes in a direction from a place of the world.
double calc_reach(const body::Body& body, const core::Frames& frames, const std::vector<std::uint32_t>& vertices,
                  Vector near, Vector facing, double within) {
  const body::JointMatrices matrices = body::calc_joint_matrices(body, frames);
  double most = 0;
  for (const std::uint32_t v : vertices) {
    if (is_thumb(body.vertices[v])) continue;
    const auto [x, y, z] = body::calc_position(body, matrices, v);
    const Vector off = Vector{x, y, z} - near;
    const double away = core::dot(off, facing);
    if (core::length(off - facing * away) < within) most = std::max(most, away);
  }
  return most;
}

Contact mirror(const Contact& left) {
  const auto flip = [](Vector v) { return Vector{-v.x, v.y, v.z}; };
  return {flip(left.at), flip(left.facing), flip(left.pointing)};
}

}  // namespace

std::string_view name(ContactPoint point) { return names[static_cast<std::size_t>(point)]; }

std::optional<ContactPoint> find_contact_point(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<ContactPoint>(i);
  }
  return {};
}

Contact Contacts::find(core::Limb limb, ContactPoint point, const core::Angles& bent) const {
  const Sought& what = sought[static_cast<std::size_t>(point)];
  const bool hand = is_of_hand(point);
  const core::Frames frames = calc_bent(body_, limb, bent);
  const core::Frame& end = frames[core::index(hand ? left_wrist : left_ankle)];
  const core::Rotation turn = frames[core::index(what.frame)].turn;
  const Vector near = core::mix(end.at, frames[core::index(what.near)].at, what.share);
  const Vector facing = turn * what.facing;
  const auto& vertices = parts_[index(hand ? Part::left_hand : Part::left_foot)];
  const double away = calc_reach(body_, frames, vertices, near, facing, what.within);
  const core::Rotation back = core::inverse(end.turn);
  const Contact left{end.to_local(near + facing * away), back * facing, back * (turn * what.pointing)};
  return core::side_of(limb) == core::Side::left ? left : mirror(left);
}

Contact Contacts::find(core::Limb limb, ContactPoint point) const {
  core::Angles bent;
  const double bend = sought[static_cast<std::size_t>(point)].bend;
  bent.at(core::side_of(limb), is_of_hand(point) ? core::LimbAngle::finger_curl : core::LimbAngle::toe_extension) =
      bend;
  return find(limb, point, bent);
}

}  // namespace unhunch::pose

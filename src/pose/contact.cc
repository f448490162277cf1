// SPDX-License-Identifier: Apache-2.0
#include "pose/contact.h"

#include "pose/parts.h"

namespace unhunch::pose {
namespace {

using core::Joint;
using core::Vector;

constexpr std::array<std::string_view, 10> names{"palm", "fist", "back_of_hand", "fingertips", "wrist",
                                                 "sole", "ball", "instep",       "heel",       "ankle"};

// A point is found by going from a joint in the frame of the left wrist or ankle, as far as the skin of `part` reaches.
struct Sought {
  ContactPoint point;
  Joint near;  // where along the hand or foot
  Vector facing, pointing;
  bool thumb = true;  // whether its skin counts
  double share = 0;   // of the way from the wrist or ankle to `near`; 1 = at `near`
};

constexpr Vector palm_way{-1, 0, 0}, back_way{1, 0, 0}, down{0, -1, 0}, front{0, 0, 1}, above{0, 1, 0},
    behind{0, 0, -1};

constexpr Sought sought[] = {
    {ContactPoint::palm, Joint::left_middle1, palm_way, down, false, .7},
    {ContactPoint::fist, Joint::left_middle1, down, palm_way, false, 1},
    {ContactPoint::back_of_hand, Joint::left_middle1, back_way, down, false, .7},
    {ContactPoint::fingertips, Joint::left_fingertip, palm_way, down, false, 1},
    {ContactPoint::sole, Joint::left_ankle, down, front, true, 0},
    {ContactPoint::ball, Joint::left_ball, down, front, true, 1},
    {ContactPoint::instep, Joint::left_ball, above, front, true, .6},
    {ContactPoint::heel, Joint::left_heel, behind, front, true, 1},
};

bool is_thumb(const body::Vertex& vertex) {
  return vertex.joints[0] >= core::index(Joint::left_thumb1) && vertex.joints[0] <= core::index(Joint::left_thumb3);
}

// How far the skin of the hand or foot goes in a direction, near a place.
double calc_reach(const body::Body& body, const body::Skinned& skin, const std::vector<std::uint32_t>& vertices,
                  const core::Frame& frame, const Sought& what, Vector near) {
  const double within = is_of_hand(what.point) && what.point != ContactPoint::fingertips ? 0.05 : 0.03;
  double most = 0;
  for (const std::uint32_t v : vertices) {
    if (!what.thumb && is_thumb(body.vertices[v])) continue;
    const auto [x, y, z] = skin.positions[v];
    const Vector place = frame.to_local({x, y, z});
    const Vector off = place - near;
    const double away = core::dot(off, what.facing);
    if (core::length(off - what.facing * away) < within) most = std::max(most, away);
  }
  return most;
}

}  // namespace

std::string_view name(ContactPoint point) { return names[static_cast<std::size_t>(point)]; }

std::optional<ContactPoint> find_contact_point(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<ContactPoint>(i);
  }
  return {};
}

Contacts::Contacts(const body::Body& body) {
  // The neutral hand is flat: no curl.
  const core::Frames frames = core::calc_frames(body.skeleton, core::Root{body.skeleton.rest[0]}, {});
  body::Skinned skin;
  body::calc_skin(body, frames, skin);
  const PartVertices parts = find_parts(body);
  for (const Sought& what : sought) {
    const bool hand = is_of_hand(what.point);
    const core::Frame& frame = frames[core::index(hand ? Joint::left_wrist : Joint::left_ankle)];
    const Vector near = frame.to_local(frames[core::index(what.near)].at) * what.share;
    const auto& vertices = parts[index(hand ? Part::left_hand : Part::left_foot)];
    const double away = calc_reach(body, skin, vertices, frame, what, near);
    left_[static_cast<std::size_t>(what.point)] = {near + what.facing * away, what.facing, what.pointing};
  }
  left_[static_cast<std::size_t>(ContactPoint::wrist)] = {{}, palm_way, down};
  left_[static_cast<std::size_t>(ContactPoint::ankle)] = {{}, down, front};
}

Contact Contacts::find(core::Limb limb, ContactPoint point) const {
  const Contact& left = left_[static_cast<std::size_t>(point)];
  if (core::side_of(limb) == core::Side::left) return left;
  const auto flip = [](Vector v) { return Vector{-v.x, v.y, v.z}; };
  return {flip(left.at), flip(left.facing), flip(left.pointing)};
}

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
// Reaching: the angles of an arm or a leg that bring its hand or foot to a place, in closed form.
//
// Two bones and a hinge: the elbow (or knee) lies on a circle, and the pole says where on it. Nothing iterates but the
// shoulder's rhythm (four rounds, which leave less than 0.05 mm); where the place is out of reach the limb is stretched
// towards it. About a microsecond for a leg and five for an arm.
#pragma once

#include "core/figure/skeleton.h"

namespace unhunch::core {

enum class Limb : std::uint8_t { left_hand, right_hand, left_foot, right_foot };
inline constexpr std::array limbs{Limb::left_hand, Limb::right_hand, Limb::left_foot, Limb::right_foot};
constexpr bool is_hand(Limb limb) { return limb <= Limb::right_hand; }
constexpr Side side_of(Limb limb) {
  return limb == Limb::left_hand || limb == Limb::left_foot ? Side::left : Side::right;
}
constexpr Limb mirrored(Limb limb) { return static_cast<Limb>(static_cast<int>(limb) ^ 1); }
// Wrist or ankle: the joint that is brought to its place.
constexpr Joint end_of(Limb limb) { return on(side_of(limb), is_hand(limb) ? Joint::left_wrist : Joint::left_ankle); }

// Where a wrist or ankle has to be, in the world.
struct Reach {
  Frame end;    // of the wrist or ankle; its turn is used when `turned`
  Vector pole;  // where the elbow or knee points, as a world direction
  bool turned = true;
};

// Changes the angles of that limb and its frames. The frames of thorax3 (arms) or pelvis (legs) must be known.
// Returns the missing metres, 0 when the place was met.
double reach(const Skeleton& skeleton, Limb limb, const Reach& wanted, Angles& angles, Frames& frames);

}  // namespace unhunch::core

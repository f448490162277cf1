// SPDX-License-Identifier: Apache-2.0
// Which joints a place of the surface follows, and how much.
//
// Every chain of joints shares its places by soft steps across its joints. Linear blending pulls the outside of a bent
// joint in; so there the step lies where the skin of a real elbow, knee or seat stays with its bone: above the point of
// the elbow, below the kneecap, below the buttock. A few hundred nanoseconds a place.
#pragma once

#include <array>
#include <cstdint>

#include "sculpt/neutral.h"

namespace unhunch::sculpt {

using Shares = std::array<double, core::joint_count>;

// Of a place of the left half in the bind pose. Adds up to 1.
Shares calc_shares(const Posture& posture, core::Vector p);

// The four largest of them in 255ths; those of a place in the middle are made even on both sides.
struct Weights {
  std::array<std::uint8_t, 4> joints{}, weights{};
};
Weights make_weights(Shares shares);

// Left for right.
Shares mirrored(const Shares& shares);

}  // namespace unhunch::sculpt

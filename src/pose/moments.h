// SPDX-License-Identifier: Apache-2.0
// The times at which a motion is looked at: every key, and between two keys ten pictures a second but never fewer than
// eight; the way back to the first key of a motion that loops included.
#pragma once

#include <string>
#include <vector>

#include "core/figure/motion.h"

namespace unhunch::pose {

struct Moment {
  double at = 0;                  // seconds
  std::size_t key = 0, next = 0;  // between these two
  bool is_key = false;            // exactly at `key`
};

std::vector<Moment> find_moments(const core::Motion& motion);

// "at 2.4 s (frame 25, between 'arch' and 'round')"; `frame` counts from 0.
std::string describe(const core::Motion& motion, const Moment& moment, std::size_t frame);

}  // namespace unhunch::pose

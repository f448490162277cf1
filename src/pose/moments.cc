// SPDX-License-Identifier: Apache-2.0
#include "pose/moments.h"

#include <algorithm>
#include <cmath>

#include "pose/worst.h"

namespace unhunch::pose {

std::vector<Moment> find_moments(const core::Motion& motion) {
  constexpr double pictures_a_second = 10;
  constexpr double least_steps = 9;  // with eight pictures between them
  const auto& keys = motion.keys;
  std::vector<Moment> moments;
  for (std::size_t key = 0; key < keys.size(); ++key) {
    const bool is_last = key + 1 == keys.size();
    const std::size_t next = is_last ? 0 : key + 1;
    moments.push_back({keys[key].at, key, next, true});
    if (keys.size() == 1 || (is_last && !motion.loops)) break;
    const double lasts = (is_last ? motion.length : keys[next].at) - keys[key].at;
    if (lasts <= 0) continue;
    const int steps = static_cast<int>(std::max(least_steps, std::ceil(lasts * pictures_a_second)));
    for (int step = 1; step < steps; ++step) moments.push_back({keys[key].at + lasts * step / steps, key, next, false});
  }
  return moments;
}

std::string describe(const core::Motion& motion, const Moment& moment, std::size_t frame) {
  const auto pose = [&](std::size_t key) { return "'" + motion.keys[key].pose + "'"; };
  const std::string where =
      moment.is_key ? "in " + pose(moment.key) : "between " + pose(moment.key) + " and " + pose(moment.next);
  return "at " + to_tenths(moment.at) + " s (frame " + std::to_string(frame) + ", " + where + ")";
}

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
// Two values of the same days side by side (rule insight_pairs). The only words are `seen together` and not; never a
// cause.
#pragma once

#include <optional>
#include <vector>

#include "core/insight/episode.h"

namespace unhunch::core {

enum class Pair : std::uint8_t { stress_and_pain, breaks_and_pain, sleep_and_stiffness };
inline constexpr std::size_t pair_count = 3;

// `more`: more of the one on days with more of the other; `less`: more of the one with less of the other.
enum class Together : std::uint8_t { too_few, not_seen, more, less };

struct SeenTogether {
  Pair pair{};
  int days = 0;  // with both values
  std::optional<Date> from, to;
  std::optional<double> rank_correlation;  // with enough days; of what is left when the trend is taken away
  double least = 0, most = 0;
  Together word = Together::too_few;
};

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
#include "core/insight/trend.h"

#include <algorithm>

#include "core/insight/chance.h"

namespace unhunch::core {
namespace {

constexpr std::size_t draws = 400;
constexpr std::size_t run = 7;  // days that are drawn together
constexpr std::uint64_t seed = 20'003;
constexpr double days_of_week = 7;

struct Slope {
  double value = 0;
  std::uint16_t a = 0, b = 0;
};

std::vector<Slope> make_slopes(std::span<const DayValue> values) {
  std::vector<Slope> slopes;
  slopes.reserve(values.size() * (values.size() - 1) / 2);
  for (std::size_t a = 0; a < values.size(); ++a) {
    for (std::size_t b = a + 1; b < values.size(); ++b) {
      slopes.push_back({(values[b].value - values[a].value) / (values[b].day - values[a].day).count,
                        static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b)});
    }
  }
  return slopes;
}

bool is_flatter(const Slope& a, const Slope& b) { return a.value < b.value; }

double calc_median(std::vector<Slope>& slopes) {
  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
  std::nth_element(slopes.begin(), middle, slopes.end(), is_flatter);
  if (slopes.size() % 2 == 1) return middle->value;
  return (middle->value + std::max_element(slopes.begin(), middle, is_flatter)->value) / 2;
}

// The median of the slopes of a draw in which each day came so many times. `slopes` are in order.
double calc_weighted_median(const std::vector<Slope>& slopes, const std::vector<int>& times) {
  int total = 0;
  for (const Slope& slope : slopes) total += times[slope.a] * times[slope.b];
  int so_far = 0;
  for (const Slope& slope : slopes) {
    so_far += times[slope.a] * times[slope.b];
    if (2 * so_far >= total) return slope.value;
  }
  return 0;
}

}  // namespace

std::optional<double> calc_slope(std::span<const DayValue> values) {
  if (values.size() < 2) return std::nullopt;
  std::vector<Slope> slopes = make_slopes(values);
  return calc_median(slopes);
}

std::optional<Trend> calc_trend(const DayValues& values) {
  if (values.empty()) return std::nullopt;
  const auto first = std::find_if(values.begin(), values.end(),
                                  [&](const DayValue& each) { return values.back().day - each.day < trend_window; });
  const std::span<const DayValue> window{first, values.end()};
  if (window.size() < trend_least_days) return std::nullopt;
  std::vector<Slope> slopes = make_slopes(window);
  std::vector<Slope> copy = slopes;
  const double slope = calc_median(copy);
  std::stable_sort(slopes.begin(), slopes.end(), is_flatter);
  Draw draw{seed};
  std::vector<double> drawn;
  std::vector<int> times(window.size());
  for (std::size_t i = 0; i < draws; ++i) {
    std::fill(times.begin(), times.end(), 0);
    for (std::size_t taken = 0; taken < window.size();) {
      const std::size_t from = draw.below(window.size());
      for (std::size_t k = 0; k < run && taken < window.size(); ++k, ++taken) ++times[(from + k) % window.size()];
    }
    drawn.push_back(calc_weighted_median(slopes, times));
  }
  std::sort(drawn.begin(), drawn.end());
  constexpr std::size_t tail = draws / 40;  // 2.5 % at each end
  return Trend{slope * days_of_week,
               drawn[tail] * days_of_week,
               drawn[draws - 1 - tail] * days_of_week,
               static_cast<int>(window.size()),
               window.front().day,
               window.back().day};
}

}  // namespace unhunch::core

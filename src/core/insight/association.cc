// SPDX-License-Identifier: Apache-2.0
#include "core/insight/association.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/insight/chance.h"
#include "core/insight/trend.h"

namespace unhunch::core {
namespace {

constexpr std::size_t draws = 2000;
constexpr std::size_t run = 5;  // days that are drawn together
constexpr std::uint64_t seed = 20'004;
constexpr double share_by_chance = 0.05 / static_cast<double>(pair_count);
constexpr int lags_most = 14;

// Both values of the days that have both.
struct Both {
  DayValues a, b;
};

Both find_both(const DayValues& a, const DayValues& b) {
  Both both;
  auto at = b.begin();
  for (const DayValue& each : a) {
    while (at != b.end() && at->day < each.day) ++at;
    if (at == b.end() || at->day != each.day) continue;
    both.a.push_back(each);
    both.b.push_back(*at);
  }
  return both;
}

// Ranks around nought and with length one: their product is the correlation. Empty when all values are equal.
std::vector<double> make_ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t x, std::size_t y) { return values[x] != values[y] ? values[x] < values[y] : x < y; });
  const double middle = (static_cast<double>(values.size()) - 1) / 2;
  std::vector<double> ranks(values.size());
  double squares = 0;
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from;
    while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
    const double rank = static_cast<double>(from + to - 1) / 2 - middle;  // equal values share their places
    for (std::size_t i = from; i < to; ++i) ranks[order[i]] = rank;
    squares += rank * rank * static_cast<double>(to - from);
    from = to;
  }
  if (squares == 0) return {};
  const double length = std::sqrt(squares);
  for (double& rank : ranks) rank /= length;
  return ranks;
}

// What is left without the trend; rounded, so that what is equal on paper is equal.
std::vector<double> take_trend_away(const DayValues& values) {
  const double slope = calc_slope(values).value_or(0);
  std::vector<double> rest;
  for (const DayValue& each : values) {
    const double left = each.value - slope * (each.day - values.front().day).count;
    rest.push_back(std::floor(left * 1e6 + 0.5));
  }
  return rest;
}

double calc_product(const std::vector<double>& x, const std::vector<double>& y, std::size_t lag) {
  double sum = 0;
  for (std::size_t i = lag; i < x.size(); ++i) sum += x[i] * y[i - lag];
  return sum;
}

// How many days of their own so many days are worth, when both values go on from one day to the next (Bartlett).
double calc_worth(const std::vector<double>& x, const std::vector<double>& y) {
  const auto count = static_cast<double>(x.size());
  const int lags = std::min(lags_most, static_cast<int>(x.size() / 4));
  double spread = 1;
  for (int lag = 1; lag <= lags; ++lag) {
    const auto at = static_cast<std::size_t>(lag);
    spread += 2 * (1 - lag / count) * calc_product(x, x, at) * calc_product(y, y, at);
  }
  return count / std::max(1.0, spread);
}

bool passes_test(double correlation, double worth) {
  const double freedom = worth - 2;
  if (freedom < 3) return false;
  const double unexplained = std::max(1e-12, 1 - correlation * correlation);
  const double size = std::sqrt(correlation * correlation * freedom / unexplained);
  return size > calc_student_quantile(share_by_chance, freedom);
}

struct Interval {
  double least = 0, most = 0;
};

Interval draw_interval(const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t count = x.size();
  Draw draw{seed};
  std::vector<double> drawn;
  drawn.reserve(draws);
  for (std::size_t i = 0; i < draws; ++i) {
    double sum_x = 0, sum_y = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t taken = 0; taken < count;) {
      const std::size_t from = draw.below(count);
      for (std::size_t k = 0; k < run && taken < count; ++k, ++taken) {
        const std::size_t at = from + k < count ? from + k : from + k - count;
        sum_x += x[at];
        sum_y += y[at];
        xx += x[at] * x[at];
        yy += y[at] * y[at];
        xy += x[at] * y[at];
      }
    }
    const auto n = static_cast<double>(count);
    const double spread = (xx - sum_x * sum_x / n) * (yy - sum_y * sum_y / n);
    drawn.push_back(spread <= 1e-18 ? 0 : (xy - sum_x * sum_y / n) / std::sqrt(spread));
  }
  std::sort(drawn.begin(), drawn.end());
  const auto tail = static_cast<std::size_t>(share_by_chance / 2 * draws);
  return {drawn[tail], drawn[draws - 1 - tail]};
}

DayValues find_window(const DayValues& values, Date today) {
  DayValues window;
  for (const DayValue& each : values) {
    if (today - each.day < pair_window) window.push_back(each);
  }
  return window;
}

struct PairOf {
  Pair pair;
  const DayValues& (*a)(const Series&);
  const DayValues& (*b)(const Series&);
};

template <Outcome Which>
const DayValues& find_outcome(const Series& series) {
  return series[Which];
}
const DayValues& find_breaks(const Series& series) { return series.breaks; }

constexpr std::array<PairOf, pair_count> pairs = {
    PairOf{Pair::stress_and_pain, find_outcome<Outcome::stress_level>, find_outcome<Outcome::pain_average>},
    PairOf{Pair::breaks_and_pain, find_breaks, find_outcome<Outcome::pain_average>},
    PairOf{Pair::sleep_and_stiffness, find_outcome<Outcome::sleep_quality>, find_outcome<Outcome::stiffness_minutes>},
};

}  // namespace

SeenTogether calc_together(const InsightFigures& figures, const DayValues& a, const DayValues& b) {
  const Both both = find_both(a, b);
  SeenTogether seen;
  seen.days = static_cast<int>(both.a.size());
  if (both.a.empty()) return seen;
  seen.from = both.a.front().day;
  seen.to = both.a.back().day;
  if (seen.days < figures.pair_days) return seen;
  seen.word = Together::not_seen;
  const std::vector<double> x = make_ranks(take_trend_away(both.a));
  const std::vector<double> y = make_ranks(take_trend_away(both.b));
  if (x.empty() || y.empty()) return seen;  // one of them never changed
  const double correlation = calc_product(x, y, 0);
  const Interval interval = draw_interval(x, y);
  seen.rank_correlation = correlation;
  seen.least = interval.least;
  seen.most = interval.most;
  if (!passes_test(correlation, calc_worth(x, y))) return seen;
  if (interval.least > 0) seen.word = Together::more;
  if (interval.most < 0) seen.word = Together::less;
  return seen;
}

std::vector<SeenTogether> calc_pairs(const InsightFigures& figures, const Series& series, Date today) {
  std::vector<SeenTogether> all;
  for (const PairOf& each : pairs) {
    SeenTogether seen = calc_together(figures, find_window(each.a(series), today), find_window(each.b(series), today));
    seen.pair = each.pair;
    all.push_back(seen);
  }
  return all;
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
#include "core/insight/association.h"

#include "core/insight/insight_testing.h"

namespace unhunch::core {
namespace {

using testing::day;
using testing::figures;
using testing::LogScript;

// Two values of the same days: how much each goes on from day to day, how it changes over all days, and how much of the
// second is the first.
struct People {
  std::string name;
  int days;
  double left;
  double trend;
  double shared;
};

SeenTogether look_at(const People& people, testing::Chance& chance) {
  DayValues a, b;
  double first = chance.normal(), second = chance.normal();
  for (int on = 0; on < people.days; ++on) {
    const double x = chance.follow(first, people.left), y = chance.follow(second, people.left);
    const double drift = people.trend * on / people.days;
    const double both = people.shared * x + std::sqrt(1 - people.shared * people.shared) * y;
    if (!chance.is(0.85)) continue;
    a.push_back({day(on), static_cast<double>(testing::on_scale(5 + drift + 1.5 * x))});
    b.push_back({day(on), static_cast<double>(testing::on_scale(5 + drift + 1.5 * both))});
  }
  return calc_together(figures(), a, b);
}

double find_share_together(const People& people, int count, testing::Chance& chance) {
  int seen = 0;
  for (int person = 0; person < count; ++person) {
    const Together word = look_at(people, chance).word;
    seen += word == Together::more || word == Together::less;
  }
  MESSAGE(people.name << ", " << people.days << " days: seen together by " << seen << " of " << count);
  return seen;
}

}  // namespace

TEST_CASE("values that have nothing to do with each other are seldom seen together, also when both go on and drift") {
  constexpr int count = 400;
  testing::Chance chance{21};
  for (const People& people :
       {People{"apart, days by themselves", 14, 0, 0, 0}, People{"apart, days by themselves", 60, 0, 0, 0},
        People{"apart, days go on", 20, 0.7, 0, 0}, People{"apart, days go on", 90, 0.7, 0, 0},
        People{"apart, both get better", 40, 0.3, -3, 0}, People{"apart, both get better", 90, 0.5, -3, 0}}) {
    const double seen = find_share_together(people, count, chance);
    // A third of five in a hundred each: the three pairs of one person together stay under five.
    CHECK(testing::is_at_most(static_cast<int>(seen), count, 0.05 / pair_count));
  }
}

TEST_CASE("values that go together are seen together, the more often the more days there are") {
  constexpr int count = 200;
  testing::Chance chance{22};
  const double few = find_share_together({"together", 14, 0.3, 0, 0.8}, count, chance);
  const double many = find_share_together({"together", 60, 0.3, 0, 0.8}, count, chance);
  CHECK(many > few);
  CHECK(many > count * 0.9);
}

TEST_CASE("a pair needs ten days with both values, and says which way it goes") {
  const auto insight = [](int days, bool opposite) {
    LogScript log;
    log.screened();
    testing::Chance chance{9};
    for (int on = 0; on < days; ++on) {
      const int value = static_cast<int>(11 * chance.uniform());
      DailyEntry entry;
      entry.values[static_cast<std::size_t>(Measure::stress_level)] = static_cast<std::int16_t>(value);
      entry.values[static_cast<std::size_t>(Measure::pain_average)] =
          static_cast<std::int16_t>(opposite ? 10 - value : value);
      log.at(on, entry);
    }
    return log.insight(days - 1).pairs.front();
  };
  CHECK(insight(9, false).word == Together::too_few);
  CHECK_FALSE(insight(9, false).rank_correlation);
  CHECK(insight(9, false).days == 9);
  CHECK(insight(30, false).word == Together::more);
  CHECK(insight(30, true).word == Together::less);
  CHECK(*insight(30, true).rank_correlation < -0.9);
}

TEST_CASE("a value that never changes goes with nothing") {
  DayValues a, b;
  for (int on = 0; on < 30; ++on) {
    a.push_back({day(on), 5});
    b.push_back({day(on), static_cast<double>(on % 4)});
  }
  CHECK(calc_together(figures(), a, b).word == Together::not_seen);
  CHECK_FALSE(calc_together(figures(), a, b).rank_correlation);
}

}  // namespace unhunch::core

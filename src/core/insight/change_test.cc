// SPDX-License-Identifier: Apache-2.0
#include "core/insight/change.h"

#include "core/insight/insight_testing.h"

namespace unhunch::core {
namespace {

using testing::day;
using testing::LogScript;

const OutcomeFigures& pain_figures() {
  return testing::figures().outcomes[static_cast<std::size_t>(Outcome::pain_average)];
}

ChangeWord word_of(const std::vector<int>& pains, int on) {
  const Insight insight = LogScript{}.screened().pains(0, pains).insight(on);
  return testing::find_change(insight, Outcome::pain_average)->word;
}

}  // namespace

TEST_CASE("inv_improvement_evidence: nothing is said about change before there are three entries after the baseline") {
  CHECK(word_of({8, 8, 8, 1, 1}, 4) == ChangeWord::too_few);
  CHECK(word_of({8, 8, 8, 1, 1, 1}, 5) == ChangeWord::clear);
  const Insight early = LogScript{}.screened().pains(0, {8, 8, 8, 1, 1}).insight(4);
  CHECK_FALSE(testing::find_change(early, Outcome::pain_average)->change);
}

TEST_CASE("inv_improvement_evidence: clear needs two points and a third of the baseline, or nearly") {
  CHECK(word_of({9, 9, 9, 7, 7, 7}, 5) == ChangeWord::small);  // two points, and less than thirty in a hundred
  CHECK(word_of({9, 9, 9, 6, 6, 6}, 5) == ChangeWord::clear);
  CHECK(word_of({4, 4, 4, 2, 2, 3}, 5) == ChangeWord::small);
  CHECK(word_of({4, 4, 4, 2, 2, 2}, 5) == ChangeWord::clear);
  CHECK(word_of({4, 4, 4, 3, 3, 3}, 5) == ChangeWord::small);
  CHECK(word_of({4, 4, 4, 3, 3, 4}, 5) == ChangeWord::none);
  CHECK(word_of({4, 4, 4, 6, 6, 6}, 5) == ChangeWord::worse);
  CHECK(word_of({4, 4, 4, 6, 6, 5}, 5) == ChangeWord::none);
  CHECK(word_of({7, 6, 7, 5, 4, 5}, 5) == ChangeWord::clear);  // thirds: exactly two points
}

TEST_CASE("the word is that of the better direction of the scale") {
  LogScript log;
  log.screened();
  for (int i = 0; i < 6; ++i) log.rated(i, Measure::sleep_quality, i < 3 ? 4 : 7);
  for (int i = 0; i < 6; ++i) log.rated(i, Measure::stiffness_minutes, i < 3 ? 60 : 45);
  const Insight insight = log.insight(5);
  const OutcomeChange& sleep = *testing::find_change(insight, Outcome::sleep_quality);
  CHECK(sleep.word == ChangeWord::clear);
  CHECK(sleep.change == doctest::Approx(3));
  CHECK(sleep.more_is_better);
  const OutcomeChange& stiff = *testing::find_change(insight, Outcome::stiffness_minutes);
  CHECK(stiff.word == ChangeWord::small);
  CHECK(stiff.change == doctest::Approx(-15));
}

TEST_CASE("an old value is no value of now, and the later of two values of a day holds") {
  CHECK(word_of({8, 8, 8, 1, 1, 1}, 10) == ChangeWord::clear);    // 7 days old at the most
  CHECK(word_of({8, 8, 8, 1, 1, 1}, 11) == ChangeWord::too_few);  // one is older
  const Insight twice = LogScript{}.screened().pains(0, {8, 8, 8, 8, 8, 8}).pains(3, {1, 1, 1}).insight(5);
  const OutcomeChange& change = *testing::find_change(twice, Outcome::pain_average);
  CHECK(change.entries == 6);
  CHECK(change.word == ChangeWord::clear);
  CHECK(change.baseline->value == doctest::Approx(8));
  CHECK(change.current->value == doctest::Approx(1));
  CHECK(change.current->from == day(3));
}

TEST_CASE("a measure goes from its first to its last value, and also needs three after the first") {
  LogScript log;
  log.screened()
      .measured(0, Outcome::peg_score, 6)
      .measured(7, Outcome::peg_score, 5)
      .measured(14, Outcome::peg_score, 4);
  CHECK(testing::find_change(log.insight(14), Outcome::peg_score)->word == ChangeWord::too_few);
  log.measured(21, Outcome::peg_score, 4);
  const Insight insight = log.insight(21);
  const OutcomeChange& peg = *testing::find_change(insight, Outcome::peg_score);
  CHECK(peg.word == ChangeWord::clear);
  CHECK(peg.change == doctest::Approx(-2));
  CHECK(peg.baseline->from == day(0));
  CHECK(peg.after_baseline == 3);
}

TEST_CASE("PSFS compares the activities that were rated both times") {
  const auto entry = [](std::vector<std::pair<std::uint32_t, int>> items) {
    MeasureEntry measure;
    measure.outcome = Outcome::psfs_score;
    measure.hundredths = 500;
    for (const auto& [name, score] : items) measure.items[measure.count++] = {name, score * 100};
    return measure;
  };
  LogScript log;
  log.screened().at(0, entry({{1, 2}, {2, 4}, {3, 0}})).at(14, entry({{1, 3}})).at(28, entry({{1, 4}}));
  log.at(56, entry({{2, 9}, {1, 6}, {4, 10}}));
  for (int week = 1; week < 8; ++week) log.pain(7 * week, 3);  // the episode goes on
  const Insight insight = log.insight(56);
  const OutcomeChange& psfs = *testing::find_change(insight, Outcome::psfs_score);
  CHECK(psfs.baseline->value == doctest::Approx(3));
  CHECK(psfs.current->value == doctest::Approx(7.5));
  CHECK(psfs.word == ChangeWord::clear);
  log.at(57, entry({{7, 9}}));
  const Insight other_later = log.insight(57);
  const OutcomeChange& other = *testing::find_change(other_later, Outcome::psfs_score);
  CHECK_FALSE(other.current);
  CHECK(other.word == ChangeWord::too_few);
}

TEST_CASE("inv_improvement_evidence: of simulated people who do not change, few are told of a clear change") {
  struct Kind {
    std::string name;
    double change;  // of pain over four weeks
  };
  constexpr int people = 2000;
  testing::Chance chance{11};
  for (const Kind& kind : {Kind{"no change", 0}, Kind{"one point better", -1}, Kind{"three points better", -3}}) {
    int clear = 0, small = 0, worse = 0;
    double bias = 0;
    for (int person = 0; person < people; ++person) {
      DayValues values, truth;
      const double level = 4 + 3 * chance.uniform();
      double mood = chance.normal();
      for (int on = 0; on < 28; ++on) {
        const double pain = level + kind.change * on / 27 + chance.follow(mood, 0.4);
        if (!chance.is(0.8)) continue;
        values.push_back({day(on), static_cast<double>(testing::on_scale(pain))});
        truth.push_back({day(on), level + kind.change * on / 27});
      }
      const auto baseline = calc_baseline(testing::figures(), values);
      const auto current = calc_current(testing::figures(), values, day(27));
      if (!baseline || !current) continue;
      const double better = baseline->value - current->value;
      const ChangeWord word = find_change_word(pain_figures(), baseline->value, better);
      clear += word == ChangeWord::clear;
      small += word == ChangeWord::small;
      worse += word == ChangeWord::worse;
      bias += better - (calc_baseline(testing::figures(), truth)->value -
                        calc_current(testing::figures(), truth, day(27))->value);
    }
    MESSAGE(kind.name << ": clear " << clear << ", small " << small << ", worse " << worse << " of " << people
                      << ", bias " << bias / people);
    if (kind.change == 0) CHECK(testing::is_at_most(clear, people, 0.05));
    if (kind.change == -3) CHECK(clear > people / 2);
    CHECK(std::abs(bias / people) < 0.15);
  }
}

TEST_CASE("the slope is the median of all slopes, and the interval holds it") {
  testing::Chance chance{5};
  for (int n = 7; n < 60; n += 9) {
    DayValues values;
    for (int i = 0; i < n; ++i) values.push_back({day(i * (1 + i % 2)), 5.0 + std::floor(10 * chance.uniform())});
    std::sort(values.begin(), values.end(), [](const DayValue& a, const DayValue& b) { return a.day < b.day; });
    values.erase(
        std::unique(values.begin(), values.end(), [](const DayValue& a, const DayValue& b) { return a.day == b.day; }),
        values.end());
    std::vector<double> slopes;
    for (const DayValue& a : values) {
      for (const DayValue& b : values) {
        if (a.day < b.day) slopes.push_back((b.value - a.value) / (b.day - a.day).count);
      }
    }
    std::sort(slopes.begin(), slopes.end());
    const double median = (slopes[slopes.size() / 2] + slopes[(slopes.size() - 1) / 2]) / 2;
    CHECK(*calc_slope(values) == doctest::Approx(median));
  }
}

TEST_CASE("the interval of the trend holds the true slope for most simulated people") {
  testing::Chance chance{6};
  int inside = 0;
  constexpr int people = 300;
  double bias = 0;
  for (int person = 0; person < people; ++person) {
    DayValues values;
    double mood = chance.normal();
    for (int i = 0; i < 56; ++i) values.push_back({day(i), 7 - 0.5 * i / 7 + chance.follow(mood, 0.3)});
    const Trend trend = *calc_trend(values);
    inside += trend.least <= -0.5 && -0.5 <= trend.most;
    bias += trend.per_week + 0.5;
    CHECK(trend.least <= trend.per_week);
    CHECK(trend.per_week <= trend.most);
    CHECK(trend.days == 56);
  }
  MESSAGE("true slope inside the interval: " << inside << " of " << people << ", bias " << bias / people);
  CHECK(inside > people * 8 / 10);
  CHECK(std::abs(bias / people) < 0.05);
}

TEST_CASE("quantiles are those of the tables") {
  CHECK(calc_normal_quantile(0.05) == doctest::Approx(1.959964).epsilon(1e-6));
  CHECK(calc_normal_quantile(0.05 / 3) == doctest::Approx(2.393980).epsilon(1e-5));
  CHECK(calc_student_quantile(0.05, 10) == doctest::Approx(2.228).epsilon(1e-3));
  CHECK(calc_student_quantile(0.01, 6) == doctest::Approx(3.707).epsilon(5e-3));
}

}  // namespace unhunch::core

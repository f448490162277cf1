// SPDX-License-Identifier: Apache-2.0
#include <rapidcheck.h>

#include <set>

#include "core/ladder.h"
#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

const std::vector<bool> all_levels(4, true);

Ladder ladder_on(Date today, const Answers& answers, const History& history) {
  return calc_ladder(regimen(), all_levels, answers, history, std::nullopt, today);
}

// Sessions through the gate of a level: three sets of twelve, perfect, calm and settled, on different days.
int count_gate_days(const History& history, std::size_t at_level) {
  std::set<int> days;
  for (const SessionDone& session : history.sessions) {
    for (const ExerciseDone& done : session.exercises) {
      const bool gate = regimen()[done.exercise].level.index == at_level && done.sets >= 3 && done.reps >= 12 &&
                        done.all_done && done.form_perfect && session.pain_peak && *session.pain_peak <= 3_pain &&
                        session.after == AfterEffect::settled;
      if (gate) days.insert(session.date.since_1970);
    }
  }
  return static_cast<int>(days.size());
}

// How a session went: good more often than not, so that the levels are reached.
void add_outcome(SessionDone& session, ExerciseDone& done) {
  const bool well = *rc::gen::inRange(0, 10) < 7;
  done.form_perfect = well;
  done.all_done = well || *rc::gen::arbitrary<bool>();
  session.pain_before = Pain{};
  session.pain_peak = Pain{well ? *rc::gen::inRange(0, 4) : *rc::gen::inRange(0, 11)};
  session.after = well ? AfterEffect::settled
                       : *rc::gen::element(AfterEffect::settled, AfterEffect::not_settled, AfterEffect::not_known);
  if (!well && *rc::gen::inRange(0, 5) == 0) done.response = Response::sharp;
}

Days some_gap() { return Days{*rc::gen::weightedElement<int>({{10, 1}, {30, 2}, {10, 3}, {2, 15}, {1, 29}})}; }

bool is_red(const SessionDone& session, const ExerciseDone& done) {
  return done.response == Response::sharp || (session.pain_peak && *session.pain_peak >= 6_pain) ||
         session.after == AfterEffect::not_settled;
}

void check_rise(const Ladder& before, const Ladder& after, const History& history, Date today) {
  if (after.push_ups.level <= before.push_ups.level) return;
  RC_ASSERT(after.push_ups.level == before.push_ups.level + 1);
  RC_ASSERT(count_gate_days(history, before.push_ups.level) >= 2);
  if (after.push_ups.level == 2) RC_ASSERT(today - *after.first_day >= 14_days);
  if (after.push_ups.level == 3) RC_ASSERT(today - *after.first_day >= 42_days);
}

}  // namespace

TEST_CASE("inv_ladder_steps: whoever follows the advice rises by one level at most, through the gate, not too early") {
  fix_seed();
  CHECK(rc::check([] {
    Answers answers = healthy();
    History history;
    Date today = day(0);
    Ladder before = ladder_on(today, answers, history);
    for (int n = 0; n < 40; ++n) {
      SessionDone session;
      session.date = today;
      ExerciseDone done;
      done.exercise = regimen().levels[before.push_ups.level].exercise;
      done.sets = before.push_ups.sets;
      done.reps = before.push_ups.reps;
      add_outcome(session, done);
      session.exercises.push_back(done);
      history.sessions.push_back(session);
      today = today + some_gap();
      Ladder after = ladder_on(today, answers, history);
      if (after.proposed_level) {  // accepted, but only when asked
        RC_ASSERT(*after.proposed_level == after.push_ups.level + 1);
        answers.preferences.strength_level = LevelId{static_cast<std::uint16_t>(*after.proposed_level)};
        after = ladder_on(today, answers, history);
      }
      check_rise(before, after, history, today);
      if (is_red(session, done)) {
        RC_ASSERT(after.push_ups.level <= before.push_ups.level);
        RC_ASSERT(after.push_ups.sets <= before.push_ups.sets);
        RC_ASSERT(after.push_ups.reps <= before.push_ups.reps);
      }
      before = after;
    }
  }));
}

TEST_CASE("inv_ladder_steps: whatever the history holds, no level is skipped or reached without the gate") {
  fix_seed();
  CHECK(rc::check([] {
    Answers answers = healthy();
    if (*rc::gen::arbitrary<bool>()) {
      answers.preferences.strength_level = LevelId{static_cast<std::uint16_t>(*rc::gen::inRange(0, 4))};
    }
    History history;
    Date today = day(0);
    Ladder before = ladder_on(today, answers, history);
    for (int n = 0; n < 25; ++n) {
      SessionDone session;
      session.date = today;
      for (int times = *rc::gen::inRange(1, 3); times > 0; --times) {
        ExerciseDone done;
        done.exercise = regimen().levels[static_cast<std::size_t>(*rc::gen::inRange(0, 4))].exercise;
        done.sets = *rc::gen::inRange(1, 4);
        done.reps = *rc::gen::inRange(1, 16);
        add_outcome(session, done);
        session.exercises.push_back(done);
      }
      history.sessions.push_back(session);
      today = today + Days{*rc::gen::inRange(0, 4)};
      const Ladder after = ladder_on(today, answers, history);
      check_rise(before, after, history, today);
      if (after.push_ups.level == before.push_ups.level && !before.push_ups.lowest) {
        RC_ASSERT(after.push_ups.step <= before.push_ups.step + 1);
      }
      before = after;
    }
  }));
}

TEST_CASE("inv_not_harder_after_red: rows done as advised are never harder after a red session") {
  fix_seed();
  CHECK(rc::check([] {
    const Answers answers = healthy();
    History history;
    Date today = day(0);
    BandRows before = ladder_on(today, answers, history).rows;
    for (int n = 0; n < 30; ++n) {
      const DoseStep& dose = regimen().row_steps[before.step];
      SessionDone session;
      session.date = today;
      ExerciseDone done;
      done.exercise = regimen().known.band_row;
      done.sets = dose.sets;
      done.reps = dose.reps;
      add_outcome(session, done);
      session.exercises.push_back(done);
      history.sessions.push_back(session);
      today = today + some_gap();
      const BandRows after = ladder_on(today, answers, history).rows;
      RC_ASSERT(after.step <= before.step + 1);
      if (is_red(session, done)) {
        RC_ASSERT(regimen().row_steps[after.step].sets <= dose.sets);
        RC_ASSERT(regimen().row_steps[after.step].reps <= dose.reps);
        RC_ASSERT(!after.next_band);
      }
      before = after;
    }
  }));
}

TEST_CASE("inv_strength_days: whoever asks first never has six strength days in seven nor two heavy ones in a row") {
  fix_seed();
  CHECK(rc::check([] {
    History history;
    std::vector<std::pair<Date, bool>> days;
    for (int n = 0; n < 60; ++n) {
      const bool light = *rc::gen::inRange(0, 3) > 0;
      if (!is_strength_day_free(regimen(), history, day(n), light)) continue;
      SessionDone session;
      session.date = day(n);
      ExerciseDone done;
      done.exercise = exercise(light ? "wall_push_up" : "chair_push_up");
      session.exercises.push_back(done);
      history.sessions.push_back(session);
      if (!light && !days.empty() && days.back().second) RC_ASSERT(day(n) - days.back().first > 1_days);
      days.emplace_back(day(n), !light);
      const auto in_window =
          std::count_if(days.begin(), days.end(), [&](const auto& each) { return day(n) - each.first < 7_days; });
      RC_ASSERT(in_window <= 5);
    }
  }));
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
//
// Two hundred days of people who do what the plan says, and now and then more than that, with random pain and random
// responses. What they were given is judged against what they had done before, by rules written here anew.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "progress_judge.h"

namespace unhunch {
namespace {

using testing::Broken;
using testing::Done;
using testing::healthy;
using testing::ids_of;
using testing::index;
using testing::ProgressJudge;
using testing::Random;
using testing::regimen;

constexpr int people = testing::is_sanitized ? 4 : 60;
constexpr int days = 200;

class Simulation {
 public:
  explicit Simulation(std::uint64_t seed) : random_(seed), from_(healthy()), answers_(index().to_core(from_)) {
    const std::vector<std::string> signs = ids_of("sign");
    for (int i = 0; i < 6; ++i) from_.signs[testing::pick(random_, signs)] = "yes";
    if (chance(30)) from_.conditions[testing::pick(random_, ids_of("condition"))] = "yes";
    answers_ = index().to_core(from_);
    core::Preferences& preferences = answers_.preferences;
    for (const char* anchor : {"morning", "midday", "evening", "night", "weekend", "daily"}) {
      if (chance(40)) preferences.anchors.emplace_back(anchor);
    }
    if (chance(50)) preferences.strength_days = static_cast<std::uint8_t>(random_() % 128);
    if (chance(50)) preferences.daily_cap = core::Minutes{chance(50) ? 60 : 10};
    eager_ = chance(60);
    steady_ = chance(50);
    history_.started_on = first_;
  }

  void run() {
    for (int day = 0; day < days; ++day) {
      const core::Date today = first_ + core::Days{day};
      if (chance(8)) continue;
      if (chance(1)) day += 12 + static_cast<int>(random_() % 20);
      live(first_ + core::Days{day});
      if (today != first_ + core::Days{day}) continue;
    }
  }

  Broken broken() const {
    Broken all = broken_;
    all.add(judge_.broken(), "progression");
    return all;
  }
  int sessions = 0;
  const ProgressJudge& judge() const { return judge_; }

 private:
  bool chance(int percent) { return testing::chance(random_, percent); }

  void live(core::Date today) {
    answers_.screened_on = today - core::Days{3};
    answers_.pain_now = core::Pain{static_cast<int>(random_() % 4)};
    if (eager_) answers_.preferences.strength_level = index().find<core::LevelId>("strength_level", "level_floor");
    std::vector<core::RoutineId> wanted;
    {
      const core::Person person{regimen(), answers_, history_, today};
      const core::Plan plan = core::make_plan(person, today);
      if (plan.days.empty()) return;
      int planned = 0;
      for (const core::PlanItem& item : plan.days.front().items) {
        wanted.push_back(item.routine);
        planned += item.time.count;
      }
      const int cap = answers_.preferences.daily_cap ? answers_.preferences.daily_cap->count : 20;
      broken_.expect(planned <= cap * 60, "inv_daily_minutes", std::to_string(planned));
      if (!eager_ && person.ladder.proposed_level)
        answers_.preferences.strength_level = core::LevelId{static_cast<std::uint16_t>(*person.ladder.proposed_level)};
    }
    while (chance(30))
      wanted.push_back(core::RoutineId{static_cast<std::uint16_t>(random_() % regimen().routines.size())});
    for (const core::RoutineId routine : wanted) exercise(routine, today);
  }

  void exercise(core::RoutineId routine, core::Date today) {
    const core::Person person{regimen(), answers_, history_, today};
    core::SessionRequest request;
    request.routine = routine;
    request.date = today;
    request.seed = random_();
    if (chance(15)) request.minutes = core::Minutes{5 + static_cast<int>(random_() % 16)};
    const core::Session session = core::make_session(person, request);
    if (session.steps.empty()) return;
    ++sessions;

    core::SessionDone done;
    done.date = today;
    done.routine = session.routine;
    done.pain_before = answers_.pain_now;
    const bool calm = steady_ ? chance(95) : chance(75);
    done.pain_peak = core::Pain{calm ? static_cast<int>(random_() % 4) : 4 + static_cast<int>(random_() % 6)};
    const int after = static_cast<int>(random_() % 100);
    done.after = after < (steady_ ? 95 : 80) ? core::AfterEffect::settled
                 : after < 97                ? core::AfterEffect::not_settled
                                             : core::AfterEffect::not_known;
    std::vector<Done> now;
    for (std::size_t i = 0; i < session.items.size(); ++i) {
      const core::Item& item = session.items[i];
      if (!item.exercise) continue;
      core::ExerciseDone each;
      each.exercise = item.exercise;
      each.variant = item.variant;
      const int response = static_cast<int>(random_() % 100);
      if (response < 50) each.response = response < 40 ? core::Response::eased : core::Response::same;
      if (!steady_ && response >= 92) each.response = response < 96 ? core::Response::worse : core::Response::sharp;
      each.sets = item.sets;
      each.reps = item.reps;
      each.all_done = chance(95);
      each.form_perfect = chance(90);
      const Done mine = judge_.read(session, i, done, each);
      if (mine.contact > 0) each.contact = core::Seconds{mine.contact};
      if (mine.hold > 0) each.hold = core::Seconds{mine.hold};
      now.push_back(mine);
      done.exercises.push_back(each);
    }
    judge_.add(std::move(now));
    history_.sessions.push_back(std::move(done));
  }

  Random random_;
  oracle::Answers from_;
  core::Answers answers_;
  core::History history_;
  core::Date first_ = *core::find_date("2024-01-01");
  bool eager_ = false, steady_ = false;
  testing::SessionCheck check_;
  ProgressJudge judge_{check_};
  Broken broken_;
};

struct Outcome {
  Broken broken;
  int sessions = 0, highest_level = -1, longest_roll = 0;
};

const Outcome& outcome() {
  static const Outcome all = [] {
    Outcome out;
    for (int n = 0; n < people; ++n) {
      Simulation simulation{static_cast<std::uint64_t>(n) + 1};
      simulation.run();
      out.sessions += simulation.sessions;
      out.highest_level = std::max(out.highest_level, simulation.judge().highest_level());
      out.longest_roll = std::max(out.longest_roll, simulation.judge().longest_roll());
      out.broken.add(simulation.broken(), "person " + std::to_string(n));
    }
    return out;
  }();
  return all;
}

void expect_unbroken(const char* invariant) { outcome().broken.check(invariant); }

}  // namespace

TEST_CASE("The simulated days reach every level and longer rolls") {
  MESSAGE("people: " << people << ", sessions: " << outcome().sessions << ", longest roll: " << outcome().longest_roll);
  if (!testing::is_sanitized) {
    CHECK(outcome().highest_level == 3);
    CHECK(outcome().longest_roll > 30);
  }
}
TEST_CASE("inv_strength_days: strength on at most five days in seven, heavy push-ups never on consecutive days") {
  expect_unbroken("inv_strength_days");
}
TEST_CASE("inv_ladder_steps: levels rise one at a time, through the gate, and not too early") {
  expect_unbroken("inv_ladder_steps");
}
TEST_CASE("inv_not_harder_after_red: after a red session the same exercise is not harder") {
  expect_unbroken("inv_not_harder_after_red");
}
TEST_CASE("inv_roller_growth: rolling starts short and grows slowly over two hundred days") {
  expect_unbroken("inv_roller_growth");
}
TEST_CASE("inv_daily_minutes: the plan of a day stays inside the person's minutes over two hundred days") {
  expect_unbroken("inv_daily_minutes");
}

}  // namespace unhunch

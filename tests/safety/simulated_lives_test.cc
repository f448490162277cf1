// SPDX-License-Identifier: Apache-2.0
//
// Whole years of people to whom things happen: symptoms that come, are cleared or pass, conditions that begin, bad
// days, weeks without a word, other places and things. On every day they are judged by the second engine, and whatever
// the core offers them by the rules of sequences, doses and progression.
//
// UNHUNCH_LIVES says how many years (30), UNHUNCH_FIRST_LIFE with which seed they begin, so that large numbers can be
// run in batches; bench/README.md says how.

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>

#include "progress_judge.h"

namespace unhunch {
namespace {

using testing::Broken;
using testing::document;
using testing::Done;
using testing::ids_of;
using testing::index;
using testing::ProgressJudge;
using testing::Random;
using testing::regimen;

constexpr int days_of_year = 365;

int number_from(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

class Life {
 public:
  explicit Life(std::uint64_t seed) : random_(seed), told_(testing::healthy()) {
    for (int i = 0; i < 5; ++i) told_.signs[testing::pick(random_, ids_of("sign"))] = "yes";
    while (chance(40)) told_.conditions[testing::pick(random_, ids_of("condition"))] = "yes";
    for (const char* anchor : {"morning", "midday", "evening", "night", "weekend", "daily"}) {
      if (chance(40)) preferences_.anchors.emplace_back(anchor);
    }
    if (chance(50)) preferences_.strength_days = static_cast<std::uint8_t>(random_() % 128);
    if (chance(50)) preferences_.daily_cap = core::Minutes{10 + static_cast<int>(random_() % 50)};
    careful_ = chance(50);
    history_.started_on = first_;
    told_.screened_on = core::to_iso(first_);
    told_.raised_on.clear();
  }

  void run() {
    for (int day = 0; day < days_of_year; ++day) {
      if (chance(1)) day += 10 + static_cast<int>(random_() % 40);
      if (chance(12)) continue;
      live(first_ + core::Days{day});
    }
    broken_.add(judge_.broken(), "progression");
  }

  const Broken& broken() const { return broken_; }
  int sessions = 0, days_without = 0, days = 0;

 private:
  bool chance(int percent) { return testing::chance(random_, percent); }
  std::string pick(const char* kind) { return testing::pick(random_, ids_of(kind)); }

  // ---- what happens -------------------------------------------------------------------------------------------------

  void happen(const std::string& today) {
    if (chance(40)) told_.pain_now = chance(4) ? 6 + static_cast<int>(random_() % 4) : static_cast<int>(random_() % 5);
    if (chance(1)) raise(today);
    if (!open_.empty() && chance(40)) settle(today);
    if (chance(2)) told_.conditions[pick("condition")] = chance(15) ? "unsure" : chance(25) ? "yes" : "no";
    if (chance(2)) told_.pain_between_blades = pick("choice");
    if (chance(3)) told_.place = chance(50) ? std::optional{pick("place")} : std::nullopt;
    if (chance(3)) change_things();
    if (chance(5)) told_.head_turn_skipped = !told_.head_turn_skipped;
    if (chance(6)) told_.screened_on = today;
  }

  void raise(const std::string& today) {
    const std::string flag = pick("flag");
    if (!told_.flags.contains(flag)) return;  // one that follows from others
    told_.flags[flag] = chance(30) ? "unsure" : "yes";
    told_.raised_on[flag] = today;
    open_.push_back(flag);
  }

  // It passed, somebody has looked at it, or it is forgotten about.
  void settle(const std::string& today) {
    const std::string flag = open_.back();
    open_.pop_back();
    if (chance(60)) {
      told_.flags[flag] = "no";
      told_.raised_on.erase(flag);
    } else if (chance(95)) {
      told_.checks.push_back({pick("check_entry"), flag, today, pick("check_result")});
    }
  }

  void change_things() {
    std::set<std::string> things;
    for (const std::string& each : ids_of("equipment")) {
      if (chance(60)) things.insert(each);
    }
    told_.equipment = std::move(things);
  }

  // ---- one day ------------------------------------------------------------------------------------------------------

  void live(core::Date date) {
    const std::string today = core::to_iso(date);
    happen(today);
    ++days;
    core::Answers answers = index().to_core(told_);
    answers.preferences = preferences_;
    std::vector<core::RoutineId> wanted;
    {
      const core::Person person{regimen(), answers, history_, date};
      expect_same_triage(person.triage, today);
      const core::Plan plan = core::make_plan(person, date);
      expect_nothing_without_leave(person, plan, date);
      for (const core::PlanDay& day : plan.days) {
        if (day.date != date) continue;
        for (const core::PlanItem& item : day.items) wanted.push_back(item.routine);
      }
      if (person.ladder.proposed_level && chance(careful_ ? 30 : 100)) {
        preferences_.strength_level = core::LevelId{static_cast<std::uint16_t>(*person.ladder.proposed_level)};
      }
    }
    while (chance(20))
      wanted.push_back(core::RoutineId{static_cast<std::uint16_t>(random_() % regimen().routines.size())});
    if (wanted.empty()) return;
    const oracle::Forms forms = oracle::allowed(document(), told_, today);
    for (const core::RoutineId routine : wanted) exercise(routine, date, answers, forms);
  }

  void expect_same_triage(const core::Triage& triage, const std::string& today) {
    const std::string found = testing::describe_triage(regimen(), triage);
    const std::string expected = testing::describe_triage(oracle::triage(document(), told_, today));
    if (found == expected) return;
    broken_.expect(false, "inv_tier_is_max",
                   today + "\ncore:   " + found + "\noracle: " + expected + "\n" + testing::describe(told_));
  }

  // Urgent, emergency, under age, not answered, or too long away: nothing can be started, by the plan or past it.
  void expect_nothing_without_leave(const core::Person& person, const core::Plan& plan, core::Date date) {
    if (person.may_exercise()) return;
    ++days_without;
    broken_.expect(plan.days.empty() && !plan.breaks, "inv_emergency_no_plan", "a plan in spite of the answers");
    for (const char* name : {"office_reset", "quick_two", "full_session"}) {
      core::SessionRequest request;
      request.routine = index().find<core::RoutineId>("routine", name);
      request.date = date;
      broken_.expect(core::make_session(person, request).steps.empty(), "inv_urgent_until_cleared", name);
    }
  }

  void exercise(core::RoutineId routine, core::Date date, const core::Answers& answers, const oracle::Forms& forms) {
    const core::Person person{regimen(), answers, history_, date};
    core::SessionRequest request;
    request.routine = routine;
    request.date = date;
    request.seed = random_();
    if (chance(10)) request.minutes = core::Minutes{4 + static_cast<int>(random_() % 16)};
    const core::Session session = core::make_session(person, request);
    if (session.steps.empty()) return;
    ++sessions;
    for (const std::string& fault : check_.run(person, forms, request, session)) {
      broken_.expect(false, fault.substr(0, fault.find(':')), core::to_iso(date) + " " + fault);
    }
    record(session, date, answers);
  }

  void record(const core::Session& session, core::Date date, const core::Answers& answers) {
    core::SessionDone done;
    done.date = date;
    done.routine = session.routine;
    done.pain_before = answers.pain_now;
    done.pain_peak =
        core::Pain{chance(careful_ ? 92 : 75) ? static_cast<int>(random_() % 4) : 4 + static_cast<int>(random_() % 6)};
    done.after = chance(85)   ? core::AfterEffect::settled
                 : chance(60) ? core::AfterEffect::not_settled
                              : core::AfterEffect::not_known;
    std::vector<Done> now;
    for (std::size_t i = 0; i < session.items.size(); ++i) {
      if (!session.items[i].exercise) continue;
      core::ExerciseDone each = respond(session.items[i]);
      const Done mine = judge_.read(session, i, done, each);
      if (mine.contact > 0) each.contact = core::Seconds{mine.contact};
      if (mine.hold > 0) each.hold = core::Seconds{mine.hold};
      now.push_back(mine);
      done.exercises.push_back(each);
    }
    judge_.add(std::move(now));
    history_.sessions.push_back(std::move(done));
  }

  core::ExerciseDone respond(const core::Item& item) {
    core::ExerciseDone each;
    each.exercise = item.exercise;
    each.variant = item.variant;
    if (chance(70)) each.response = core::Response::eased;
    if (chance(careful_ ? 2 : 8)) each.response = chance(50) ? core::Response::worse : core::Response::sharp;
    each.sets = item.sets;
    each.reps = item.reps;
    each.all_done = chance(95);
    each.form_perfect = chance(85);
    return each;
  }

  Random random_;
  oracle::Answers told_;
  core::Preferences preferences_{};
  core::History history_;
  core::Date first_ = *core::find_date("2024-01-01");
  bool careful_ = false;
  std::vector<std::string> open_;  // flags that nothing has become of
  testing::SessionCheck check_;
  ProgressJudge judge_{check_};
  Broken broken_;
};

struct Lives {
  Broken broken;
  int years = 0, days = 0, days_without = 0, sessions = 0;
  double seconds = 0;
};

const Lives& lives() {
  static const Lives all = [] {
    Lives out;
    const int first = number_from("UNHUNCH_FIRST_LIFE", 1);
    out.years = number_from("UNHUNCH_LIVES", testing::is_sanitized ? 2 : 30);
    const auto begin = std::chrono::steady_clock::now();
    for (int n = first; n < first + out.years; ++n) {
      Life life{static_cast<std::uint64_t>(n)};
      life.run();
      out.days += life.days;
      out.days_without += life.days_without;
      out.sessions += life.sessions;
      out.broken.add(life.broken(), "life " + std::to_string(n));
    }
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return out;
  }();
  return all;
}

}  // namespace

TEST_CASE("The simulated lives have days with and without leave to exercise") {
  const Lives& all = lives();
  MESSAGE("years: " << all.years << ", days: " << all.days << ", without leave: " << all.days_without
                    << ", sessions: " << all.sessions << ", years a second: " << all.years / all.seconds);
  CHECK(all.days_without > all.days / 50);
  CHECK(all.days_without < all.days * 2 / 3);
  CHECK(all.sessions > all.days / 4);
}

// Each invariant that a life can break is told by its name; the last check is for what the list does not name.
TEST_CASE("Simulated lives break no invariant") {
  for (const char* invariant : {"inv_tier_is_max",
                                "inv_emergency_no_plan",
                                "inv_urgent_until_cleared",
                                "inv_conditions_respected",
                                "inv_place_equipment",
                                "inv_pain_now_gate",
                                "inv_warm_up",
                                "inv_hold_limits",
                                "inv_equal_sides",
                                "inv_hand_pressure",
                                "inv_breath_pause",
                                "inv_head_below_heart",
                                "inv_supine_and_extension",
                                "inv_floor_and_wrist",
                                "inv_daily_minutes",
                                "inv_ladder_steps",
                                "inv_not_harder_after_red",
                                "inv_strength_days",
                                "inv_roller_growth",
                                "inv_timer_sums"}) {
    lives().broken.check(invariant);
  }
  CHECK(lives().broken.empty());
}

}  // namespace unhunch

// SPDX-License-Identifier: Apache-2.0
//
// Sessions for every routine, pattern, place, set of things at hand, tier, pain, time and single condition, and for
// every pair of conditions: each one is checked step by step (session_check.h). Without conditions every combination of
// pattern, place, things, tier and pain is built; with conditions a fixed sample of those combinations.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <functional>

#include "session_check.h"

namespace unhunch {
namespace {

using oracle::Answers;
using testing::document;
using testing::healthy;
using testing::ids_of;
using testing::index;
using testing::Random;
using testing::regimen;
using testing::the_day;

core::RoutineId routine(const std::string& id) { return index().find<core::RoutineId>("routine", id); }
core::ExerciseId exercise(const std::string& id) { return index().find<core::ExerciseId>("exercise", id); }

// Signs that lead to each result, from the examples of the specification.
void set_pattern(Answers& answers, const std::string& pattern) {
  const std::map<std::string, std::vector<std::string>> signs{
      {"desk", {"worse_over_workday", "deep_ache_between_blades", "worse_reaching_for_mouse"}},
      {"morning", {"pain_on_waking", "eases_within_30_min", "better_with_gentle_movement"}},
      {"stress", {"worse_in_stressful_times", "knot_neck_shoulder"}},
      {"mixed",
       {"worse_over_workday", "worse_reaching_for_mouse", "deep_ache_between_blades", "worse_in_stressful_times",
        "knot_neck_shoulder"}},
      {"unclear", {}}};
  for (const std::string& sign : signs.at(pattern)) answers.signs[sign] = "yes";
}

// Some weeks of practice without trouble: the towel and the roller are known, the wall is done, holds have grown.
core::History practised() {
  core::History history;
  history.started_on = core::find_date("2024-03-20");
  for (int day = 0; day < 18; ++day) {
    core::SessionDone session;
    session.date = *core::find_date("2024-04-01") + core::Days{2 * day};
    session.routine = routine("full_session");
    session.pain_before = session.pain_peak = core::Pain{1};
    session.after = core::AfterEffect::settled;
    core::ExerciseDone towel{exercise("thoracic_extension_roller"),
                             index().find<core::VariantId>("exercise_variant", "extension_towel"),
                             {},
                             core::Seconds{30}};
    core::ExerciseDone roller{exercise("foam_roller_massage"), {}, {}, core::Seconds{30 + 5 * (day / 4)}};
    core::ExerciseDone push_ups{exercise(day < 8 ? "wall_push_up" : "counter_push_up"), {}, {}, {}};
    const int step = std::min(day < 8 ? day : day - 8, 4);
    push_ups.sets = step < 3 ? 2 : 3;
    push_ups.reps = std::vector<int>{8, 10, 12, 10, 12}[static_cast<std::size_t>(step)];
    push_ups.form_perfect = true;
    session.exercises = {towel, roller, push_ups};
    history.sessions.push_back(session);
  }
  return history;
}

class Sweeping {
 public:
  Sweeping() {
    const auto started = std::chrono::steady_clock::now();
    without_conditions();
    with_conditions();
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  }

  struct Broken {
    int sessions = 0;
    std::string example;
  };
  std::map<std::string, Broken> broken;  // by invariant
  long sessions = 0, empty = 0;
  double seconds = 0;

 private:
  const std::vector<std::string> patterns_{"desk", "morning", "stress", "mixed", "unclear"};
  const std::vector<std::string> tiers_{"clear", "gentle"};
  const std::vector<int> pains_{0, 4, 6, -1};
  const std::vector<int> minutes_{0, 1, 2, 3, 5, 8, 10, 15, 20};

  static std::vector<std::set<std::string>> equipment_sets() {
    const std::vector<std::string> names = ids_of("equipment");
    const std::set<std::string> all(names.begin(), names.end());
    std::vector<std::set<std::string>> sets{{}, {"chair_sturdy"}, {"chair_sturdy", "mat_or_towel"}, all};
    for (const std::string& name : names) {
      sets.push_back(all);
      sets.back().erase(name);
    }
    return sets;
  }

  static std::vector<std::string> places() {
    std::vector<std::string> all = ids_of("place");
    all.insert(all.begin(), "");
    return all;
  }

  Answers make(const std::string& pattern, const std::string& place, const std::set<std::string>& equipment,
               const std::string& tier, int pain) const {
    Answers answers = healthy_;
    set_pattern(answers, pattern);
    if (!place.empty()) answers.place = place;
    answers.equipment = equipment;
    if (tier == "gentle") answers.pain_between_blades = "new_not_checked";
    if (pain < 0)
      answers.pain_now.reset();
    else
      answers.pain_now = pain;
    return answers;
  }

  void without_conditions() {
    for (const std::string& pattern : patterns_) {
      for (const std::string& place : places_) {
        for (const auto& equipment : equipment_) {
          for (const std::string& tier : tiers_) {
            for (const int pain : pains_) {
              visit(make(pattern, place, equipment, tier, pain), testing::is_sanitized ? 1 : 9);
            }
          }
        }
      }
    }
  }

  void with_conditions() {
    const std::vector<std::string> conditions = ids_of("condition");
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      for (std::size_t j = i; j < conditions.size(); ++j) {
        const int people = (i == j ? 160 : 24) / (testing::is_sanitized ? 20 : 1);
        for (int n = 0; n < people; ++n) {
          const int pain = testing::chance(random_, 75) ? 0 : pains_[random_() % pains_.size()];
          Answers answers = make(testing::pick(random_, patterns_), testing::pick(random_, places_),
                                 n % 2 == 0 ? equipment_[3] : equipment_[random_() % equipment_.size()],
                                 testing::chance(random_, 25) ? "gentle" : "clear", pain);
          answers.conditions[conditions[i]] = "yes";
          answers.conditions[conditions[j]] = "yes";
          if (testing::chance(random_, 30)) answers.options.insert("breath_hold");
          if (testing::chance(random_, 10)) answers.head_turn_skipped = true;
          if (testing::chance(random_, 10)) answers.minutes_since_food = 60;
          visit(answers, 4);
        }
      }
    }
  }

  // Every routine for one person, each with some lengths of time, without a day and on days with and without strength.
  void visit(const Answers& from, int lengths) {
    core::Answers answers = index().to_core(from);
    const core::History& history = testing::chance(random_, 35) ? practised_ : none_;
    if (&history == &practised_) {
      answers.preferences.strength_level =
          index().find<core::LevelId>("strength_level", testing::pick(random_, ids_of_level_));
    }
    if (testing::chance(random_, 20))
      answers.preferences.daily_cap = core::Minutes{testing::chance(random_, 50) ? 5 : 60};
    const std::vector<std::optional<core::Date>> days{std::nullopt, core::find_date(the_day),
                                                      core::find_date("2024-05-16"), core::find_date("2024-05-18")};
    const std::optional<core::Date> day = days[random_() % days.size()];
    const core::Person person{regimen(), answers, history, day};
    const oracle::Forms forms =
        oracle::allowed(document(), from, day ? oracle::Today(core::to_iso(*day)) : oracle::Today());
    for (std::size_t r = 0; r < regimen().routines.size(); ++r) {
      for (int n = 0; n < lengths; ++n) {
        core::SessionRequest request;
        request.routine = core::RoutineId{static_cast<std::uint16_t>(r)};
        const int minutes = n == 0 && testing::chance(random_, 40) ? 0 : minutes_[random_() % minutes_.size()];
        if (minutes > 0) request.minutes = core::Minutes{minutes};
        request.date = day;
        request.seed = random_() % 3;
        check(person, from, forms, request);
      }
    }
  }

  void check(const core::Person& person, const Answers& from, const oracle::Forms& forms,
             const core::SessionRequest& request) {
    const core::Session session = core::make_session(person, request);
    ++sessions;
    if (session.steps.empty()) {
      ++empty;
      const bool no_strength = session.because == std::vector<core::Slug>{"strength_week_limit"};
      if (!no_strength) note("inv_no_dead_end: nothing to do", person, from, request, session);
    }
    for (const std::string& what : check_.run(person, forms, request, session))
      note(what, person, from, request, session);
  }

  void note(const std::string& what, const core::Person& person, const Answers& from,
            const core::SessionRequest& request, const core::Session& session) {
    Broken& one = broken[what.substr(0, what.find(':'))];
    if (one.sessions++ >= 3) return;
    one.example += what + "\n  " + regimen()[request.routine].id;
    if (request.minutes) one.example += ", minutes " + std::to_string(request.minutes->count);
    if (request.date) one.example += ", " + core::to_iso(*request.date);
    one.example += ", seed " + std::to_string(request.seed);
    const core::Preferences& preferences = person.answers.preferences;
    if (preferences.daily_cap) one.example += ", cap " + std::to_string(preferences.daily_cap->count);
    if (preferences.strength_level)
      one.example += ", practised, level " + std::to_string(preferences.strength_level.index);
    one.example += "\n  " + testing::describe(from) + "\n";
    for (const core::Item& item : session.items)
      one.example += "    " + std::to_string(item.slot.count) + " " +
                     (item.exercise ? regimen()[item.exercise].id : "change") + " " +
                     std::string(regimen().slug(item.variant)) + "\n";
  }

  const Answers healthy_ = healthy();
  const std::vector<std::string> places_ = places();
  const std::vector<std::set<std::string>> equipment_ = equipment_sets();
  const std::vector<std::string> ids_of_level_ = ids_of("strength_level");
  const core::History none_, practised_ = practised();
  Random random_{7};
  testing::SessionCheck check_;
};

const Sweeping& sweeping() {
  static const Sweeping done;
  return done;
}

void expect_unbroken(const std::string& what) {
  const auto found = sweeping().broken.find(what);
  if (found == sweeping().broken.end()) return;
  FAIL_CHECK(what << " is broken by " << found->second.sessions << " sessions:\n" << found->second.example);
}

struct Whole {
  Answers answers;
  core::Answers mine;
  core::History history;
  explicit Whole(const Answers& from) : answers(from), mine(index().to_core(from)) {}

  core::Session make(const core::SessionRequest& request) const {
    return core::make_session(core::Person{regimen(), mine, history, request.date}, request);
  }
};

std::map<std::string, std::string> situation_of(const std::string& form) {
  std::map<std::string, std::string> out;
  for (const std::string& pair : testing::split(form, ' '))
    out[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
  return out;
}

// A person without conditions and with everything at hand, in the situation that a form of a routine is for.
Whole untouched(const std::string& routine_id, std::map<std::string, std::string> situation,
                core::SessionRequest& request) {
  Answers answers = healthy();
  set_pattern(answers, situation.contains("pattern") ? situation["pattern"] : "unclear");
  if (situation.contains("place")) answers.place = situation["place"];
  if (routine_id == "gentle_session") answers.pain_between_blades = "new_not_checked";
  if (routine_id == "sore_day_session") answers.pain_now = 6;
  request.routine = routine(routine_id);
  request.date = core::find_date(situation["strength_day"] == "true" ? "2024-05-15" : "2024-05-16");
  Whole whole{answers};
  whole.mine.preferences.rows_in_the_evening = situation["rows"] != "false";
  return whole;
}

}  // namespace

TEST_CASE("No session is stopped by the core's own last check") {
  const Sweeping& done = sweeping();
  MESSAGE("sessions built: " << done.sessions << " (" << done.empty << " empty) in " << done.seconds << " s");
  expect_unbroken("stopped by the core's own last check");
}
TEST_CASE("inv_no_dead_end: whoever may exercise gets something to do in every session") {
  expect_unbroken("inv_no_dead_end");
}
TEST_CASE("inv_warm_up: every hold, roll and load comes after enough movement") { expect_unbroken("inv_warm_up"); }
TEST_CASE("inv_hold_limits: every hold and every sum of holds is inside its limits") {
  expect_unbroken("inv_hold_limits");
}
TEST_CASE("inv_equal_sides: both sides get the same time") { expect_unbroken("inv_equal_sides"); }
TEST_CASE("inv_timer_sums: steps follow each other without a gap and add up to the session") {
  expect_unbroken("inv_timer_sums");
}
TEST_CASE("inv_place_equipment: nothing needs a thing or a place that is not there") {
  expect_unbroken("inv_place_equipment");
}
TEST_CASE("inv_conditions_respected: every item of a session is in its allowed form with all its limits") {
  expect_unbroken("inv_conditions_respected");
}
TEST_CASE("inv_hand_pressure: no option that is off by default is in a session unasked") {
  expect_unbroken("inv_hand_pressure");
}
TEST_CASE("inv_breath_pause: the breath is paused only when switched on and allowed, and never long") {
  expect_unbroken("inv_breath_pause");
}
TEST_CASE("inv_pain_now_gate: no hold, roll or load in a session on a sore day") {
  expect_unbroken("inv_pain_now_gate");
}
TEST_CASE("inv_roller_growth: the first rolls are short and none is too long") { expect_unbroken("inv_roller_growth"); }
TEST_CASE("inv_daily_minutes: no session is longer than asked for or than the person's day") {
  expect_unbroken("inv_daily_minutes");
}

TEST_CASE("Untouched people get every routine with exactly its stated seconds") {
  for (const testing::Line& line : testing::spec_table("routine_totals")) {
    const std::string& id = line.at("routine");
    auto situation = situation_of(line.at("form"));
    if (situation.contains("level") && situation["level"] != "level_wall") continue;
    core::SessionRequest request;
    const core::Session session = untouched(id, situation, request).make(request);
    CAPTURE(id);
    CAPTURE(line.at("form"));
    CHECK(session.total.count == std::stoi(line.at("total_s")));
  }
}

TEST_CASE("Untouched people get every slot of every routine") {
  std::map<std::pair<std::string, std::string>, std::vector<std::pair<int, std::string>>> written;
  const std::vector<testing::Line> lines = testing::spec_table("routines");
  for (const testing::Line& line : lines) {
    auto& slots = written[{line.at("routine"), line.at("form")}];
    const std::string& item = line.at("item");
    if (item.starts_with("routine:")) {
      for (const testing::Line& inner : lines) {
        if (inner.at("routine") == item.substr(8))
          slots.emplace_back(std::stoi(inner.at("seconds")), inner.at("item").substr(0, inner.at("item").find('/')));
      }
    } else if (item == "block:strength") {  // two sets of eight, change, rows and what is left
      slots.emplace_back(124, "wall_push_up");
      slots.emplace_back(12, "change");
      slots.emplace_back(164, "band_row");
    } else {
      slots.emplace_back(std::stoi(line.at("seconds")), item.substr(0, item.find('/')));
    }
  }
  for (const auto& each : written) {
    const auto& key = each.first;
    auto situation = situation_of(key.second);
    if (situation.contains("level") && situation["level"] != "level_wall") continue;
    core::SessionRequest request;
    const core::Session session = untouched(key.first, situation, request).make(request);
    std::string found, expected;
    for (const core::Item& item : session.items)
      found += std::to_string(item.slot.count) + " " + (item.exercise ? regimen()[item.exercise].id : "change") + "\n";
    for (const auto& [seconds, item] : each.second) expected += std::to_string(seconds) + " " + item + "\n";
    CAPTURE(key.first);
    CAPTURE(key.second);
    CHECK(found == expected);
  }
}

TEST_CASE("People on every level get the stated seconds of a strength session") {
  for (const testing::Line& line : testing::spec_table("routine_totals")) {
    if (line.at("routine") != "strength_session") continue;
    const auto wanted = index().find<core::LevelId>("strength_level", situation_of(line.at("form"))["level"]);
    core::Answers answers = index().to_core(healthy());
    answers.preferences.strength_level = wanted;
    core::History history;
    core::Date day = *core::find_date("2024-01-01");
    const auto reached = [&] {
      return core::Person{regimen(), answers, history, day}.ladder.push_ups.level == wanted.index;
    };
    for (int n = 0; n < 60 && !reached(); ++n) {  // what the ladder asks for, every other day, without trouble
      const core::Person person{regimen(), answers, history, day};
      core::SessionDone done;
      done.date = day;
      done.pain_before = done.pain_peak = core::Pain{0};
      done.after = core::AfterEffect::settled;
      core::ExerciseDone push_ups;
      push_ups.exercise = regimen().levels[person.ladder.push_ups.level].exercise;
      push_ups.sets = person.ladder.push_ups.sets;
      push_ups.reps = person.ladder.push_ups.reps;
      push_ups.form_perfect = true;
      done.exercises = {push_ups};
      history.sessions.push_back(done);
      day = day + core::Days{2};
    }
    CAPTURE(line.at("form"));
    CHECK(reached());
    const core::Person person{regimen(), answers, history, day};
    const core::Session session = core::make_session(person, {routine("strength_session"), {}, day, 0});
    CHECK(session.total.count == std::stoi(line.at("total_s")));
  }
}

TEST_CASE("The check of sessions notices a session that was tampered with") {
  core::SessionRequest request;
  const Whole whole = untouched("full_session", {{"pattern", "desk"}, {"strength_day", "true"}}, request);
  const core::Person person{regimen(), whole.mine, whole.history, request.date};
  const core::Session good = core::make_session(person, request);
  const oracle::Forms forms = oracle::allowed(document(), whole.answers, the_day);
  testing::SessionCheck check;
  REQUIRE(check.run(person, forms, request, good).empty());

  const auto notices = [&](const std::string& invariant, const std::function<void(core::Session&)>& tamper) {
    core::Session bad = good;
    tamper(bad);
    const std::vector<std::string> broken = check.run(person, forms, request, bad);
    const bool found =
        std::any_of(broken.begin(), broken.end(), [&](const std::string& each) { return each.starts_with(invariant); });
    CHECK_MESSAGE(found, "nobody notices: " << invariant);
  };
  const auto first = [](core::Session& session, const auto& wanted) -> core::TimelineStep& {
    return *std::find_if(session.steps.begin(), session.steps.end(), wanted);
  };
  const auto is_hold = [](const core::TimelineStep& step) { return step.phase == core::Phase::hold; };
  const auto is_on_the_left = [](const core::TimelineStep& step) { return step.side == core::StepSide::left; };
  const auto has_breath = [](const core::TimelineStep& step) { return step.breath.has_value(); };

  notices("inv_timer_sums", [](core::Session& s) { s.total += core::Seconds{2}; });
  notices("inv_timer_sums", [](core::Session& s) { s.steps[3].start += core::Seconds{1}; });
  notices("inv_timer_sums", [&](core::Session& s) { first(s, has_breath).breath->cycles += 9; });
  notices("inv_hold_limits", [&](core::Session& s) { first(s, is_hold).duration = core::Seconds{61}; });
  notices("inv_hold_limits", [&](core::Session& s) { first(s, is_hold).duration = core::Seconds{9}; });
  notices("inv_equal_sides", [&](core::Session& s) { first(s, is_on_the_left).duration = core::Seconds{14}; });
  notices("inv_breath_pause", [&](core::Session& s) { first(s, has_breath).breath->pause = core::Seconds{4}; });
  notices("inv_warm_up", [](core::Session& s) {  // only the four directions are left before the first hold
    std::erase_if(s.steps, [](const core::TimelineStep& step) { return step.item < 4; });
  });
  notices("inv_warm_up", [](core::Session& s) { std::reverse(s.steps.begin(), s.steps.end()); });
  notices("inv_conditions_respected",
          [](core::Session& s) { s.items[0].modifications.insert(core::ModificationId{3}); });
  notices("inv_daily_minutes", [](core::Session& s) { s.total = core::Seconds{1201}; });

  core::Answers bare = whole.mine;
  bare.equipment = {};
  const core::Person without{regimen(), bare, whole.history, request.date};
  const auto broken = check.run(without, forms, request, good);
  CHECK(std::any_of(broken.begin(), broken.end(),
                    [](const std::string& each) { return each.starts_with("inv_place_equipment"); }));
  core::Answers sore = whole.mine;
  sore.pain_now = core::Pain{6};
  const core::Person in_pain{regimen(), sore, whole.history, request.date};
  const auto gated = check.run(in_pain, forms, request, good);
  CHECK(std::any_of(gated.begin(), gated.end(),
                    [](const std::string& each) { return each.starts_with("inv_pain_now_gate"); }));
}

TEST_CASE("inv_daily_minutes: the planned sessions of every day stay inside the person's minutes") {
  Random random{11};
  const std::vector<std::string> anchors{"morning", "midday", "evening", "night", "weekend", "daily"};
  const std::vector<int> caps{5, 10, 20, 30, 60};
  int plans = 0;
  for (int n = 0; n < (testing::is_sanitized ? 20 : 300); ++n) {
    Answers answers = healthy();
    set_pattern(answers, testing::pick(random, {"desk", "morning", "stress", "mixed", "unclear"}));
    if (n % 3 == 0) answers.conditions[testing::pick(random, ids_of("condition"))] = "yes";
    if (n % 10 == 0) answers.pain_between_blades = "new_not_checked";
    if (n % 7 == 0) answers.pain_now = 6;
    core::Answers mine = index().to_core(answers);
    const int cap = caps[random() % caps.size()];
    mine.preferences.daily_cap = core::Minutes{cap};
    for (const std::string& anchor : anchors) {
      if (testing::chance(random, 35)) mine.preferences.anchors.push_back(anchor);
    }
    const core::History history;
    const core::Person person{regimen(), mine, history, index().today()};
    const core::Plan plan = core::make_plan(person, index().today());
    ++plans;
    CHECK(plan.days.size() == 7);
    for (const core::PlanDay& day : plan.days) {
      int planned = 0;
      for (const core::PlanItem& item : day.items) planned += item.time.count;
      CHECK(planned <= cap * 60);
    }
  }
  MESSAGE("plans: " << plans);
}

TEST_CASE("inv_heat: warmth is no exercise, never warm-up, and shut where it may harm") {
  const auto& row = document().at("matrix").at("heat_pack").at("cells").as_object();
  for (const char* condition : {"clot_or_blood_thinner", "poor_skin_feeling", "skin_problem_at_site"}) {
    CAPTURE(condition);
    CHECK(row.at(condition).at("effect").as_string() == "exclude");
  }
  CHECK(row.at("recent_fracture_or_strain").at("by").as_string() == "mod_heat_after_72h");
  CHECK(document().at("rule").at("heat_time").at("stop_min").to_number<int>() <= 20);
  CHECK_FALSE(exercise("heat_pack"));
}

TEST_CASE("inv_rederive: equal answers and history give equal bytes, whatever was asked before") {
  Random random{3};
  const wire::Door& door = testing::door();
  auto again = wire::Door::open(testing::regimen_text());
  REQUIRE(again);
  again->look_back();
  for (int n = 0; n < 150; ++n) {
    Answers answers = testing::random_person(random, n % 3 == 0 ? 3 : 0, 0);
    for (oracle::Check& check : answers.checks) check.date = "2024-05-12";
    const auto ask = [&](const wire::Door& which, const Answers& of, std::string_view name) {
      boost::json::object input{{"answers", testing::to_json(of)}, {"date", the_day}};
      if (name == "session")
        input["routine"] = regimen().routines[static_cast<std::size_t>(n) % regimen().routines.size()].id;
      return which.call(name, boost::json::serialize(input));
    };
    for (const char* name : {"triage", "patterns", "allowed", "plan", "session", "ladder"}) {
      const wire::Reply first = ask(door, answers, name);
      CHECK_MESSAGE(first.ok, name << " " << first.json);
      Answers edited = answers;
      edited.flags["chest_pain"] = "yes";
      edited.conditions["osteoporosis"] = "yes";
      CHECK(ask(door, edited, name).ok);
      CHECK(ask(door, answers, name).json == first.json);
      CHECK(ask(*again, answers, name).json == first.json);
    }
  }
}

TEST_CASE("inv_same_tier_everywhere: the tier of the door is the tier of the core, in triage and in the plan") {
  Random random{5};
  for (int n = 0; n < 500; ++n) {
    const Answers answers = testing::random_person(random, n % 4, n % 3);
    const boost::json::object input{{"answers", testing::to_json(answers)}, {"date", the_day}};
    const std::string tier{core::slug(core::calc_triage(regimen(), index().to_core(answers), index().today()).tier)};
    for (const char* name : {"triage", "plan"}) {
      const wire::Reply reply = testing::door().call(name, boost::json::serialize(input));
      REQUIRE_MESSAGE(reply.ok, reply.json);
      CHECK(boost::json::parse(reply.json).at("tier").as_string() == tier);
    }
  }
}

}  // namespace unhunch

// SPDX-License-Identifier: Apache-2.0
#include "core/session.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using Why = std::vector<Slug>;

Slugs names(const Session& session) {
  Slugs slugs;
  for (const Item& item : session.items) slugs.push_back(item.exercise ? regimen()[item.exercise].id : "pause");
  return slugs;
}

bool holds(const Session& session, const char* slug) {
  const Slugs all = names(session);
  return std::find(all.begin(), all.end(), slug) != all.end();
}

Seconds sum(const Session& session) {
  Seconds total;
  for (const Item& item : session.items) total += item.slot;
  return total;
}

// On a Tuesday, which is no strength day.
Bench tuesday() {
  Bench bench;
  bench.today = day(1);
  return bench;
}

void set_sign(Bench& bench, const char* slug) { bench.answers.signs[sign(slug).index] = Answer::yes; }
void set_condition(Bench& bench, const char* slug) { bench.answers.conditions[condition(slug).index] = Answer::yes; }
void set_flag(Bench& bench, const char* slug) { bench.answers.flags[flag(slug).index] = Answer::yes; }

}  // namespace

TEST_CASE("a routine without a wish for minutes keeps its stated seconds") {
  Bench bench = tuesday();
  for (const char* slug : {"full_session", "short_session", "morning_mobility", "midday_break", "evening_wind_down",
                           "night_stretch", "office_reset", "gentle_session", "sore_day_session"}) {
    const Session session = bench.session(slug);
    CHECK_MESSAGE(session.total == regimen()[routine(slug)].total, slug);
    CHECK(session.because.empty());
    CHECK(session.routine == routine(slug));
    CHECK(session.checks_before.front() == "pre_session_check");
  }
}

TEST_CASE("a session tells its warm-up class") {
  const Bench bench = tuesday();
  CHECK(bench.session("office_reset").warm_up == WarmUp::micro);
  CHECK(bench.session("morning_mobility").warm_up == WarmUp::none);
  CHECK(bench.session("short_session").warm_up == WarmUp::standard);
}

TEST_CASE("the session is refused with its reasons when nothing may be done") {
  Bench urgent = tuesday();
  set_flag(urgent, "arm_numbness");
  CHECK(urgent.session("full_session").because == Why{"urgent"});
  CHECK(urgent.session("full_session").items.empty());
  CHECK(urgent.session("full_session").checks_before.empty());
  Bench open = tuesday();
  open.answers.flags[flag("chest_pain").index] = Answer::unanswered;
  CHECK(open.session("office_reset").because == Why{"screen_incomplete"});
  Bench both = tuesday();
  set_flag(both, "arm_numbness");
  both.answers.age.reset();
  CHECK(both.session("office_reset").because == Why{"urgent", "age_missing"});
}

TEST_CASE("after more than 28 days without a session a new screening comes first") {
  Bench bench;
  Script script;
  script.did(0, "cat_cow", 0, 0);
  bench.history = script.history;
  bench.today = day(28);
  CHECK_FALSE(bench.session("office_reset").items.empty());
  bench.today = day(29);
  CHECK(bench.session("office_reset").because == Why{"rescreen_after_gap"});
  bench.answers.screened_on = day(29);
  CHECK_FALSE(bench.session("office_reset").items.empty());
  bench.answers.screened_on = day(0);  // not after the last session, and overdue
  CHECK(bench.session("office_reset").because == Why{"screen_incomplete", "rescreen_after_gap"});
}

TEST_CASE("on a sore day any session becomes the calm one") {
  for (const auto pain : {std::optional(6_pain), std::optional(7_pain), std::optional<Pain>()}) {
    Bench bench = tuesday();
    bench.answers.pain_now = pain;
    const Session session = bench.session("full_session");
    CHECK(session.routine == routine("sore_day_session"));
    CHECK(session.because == Why{"adapt_pain_now"});
    CHECK(session.total == 240_s);
    CHECK(bench.session("sore_day_session").because.empty());
  }
}

TEST_CASE("in see soon the session is gentle and says so") {
  Bench bench = tuesday();
  set_flag(bench, "no_improvement_self_care");
  const Session session = bench.session("full_session");
  CHECK(session.because == Why{"gentle_subset"});
  CHECK(session.total == 600_s);
  for (const Item& item : session.items) CHECK(item.hold <= 20_s);
  CHECK(bench.session("strength_session").because == Why{"gentle_subset"});
  CHECK_FALSE(holds(bench.session("strength_session"), "wall_push_up"));
}

TEST_CASE("strength is part of the full session on strength days only, if the cap allows it") {
  Bench bench;
  set_sign(bench, "worse_over_workday");
  set_sign(bench, "worse_reaching_for_mouse");
  bench.today = day(0);  // Monday
  CHECK(bench.session("full_session").total == 900_s);
  CHECK(holds(bench.session("full_session"), "wall_push_up"));
  bench.today = day(1);
  CHECK_FALSE(holds(bench.session("full_session"), "wall_push_up"));
  bench.today.reset();
  CHECK_FALSE(holds(bench.session("full_session"), "wall_push_up"));
  bench.today = day(0);
  bench.answers.preferences.daily_cap = 12_min;
  CHECK(bench.session("full_session").total == 600_s);
  CHECK_FALSE(holds(bench.session("full_session"), "wall_push_up"));
  CHECK(bench.session("full_session").because.empty());
}

TEST_CASE("the strength session is refused when the week or the day before is full") {
  Bench bench;
  Script script;
  for (int n = 0; n < 5; ++n) script.did(n, "wall_push_up", 2, 8, 0_pain, AfterEffect::not_known);
  bench.history = script.history;
  bench.today = day(5);
  CHECK(bench.session("strength_session").because == Why{"strength_week_limit"});
  CHECK_FALSE(holds(bench.session("evening_wind_down"), "band_row"));
  bench.today = day(8);
  CHECK(bench.session("strength_session").total == 360_s);
  CHECK(holds(bench.session("evening_wind_down"), "band_row"));
  bench.answers.preferences.rows_in_the_evening = false;
  CHECK_FALSE(holds(bench.session("evening_wind_down"), "band_row"));
}

TEST_CASE("a session longer than the cap is cut to it from the end and keeps its warm-up") {
  Bench bench = tuesday();
  bench.answers.preferences.daily_cap = 10_min;
  const Session session = bench.session("weekend_maintenance");
  CHECK(session.total <= 600_s);
  CHECK(session.total > 500_s);
  CHECK(has(session.because, "daily_cap"));
  CHECK(has(session.because, "adapt_time"));
  CHECK(session.left_out.back().because == Why{"dropped_for_time"});
  CHECK(bench.session("weekend_maintenance", 30_min).total <= 600_s);
  CHECK(has(bench.session("weekend_maintenance", 30_min).because, "daily_cap"));
}

TEST_CASE("a wish for fewer minutes drops items from the end and never exceeds the wish") {
  const Bench bench = tuesday();
  for (const char* slug :
       {"morning_mobility", "midday_break", "evening_wind_down", "night_stretch", "weekend_maintenance", "full_session",
        "short_session", "strength_session", "gentle_session", "office_reset"}) {
    for (int minutes = 1; minutes <= 20; ++minutes) {
      const Session session = bench.session(slug, Minutes{minutes});
      CHECK_MESSAGE(session.total <= Seconds{60 * minutes}, slug << ' ' << minutes);
      CHECK_MESSAGE(!session.items.empty(), slug << ' ' << minutes);
      CHECK(session.total == sum(session));
      CHECK_FALSE(has(session.because, "adapt_verify"));
    }
  }
}

TEST_CASE("a wish for more minutes is filled, with what is calm last") {
  const Bench bench = tuesday();
  const Session longer = bench.session("morning_mobility", 10_min);
  CHECK(longer.total > 500_s);
  CHECK(longer.total <= 600_s);
  CHECK(names(longer)[0] == "light_cardio");
  const Session night = bench.session("night_stretch", 10_min);
  CHECK(night.items.back().exercise == exercise("belly_breathing"));
  CHECK(night.total > 500_s);
}

TEST_CASE("the main block of a full session of any length is chosen for the pattern") {
  Bench bench = tuesday();
  set_sign(bench, "worse_over_workday");
  set_sign(bench, "worse_reaching_for_mouse");
  for (const int minutes : {5, 8, 10, 15, 20}) {
    const Session session = bench.session("full_session", Minutes{minutes});
    CHECK(session.total <= Seconds{60 * minutes});
    CHECK(session.total >= Seconds{60 * minutes - 30});
    CHECK_MESSAGE(holds(session, "seated_rhomboid_release"), minutes);
  }
  CHECK(bench.session("full_session", 10_min).total == 600_s);
}

TEST_CASE("a minute is enough for breathing only") {
  const Bench bench = tuesday();
  const Session session = bench.session("full_session", 1_min);
  CHECK(names(session) == Slugs{"belly_breathing"});
  CHECK(session.items[0].because == Why{"adapt_time"});
  CHECK(session.because == Why{"adapt_time"});
  CHECK(session.checks_before == Why{"pre_session_check"});

  Person breathless{regimen(), bench.answers, bench.history, bench.today};
  std::erase_if(breathless.allowed.exercises,
                [](const AllowedExercise& each) { return each.exercise == exercise("belly_breathing"); });
  CHECK(make_session(breathless, {routine("full_session"), 1_min, day(1), 0}).items.empty());
}

TEST_CASE("a break does not count against the cap") {
  Bench bench = tuesday();
  bench.answers.preferences.daily_cap = 1_min;
  CHECK(bench.session("office_reset").because.empty());
  CHECK(bench.session("office_reset").total >= 90_s);
}

TEST_CASE("a warm-up that has to grow pushes out what no longer fits the wish") {
  Bench bench;
  bench.history.started_on = day(0);
  bench.today = day(60);  // holds have grown, so that the pose needs the full warm-up
  bench.answers.equipment.bits &= ~(std::uint64_t{1} << equipment("cushion").index);  // no lying on the side
  const Session usual = bench.session("evening_wind_down");
  CHECK(usual.total > 420_s);
  CHECK(usual.warm_up == WarmUp::full);
  const Session wished = bench.session("evening_wind_down", 7_min);
  CHECK(wished.total <= 420_s);
  CHECK(has(wished.because, "adapt_time"));
  CHECK_FALSE(holds(wished, "childs_pose"));
}

TEST_CASE("before a stretch the head-turn test is asked, or its questions where turning is not wise") {
  Bench bench = tuesday();
  bench.answers.head_turn = HeadTurn::not_yet;
  CHECK(bench.session("full_session").checks_before == Why{"pre_session_check", "head_turn_test"});
  CHECK(bench.session("morning_mobility").checks_before == Why{"pre_session_check"});
  Bench dizzy = bench;
  set_condition(dizzy, "dizzy_on_head_movement");
  CHECK(dizzy.session("full_session").checks_before == Why{"pre_session_check", "head_turn_questions"});
  Bench cleared = bench;
  set_flag(cleared, "arm_numbness");
  cleared.answers.raised_on[flag("arm_numbness").index] = day(0);
  cleared.answers.checks.push_back(
      {check_kind("clearance_entry"), flag("arm_numbness"), day(1), CheckResult::exercise_ok});
  CHECK(cleared.session("full_session").checks_before == Why{"pre_session_check", "head_turn_questions"});
  bench.answers.head_turn = HeadTurn::done;
  CHECK(bench.session("full_session").checks_before == Why{"pre_session_check"});
}

TEST_CASE("a session that breaks an invariant is not shown, and the invariant is told") {
  Regimen strict = regimen();
  strict.figures.hold_most = 15_s;
  const Bench bench = tuesday();
  const Person person{strict, bench.answers, bench.history, bench.today};
  const Session session = make_session(person, {routine("full_session"), {}, day(1), 0});
  CHECK(session.items.empty());
  CHECK(session.steps.empty());
  CHECK(session.routine == routine("full_session"));
  CHECK(session.because == Why{"adapt_verify", "inv_hold_limits"});
}

TEST_CASE("equal requests give equal sessions") {
  const Bench bench = tuesday();
  const Session once = bench.session("full_session", 15_min);
  const Session twice = bench.session("full_session", 15_min);
  CHECK(names(once) == names(twice));
  CHECK(once.steps.size() == twice.steps.size());
}

TEST_CASE("where nothing of a routine is possible breathing is left, and the reason is told") {
  Bench bench = tuesday();
  bench.answers.equipment = {};
  Person person{regimen(), bench.answers, bench.history, bench.today};
  std::erase_if(person.allowed.exercises,
                [](const AllowedExercise& each) { return each.exercise != exercise("belly_breathing"); });
  const Session session = make_session(person, {routine("morning_mobility"), {}, day(1), 0});
  CHECK(names(session) == Slugs{"belly_breathing"});
  CHECK(session.because == Why{"never_empty_plan"});
  CHECK(session.total == 300_s);
}

TEST_CASE("a break is cut to the minutes that are wished, its warm-up too") {
  const Bench bench = tuesday();
  CHECK(bench.session("office_reset", 2_min).total <= 120_s);
  const Session strength = bench.session("strength_session", 2_min);
  CHECK(strength.total <= 120_s);
  CHECK(strength.items.front().warm_up_block);
  const Session block = bench.session("warm_up_full_block", 2_min);
  CHECK(names(block) == Slugs{"light_cardio"});
  CHECK(block.total == 120_s);
  CHECK(block.because == Why{"adapt_time"});
}

TEST_CASE("mixed patterns take turns by day, the higher first") {
  Bench bench;
  for (const char* slug : {"worse_over_workday", "worse_reaching_for_mouse", "deep_ache_between_blades",
                           "worse_in_stressful_times", "knot_neck_shoulder"}) {
    set_sign(bench, slug);
  }
  const Patterns mixed = Person{regimen(), bench.answers, bench.history, day(0)}.patterns;
  History history;
  CHECK(find_pattern_of_day(mixed, day(5), history) == pattern("desk"));  // no first day: always the first
  history.started_on = day(0);
  CHECK(find_pattern_of_day(mixed, day(0), history) == pattern("desk"));
  CHECK(find_pattern_of_day(mixed, day(1), history) == pattern("stress"));
  CHECK(find_pattern_of_day(mixed, day(2), history) == pattern("desk"));
  CHECK(find_pattern_of_day(mixed, day(-3), history) == pattern("desk"));
  CHECK(find_pattern_of_day(mixed, std::nullopt, history) == pattern("desk"));
  CHECK_FALSE(find_pattern_of_day(Patterns{}, day(0), history));
}

TEST_CASE("strength weekdays are the person's choice, else Monday, Wednesday and Friday or Saturday") {
  Preferences preferences;
  CHECK(find_strength_weekdays(regimen(), preferences) == 0b010101);
  preferences.anchors = {"morning", "weekend"};
  CHECK(find_strength_weekdays(regimen(), preferences) == 0b100101);
  preferences.strength_days = 0b0000010;
  CHECK(find_strength_weekdays(regimen(), preferences) == 0b0000010);
}

}  // namespace unhunch::core

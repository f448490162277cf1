// SPDX-License-Identifier: Apache-2.0
#include "core/plan.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using Why = std::vector<Slug>;

// A person on a Monday.
struct Somebody : Bench {
  Somebody() { today = day(0); }
  Somebody& anchors(std::vector<std::string> slugs) { return answers.preferences.anchors = std::move(slugs), *this; }
  Plan week() const { return plan(day(0)); }
  std::string on(int n) const {
    const Plan made = week();
    std::string text;
    for (const PlanItem& item : made.days[static_cast<std::size_t>(n)].items) {
      if (!text.empty()) text += ", ";
      text += regimen()[item.routine].id + "/" + std::string(item.anchor);
    }
    return text;
  }
};

bool has_strength(const PlanDay& day) {
  return std::any_of(day.items.begin(), day.items.end(), [](const PlanItem& item) { return item.strength; });
}

std::string strength_days(const Plan& plan) {
  std::string text;
  for (const PlanDay& day : plan.days) text += has_strength(day) ? 'x' : '-';
  return text;
}

Seconds minutes_of(const PlanDay& day) {
  Seconds time;
  for (const PlanItem& item : day.items) time += item.time;
  return time;
}

}  // namespace

TEST_CASE("a plan has seven days in a row, breaks and something to start with") {
  const Plan plan = Somebody{}.week();
  REQUIRE(plan.days.size() == 7);
  for (int n = 0; n < 7; ++n) CHECK(plan.days[static_cast<std::size_t>(n)].date == day(n));
  REQUIRE(plan.breaks);
  CHECK(plan.breaks->every == 60_min);
  CHECK(plan.breaks->content == routine("office_reset"));
  CHECK(plan.breaks->long_every == 180_min);
  CHECK(plan.breaks->long_content == routine("midday_break"));
  CHECK(plan.start_with ==
        std::vector<ExerciseId>{exercise("shoulder_four_directions"), exercise("seated_rhomboid_release")});
  CHECK(plan.because.empty());
}

TEST_CASE("without a choice of anchors there is a full session a day, with strength on three days apart") {
  const Somebody person;
  CHECK(person.on(0) == "full_session/daily");
  CHECK(person.on(1) == "full_session/daily");
  CHECK(strength_days(person.week()) == "x-x-x--");
  CHECK(person.week().days[1].items[0].time == 600_s);
}

TEST_CASE("anchors decide what stands on a day") {
  Somebody person;
  person.anchors({"morning", "evening", "night"});
  person.answers.preferences.strength_days = 0;
  CHECK(person.on(1) == "morning_mobility/morning, evening_wind_down/evening, night_stretch/evening");
  person.anchors({"daily", "morning"});
  CHECK(person.on(1) == "morning_mobility/morning, full_session/daily");
  person.anchors({"midday"});
  CHECK(person.on(1) == "short_session/daily");
}

TEST_CASE("the weekend anchor puts the long session on Saturday and keeps the full one on the other days") {
  Somebody person;
  person.anchors({"weekend"});
  CHECK(person.on(5) == "weekend_maintenance/weekend");
  CHECK(person.on(4) == "full_session/daily");
  CHECK(strength_days(person.week()) == "x-x--x-");
}

TEST_CASE("on a strength day without a full session the strength session stands alone") {
  Somebody person;
  person.anchors({"morning"});
  CHECK(person.on(0) == "morning_mobility/morning, strength_session/daily");
  CHECK(person.on(1) == "morning_mobility/morning");
}

TEST_CASE("no day has more minutes than the person wants") {
  for (const int cap : {5, 7, 10, 20, 40}) {
    Somebody person;
    person.anchors({"morning", "evening", "night", "weekend", "daily"});
    person.answers.preferences.daily_cap = Minutes{cap};
    const Plan plan = person.week();
    for (const PlanDay& each : plan.days) {
      CHECK(minutes_of(each) <= Seconds{60 * cap});
      CHECK_FALSE(each.items.empty());
    }
  }
}

TEST_CASE("breaks keep to their limits") {
  Somebody person;
  person.answers.preferences.break_every = 45_min;
  CHECK(person.week().breaks->every == 45_min);
  person.answers.preferences.break_every = 5_min;
  CHECK(person.week().breaks->every == 20_min);
  person.answers.preferences.break_every = 200_min;
  CHECK(person.week().breaks->every == 90_min);
}

TEST_CASE("an exercise that is not allowed is not what to start with") {
  Somebody person;
  person.answers.conditions[condition("neck_instability_risk").index] = Answer::yes;
  CHECK(person.week().start_with == std::vector<ExerciseId>{exercise("shoulder_four_directions")});
}

TEST_CASE("there is no plan in urgent, with an open screening or after a long gap, and the reason is told") {
  Somebody urgent;
  urgent.answers.flags[flag("arm_numbness").index] = Answer::yes;
  CHECK(urgent.week().because == Why{"urgent"});
  CHECK(urgent.week().days.empty());
  CHECK_FALSE(urgent.week().breaks);
  CHECK(urgent.week().start_with.empty());
  Somebody open;
  open.answers.age.reset();
  CHECK(open.week().because == Why{"age_missing"});
  Somebody away;
  Script script;
  script.did(-40, "cat_cow", 0, 0);
  away.history = script.history;
  CHECK(away.week().because == Why{"rescreen_after_gap"});
}

TEST_CASE("a sore day is calm today, the days after it are as usual") {
  Somebody person;
  person.answers.pain_now = 6_pain;
  CHECK(person.on(0) == "sore_day_session/daily");
  CHECK(person.on(1) == "full_session/daily");
}

TEST_CASE("in see soon every day has the gentle session and no strength") {
  Somebody person;
  person.answers.flags[flag("no_improvement_self_care").index] = Answer::yes;
  for (int n = 0; n < 7; ++n) CHECK(person.on(n) == "gentle_session/daily");
  CHECK(strength_days(person.week()) == "-------");
}

TEST_CASE("however many strength days are wished, at most five are planned in seven") {
  Somebody person;
  person.answers.preferences.strength_days = 0b1111111;
  CHECK(strength_days(person.week()) == "xxxxx--");
}

TEST_CASE("from the counter up strength is never planned on two days in a row") {
  Somebody person;
  person.today = day(0);
  Script script;
  script.did(-14, "wall_push_up", 2, 8)
      .did(-12, "wall_push_up", 2, 10)
      .did(-10, "wall_push_up", 2, 12)
      .did(-8, "wall_push_up", 3, 10)
      .did(-6, "wall_push_up", 3, 12)
      .perfect()
      .did(-4, "wall_push_up", 3, 12)
      .perfect()
      .did(-3, "counter_push_up", 2, 8);
  person.history = script.history;
  person.answers.preferences.strength_days = 0b1111111;
  person.answers.signs[sign("worse_over_workday").index] = Answer::yes;
  person.answers.signs[sign("worse_reaching_for_mouse").index] = Answer::yes;
  CHECK(strength_days(person.week()).find("xx") == std::string::npos);
  CHECK(strength_days(person.week()).find('x') != std::string::npos);
}

TEST_CASE("a day has one strength block at most, also with rows in the evening") {
  Somebody person;
  person.anchors({"morning", "evening"});
  person.answers.preferences.daily_cap = 60_min;
  person.answers.preferences.strength_days = 0b1111111;
  for (const PlanDay& each : person.week().days) {
    const auto strong =
        std::count_if(each.items.begin(), each.items.end(), [](const PlanItem& item) { return item.strength; });
    CHECK(strong <= 1);
  }
}

TEST_CASE("rows in the evening leave room for the strength days of the week") {
  Somebody person;
  person.anchors({"evening"});
  person.answers.preferences.strength_days = 0b0110000;  // Friday and Saturday
  const Plan plan = person.week();
  CHECK(has_strength(plan.days[4]));
  CHECK(has_strength(plan.days[5]));
  int in_all = 0;
  for (const PlanDay& each : plan.days) in_all += has_strength(each) ? 1 : 0;
  CHECK(in_all == 5);
}

TEST_CASE("the times of the plan are the times of the sessions of that day") {
  Somebody person;
  person.answers.conditions[condition("glaucoma").index] = Answer::yes;
  const Plan plan = person.week();
  Bench same = person;
  CHECK(plan.days[0].items[0].time == same.session("full_session").total);
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
#include "core/triage.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

// A healthy person with something changed.
struct Somebody {
  Answers answers = healthy();

  Somebody& says(const char* flag_slug, Answer answer) { return answers.flags[flag(flag_slug).index] = answer, *this; }
  Somebody& details(const char* slug, Answer answer) { return answers.details[detail(slug)] = answer, *this; }
  Somebody& stiff_for(std::optional<Minutes> time) {
    return answers.minutes[detail("morning_stiffness_minutes")] = time, *this;
  }
  Somebody& has_condition(const char* slug, Answer answer = Answer::yes) {
    return answers.conditions[condition(slug).index] = answer, *this;
  }
  Somebody& is(const char* band) { return answers.age = age(band), *this; }
  Somebody& hurts(int pain) { return answers.pain_now = Pain{pain}, *this; }
  Somebody& chooses(const char* slug) { return answers.pain_between_blades = choice(slug), *this; }
  Somebody& reported(const char* flag_slug, int on) {
    return says(flag_slug, Answer::yes).answers.raised_on[flag(flag_slug).index] = day(on), *this;
  }
  Somebody& checked(const char* kind, const char* flag_slug, int on, std::optional<CheckResult> result = {}) {
    return answers.checks.push_back({check_kind(kind), flag(flag_slug), day(on), result}), *this;
  }
  Triage triage(std::optional<Date> today = day(10)) const { return calc_triage(regimen(), answers, today); }
  Tier tier() const { return triage().tier; }
};

using Messages = std::vector<Slug>;

}  // namespace

TEST_CASE("somebody who answered everything with no may do everything") {
  const Triage triage = Somebody{}.triage();
  CHECK(triage.tier == Tier::clear);
  CHECK(triage.plan_state == PlanState::none);
  CHECK(triage.exercise_allowed());
  CHECK_FALSE(triage.gentle);
  CHECK(triage.raised.empty());
  CHECK(triage.unanswered.empty());
  CHECK(triage.rules.empty());
  CHECK(triage.messages == Messages{"msg_clear"});
  CHECK(triage.notices.empty());
}

TEST_CASE("every asked flag raises its own tier with yes") {
  for (const Flag& each : regimen().flags) {
    if (each.asked != Asked::yes_no_unsure || each.asked_after) continue;
    const Triage triage = Somebody{}.says(each.id.c_str(), Answer::yes).triage();
    CHECK_MESSAGE(triage.tier == each.tier, each.id);
    REQUIRE(triage.find(flag(each.id)) != nullptr);
    CHECK(triage.find(flag(each.id))->because == Messages{"yes"});
  }
}

TEST_CASE("unsure is yes for emergency and urgent flags and caution for the rest") {
  for (const Flag& each : regimen().flags) {
    if (each.asked != Asked::yes_no_unsure || each.asked_after) continue;
    const Triage triage = Somebody{}.says(each.id.c_str(), Answer::unsure).triage();
    CHECK_MESSAGE(triage.tier == (each.tier >= Tier::urgent ? each.tier : Tier::caution), each.id);
    CHECK(has(triage.rules, "combo_unsure_see_soon") == (each.tier < Tier::urgent));
    CHECK(triage.find(flag(each.id))->because == Messages{"unsure"});
  }
}

TEST_CASE("an unanswered emergency or urgent question leaves the screening incomplete, another one gives caution") {
  for (const Flag& each : regimen().flags) {
    if (each.asked != Asked::yes_no_unsure || each.asked_after) continue;
    const Triage triage = Somebody{}.says(each.id.c_str(), Answer::unanswered).triage();
    const bool serious = each.tier >= Tier::urgent;
    CHECK_MESSAGE(triage.plan_state == (serious ? PlanState::screen_incomplete : PlanState::none), each.id);
    CHECK(triage.exercise_allowed() == !serious);
    CHECK(triage.unanswered.front() == flag(each.id));
    CHECK(triage.tier == (serious ? Tier::clear : Tier::caution));
    CHECK(has(triage.messages, "msg_incomplete") == serious);
  }
}

TEST_CASE("a question that hangs on another counts as no when the other is no") {
  CHECK(Somebody{}.says("fever_with_severe_illness", Answer::unanswered).triage().plan_state == PlanState::none);
  const Triage open =
      Somebody{}.says("fever_with_severe_illness", Answer::unanswered).says("fever_or_infection", Answer::yes).triage();
  CHECK(open.plan_state == PlanState::screen_incomplete);
  CHECK(open.tier == Tier::urgent);
}

TEST_CASE("a minor fall is urgent with thin bones or high age, else a caution, and open without the age") {
  const auto fall = [](Answer answer) { return Somebody{}.details("minor_fall_or_strain", answer); };
  for (const Answer answer : {Answer::yes, Answer::unsure}) {
    CHECK(fall(answer).has_condition("osteoporosis").tier() == Tier::urgent);
    CHECK(fall(answer).has_condition("osteoporosis", Answer::unsure).tier() == Tier::urgent);
    CHECK(fall(answer).has_condition("osteoporosis", Answer::unanswered).tier() == Tier::urgent);
    CHECK(fall(answer).is("age_66_or_over").tier() == Tier::urgent);
    CHECK(fall(answer).is("age_51_65").tier() == Tier::caution);
  }
  CHECK(fall(Answer::no)
            .has_condition("osteoporosis")
            .is("age_66_or_over")
            .triage()
            .find(flag("minor_injury_fragile_bone")) == nullptr);

  const Triage caution = fall(Answer::yes).triage();
  REQUIRE(caution.find(flag("minor_injury_fragile_bone")) != nullptr);
  CHECK(caution.find(flag("minor_injury_fragile_bone"))->tier == Tier::caution);
  CHECK(caution.find(flag("minor_injury_fragile_bone"))->because == Messages{"composite_minor_injury"});

  const Triage open = fall(Answer::unanswered).triage();
  CHECK(open.plan_state == PlanState::screen_incomplete);
  CHECK(open.unanswered == std::vector<FlagId>{flag("minor_injury_fragile_bone")});
  Somebody ageless = fall(Answer::yes);
  ageless.answers.age.reset();
  CHECK(ageless.triage().unanswered == std::vector<FlagId>{flag("minor_injury_fragile_bone")});
}

TEST_CASE("long morning stiffness is raised by minutes or by minutes, early onset and duration together") {
  const FlagId stiffness = flag("long_morning_stiffness");
  const auto tier_of = [&](const Somebody& person) {
    const Triage triage = person.triage();
    const RaisedFlag* raised = triage.find(stiffness);
    return raised == nullptr ? Tier::clear : raised->tier;
  };
  const auto early_and_long = [](Minutes minutes, Answer early, Answer long_time) {
    return Somebody{}
        .stiff_for(minutes)
        .details("pain_began_before_45", early)
        .details("pain_longer_than_3_months", long_time);
  };
  CHECK(tier_of(Somebody{}.stiff_for(30_min)) == Tier::clear);
  CHECK(tier_of(Somebody{}.stiff_for(31_min)) == Tier::see_soon);
  CHECK(tier_of(early_and_long(1_min, Answer::yes, Answer::yes)) == Tier::see_soon);
  CHECK(tier_of(early_and_long(0_min, Answer::yes, Answer::yes)) == Tier::clear);
  CHECK(tier_of(early_and_long(1_min, Answer::yes, Answer::no)) == Tier::clear);
  CHECK(tier_of(early_and_long(1_min, Answer::unsure, Answer::yes)) == Tier::caution);
  CHECK(tier_of(early_and_long(1_min, Answer::unsure, Answer::unsure)) == Tier::caution);
  const Triage open = Somebody{}.stiff_for(std::nullopt).triage();
  CHECK(open.unanswered == std::vector<FlagId>{stiffness});
  CHECK(has(open.rules, "combo_unsure_see_soon"));
  CHECK(open.exercise_allowed());
}

TEST_CASE("the first spine pain of a life matters under 20 and over 50") {
  for (const AgeBand& band : regimen().age_bands) {
    if (band.id == "age_under_18") continue;
    const bool odd = band.to < 20 || band.from > 50;
    CHECK(Somebody{}.is(band.id.c_str()).details("first_spine_pain_ever", Answer::yes).tier() ==
          (odd ? Tier::see_soon : Tier::clear));
    CHECK(Somebody{}.is(band.id.c_str()).details("first_spine_pain_ever", Answer::unsure).tier() ==
          (odd ? Tier::caution : Tier::clear));
  }
}

TEST_CASE("pain of 8 or more is urgent whatever was answered, also after a clearance") {
  const Triage severe = Somebody{}.hurts(8).triage();
  CHECK(severe.tier == Tier::urgent);
  CHECK(severe.find(flag("severe_or_fast_worsening_pain"))->because == Messages{"composite_severe_pain"});
  CHECK(Somebody{}
            .reported("severe_or_fast_worsening_pain", 1)
            .checked("clearance_entry", "severe_or_fast_worsening_pain", 2, CheckResult::exercise_ok)
            .hurts(9)
            .tier() == Tier::urgent);
}

TEST_CASE("pain of 6 or 7 and pain that was not asked give caution") {
  CHECK(Somebody{}.hurts(5).tier() == Tier::clear);
  for (const int pain : {6, 7}) {
    const Triage triage = Somebody{}.hurts(pain).triage();
    CHECK(triage.tier == Tier::caution);
    CHECK(triage.rules == Messages{"combo_pain_6_or_7"});
  }
  Somebody silent;
  silent.answers.pain_now.reset();
  CHECK(silent.tier() == Tier::caution);
  CHECK(silent.triage().exercise_allowed());
}

TEST_CASE("two see-soon flags of different families are urgent together, of one family are not") {
  const Triage two = Somebody{}.stiff_for(31_min).says("no_improvement_self_care", Answer::yes).triage();
  CHECK(two.tier == Tier::urgent);
  CHECK(two.rules == Messages{"combo_two_see_soon"});
  CHECK(Somebody{}.says("no_improvement_self_care", Answer::yes).says("daily_life_limited", Answer::yes).tier() ==
        Tier::see_soon);
}

TEST_CASE("new pain with a second see-soon flag is urgent by both rules and loses the first when one is checked") {
  Somebody person = Somebody{}.chooses("new_not_checked").reported("no_improvement_self_care", 1);
  CHECK(person.triage().rules == Messages{"combo_two_see_soon", "combo_new_pain_and_second"});
  person.checked("check_done_ok", "no_improvement_self_care", 2);
  CHECK(person.triage().rules.empty());
  CHECK(person.tier() == Tier::see_soon);
}

TEST_CASE("fever with severe illness is an emergency, alone it stays urgent") {
  CHECK(Somebody{}.says("fever_or_infection", Answer::yes).tier() == Tier::urgent);
  const Triage both =
      Somebody{}.says("fever_or_infection", Answer::unsure).says("fever_with_severe_illness", Answer::unsure).triage();
  CHECK(both.tier == Tier::emergency);
  CHECK(has(both.rules, "combo_fever_severe"));
}

TEST_CASE("a condition that is present, unsure or unanswered gives caution") {
  for (const Answer answer : {Answer::yes, Answer::unsure, Answer::unanswered}) {
    const Triage triage = Somebody{}.has_condition("glaucoma", answer).triage();
    CHECK(triage.tier == Tier::caution);
    CHECK(triage.rules == Messages{"combo_any_condition"});
    CHECK(triage.messages == Messages{"msg_caution"});
  }
}

TEST_CASE("the choice about pain between the blades decides about its flag") {
  const FlagId new_pain = flag("new_unassessed_pain");
  const Triage unchecked = Somebody{}.chooses("new_not_checked").triage();
  CHECK(unchecked.tier == Tier::see_soon);
  CHECK(unchecked.gentle);
  CHECK(unchecked.find(new_pain)->because == Messages{"new_not_checked"});
  CHECK(unchecked.messages == Messages{"msg_see_soon"});
  CHECK(unchecked.notices == Messages{"msg_get_checked_notice"});

  const Triage limits = Somebody{}.chooses("new_checked_with_limits").triage();
  CHECK(limits.tier == Tier::caution);
  CHECK(limits.gentle);
  CHECK(limits.notices.empty());

  CHECK(Somebody{}.chooses("new_checked_exercise_ok").tier() == Tier::clear);
  CHECK(Somebody{}.chooses("no_pain_between_blades").tier() == Tier::clear);
  Somebody silent;
  silent.answers.pain_between_blades.reset();
  CHECK(silent.triage().unanswered == std::vector<FlagId>{new_pain});
  CHECK(silent.tier() == Tier::caution);
}

TEST_CASE("limits of an earlier check end with a later check without limits") {
  Somebody person = Somebody{}.chooses("new_checked_with_limits");
  person.answers.raised_on[flag("new_unassessed_pain").index] = day(1);
  CHECK(person.checked("check_done_limits", "new_unassessed_pain", 2).triage().gentle);
  const Triage free = person.checked("check_done_ok", "new_unassessed_pain", 3).triage();
  CHECK_FALSE(free.gentle);
  CHECK(free.tier == Tier::clear);
}

TEST_CASE("a clearance turns an urgent flag into caution and an emergency into nothing less") {
  const Triage cleared = Somebody{}
                             .reported("arm_numbness", 3)
                             .checked("clearance_entry", "arm_numbness", 3, CheckResult::exercise_ok)
                             .triage();
  CHECK(cleared.tier == Tier::caution);
  CHECK(cleared.exercise_allowed());
  CHECK(cleared.rules == Messages{"combo_cleared_flag"});
  CHECK(cleared.find(flag("arm_numbness"))->because == Messages{"yes", "clearance_entry"});
  CHECK(cleared.cleared_on == day(3));
  CHECK(cleared.ignored_checks.empty());

  const Triage emergency = Somebody{}
                               .reported("chest_pain", 3)
                               .checked("clearance_entry", "chest_pain", 4, CheckResult::exercise_ok)
                               .triage();
  CHECK(emergency.tier == Tier::emergency);
  CHECK(emergency.ignored_checks.front().because == "check_of_another_tier");
  CHECK_FALSE(emergency.cleared_on);
}

TEST_CASE("each urgent flag needs its own clearance and the latest one is remembered") {
  Somebody person = Somebody{}.reported("arm_numbness", 1).reported("dizzy_or_vision_on_neck_move", 2);
  person.checked("clearance_entry", "arm_numbness", 6, CheckResult::exercise_ok);
  CHECK(person.tier() == Tier::urgent);
  person.checked("clearance_entry", "dizzy_or_vision_on_neck_move", 4, CheckResult::exercise_ok);
  CHECK(person.tier() == Tier::caution);
  CHECK(person.triage().cleared_on == day(6));
}

TEST_CASE("a check entry that cannot count says why and lowers nothing") {
  const auto why = [](Somebody person, std::optional<Date> today = day(10)) {
    const Triage triage = person.triage(today);
    CHECK(triage.tier >= Tier::see_soon);
    REQUIRE(triage.ignored_checks.size() == 1);
    return triage.ignored_checks.front().because;
  };
  const auto numb = [] { return Somebody{}.reported("arm_numbness", 5); };
  const auto ok = CheckResult::exercise_ok;
  CHECK(why(numb().checked("check_done_ok", "arm_numbness", 6)) == "check_of_another_tier");
  CHECK(why(numb().checked("clearance_entry", "arm_numbness", 6)) == "check_result_missing");
  CHECK(why(Somebody{}.says("arm_numbness", Answer::yes).checked("clearance_entry", "arm_numbness", 6, ok)) ==
        "flag_date_unknown");
  CHECK(why(numb().checked("clearance_entry", "arm_numbness", 4, ok)) == "check_before_flag");
  CHECK(why(numb().checked("clearance_entry", "arm_numbness", 6, ok), std::nullopt) == "today_unknown");
  CHECK(why(numb().checked("clearance_entry", "arm_numbness", 11, ok)) == "check_in_the_future");
  Somebody stiff = Somebody{}.stiff_for(31_min);
  stiff.answers.raised_on[flag("long_morning_stiffness").index] = day(1);
  CHECK(why(stiff.checked("pain_settled", "long_morning_stiffness", 2)) == "check_of_another_flag");
}

TEST_CASE("a see-soon flag ends with a check, stays gentle with limits, and comes back when reported later") {
  const auto checked = [](const char* kind, std::optional<CheckResult> result = {}) {
    return Somebody{}.reported("no_improvement_self_care", 1).checked(kind, "no_improvement_self_care", 2, result);
  };
  CHECK(checked("check_done_ok").triage().raised.empty());
  CHECK(checked("pain_settled").tier() == Tier::clear);
  for (const Triage& limited :
       {checked("check_done_limits").triage(), checked("check_done_ok", CheckResult::exercise_with_limits).triage()}) {
    CHECK(limited.tier == Tier::caution);
    CHECK(limited.gentle);
    CHECK_FALSE(limited.cleared_on);
  }
  Somebody again = checked("check_done_ok");
  again.answers.raised_on[flag("no_improvement_self_care").index] = day(3);
  CHECK(again.tier() == Tier::see_soon);
}

TEST_CASE("of several entries the latest decides, on one day the strictest") {
  Somebody person = Somebody{}.reported("arm_numbness", 1);
  person.checked("clearance_entry", "arm_numbness", 2, CheckResult::exercise_with_limits);
  CHECK(person.triage().gentle);
  person.checked("clearance_entry", "arm_numbness", 3, CheckResult::exercise_ok);
  CHECK_FALSE(person.triage().gentle);
  person.checked("clearance_entry", "arm_numbness", 3, CheckResult::exercise_with_limits);
  CHECK(person.triage().gentle);
  person.checked("clearance_entry", "arm_numbness", 3, CheckResult::exercise_ok);
  CHECK(person.triage().gentle);
}

TEST_CASE("advice not to exercise holds until a later entry that counts says otherwise") {
  Somebody person = Somebody{}.reported("arm_numbness", 1);
  person.checked("clearance_entry", "arm_numbness", 2, CheckResult::no_exercise);
  CHECK(person.triage().plan_state == PlanState::no_exercise_told);
  CHECK(person.tier() == Tier::urgent);
  person.checked("clearance_entry", "arm_numbness", 2, CheckResult::exercise_ok);
  CHECK_FALSE(person.triage().exercise_allowed());  // not later
  person.checked("clearance_entry", "arm_numbness", 11, CheckResult::exercise_ok);
  CHECK_FALSE(person.triage().exercise_allowed());  // in the future
  person.checked("clearance_entry", "arm_numbness", 3, CheckResult::exercise_ok);
  CHECK(person.triage().exercise_allowed());
}

TEST_CASE("advice not to exercise closes the plan even where the flag is not raised any more") {
  const Triage told = Somebody{}.checked("clearance_entry", "arm_numbness", 2, CheckResult::no_exercise).triage();
  CHECK(told.tier == Tier::clear);
  CHECK(told.plan_state == PlanState::no_exercise_told);
  CHECK(told.messages.empty());
}

TEST_CASE("a full screening is due again on day 28, not before, and only when the day is known") {
  Somebody person;
  person.answers.screened_on = day(0);
  CHECK(person.triage(day(27)).plan_state == PlanState::none);
  const Triage due = person.triage(day(28));
  CHECK(due.plan_state == PlanState::screen_incomplete);
  CHECK(due.rules == Messages{"rescreen_day_28"});
  CHECK(due.messages == Messages{"msg_incomplete"});
  CHECK(person.triage(std::nullopt).plan_state == PlanState::none);
}

TEST_CASE("there is no plan under 18 or without an age, and the reason with the highest rank is told") {
  Somebody young = Somebody{}.is("age_under_18").says("arm_numbness", Answer::unanswered);
  CHECK(young.triage().plan_state == PlanState::blocked_under_18);
  CHECK(young.triage().messages == Messages{"msg_under_18"});
  Somebody ageless;
  ageless.answers.age.reset();
  CHECK(ageless.triage().plan_state == PlanState::age_missing);
  CHECK(ageless.triage().messages == Messages{"msg_incomplete"});
  CHECK_FALSE(ageless.triage().exercise_allowed());
}

TEST_CASE("the emergency message stands alone, the urgent one first") {
  CHECK(Somebody{}
            .says("chest_pain", Answer::yes)
            .says("arm_numbness", Answer::yes)
            .is("age_under_18")
            .triage()
            .messages == Messages{"msg_emergency"});
  CHECK(Somebody{}.says("arm_numbness", Answer::yes).is("age_under_18").triage().messages ==
        Messages{"msg_urgent", "msg_under_18"});
  CHECK(Somebody{}
            .says("no_improvement_self_care", Answer::yes)
            .says("arm_numbness", Answer::unanswered)
            .triage()
            .messages == Messages{"msg_incomplete", "msg_see_soon"});
}

TEST_CASE("a sub-question may matter only while the other answers leave something open") {
  const auto stiffness = flag("long_morning_stiffness");
  const SubQuestionId minutes{static_cast<std::uint16_t>(detail("morning_stiffness_minutes"))};
  const SubQuestionId before_45{static_cast<std::uint16_t>(detail("pain_began_before_45"))};
  Answers answers = Somebody{}.answers;
  answers.details[detail("pain_longer_than_3_months")] = Answer::yes;
  answers.minutes[minutes.index] = 0_min;
  CHECK(may_matter(regimen(), answers, stiffness, minutes));
  CHECK_FALSE(may_matter(regimen(), answers, stiffness, before_45));
  answers.minutes[minutes.index] = 10_min;
  CHECK(may_matter(regimen(), answers, stiffness, before_45));
  answers.minutes[minutes.index] = 31_min;  // raises the flag by itself
  CHECK_FALSE(may_matter(regimen(), answers, stiffness, before_45));
  CHECK_FALSE(may_matter(regimen(), answers, flag("chest_pain"), before_45));
}

TEST_CASE("empty answers allow nothing") {
  const Triage triage = calc_triage(regimen(), Answers{regimen()}, day(0));
  CHECK(triage.plan_state == PlanState::age_missing);
  CHECK_FALSE(triage.exercise_allowed());
  CHECK(triage.unanswered.size() == regimen().flags.size());
}

TEST_CASE("tiers and states have their names") {
  CHECK(slug(Tier::clear) == "clear");
  CHECK(slug(Tier::emergency) == "emergency");
  CHECK(slug(PlanState::none).empty());
  CHECK(slug(PlanState::no_exercise_told) == "no_exercise_told");
}

}  // namespace unhunch::core

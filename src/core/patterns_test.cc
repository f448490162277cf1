// SPDX-License-Identifier: Apache-2.0
#include "core/patterns.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using Verdict = Patterns::Verdict;

Answers with_signs(const Slugs& slugs, Answers answers = healthy()) {
  for (const std::string& slug : slugs) answers.signs[sign(slug).index] = Answer::yes;
  return answers;
}

Patterns find_patterns(const Answers& answers) {
  return calc_patterns(regimen(), answers, calc_triage(regimen(), answers, std::nullopt));
}

Patterns patterns_of(const Slugs& slugs) { return find_patterns(with_signs(slugs)); }

}  // namespace

TEST_CASE("three desk signs make 50 of 100 and desk likely") {
  const Patterns found = patterns_of({"worse_over_workday", "deep_ache_between_blades", "worse_reaching_for_mouse"});
  CHECK(found.verdict == Verdict::single);
  REQUIRE(found.ranked.size() == 1);
  CHECK(found.ranked[0].pattern == pattern("desk"));
  CHECK(found.ranked[0].points == 7);
  CHECK(found.ranked[0].share == 50);
  CHECK(found.ranked[0].likely);
}

TEST_CASE("three morning signs make 62 of 100, rounded half up") {
  const Patterns found = patterns_of({"pain_on_waking", "eases_within_30_min", "better_with_gentle_movement"});
  CHECK(found.verdict == Verdict::single);
  CHECK(found.ranked[0].pattern == pattern("morning"));
  CHECK(found.ranked[0].share == 62);
  CHECK(found.ranked[0].likely);
}

TEST_CASE("shares below 30 list nothing and the result is unclear") {
  const Patterns found =
      patterns_of({"deep_ache_between_blades", "long_desk_or_phone_hours", "tender_spots"});  // desk 29, stress 8
  CHECK(found.verdict == Verdict::unclear);
  CHECK(found.ranked.empty());
}

TEST_CASE("desk and stress at 50 each are mixed and listed in the order of the regimen") {
  const Patterns found = patterns_of({"worse_over_workday", "worse_reaching_for_mouse", "deep_ache_between_blades",
                                      "worse_in_stressful_times", "knot_neck_shoulder"});
  CHECK(found.verdict == Verdict::mixed);
  REQUIRE(found.ranked.size() == 2);
  CHECK(found.ranked[0].pattern == pattern("desk"));
  CHECK(found.ranked[1].pattern == pattern("stress"));
  CHECK(found.ranked[0].share == found.ranked[1].share);
}

TEST_CASE("the higher share is listed first and ten apart is no tie") {
  const Patterns apart = patterns_of({"worse_over_workday", "worse_reaching_for_mouse", "worse_in_stressful_times",
                                      "knot_neck_shoulder"});  // desk 36, stress 50
  CHECK(apart.verdict == Verdict::single);
  CHECK(apart.ranked[0].pattern == pattern("stress"));
  CHECK(apart.ranked[1].pattern == pattern("desk"));
  const Patterns close = patterns_of({"worse_over_workday", "worse_reaching_for_mouse", "stiff_neck_with_it",
                                      "worse_in_stressful_times", "knot_neck_shoulder"});  // desk 43, stress 58
  CHECK(close.verdict == Verdict::single);
  const Patterns tied = patterns_of({"worse_over_workday", "worse_reaching_for_mouse", "long_desk_or_phone_hours",
                                     "worse_in_stressful_times", "knot_neck_shoulder"});  // desk 43, stress 50
  CHECK(tied.verdict == Verdict::mixed);
  CHECK(tied.ranked[0].share - tied.ranked[1].share == 7);
}

TEST_CASE("a high share without a key sign is only possible") {
  const Patterns found = patterns_of({"deep_ache_between_blades", "worse_turning_to_side_screen", "stiff_neck_with_it",
                                      "long_desk_or_phone_hours", "tender_spots"});  // desk 7 of 14
  CHECK(found.ranked[0].share == 50);
  CHECK_FALSE(found.ranked[0].likely);
  const Patterns half_key = patterns_of({"pain_on_waking", "spread_over_upper_back", "better_with_gentle_movement"});
  CHECK(half_key.ranked[0].share == 54);
  CHECK_FALSE(half_key.ranked[0].likely);
}

TEST_CASE("reasons fall in points and the missing signs are told") {
  const Patterns found = patterns_of({"stiff_neck_with_it", "worse_over_workday", "deep_ache_between_blades"});
  const RankedPattern& desk = found.ranked.front();
  CHECK(desk.reasons ==
        std::vector<SignId>{sign("worse_over_workday"), sign("deep_ache_between_blades"), sign("stiff_neck_with_it")});
  CHECK(desk.missing.front() == sign("worse_reaching_for_mouse"));
  CHECK(desk.reasons.size() + desk.missing.size() == 9);
}

TEST_CASE("unsure and unanswered signs give no points") {
  Answers answers = with_signs({"worse_over_workday", "worse_reaching_for_mouse", "deep_ache_between_blades"});
  answers.signs[sign("worse_over_workday").index] = Answer::unsure;
  answers.signs[sign("worse_reaching_for_mouse").index] = Answer::unanswered;
  CHECK(find_patterns(answers).verdict == Verdict::unclear);
}

TEST_CASE("tight breathing counts only when the heart and lung questions are all answered no") {
  Answers answers = with_signs({"worse_in_stressful_times", "tight_breathing_when_tense"});
  CHECK(find_patterns(answers).ranked[0].share == 42);
  Answers headache = with_signs({"worse_in_stressful_times", "band_headache_or_sore_neck"});
  CHECK(find_patterns(headache).ranked[0].points == 4);
  headache.flags[flag("dizzy_or_vision_on_neck_move").index] = Answer::unanswered;
  CHECK(find_patterns(headache).ranked.empty());
}

TEST_CASE("the stress pattern is not given while one of the five questions is open") {
  for (const char* asked : {"chest_pain", "breathlessness", "spreading_pain_with_sweat_or_sickness",
                            "sudden_tearing_pain", "coughing_blood_or_clot_sign"}) {
    Answers answers = with_signs({"worse_in_stressful_times", "knot_neck_shoulder"});
    CHECK(find_patterns(answers).ranked[0].pattern == pattern("stress"));
    answers.flags[flag(asked).index] = Answer::unanswered;
    CHECK_MESSAGE(find_patterns(answers).verdict == Verdict::unclear, asked);
  }
}

TEST_CASE("the morning pattern is not given while long morning stiffness is raised") {
  Answers answers = with_signs({"pain_on_waking", "eases_within_30_min"});
  CHECK(find_patterns(answers).verdict == Verdict::single);
  answers.minutes[detail("morning_stiffness_minutes")] = 45_min;
  CHECK(find_patterns(answers).verdict == Verdict::unclear);
}

TEST_CASE("patterns are withheld in urgent and emergency and given in see soon") {
  Answers answers = with_signs({"worse_over_workday", "worse_reaching_for_mouse"});
  answers.flags[flag("no_improvement_self_care").index] = Answer::yes;
  CHECK(find_patterns(answers).verdict == Verdict::single);
  answers.flags[flag("arm_numbness").index] = Answer::yes;
  CHECK(find_patterns(answers).verdict == Verdict::withheld);
  CHECK(find_patterns(answers).ranked.empty());
}

}  // namespace unhunch::core

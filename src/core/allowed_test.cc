// SPDX-License-Identifier: Apache-2.0
#include "core/allowed.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using Why = std::vector<Slug>;

struct Somebody : Bench {
  Somebody& has_condition(const char* slug, Answer answer = Answer::yes) {
    return answers.conditions[condition(slug).index] = answer, *this;
  }
  Somebody& without(const char* slug) {
    return answers.equipment.bits &= ~(std::uint64_t{1} << equipment(slug).index), *this;
  }
  Somebody& at(const char* slug) { return answers.place = place(slug), *this; }
  Somebody& gentle() { return answers.flags[flag("no_improvement_self_care").index] = Answer::yes, *this; }

  std::optional<AllowedExercise> find(const char* slug) const {
    const Allowed all = allowed();
    const AllowedExercise* found = all.find(exercise(slug));
    return found == nullptr ? std::nullopt : std::optional(*found);
  }
  Why why_not(const char* slug) const {
    for (const ExcludedExercise& each : allowed().excluded) {
      if (each.exercise == exercise(slug)) return each.because;
    }
    return {};
  }
  VariantId form_of(const char* slug) const {
    const auto found = find(slug);
    REQUIRE_MESSAGE(found, slug);
    return found->variant;
  }
  bool offers(const char* slug, const char* form) const {
    const auto found = find(slug);
    return found && std::find(found->variants.begin(), found->variants.end(), variant(form)) != found->variants.end();
  }
};

}  // namespace

TEST_CASE("a healthy person with everything at hand may do every exercise in its default form") {
  const Allowed all = Somebody{}.allowed();
  CHECK(all.excluded.empty());
  REQUIRE(all.exercises.size() == regimen().exercises.size());
  for (const AllowedExercise& each : all.exercises) {
    CHECK_FALSE(each.variant);
    CHECK(each.modifications.empty());
    CHECK_FALSE(each.hold_most);
    CHECK_FALSE(each.range);
    CHECK(each.fewer_reps == 0);
  }
}

TEST_CASE("each exercise is either allowed or excluded with a reason") {
  for (std::size_t i = 0; i < regimen().conditions.size(); ++i) {
    Somebody person;
    person.answers.conditions[i] = Answer::yes;
    const Allowed all = person.allowed();
    CHECK(all.exercises.size() + all.excluded.size() == regimen().exercises.size());
    for (const ExcludedExercise& each : all.excluded) {
      CHECK_MESSAGE(!each.because.empty(), regimen()[each.exercise].id);
      CHECK(all.find(each.exercise) == nullptr);
    }
  }
}

TEST_CASE("a condition that excludes an exercise is named, unsure and unanswered like yes") {
  for (const Answer answer : {Answer::yes, Answer::unsure, Answer::unanswered}) {
    CHECK(Somebody{}.has_condition("glaucoma", answer).why_not("childs_pose") == Why{"glaucoma"});
  }
  CHECK(Somebody{}.has_condition("osteoporosis").has_condition("recent_surgery").why_not("thoracic_extension_roller") ==
        Why{"osteoporosis", "recent_surgery"});
}

TEST_CASE("exclusion wins over a modification of the same exercise") {
  const Somebody person = Somebody{}.has_condition("glaucoma").has_condition("wrist_pain");
  CHECK(person.why_not("childs_pose") == Why{"glaucoma"});
}

TEST_CASE("every modification of the conditions is carried together") {
  const auto found = Somebody{}.has_condition("wrist_pain").has_condition("osteoporosis").find("childs_pose");
  REQUIRE(found);
  CHECK(found->modifications == ModificationSet{modification("mod_arms_alongside"), modification("mod_flat_hinge")});
  CHECK(found->variant == variant("childs_pose_arms_alongside"));
}

TEST_CASE("the smallest range and the fewest repetitions of the modifications count") {
  CHECK(Somebody{}.has_condition("hypermobility").find("neck_side_bend")->range == Percent{50});
  CHECK(Somebody{}.has_condition("uncontrolled_blood_pressure_or_heart").find("wall_push_up")->fewer_reps == 1);
}

TEST_CASE("a form is chosen in the order of the modification, by what is at hand") {
  Somebody person = Somebody{}.has_condition("falls_risk");
  CHECK(person.form_of("light_cardio") == variant("march_holding_counter"));
  person.without("counter_edge");
  CHECK(person.form_of("light_cardio") == variant("march_holding_counter"));  // a chair holds as well
  person.without("chair_sturdy");
  CHECK_FALSE(person.find("light_cardio"));
  CHECK(person.why_not("light_cardio") == Why{"mod_hold_counter"});

  Somebody sore_shoulder = Somebody{}.has_condition("shoulder_pain");
  CHECK(sore_shoulder.form_of("shoulder_opener_rolls") == variant("opener_with_towel"));
  sore_shoulder.without("mat_or_towel").without("towel_rolled");
  CHECK(sore_shoulder.form_of("shoulder_opener_rolls") == variant("opener_rolls_only"));
}

TEST_CASE("without the thing it needs an exercise is excluded and the thing is named") {
  CHECK(Somebody{}.without("wall_or_doorway").why_not("wall_chest_stretch") == Why{"wall_or_doorway"});
  CHECK(Somebody{}.without("foam_roller").find("thoracic_extension_roller"));
  CHECK(Somebody{}.without("foam_roller").without("towel_rolled").why_not("thoracic_extension_roller") ==
        Why{"towel_rolled", "foam_roller"});
  Somebody stiff_knees = Somebody{}.has_condition("knee_pain").without("cushion");
  CHECK(stiff_knees.why_not("childs_pose") == Why{"mod_knee_cushion"});
}

TEST_CASE("a place that an exercise does not fit is named, once") {
  CHECK(Somebody{}.at("at_desk").why_not("cat_cow") == Why{"at_desk"});
  CHECK(Somebody{}.at("private_room").find("cat_cow"));
  CHECK(Somebody{}.at("private_room").why_not("floor_push_up") == Why{"private_room"});
  CHECK(Somebody{}.at("at_desk").without("mat_or_towel").why_not("cat_cow") == Why{"at_desk", "mat_or_towel"});
}

TEST_CASE("an exercise that a modification replaces is excluded by it") {
  const Somebody person = Somebody{}.has_condition("wrist_pain");
  CHECK(person.why_not("cat_cow") == Why{"mod_seated_cat_cow"});
  CHECK(person.find("seated_cat_cow"));
}

TEST_CASE("an option inside the default form is left out when its row excludes it") {
  const Form form = find_form(regimen(), exercise("shoulder_opener_rolls"), ConditionSet{condition("recent_surgery")},
                              {EquipmentSet{~std::uint64_t{}}, {}});
  CHECK(form.possible);
  CHECK(form.option_excluded);
  CHECK(form.variant == variant("opener_rolls_only"));
  const Form whole = find_form(regimen(), exercise("shoulder_opener_rolls"), {}, {EquipmentSet{~std::uint64_t{}}, {}});
  CHECK(whole.possible);
  CHECK_FALSE(whole.option_excluded);
  CHECK_FALSE(whole.variant);
}

TEST_CASE("options are off until they are switched on, and never against their row") {
  Somebody person;
  CHECK_FALSE(person.offers("neck_side_bend", "neck_side_bend_hand_pressure"));
  person.answers.preferences.options = {variant("neck_side_bend_hand_pressure")};
  CHECK(person.offers("neck_side_bend", "neck_side_bend_hand_pressure"));
  CHECK_FALSE(Somebody{person}.has_condition("hypermobility").offers("neck_side_bend", "neck_side_bend_hand_pressure"));
  CHECK_FALSE(Somebody{person}.gentle().offers("neck_side_bend", "neck_side_bend_hand_pressure"));
}

TEST_CASE("with a modification harder forms are closed and only forms that content it are open") {
  CHECK(Somebody{}.offers("childs_pose", "childs_pose_long"));
  CHECK(Somebody{}.offers("childs_pose", "childs_pose_cushion"));
  const Somebody person = Somebody{}.has_condition("osteoporosis");
  CHECK_FALSE(person.offers("childs_pose", "childs_pose_long"));
  CHECK(person.offers("childs_pose", "childs_pose_cushion"));  // a flat hinge asks for no form
  const Somebody wrist = Somebody{}.has_condition("wrist_pain");
  CHECK_FALSE(wrist.offers("childs_pose", "childs_pose_cushion"));
}

TEST_CASE("a form that needs something else is offered only when that is at hand") {
  CHECK_FALSE(Somebody{}.without("cushion").offers("childs_pose", "childs_pose_cushion"));
  CHECK(Somebody{}.without("towel_rolled").find("thoracic_extension_roller"));
  CHECK_FALSE(Somebody{}.without("towel_rolled").offers("thoracic_extension_roller", "extension_towel"));
}

TEST_CASE("the gentle subset has no strength, no roller, short holds and no other class than its own") {
  Somebody person = Somebody{}.gentle();
  CHECK(person.why_not("wall_push_up") == Why{"gentle_subset"});
  CHECK(person.why_not("band_row") == Why{"gentle_subset"});
  CHECK(person.why_not("thoracic_extension_roller") == Why{"gentle_subset"});
  CHECK(person.find("childs_pose")->hold_most == 20_s);
  CHECK(person.find("side_lying_rotation")->only_default_form);
  CHECK_FALSE(person.find("cat_cow")->hold_most);
  person.answers.preferences.options = {variant("side_rotation_hold"), variant("seated_forward_fold_deep")};
  CHECK_FALSE(person.offers("side_lying_rotation", "side_rotation_hold"));
  CHECK_FALSE(person.offers("seated_forward_fold", "seated_forward_fold_deep"));
  CHECK_FALSE(person.offers("childs_pose", "childs_pose_long"));
}

TEST_CASE("with pain of 6 or 7, or pain that was not asked, only the sore day subset is open") {
  for (const auto pain : {std::optional(6_pain), std::optional(7_pain), std::optional<Pain>()}) {
    Somebody person;
    person.answers.pain_now = pain;
    const Allowed all = person.allowed();
    CHECK(all.exercises.size() == 4);
    CHECK(person.find("shoulder_four_directions")->range == Percent{50});
    CHECK(person.why_not("childs_pose") == Why{"sore_day_subset"});
  }
  Somebody calm;
  calm.answers.pain_now = 5_pain;
  CHECK(calm.find("childs_pose"));
}

TEST_CASE("gentle and sore together allow only what both allow") {
  Somebody person = Somebody{}.gentle();
  person.answers.pain_now = 6_pain;
  CHECK(person.why_not("wall_push_up") == Why{"gentle_subset", "sore_day_subset"});
  CHECK(person.why_not("childs_pose") == Why{"sore_day_subset"});
  CHECK(person.find("light_cardio"));
}

TEST_CASE("nothing is allowed with pain of 8, in urgent, or without the screening, and the reason is told") {
  Somebody pain;
  pain.answers.pain_now = 8_pain;
  CHECK(pain.allowed().exercises.empty());
  CHECK(pain.why_not("belly_breathing") == Why{"urgent"});
  Somebody numb;
  numb.answers.flags[flag("arm_numbness").index] = Answer::yes;
  CHECK(numb.why_not("belly_breathing") == Why{"urgent"});
  Somebody silent;
  silent.answers.flags[flag("arm_numbness").index] = Answer::unanswered;
  CHECK(silent.why_not("belly_breathing") == Why{"screen_incomplete"});

  Triage cleared;  // a triage that forgot about the pain still allows nothing
  const Allowed all = calc_allowed(regimen(), pain.answers, cleared);
  CHECK(all.exercises.empty());
  CHECK(has(all.excluded.front().because, "pain_now_8_or_more"));
}

TEST_CASE("without the head-turn test only movement and breathing are open") {
  Somebody person;
  person.answers.head_turn = HeadTurn::skipped;
  person.answers.preferences.options = {variant("seated_forward_fold_deep"), variant("side_rotation_hold")};
  for (const Exercise& each : regimen().exercises) {
    const bool still = each.exercise_class == ExerciseClass::static_hold ||
                       each.exercise_class == ExerciseClass::roller || each.exercise_class == ExerciseClass::strength;
    CHECK_MESSAGE(person.find(each.id.c_str()).has_value() == !still, each.id);
    if (still) CHECK(person.why_not(each.id.c_str()) == Why{"head_turn_test_skipped"});
  }
  CHECK_FALSE(person.offers("seated_forward_fold", "seated_forward_fold_deep"));
  CHECK_FALSE(person.offers("side_lying_rotation", "side_rotation_hold"));
  person.answers.head_turn = HeadTurn::not_yet;
  CHECK(person.find("childs_pose"));
  CHECK(person.offers("seated_forward_fold", "seated_forward_fold_deep"));
}

TEST_CASE("with reflux the exercises that press on the stomach wait two hours after food") {
  Somebody person = Somebody{}.has_condition("reflux_or_just_eaten");
  CHECK(person.find("childs_pose"));
  person.answers.since_food = 119_min;
  CHECK(person.why_not("childs_pose") == Why{"session_spacing"});
  CHECK(person.find("cat_cow"));
  person.answers.since_food = 120_min;
  CHECK(person.find("childs_pose"));
  Somebody well;
  well.answers.since_food = 1_min;
  CHECK(well.find("childs_pose"));
}

TEST_CASE("needs are met by all of these and one of each group") {
  EquipmentNeed needs{EquipmentSet{EquipmentId{0}}, {EquipmentSet{EquipmentId{1}, EquipmentId{2}}}};
  CHECK(is_at_hand(needs, EquipmentSet{EquipmentId{0}, EquipmentId{2}}));
  CHECK_FALSE(is_at_hand(needs, EquipmentSet{EquipmentId{1}, EquipmentId{2}}));
  CHECK_FALSE(is_at_hand(needs, EquipmentSet{EquipmentId{0}, EquipmentId{3}}));
  CHECK(is_at_hand({}, {}));
}

TEST_CASE("the pause in the breath is off until switched on and never with the conditions of its row") {
  Somebody person;
  CHECK_FALSE(is_breath_pause_allowed(regimen(), person.answers));
  person.answers.preferences.options = {variant("breath_hold")};
  CHECK(is_breath_pause_allowed(regimen(), person.answers));
  for (const char* slug :
       {"pregnant_16_weeks_or_more", "glaucoma", "uncontrolled_blood_pressure_or_heart", "breath_hold_panic"}) {
    CHECK_MESSAGE(!is_breath_pause_allowed(regimen(), Somebody{person}.has_condition(slug).answers), slug);
  }
  CHECK(is_breath_pause_allowed(regimen(), Somebody{person}.has_condition("wrist_pain").answers));
}

TEST_CASE("a twinge makes neck movements smaller, and nothing else") {
  Somebody calm;
  CHECK_FALSE(calm.form_of("neck_side_bend"));
  CHECK_FALSE(calm.find("neck_side_bend")->range);
  Somebody told;
  told.answers.signs[sign("twinge_on_head_turn").index] = Answer::yes;
  Somebody tested;
  tested.answers.head_turn = HeadTurn::twinge;
  for (const Somebody& somebody : {told, tested}) {
    CHECK(somebody.form_of("neck_side_bend") == variant("neck_side_bend_small"));
    CHECK(somebody.find("neck_side_bend")->range == Percent{50});
    CHECK_FALSE(somebody.form_of("childs_pose"));
    CHECK_FALSE(somebody.find("childs_pose")->range);
  }
  told.answers.preferences.options = {variant("neck_side_bend_hand_pressure")};
  CHECK_FALSE(told.offers("neck_side_bend", "neck_side_bend_hand_pressure"));
}

}  // namespace unhunch::core

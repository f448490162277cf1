// SPDX-License-Identifier: Apache-2.0
#include "core/regimen_testing.h"

#include <cstdlib>
#include <initializer_list>
#include <utility>

namespace unhunch::core::testing {
namespace {

using Strings = std::initializer_list<const char*>;

// The dose of an exercise: one figure where there is no choice, else least, usual, most.
class Times {
 public:
  Times& hold(int only) { return hold(only, only, only); }
  Times& hold(int least, int usual, int most) { return set(dose_.hold, least, usual, most); }
  Times& rest(int only) { return rest(only, only, only); }
  Times& rest(int least, int usual, int most) { return set(dose_.rest, least, usual, most); }
  Times& cycle(int only) { return cycle(only, only, only); }
  Times& cycle(int least, int usual, int most) { return set(dose_.cycle, least, usual, most); }
  Times& enter(int only) { return enter(only, only, only); }
  Times& enter(int least, int usual, int most) { return set(dose_.enter, least, usual, most); }
  Times& change(int least, int usual, int most) { return set(dose_.change, least, usual, most); }
  Times& leave(int only) { return leave(only, only, only); }
  Times& leave(int least, int usual, int most) { return set(dose_.leave, least, usual, most); }
  Times& contact(int least, int usual, int most) { return set(dose_.contact, least, usual, most); }
  Times& holds(int only) { return holds(only, only, only); }
  Times& holds(int least, int usual, int most) { return set(dose_.holds, least, usual, most); }
  Times& reps(int only) { return reps(only, only, only); }
  Times& reps(int least, int usual, int most) { return set(dose_.reps, least, usual, most); }
  Times& sets(int only) { return sets(only, only, only); }
  Times& sets(int least, int usual, int most) { return set(dose_.sets, least, usual, most); }
  Times& lasts(int only) { return lasts(only, only, only); }
  Times& lasts(int least, int usual, int most) {
    dose_.duration = {Seconds{usual}, Seconds{least}, Seconds{most}};
    return *this;
  }
  const Dose& dose() const { return dose_; }

 private:
  template <class T>
  Times& set(std::optional<Range<T>>& range, int least, int usual, int most) {
    range = Range<T>{T{usual}, T{least}, T{most}};
    return *this;
  }

  Dose dose_;
};

// A slot of a routine.
class SlotOf {
 public:
  explicit SlotOf(Slot slot) : slot_(std::move(slot)) {}
  SlotOf& enter(int s) { return slot_.enter = Seconds{s}, *this; }
  SlotOf& hold(int s) { return slot_.hold = Seconds{s}, *this; }
  SlotOf& rest(int s) { return slot_.rest = Seconds{s}, *this; }
  SlotOf& change(int s) { return slot_.change = Seconds{s}, *this; }
  SlotOf& leave(int s) { return slot_.leave = Seconds{s}, *this; }
  SlotOf& cycle(int s) { return slot_.cycle = Seconds{s}, *this; }
  SlotOf& holds(int n) { return slot_.holds = n, *this; }
  SlotOf& reps(int n) { return slot_.reps = n, *this; }
  SlotOf& sets(int n) { return slot_.sets = n, *this; }
  SlotOf& breaths(int n) { return slot_.breaths = n, *this; }
  SlotOf& part(int n) { return slot_.parts.push_back(n), *this; }
  operator Slot() const { return slot_; }

 private:
  Slot slot_;
};

class Making {
 public:
  Regimen run() {
    name_things();
    make_questions();
    make_rules();
    make_modifications();
    make_movements();
    make_stretches();
    make_strength();
    make_replacements();
    fill_modifications();
    make_patterns();
    make_progression();
    make_warm_ups();
    make_routines();
    make_figures();
    make_insight();
    make_known();
    return std::move(regimen_);
  }

 private:
  // ---- words --------------------------------------------------------------------------------------------------------

  template <class IdType, class Items>
  static IdSet<IdType> set_of(const Items& items, Strings slugs) {
    IdSet<IdType> set;
    for (const char* slug : slugs) set.insert(find_slug<IdType>(items, slug));
    return set;
  }
  PlaceSet places(Strings slugs) const { return set_of<PlaceId>(regimen_.places, slugs); }
  EquipmentNeed need(Strings all, Strings one_of = {}) const {
    EquipmentNeed need{set_of<EquipmentId>(regimen_.equipment, all), {}};
    if (one_of.size() > 0) need.one_of.push_back(set_of<EquipmentId>(regimen_.equipment, one_of));
    return need;
  }
  FlagId flag(const char* slug) const { return find_slug<FlagId>(regimen_.flags, slug); }
  ExerciseId exercise(const char* slug) const { return find_slug<ExerciseId>(regimen_.exercises, slug); }
  VariantId variant(const char* slug) const { return find_slug<VariantId>(regimen_.variants, slug); }
  RoutineId routine(const char* slug) const { return find_slug<RoutineId>(regimen_.routines, slug); }
  SignId sign(const char* slug) const { return find_slug<SignId>(regimen_.signs, slug); }
  ModificationId modification(const char* slug) const {
    return find_slug<ModificationId>(regimen_.modifications, slug);
  }

  void name_things() {
    regimen_.places = {"at_desk", "private_room", "floor"};
    regimen_.equipment = {"chair_sturdy",    "mat_or_towel", "cushion",    "towel_rolled",    "foam_roller",
                          "wall_or_doorway", "counter_edge", "light_band", "weighted_blanket"};
    regimen_.muscles = {"trapezius",        "lower_trapezius",         "pectorals",     "rhomboids",
                        "latissimus_dorsi", "thoracic_erector_spinae", "core_and_hips", "levator_scapulae"};
    for (const char* slug :
         {"osteoporosis", "pregnant_16_weeks_or_more", "glaucoma", "uncontrolled_blood_pressure_or_heart",
          "dizzy_on_head_movement", "neck_instability_risk", "wrist_pain", "knee_pain", "shoulder_instability",
          "shoulder_pain", "recent_surgery", "hypermobility", "falls_risk", "reflux_or_just_eaten", "no_floor_transfer",
          "breath_hold_panic"}) {
      regimen_.conditions.push_back({slug});
    }
  }

  // ---- questions ----------------------------------------------------------------------------------------------------

  void ask(const char* slug, Tier tier, const char* family, Asked asked = Asked::yes_no_unsure) {
    auto found = std::find(regimen_.families.begin(), regimen_.families.end(), family);
    if (found == regimen_.families.end()) found = regimen_.families.insert(found, family);
    const FamilyId id{static_cast<std::uint16_t>(found - regimen_.families.begin())};
    regimen_.flags.push_back({slug, tier, id, asked, {}});
  }

  void make_questions() {
    ask("chest_pain", Tier::emergency, "heart_circulation");
    ask("breathlessness", Tier::emergency, "lungs_breathing");
    ask("spreading_pain_with_sweat_or_sickness", Tier::emergency, "heart_circulation");
    ask("sudden_tearing_pain", Tier::emergency, "heart_circulation");
    ask("sudden_headache_or_stroke_sign", Tier::emergency, "brain_neck_vessels");
    ask("fever_with_severe_illness", Tier::emergency, "infection");
    ask("coughing_blood_or_clot_sign", Tier::emergency, "lungs_breathing");
    ask("minor_injury_fragile_bone", Tier::urgent, "injury", Asked::derived);
    ask("arm_numbness", Tier::urgent, "nerve_arm");
    ask("fever_or_infection", Tier::urgent, "infection");
    ask("dizzy_or_vision_on_neck_move", Tier::urgent, "brain_neck_vessels");
    ask("severe_or_fast_worsening_pain", Tier::urgent, "course_severity");
    ask("long_morning_stiffness", Tier::see_soon, "inflammatory", Asked::derived);
    ask("first_pain_at_unusual_age", Tier::see_soon, "age_at_onset", Asked::derived);
    ask("no_improvement_self_care", Tier::see_soon, "course_no_change");
    ask("new_unassessed_pain", Tier::see_soon, "new_pain_site", Asked::choice);
    ask("daily_life_limited", Tier::caution, "course_no_change");
    regimen_.flags[flag("fever_with_severe_illness").index].asked_after = flag("fever_or_infection");

    for (const char* slug : {"minor_fall_or_strain", "morning_stiffness_minutes", "pain_began_before_45",
                             "pain_longer_than_3_months", "better_with_activity_not_rest", "first_spine_pain_ever"}) {
      regimen_.sub_questions.push_back({slug, slug == std::string("morning_stiffness_minutes")});
    }
    regimen_.age_bands = {{"age_under_18", 0, 17}, {"age_18_19", 18, 19}, {"age_20_44", 20, 44},
                          {"age_45_50", 45, 50},   {"age_51_65", 51, 65}, {"age_66_or_over", 66, 150}};
    regimen_.choices = {{"familiar_comes_and_goes", {}, false, false},
                        {"new_not_checked", flag("new_unassessed_pain"), false, false},
                        {"new_checked_exercise_ok", {}, false, false},
                        {"new_checked_with_limits", {}, true, true},
                        {"no_pain_between_blades", {}, false, false}};
    regimen_.regions = {{"region_gb"}, {"region_other"}};
  }

  Atom answered(const char* slug, bool yes, bool unsure) const {
    Atom atom;
    atom.about = Atom::About::sub_question;
    atom.question = find_slug<SubQuestionId>(regimen_.sub_questions, slug).index;
    atom.yes = yes;
    atom.unsure = unsure;
    return atom;
  }
  Atom stiff_above(int minutes) const {
    Atom atom;
    atom.about = Atom::About::minutes;
    atom.question = find_slug<SubQuestionId>(regimen_.sub_questions, "morning_stiffness_minutes").index;
    atom.above = minutes;
    return atom;
  }
  Atom aged(Strings bands) const {
    Atom atom;
    atom.about = Atom::About::age;
    atom.ages = set_of<AgeBandId>(regimen_.age_bands, bands);
    return atom;
  }

  void make_rules() {
    const Atom fall = answered("minor_fall_or_strain", true, true);
    Atom thin_bones;
    thin_bones.about = Atom::About::condition;
    thin_bones.question = find_slug<ConditionId>(regimen_.conditions, "osteoporosis").index;
    Atom severe;
    severe.about = Atom::About::pain_now;
    severe.above = 8;
    const Atom odd_age = aged({"age_18_19", "age_51_65", "age_66_or_over"});
    regimen_.composites = {{"composite_minor_injury",
                            flag("minor_injury_fragile_bone"),
                            {{fall, thin_bones}, {fall, aged({"age_66_or_over"})}},
                            {{fall}}},
                           {"composite_morning_stiffness",
                            flag("long_morning_stiffness"),
                            {{stiff_above(30)},
                             {stiff_above(0), answered("pain_began_before_45", true, false),
                              answered("pain_longer_than_3_months", true, false)}},
                            {{stiff_above(0), answered("pain_began_before_45", true, true),
                              answered("pain_longer_than_3_months", true, true)}}},
                           {"composite_first_pain_age",
                            flag("first_pain_at_unusual_age"),
                            {{answered("first_spine_pain_ever", true, false), odd_age}},
                            {{answered("first_spine_pain_ever", false, true), odd_age}}},
                           {"composite_severe_pain", flag("severe_or_fast_worsening_pain"), {{severe}}, {}}};

    using When = CombinationRule::When;
    regimen_.combinations = {
        {"combo_two_see_soon", Tier::urgent, When::see_soon_families, {}, 2, {}, {}},
        {"combo_new_pain_and_second", Tier::urgent, When::flag_with_see_soon, {flag("new_unassessed_pain")}, 0, {}, {}},
        {"combo_fever_severe",
         Tier::emergency,
         When::flags_together,
         {flag("fever_or_infection"), flag("fever_with_severe_illness")},
         0,
         {},
         {}},
        {"combo_any_condition", Tier::caution, When::any_condition, {}, 0, {}, {}},
        {"combo_unsure_see_soon", Tier::caution, When::unsure_or_unanswered, {}, 0, {}, {}},
        {"combo_cleared_flag", Tier::caution, When::cleared_flag, {}, 0, {}, {}},
        {"combo_pain_6_or_7", Tier::caution, When::pain_now, {}, 0, 6_pain, 7_pain}};
    regimen_.check_entries = {{"clearance_entry", Tier::urgent, true, false, {}},
                              {"check_done_ok", Tier::see_soon, false, false, {}},
                              {"check_done_limits", Tier::see_soon, false, true, {}},
                              {"pain_settled",
                               Tier::see_soon,
                               false,
                               false,
                               {flag("new_unassessed_pain"), flag("no_improvement_self_care")}}};
  }

  // ---- exercises ----------------------------------------------------------------------------------------------------

  void make_modifications() {
    for (const char* slug : {"mod_after_food_2h",        "mod_arm_across_chest",
                             "mod_arms_alongside",       "mod_as_allowed",
                             "mod_chair_near",           "mod_chin_level",
                             "mod_elbow_below_shoulder", "mod_exhale_on_effort",
                             "mod_fists_or_handles",     "mod_flat_hinge",
                             "mod_forehead_support",     "mod_handles_or_loops",
                             "mod_hands_lower",          "mod_hands_lower_half_depth",
                             "mod_head_above_heart",     "mod_head_still",
                             "mod_head_with_chest",      "mod_hold_behind_thighs",
                             "mod_hold_counter",         "mod_knee_cushion",
                             "mod_low_knee_no_twist",    "mod_no_deep_backbend",
                             "mod_no_fixed_count",       "mod_no_look_up",
                             "mod_not_supine",           "mod_on_bed",
                             "mod_open_twist",           "mod_rise_slowly",
                             "mod_rolls_only",           "mod_seated",
                             "mod_seated_cat_cow",       "mod_seated_march",
                             "mod_seated_twist",         "mod_short_range_extension",
                             "mod_small_range",          "mod_talk_test",
                             "mod_tiny_twist",           "mod_towel_or_skip",
                             "mod_walk_support",         "mod_wide_knees"}) {
      regimen_.modifications.push_back({slug, {}, {}, {}, 0, 0});
    }
  }

  void add_exercise(const char* slug, ExerciseClass exercise_class, const char* family, Strings muscles,
                    const Times& times, std::vector<Step> steps) {
    Exercise made;
    made.id = slug;
    made.exercise_class = exercise_class;
    made.family = family;
    made.muscles = set_of<MuscleId>(regimen_.muscles, muscles);
    made.places = places({"at_desk", "private_room", "floor"});
    made.dose = times.dose();
    made.steps = std::move(steps);
    regimen_.exercises.push_back(std::move(made));
  }
  Exercise& last() { return regimen_.exercises.back(); }

  void add_variant(const char* slug, VariantKindOf kind, const Times& times) {
    Variant made;
    made.id = slug;
    made.exercise = {static_cast<std::uint16_t>(regimen_.exercises.size() - 1)};
    made.kind = kind;
    made.exercise_class = last().exercise_class;
    made.places = last().places;
    made.sides = last().sides;
    made.dose = times.dose();
    last().variants.push_back({static_cast<std::uint16_t>(regimen_.variants.size())});
    regimen_.variants.push_back(std::move(made));
  }
  void add_variant(const char* slug, VariantKindOf kind) {
    add_variant(slug, kind, Times());
    last_variant().dose = last().dose;
  }
  Variant& last_variant() { return regimen_.variants.back(); }

  RowId add_row(const char* slug, Strings excluded_by,
                std::initializer_list<std::pair<const char*, Strings>> changes = {}) {
    MatrixRow made{slug, set_of<ConditionId>(regimen_.conditions, excluded_by), {}};
    for (const auto& [by, conditions] : changes) {
      made.changes.push_back({set_of<ConditionId>(regimen_.conditions, conditions), modification(by)});
    }
    regimen_.rows.push_back(std::move(made));
    return {static_cast<std::uint16_t>(regimen_.rows.size() - 1)};
  }

  void replace(const char* slug, std::initializer_list<std::pair<const char*, const char*>> by) {
    for (const auto& [other, form] : by) {
      const VariantId form_id = *form == 0 ? VariantId{} : variant(form);
      regimen_.exercises[exercise(slug).index].replaced_by.push_back({exercise(other), form_id});
    }
  }

  void make_movements() {
    add_exercise("shoulder_opener_rolls", ExerciseClass::dynamic, "family_shoulder_motion",
                 {"trapezius", "pectorals", "rhomboids"}, Times().hold(0, 15, 15).lasts(60),
                 {{Step::Phase::work, 20, false, 0, false},
                  {Step::Phase::work, 20, false, 0, false},
                  {Step::Phase::enter, 5, false, 1, false},
                  {Step::Phase::work, 15, false, 1, false}});
    last().parts.push_back({"circles"});
    last().parts.push_back({"lift"});
    add_variant("opener_rolls_only", VariantKindOf::easier, Times().hold(0).lasts(60));
    add_variant("opener_with_towel", VariantKindOf::easier);
    last_variant().needs = need({}, {"mat_or_towel", "towel_rolled"});
    add_variant("hands_behind_back_lift", VariantKindOf::option, Times().hold(0, 15, 15).enter(5).lasts(20));
    last_variant().row = add_row("hands_behind_back_lift", {"shoulder_instability", "recent_surgery"});
    last().row = add_row("shoulder_opener_rolls", {},
                         {{"mod_small_range", {"recent_surgery"}},
                          {"mod_rolls_only", {"shoulder_instability"}},
                          {"mod_seated", {"falls_risk"}},
                          {"mod_towel_or_skip", {"shoulder_pain"}}});
    last().option = variant("hands_behind_back_lift");
    last().without_option = variant("opener_rolls_only");

    add_exercise("light_cardio", ExerciseClass::cardio, "family_cardio", {"core_and_hips"}, Times().lasts(60, 140, 300),
                 {{Step::Phase::work, 0, false, -1, true},
                  {Step::Phase::work, 0, false, -1, true},
                  {Step::Phase::work, 0, false, -1, true},
                  {Step::Phase::work, 0, false, -1, true}});
    add_variant("seated_march", VariantKindOf::easier);
    last_variant().needs = need({"chair_sturdy"});
    add_variant("march_holding_counter", VariantKindOf::easier);
    last_variant().needs = need({}, {"chair_sturdy", "counter_edge"});
    last().row = add_row("light_cardio", {},
                         {{"mod_seated_march", {"uncontrolled_blood_pressure_or_heart"}},
                          {"mod_hold_counter", {"falls_risk"}},
                          {"mod_talk_test", {"pregnant_16_weeks_or_more"}},
                          {"mod_as_allowed", {"recent_surgery"}}});

    add_exercise("shoulder_arm_mobiliser", ExerciseClass::dynamic, "family_shoulder_motion",
                 {"trapezius", "pectorals", "rhomboids"}, Times().lasts(30, 100, 200),
                 {{Step::Phase::work, 30, false, 0, false},
                  {Step::Phase::work, 30, false, 0, false},
                  {Step::Phase::work, 20, false, 1, false},
                  {Step::Phase::work, 20, false, 1, false}});
    last().parts.push_back({"rolls"});
    last().parts.push_back({"arm_circles"});
    add_variant("mobiliser_rolls_only", VariantKindOf::easier, Times().lasts(30, 60, 200));
    add_variant("mobiliser_seated", VariantKindOf::easier);
    last_variant().needs = need({"chair_sturdy"});
    last().row = add_row("shoulder_arm_mobiliser", {},
                         {{"mod_small_range", {"recent_surgery"}},
                          {"mod_rolls_only", {"shoulder_instability", "shoulder_pain"}},
                          {"mod_seated", {"falls_risk"}}});

    add_exercise("core_hip_activation", ExerciseClass::dynamic, "family_core_hip", {"core_and_hips"},
                 Times().lasts(30, 60, 120),
                 {{Step::Phase::work, 40, false, 0, false}, {Step::Phase::work, 20, false, 1, false}});
    last().sides = Sides::each;
    last().parts.push_back({"knee_lifts"});
    last().parts.push_back({"torso_twists"});
    add_variant("knee_lift_low_no_twist", VariantKindOf::easier, Times().lasts(30, 40, 120));
    add_variant("knee_lift_supported", VariantKindOf::easier);
    last_variant().needs = need({}, {"chair_sturdy", "counter_edge"});
    last().row = add_row("core_hip_activation", {"recent_surgery"},
                         {{"mod_low_knee_no_twist", {"osteoporosis", "pregnant_16_weeks_or_more", "knee_pain"}},
                          {"mod_hold_counter", {"falls_risk"}}});

    add_exercise("seated_forward_fold", ExerciseClass::breathing, "family_rest_fold",
                 {"latissimus_dorsi", "thoracic_erector_spinae"},
                 Times().cycle(7, 10, 16).reps(2, 3, 12).lasts(20, 30, 120),
                 {{Step::Phase::enter, 0}, {Step::Phase::enter, 0}, {Step::Phase::work, 30}, {Step::Phase::leave, 0}});
    last().needs = need({"chair_sturdy"});
    add_variant("seated_forward_fold_deep", VariantKindOf::harder,
                Times().hold(15, 20, 30).cycle(7, 10, 16).holds(1).reps(2, 3, 12).lasts(15, 20, 30));
    last_variant().exercise_class = ExerciseClass::static_hold;
    last_variant().off_by_default = true;
    last_variant().row = add_row("seated_forward_fold_deep",
                                 {"pregnant_16_weeks_or_more", "glaucoma", "uncontrolled_blood_pressure_or_heart",
                                  "dizzy_on_head_movement", "neck_instability_risk", "recent_surgery"});
    last().row = add_row("seated_forward_fold", {},
                         {{"mod_small_range", {"recent_surgery"}},
                          {"mod_flat_hinge", {"osteoporosis"}},
                          {"mod_wide_knees", {"pregnant_16_weeks_or_more"}},
                          {"mod_rise_slowly", {"dizzy_on_head_movement"}}});

    add_exercise("shoulder_four_directions", ExerciseClass::dynamic, "family_shoulder_motion",
                 {"trapezius", "pectorals", "rhomboids", "levator_scapulae"},
                 Times().cycle(8, 8, 12).enter(2, 2, 6).reps(3, 6, 10).lasts(30, 50, 120),
                 {{Step::Phase::work, 2}, {Step::Phase::work, 2}, {Step::Phase::work, 2}, {Step::Phase::work, 2}});
    add_variant("four_directions_seated", VariantKindOf::easier);
    last_variant().needs = need({"chair_sturdy"});
    add_variant("four_directions_micro", VariantKindOf::option, Times().cycle(8).enter(6).reps(3).lasts(30));
    last().row = add_row("shoulder_four_directions", {},
                         {{"mod_small_range", {"shoulder_instability", "shoulder_pain", "recent_surgery"}},
                          {"mod_seated", {"falls_risk"}}});

    add_exercise("cat_cow", ExerciseClass::dynamic, "family_spine_wave",
                 {"rhomboids", "thoracic_erector_spinae", "core_and_hips"},
                 Times().cycle(8, 10, 12).enter(5, 10, 15).reps(3, 6, 12).lasts(30, 70, 130),
                 {{Step::Phase::work, 4}, {Step::Phase::work, 6}, {Step::Phase::repeat, 0}});
    last().places = places({"private_room", "floor"});
    last().needs = need({"mat_or_towel"});
    add_variant("cat_cow_small", VariantKindOf::easier);
    last().row = add_row("cat_cow", {"neck_instability_risk", "recent_surgery"},
                         {{"mod_small_range", {"osteoporosis"}},
                          {"mod_no_look_up", {"dizzy_on_head_movement"}},
                          {"mod_seated_cat_cow", {"wrist_pain", "knee_pain", "no_floor_transfer"}},
                          {"mod_no_deep_backbend", {"pregnant_16_weeks_or_more"}}});

    add_exercise("seated_cat_cow", ExerciseClass::dynamic, "family_spine_wave",
                 {"rhomboids", "thoracic_erector_spinae"},
                 Times().cycle(8, 10, 12).enter(5).reps(3, 6, 12).lasts(30, 65, 130),
                 {{Step::Phase::work, 4}, {Step::Phase::work, 6}, {Step::Phase::repeat, 0}});
    last().needs = need({"chair_sturdy"});
    add_variant("seated_cat_cow_small", VariantKindOf::easier);
    last().row = add_row("seated_cat_cow", {"neck_instability_risk", "recent_surgery"},
                         {{"mod_small_range", {"osteoporosis"}},
                          {"mod_no_look_up", {"dizzy_on_head_movement"}},
                          {"mod_no_deep_backbend", {"pregnant_16_weeks_or_more"}}});

    add_exercise("thoracic_extension_chair", ExerciseClass::dynamic, "family_extension",
                 {"pectorals", "thoracic_erector_spinae"},
                 Times().cycle(6, 7, 10).enter(3, 5, 10).leave(3, 3, 10).reps(5, 6, 8).lasts(40, 50, 90),
                 {{Step::Phase::work, 3}, {Step::Phase::work, 1}, {Step::Phase::work, 3}});
    last().places = places({"at_desk", "private_room"});
    last().needs = need({"chair_sturdy"});
    add_variant("chair_extension_arms_crossed", VariantKindOf::easier);
    add_variant("chair_extension_pause", VariantKindOf::harder,
                Times().cycle(9, 9, 10).enter(3, 5, 10).leave(3, 3, 10).reps(5, 6, 8).lasts(51, 62, 90));
    last().row = add_row("thoracic_extension_chair",
                         {"osteoporosis", "pregnant_16_weeks_or_more", "dizzy_on_head_movement",
                          "neck_instability_risk", "recent_surgery"},
                         {{"mod_short_range_extension", {"hypermobility"}}});

    add_exercise("side_lying_rotation", ExerciseClass::dynamic, "family_rotation",
                 {"pectorals", "rhomboids", "thoracic_erector_spinae"},
                 Times().cycle(8, 10, 12).enter(5, 10, 15).change(5, 10, 15).reps(3, 3, 8).lasts(60, 80, 200),
                 {{Step::Phase::work, 4}, {Step::Phase::work, 2}, {Step::Phase::work, 4}, {Step::Phase::change, 10}});
    last().places = places({"floor"});
    last().needs = need({"cushion"});
    last().sides = Sides::each;
    add_variant("side_rotation_arm_across", VariantKindOf::easier);
    add_variant("side_rotation_hold", VariantKindOf::option,
                Times()
                    .hold(20, 20, 30)
                    .cycle(8, 10, 12)
                    .enter(5, 10, 15)
                    .change(5, 10, 15)
                    .holds(1)
                    .reps(3, 3, 8)
                    .lasts(60, 60, 90));
    last_variant().exercise_class = ExerciseClass::static_hold;
    last_variant().off_by_default = true;
    last().row = add_row("side_lying_rotation", {"recent_surgery"},
                         {{"mod_small_range", {"osteoporosis", "pregnant_16_weeks_or_more"}},
                          {"mod_seated_twist", {"no_floor_transfer"}},
                          {"mod_arm_across_chest", {"shoulder_instability", "shoulder_pain"}},
                          {"mod_head_still", {"dizzy_on_head_movement", "neck_instability_risk"}}});

    add_exercise("neck_half_circles", ExerciseClass::dynamic, "family_neck", {"trapezius", "levator_scapulae"},
                 Times().cycle(8, 10, 12).reps(3, 5, 8).lasts(30, 50, 90),
                 {{Step::Phase::work, 5}, {Step::Phase::work, 5}});
    last().neck = true;
    add_variant("neck_half_circles_small", VariantKindOf::easier);
    last().row = add_row("neck_half_circles", {"dizzy_on_head_movement", "neck_instability_risk", "recent_surgery"});

    add_exercise("short_walk", ExerciseClass::cardio, "family_cardio", {"core_and_hips"}, Times().lasts(60, 120, 300),
                 {{Step::Phase::work, 0}, {Step::Phase::work, 0}});
    last().row = add_row("short_walk", {},
                         {{"mod_walk_support", {"falls_risk"}},
                          {"mod_talk_test", {"pregnant_16_weeks_or_more", "uncontrolled_blood_pressure_or_heart"}},
                          {"mod_as_allowed", {"recent_surgery"}}});

    add_exercise("belly_breathing", ExerciseClass::breathing, "family_breathing", {"core_and_hips"},
                 Times().cycle(7, 10, 16).lasts(20, 60, 300),
                 {{Step::Phase::work, 4}, {Step::Phase::work, 0, true, -1, false}, {Step::Phase::work, 6}});
    add_variant("breathing_no_count", VariantKindOf::easier);
    add_variant("breath_hold", VariantKindOf::option, Times().cycle(14).lasts(20, 60, 300));
    last_variant().off_by_default = true;
    last_variant().row = add_row("breath_hold", {"pregnant_16_weeks_or_more", "glaucoma",
                                                 "uncontrolled_blood_pressure_or_heart", "breath_hold_panic"});
    last().row =
        add_row("belly_breathing", {},
                {{"mod_no_fixed_count", {"breath_hold_panic"}}, {"mod_not_supine", {"pregnant_16_weeks_or_more"}}});
  }

  void make_stretches() {
    add_exercise("seated_rhomboid_release", ExerciseClass::static_hold, "family_upper_back_reach",
                 {"trapezius", "rhomboids"},
                 Times().hold(15, 20, 30).rest(5, 10, 20).enter(5).holds(1, 3, 3).lasts(20, 85, 180),
                 {{Step::Phase::enter, 5}, {Step::Phase::work, 20}, {Step::Phase::rest, 10}, {Step::Phase::repeat, 0}});
    last().needs = need({"chair_sturdy"});
    add_variant("rhomboid_short_reach", VariantKindOf::easier,
                Times().hold(10, 15, 15).rest(5, 10, 20).enter(5).holds(1, 3, 3).lasts(15, 70, 90));
    add_variant("rhomboid_long_reach", VariantKindOf::harder);
    add_variant("rhomboid_micro", VariantKindOf::option,
                Times().hold(15, 20, 20).rest(5, 10, 20).enter(5).leave(5).holds(1).lasts(25, 30, 30));
    last().row = add_row("seated_rhomboid_release", {"neck_instability_risk", "recent_surgery"},
                         {{"mod_small_range", {"osteoporosis"}}, {"mod_chin_level", {"dizzy_on_head_movement"}}});

    add_exercise("childs_pose", ExerciseClass::static_hold, "family_rest_fold",
                 {"rhomboids", "latissimus_dorsi", "thoracic_erector_spinae"},
                 Times().hold(20, 30, 45).rest(10, 15, 30).enter(5, 10, 15).holds(1, 2, 3).lasts(20, 85, 180),
                 {{Step::Phase::enter, 5},
                  {Step::Phase::enter, 5},
                  {Step::Phase::work, 30},
                  {Step::Phase::rest, 15},
                  {Step::Phase::work, 30}});
    last().places = places({"private_room", "floor"});
    last().needs = need({"mat_or_towel"});
    add_variant("childs_pose_arms_alongside", VariantKindOf::easier);
    add_variant("childs_pose_cushion", VariantKindOf::easier);
    last_variant().needs = need({"cushion"});
    add_variant("childs_pose_head_high", VariantKindOf::easier);
    last_variant().needs = need({}, {"chair_sturdy", "cushion"});
    add_variant("childs_pose_long", VariantKindOf::harder,
                Times().hold(45).rest(10, 15, 30).enter(5, 10, 15).holds(1, 2, 3).lasts(50, 115, 180));
    last().row =
        add_row("childs_pose", {"pregnant_16_weeks_or_more", "glaucoma", "recent_surgery", "no_floor_transfer"},
                {{"mod_flat_hinge", {"osteoporosis"}},
                 {"mod_head_above_heart", {"uncontrolled_blood_pressure_or_heart", "dizzy_on_head_movement"}},
                 {"mod_forehead_support", {"neck_instability_risk"}},
                 {"mod_knee_cushion", {"knee_pain"}},
                 {"mod_arms_alongside", {"wrist_pain", "shoulder_instability", "shoulder_pain"}},
                 {"mod_after_food_2h", {"reflux_or_just_eaten"}}});

    add_exercise(
        "neck_side_bend", ExerciseClass::static_hold, "family_neck", {"trapezius", "levator_scapulae"},
        Times().hold(15, 20, 20).enter(3, 5, 10).change(3, 10, 10).leave(3, 5, 10).holds(1, 1, 3).lasts(40, 60, 180),
        {{Step::Phase::enter, 5},
         {Step::Phase::work, 20},
         {Step::Phase::change, 10},
         {Step::Phase::work, 20},
         {Step::Phase::leave, 5}});
    last().sides = Sides::each;
    last().neck = true;
    add_variant("neck_side_bend_small", VariantKindOf::easier,
                Times().hold(15).enter(3, 5, 10).change(3, 10, 10).leave(3, 5, 10).holds(1, 1, 3).lasts(40, 50, 180));
    add_variant("neck_side_bend_hand_pressure", VariantKindOf::option);
    last_variant().off_by_default = true;
    last_variant().row =
        add_row("neck_side_bend_hand_pressure",
                {"osteoporosis", "dizzy_on_head_movement", "neck_instability_risk", "recent_surgery", "hypermobility"});
    last().row = add_row("neck_side_bend", {"dizzy_on_head_movement", "neck_instability_risk", "recent_surgery"},
                         {{"mod_small_range", {"hypermobility"}}});

    add_exercise("thoracic_extension_roller", ExerciseClass::roller, "family_extension",
                 {"pectorals", "thoracic_erector_spinae"},
                 Times().enter(10, 20, 30).contact(10, 30, 120).lasts(30, 50, 150),
                 {{Step::Phase::enter, 20}, {Step::Phase::work, 30}, {Step::Phase::leave, 10}});
    last().places = places({"floor"});
    last().needs = need({}, {"towel_rolled", "foam_roller"});
    add_variant("extension_towel", VariantKindOf::easier);
    last_variant().needs = need({"towel_rolled"});
    last().row =
        add_row("thoracic_extension_roller",
                {"osteoporosis", "pregnant_16_weeks_or_more", "dizzy_on_head_movement", "neck_instability_risk",
                 "recent_surgery", "no_floor_transfer"},
                {{"mod_after_food_2h", {"reflux_or_just_eaten"}}, {"mod_short_range_extension", {"hypermobility"}}});

    add_exercise(
        "wall_chest_stretch", ExerciseClass::static_hold, "family_chest", {"pectorals"},
        Times().hold(20, 20, 30).enter(3, 5, 10).change(3, 10, 10).leave(3, 5, 10).holds(1, 1, 3).lasts(60, 60, 180),
        {{Step::Phase::enter, 5},
         {Step::Phase::work, 20},
         {Step::Phase::change, 10},
         {Step::Phase::work, 20},
         {Step::Phase::leave, 5}});
    last().needs = need({"wall_or_doorway"});
    last().sides = Sides::each;
    add_variant("chest_stretch_low_elbow", VariantKindOf::easier);
    last().row = add_row("wall_chest_stretch", {"shoulder_instability", "recent_surgery"},
                         {{"mod_small_range", {"hypermobility"}}, {"mod_elbow_below_shoulder", {"shoulder_pain"}}});

    add_exercise(
        "seated_twist", ExerciseClass::static_hold, "family_rotation", {"rhomboids", "thoracic_erector_spinae"},
        Times().hold(20, 20, 30).enter(3, 5, 10).change(3, 10, 10).leave(3, 5, 10).holds(1, 1, 2).lasts(60, 60, 160),
        {{Step::Phase::enter, 5},
         {Step::Phase::work, 20},
         {Step::Phase::change, 10},
         {Step::Phase::work, 20},
         {Step::Phase::leave, 5}});
    last().needs = need({"chair_sturdy"});
    last().sides = Sides::each;
    add_variant("seated_twist_small", VariantKindOf::easier);
    add_variant("seated_twist_open", VariantKindOf::easier);
    add_variant("seated_twist_slow_reps", VariantKindOf::option,
                Times()
                    .hold(20, 20, 30)
                    .cycle(20)
                    .enter(3, 5, 10)
                    .change(3, 10, 10)
                    .leave(3, 5, 10)
                    .holds(1, 1, 2)
                    .reps(2, 3, 8)
                    .lasts(46, 70, 180));
    last_variant().exercise_class = ExerciseClass::dynamic;
    last_variant().sides = Sides::none;
    last().row = add_row("seated_twist", {"recent_surgery"},
                         {{"mod_tiny_twist", {"osteoporosis"}},
                          {"mod_open_twist", {"pregnant_16_weeks_or_more"}},
                          {"mod_head_with_chest", {"dizzy_on_head_movement", "neck_instability_risk"}}});

    add_exercise("knees_to_chest", ExerciseClass::static_hold, "family_knee_hug",
                 {"thoracic_erector_spinae", "core_and_hips"},
                 Times().hold(20, 30, 30).rest(5, 15, 30).enter(5, 5, 15).holds(1, 2, 3).lasts(25, 80, 150),
                 {{Step::Phase::enter, 5}, {Step::Phase::work, 30}, {Step::Phase::rest, 15}, {Step::Phase::work, 30}});
    last().places = places({"floor"});
    add_variant(
        "knee_hug_single", VariantKindOf::easier,
        Times().hold(20, 30, 30).rest(5, 15, 30).enter(5, 5, 15).change(5, 15, 30).holds(1, 1, 2).lasts(50, 80, 150));
    last_variant().sides = Sides::each;
    add_variant("knee_hug_behind_thighs", VariantKindOf::easier);
    last().row = add_row("knees_to_chest", {"osteoporosis", "pregnant_16_weeks_or_more", "recent_surgery"},
                         {{"mod_after_food_2h", {"reflux_or_just_eaten"}},
                          {"mod_hold_behind_thighs", {"knee_pain"}},
                          {"mod_on_bed", {"no_floor_transfer"}}});
  }

  void make_strength() {
    add_exercise("wall_push_up", ExerciseClass::strength, "family_push_up",
                 {"lower_trapezius", "pectorals", "rhomboids"},
                 Times().rest(30, 60, 120).cycle(4, 4, 6).reps(8, 8, 12).sets(2, 2, 3).lasts(94, 124, 264),
                 {{Step::Phase::work, 2}, {Step::Phase::work, 2}});
    last().needs = need({"wall_or_doorway"});
    last().light = true;
    last().warm_up = WarmUp::standard;
    add_variant("wall_push_up_close", VariantKindOf::easier,
                Times().rest(30, 60, 120).cycle(4, 4, 6).reps(8).sets(1).lasts(32, 32, 48));
    add_variant("wall_push_up_chest_height", VariantKindOf::easier);
    add_variant("wall_push_up_fists", VariantKindOf::easier);
    last().row = add_row("wall_push_up", {"recent_surgery"},
                         {{"mod_fists_or_handles", {"wrist_pain"}},
                          {"mod_hands_lower_half_depth", {"shoulder_instability"}},
                          {"mod_hands_lower", {"shoulder_pain"}},
                          {"mod_chair_near", {"falls_risk"}},
                          {"mod_exhale_on_effort", {"uncontrolled_blood_pressure_or_heart"}}});
    last().level = {0};

    add_exercise("counter_push_up", ExerciseClass::strength, "family_push_up",
                 {"lower_trapezius", "pectorals", "rhomboids", "core_and_hips"},
                 Times().rest(30, 60, 120).cycle(4).reps(8, 8, 12).sets(2, 2, 3).lasts(94, 124, 264),
                 {{Step::Phase::work, 2}, {Step::Phase::work, 2}});
    last().places = places({"private_room", "floor"});
    last().needs = need({"counter_edge"});
    last().warm_up = WarmUp::full;
    add_variant("counter_push_up_half", VariantKindOf::easier);
    last().row = add_row(
        "counter_push_up",
        {"pregnant_16_weeks_or_more", "wrist_pain", "shoulder_instability", "recent_surgery", "falls_risk"},
        {{"mod_hands_lower", {"shoulder_pain"}}, {"mod_exhale_on_effort", {"uncontrolled_blood_pressure_or_heart"}}});
    last().level = {1};

    add_exercise("chair_push_up", ExerciseClass::strength, "family_push_up",
                 {"lower_trapezius", "pectorals", "rhomboids", "core_and_hips"},
                 Times().rest(30, 60, 120).cycle(4).reps(8, 8, 12).sets(2, 2, 3).lasts(94, 124, 264),
                 {{Step::Phase::work, 2}, {Step::Phase::work, 2}});
    last().places = places({"private_room", "floor"});
    last().needs = need({"chair_sturdy", "wall_or_doorway"});
    last().warm_up = WarmUp::full;
    add_variant("chair_push_up_half", VariantKindOf::easier);
    last().row = add_row("chair_push_up",
                         {"osteoporosis", "pregnant_16_weeks_or_more", "uncontrolled_blood_pressure_or_heart",
                          "wrist_pain", "shoulder_instability", "recent_surgery", "falls_risk"},
                         {{"mod_hands_lower", {"shoulder_pain"}}});
    last().level = {2};

    add_exercise("floor_push_up", ExerciseClass::strength, "family_push_up",
                 {"lower_trapezius", "pectorals", "rhomboids", "core_and_hips"},
                 Times().rest(30, 60, 120).cycle(4).reps(8, 8, 12).sets(2, 2, 3).lasts(94, 124, 264),
                 {{Step::Phase::work, 2}, {Step::Phase::work, 2}});
    last().places = places({"floor"});
    last().warm_up = WarmUp::full;
    add_variant("floor_push_up_knees", VariantKindOf::easier);
    last_variant().needs = need({"mat_or_towel"});
    last().row = add_row("floor_push_up",
                         {"osteoporosis", "pregnant_16_weeks_or_more", "uncontrolled_blood_pressure_or_heart",
                          "wrist_pain", "shoulder_instability", "recent_surgery", "falls_risk", "no_floor_transfer"},
                         {{"mod_hands_lower", {"shoulder_pain"}}});
    last().level = {3};

    add_exercise("band_row", ExerciseClass::strength, "family_row", {"trapezius", "rhomboids", "latissimus_dorsi"},
                 Times().rest(16, 48, 120).cycle(4).enter(5, 8, 15).reps(8, 8, 12).sets(1, 2, 2).lasts(30, 120, 160),
                 {{Step::Phase::work, 2}, {Step::Phase::work, 2}});
    last().needs = need({"light_band"});
    last().light = true;
    last().warm_up = WarmUp::standard;
    add_variant("band_row_lighter", VariantKindOf::easier,
                Times().rest(16, 48, 120).cycle(4).enter(5, 8, 15).reps(8).sets(1).lasts(37, 40, 47));
    add_variant("band_row_next_band", VariantKindOf::harder);
    last().row = add_row("band_row", {"recent_surgery"},
                         {{"mod_small_range", {"shoulder_pain"}},
                          {"mod_seated", {"falls_risk"}},
                          {"mod_exhale_on_effort", {"uncontrolled_blood_pressure_or_heart"}},
                          {"mod_handles_or_loops", {"wrist_pain"}}});
  }

  void make_replacements() {
    replace("core_hip_activation", {{"light_cardio", ""}});
    replace("seated_rhomboid_release", {{"shoulder_four_directions", ""}});
    replace("childs_pose", {{"seated_forward_fold", ""}, {"belly_breathing", ""}});
    replace("cat_cow", {{"seated_cat_cow", ""}, {"shoulder_four_directions", ""}});
    replace("seated_cat_cow", {{"shoulder_four_directions", ""}});
    replace("neck_side_bend", {{"belly_breathing", ""}});
    replace("thoracic_extension_roller",
            {{"thoracic_extension_chair", ""}, {"cat_cow", ""}, {"shoulder_four_directions", ""}});
    replace("thoracic_extension_chair", {{"seated_cat_cow", ""}, {"shoulder_four_directions", ""}});
    replace("wall_chest_stretch", {{"seated_rhomboid_release", ""}, {"shoulder_four_directions", ""}});
    replace("wall_push_up", {{"shoulder_four_directions", ""}});
    replace("counter_push_up", {{"wall_push_up", ""}, {"shoulder_four_directions", ""}});
    replace("chair_push_up", {{"counter_push_up", ""}, {"shoulder_four_directions", ""}});
    replace("floor_push_up", {{"chair_push_up", ""}, {"shoulder_four_directions", ""}});
    replace("side_lying_rotation", {{"seated_twist", "seated_twist_slow_reps"}, {"shoulder_arm_mobiliser", ""}});
    replace("band_row", {{"cat_cow", ""}, {"seated_cat_cow", ""}, {"shoulder_four_directions", ""}});
    replace("seated_twist", {{"shoulder_four_directions", ""}});
    replace("knees_to_chest", {{"belly_breathing", ""}});
    replace("neck_half_circles", {{"shoulder_arm_mobiliser", ""}});
    replace("short_walk", {{"light_cardio", ""}});
  }

  void ask_for(const char* by, const char* slug, std::vector<VariantId> variants) {
    regimen_.modifications[modification(by).index].forms.push_back({exercise(slug), std::move(variants)});
  }

  void fill_modifications() {
    ask_for("mod_small_range", "cat_cow", {variant("cat_cow_small")});
    ask_for("mod_small_range", "neck_side_bend", {variant("neck_side_bend_small")});
    ask_for("mod_small_range", "seated_cat_cow", {variant("seated_cat_cow_small")});
    ask_for("mod_chin_level", "seated_rhomboid_release", {variant("rhomboid_short_reach")});
    ask_for("mod_no_look_up", "cat_cow", {variant("cat_cow_small")});
    ask_for("mod_head_above_heart", "childs_pose", {variant("childs_pose_head_high")});
    ask_for("mod_knee_cushion", "childs_pose", {variant("childs_pose_cushion")});
    ask_for("mod_arms_alongside", "childs_pose", {variant("childs_pose_arms_alongside")});
    ask_for("mod_short_range_extension", "thoracic_extension_roller", {variant("extension_towel")});
    ask_for("mod_elbow_below_shoulder", "wall_chest_stretch", {variant("chest_stretch_low_elbow")});
    ask_for("mod_rolls_only", "shoulder_arm_mobiliser", {variant("mobiliser_rolls_only")});
    ask_for("mod_rolls_only", "shoulder_opener_rolls", {variant("opener_rolls_only")});
    ask_for("mod_seated", "shoulder_arm_mobiliser", {variant("mobiliser_seated")});
    ask_for("mod_seated", "shoulder_four_directions", {variant("four_directions_seated")});
    ask_for("mod_seated", "shoulder_opener_rolls", {variant("opener_rolls_only")});
    ask_for("mod_towel_or_skip", "shoulder_opener_rolls", {variant("opener_with_towel"), variant("opener_rolls_only")});
    ask_for("mod_fists_or_handles", "wall_push_up", {variant("wall_push_up_fists")});
    ask_for("mod_hands_lower", "wall_push_up", {variant("wall_push_up_chest_height")});
    ask_for("mod_arm_across_chest", "side_lying_rotation", {variant("side_rotation_arm_across")});
    ask_for("mod_tiny_twist", "seated_twist", {variant("seated_twist_small")});
    ask_for("mod_open_twist", "seated_twist", {variant("seated_twist_open")});
    ask_for("mod_seated_march", "light_cardio", {variant("seated_march")});
    ask_for("mod_hold_counter", "core_hip_activation", {variant("knee_lift_supported")});
    ask_for("mod_hold_counter", "light_cardio", {variant("march_holding_counter"), variant("seated_march")});
    ask_for("mod_low_knee_no_twist", "core_hip_activation", {variant("knee_lift_low_no_twist")});
    ask_for("mod_no_fixed_count", "belly_breathing", {variant("breathing_no_count")});
    auto& modifications = regimen_.modifications;
    modifications[modification("mod_small_range").index].range = Percent{50};
    modifications[modification("mod_short_range_extension").index].range = Percent{50};
    modifications[modification("mod_exhale_on_effort").index].fewer_reps = 1;
    modifications[modification("mod_after_food_2h").index].hours_after_food = 2;
    modifications[modification("mod_seated_cat_cow").index].replacements.push_back(
        {exercise("cat_cow"), exercise("seated_cat_cow"), {}});
    modifications[modification("mod_seated_twist").index].replacements.push_back(
        {exercise("side_lying_rotation"), exercise("seated_twist"), variant("seated_twist_slow_reps")});
    for (const char* slug : {"light_cardio", "short_walk", "shoulder_arm_mobiliser", "shoulder_opener_rolls",
                             "core_hip_activation", "shoulder_four_directions", "cat_cow", "seated_cat_cow",
                             "side_lying_rotation", "neck_half_circles", "seated_forward_fold", "belly_breathing"}) {
      const std::string name = slug;
      const bool default_form_only = name == "side_lying_rotation" || name == "seated_forward_fold";
      regimen_.gentle_subset.push_back({exercise(slug), default_form_only, {}, {}});
    }
    for (const char* slug : {"seated_rhomboid_release", "childs_pose", "wall_chest_stretch", "neck_side_bend",
                             "seated_twist", "knees_to_chest"}) {
      regimen_.gentle_subset.push_back({exercise(slug), false, 20_s, {}});
    }
    for (const char* slug : {"light_cardio", "shoulder_arm_mobiliser", "belly_breathing"}) {
      regimen_.sore_day_subset.push_back({exercise(slug), false, {}, {}});
    }
    regimen_.sore_day_subset.push_back({exercise("shoulder_four_directions"), false, {}, Percent{50}});
  }

  // ---- patterns -----------------------------------------------------------------------------------------------------

  void add_sign(const char* slug, std::vector<int> points, Strings counts_when_no = {}) {
    regimen_.signs.push_back({slug, std::move(points), {}});
    for (const char* asked : counts_when_no) regimen_.signs.back().counts_when_no.push_back(flag(asked));
  }

  std::vector<ExerciseId> order(Strings slugs) const {
    std::vector<ExerciseId> ids;
    for (const char* slug : slugs) ids.push_back(exercise(slug));
    return ids;
  }

  void make_patterns() {
    add_sign("worse_over_workday", {3, 0, 0});
    add_sign("deep_ache_between_blades", {2, 0, 0});
    add_sign("worse_reaching_for_mouse", {2, 0, 0});
    add_sign("worse_turning_to_side_screen", {2, 0, 0});
    add_sign("stiff_neck_with_it", {1, 0, 1});
    add_sign("long_desk_or_phone_hours", {1, 0, 0});
    add_sign("pain_on_waking", {0, 3, 0});
    add_sign("eases_within_30_min", {0, 3, 0});
    add_sign("spread_over_upper_back", {0, 2, 0});
    add_sign("better_with_gentle_movement", {0, 2, 0});
    add_sign("sleep_position_or_pillow_trouble", {0, 1, 0});
    add_sign("worse_in_stressful_times", {0, 0, 3});
    add_sign("knot_neck_shoulder", {0, 0, 3});
    add_sign("tight_breathing_when_tense", {0, 0, 2},
             {"chest_pain", "breathlessness", "spreading_pain_with_sweat_or_sickness", "sudden_tearing_pain",
              "coughing_blood_or_clot_sign"});
    add_sign("twinge_on_head_turn", {0, 0, 1});
    add_sign("band_headache_or_sore_neck", {0, 0, 1},
             {"sudden_headache_or_stroke_sign", "dizzy_or_vision_on_neck_move"});
    add_sign("tender_spots", {1, 0, 1});
    add_sign("hard_to_turn_head_driving", {1, 1, 0});
    add_sign("hard_to_reach_high_shelf", {1, 1, 0});

    regimen_.patterns = {
        {"desk",
         {{sign("worse_over_workday")}, {sign("worse_reaching_for_mouse")}},
         {},
         {},
         order({"shoulder_four_directions", "seated_rhomboid_release", "wall_chest_stretch", "childs_pose"}),
         set_of<MuscleId>(regimen_.muscles, {"rhomboids"})},
        {"morning",
         {{sign("pain_on_waking"), sign("eases_within_30_min")}},
         {},
         {flag("long_morning_stiffness")},
         order({"cat_cow", "side_lying_rotation", "childs_pose", "thoracic_extension_roller"}),
         set_of<MuscleId>(regimen_.muscles, {"thoracic_erector_spinae"})},
        {"stress",
         {{sign("worse_in_stressful_times")}, {sign("knot_neck_shoulder")}},
         {flag("chest_pain"), flag("breathlessness"), flag("spreading_pain_with_sweat_or_sickness"),
          flag("sudden_tearing_pain"), flag("coughing_blood_or_clot_sign")},
         {},
         order({"belly_breathing", "shoulder_four_directions", "neck_side_bend", "seated_rhomboid_release",
                "seated_forward_fold"}),
         set_of<MuscleId>(regimen_.muscles, {"levator_scapulae"})}};
    regimen_.general_order = order({"shoulder_opener_rolls", "light_cardio", "shoulder_arm_mobiliser",
                                    "shoulder_four_directions", "childs_pose", "wall_push_up"});
    regimen_.start_today = order({"shoulder_four_directions", "seated_rhomboid_release"});
  }

  // ---- progression and routines -------------------------------------------------------------------------------------

  void make_progression() {
    regimen_.levels = {{"level_wall", exercise("wall_push_up"), 0_days},
                       {"level_counter", exercise("counter_push_up"), 0_days},
                       {"level_chair", exercise("chair_push_up"), 14_days},
                       {"level_floor", exercise("floor_push_up"), 42_days}};
    regimen_.dose_steps = {
        {"step_2x8", 2, 8}, {"step_2x10", 2, 10}, {"step_2x12", 2, 12}, {"step_3x10", 3, 10}, {"step_3x12", 3, 12}};
    regimen_.row_steps = {
        {"row_1x8", 1, 8}, {"row_1x12", 1, 12}, {"row_2x8", 2, 8}, {"row_2x10", 2, 10}, {"row_2x12", 2, 12}};
    regimen_.first_row_step = 2;
    regimen_.strength_blocks = {{124_s, 12_s, 156_s, 2, 12},
                                {140_s, 12_s, 148_s, 2, 11},
                                {156_s, 12_s, 132_s, 2, 9},
                                {240_s, 12_s, 48_s, 1, 12},
                                {264_s, 12_s, 0_s, 0, 0}};
    regimen_.strength_block_time = 300_s;
    regimen_.breathing = {"breathing_4_0_6", 4_s, 0_s, 6_s};
    regimen_.breathing_with_pause = {"breathing_4_4_6", 4_s, 4_s, 6_s};
  }

  void make_warm_ups() {
    regimen_.warm_ups = {WarmUpClass{}, WarmUpClass{"warm_up_micro", 30_s, 60_s, 20_s, 150_s, 1},
                         WarmUpClass{"warm_up_standard", 60_s, 300_s, 30_s, 0_s, 0},
                         WarmUpClass{"warm_up_full", 300_s, 600_s, 0_s, 0_s, 0}};
  }

  SlotOf slot(const char* slug, int seconds, const char* form = nullptr) const {
    Slot made;
    made.exercise = exercise(slug);
    made.time = Seconds{seconds};
    if (form != nullptr) made.variant = variant(form);
    return SlotOf{made};
  }
  Slot block(const char* slug, int seconds) const {
    Slot made;
    made.content = Slot::Content::routine;
    made.routine = routine(slug);
    made.time = Seconds{seconds};
    return made;
  }
  static Slot strength(int seconds) {
    Slot made;
    made.content = Slot::Content::strength;
    made.time = Seconds{seconds};
    return made;
  }
  static Slot change(int seconds) {
    Slot made;
    made.content = Slot::Content::change;
    made.time = Seconds{seconds};
    return made;
  }

  void add_routine(const char* slug, Seconds total, const char* anchor, const char* usual_place) {
    regimen_.routines.push_back({slug, total, anchor, find_slug<PlaceId>(regimen_.places, usual_place), {}});
  }

  // When a form is taken.
  class FormOf {
   public:
    explicit FormOf(RoutineForm& form) : form_(form) {}
    FormOf& at(PlaceSet places) { return form_.places = places, *this; }
    FormOf& pattern(int index) { return form_.pattern = index, *this; }
    FormOf& level(std::uint16_t index) { return form_.levels.push_back({index}), *this; }
    FormOf& rows() { return form_.rows = true, *this; }
    FormOf& strength_day() { return form_.strength_day = true, *this; }

   private:
    RoutineForm& form_;
  };

  FormOf add_form(std::initializer_list<Slot> slots) {
    RoutineForm made;
    made.slots = slots;
    for (const Slot& each : slots) made.total += each.time;
    regimen_.routines.back().forms.push_back(std::move(made));
    return FormOf{regimen_.routines.back().forms.back()};
  }

  void make_routines() {
    add_routine("warm_up_full_block", Seconds{300}, "", "at_desk");
    add_form({slot("light_cardio", 140), slot("shoulder_arm_mobiliser", 60).part(0),
              slot("shoulder_arm_mobiliser", 40).part(1), slot("core_hip_activation", 60)});

    add_routine("warm_up_standard_block", Seconds{60}, "", "at_desk");
    add_form({slot("shoulder_opener_rolls", 60)});

    add_routine("office_reset", Seconds{90}, "break", "at_desk");
    add_form({slot("shoulder_four_directions", 30, "four_directions_micro").enter(6).cycle(8).reps(3),
              slot("seated_rhomboid_release", 30, "rhomboid_micro").enter(5).hold(20).leave(5).holds(1),
              slot("seated_forward_fold", 30).breaths(3)});

    add_routine("morning_mobility", Seconds{300}, "morning", "floor");
    add_form({slot("light_cardio", 60), slot("shoulder_arm_mobiliser", 60).part(0),
              slot("shoulder_arm_mobiliser", 40).part(1), slot("neck_half_circles", 50).cycle(10).reps(5), change(10),
              slot("cat_cow", 80).enter(0).cycle(10).reps(8)});

    add_routine("midday_break", Seconds{300}, "midday", "at_desk");
    add_form({slot("short_walk", 90), slot("shoulder_arm_mobiliser", 60).part(0),
              slot("seated_twist", 60).enter(5).hold(20).change(10).leave(5).holds(1),
              slot("thoracic_extension_chair", 50).enter(5).leave(3).cycle(7).reps(6),
              slot("belly_breathing", 40).breaths(4)})
        .at(places({"at_desk"}));
    add_form({slot("short_walk", 90), slot("shoulder_arm_mobiliser", 60).part(0),
              slot("seated_twist", 60).enter(5).hold(20).change(10).leave(5).holds(1),
              slot("childs_pose", 90).enter(15).hold(30).rest(15).holds(2)});

    add_routine("evening_wind_down", Seconds{420}, "evening", "floor");
    add_form({slot("side_lying_rotation", 180).enter(10).change(10).cycle(10).reps(8),
              slot("band_row", 120).enter(8).rest(48).cycle(4).reps(8).sets(2),
              slot("childs_pose", 120).enter(15).hold(45).rest(15).holds(2)})
        .rows();
    add_form({slot("side_lying_rotation", 180).enter(10).change(10).cycle(10).reps(8),
              slot("cat_cow", 120).enter(10).cycle(10).reps(11),
              slot("childs_pose", 120).enter(15).hold(45).rest(15).holds(2)});

    add_routine("night_stretch", Seconds{300}, "evening", "floor");
    add_form({slot("shoulder_arm_mobiliser", 60).part(0), change(15),
              slot("childs_pose", 75).enter(0).hold(30).rest(15).holds(2), change(15),
              slot("knees_to_chest", 75).enter(0).hold(30).rest(15).holds(2), slot("belly_breathing", 60).breaths(6)});

    add_routine("weekend_maintenance", Seconds{900}, "weekend", "floor");
    add_form({slot("light_cardio", 90), slot("shoulder_arm_mobiliser", 100).part(0).part(1),
              slot("core_hip_activation", 60), slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("seated_rhomboid_release", 80).enter(5).hold(30).rest(10).leave(5).holds(2),
              slot("wall_chest_stretch", 80).enter(5).hold(30).change(10).leave(5).holds(1),
              slot("childs_pose", 120).enter(10).hold(45).rest(15).leave(5).holds(2),
              slot("belly_breathing", 20).breaths(2), strength(300)});

    add_routine("full_session", Seconds{600}, "daily", "floor");
    add_form({block("warm_up_full_block", 300), slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("seated_rhomboid_release", 85).enter(5).hold(20).rest(10).holds(3),
              slot("wall_chest_stretch", 60).enter(5).hold(20).change(10).leave(5).holds(1),
              slot("childs_pose", 85).enter(10).hold(30).rest(15).holds(2), slot("belly_breathing", 20).breaths(2),
              strength(300)})
        .pattern(0)
        .strength_day();
    add_form({block("warm_up_full_block", 300), slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("seated_rhomboid_release", 85).enter(5).hold(20).rest(10).holds(3),
              slot("wall_chest_stretch", 60).enter(5).hold(20).change(10).leave(5).holds(1),
              slot("childs_pose", 85).enter(10).hold(30).rest(15).holds(2), slot("belly_breathing", 20).breaths(2)})
        .pattern(0);
    add_form({block("warm_up_full_block", 300), slot("cat_cow", 70).enter(10).cycle(10).reps(6),
              slot("side_lying_rotation", 80).enter(10).change(10).cycle(10).reps(3),
              slot("childs_pose", 85).enter(10).hold(30).rest(15).holds(2),
              slot("thoracic_extension_roller", 50, "extension_towel").enter(20).leave(0), change(15), strength(300)})
        .pattern(1)
        .strength_day();
    add_form({block("warm_up_full_block", 300), slot("cat_cow", 70).enter(10).cycle(10).reps(6),
              slot("side_lying_rotation", 80).enter(10).change(10).cycle(10).reps(3),
              slot("childs_pose", 85).enter(10).hold(30).rest(15).holds(2),
              slot("thoracic_extension_roller", 50, "extension_towel").enter(20).leave(0), change(15)})
        .pattern(1);
    add_form({block("warm_up_full_block", 300), slot("belly_breathing", 60).breaths(6),
              slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("neck_side_bend", 60).enter(5).hold(20).change(10).leave(5).holds(1),
              slot("seated_rhomboid_release", 60).enter(5).hold(20).rest(10).leave(5).holds(2),
              slot("seated_forward_fold", 70).breaths(7), strength(300)})
        .pattern(2)
        .strength_day();
    add_form({block("warm_up_full_block", 300), slot("belly_breathing", 60).breaths(6),
              slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("neck_side_bend", 60).enter(5).hold(20).change(10).leave(5).holds(1),
              slot("seated_rhomboid_release", 60).enter(5).hold(20).rest(10).leave(5).holds(2),
              slot("seated_forward_fold", 70).breaths(7)})
        .pattern(2);
    add_form({block("warm_up_full_block", 300), slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("childs_pose", 85).enter(10).hold(30).rest(15).holds(2),
              slot("wall_push_up", 125).rest(60).leave(1).cycle(4).reps(8).sets(2),
              slot("belly_breathing", 40).breaths(4)})
        .pattern(RoutineForm::unclear_pattern)
        .strength_day();
    add_form({block("warm_up_full_block", 300), slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("childs_pose", 85).enter(10).hold(30).rest(15).holds(2), slot("shoulder_arm_mobiliser", 60).part(0),
              slot("shoulder_arm_mobiliser", 60).part(0), change(5), slot("belly_breathing", 40).breaths(4)});

    add_routine("short_session", Seconds{300}, "daily", "floor");
    add_form({block("warm_up_standard_block", 60), slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("seated_rhomboid_release", 85).enter(5).hold(20).rest(10).holds(3),
              slot("wall_chest_stretch", 60).enter(5).hold(20).change(10).leave(5).holds(1),
              slot("belly_breathing", 45).breaths(4)})
        .pattern(0);
    add_form({block("warm_up_standard_block", 60), slot("cat_cow", 70).enter(10).cycle(10).reps(6),
              slot("side_lying_rotation", 80).enter(10).change(10).cycle(10).reps(3),
              slot("childs_pose", 85).enter(10).hold(30).rest(15).holds(2), change(5)})
        .pattern(1);
    add_form({block("warm_up_standard_block", 60), slot("belly_breathing", 70).breaths(7),
              slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("neck_side_bend", 60).enter(5).hold(20).change(10).leave(5).holds(1),
              slot("seated_rhomboid_release", 60).enter(5).hold(20).rest(10).leave(5).holds(2)})
        .pattern(2);
    add_form({block("warm_up_standard_block", 60), slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("childs_pose", 85).enter(10).hold(30).rest(15).holds(2), slot("seated_forward_fold", 60).breaths(6),
              slot("belly_breathing", 45).breaths(4)});

    add_routine("strength_session", Seconds{360}, "", "private_room");
    add_form({block("warm_up_standard_block", 60), strength(300)}).level(0);
    add_form({block("warm_up_full_block", 300), strength(300)});

    add_routine("gentle_session", Seconds{300}, "", "at_desk");
    add_form({slot("light_cardio", 60), slot("shoulder_arm_mobiliser", 60).part(0),
              slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6),
              slot("seated_rhomboid_release", 30).enter(5).hold(20).leave(5).holds(1),
              slot("seated_forward_fold", 60).breaths(6), slot("belly_breathing", 40).breaths(4)});

    add_routine("sore_day_session", Seconds{240}, "", "at_desk");
    add_form({slot("light_cardio", 60), slot("shoulder_arm_mobiliser", 60).part(0),
              slot("shoulder_four_directions", 50).enter(2).cycle(8).reps(6), slot("belly_breathing", 70).breaths(7)});
  }

  // ---- figures ------------------------------------------------------------------------------------------------------

  void make_figures() {
    Figures& figures = regimen_.figures;
    figures.pain_now_sore = {6_pain, 6_pain, 7_pain};
    figures.pain_now_too_high = 8_pain;
    figures.pain_amber_from = 4_pain;
    figures.pain_red_from = 6_pain;
    figures.rescreen_after = 28_days;
    figures.twinge_range = Percent{50};
    figures.rescreen_gap = 28_days;
    figures.score_likely = 50;
    figures.score_possible = 30;
    figures.score_tie = 10;
    figures.daily_cap = {20_min, 5_min, 60_min};
    figures.position_change = 15_s;
    figures.least_session = 80_s;
    figures.worse_in_a_row = 2;
    figures.leave_out = 7_days;
    figures.hold_least = 10_s;
    figures.hold_most = 60_s;
    figures.neck_hold_most = 20_s;
    figures.stretch_total_most = 180_s;
    figures.hold_first_days = 7_days;
    figures.hold_every = 7_days;
    figures.hold_step = 5_s;
    figures.roller_first_uses = 3;
    figures.roller_first = 30_s;
    figures.roller_plus = 15_s;
    figures.roller_most = 120_s;
    figures.roller_older = 7_days;
    figures.roller_gap = 28_days;
    figures.towel_uses = 3;
    figures.gate_sessions = 2;
    figures.gate_pain = 3_pain;
    figures.amber_in_a_row = 2;
    figures.gap_one_level = 14_days;
    figures.gap_restart = 28_days;
    figures.light_days = 5;
    figures.light_window = 7_days;
    figures.lowest_sets = 1;
    figures.lowest_reps = 8;
    figures.strength_days_with_weekend = 0b100101;
    figures.strength_days_otherwise = 0b010101;
    figures.weekend_day = 5;
    figures.break_every = {60_min, 20_min, 90_min};
    figures.long_break_every = 180_min;
  }

  void make_insight() {
    InsightFigures& figures = regimen_.insight;
    const OutcomeFigures pain{false, 0, 10, 1, 2, Percent{30}, 2};
    const OutcomeFigures ease{true, 0, 10, 1, 2, Percent{30}, 2};
    figures.outcomes.fill(pain);
    figures.outcomes[static_cast<std::size_t>(Outcome::stiffness_minutes)] = {false, 0, 600, 10, 20, Percent{30}, 20};
    for (const Outcome outcome :
         {Outcome::sleep_quality, Outcome::activity_level, Outcome::head_turn_ease, Outcome::high_shelf_reach}) {
      figures.outcomes[static_cast<std::size_t>(outcome)] = ease;
    }
    figures.outcomes[static_cast<std::size_t>(Outcome::psfs_score)] = {true, 0, 10, 2.2, 3.3, {}, 2.2};
    figures.outcomes[static_cast<std::size_t>(Outcome::groc_score)] = {true, -5, 5, 1, 3, {}, 1};
    figures.outcomes[static_cast<std::size_t>(Outcome::ndi_imported_score)] = {false, 0, 50, 5, 8.5, {}, 5};
    figures.episode_gap = 28_days;
    figures.baseline_entries = figures.current_entries = figures.least_entries = 3;
    figures.current_most = 7_days;
    figures.pair_days = 10;
    figures.least_responses = 3;
    figures.relapse_better = 2;
    figures.relapse_back = 1;
    figures.days = {7_days, 14_days, 28_days};
    figures.better_by = 1;
    figures.not_harder = 7_days;
    figures.relapses = 2;
    figures.relapse_within = 56_days;
    figures.audit_changes = 3;
  }

  void make_known() {
    regimen_.break_content = routine("office_reset");
    regimen_.long_break_content = routine("midday_break");
    const Figures& figures = regimen_.figures;
    BreakRhythm& breaks = regimen_.usual_breaks;
    breaks.every = figures.break_every.usual;
    breaks.least = figures.break_every.least;
    breaks.most = figures.break_every.most;
    breaks.long_every = figures.long_break_every;
    breaks.content = 90_s;
    breaks.long_content = 300_s;
    for (std::size_t i = 0; i < 5; ++i) breaks.hours[i].add({9 * 60, 17 * 60});
    breaks.quiet = {21 * 60, 7 * 60};
    breaks.snooze = {5_min, 10_min, 15_min};
    Known& known = regimen_.known;
    known.light_cardio = exercise("light_cardio");
    known.short_walk = exercise("short_walk");
    known.opener = exercise("shoulder_opener_rolls");
    known.arm_mobiliser = exercise("shoulder_arm_mobiliser");
    known.belly_breathing = exercise("belly_breathing");
    known.band_row = exercise("band_row");
    known.roller_extension = exercise("thoracic_extension_roller");
    known.extension_towel = variant("extension_towel");
    known.wall_push_up_close = variant("wall_push_up_close");
    known.breath_hold = variant("breath_hold");
    known.no_count = variant("breathing_no_count");
    known.head_turn_test =
        add_row("head_turn_test", {"dizzy_on_head_movement", "neck_instability_risk", "recent_surgery"});
    known.sore_day_session = routine("sore_day_session");
    known.gentle_session = routine("gentle_session");
    known.full_session = routine("full_session");
    known.short_session = routine("short_session");
    known.strength_session = routine("strength_session");
    known.morning_mobility = routine("morning_mobility");
    known.evening_wind_down = routine("evening_wind_down");
    known.night_stretch = routine("night_stretch");
    known.weekend_maintenance = routine("weekend_maintenance");
    known.warm_up_full_block = routine("warm_up_full_block");
    known.warm_up_standard_block = routine("warm_up_standard_block");
    known.new_unassessed_pain = flag("new_unassessed_pain");
    known.no_improvement = flag("no_improvement_self_care");
    known.worsening_pain = flag("severe_or_fast_worsening_pain");
    known.twinge = sign("twinge_on_head_turn");
    known.under_18 = find_slug<AgeBandId>(regimen_.age_bands, "age_under_18");
  }

  Regimen regimen_;
};

}  // namespace

const Regimen& regimen() {
  static const Regimen made = Making{}.run();
  return made;
}

Answers healthy() {
  Answers answers{regimen()};
  answers.age = age("age_20_44");
  answers.pain_now = Pain{};
  answers.pain_between_blades = choice("familiar_comes_and_goes");
  for (std::size_t i = 0; i < answers.flags.size(); ++i) {
    if (regimen().flags[i].asked == Asked::yes_no_unsure) answers.flags[i] = Answer::no;
  }
  std::fill(answers.details.begin(), answers.details.end(), Answer::no);
  answers.minutes[detail("morning_stiffness_minutes")] = Minutes{};
  std::fill(answers.conditions.begin(), answers.conditions.end(), Answer::no);
  std::fill(answers.signs.begin(), answers.signs.end(), Answer::no);
  answers.equipment = EquipmentSet{~std::uint64_t{}};
  answers.head_turn = HeadTurn::done;
  return answers;
}

Script& Script::did(int on, const std::string& exercise_slug, int sets, int reps, Pain pain, AfterEffect after) {
  SessionDone session;
  session.date = day(on);
  session.routine = routine("strength_session");
  session.pain_before = Pain{};
  session.pain_peak = pain;
  session.after = after;
  ExerciseDone done;
  done.exercise = exercise(exercise_slug);
  done.sets = sets;
  done.reps = reps;
  session.exercises.push_back(done);
  history.sessions.push_back(std::move(session));
  if (!history.started_on) history.started_on = day(on);
  return *this;
}

Script& Script::responded(int on, const std::string& exercise_slug, Response response) {
  did(on, exercise_slug, 0, 0);
  last().response = response;
  return *this;
}

Script& Script::rolled(int on, const std::string& exercise_slug, Seconds contact) {
  did(on, exercise_slug, 0, 0);
  last().contact = contact;
  return *this;
}

Script& Script::perfect() {
  last().form_perfect = true;
  return *this;
}

Session Bench::session(const std::string& routine_slug, std::optional<Minutes> minutes) const {
  const Person person{regimen(), answers, history, today};
  return make_session(person, {routine(routine_slug), minutes, today, 0});
}

Plan Bench::plan(Date first_day) const { return make_plan(Person{regimen(), answers, history, today}, first_day); }

void fix_seed() { setenv("RC_PARAMS", "seed=20261122 max_success=200", 0); }

std::optional<Item> fit(const Bench& bench, const Slot& slot, VariantId wanted) {
  const Allowed allowed = bench.allowed();
  const AllowedExercise* found = allowed.find(slot.exercise);
  if (found == nullptr) return std::nullopt;
  const ItemContext context{regimen(), bench.answers, allowed, bench.history, bench.today, bench.paused_breath};
  return make_item(context, *found, wanted, slot);
}

Slot slot(const std::string& exercise_slug, Seconds time) {
  Slot made;
  made.exercise = exercise(exercise_slug);
  made.time = time;
  return made;
}

// ---- the regimen of the tests itself --------------------------------------------------------------------------------

TEST_CASE("the regimen of the tests holds every exercise class and a matrix row for each exercise") {
  std::vector<bool> seen(6);
  for (const Exercise& each : regimen().exercises) {
    seen[static_cast<std::size_t>(each.exercise_class)] = true;
    CHECK(regimen()[each.row].id == each.id);
    for (const VariantId id : each.variants) CHECK(regimen()[regimen()[id].exercise].id == each.id);
  }
  CHECK(std::find(seen.begin(), seen.end(), false) == seen.end());
}

TEST_CASE("the routines of the tests add up to their stated seconds where no strength is added") {
  for (const Routine& each : regimen().routines) {
    if (each.id == "strength_session") continue;  // its second form belongs to the levels above
    CHECK_MESSAGE(each.forms.back().total == each.total, each.id);
  }
}

}  // namespace unhunch::core::testing

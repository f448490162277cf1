// SPDX-License-Identifier: Apache-2.0
// The regimen as the core uses it: the figures of regimen/*.toml without the sentences.
//
// wire/regimen_reader.h fills it from the compiled document and checks every reference, so the core may index without
// looking. Immutable once filled. The format and the meaning of each field: docs/regimen.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/break_rhythm.h"
#include "core/ids.h"
#include "core/outcome.h"
#include "core/units.h"

namespace unhunch::core {

// A hard range with the usual value (docs/regimen.md, "An item"). Both ends belong to it.
template <class T>
struct Range {
  T usual{};
  T least{};
  T most{};
};

// Rank 0 to 4; the tier of a person is the highest that anything raises (rule tier_is_maximum).
enum class Tier : std::uint8_t { clear, caution, see_soon, urgent, emergency };

enum class ExerciseClass : std::uint8_t { dynamic, static_hold, roller, strength, breathing, cardio };
enum class VariantKindOf : std::uint8_t { easier, harder, option };
enum class Sides : std::uint8_t { none, each };

// Ordered: a greater class has more warm-up (warm_up_micro < warm_up_standard < warm_up_full).
enum class WarmUp : std::uint8_t { none, micro, standard, full };

// ---- triage -------------------------------------------------------------------------------------------------------

enum class Asked : std::uint8_t { yes_no_unsure, derived, choice };

struct Flag {
  std::string id;
  Tier tier{};
  FamilyId family;
  Asked asked{};
  FlagId asked_after;  // only asked when that flag is yes or unsure
};

struct SubQuestion {
  std::string id;
  bool minutes = false;  // a number of minutes instead of yes, no, unsure
};

struct AgeBand {
  std::string id;
  int from = 0;
  int to = 0;
};

struct Choice {
  std::string id;
  FlagId raises;
  bool caution = false;
  bool gentle = false;
};

// One statement about the answers; true, false, or open while its question has no answer.
struct Atom {
  enum class About : std::uint8_t { sub_question, minutes, condition, age, pain_now };
  About about{};
  std::uint16_t question = 0;  // index of the sub-question or condition
  bool yes = false;            // which answers make it true
  bool unsure = false;
  int above = 0;  // minutes strictly above; pain from
  AgeBandSet ages;
};
using AnyOfAll = std::vector<std::vector<Atom>>;

struct CompositeRule {
  std::string id;
  FlagId raises;
  AnyOfAll when;
  AnyOfAll caution_when;
};

struct CombinationRule {
  enum class When : std::uint8_t {
    see_soon_families,     // `count` see_soon flags of different families
    flag_with_see_soon,    // one of `flags` and any other see_soon flag
    flags_together,        // all of `flags`, each yes or unsure
    any_condition,         // a condition is yes, unsure or unanswered
    unsure_or_unanswered,  // a see_soon or caution question is unsure or unanswered
    cleared_flag,          // an urgent flag with a valid clearance
    pain_now,              // pain now in from..to
  };
  std::string id;
  Tier tier{};
  When when{};
  std::vector<FlagId> flags;
  int count = 0;
  Pain from, to;
};

struct CheckEntryKind {
  std::string id;
  Tier clears{};  // see_soon or urgent flags
  bool needs_result = false;
  bool limits = false;       // the flag becomes caution and the gentle subset stays
  std::vector<FlagId> only;  // when not empty, ends these flags only
};

// What a subset (gentle, sore day) allows of one exercise.
struct SubsetItem {
  ExerciseId exercise;
  bool default_form_only = false;
  std::optional<Seconds> hold_most;
  std::optional<Percent> range;
};

struct Region {
  std::string id;
};

// What somebody may press in a session that makes it stop (triage, section 8).
struct StopTrigger {
  std::string id;
  bool ends_day = false;  // no more exercise on that day, whatever the questions after it say
};

// ---- conditions ---------------------------------------------------------------------------------------------------

struct Condition {
  std::string id;
};

struct Modification {
  struct Forms {
    ExerciseId exercise;
    std::vector<VariantId> variants;  // in order of choice; equipment decides
  };
  struct Replacement {
    ExerciseId exercise, by;
    VariantId variant;
  };
  std::string id;
  std::vector<Forms> forms;
  std::vector<Replacement> replacements;
  std::optional<Percent> range;
  int fewer_reps = 0;
  int hours_after_food = 0;
};

// One row of the matrix: what each condition does to one exercise or option.
struct MatrixRow {
  struct Change {
    ConditionSet conditions;
    ModificationId by;
  };
  std::string id;
  ConditionSet excluded_by;
  std::vector<Change> changes;  // in the order of the modifications
};

// ---- patterns -----------------------------------------------------------------------------------------------------

struct Pattern {
  std::string id;
  std::vector<std::vector<SignId>> key_signs;  // any of the lists, all of a list
  std::vector<FlagId> not_unless_no;
  std::vector<FlagId> not_while_raised;
  std::vector<ExerciseId> order;  // rule plan_order_<pattern>
  MuscleSet muscles;
};

struct Sign {
  std::string id;
  std::vector<int> points;  // by pattern
  std::vector<FlagId> counts_when_no;
};

// ---- exercises ----------------------------------------------------------------------------------------------------

struct Dose {
  std::optional<Range<Seconds>> hold, rest, cycle, enter, change, leave, contact, inhale, pause, exhale;
  std::optional<Range<int>> holds, reps, sets;
  Range<Seconds> duration;
};

// "All of these, and one of each group": what an exercise needs at hand. A variant needs its own on top of its
// exercise's, so that a change of form never asks for less (rule matrix_place_equipment, invariant inv_monotone).
struct EquipmentNeed {
  EquipmentSet all;
  std::vector<EquipmentSet> one_of;
};

struct Step {
  enum class Phase : std::uint8_t { enter, work, rest, change, leave, repeat };
  Phase phase{};
  Seconds time;
  bool skipped = false;  // written with no seconds: not part of the usual form
  int part = -1;         // index of the part it belongs to
  bool choice = false;   // one of several ways; the first is shown
};

// A counted part of an exercise ("rolls", "arm circles").
struct Part {
  std::string id;
};

struct Variant {
  std::string id;
  ExerciseId exercise;
  VariantKindOf kind{};
  ExerciseClass exercise_class{};
  RowId row;  // its own matrix row, if it has one
  bool off_by_default = false;
  EquipmentNeed needs;
  PlaceSet places;
  PostureSet postures;
  Sides sides{};
  Dose dose;  // complete: what the variant leaves out is taken from the exercise
};

struct Exercise {
  struct Substitute {
    ExerciseId exercise;
    VariantId variant;
  };
  std::string id;
  ExerciseClass exercise_class{};
  std::string family;
  MuscleSet muscles;
  PlaceSet places;
  PostureSet postures;
  EquipmentNeed needs;
  Sides sides{};
  Dose dose;
  std::vector<Step> steps;
  std::vector<Part> parts;
  std::vector<VariantId> variants;
  std::vector<Substitute> replaced_by;  // in this order, first allowed
  RowId row;
  VariantId option;          // contained in the default form
  VariantId without_option;  // the form when that option is excluded
  bool neck = false;
  bool light = false;  // a light strength item
  WarmUp warm_up{};    // strength only
  LevelId level;
};

// ---- routines and progression -------------------------------------------------------------------------------------

struct WarmUpClass {
  std::string id;
  Seconds time, most;
  Seconds hold_most;      // holds above need the next class
  Seconds sequence_most;  // micro only
  int static_most = 0;    // micro only
};

// One slot of a routine: an exercise with its timing, a whole routine, the strength block, or a change of place.
struct Slot {
  enum class Content : std::uint8_t { exercise, routine, strength, change };
  Content content{};
  Seconds time;
  ExerciseId exercise;
  VariantId variant;
  RoutineId routine;
  std::vector<int> parts;
  bool optional = false;
  std::optional<Seconds> enter, hold, rest, change, leave, cycle;
  std::optional<int> holds, reps, sets, breaths;
};

struct RoutineForm {
  PlaceSet places;              // empty: any
  int pattern = -2;             // index of the pattern; unclear_pattern; any_pattern
  std::vector<LevelId> levels;  // empty: any
  std::optional<bool> rows;
  std::optional<bool> strength_day;
  Seconds total;
  std::vector<Slot> slots;

  static constexpr int any_pattern = -2;
  static constexpr int unclear_pattern = -1;
};

struct Routine {
  std::string id;
  Seconds total;
  std::string anchor;
  PlaceId place;
  std::vector<RoutineForm> forms;  // the first that fits is taken
};

struct StrengthLevel {
  std::string id;
  ExerciseId exercise;
  Days earliest;
};

struct DoseStep {
  std::string id;
  int sets = 0;
  int reps = 0;
};

// Push-ups of one dose step followed by band rows in what is left of the strength block.
struct StrengthBlock {
  Seconds push_ups, change, rows;
  int row_sets = 0;
  int row_reps = 0;
};

struct BreathingPattern {
  std::string id;
  Seconds inhale, pause, exhale;
  constexpr Seconds cycle() const { return inhale + pause + exhale; }
};

// Heat before stretching (rules heat_time and heat_excluded, matrix row heat_pack).
struct HeatRules {
  RowId row;
  std::vector<FlagId> never_with;  // fever
  std::vector<FlagId> injuries;
  SubQuestionId fall;  // minor_fall_or_strain
  Days after_injury;   // how long an injury rules it out, rounded up
  Minutes usual, most, stop;
};

// ---- figures of the rules -----------------------------------------------------------------------------------------

// Every figure here is the figure of the rule of the same name in the regimen.
struct Figures {
  Range<Pain> pain_now_sore{};  // pain_now_6_or_7
  Pain pain_now_too_high;       // pain_now_8_or_more
  Pain pain_amber_from, pain_red_from;
  Days rescreen_after, rescreen_gap;
  Percent twinge_range;  // head_turn_gentle

  int score_likely = 0, score_possible = 0, score_tie = 0;

  Range<Minutes> daily_cap{};
  Seconds position_change;  // warm_up_counts
  Seconds least_session;    // adapt_time
  int worse_in_a_row = 0;   // adapt_responses
  Days leave_out;
  Seconds hold_least, hold_most;
  Seconds neck_hold_most;
  Seconds stretch_total_most;  // hold_total

  Days hold_first_days, hold_every;  // hold_growth
  Seconds hold_step;
  int roller_first_uses = 0;
  Seconds roller_first, roller_plus, roller_most;
  Days roller_older, roller_gap;
  int towel_uses = 0;

  int gate_sessions = 0;  // up_level_gate
  Pain gate_pain;
  int amber_in_a_row = 0;
  Days gap_one_level, gap_restart;
  int light_days = 0;  // strength_week_limit
  Days light_window;
  int lowest_sets = 0, lowest_reps = 0;         // down_one_red at the lowest level
  std::uint8_t strength_days_with_weekend = 0;  // bit 0 = Monday
  std::uint8_t strength_days_otherwise = 0;
  int weekend_day = 0;  // 0 = Monday

  Range<Minutes> break_every{};
  Minutes long_break_every;
};

// Items that rules name one by one.
struct Known {
  ExerciseId light_cardio, short_walk, opener, arm_mobiliser, belly_breathing, band_row;
  ExerciseId roller_extension;
  VariantId extension_towel, wall_push_up_close, breath_hold, no_count;
  RowId head_turn_test;
  RoutineId sore_day_session, gentle_session, full_session, short_session, strength_session, morning_mobility,
      evening_wind_down, night_stretch, weekend_maintenance, warm_up_full_block, warm_up_standard_block;
  FlagId new_unassessed_pain, no_improvement, worsening_pain;
  SignId twinge;  // twinge_on_head_turn
  AgeBandId under_18;
};

struct Regimen {
  std::vector<Flag> flags;
  std::vector<std::string> families;
  std::vector<SubQuestion> sub_questions;
  std::vector<AgeBand> age_bands;
  std::vector<Choice> choices;
  std::vector<CompositeRule> composites;
  std::vector<CombinationRule> combinations;
  std::vector<CheckEntryKind> check_entries;
  std::vector<Region> regions;
  std::vector<StopTrigger> stop_triggers;
  std::vector<SubsetItem> gentle_subset, sore_day_subset;

  std::vector<Condition> conditions;
  std::vector<Modification> modifications;
  std::vector<MatrixRow> rows;

  std::vector<Pattern> patterns;
  std::vector<ExerciseId> general_order;  // rule plan_order_unclear
  std::vector<ExerciseId> start_today;    // rule start_today
  std::vector<Sign> signs;

  std::vector<Exercise> exercises;
  std::vector<Variant> variants;
  std::vector<std::string> places, postures, equipment, muscles;

  std::array<WarmUpClass, 4> warm_ups;  // by WarmUp; none is all zero
  std::vector<Routine> routines;
  RoutineId break_content, long_break_content;
  BreakRhythm usual_breaks;  // where a person has set nothing
  std::vector<StrengthLevel> levels;
  std::vector<DoseStep> dose_steps, row_steps;
  std::size_t first_row_step = 0;
  std::vector<StrengthBlock> strength_blocks;  // by dose step
  Seconds strength_block_time;                 // of every block
  BreathingPattern breathing, breathing_with_pause;

  HeatRules heat;
  Figures figures;
  InsightFigures insight;
  Known known;

  const Flag& operator[](FlagId id) const { return flags[id.index]; }
  const Exercise& operator[](ExerciseId id) const { return exercises[id.index]; }
  const Variant& operator[](VariantId id) const { return variants[id.index]; }
  const Modification& operator[](ModificationId id) const { return modifications[id.index]; }
  const MatrixRow& operator[](RowId id) const { return rows[id.index]; }
  const Condition& operator[](ConditionId id) const { return conditions[id.index]; }
  const Pattern& operator[](PatternId id) const { return patterns[id.index]; }
  const Sign& operator[](SignId id) const { return signs[id.index]; }
  const Routine& operator[](RoutineId id) const { return routines[id.index]; }
  const StrengthLevel& operator[](LevelId id) const { return levels[id.index]; }
  const Choice& operator[](ChoiceId id) const { return choices[id.index]; }

  Slug slug(VariantId id) const { return id ? Slug{variants[id.index].id} : Slug{}; }
};

}  // namespace unhunch::core

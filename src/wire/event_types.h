// SPDX-License-Identifier: Apache-2.0
// The bodies of all kinds of events of version 1, described once: strict reading, and the schemas in docs/api/events.
// docs/data-format.md says what each means. Fields are those of the journal (entry kinds and fields, section 1).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wire/door_types.h"

namespace unhunch::wire::event {

using Score = Whole<0, 10>;

// The text of an event id.
using Id = FreeText<36>;

enum class BodySide { left, right, both };
BOOST_DESCRIBE_ENUM(BodySide, left, right, both)

enum class BodyPlace {
  between_blades,
  below_blades,
  neck_shoulder_junction,
  neck,
  whole_upper_back,
  shoulder_front,
  chest_front,
  arm
};
BOOST_DESCRIBE_ENUM(BodyPlace, between_blades, below_blades, neck_shoulder_junction, neck, whole_upper_back,
                    shoulder_front, chest_front, arm)

enum class PatternSeen { desk, morning, stress, none };
BOOST_DESCRIBE_ENUM(PatternSeen, desk, morning, stress, none)

enum class SleepPosition { back, side, stomach, mixed };
BOOST_DESCRIBE_ENUM(SleepPosition, back, side, stomach, mixed)

enum class Ended { finished, left, stopped };
BOOST_DESCRIBE_ENUM(Ended, finished, left, stopped)

enum class BreakResult {
  break_done,
  break_snoozed,
  break_skipped,
  break_off_today,
  break_due,
  break_natural,
  break_held
};
BOOST_DESCRIBE_ENUM(BreakResult, break_done, break_snoozed, break_skipped, break_off_today, break_due, break_natural,
                    break_held)

enum class HoldReason { do_not_disturb, microphone, camera, screen_shared, fullscreen, meeting };
BOOST_DESCRIBE_ENUM(HoldReason, do_not_disturb, microphone, camera, screen_shared, fullscreen, meeting)

enum class Outcome {
  pain_now,
  pain_average,
  pain_worst,
  peg_score,
  psfs_score,
  groc_score,
  stiffness_minutes,
  stress_level,
  sleep_quality,
  activity_level,
  head_turn_ease,
  high_shelf_reach,
  ndi_imported_score
};
BOOST_DESCRIBE_ENUM(Outcome, pain_now, pain_average, pain_worst, peg_score, psfs_score, groc_score, stiffness_minutes,
                    stress_level, sleep_quality, activity_level, head_turn_ease, high_shelf_reach, ndi_imported_score)

struct Site {
  BodyPlace place{};
  std::optional<BodySide> side;
};
BOOST_DESCRIBE_STRUCT(Site, (), (place, side))

struct DailyEntry {
  std::optional<Score> pain_now, pain_average, pain_worst;
  std::vector<Site> pain_site;
  std::optional<PatternSeen> pattern_seen;
  std::optional<Whole<0, 600>> stiffness_minutes;
  std::optional<Score> sleep_quality;
  std::optional<SleepPosition> sleep_position;
  std::optional<Score> stress_level, activity_level, head_turn_ease, high_shelf_reach;
  std::optional<bool> woke_refreshed;
  std::optional<FreeText<2000>> medicines_text;
  std::optional<FreeText<8000>> note;
};
BOOST_DESCRIBE_STRUCT(DailyEntry, (),
                      (pain_now, pain_average, pain_worst, pain_site, pattern_seen, stiffness_minutes, sleep_quality,
                       sleep_position, stress_level, activity_level, head_turn_ease, high_shelf_reach, woke_refreshed,
                       medicines_text, note))

struct SessionEntry {
  IdOf<"routine"> routine;
  Whole<0, 86400> seconds;
  bool complete = false;
  std::optional<Score> pain_before, pain_peak;
  std::optional<IdOf<"place">> place;
  std::optional<Ended> ended;
};
BOOST_DESCRIBE_STRUCT(SessionEntry, (), (routine, seconds, complete, pain_before, pain_peak, place, ended))

struct ExerciseResponse {
  Id session;
  IdOf<"exercise"> exercise;
  std::optional<IdOf<"exercise_variant">> variant;
  std::optional<door::Response> response;
  std::optional<door::Count> contact_s, hold_s, sets, reps;
  std::optional<bool> all_done, form_perfect, skipped;
};
BOOST_DESCRIBE_STRUCT(ExerciseResponse, (),
                      (session, exercise, variant, response, contact_s, hold_s, sets, reps, all_done, form_perfect,
                       skipped))

struct AfterEffect24h {
  Id session;
  door::AfterEffect after{};
};
BOOST_DESCRIBE_STRUCT(AfterEffect24h, (), (session, after))

struct SymptomEvent {
  IdOf<"stop_trigger"> trigger;
  std::optional<IdOf<"exercise">> exercise;
  std::optional<Id> session;
};
BOOST_DESCRIBE_STRUCT(SymptomEvent, (), (trigger, exercise, session))

struct BreakEvent {
  BreakResult result{};
  std::optional<IdOf<"routine">> routine;
  std::optional<Whole<0, 86400>> seconds;
  std::optional<HoldReason> because;  // of break_held
};
BOOST_DESCRIBE_STRUCT(BreakEvent, (), (result, routine, seconds, because))

struct MeasureEntry {
  Outcome measure{};
  double score = 0;
  std::vector<double> items;
  std::vector<FreeText<200>> names;
};
BOOST_DESCRIBE_STRUCT(MeasureEntry, (), (measure, score, items, names))

enum class PromptName {
  prompt_day_7,
  prompt_day_14,
  prompt_day_28,
  prompt_worse,
  prompt_relapse,
  prompt_still_relapsing
};
BOOST_DESCRIBE_ENUM(PromptName, prompt_day_7, prompt_day_14, prompt_day_28, prompt_worse, prompt_relapse,
                    prompt_still_relapsing)

enum class PromptAnswer { better, same, worse };
BOOST_DESCRIBE_ENUM(PromptAnswer, better, same, worse)

struct PromptShown {
  PromptName prompt{};
  std::optional<PromptAnswer> answer;
};
BOOST_DESCRIBE_STRUCT(PromptShown, (), (prompt, answer))

enum class AuditedHabit { desk, getting_up, sleep_position };
BOOST_DESCRIBE_ENUM(AuditedHabit, desk, getting_up, sleep_position)

struct HabitAudit {
  std::vector<AuditedHabit> habits;
  std::vector<FreeText<200>> chosen;  // the changes, by their ids or in the person's own words
};
BOOST_DESCRIBE_STRUCT(HabitAudit, (), (habits, chosen))

struct FreeNote {
  FreeText<8000> text;
};
BOOST_DESCRIBE_STRUCT(FreeNote, (), (text))

struct Setting {
  FreeText<40> name;
  AnyJson value;
};
BOOST_DESCRIBE_STRUCT(Setting, (), (name, value))

}  // namespace unhunch::wire::event

// SPDX-License-Identifier: Apache-2.0
// The shapes that go in and out of the door, described once. docs/api/ holds their JSON Schemas, made from here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "wire/json_mapping.h"

namespace unhunch::wire::door {

enum class YesNoUnsure { no, unsure, yes };
BOOST_DESCRIBE_ENUM(YesNoUnsure, no, unsure, yes)

enum class CheckResult { exercise_ok, exercise_with_limits, no_exercise };
BOOST_DESCRIBE_ENUM(CheckResult, exercise_ok, exercise_with_limits, no_exercise)

enum class HeadTurn { done, twinge, skipped };
BOOST_DESCRIBE_ENUM(HeadTurn, done, twinge, skipped)

enum class Response { eased, same, worse, sharp };
BOOST_DESCRIBE_ENUM(Response, eased, same, worse, sharp)

enum class AfterEffect { not_known, settled, not_settled };
BOOST_DESCRIBE_ENUM(AfterEffect, not_known, settled, not_settled)

enum class Day { mon, tue, wed, thu, fri, sat, sun };
BOOST_DESCRIBE_ENUM(Day, mon, tue, wed, thu, fri, sat, sun)

enum class Anchor { morning, midday, evening, night, weekend, daily };
BOOST_DESCRIBE_ENUM(Anchor, morning, midday, evening, night, weekend, daily)

// A part of the day in minutes, written ["09:00", "17:00"]; "24:00" is the end of the day.
struct ClockSpan {
  int from = 0;
  int to = 0;
};

using PainScore = Whole<0, 10>;
using Count = Whole<0, 1000>;

// ---- in -----------------------------------------------------------------------------------------------------------

struct Check {
  IdOf<"check_entry"> entry;
  IdOf<"flag"> flag;
  IsoDate date;
  std::optional<FreeText<200>> role;
  std::optional<CheckResult> result;
  std::optional<FreeText<2000>> limit;
  std::optional<FreeText<2000>> note;
};
BOOST_DESCRIBE_STRUCT(Check, (), (entry, flag, date, role, result, limit, note))

struct Preferences {
  std::vector<IdOf<"exercise_variant">> options;
  std::optional<Whole<1, 1440>> daily_cap_min;
  std::optional<Whole<1, 1440>> break_every_min;
  std::optional<std::vector<Day>> strength_days;
  std::vector<Anchor> anchors;
  std::optional<IdOf<"strength_level">> strength_level;
  std::optional<bool> rows_in_the_evening;
};
BOOST_DESCRIBE_STRUCT(Preferences, (),
                      (options, daily_cap_min, break_every_min, strength_days, anchors, strength_level,
                       rows_in_the_evening))

// A sub-question is answered with yes, no, unsure or with minutes.
struct Detail {
  std::optional<YesNoUnsure> answer;
  std::optional<int> minutes;
};

struct Answers {
  std::optional<IdOf<"age_band">> age_band;
  std::optional<IdOf<"region">> region;
  std::optional<PainScore> pain_now;
  std::optional<IdOf<"choice">> pain_between_blades;
  std::map<std::string, YesNoUnsure> flags;
  std::map<std::string, Detail> details;
  std::map<std::string, YesNoUnsure> conditions;
  std::map<std::string, YesNoUnsure> signs;
  std::vector<Check> checks;
  std::map<std::string, IsoDate> raised_on;
  std::optional<IsoDate> screened_on;
  std::vector<IdOf<"equipment">> equipment;
  std::optional<IdOf<"place">> place;
  std::optional<Whole<0, 1440>> minutes_since_food;
  std::optional<HeadTurn> head_turn_test;
  std::optional<Preferences> preferences;
};
BOOST_DESCRIBE_STRUCT(Answers, (),
                      (age_band, region, pain_now, pain_between_blades, flags, details, conditions, signs, checks,
                       raised_on, screened_on, equipment, place, minutes_since_food, head_turn_test, preferences))

struct ExerciseDone {
  IdOf<"exercise"> exercise;
  std::optional<IdOf<"exercise_variant">> variant;
  std::optional<Response> response;
  std::optional<Count> contact_s;
  std::optional<Count> hold_s;
  std::optional<Count> sets;
  std::optional<Count> reps;
  std::optional<bool> all_done;
  std::optional<bool> form_perfect;
};
BOOST_DESCRIBE_STRUCT(ExerciseDone, (),
                      (exercise, variant, response, contact_s, hold_s, sets, reps, all_done, form_perfect))

struct SessionDone {
  IsoDate date;
  IdOf<"routine"> routine;
  std::optional<PainScore> pain_before;
  std::optional<PainScore> pain_peak;
  std::optional<AfterEffect> after_24h;
  std::vector<ExerciseDone> exercises;
};
BOOST_DESCRIBE_STRUCT(SessionDone, (), (date, routine, pain_before, pain_peak, after_24h, exercises))

// Days on which nothing gets harder, both ends included.
struct NotHarder {
  IsoDate from;
  IsoDate until;
};
BOOST_DESCRIBE_STRUCT(NotHarder, (), (from, until))

struct History {
  std::optional<IsoDate> started_on;
  std::optional<IsoDate> rest_on;
  std::vector<NotHarder> not_harder;
  std::vector<SessionDone> sessions;
};
BOOST_DESCRIBE_STRUCT(History, (), (started_on, rest_on, not_harder, sessions))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

// A door about a person takes answers (and history), or the events of a log; without both it works from the log that
// was remembered. Working from a log needs the date.
using Events = std::optional<std::vector<AnyJson>>;

struct AboutPerson {
  std::optional<Answers> answers;
  Events events;
  std::optional<IsoDate> date;
};
BOOST_DESCRIBE_STRUCT(AboutPerson, (), (answers, events, date))

struct SessionIn {
  std::optional<Answers> answers;
  Events events;
  IdOf<"routine"> routine;
  std::optional<Whole<1, 1440>> minutes;
  std::optional<IsoDate> date;
  std::optional<History> history;
  std::optional<Whole<0, 2147483647>> seed;
};
BOOST_DESCRIBE_STRUCT(SessionIn, (), (answers, events, routine, minutes, date, history, seed))

struct PlanIn {
  std::optional<Answers> answers;
  Events events;
  IsoDate date;
  std::optional<History> history;
};
BOOST_DESCRIBE_STRUCT(PlanIn, (), (answers, events, date, history))

struct LadderIn {
  std::optional<Answers> answers;
  Events events;
  std::optional<IsoDate> date;
  std::optional<History> history;
};
BOOST_DESCRIBE_STRUCT(LadderIn, (), (answers, events, date, history))

struct TodayIn {
  Events events;
  IsoDate date;
  std::optional<Whole<0, 1439>> minute;
};
BOOST_DESCRIBE_STRUCT(TodayIn, (), (events, date, minute))

// Days from `from` to `to`; all without them.
struct FoldIn {
  Events events;
  IsoDate date;
  std::optional<IsoDate> from;
  std::optional<IsoDate> to;
};
BOOST_DESCRIBE_STRUCT(FoldIn, (), (events, date, from, to))

struct CheckRegimenIn {
  AnyJson regimen;
};
BOOST_DESCRIBE_STRUCT(CheckRegimenIn, (), (regimen))

// ---- out ----------------------------------------------------------------------------------------------------------

using Name = std::string_view;
using Names = std::vector<std::string_view>;

struct Raised {
  Name flag;
  Name tier;
  Names because;
  std::string do_;  // key of the sentence that says what to do
};
BOOST_DESCRIBE_STRUCT(Raised, (), (flag, tier, because, do_))

struct IgnoredCheck {
  Name flag;
  Name because;
};
BOOST_DESCRIBE_STRUCT(IgnoredCheck, (), (flag, because))

struct TriageOut {
  Name tier;
  bool exercise_allowed = false;
  Nullable<Name> plan_state;
  bool gentle = false;
  std::vector<Raised> raised;
  Names unanswered;
  Names rules;
  std::vector<std::string> advice;  // keys of messages
  std::vector<std::string> notices;
  std::vector<IgnoredCheck> ignored_checks;
};
BOOST_DESCRIBE_STRUCT(TriageOut, (),
                      (tier, exercise_allowed, plan_state, gentle, raised, unanswered, rules, advice, notices,
                       ignored_checks))

struct Ranked {
  Name pattern;
  int score = 0;
  Name strength;  // likely or possible
  Names reasons;
  Names missing;
};
BOOST_DESCRIBE_STRUCT(Ranked, (), (pattern, score, strength, reasons, missing))

struct PatternsOut {
  Name verdict;
  std::vector<Ranked> ranked;
};
BOOST_DESCRIBE_STRUCT(PatternsOut, (), (verdict, ranked))

struct AllowedExercise {
  Name exercise;
  Nullable<Name> variant;
  Names limits;
  std::optional<int> hold_max_s;
  std::optional<int> range_percent;
  std::optional<int> reps_fewer;
  Names variants;
};
BOOST_DESCRIBE_STRUCT(AllowedExercise, (), (exercise, variant, limits, hold_max_s, range_percent, reps_fewer, variants))

struct Because {
  Name exercise;
  Names because;
};
BOOST_DESCRIBE_STRUCT(Because, (), (exercise, because))

struct AllowedOut {
  std::vector<AllowedExercise> exercises;
  std::vector<Because> excluded;
};
BOOST_DESCRIBE_STRUCT(AllowedOut, (), (exercises, excluded))

struct Breath {
  int inhale_s = 0;
  int pause_s = 0;
  int exhale_s = 0;
  int cycles = 0;
};
BOOST_DESCRIBE_STRUCT(Breath, (), (inhale_s, pause_s, exhale_s, cycles))

struct Cue {
  int at_s = 0;
  std::string text;  // key of the sentence
  Name kind;
};
BOOST_DESCRIBE_STRUCT(Cue, (), (at_s, text, kind))

struct Step {
  int item = 0;
  Nullable<Name> exercise;
  Nullable<Name> variant;
  Nullable<Name> class_;
  Name phase;
  Name side;
  int start_s = 0;
  int duration_s = 0;
  std::optional<int> set;
  std::optional<int> sets;
  std::optional<int> reps;
  std::optional<int> hold_s;
  std::optional<Breath> breath;
  std::vector<Cue> cues;
};
BOOST_DESCRIBE_STRUCT(Step, (),
                      (item, exercise, variant, class_, phase, side, start_s, duration_s, set, sets, reps, hold_s,
                       breath, cues))

struct SessionOut {
  Name routine;
  Nullable<Name> warm_up_class;
  int total_s = 0;
  std::vector<Step> steps;
  std::vector<Because> why;
  std::vector<Because> left_out;
  Names because;        // why it is empty, shorter, or another routine
  Names checks_before;  // to be asked before it starts
};
BOOST_DESCRIBE_STRUCT(SessionOut, (), (routine, warm_up_class, total_s, steps, why, left_out, because, checks_before))

struct RowsOut {
  Name step;
  int sets = 0;
  int reps = 0;
  bool next_band = false;
};
BOOST_DESCRIBE_STRUCT(RowsOut, (), (step, sets, reps, next_band))

struct LadderOut {
  bool available = false;
  Nullable<Name> level;
  Nullable<Name> exercise;
  Nullable<Name> variant;
  int sets = 0;
  int reps = 0;
  Nullable<Name> next;      // the level above
  Names next_needs;         // rules that still stand between
  Nullable<Name> proposed;  // may be accepted now
  RowsOut rows;
  Names because;
};
BOOST_DESCRIBE_STRUCT(LadderOut, (),
                      (available, level, exercise, variant, sets, reps, next, next_needs, proposed, rows, because))

struct PlanItem {
  Name routine;
  Name at;
  int minutes = 0;
  int seconds = 0;
  bool strength = false;
};
BOOST_DESCRIBE_STRUCT(PlanItem, (), (routine, at, minutes, seconds, strength))

struct PlanDay {
  IsoDate date;
  std::vector<PlanItem> items;
};
BOOST_DESCRIBE_STRUCT(PlanDay, (), (date, items))

struct Breaks {
  int every_min = 0;
  Name content;
  int long_every_min = 0;
  Name long_content;
};
BOOST_DESCRIBE_STRUCT(Breaks, (), (every_min, content, long_every_min, long_content))

struct PlanOut {
  Name tier;
  std::vector<PlanDay> days;
  Nullable<Breaks> breaks;
  LadderOut strength;
  Names start_with;
  std::vector<std::string> notices;
  Names because;
};
BOOST_DESCRIBE_STRUCT(PlanOut, (), (tier, days, breaks, strength, start_with, notices, because))

struct BreakCounts {
  int due = 0;
  int done = 0;
  int natural = 0;
  int snoozed = 0;
  int skipped = 0;
  int held = 0;
};
BOOST_DESCRIBE_STRUCT(BreakCounts, (), (due, done, natural, snoozed, skipped, held))

struct DoneToday {
  std::string session;  // id of its event
  Name routine;
  int seconds = 0;
};
BOOST_DESCRIBE_STRUCT(DoneToday, (), (session, routine, seconds))

struct WeekDay {
  IsoDate date;
  std::vector<PlanItem> planned;  // from today on
  int sessions = 0;
  int seconds = 0;
  int breaks = 0;
  Nullable<int> pain_now;
  Nullable<int> pain_average;
};
BOOST_DESCRIBE_STRUCT(WeekDay, (), (date, planned, sessions, seconds, breaks, pain_now, pain_average))

struct PromptOut {
  Name prompt;
  IsoDate episode;  // its start
  IsoDate on;
  bool asks = false;
  Nullable<IsoDate> shown_on;
  Nullable<Name> answer;  // better, same, worse
  bool due = false;
  bool holds = false;
};
BOOST_DESCRIBE_STRUCT(PromptOut, (), (prompt, episode, on, asks, shown_on, answer, due, holds))

struct TodayOut {
  IsoDate date;
  Name tier;
  bool exercise_allowed = false;
  Nullable<Name> plan_state;
  bool gentle = false;
  Nullable<IsoDate> screened_on;
  Nullable<IsoDate> started_on;
  Name check;  // full or none: whether the safety check comes before anything else
  Nullable<PlanItem> next;
  std::vector<PlanItem> later;
  std::vector<DoneToday> done_today;
  Names ask;                       // after_effect_24h, daily_entry
  Names measures;                  // outcome measures whose day has come
  std::vector<PromptOut> prompts;  // due to be shown
  Nullable<std::string> after_session;
  std::vector<WeekDay> week;  // Monday to Sunday
  Nullable<Breaks> breaks;
  int breaks_taken = 0;
  BreakCounts breaks_today;
  Names because;
  std::vector<Raised> raised;
  std::vector<std::string> advice;
  std::vector<std::string> notices;
  Names start_with;
};
BOOST_DESCRIBE_STRUCT(TodayOut, (),
                      (date, tier, exercise_allowed, plan_state, gentle, screened_on, started_on, check, next, later,
                       done_today, ask, measures, prompts, after_session, week, breaks, breaks_taken, breaks_today,
                       because, raised, advice, notices, start_with))

// Each entry is the body of its event with `id`, `at`, `offset_min` and `corrected`; a session has `after_24h` and
// `exercises` besides.
struct JournalDay {
  IsoDate date;
  std::vector<AnyJson> entries;
  std::vector<AnyJson> sessions;
  std::vector<AnyJson> symptoms;
  std::vector<AnyJson> checks;
  std::vector<AnyJson> measures;
  std::vector<AnyJson> notes;
  std::vector<AnyJson> prompts;
  std::vector<AnyJson> audits;
  BreakCounts breaks;
};
BOOST_DESCRIBE_STRUCT(JournalDay, (),
                      (date, entries, sessions, symptoms, checks, measures, notes, prompts, audits, breaks))

struct FoldOut {
  AnyJson answers;
  AnyJson settings;
  Nullable<IsoDate> started_on;
  Nullable<IsoDate> screened_on;
  int events = 0;
  int unknown = 0;  // kept, and not understood by this version
  std::vector<JournalDay> days;
};
BOOST_DESCRIBE_STRUCT(FoldOut, (), (answers, settings, started_on, screened_on, events, unknown, days))

struct InsightIn {
  std::optional<std::vector<AnyJson>> events;
  IsoDate date;
};
BOOST_DESCRIBE_STRUCT(InsightIn, (), (events, date))

struct EpisodeOut {
  IsoDate start;
  int day = 0;  // of the episode, whose first day is day nought
  IsoDate last_entry;
};
BOOST_DESCRIBE_STRUCT(EpisodeOut, (), (start, day, last_entry))

// A mean over so many entries of the days from..to.
struct ValueOfOut {
  double value = 0;
  int entries = 0;
  IsoDate from;
  IsoDate to;
};
BOOST_DESCRIBE_STRUCT(ValueOfOut, (), (value, entries, from, to))

struct TrendOut {
  double per_week = 0;
  double least = 0;
  double most = 0;
  int days = 0;
  IsoDate from;
  IsoDate to;
};
BOOST_DESCRIBE_STRUCT(TrendOut, (), (per_week, least, most, days, from, to))

struct ChangeOut {
  Name outcome;
  Name better;  // less or more
  int entries = 0;
  int after_baseline = 0;
  IsoDate first;
  IsoDate last;
  Nullable<ValueOfOut> baseline;
  Nullable<ValueOfOut> current;
  Nullable<double> change;
  Name word;  // too_few, none, small, clear, worse
  Nullable<TrendOut> trend;
};
BOOST_DESCRIBE_STRUCT(ChangeOut, (),
                      (outcome, better, entries, after_baseline, first, last, baseline, current, change, word, trend))

struct ResponseCountsOut {
  int eased = 0;
  int same = 0;
  int worse = 0;
  int sharp = 0;
};
BOOST_DESCRIBE_STRUCT(ResponseCountsOut, (), (eased, same, worse, sharp))

// Shares are of one. `drawn` is the share drawn to `average`, and `least` to `most` its interval.
struct ResponseOut {
  Name id;
  int sessions = 0;
  ResponseCountsOut counts;
  int with_pain = 0;
  Nullable<double> pain_before;
  Nullable<double> pain_peak;
  Nullable<double> share;
  double average = 0;
  double drawn = 0;
  double least = 0;
  double most = 0;
  Name word;  // too_few, as_usual, more_often, less_often
};
BOOST_DESCRIBE_STRUCT(ResponseOut, (),
                      (id, sessions, counts, with_pain, pain_before, pain_peak, share, average, drawn, least, most,
                       word))

struct PairOut {
  Name pair;  // stress_and_pain, breaks_and_pain, sleep_and_stiffness
  int days = 0;
  Nullable<IsoDate> from;
  Nullable<IsoDate> to;
  Nullable<double> rank_correlation;
  double least = 0;
  double most = 0;
  Name word;  // too_few, not_seen, more, less
};
BOOST_DESCRIBE_STRUCT(PairOut, (), (pair, days, from, to, rank_correlation, least, most, word))

struct MilestoneOut {
  int after_days = 0;
  IsoDate on;
  int entries = 0;
  int sessions = 0;
  int session_days = 0;
  Nullable<double> change;  // of pain_average
};
BOOST_DESCRIBE_STRUCT(MilestoneOut, (), (after_days, on, entries, sessions, session_days, change))

struct InsightOut {
  IsoDate date;
  Nullable<EpisodeOut> episode;
  std::vector<ChangeOut> changes;
  std::vector<PromptOut> prompts;
  bool habit_audit_due = false;
  Nullable<IsoDate> not_harder_until;
  ResponseCountsOut responses;
  std::vector<ResponseOut> exercises;
  std::vector<ResponseOut> routines;
  std::vector<PairOut> pairs;
  std::vector<MilestoneOut> milestones;
};
BOOST_DESCRIBE_STRUCT(InsightOut, (),
                      (date, episode, changes, prompts, habit_audit_due, not_harder_until, responses, exercises,
                       routines, pairs, milestones))

// The value of the setting `break_rhythm`: what is left out is as the regimen has it. A day that `hours` does not name
// has none; quiet hours that end where they begin are none.
struct WeekHours {
  std::vector<ClockSpan> mon, tue, wed, thu, fri, sat, sun;
};
BOOST_DESCRIBE_STRUCT(WeekHours, (), (mon, tue, wed, thu, fri, sat, sun))

struct BreakRhythmIn {
  std::optional<bool> on;
  std::optional<WeekHours> hours;
  std::optional<ClockSpan> quiet;
  std::optional<bool> natural_pauses;
};
BOOST_DESCRIBE_STRUCT(BreakRhythmIn, (), (on, hours, quiet, natural_pauses))

struct BreakRhythmOut {
  bool on = false;
  WeekHours hours;
  ClockSpan quiet;
  bool natural_pauses = false;
};
BOOST_DESCRIBE_STRUCT(BreakRhythmOut, (), (on, hours, quiet, natural_pauses))

struct BreaksIn {
  std::optional<std::vector<AnyJson>> events;
  IsoDate date;
  std::optional<Whole<0, 1439>> minute;
};
BOOST_DESCRIBE_STRUCT(BreaksIn, (), (events, date, minute))

struct BreaksOut {
  IsoDate date;
  bool allowed = false;
  Names because;  // why not
  bool gentle = false;
  bool stand_up = false;  // false: the words say change position (rule break_falls)
  int every_min = 0;
  Name content;
  int content_s = 0;
  int long_every_min = 0;
  Name long_content;
  int long_content_s = 0;
  std::vector<int> snooze_min;
  BreakRhythmOut rhythm;
  Nullable<Name> hours_now;  // working, outside, quiet at `minute`
  bool off_today = false;    // somebody switched the day off
  BreakCounts counts;
};
BOOST_DESCRIBE_STRUCT(BreaksOut, (),
                      (date, allowed, because, gentle, stand_up, every_min, content, content_s, long_every_min,
                       long_content, long_content_s, snooze_min, rhythm, hours_now, off_today, counts))

struct HabitsIn {
  Events events;
  IsoDate date;
};
BOOST_DESCRIBE_STRUCT(HabitsIn, (), (events, date))

struct HabitItem {
  Name item;
  Nullable<Name> answer;  // of the setting `habits`: yes, no, not_relevant
};
BOOST_DESCRIBE_STRUCT(HabitItem, (), (item, answer))

struct HeatOut {
  bool offered = false;
  Names because;  // why not
  Names limits;   // modifications to keep to
  int usual_min = 0;
  int most_min = 0;
  int stop_min = 0;
};
BOOST_DESCRIBE_STRUCT(HeatOut, (), (offered, because, limits, usual_min, most_min, stop_min))

struct HabitsOut {
  IsoDate date;
  Names causes;      // of the person's pattern, the likeliest first
  Names brought_up;  // habits, items and rules of these causes that are not said to be fine
  std::vector<HabitItem> workspace;
  std::vector<HabitItem> sleep;
  std::vector<HabitItem> others;
  Names suggested;  // of the workspace: what was answered with no and may be changed now, no more than a few
  Names chosen;     // what the person is changing
  int choose_most = 0;
  Nullable<IsoDate> checked_on;  // the workspace, for the last time
  HeatOut heat;
};
BOOST_DESCRIBE_STRUCT(HabitsOut, (),
                      (date, causes, brought_up, workspace, sleep, others, suggested, chosen, choose_most, checked_on,
                       heat))

struct FaultOut {
  std::string key;
  std::string code;
  std::string message;
  std::string expected;
};
BOOST_DESCRIBE_STRUCT(FaultOut, (), (key, code, message, expected))

struct CheckRegimenOut {
  bool ok = false;
  std::vector<FaultOut> faults;
};
BOOST_DESCRIBE_STRUCT(CheckRegimenOut, (), (ok, faults))

// The body at one time of a motion: `at` 0 to 1 of its length.
struct FigureIn {
  FreeText<64> motion;
  double at = 0;
  std::optional<bool> mirrored;
};
BOOST_DESCRIBE_STRUCT(FigureIn, (), (motion, at, mirrored))

// Angles in degrees by their names; joints as [x, y, z] in metres; breath 0 to 1.
struct FigureOut {
  std::string motion;
  double at_s = 0;
  double length_s = 0;
  double breath = 0;
  std::map<std::string, double> trunk;
  std::map<std::string, double> left;
  std::map<std::string, double> right;
  std::map<std::string, std::vector<double>> joints;
};
BOOST_DESCRIBE_STRUCT(FigureOut, (), (motion, at_s, length_s, breath, trunk, left, right, joints))

}  // namespace unhunch::wire::door

namespace unhunch::wire::mapping {

template <>
struct Mapper<door::ClockSpan> {
  static Expected<door::ClockSpan> read(const boost::json::value& value, const Path& where);
  static boost::json::value write(const door::ClockSpan& span);
  static boost::json::value schema(bool output);
};

template <>
struct Mapper<door::Detail> {
  static Expected<door::Detail> read(const boost::json::value& value, const Path& where) {
    if (value.is_string()) {
      auto answer = mapping::read<door::YesNoUnsure>(value, where);
      if (!answer) return tl::unexpected<Error>(std::move(answer.error()));
      return door::Detail{*answer, {}};
    }
    auto minutes = mapping::read<Whole<0, 600>>(value, where);
    if (!minutes) return tl::unexpected<Error>(std::move(minutes.error()));
    return door::Detail{{}, minutes->number};
  }
  static boost::json::value schema(bool output) {
    return boost::json::object{{"anyOf", boost::json::array{mapping::schema<door::YesNoUnsure>(output),
                                                            mapping::schema<Whole<0, 600>>(output)}}};
  }
};

}  // namespace unhunch::wire::mapping

// SPDX-License-Identifier: Apache-2.0
// The facts of the report for a professional, as the door `report` gives them (section 6 of the journal: report_part).
// Ids and figures alone; the words stand in the texts of the regimen. All of it is of the period, but what is told of
// now: flags, conditions, pattern and tier.
#pragma once

#include <string>
#include <vector>

#include "wire/door_types.h"

namespace unhunch::wire::door {

// What may be struck out. Head, scope and tier always stand: without them the rest could be misread.
enum class ReportPart { flags, conditions, pattern, response, function, measures, doing, prompts, medicines };
BOOST_DESCRIBE_ENUM(ReportPart, flags, conditions, pattern, response, function, measures, doing, prompts, medicines)

struct ReportIn {
  Events events;
  IsoDate date;
  std::optional<IsoDate> from, to;  // the usual period, up to `date`, without them
  std::vector<ReportPart> without;
  std::vector<FreeText<400>> struck;  // single entries: "flags/chest_pain", see report_struck.h
  std::optional<FreeText<200>> name;
};
BOOST_DESCRIBE_STRUCT(ReportIn, (), (events, date, from, to, without, struck, name))

// A flag that is raised, or was: `now` has the tier that it counts as.
struct ReportFlag {
  Name flag;
  Name tier;
  bool now = false;
  Name answer;  // yes, unsure; empty when it follows from other answers
  Nullable<IsoDate> since, last;
  Nullable<IsoDate> ended_on;
  Names because;
};
BOOST_DESCRIBE_STRUCT(ReportFlag, (), (flag, tier, now, answer, since, last, ended_on, because))

struct ReportCheck {
  std::string entry, flag;
  IsoDate date;
  std::string role, result, limit;
};
BOOST_DESCRIBE_STRUCT(ReportCheck, (), (entry, flag, date, role, result, limit))

struct ReportCondition {
  Name condition;
  Name answer;
  Names left_out;  // exercises that are not offered with it
};
BOOST_DESCRIBE_STRUCT(ReportCondition, (), (condition, answer, left_out))

// What the check asks, and what was answered. `kind` names where its words stand: flag, sub_question, condition, sign,
// or age_band, region and choice for what is chosen from a list; empty for a number.
struct ReportQuestion {
  Name kind, question;
  Names choices;          // empty: minutes or a number of the pain scale
  Nullable<Name> answer;  // one of the choices
  Nullable<int> number;
};
BOOST_DESCRIBE_STRUCT(ReportQuestion, (), (kind, question, choices, answer, number))

struct ReportSite {
  std::string place, side;
  int days = 0;
};
BOOST_DESCRIBE_STRUCT(ReportSite, (), (place, side, days))

struct ReportSeen {
  std::string pattern;
  int days = 0;
};
BOOST_DESCRIBE_STRUCT(ReportSeen, (), (pattern, days))

struct ReportDay {
  IsoDate date;
  Nullable<int> pain_now, pain_average, pain_worst, stiffness_minutes, sleep_quality, stress_level;
  int sessions = 0, seconds = 0, breaks = 0;
  bool strength = false;
};
BOOST_DESCRIBE_STRUCT(ReportDay, (),
                      (date, pain_now, pain_average, pain_worst, stiffness_minutes, sleep_quality, stress_level,
                       sessions, seconds, breaks, strength))

struct ReportPattern {
  PatternsOut now;
  std::vector<ReportSeen> seen;
  std::vector<ReportSite> sites;
  std::vector<ReportDay> days;  // those on which something was recorded
};
BOOST_DESCRIBE_STRUCT(ReportPattern, (), (now, seen, sites, days))

struct ReportEffects {
  int settled = 0, not_settled = 0, not_known = 0;
};
BOOST_DESCRIBE_STRUCT(ReportEffects, (), (settled, not_settled, not_known))

struct ReportExercise {
  Name exercise;
  int sessions = 0, eased = 0, same = 0, worse = 0, sharp = 0, stops = 0;
  ReportEffects after_24h;
};
BOOST_DESCRIBE_STRUCT(ReportExercise, (), (exercise, sessions, eased, same, worse, sharp, stops, after_24h))

struct ReportStop {
  IsoDate date;
  std::string trigger, exercise;
};
BOOST_DESCRIBE_STRUCT(ReportStop, (), (date, trigger, exercise))

struct ReportResponse {
  std::vector<ReportExercise> exercises;
  ReportEffects after_24h;
  std::vector<ReportStop> stops;
};
BOOST_DESCRIBE_STRUCT(ReportResponse, (), (exercises, after_24h, stops))

// The raw figures of one outcome in the period; words about change are those of the running episode (ChangeOut).
struct ReportValue {
  IsoDate date;
  double value = 0;
};
BOOST_DESCRIBE_STRUCT(ReportValue, (), (date, value))

struct ReportMeasure {
  std::string measure;
  int entries = 0;
  ReportValue first, last;
  double least = 0, most = 0;
  std::vector<double> items;  // of the last entry, where it has some
};
BOOST_DESCRIBE_STRUCT(ReportMeasure, (), (measure, entries, first, last, least, most, items))

struct ReportActivity {
  std::string name;
  double first = 0, last = 0;
};
BOOST_DESCRIBE_STRUCT(ReportActivity, (), (name, first, last))

struct ReportFunction {
  std::vector<ReportMeasure> measures;  // head_turn_ease, high_shelf_reach, sleep_quality, activity_level
  std::vector<ReportActivity> activities;
  int woke_refreshed = 0, woke_tired = 0;
  std::vector<ReportSeen> sleep_positions;
};
BOOST_DESCRIBE_STRUCT(ReportFunction, (), (measures, activities, woke_refreshed, woke_tired, sleep_positions))

// A habit that somebody took up: in the period, or still changing in it.
struct ReportHabit {
  std::string habit;
  IsoDate since;
  Nullable<IsoDate> ended_on;  // settled, or let go
  bool settled = false;
};
BOOST_DESCRIBE_STRUCT(ReportHabit, (), (habit, since, ended_on, settled))

// The guided look at the habits (rule habit_audit).
struct ReportAudit {
  IsoDate date;
  std::vector<std::string> habits, chosen;  // chosen: ids, or the person's own words
};
BOOST_DESCRIBE_STRUCT(ReportAudit, (), (date, habits, chosen))

struct ReportDoing {
  int sessions = 0, session_days = 0, seconds = 0, strength_days = 0;
  BreakCounts breaks;
  LadderOut strength;
  std::vector<PlanDay> plan;  // from `date` on; empty while exercise waits
  std::vector<ReportHabit> habits;
  std::vector<ReportAudit> audits;
};
BOOST_DESCRIBE_STRUCT(ReportDoing, (),
                      (sessions, session_days, seconds, strength_days, breaks, strength, plan, habits, audits))

struct ReportMedicine {
  IsoDate date;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ReportMedicine, (), (date, text))

struct ReportOut {
  std::string name;  // as the person wants to be called; empty: none
  IsoDate from, to, date;
  int entries = 0;
  std::vector<std::string> parts;  // all of them, also the empty ones
  std::vector<std::string> without;
  std::vector<std::string> thinned;  // parts that are there without some of their entries
  TriageOut tier;
  Nullable<Name> age_band, region;
  std::vector<ReportFlag> flags;
  std::vector<ReportCheck> looked_at;  // check entries
  std::vector<ReportCondition> conditions;
  std::vector<ReportQuestion> questions;  // of the check; those of the parts that are told
  std::optional<ReportPattern> pattern;
  std::optional<ReportResponse> response;
  std::optional<ReportFunction> function;
  std::vector<ReportMeasure> measures;
  std::vector<ChangeOut> changes;  // of what is told in measures and function
  std::optional<ReportDoing> doing;
  std::vector<PromptOut> prompts;
  std::vector<ReportMedicine> medicines;
};
BOOST_DESCRIBE_STRUCT(ReportOut, (),
                      (name, from, to, date, entries, parts, without, thinned, tier, age_band, region, flags, looked_at,
                       conditions, questions, pattern, response, function, measures, changes, doing, prompts,
                       medicines))

}  // namespace unhunch::wire::door

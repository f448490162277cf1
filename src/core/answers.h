// SPDX-License-Identifier: Apache-2.0
// What one person has told us, as it stands now. An answer that is missing is not a no (rule of triage: unknown means
// unsafe).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/regimen.h"

namespace unhunch::core {

enum class Answer : std::uint8_t { unanswered, no, unsure, yes };

constexpr bool is_yes_or_unsure(Answer answer) { return answer == Answer::yes || answer == Answer::unsure; }

enum class CheckResult : std::uint8_t { exercise_ok, exercise_with_limits, no_exercise };

// A dated note that a professional has looked at a flag, or that it has settled.
struct CheckEntry {
  std::uint16_t kind = 0;  // index into Regimen::check_entries
  FlagId flag;
  Date date;
  std::optional<CheckResult> result;
};

// The head-turn test of today (rule head_turn_test): done without a twinge, with one that is no pain yet, or skipped.
// Symptoms are answered as flags instead.
enum class HeadTurn : std::uint8_t { not_yet, done, twinge, skipped };

struct Preferences {
  std::vector<VariantId> options;  // options switched on (hand pressure, breath pause, ...)
  std::optional<Minutes> daily_cap;
  std::optional<Minutes> break_every;
  std::optional<std::uint8_t> strength_days;  // bit 0 = Monday
  std::vector<std::string> anchors;           // morning, midday, evening, night, weekend, daily
  LevelId strength_level;                     // the level the person has accepted or asked for
  bool rows_in_the_evening = true;

  bool has(VariantId option) const {
    for (const VariantId chosen : options) {
      if (chosen == option) return true;
    }
    return false;
  }
};

struct Answers {
  std::optional<AgeBandId> age;
  RegionId region;
  std::optional<Pain> pain_now;
  std::optional<ChoiceId> pain_between_blades;
  std::vector<Answer> flags;                    // by FlagId
  std::vector<Answer> details;                  // by SubQuestionId
  std::vector<std::optional<Minutes>> minutes;  // by SubQuestionId
  std::vector<Answer> conditions;               // by ConditionId
  std::vector<Answer> signs;                    // by SignId
  std::vector<std::optional<Date>> raised_on;   // by FlagId: the day the flag was last reported
  std::vector<CheckEntry> checks;
  std::optional<Date> screened_on;  // the last full screening
  bool rescreen = false;            // something since asks for another one (prompt_day_28)
  std::optional<Minutes> since_food;
  EquipmentSet equipment;
  PlaceId place;
  HeadTurn head_turn = HeadTurn::not_yet;
  Preferences preferences;

  // Empty answers of the right size: everything unanswered.
  explicit Answers(const Regimen& regimen)
      : flags(regimen.flags.size()),
        details(regimen.sub_questions.size()),
        minutes(regimen.sub_questions.size()),
        conditions(regimen.conditions.size()),
        signs(regimen.signs.size()),
        raised_on(regimen.flags.size()) {}

  Answer operator[](FlagId id) const { return flags[id.index]; }
  Answer operator[](ConditionId id) const { return conditions[id.index]; }
};

// Conditions that count as present: yes, unsure and unanswered (rule matrix_unknown_is_yes).
inline ConditionSet present_conditions(const Answers& answers) {
  ConditionSet present;
  for (std::size_t i = 0; i < answers.conditions.size(); ++i) {
    if (answers.conditions[i] != Answer::no) present.insert(ConditionId{static_cast<std::uint16_t>(i)});
  }
  return present;
}

}  // namespace unhunch::core

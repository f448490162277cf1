// SPDX-License-Identifier: Apache-2.0
#include "core/heat.h"

namespace unhunch::core {
namespace {

bool is_told(Answer answer) { return answer == Answer::yes || answer == Answer::unsure; }

bool is_over(const std::optional<Date>& since, const std::optional<Date>& today, Days wait) {
  return since && today && *today - *since > wait;
}

}  // namespace

Heat calc_heat(const Regimen& regimen, const Answers& answers, const Triage& triage, std::optional<Date> today) {
  const HeatRules& rules = regimen.heat;
  Heat heat;
  heat.usual = rules.usual;
  heat.most = rules.most;
  heat.stop = rules.stop;
  if (!triage.exercise_allowed()) {
    heat.because.push_back(triage.tier >= Tier::urgent ? slug(triage.tier) : slug(triage.plan_state));
    return heat;
  }
  for (const FlagId flag : rules.never_with) {
    if (answers[flag] != Answer::no) heat.because.emplace_back(regimen[flag].id);
  }
  for (const FlagId flag : rules.injuries) {
    const bool is_new = !is_over(answers.raised_on[flag.index], today, rules.after_injury);
    if (triage.find(flag) != nullptr && is_new) heat.because.emplace_back(regimen[flag].id);
  }
  if (is_told(answers.details[rules.fall.index])) heat.because.emplace_back(regimen.sub_questions[rules.fall.index].id);
  const MatrixRow& row = regimen[rules.row];
  const ConditionSet present = present_conditions(answers);
  for (std::size_t i = 0; i < regimen.conditions.size(); ++i) {
    const ConditionId condition{static_cast<std::uint16_t>(i)};
    if (present.contains(condition) && row.excluded_by.contains(condition)) {
      heat.because.emplace_back(regimen[condition].id);
    }
  }
  for (const auto& change : row.changes) {
    if (change.conditions.meets(present)) heat.limits.emplace_back(regimen[change.by].id);
  }
  if (!heat.limits.empty()) heat.most = heat.usual;
  heat.offered = heat.because.empty();
  return heat;
}

}  // namespace unhunch::core

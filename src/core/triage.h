// SPDX-License-Identifier: Apache-2.0
// Is it safe for this person to move today?
//
// The tier is the highest of everything that the answers raise: single flags, composites, combination rules and
// conditions. Nothing lowers it; a check entry by a professional is an answer of its own (rules tier_is_maximum,
// flag_cleared_is_caution). A question without an answer is unsafe, never a no.
// Readiness advice, never a diagnosis. Sources: the triage tables of the regimen (A, B, guidelines, ours).
#pragma once

#include <optional>
#include <vector>

#include "core/answers.h"

namespace unhunch::core {

// States beside the tiers in which there is no plan either. In the order in which they are reported.
enum class PlanState : std::uint8_t { none, blocked_under_18, age_missing, screen_incomplete, no_exercise_told };

struct RaisedFlag {
  FlagId flag;
  Tier tier{};                // what the flag counts as now: caution once a professional has cleared it
  std::vector<Slug> because;  // "yes", "unsure", a choice, or the composite rule
};

// A check entry that does not count, and why.
struct IgnoredCheck {
  Slug flag;
  Slug because;
};

struct Triage {
  Tier tier = Tier::clear;
  PlanState plan_state = PlanState::none;
  bool gentle = false;  // only the gentle subset may be offered
  std::vector<RaisedFlag> raised;
  std::vector<FlagId> unanswered;  // in the order they are asked
  std::vector<Slug> rules;         // combination rules that fired, and re-screening
  std::vector<Slug> messages;      // ids of messages, most urgent first
  std::vector<Slug> notices;       // ids of standing messages
  std::vector<IgnoredCheck> ignored_checks;
  std::optional<Date> cleared_on;  // the latest clearance of an urgent flag that counts

  bool exercise_allowed() const { return tier < Tier::urgent && plan_state == PlanState::none; }
  const RaisedFlag* find(FlagId flag) const;
};

// Pure; about 2 microseconds. Without `today` no check entry counts and re-screening is not judged.
Triage calc_triage(const Regimen&, const Answers&, std::optional<Date> today);

// Can the answer to a sub-question still change what is known about a flag? False when the other answers have decided
// it, or when no composite rule of the flag asks.
bool may_matter(const Regimen&, const Answers&, FlagId raised, SubQuestionId);

// Does the rule ask this sub-question?
bool asks(const CompositeRule&, SubQuestionId);

Slug slug(Tier);
Slug slug(PlanState);  // empty for none

}  // namespace unhunch::core

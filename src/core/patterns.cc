// SPDX-License-Identifier: Apache-2.0
#include "core/patterns.h"

#include <algorithm>

namespace unhunch::core {
namespace {

bool all_answered_no(const std::vector<FlagId>& flags, const Answers& answers) {
  return std::all_of(flags.begin(), flags.end(), [&](FlagId flag) { return answers[flag] == Answer::no; });
}

bool counts(const Sign& sign, const Answers& answers, std::size_t index) {
  return answers.signs[index] == Answer::yes && all_answered_no(sign.counts_when_no, answers);
}

bool is_assignable(const Pattern& pattern, const Answers& answers, const Triage& triage) {
  return all_answered_no(pattern.not_unless_no, answers) &&
         std::none_of(pattern.not_while_raised.begin(), pattern.not_while_raised.end(),
                      [&](FlagId flag) { return triage.find(flag) != nullptr; });
}

bool has_key_sign(const Pattern& pattern, const Answers& answers) {
  return std::any_of(pattern.key_signs.begin(), pattern.key_signs.end(), [&](const auto& all) {
    return std::all_of(all.begin(), all.end(), [&](SignId sign) { return answers.signs[sign.index] == Answer::yes; });
  });
}

RankedPattern calc_score(const Regimen& regimen, const Answers& answers, PatternId id) {
  RankedPattern score{id, 0, 0, false, {}, {}};
  int largest = 0;
  for (std::size_t i = 0; i < regimen.signs.size(); ++i) {
    const Sign& sign = regimen.signs[i];
    const int points = sign.points[id.index];
    if (points == 0) continue;
    largest += points;
    const bool counted = counts(sign, answers, i);
    if (counted) score.points += points;
    (counted ? score.reasons : score.missing).push_back(SignId{static_cast<std::uint16_t>(i)});
  }
  if (largest > 0) score.share = (200 * score.points + largest) / (2 * largest);  // rounded half up
  std::stable_sort(score.reasons.begin(), score.reasons.end(),
                   [&](SignId a, SignId b) { return regimen[a].points[id.index] > regimen[b].points[id.index]; });
  score.likely = score.share >= regimen.figures.score_likely && has_key_sign(regimen[id], answers);
  return score;
}

}  // namespace

Patterns calc_patterns(const Regimen& regimen, const Answers& answers, const Triage& triage) {
  Patterns result;
  if (triage.tier >= Tier::urgent) return result;
  for (std::size_t i = 0; i < regimen.patterns.size(); ++i) {
    const PatternId id{static_cast<std::uint16_t>(i)};
    if (!is_assignable(regimen[id], answers, triage)) continue;
    RankedPattern score = calc_score(regimen, answers, id);
    if (score.share < regimen.figures.score_possible) continue;
    const auto behind = std::find_if(result.ranked.begin(), result.ranked.end(),
                                     [&](const RankedPattern& other) { return other.share < score.share; });
    result.ranked.insert(behind, std::move(score));
  }
  if (result.ranked.empty()) {
    result.verdict = Patterns::Verdict::unclear;
  } else if (result.ranked.size() > 1 && result.ranked[0].share - result.ranked[1].share < regimen.figures.score_tie) {
    result.verdict = Patterns::Verdict::mixed;
  } else {
    result.verdict = Patterns::Verdict::single;
  }
  return result;
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
#include "core/triage.h"

#include <algorithm>
#include <limits>

namespace unhunch::core {
namespace {

// Three-valued truth: open while an answer is missing. Ordered so that all = min and any = max.
enum class Truth : std::uint8_t { no, open, yes };

Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

Truth is_true(const Atom& atom, const Answers& answers) {
  switch (atom.about) {
    case Atom::About::sub_question: {
      const Answer answer = answers.details[atom.question];
      if (answer == Answer::unanswered) return Truth::open;
      return truth((atom.yes && answer == Answer::yes) || (atom.unsure && answer == Answer::unsure));
    }
    case Atom::About::minutes: {
      const auto& minutes = answers.minutes[atom.question];
      return minutes ? truth(minutes->count > atom.above) : Truth::open;
    }
    case Atom::About::condition: return truth(answers.conditions[atom.question] != Answer::no);
    case Atom::About::age: return answers.age ? truth(atom.ages.contains(*answers.age)) : Truth::open;
    case Atom::About::pain_now: return truth(answers.pain_now && answers.pain_now->count >= atom.above);
  }
  return Truth::open;
}

Truth is_true(const AnyOfAll& any, const Answers& answers) {
  Truth result = Truth::no;
  for (const auto& all : any) {
    Truth each = Truth::yes;
    for (const Atom& atom : all) each = std::min(each, is_true(atom, answers));
    result = std::max(result, each);
  }
  return result;
}

// What is known about one flag from the answers alone, before any check entry.
struct FlagAnswer {
  Answer answer = Answer::unanswered;
  bool composite_caution = false;
  std::vector<Slug> because;
};

FlagAnswer calc_direct_answer(const Regimen& regimen, const Answers& answers, FlagId id) {
  const Flag& flag = regimen[id];
  FlagAnswer result{answers[id], false, {}};
  if (flag.asked == Asked::derived && result.answer == Answer::no) result.answer = Answer::unanswered;  // not asked
  if (flag.asked == Asked::choice && answers.pain_between_blades) {  // the worse of the choice and a report of its own
    const Choice& choice = regimen[*answers.pain_between_blades];
    const Answer chosen = choice.raises == id ? Answer::yes : Answer::no;
    if (chosen == Answer::yes) result.because.emplace_back(choice.id);
    result.answer = std::max(result.answer, chosen);
    if (chosen == Answer::yes) return result;
  }
  const bool not_asked = flag.asked_after && answers[flag.asked_after] == Answer::no;
  if (result.answer == Answer::unanswered && not_asked) result.answer = Answer::no;
  if (result.answer == Answer::yes) result.because.emplace_back("yes");
  if (result.answer == Answer::unsure) result.because.emplace_back("unsure");
  return result;
}

void apply_composites(const Regimen& regimen, const Answers& answers, FlagId id, FlagAnswer& flag) {
  bool open = false;
  for (const CompositeRule& rule : regimen.composites) {
    if (rule.raises != id) continue;
    const Truth raised = is_true(rule.when, answers);
    const Truth caution = is_true(rule.caution_when, answers);
    if (raised == Truth::yes) {
      flag.answer = Answer::yes;
      flag.because.emplace_back(rule.id);
    } else {
      open = open || raised == Truth::open || caution == Truth::open;
      flag.composite_caution = flag.composite_caution || caution == Truth::yes;
      if (caution == Truth::yes) flag.because.emplace_back(rule.id);
    }
  }
  const bool derived = regimen[id].asked == Asked::derived;
  if (derived && flag.answer == Answer::unanswered && !open) flag.answer = Answer::no;
}

// One triage in the making.
class Screening {
 public:
  Screening(const Regimen& regimen, const Answers& answers, std::optional<Date> today)
      : regimen_(regimen), answers_(answers), today_(today) {}

  Triage run() {
    for (std::size_t i = 0; i < regimen_.flags.size(); ++i) judge_flag(FlagId{static_cast<std::uint16_t>(i)});
    for (const CheckEntry& check : answers_.checks) judge_told_not_to_exercise(check);
    judge_choice();
    judge_combinations();
    judge_pain();
    judge_state();
    write_messages();
    return std::move(triage_);
  }

 private:
  void raise(Tier tier) { triage_.tier = std::max(triage_.tier, tier); }

  void judge_flag(FlagId id) {
    const Flag& flag = regimen_[id];
    FlagAnswer found = calc_direct_answer(regimen_, answers_, id);
    const bool not_asked_yet = flag.asked != Asked::derived && found.answer == Answer::unanswered;
    apply_composites(regimen_, answers_, id, found);
    if (not_asked_yet || found.answer == Answer::unanswered) {
      triage_.unanswered.push_back(id);
      if (flag.tier >= Tier::urgent) {
        safety_question_open_ = true;
      } else {
        soft_question_open_ = true;
      }
    }
    const bool serious = flag.tier >= Tier::urgent;
    const bool fully = found.answer == Answer::yes || (serious && found.answer == Answer::unsure);
    if (fully || found.answer == Answer::unsure || found.composite_caution) {
      raise_flag({id, fully ? flag.tier : Tier::caution, std::move(found.because)}, found.answer == Answer::unsure);
    }
  }

  void raise_flag(RaisedFlag raised, bool unsure) {
    const Flag& flag = regimen_[raised.flag];
    if (const CheckEntry* check = find_check(raised.flag)) {
      const CheckEntryKind& kind = regimen_.check_entries[check->kind];
      const bool limits = has_limits(*check);
      if (flag.tier == Tier::see_soon && !limits) return;  // the flag has ended
      if (flag.tier == Tier::urgent) note_clearance(check->date);
      raised.tier = Tier::caution;
      triage_.gentle = triage_.gentle || limits;
      raised.because.emplace_back(kind.id);
    }
    soft_question_open_ = soft_question_open_ || (unsure && raised.tier == Tier::caution && flag.tier < Tier::urgent);
    raise(raised.tier);
    triage_.gentle = triage_.gentle || raised.tier == Tier::see_soon;
    triage_.raised.push_back(std::move(raised));
  }

  void note_clearance(Date date) {
    urgent_cleared_ = true;
    triage_.cleared_on = std::max(triage_.cleared_on.value_or(date), date);
  }

  // Why an entry cannot lower its flag; empty when it can.
  Slug fault_of(const CheckEntry& check) const {
    const CheckEntryKind& kind = regimen_.check_entries[check.kind];
    const Flag& flag = regimen_[check.flag];
    if (flag.tier != kind.clears) return "check_of_another_tier";
    if (!kind.only.empty() && std::find(kind.only.begin(), kind.only.end(), check.flag) == kind.only.end()) {
      return "check_of_another_flag";
    }
    if (kind.needs_result && !check.result) return "check_result_missing";
    const auto& raised_on = answers_.raised_on[check.flag.index];
    if (!raised_on) return "flag_date_unknown";
    if (check.date < *raised_on) return "check_before_flag";
    if (!today_) return "today_unknown";
    if (check.date > *today_) return "check_in_the_future";
    return {};
  }

  bool has_limits(const CheckEntry& check) const {
    return regimen_.check_entries[check.kind].limits || check.result == CheckResult::exercise_with_limits;
  }

  int strictness(const CheckEntry& check) const {
    if (check.result == CheckResult::no_exercise) return 2;
    return has_limits(check) ? 1 : 0;
  }

  // The entry that decides about a flag: the latest that counts, on one day the strictest. Null when none counts.
  const CheckEntry* find_check(FlagId id) {
    const CheckEntry* best = nullptr;
    for (const CheckEntry& check : answers_.checks) {
      if (check.flag != id) continue;
      if (const Slug fault = fault_of(check); !fault.empty()) {
        triage_.ignored_checks.push_back({regimen_[id].id, fault});
        continue;
      }
      if (best == nullptr || check.date > best->date ||
          (check.date == best->date && strictness(check) > strictness(*best))) {
        best = &check;
      }
    }
    return best != nullptr && best->result == CheckResult::no_exercise ? nullptr : best;
  }

  // Advice not to exercise holds, whatever its date, until a later entry that counts says otherwise.
  void judge_told_not_to_exercise(const CheckEntry& told) {
    if (told.result != CheckResult::no_exercise) return;
    for (const CheckEntry& later : answers_.checks) {
      if (later.flag == told.flag && later.result != CheckResult::no_exercise && later.date > told.date &&
          fault_of(later).empty()) {
        return;
      }
    }
    told_not_to_exercise_ = true;
  }

  // Limits that came with the choice end like the flag of the same question: by a later check without limits.
  void judge_choice() {
    if (!answers_.pain_between_blades) return;
    const Choice& choice = regimen_[*answers_.pain_between_blades];
    const CheckEntry* check = choice.gentle ? find_check(regimen_.known.new_unassessed_pain) : nullptr;
    if (check != nullptr && !has_limits(*check)) return;
    if (choice.caution) raise(Tier::caution);
    triage_.gentle = triage_.gentle || choice.gentle;
  }

  bool fires(const CombinationRule& rule) const {
    switch (rule.when) {
      case CombinationRule::When::see_soon_families: return count_see_soon_families() >= rule.count;
      case CombinationRule::When::flag_with_see_soon:
        return is_see_soon(rule.flags.front()) && count_see_soon_families() >= 2;
      case CombinationRule::When::flags_together:
        return std::all_of(rule.flags.begin(), rule.flags.end(),
                           [&](FlagId flag) { return is_yes_or_unsure(answers_[flag]); });
      case CombinationRule::When::any_condition: return !present_conditions(answers_).empty();
      case CombinationRule::When::unsure_or_unanswered: return soft_question_open_;
      case CombinationRule::When::cleared_flag: return urgent_cleared_;
      case CombinationRule::When::pain_now:
        return answers_.pain_now && *answers_.pain_now >= rule.from && *answers_.pain_now <= rule.to;
    }
    return true;
  }

  bool is_see_soon(FlagId flag) const {
    const RaisedFlag* raised = triage_.find(flag);
    return raised != nullptr && raised->tier == Tier::see_soon;
  }

  int count_see_soon_families() const {
    std::vector<std::uint16_t> families;
    for (const RaisedFlag& raised : triage_.raised) {
      const std::uint16_t family = regimen_[raised.flag].family.index;
      if (raised.tier == Tier::see_soon && std::find(families.begin(), families.end(), family) == families.end()) {
        families.push_back(family);
      }
    }
    return static_cast<int>(families.size());
  }

  void judge_combinations() {
    for (const CombinationRule& rule : regimen_.combinations) {
      if (!fires(rule)) continue;
      raise(rule.tier);
      triage_.rules.emplace_back(rule.id);
    }
  }

  // Pain that has not been asked could be 6 or 7, so it counts like that. No clearance lowers the pain of now.
  void judge_pain() {
    if (!answers_.pain_now) raise(Tier::caution);
    if (answers_.pain_now && *answers_.pain_now >= regimen_.figures.pain_now_too_high) raise(Tier::urgent);
  }

  bool rescreening_due() const {
    return answers_.rescreen ||
           (today_ && answers_.screened_on && *today_ - *answers_.screened_on >= regimen_.figures.rescreen_after);
  }

  void judge_state() {
    const bool due = rescreening_due();
    if (due) triage_.rules.emplace_back("rescreen_day_28");
    if (answers_.age == regimen_.known.under_18) {
      triage_.plan_state = PlanState::blocked_under_18;
    } else if (!answers_.age) {
      triage_.plan_state = PlanState::age_missing;
    } else if (safety_question_open_ || due) {
      triage_.plan_state = PlanState::screen_incomplete;
    } else if (told_not_to_exercise_) {
      triage_.plan_state = PlanState::no_exercise_told;
    }
  }

  void write_messages() {
    if (triage_.tier == Tier::emergency) {
      triage_.messages = {"msg_emergency"};
      return;
    }
    if (triage_.tier == Tier::urgent) triage_.messages.emplace_back("msg_urgent");
    if (triage_.plan_state == PlanState::blocked_under_18) triage_.messages.emplace_back("msg_under_18");
    if (triage_.plan_state == PlanState::screen_incomplete || triage_.plan_state == PlanState::age_missing) {
      triage_.messages.emplace_back("msg_incomplete");
    }
    if (triage_.tier == Tier::see_soon) triage_.messages.emplace_back("msg_see_soon");
    if (triage_.tier == Tier::caution) triage_.messages.emplace_back("msg_caution");
    if (triage_.tier == Tier::clear && triage_.exercise_allowed()) triage_.messages.emplace_back("msg_clear");
    if (is_see_soon(regimen_.known.new_unassessed_pain)) triage_.notices.emplace_back("msg_get_checked_notice");
  }

  const Regimen& regimen_;
  const Answers& answers_;
  std::optional<Date> today_;
  Triage triage_;
  bool safety_question_open_ = false;
  bool soft_question_open_ = false;
  bool urgent_cleared_ = false;
  bool told_not_to_exercise_ = false;
};

}  // namespace

const RaisedFlag* Triage::find(FlagId flag) const {
  const auto found = std::find_if(raised.begin(), raised.end(), [&](const auto& each) { return each.flag == flag; });
  return found == raised.end() ? nullptr : &*found;
}

Triage calc_triage(const Regimen& regimen, const Answers& answers, std::optional<Date> today) {
  return Screening{regimen, answers, today}.run();
}

bool may_matter(const Regimen& regimen, const Answers& answers, FlagId raised, SubQuestionId question) {
  const auto judge = [&](const Answers& given) {
    std::vector<Truth> outcome;
    for (const CompositeRule& rule : regimen.composites) {
      if (rule.raises != raised) continue;
      const Truth when = is_true(rule.when, given);
      outcome.push_back(when);
      outcome.push_back(when == Truth::yes ? Truth::no : is_true(rule.caution_when, given));
    }
    return outcome;
  };
  Answers tried = answers;
  std::optional<std::vector<Truth>> first;
  const auto differs = [&] {
    const auto outcome = judge(tried);
    if (!first) first = outcome;
    return outcome != *first;
  };
  if (regimen.sub_questions[question.index].minutes) {
    for (const int minutes : {0, 1, std::numeric_limits<int>::max()}) {
      tried.minutes[question.index] = Minutes{minutes};
      if (differs()) return true;
    }
    return false;
  }
  for (const Answer answer : {Answer::no, Answer::unsure, Answer::yes}) {
    tried.details[question.index] = answer;
    if (differs()) return true;
  }
  return false;
}

bool asks(const CompositeRule& rule, SubQuestionId question) {
  const auto names = [&](const Atom& atom) {
    const bool about_question = atom.about == Atom::About::sub_question || atom.about == Atom::About::minutes;
    return about_question && atom.question == question.index;
  };
  for (const AnyOfAll* any : {&rule.when, &rule.caution_when}) {
    for (const auto& all : *any) {
      if (std::any_of(all.begin(), all.end(), names)) return true;
    }
  }
  return false;
}

Slug slug(Tier tier) {
  constexpr Slug slugs[] = {"clear", "caution", "see_soon", "urgent", "emergency"};
  return slugs[static_cast<std::size_t>(tier)];
}

Slug slug(PlanState state) {
  constexpr Slug slugs[] = {"", "blocked_under_18", "age_missing", "screen_incomplete", "no_exercise_told"};
  return slugs[static_cast<std::size_t>(state)];
}

}  // namespace unhunch::core

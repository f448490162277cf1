// SPDX-License-Identifier: Apache-2.0
#include "oracle.h"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace unhunch::oracle {
namespace {

namespace json = boost::json;

constexpr int kClear = 0, kCaution = 1, kSeeSoon = 2, kUrgent = 3, kEmergency = 4;

// ---- reading the document

const json::object& items(const Regimen& regimen, const std::string& kind) {
  static const json::object none;
  const json::value* found = regimen.as_object().if_contains(kind);
  return found ? found->as_object() : none;
}

const json::value* field(const json::value& item, const std::string& name) {
  return item.as_object().if_contains(name);
}

std::string text(const json::value& item, const std::string& name) {
  const json::value* found = field(item, name);
  return found ? std::string(found->as_string()) : std::string();
}

int number(const json::value& item, const std::string& name, int absent = 0) {
  const json::value* found = field(item, name);
  return found ? static_cast<int>(found->to_number<std::int64_t>()) : absent;
}

bool truth(const json::value& item, const std::string& name) {
  const json::value* found = field(item, name);
  return found && found->as_bool();
}

std::vector<std::string> strings(const json::value& list) {
  std::vector<std::string> out;
  for (const json::value& one : list.as_array()) out.emplace_back(one.as_string());
  return out;
}

std::vector<std::string> list(const json::value& item, const std::string& name) {
  const json::value* found = field(item, name);
  return found ? strings(*found) : std::vector<std::string>();
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::vector<std::string> in_order(const Regimen& regimen, const std::string& kind) {
  std::vector<std::pair<int, std::string>> numbered;
  for (const auto& [id, item] : items(regimen, kind)) numbered.emplace_back(number(item, "n"), std::string(id));
  std::sort(numbered.begin(), numbered.end());
  std::vector<std::string> out;
  for (const auto& [n, id] : numbered) out.push_back(id);
  return out;
}

const json::value& get(const Regimen& regimen, const std::string& kind, const std::string& id) {
  const json::value* found = items(regimen, kind).if_contains(id);
  if (!found) throw std::out_of_range(kind + "." + id + " is not in the regimen");
  return *found;
}

int rule_figure(const Regimen& regimen, const std::string& rule, const std::string& name) {
  const json::value& item = get(regimen, "rule", rule);
  if (!field(item, name)) throw std::out_of_range("rule." + rule + " has no " + name);
  return number(item, name);
}

int rank_of(const Regimen& regimen, const std::string& tier) { return number(get(regimen, "tier", tier), "rank"); }

// Days since the first of March of the year 0.
int day_number(const std::string& iso) {
  int year = std::stoi(iso.substr(0, 4)), month = std::stoi(iso.substr(5, 2));
  if (month < 3) {
    --year;
    month += 12;
  }
  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + std::stoi(iso.substr(8, 2));
}

// ---- answers

std::string answer(const std::map<std::string, std::string>& answers, const std::string& id) {
  const auto found = answers.find(id);
  return found == answers.end() ? "" : found->second;
}

bool yes_or_unsure(const std::string& a) { return a == "yes" || a == "unsure"; }

bool condition_counts(const Answers& answers, const std::string& id) { return answer(answers.conditions, id) != "no"; }

bool severe_pain_now(const Regimen& regimen, const Answers& answers) {
  return answers.pain_now && *answers.pain_now >= rule_figure(regimen, "pain_now_8_or_more", "from");
}

bool sore_pain_now(const Regimen& regimen, const Answers& answers) {
  return !answers.pain_now || (*answers.pain_now >= rule_figure(regimen, "pain_now_6_or_7", "from") &&
                               *answers.pain_now <= rule_figure(regimen, "pain_now_6_or_7", "to"));
}

// ---- composite rules, in three values

enum class Truth { no, open, yes };

Truth known(bool value) { return value ? Truth::yes : Truth::no; }

Truth atom(const json::value& a, const Answers& answers) {
  if (field(a, "sub")) {
    const std::string given = answer(answers.details, text(a, "sub"));
    if (given.empty()) return Truth::open;
    return known(contains(list(a, "is"), given));
  }
  if (field(a, "minutes")) {
    const auto given = answers.minutes.find(text(a, "minutes"));
    if (given == answers.minutes.end()) return Truth::open;
    return known(given->second > number(a, "above"));
  }
  if (field(a, "condition")) return known(condition_counts(answers, text(a, "condition")));
  if (field(a, "age")) {
    if (!answers.age_band) return Truth::open;
    return known(contains(list(a, "age"), *answers.age_band));
  }
  if (field(a, "pain_now_from")) {
    if (!answers.pain_now) return Truth::open;
    return known(*answers.pain_now >= number(a, "pain_now_from"));
  }
  throw std::invalid_argument("an atom of an unknown shape");
}

// Any of the lists, all atoms of a list.
Truth any_of_lists(const json::value& rule, const std::string& name, const Answers& answers) {
  const json::value* lists = field(rule, name);
  Truth any = Truth::no;
  if (!lists) return any;
  for (const json::value& atoms : lists->as_array()) {
    Truth all = Truth::yes;
    for (const json::value& a : atoms.as_array()) all = std::min(all, atom(a, answers));
    any = std::max(any, all);
  }
  return any;
}

// ---- check entries

// A later outcome in this order is the stricter one.
enum class Outcome { nothing, cleared, limits, none_allowed };

Outcome outcome_of(const Regimen& regimen, const Check& check) {
  const json::value* entry = items(regimen, "check_entry").if_contains(check.entry);
  if (!entry) return Outcome::nothing;
  const Outcome of_entry = truth(*entry, "limits") ? Outcome::limits : Outcome::cleared;
  const json::value* result = items(regimen, "check_result").if_contains(check.result);
  if (!result) return contains(list(*entry, "needs"), "result") ? Outcome::nothing : of_entry;
  const std::string effect = text(*result, "effect");
  if (effect == "cleared") return of_entry;
  return effect == "limits" ? Outcome::limits : Outcome::none_allowed;
}

bool fits_flag(const Regimen& regimen, const Check& check) {
  const json::value* entry = items(regimen, "check_entry").if_contains(check.entry);
  const json::value* flag = items(regimen, "flag").if_contains(check.flag);
  if (!entry || !flag || text(*entry, "clears") != text(*flag, "tier")) return false;
  return !field(*entry, "flags") || contains(list(*entry, "flags"), check.flag);
}

bool counts(const Regimen& regimen, const Answers& answers, const Today& today, const Check& check) {
  const auto raised = answers.raised_on.find(check.flag);
  if (raised == answers.raised_on.end() || !today || check.date.empty()) return false;
  return check.date >= raised->second && check.date <= *today && fits_flag(regimen, check) &&
         outcome_of(regimen, check) != Outcome::nothing;
}

// What the entries that count say about one flag: the latest day decides, on one day the strictest.
Outcome latest(const Regimen& regimen, const Answers& answers, const Today& today, const std::string& flag) {
  std::string day;
  Outcome out = Outcome::nothing;
  for (const Check& check : answers.checks) {
    if (check.flag != flag || !counts(regimen, answers, today, check)) continue;
    const Outcome says = outcome_of(regimen, check);
    if (check.date > day) {
      day = check.date;
      out = says;
    } else if (check.date == day) {
      out = std::max(out, says);
    }
  }
  return out;
}

bool told_not_to_exercise(const Regimen& regimen, const Answers& answers, const Today& today) {
  for (const Check& no : answers.checks) {
    if (outcome_of(regimen, no) != Outcome::none_allowed) continue;
    bool taken_back = false;
    for (const Check& later : answers.checks) {
      if (later.flag == no.flag && later.date > no.date && counts(regimen, answers, today, later) &&
          outcome_of(regimen, later) != Outcome::none_allowed)
        taken_back = true;
    }
    if (!taken_back) return true;
  }
  return false;
}

// ---- forms

struct Person {
  const Answers& answers;

  bool has(const std::string& thing) const { return answers.equipment && answers.equipment->contains(thing); }

  // All of the list; a list inside the list is "one of".
  bool has_all(const json::value* needed) const {
    if (!needed) return true;
    for (const json::value& one : needed->as_array()) {
      if (one.is_string()) {
        if (!has(std::string(one.as_string()))) return false;
        continue;
      }
      const std::vector<std::string> any = strings(one);
      if (std::none_of(any.begin(), any.end(), [&](const std::string& thing) { return has(thing); })) return false;
    }
    return true;
  }

  bool may_be_done_here(const json::value* places) const {
    if (!answers.place || !places) return true;
    return contains(strings(*places), *answers.place);
  }
};

// The form needs what its exercise needs, and what it asks for itself on top of that.
bool is_at_hand(const Regimen& regimen, const Person& person, const std::string& exercise, const std::string& variant) {
  const json::value& base = get(regimen, "exercise", exercise);
  if (!person.has_all(field(base, "requires")) || !person.may_be_done_here(field(base, "places"))) return false;
  if (variant.empty()) return true;
  const json::value& own = get(regimen, "exercise_variant", variant);
  return person.has_all(field(own, "requires")) && person.may_be_done_here(field(own, "places"));
}

struct RowResult {
  std::set<std::string> excluded_by;         // conditions
  std::map<int, std::string> modifications;  // by n
};

RowResult row_result(const Regimen& regimen, const Answers& answers, const std::string& row) {
  RowResult out;
  const json::value* found = items(regimen, "matrix").if_contains(row);
  if (!found) return out;
  for (const auto& [condition, cell] : found->as_object().at("cells").as_object()) {
    if (!condition_counts(answers, std::string(condition))) continue;
    if (text(cell, "effect") == "exclude") {
      out.excluded_by.insert(std::string(condition));
      continue;
    }
    const std::string by = text(cell, "by");
    out.modifications[number(get(regimen, "modification", by), "n")] = by;
  }
  return out;
}

bool twinge(const Answers& answers) {
  const auto sign = answers.signs.find("twinge_on_head_turn");
  return sign != answers.signs.end() && (sign->second == "yes" || sign->second == "unsure");
}

bool excluded_by_own_row(const Regimen& regimen, const Answers& answers, const std::string& variant) {
  return truth(get(regimen, "exercise_variant", variant), "row") &&
         !row_result(regimen, answers, variant).excluded_by.empty();
}

const json::value* entry_of_subset(const Regimen& regimen, const std::string& subset, const std::string& exercise) {
  for (const json::value& entry : get(regimen, "subset", subset).at("exercises").as_array()) {
    if (text(entry, "exercise") == exercise) return &entry;
  }
  return nullptr;
}

// Puts the exercise into forms.allowed or into forms.excluded.
void decide(const Regimen& regimen, const Answers& answers, const std::vector<std::string>& subsets,
            const std::string& exercise, Forms& forms) {
  const json::value& item = get(regimen, "exercise", exercise);
  const Person person{answers};
  std::set<std::string> reasons;
  Form form;

  for (const std::string& subset : subsets) {
    const json::value* entry = entry_of_subset(regimen, subset, exercise);
    if (!entry)
      reasons.insert(subset);
    else if (field(*entry, "variant"))
      form.variant = text(*entry, "variant");
  }

  const RowResult row = row_result(regimen, answers, exercise);
  reasons.insert(row.excluded_by.begin(), row.excluded_by.end());

  bool chosen = false;
  for (const auto& [n, id] : row.modifications) {
    const json::value& modification = get(regimen, "modification", id);
    form.modifications.insert(id);

    const json::value* replace = field(modification, "replace");
    if (replace && field(*replace, exercise)) reasons.insert(id);

    const json::value* lists = field(modification, "forms");
    if (!lists || !field(*lists, exercise)) continue;
    std::string first_available;
    for (const std::string& variant : list(*lists, exercise)) {
      if (excluded_by_own_row(regimen, answers, variant) || !is_at_hand(regimen, person, exercise, variant)) continue;
      first_available = variant;
      break;
    }
    if (first_available.empty()) {
      reasons.insert(id);
    } else if (!chosen) {
      chosen = true;
      form.variant = first_available;
    }
  }

  const std::string option = text(item, "option");
  if (!option.empty() && !chosen) {
    if (excluded_by_own_row(regimen, answers, option)) {
      form.variant = text(item, "option_without");
      if (form.variant.empty()) reasons.insert("matrix_option_rows");
    } else {
      for (const auto& [n, id] : row_result(regimen, answers, option).modifications) form.modifications.insert(id);
    }
  }

  if (!is_at_hand(regimen, person, exercise, form.variant)) reasons.insert("matrix_place_equipment");

  // After a twinge the neck moves in its easier form.
  if (twinge(answers) && truth(item, "neck") && form.variant.empty()) {
    for (const std::string& variant : in_order(regimen, "exercise_variant")) {
      const json::value& its = get(regimen, "exercise_variant", variant);
      if (text(its, "exercise") != exercise || text(its, "kind") != "easier") continue;
      if (excluded_by_own_row(regimen, answers, variant) || !is_at_hand(regimen, person, exercise, variant)) continue;
      form.variant = variant;
      break;
    }
  }

  // Without the head-turn test only movement and breathing are left.
  const std::string its_class = text(item, "class");
  if (answers.head_turn_skipped && (its_class == "static_hold" || its_class == "roller" || its_class == "strength"))
    reasons.insert("head_turn_test_skipped");

  for (const std::string& id : form.modifications) {
    const int hours = number(get(regimen, "modification", id), "hours_after_food");
    if (answers.minutes_since_food && *answers.minutes_since_food < hours * 60) reasons.insert("session_spacing");
  }

  // "Default form only" leaves the easier forms in and the deeper and still ones out.
  if (!form.variant.empty()) {
    for (const std::string& subset : subsets) {
      const json::value* entry = entry_of_subset(regimen, subset, exercise);
      if (entry && text(*entry, "forms") == "default" &&
          text(get(regimen, "exercise_variant", form.variant), "kind") != "easier")
        reasons.insert(subset);
    }
  }

  if (reasons.empty())
    forms.allowed[exercise] = form;
  else
    forms.excluded[exercise] = reasons;
}

}  // namespace

Regimen read_regimen(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  const std::string all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return json::parse(all);
}

Verdict triage(const Regimen& regimen, const Answers& answers, const Today& today) {
  Verdict out;
  const std::vector<std::string> flags = in_order(regimen, "flag");
  std::map<std::string, int> now;  // flag -> rank it counts for
  std::set<std::string> unsure;    // see_soon and caution questions answered unsure

  // 1. Questions.
  for (const std::string& id : flags) {
    const json::value& flag = get(regimen, "flag", id);
    const int rank = rank_of(regimen, text(flag, "tier"));
    const std::string kind = text(flag, "answers");
    const std::string given = answer(answers.flags, id);

    if (given == "yes" || (given == "unsure" && rank >= kUrgent))
      now[id] = rank;
    else if (given == "unsure") {
      now[id] = kCaution;
      unsure.insert(id);
    }

    if (kind == "yes_no_unsure" && given.empty()) {
      const std::string before = text(flag, "asked_after");
      if (before.empty() || answer(answers.flags, before) != "no") out.unanswered.insert(id);
    }
    if (kind == "choice") {
      if (!answers.pain_between_blades) {
        if (given.empty()) out.unanswered.insert(id);
      } else {
        const json::value& choice = get(regimen, "choice", *answers.pain_between_blades);
        if (text(choice, "raises") == id) {
          now[id] = rank;
          unsure.erase(id);
        }
      }
    }
  }

  int tier = kClear;
  if (answers.pain_between_blades) {
    const json::value& choice = get(regimen, "choice", *answers.pain_between_blades);
    const bool ended =
        truth(choice, "gentle") && latest(regimen, answers, today, "new_unassessed_pain") == Outcome::cleared;
    if (!ended && field(choice, "tier")) tier = std::max(tier, rank_of(regimen, text(choice, "tier")));
    if (!ended && truth(choice, "gentle")) out.gentle = true;
  }

  // 2. Composite rules.
  for (const std::string& id : in_order(regimen, "composite_rule")) {
    const json::value& rule = get(regimen, "composite_rule", id);
    const std::string raises = text(rule, "raises");
    const json::value& flag = get(regimen, "flag", raises);
    const Truth full = any_of_lists(rule, "when", answers);
    const Truth mild = any_of_lists(rule, "caution_when", answers);
    if (full == Truth::yes) {
      now[raises] = rank_of(regimen, text(flag, "tier"));
      unsure.erase(raises);
      out.rules.insert(id);
    } else if (mild == Truth::yes) {
      now[raises] = std::max(now[raises], kCaution);
      out.rules.insert(id);
    }
    const bool could_rise = full == Truth::open || (full == Truth::no && mild == Truth::open);
    if (text(flag, "answers") == "derived" && could_rise && !yes_or_unsure(answer(answers.flags, raises)))
      out.unanswered.insert(raises);
  }

  // 3. Check entries.
  bool cleared_urgent = false;
  for (const std::string& id : flags) {
    if (!now.contains(id)) continue;
    const int rank = rank_of(regimen, text(get(regimen, "flag", id), "tier"));
    const Outcome says = latest(regimen, answers, today, id);
    const bool lowers = says == Outcome::cleared || says == Outcome::limits;
    if (!lowers || (rank != kUrgent && rank != kSeeSoon)) continue;
    if (rank == kUrgent) {
      cleared_urgent = true;
      now[id] = kCaution;
    } else if (says == Outcome::cleared) {
      now.erase(id);
      unsure.erase(id);
    } else {
      now[id] = kCaution;
    }
    if (says == Outcome::limits) out.gentle = true;
  }
  out.raised = now;
  for (const auto& [id, rank] : now) tier = std::max(tier, rank);

  // 4. Combination rules.
  std::set<std::string> see_soon_flags, see_soon_families;
  for (const auto& [id, rank] : now) {
    if (rank != kSeeSoon) continue;
    see_soon_flags.insert(id);
    see_soon_families.insert(text(get(regimen, "flag", id), "family"));
  }
  bool open_mild_question = false;
  for (const std::string& id : out.unanswered)
    if (rank_of(regimen, text(get(regimen, "flag", id), "tier")) <= kSeeSoon) open_mild_question = true;
  bool any_condition = false;
  for (const std::string& id : in_order(regimen, "condition"))
    if (condition_counts(answers, id)) any_condition = true;

  for (const std::string& id : in_order(regimen, "combination_rule")) {
    const json::value& rule = get(regimen, "combination_rule", id);
    const std::string when = text(rule, "when");
    const std::vector<std::string> named = list(rule, "flags");
    bool holds = false;
    if (when == "see_soon_families") {
      holds = static_cast<int>(see_soon_families.size()) >= number(rule, "count", 2);
    } else if (when == "flag_with_see_soon") {
      for (const std::string& one : named)
        if (see_soon_flags.contains(one) && see_soon_flags.size() >= 2) holds = true;
    } else if (when == "flags_together") {
      holds = true;
      for (const std::string& one : named)
        if (!yes_or_unsure(answer(answers.flags, one))) holds = false;
    } else if (when == "any_condition") {
      holds = any_condition;
    } else if (when == "unsure_or_unanswered") {
      holds = !unsure.empty() || open_mild_question;
    } else if (when == "cleared_flag") {
      holds = cleared_urgent;
    } else if (when == "pain_now") {
      holds = answers.pain_now && *answers.pain_now >= number(rule, "from") && *answers.pain_now <= number(rule, "to");
    } else {
      throw std::invalid_argument("combination_rule." + id + " has an unknown when");
    }
    if (!holds) continue;
    out.rules.insert(id);
    tier = std::max(tier, rank_of(regimen, text(rule, "tier")));
  }

  // No clearance lowers the pain of now.
  if (!answers.pain_now) tier = std::max(tier, kCaution);
  if (severe_pain_now(regimen, answers)) tier = std::max(tier, kUrgent);
  out.tier = tier;

  // 5. States that are not tiers.
  bool open_grave_question = false;
  if (answers.screened_on && today &&
      day_number(*today) - day_number(*answers.screened_on) >= rule_figure(regimen, "rescreen_day_28", "days"))
    open_grave_question = true;
  for (const std::string& id : out.unanswered)
    if (rank_of(regimen, text(get(regimen, "flag", id), "tier")) >= kUrgent) open_grave_question = true;
  if (answers.age_band == "age_under_18")
    out.plan_state = "blocked_under_18";
  else if (!answers.age_band)
    out.plan_state = "age_missing";
  else if (open_grave_question)
    out.plan_state = "screen_incomplete";
  else if (told_not_to_exercise(regimen, answers, today))
    out.plan_state = "no_exercise_told";

  out.exercise_allowed = out.tier < kUrgent && out.plan_state.empty() && !severe_pain_now(regimen, answers);
  return out;
}

Forms allowed(const Regimen& regimen, const Answers& answers, const Today& today) {
  const Verdict verdict = triage(regimen, answers, today);
  Forms out;
  const std::vector<std::string> exercises = in_order(regimen, "exercise");

  std::set<std::string> barred;
  if (verdict.tier == kUrgent) barred.insert("urgent");
  if (verdict.tier == kEmergency) barred.insert("emergency");
  if (!verdict.plan_state.empty()) barred.insert(verdict.plan_state);
  if (severe_pain_now(regimen, answers)) barred.insert("pain_now_8_or_more");
  if (!barred.empty()) {
    for (const std::string& exercise : exercises) out.excluded[exercise] = barred;
    return out;
  }

  std::vector<std::string> subsets;
  if (verdict.tier == kSeeSoon || verdict.gentle) subsets.push_back("gentle_subset");
  if (sore_pain_now(regimen, answers)) subsets.push_back("sore_day_subset");
  for (const std::string& exercise : exercises) decide(regimen, answers, subsets, exercise, out);

  // Careful people get nothing harder, no option with a row of its own, and no other class where only the default form
  // is open.
  for (const std::string& option : answers.options) {
    const json::value* variant = items(regimen, "exercise_variant").if_contains(option);
    if (!variant) continue;
    const std::string exercise = text(*variant, "exercise");
    if (!out.allowed.contains(exercise) || excluded_by_own_row(regimen, answers, option)) continue;
    const bool touchy = twinge(answers) && truth(get(regimen, "exercise", exercise), "neck");
    const bool careful = touchy || !subsets.empty() || !out.allowed.at(exercise).modifications.empty();
    if (careful && (text(*variant, "kind") == "harder" || truth(*variant, "row"))) continue;
    bool only_default = false;
    for (const std::string& subset : subsets)
      if (text(*entry_of_subset(regimen, subset, exercise), "forms") == "default") only_default = true;
    const bool other_class =
        field(*variant, "class") && text(*variant, "class") != text(get(regimen, "exercise", exercise), "class");
    if (only_default && other_class) continue;
    if (is_at_hand(regimen, Person{answers}, exercise, option)) out.options.insert(option);
  }
  return out;
}

PatternResult patterns(const Regimen& regimen, const Answers& answers, const Today& today) {
  const Verdict verdict = triage(regimen, answers, today);
  if (verdict.tier >= kUrgent) return {"withheld", {}};

  const int likely = rule_figure(regimen, "score_likely", "share");
  const int possible = rule_figure(regimen, "score_possible", "share");
  const int tie = rule_figure(regimen, "score_tie", "difference");

  PatternResult out;
  for (const std::string& id : in_order(regimen, "pattern")) {
    const json::value& pattern = get(regimen, "pattern", id);
    bool assigned = true;
    for (const std::string& flag : list(pattern, "not_unless_no"))
      if (answer(answers.flags, flag) != "no") assigned = false;
    for (const std::string& flag : list(pattern, "not_while_raised"))
      if (verdict.raised.contains(flag)) assigned = false;
    if (!assigned) continue;

    int points = 0, largest = 0;
    std::vector<std::pair<int, std::string>> reasons;
    for (const std::string& sign_id : in_order(regimen, "sign")) {
      const json::value& sign = get(regimen, "sign", sign_id);
      const int worth = number(sign.at("points"), id);
      largest += worth;
      bool counted = answer(answers.signs, sign_id) == "yes";
      for (const std::string& flag : list(sign, "counts_when_no"))
        if (answer(answers.flags, flag) != "no") counted = false;
      if (!counted || worth == 0) continue;
      points += worth;
      reasons.emplace_back(-worth, sign_id);
    }

    bool key = false;
    for (const json::value& all : pattern.at("key_signs").as_array()) {
      bool every = true;
      for (const std::string& sign : strings(all))
        if (answer(answers.signs, sign) != "yes") every = false;
      if (every) key = true;
    }

    Ranked ranked;
    ranked.pattern = id;
    ranked.share = (200 * points + largest) / (2 * largest);
    ranked.likely = ranked.share >= likely && key;
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [worth, sign] : reasons) ranked.reasons.push_back(sign);
    if (ranked.share >= possible) out.ranked.push_back(ranked);
  }
  std::stable_sort(out.ranked.begin(), out.ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.share > b.share; });

  if (out.ranked.empty())
    out.verdict = "unclear";
  else if (out.ranked.size() > 1 && out.ranked[0].share - out.ranked[1].share < tie)
    out.verdict = "mixed";
  else
    out.verdict = out.ranked[0].pattern;
  return out;
}

// ---- the sweep

Sweep::Sweep(const Regimen& regimen) {
  exercises = in_order(regimen, "exercise");
  variants = in_order(regimen, "exercise_variant");
  modifications = in_order(regimen, "modification");
  conditions = in_order(regimen, "condition");
  for (const auto& [id, row] : items(regimen, "matrix")) rows.emplace_back(id);

  const auto index = [](const std::vector<std::string>& all, const std::string& id) {
    const auto found = std::find(all.begin(), all.end(), id);
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
  };
  const auto own_row = [&](const std::string& variant) {
    return truth(get(regimen, "exercise_variant", variant), "row") ? index(rows, variant) : -1;
  };

  for (const std::string& id : rows) {
    std::vector<Cell> cells;
    for (const auto& [condition, cell] : get(regimen, "matrix", id).at("cells").as_object()) {
      const std::uint32_t bit = std::uint32_t{1} << index(conditions, std::string(condition));
      cells.push_back({bit, text(cell, "effect") == "exclude" ? -1 : index(modifications, text(cell, "by"))});
    }
    cells_.push_back(std::move(cells));
  }

  for (const std::string& id : exercises) {
    Exercise exercise;
    exercise.row = index(rows, id);
    for (std::size_t m = 0; m < modifications.size(); ++m) {
      const json::value& modification = get(regimen, "modification", modifications[m]);
      const json::value* replace = field(modification, "replace");
      if (replace && field(*replace, id)) exercise.replaced_by |= std::uint64_t{1} << m;
      const json::value* lists = field(modification, "forms");
      if (!lists || !field(*lists, id)) continue;
      Choice choice{static_cast<int>(m), {}};
      for (const std::string& variant : list(*lists, id))
        choice.candidates.push_back({index(variants, variant), own_row(variant)});
      exercise.choices.push_back(std::move(choice));
    }
    const json::value& item = get(regimen, "exercise", id);
    if (field(item, "option")) {
      exercise.option_row = own_row(text(item, "option"));
      exercise.option_without = index(variants, text(item, "option_without"));
    }
    exercises_.push_back(std::move(exercise));
  }
}

Sweep::Row Sweep::row(std::size_t row, std::uint32_t set) const {
  Row out;
  for (const Cell& cell : cells_[row]) {
    if (!(set & cell.condition)) continue;
    if (cell.modification < 0)
      out.excluded = true;
    else
      out.modifications |= std::uint64_t{1} << cell.modification;
  }
  return out;
}

Sweep::Final Sweep::form(std::size_t index, std::uint32_t set) const {
  const Exercise& exercise = exercises_[index];
  Row own;
  if (exercise.row >= 0) own = row(static_cast<std::size_t>(exercise.row), set);
  if (own.excluded || (own.modifications & exercise.replaced_by)) return {};

  const auto shut = [&](int its_row) { return its_row >= 0 && row(static_cast<std::size_t>(its_row), set).excluded; };
  int variant = -1;
  for (const Choice& choice : exercise.choices) {
    if (!(own.modifications >> choice.modification & 1)) continue;
    int first = -1;
    for (const Candidate& candidate : choice.candidates) {
      if (shut(candidate.row)) continue;
      first = candidate.variant;
      break;
    }
    if (first < 0) return {};
    if (variant < 0) variant = first;
  }
  if (variant < 0 && shut(exercise.option_row)) {
    if (exercise.option_without < 0) return {};
    variant = exercise.option_without;
  } else if (variant < 0 && exercise.option_row >= 0) {
    own.modifications |= row(static_cast<std::size_t>(exercise.option_row), set).modifications;
  }
  return {true, variant, own.modifications};
}

std::uint32_t Sweep::conditions_of_row(std::size_t row) const {
  std::uint32_t all = 0;
  for (const Cell& cell : cells_[row]) all |= cell.condition;
  return all;
}

std::uint32_t Sweep::conditions_of_exercise(std::size_t index) const {
  const Exercise& exercise = exercises_[index];
  std::uint32_t all = 0;
  const auto add = [&](int its_row) {
    if (its_row >= 0) all |= conditions_of_row(static_cast<std::size_t>(its_row));
  };
  add(exercise.row);
  add(exercise.option_row);
  for (const Choice& choice : exercise.choices)
    for (const Candidate& candidate : choice.candidates) add(candidate.row);
  return all;
}

}  // namespace unhunch::oracle

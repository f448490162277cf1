// SPDX-License-Identifier: Apache-2.0
//
// Checks of exercises and their variants.

#include <algorithm>
#include <map>
#include <set>

#include "wire/regimen_check.h"
#include "wire/regimen_check_form.h"
#include "wire/regimen_check_view.h"

namespace unhunch::wire {

using namespace view;

namespace {

// Every {exercise, variant} pair inside a value, with its path.
void collect_pairs(const std::string& key, const json::value& value,
                   std::vector<std::pair<std::string, const json::object*>>& out) {
  if (const auto* array = value.if_array()) {
    std::size_t index = 0;
    for (const auto& element : *array) collect_pairs(path_at(key, index++), element, out);
  }
  const auto* table = value.if_object();
  if (!table) return;
  if (table->contains("exercise") && table->contains("variant")) out.emplace_back(key, table);
  for (const auto& member : *table) collect_pairs(path(key, to_view(member.key())), member.value(), out);
}

void check_variant_of(const json::object& document, const std::string& key, std::string_view exercise,
                      std::string_view variant, Faults& faults) {
  const auto& fields = item(document, "exercise_variant", variant);
  if (fields.empty() || text_at(fields, "exercise") == exercise) return;
  report(faults, key, "variant_of_other", quote(variant) + " is a variant of " + quote(text_at(fields, "exercise")),
         "a variant of " + quote(exercise));
}

void check_within(const std::string& key, const std::optional<Range>& range, std::optional<std::int64_t> least,
                  std::optional<std::int64_t> most, std::string_view why, Faults& faults) {
  if (!range) return;
  if (least && range->min < *least) {
    report(faults, key + ".min", "outside_limits", "is " + std::to_string(range->min),
           "at least " + std::to_string(*least) + " (" + std::string(why) + ")");
  }
  if (most && range->max > *most) {
    report(faults, key + ".max", "outside_limits", "is " + std::to_string(range->max),
           "at most " + std::to_string(*most) + " (" + std::string(why) + ")");
  }
}

void check_hold(const json::object& document, const DoneForm& form, Faults& faults) {
  if (form.word("class") != "static_hold") return;
  const auto key = form.key + ".dose.hold_s";
  const auto hold = form.dose("hold_s");
  if (!hold) {
    report(faults, key, "missing_key", "is missing", "the length of one hold, because the class is static_hold");
    return;
  }
  check_within(key, hold, rule(document, "hold_global", "min_s"), rule(document, "hold_global", "max_s"),
               "rule.hold_global", faults);
  if (form.flag("neck")) {
    check_within(key, hold, std::nullopt, whole_at(object_at(item(document, "rule", "hold_groups"), "neck"), "max"),
                 "rule.hold_groups.neck", faults);
  }
}

void check_breath(const json::object& document, const DoneForm& form, Faults& faults) {
  if (form.word("class") != "breathing") return;
  const auto limit = [&](std::string_view figure) { return rule(document, "breath_limits", figure); };
  const auto in = form.dose("inhale_s");
  const auto out = form.dose("exhale_s");
  check_within(form.key + ".dose.inhale_s", in, limit("inhale_min_s"), limit("inhale_max_s"), "rule.breath_limits",
               faults);
  check_within(form.key + ".dose.pause_s", form.dose("pause_s"), std::nullopt, limit("pause_max_s"),
               "rule.breath_limits", faults);
  check_within(form.key + ".dose.exhale_s", out, limit("exhale_min_s"), limit("exhale_max_s"), "rule.breath_limits",
               faults);
  const auto most = limit("in_and_out_max_s");
  if (in && out && most && in->max + out->max > *most) {
    report(faults, form.key + ".dose.exhale_s.max", "outside_limits",
           "makes " + std::to_string(in->max + out->max) + " together with the inhale",
           "at most " + std::to_string(*most) + " in all (rule.breath_limits)");
  }
}

void check_contact(const json::object& document, const DoneForm& form, Faults& faults) {
  if (form.word("class") != "roller") return;
  const auto key = form.key + ".dose.contact_s";
  const auto contact = form.dose("contact_s");
  if (!contact) {
    report(faults, key, "missing_key", "is missing", "the time on the roller, because the class is roller");
    return;
  }
  check_within(key, contact, std::nullopt, rule(document, "roller_time", "max_s"), "rule.roller_time", faults);
  check_within(form.key + ".dose.pause_s", form.dose("pause_s"), std::nullopt, rule(document, "roller_pause", "max_s"),
               "rule.roller_pause", faults);
  const auto first = rule(document, "roller_time", "first_s");
  if (first && contact->standard > *first) {
    report(faults, key + ".default", "outside_limits", "is " + std::to_string(contact->standard),
           "at most " + std::to_string(*first) + " for the first times (rule.roller_time)");
  }
}

void check_strength(const json::object& document, const DoneForm& form, Faults& faults) {
  if (form.word("class") != "strength" || form.variant) return;
  const auto& steps = array_at(*form.exercise, "dose_steps");
  if (steps.empty() && find(*form.exercise, "level")) {
    report(faults, form.key + ".dose_steps", "missing_key", "is missing",
           "the dose steps, because it is a level of the ladder");
  }
  if (text_at(*form.exercise, "warm_up").empty()) {
    report(faults, form.key + ".warm_up", "missing_key", "is missing",
           "a warm_up_class, because the class is strength");
  }
  const auto sets = form.dose("sets");
  const auto reps = form.dose("reps");
  std::size_t index = 0;
  for (const auto& step : steps) {
    const auto& fields = has_item(document, "dose_step", text_of(step)) ? item(document, "dose_step", text_of(step))
                                                                        : item(document, "row_step", text_of(step));
    const auto step_sets = whole_at(fields, "sets");
    const auto step_reps = whole_at(fields, "reps");
    const bool too_much =
        (sets && step_sets && *step_sets > sets->max) || (reps && step_reps && *step_reps > reps->max);
    if (too_much) {
      report(faults, path_at(form.key + ".dose_steps", index), "outside_limits",
             quote(text_of(step)) + " asks for more than the dose allows", "sets and repetitions of the dose");
    }
    ++index;
  }
}

// Where an exercise leads to when it cannot be done: by its own list, or by a modification.
std::map<std::string_view, std::vector<std::string_view>> replacements(const json::object& document) {
  std::map<std::string_view, std::vector<std::string_view>> leads_to;
  for (const auto& member : items(document, "exercise")) {
    const auto* fields = member.value().if_object();
    if (!fields) continue;
    for (const auto& entry : array_at(*fields, "replaced_by")) {
      if (const auto* table = entry.if_object()) leads_to[to_view(member.key())].push_back(text_at(*table, "exercise"));
    }
  }
  for (const auto& member : items(document, "modification")) {
    const auto* fields = member.value().if_object();
    if (!fields) continue;
    for (const auto& entry : object_at(*fields, "replace")) {
      if (const auto* table = entry.value().if_object()) {
        leads_to[to_view(entry.key())].push_back(text_at(*table, "exercise"));
      }
    }
  }
  return leads_to;
}

bool reaches(const std::map<std::string_view, std::vector<std::string_view>>& leads_to, std::string_view from,
             std::string_view goal) {
  std::set<std::string_view> seen;
  std::vector<std::string_view> open{from};
  while (!open.empty()) {
    const auto here = open.back();
    open.pop_back();
    const auto next = leads_to.find(here);
    if (next == leads_to.end()) continue;
    for (const auto id : next->second) {
      if (id == goal) return true;
      if (seen.insert(id).second) open.push_back(id);
    }
  }
  return false;
}

void check_part_names(std::string_view id, const json::object& exercise, Faults& faults) {
  std::set<std::string_view> names;
  std::size_t index = 0;
  for (const auto& part : array_at(exercise, "parts")) {
    const auto name = part.if_object() ? text_at(*part.if_object(), "id") : std::string_view();
    if (!name.empty() && !names.insert(name).second) {
      report(faults, path_at(path("exercise", id, "parts"), index), "duplicate_id", quote(name) + " stands twice",
             "another name");
    }
    ++index;
  }
  index = 0;
  for (const auto& step : array_at(exercise, "steps")) {
    const auto name = step.if_object() ? text_at(*step.if_object(), "part") : std::string_view();
    if (!name.empty() && !names.contains(name)) {
      report(faults, path_at(path("exercise", id, "steps"), index) + ".part", "unknown_id",
             quote(name) + " does not exist", "the id of a part of the exercise");
    }
    ++index;
  }
}

std::int64_t seconds_of(const std::vector<std::int64_t>& steps, std::size_t from, std::size_t to) {
  std::int64_t sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += steps[i];
  return sum;
}

}  // namespace

void check_variants_fit(const json::object& document, Faults& faults) {
  std::vector<std::pair<std::string, const json::object*>> pairs;
  for (const auto* kind : {"exercise", "subset", "modification", "routine"}) {
    for (const auto& member : items(document, kind))
      collect_pairs(path(kind, to_view(member.key())), member.value(), pairs);
  }
  for (const auto& [key, pair] : pairs) {
    check_variant_of(document, key + ".variant", text_at(*pair, "exercise"), text_at(*pair, "variant"), faults);
  }
  for (const auto& member : items(document, "exercise")) {
    const auto* fields = member.value().if_object();
    for (const auto* name : {"option", "option_without"}) {
      if (!fields) continue;
      check_variant_of(document, path("exercise", to_view(member.key()), name), to_view(member.key()),
                       text_at(*fields, name), faults);
    }
  }
  for (const auto& member : items(document, "modification")) {
    const auto* fields = member.value().if_object();
    if (!fields) continue;
    for (const auto& forms : object_at(*fields, "forms")) {
      std::size_t index = 0;
      const auto* variants = forms.value().if_array();
      for (const auto& variant : variants ? *variants : json::array()) {
        check_variant_of(document,
                         path_at(path("modification", to_view(member.key()), "forms", to_view(forms.key())), index++),
                         to_view(forms.key()), text_of(variant), faults);
      }
    }
  }
}

void check_easier_way(const json::object& document, Faults& faults) {
  std::set<std::string_view> has_easier;
  for (const auto& member : items(document, "exercise_variant")) {
    const auto* fields = member.value().if_object();
    if (fields && text_at(*fields, "kind") == "easier") has_easier.insert(text_at(*fields, "exercise"));
  }
  for (const auto& member : items(document, "exercise")) {
    const auto* fields = member.value().if_object();
    const auto id = to_view(member.key());
    if (!fields || has_easier.contains(id) || !array_at(*fields, "replaced_by").empty()) continue;
    report(faults, path("exercise", id), "no_easier_way", "has no easier way",
           "an exercise_variant of kind easier, or an entry in replaced_by");
  }
}

void check_replacements_end(const json::object& document, Faults& faults) {
  const auto leads_to = replacements(document);
  for (const auto& [id, next] : leads_to) {
    if (reaches(leads_to, id, id)) {
      report(faults, path("exercise", id, "replaced_by"), "endless_replacement", "leads back to " + quote(id),
             "replacements that come to an end");
    }
  }
}

void check_parts(const json::object& document, Faults& faults) {
  for (const auto& member : items(document, "exercise")) {
    const auto* fields = member.value().if_object();
    if (!fields) continue;
    check_part_names(to_view(member.key()), *fields, faults);
  }
}

// No exercise exists as words only.
void check_shown(const json::object& document, Faults& faults) {
  for (const auto* kind : {"exercise", "exercise_variant"}) {
    for (const auto& member : items(document, kind)) {
      const auto id = to_view(member.key());
      if (has_item(document, "motion", id)) continue;
      report(faults, path(kind, id), "not_shown", "has no motion",
             "[motion." + std::string(id) + "], or one that is like another");
    }
  }
}

void check_dose_limits(const json::object& document, Faults& faults) {
  for (const auto& form : all_forms(document)) {
    check_hold(document, form, faults);
    check_breath(document, form, faults);
    check_contact(document, form, faults);
    check_strength(document, form, faults);
  }
}

void check_durations(const json::object& document, Faults& faults) {
  for (const auto& form : all_forms(document)) {
    const auto duration = form.dose("duration_s");
    const auto sum = form_seconds(form, {});
    if (!duration || !sum || *sum == duration->standard) continue;
    report(faults, form.key + ".dose.duration_s.default", "wrong_sum", "is " + std::to_string(duration->standard),
           std::to_string(*sum) + ", the sum of the dose");
  }
}

void check_equal_sides(const json::object& document, Faults& faults) {
  const auto percent = rule(document, "equal_sides", "percent").value_or(0);
  for (const auto& member : items(document, "exercise")) {
    const auto* fields = member.value().if_object();
    if (!fields || text_at(*fields, "sides") != "each" || text_at(*fields, "class") != "static_hold") continue;
    std::vector<std::int64_t> work;
    for (const auto& step : array_at(*fields, "steps")) {
      const auto* table = step.if_object();
      if (table && text_at(*table, "phase") == "work") work.push_back(whole_at(*table, "s").value_or(0));
    }
    const auto half = work.size() / 2;
    const auto first = seconds_of(work, 0, half);
    const auto second = seconds_of(work, half, work.size());
    const bool paired = work.size() == 1 || work.size() % 2 == 0;
    const bool equal = work.size() == 1 || 100 * std::max(first, second) <= (100 + percent) * std::min(first, second);
    if (paired && equal) continue;
    report(faults, path("exercise", to_view(member.key()), "steps"), "unequal_sides",
           "gives the two sides different times", "one work step for both sides, or the same seconds on each side");
  }
}

}  // namespace unhunch::wire

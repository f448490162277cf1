// SPDX-License-Identifier: Apache-2.0
//
// Checks of routines: a slot says what is done, the seconds add up, and nothing is stretched cold.

#include <algorithm>
#include <set>

#include "wire/regimen_check.h"
#include "wire/regimen_check_form.h"
#include "wire/regimen_check_view.h"

namespace unhunch::wire {

using namespace view;

namespace {

struct Slot {
  std::string key;
  const json::object* fields;
};

struct RoutineForm {
  std::string key;
  std::string_view routine;
  const json::object* fields;
  std::vector<Slot> slots;
};

std::vector<RoutineForm> routine_forms(const json::object& document) {
  std::vector<RoutineForm> out;
  for (const auto id : ids_of(document, "routine")) {
    std::size_t form_index = 0;
    for (const auto& form : array_at(item(document, "routine", id), "forms")) {
      const auto key = path_at(path("routine", id, "forms"), form_index++);
      const auto* fields = form.if_object();
      if (!fields) continue;
      RoutineForm entry{key, id, fields, {}};
      std::size_t slot_index = 0;
      for (const auto& slot : array_at(*fields, "slots")) {
        const auto slot_key = path_at(key + ".slots", slot_index++);
        if (slot.if_object()) entry.slots.push_back({slot_key, slot.if_object()});
      }
      out.push_back(std::move(entry));
    }
  }
  return out;
}

void check_one_action(const Slot& slot, Faults& faults) {
  int actions = 0;
  for (const auto* name : {"exercise", "routine", "block", "change"}) actions += find(*slot.fields, name) ? 1 : 0;
  if (actions != 1) {
    report(faults, slot.key, "bad_slot", "does " + std::string(actions ? "several things" : "nothing"),
           "one of exercise, routine, block, change");
  }
  if (find(*slot.fields, "exercise")) return;
  for (const auto* name : {"variant", "parts", "enter_s", "holds", "hold_s", "rest_s", "change_s", "leave_s", "reps",
                           "sets", "cycle_s", "breaths"}) {
    if (find(*slot.fields, name)) {
      report(faults, slot.key + "." + name, "bad_slot", "stands beside no exercise",
             "it only in a slot with an exercise");
    }
  }
}

void check_slot_parts(const json::object& document, const Slot& slot, Faults& faults) {
  const auto form = find_form(document, text_at(*slot.fields, "exercise"), text_at(*slot.fields, "variant"));
  if (!form) return;
  std::size_t index = 0;
  for (const auto& wanted : array_at(*slot.fields, "parts")) {
    const auto& parts = form->parts();
    const bool known = std::any_of(parts.begin(), parts.end(), [&](const json::value& part) {
      return part.if_object() && text_at(*part.if_object(), "id") == text_of(wanted);
    });
    if (!known) {
      report(faults, path_at(slot.key + ".parts", index), "unknown_id", quote(text_of(wanted)) + " does not exist",
             "the id of a part of " + form->key);
    }
    ++index;
  }
}

void check_usual_variant(const json::object& document, const Slot& slot, Faults& faults) {
  const auto variant = text_at(*slot.fields, "variant");
  if (!flag_at(item(document, "exercise_variant", variant), "off_by_default")) return;
  report(faults, slot.key + ".variant", "off_by_default", quote(variant) + " is only for who asks for it",
         "a variant that is not off by default");
}

bool includes(const json::object& document, std::string_view routine, std::string_view goal,
              std::set<std::string_view>& seen) {
  for (const auto& form : array_at(item(document, "routine", routine), "forms")) {
    if (!form.if_object()) continue;
    for (const auto& slot : array_at(*form.if_object(), "slots")) {
      const auto inner = slot.if_object() ? text_at(*slot.if_object(), "routine") : std::string_view();
      if (inner.empty()) continue;
      if (inner == goal) return true;
      if (seen.insert(inner).second && includes(document, inner, goal, seen)) return true;
    }
  }
  return false;
}

void check_included_total(const json::object& document, const Slot& slot, Faults& faults) {
  const auto id = text_at(*slot.fields, "routine");
  const auto seconds = whole_at(*slot.fields, "seconds");
  const auto total = whole_at(item(document, "routine", id), "total_s");
  if (id.empty() || !seconds || !total || *seconds == *total) return;
  report(faults, slot.key + ".seconds", "wrong_sum", "is " + std::to_string(*seconds),
         std::to_string(*total) + ", the total of " + quote(id));
}

void check_block_total(const json::object& document, const Slot& slot, Faults& faults) {
  const auto seconds = whole_at(*slot.fields, "seconds");
  if (!find(*slot.fields, "block") || !seconds) return;
  for (const auto id : ids_of(document, "strength_block")) {
    std::int64_t sum = 0;
    for (const auto* name : {"push_up_s", "change_s", "row_s", "free_s"}) {
      sum += whole_at(item(document, "strength_block", id), name).value_or(0);
    }
    if (sum != *seconds) {
      report(faults, path("strength_block", id), "wrong_sum", "adds up to " + std::to_string(sum),
             std::to_string(*seconds) + ", the slot in " + slot.key);
    }
  }
}

void check_slot_in_dose(const DoneForm& form, const Slot& slot, Faults& faults) {
  for (const auto* name : {"hold_s", "holds", "reps", "sets", "cycle_s"}) {
    const auto own = whole_at(*slot.fields, name);
    const auto range = form.dose(name);
    if (!own || !range || (*own >= range->min && *own <= range->max)) continue;
    report(faults, slot.key + "." + name, "outside_limits", "is " + std::to_string(*own),
           std::to_string(range->min) + " to " + std::to_string(range->max) + ", the dose of " + form.key);
  }
}

// One breath of the form, or of the breathing pattern that is no option.
std::int64_t breath_seconds(const json::object& document, const DoneForm& form) {
  if (const auto cycle = form.dose("cycle_s")) return cycle->standard;
  for (const auto id : ids_of(document, "breathing_pattern")) {
    const auto& pattern = item(document, "breathing_pattern", id);
    if (flag_at(pattern, "option")) continue;
    return whole_at(pattern, "inhale_s").value_or(0) + whole_at(pattern, "pause_s").value_or(0) +
           whole_at(pattern, "exhale_s").value_or(0);
  }
  return 0;
}

void check_slot_time(const json::object& document, const DoneForm& form, const Slot& slot, Faults& faults) {
  const auto seconds = whole_at(*slot.fields, "seconds");
  if (!seconds) return;
  auto needed = form_seconds(form, *slot.fields);
  if (const auto breaths = whole_at(*slot.fields, "breaths")) needed = *breaths * breath_seconds(document, form);
  if (needed && *needed > *seconds) {
    report(faults, slot.key + ".seconds", "does_not_fit", "is " + std::to_string(*seconds),
           "at least " + std::to_string(*needed) + ", the time of " + form.key);
  }
  const auto duration = form.dose("duration_s");
  if (needed || !duration || (*seconds >= duration->min && *seconds <= duration->max)) return;
  report(faults, slot.key + ".seconds", "outside_limits", "is " + std::to_string(*seconds),
         std::to_string(duration->min) + " to " + std::to_string(duration->max) + ", the dose of " + form.key);
}

// What a form contains, as far as the warm-up is concerned.
struct Content {
  std::int64_t warm_s = 0;    // before the first thing that needs warmth
  bool needs_warmth = false;  // a hold, a roller or strength was met
  bool starts_warm = true;    // the first thing done is movement
  bool empty = true;
  std::int64_t longest_hold_s = 0;
  std::set<std::string_view> stretches;
  bool roller = false;
  bool neck_stretch = false;
  std::int64_t strength_s = 0;  // the longest warm-up that its strength items ask for
  std::optional<std::int64_t> warm_before_strength_s;
};

std::int64_t class_seconds(const json::object& document, std::string_view warm_up) {
  return whole_at(item(document, "warm_up_class", warm_up), "min_s").value_or(0);
}

bool is_movement(const json::object& document, const DoneForm& form) {
  return flag_at(item(document, "exercise_class", form.word("class")), "counts_as_warm_up");
}

// Light rows warm up what follows them; the levels of the ladder do not.
bool is_light_row(const DoneForm& form) {
  return form.word("class") == "strength" && flag_at(*form.exercise, "light") && !find(*form.exercise, "level");
}

void add_strength(std::int64_t warm_up_s, Content& content) {
  content.strength_s = std::max(content.strength_s, warm_up_s);
  if (!content.warm_before_strength_s) content.warm_before_strength_s = content.warm_s;
}

void add_exercise(const json::object& document, const DoneForm& form, const Slot& slot, Content& content) {
  const auto kind = form.word("class");
  const bool warms = is_movement(document, form) || is_light_row(form);
  if (content.empty) content.starts_warm = is_movement(document, form);
  content.empty = false;
  if (kind == "static_hold") {
    content.needs_warmth = true;
    content.longest_hold_s =
        std::max(content.longest_hold_s, whole_at(*slot.fields, "hold_s").value_or(form.standard("hold_s", 0)));
    content.stretches.insert(text_at(*slot.fields, "exercise"));
    content.neck_stretch |= form.flag("neck");
  } else if (kind == "roller") {
    content.needs_warmth = content.roller = true;
  } else if (kind == "strength") {
    add_strength(class_seconds(document, text_at(*form.exercise, "warm_up")), content);
    content.needs_warmth |= !warms;
  }
  if (warms && !content.needs_warmth) content.warm_s += whole_at(*slot.fields, "seconds").value_or(0);
}

// The strength block is as demanding as the hardest level it may be done at.
void add_block(const json::object& document, const RoutineForm& form, Content& content) {
  const auto& named = array_at(object_at(*form.fields, "when"), "level");
  for (const auto id : ids_of(document, "strength_level")) {
    if (!named.empty() && !contains_text(named, id)) continue;
    const auto exercise = text_at(item(document, "strength_level", id), "exercise");
    add_strength(class_seconds(document, text_at(item(document, "exercise", exercise), "warm_up")), content);
  }
  content.needs_warmth = true;
  content.starts_warm &= !content.empty;
  content.empty = false;
}

void add_change(const json::object& document, const Slot& slot, Content& content) {
  const auto seconds = whole_at(*slot.fields, "seconds").value_or(0);
  const auto longest = rule(document, "warm_up_counts", "position_change_s").value_or(0);
  if (!content.needs_warmth && !content.empty && seconds <= longest) content.warm_s += seconds;
}

void add_slots(const json::object& document, const RoutineForm& form, const std::vector<RoutineForm>& forms, int depth,
               Content& content) {
  if (depth > 8) return;  // a routine that includes itself is reported elsewhere
  for (const auto& slot : form.slots) {
    if (find(*slot.fields, "change")) add_change(document, slot, content);
    if (find(*slot.fields, "block")) add_block(document, form, content);
    if (const auto inner = text_at(*slot.fields, "routine"); !inner.empty()) {
      const auto first =
          std::find_if(forms.begin(), forms.end(), [&](const RoutineForm& f) { return f.routine == inner; });
      if (first != forms.end()) add_slots(document, *first, forms, depth + 1, content);
    }
    const auto done = find_form(document, text_at(*slot.fields, "exercise"), text_at(*slot.fields, "variant"));
    if (done && !flag_at(*slot.fields, "optional")) add_exercise(document, *done, slot, content);
  }
}

bool admits(const json::object& document, std::string_view warm_up, const Content& content, std::int64_t total_s) {
  const auto& limits = item(document, "warm_up_class", warm_up);
  const auto hold_max = whole_at(limits, "hold_max_s");
  const auto sequence_max = whole_at(limits, "sequence_max_s");
  const auto static_max = whole_at(limits, "static_max");
  if (hold_max && content.longest_hold_s > *hold_max) return false;
  if (sequence_max && total_s > *sequence_max) return false;
  if (static_max && static_cast<std::int64_t>(content.stretches.size()) > *static_max) return false;
  if (content.neck_stretch && find(limits, "neck") && !flag_at(limits, "neck")) return false;
  if (content.roller && !flag_at(limits, "roller")) return false;
  return class_seconds(document, warm_up) >= content.strength_s;
}

// The smallest warm-up class that admits the content; empty when nothing in it needs one, or none admits it.
std::string_view needed_class(const json::object& document, const Content& content, std::int64_t total_s) {
  std::string_view best;
  if (!content.needs_warmth && content.strength_s == 0) return best;
  for (const auto id : ids_of(document, "warm_up_class")) {
    if (!admits(document, id, content, total_s)) continue;
    if (best.empty() || class_seconds(document, id) < class_seconds(document, best)) best = id;
  }
  return best;
}

void report_cold(const RoutineForm& form, std::string_view what, std::int64_t warm_s, std::int64_t least_s,
                 Faults& faults) {
  if (warm_s >= least_s) return;
  report(faults, form.key + ".slots", "cold_stretch",
         "has " + std::to_string(warm_s) + " s of movement before the first " + std::string(what),
         "at least " + std::to_string(least_s) + " s");
}

void check_form_warm_up(const json::object& document, const RoutineForm& form, const Content& content, Faults& faults) {
  const auto& routine = item(document, "routine", form.routine);
  const auto declared = text_at(routine, "class");
  const auto total = whole_at(*form.fields, "total_s").value_or(0);
  if (!content.empty && !content.starts_warm) {
    report(faults, form.key + ".slots", "cold_start", "does not begin with movement",
           "an exercise of a class that counts as warm-up first");
  }
  const auto needed = needed_class(document, content, total);
  if (needed.empty()) return;
  if (declared == "dynamic_only") {
    report(faults, path("routine", form.routine, "class"), "wrong_class", "promises movement only",
           quote(needed) + " for what it contains");
    return;
  }
  // The class of a routine is that of the form whose total it states.
  const bool is_usual = whole_at(routine, "total_s") == total;
  if (is_usual && class_seconds(document, declared) < class_seconds(document, needed)) {
    report(faults, path("routine", form.routine, "class"), "wrong_class", "is " + quote(declared),
           quote(needed) + " for what " + form.key + " contains");
  }
  report_cold(form, "hold, roller or strength item", content.warm_s,
              content.needs_warmth ? class_seconds(document, needed) : 0, faults);
  report_cold(form, "strength item", content.warm_before_strength_s.value_or(content.strength_s), content.strength_s,
              faults);
}

}  // namespace

void check_routine_slots(const json::object& document, Faults& faults) {
  for (const auto& form : routine_forms(document)) {
    for (const auto& slot : form.slots) {
      check_one_action(slot, faults);
      check_slot_parts(document, slot, faults);
      check_usual_variant(document, slot, faults);
    }
  }
  for (const auto id : ids_of(document, "routine")) {
    std::set<std::string_view> seen;
    if (includes(document, id, id, seen)) {
      report(faults, path("routine", id), "endless_routine", "includes itself", "routines that come to an end");
    }
  }
}

void check_routine_sums(const json::object& document, Faults& faults) {
  std::set<std::string_view> has_total;
  for (const auto& form : routine_forms(document)) {
    std::int64_t sum = 0;
    for (const auto& slot : form.slots) {
      if (!flag_at(*slot.fields, "optional")) sum += whole_at(*slot.fields, "seconds").value_or(0);
      check_included_total(document, slot, faults);
      check_block_total(document, slot, faults);
    }
    const auto total = whole_at(*form.fields, "total_s");
    if (total && *total != sum) {
      report(faults, form.key + ".total_s", "wrong_sum", "is " + std::to_string(*total),
             std::to_string(sum) + ", the sum of its slots");
    }
    if (total == whole_at(item(document, "routine", form.routine), "total_s")) has_total.insert(form.routine);
  }
  for (const auto id : ids_of(document, "routine")) {
    if (has_total.contains(id)) continue;
    report(faults, path("routine", id, "total_s"), "wrong_sum", "is the total of none of its forms",
           "the total of a form");
  }
}

void check_routine_timing(const json::object& document, Faults& faults) {
  for (const auto& form : routine_forms(document)) {
    for (const auto& slot : form.slots) {
      const auto done = find_form(document, text_at(*slot.fields, "exercise"), text_at(*slot.fields, "variant"));
      if (!done) continue;
      check_slot_in_dose(*done, slot, faults);
      check_slot_time(document, *done, slot, faults);
    }
  }
}

void check_routine_warm_up(const json::object& document, Faults& faults) {
  const auto forms = routine_forms(document);
  for (const auto& form : forms) {
    Content content;
    add_slots(document, form, forms, 0, content);
    check_form_warm_up(document, form, content, faults);
  }
}

}  // namespace unhunch::wire

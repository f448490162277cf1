// SPDX-License-Identifier: Apache-2.0

#include "wire/regimen_check_form.h"

namespace unhunch::wire {

using namespace view;

std::string_view DoneForm::word(std::string_view name) const {
  const auto own = variant ? text_at(*variant, name) : std::string_view();
  return own.empty() ? text_at(*exercise, name) : own;
}

bool DoneForm::flag(std::string_view name) const {
  return variant && find(*variant, name) ? flag_at(*variant, name) : flag_at(*exercise, name);
}

std::optional<Range> DoneForm::dose(std::string_view name) const {
  const auto own = variant ? range_at(object_at(*variant, "dose"), name) : std::nullopt;
  return own ? own : range_at(object_at(*exercise, "dose"), name);
}

const json::array& DoneForm::parts() const {
  const auto& own = variant ? array_at(*variant, "parts") : array_at(*exercise, "parts");
  return own.empty() ? array_at(*exercise, "parts") : own;
}

std::int64_t DoneForm::standard(std::string_view name, std::int64_t otherwise) const {
  const auto range = dose(name);
  return range ? range->standard : otherwise;
}

std::int64_t DoneForm::sides() const { return word("sides") == "each" ? 2 : 1; }

std::optional<DoneForm> find_form(const json::object& document, std::string_view exercise, std::string_view variant) {
  const auto* base = find(items(document, "exercise"), exercise);
  if (!base || !base->is_object()) return std::nullopt;
  if (variant.empty()) return DoneForm{base->if_object(), nullptr, path("exercise", exercise)};
  const auto& own = item(document, "exercise_variant", variant);
  if (text_at(own, "exercise") != exercise) return std::nullopt;
  return DoneForm{base->if_object(), &own, path("exercise_variant", variant)};
}

std::vector<DoneForm> all_forms(const json::object& document) {
  std::vector<DoneForm> forms;
  for (const auto id : ids_of(document, "exercise")) {
    if (auto form = find_form(document, id, {})) forms.push_back(*form);
  }
  for (const auto id : ids_of(document, "exercise_variant")) {
    if (auto form = find_form(document, text_at(item(document, "exercise_variant", id), "exercise"), id)) {
      forms.push_back(*form);
    }
  }
  return forms;
}

namespace {

std::int64_t value(const DoneForm& form, const json::object& slot, std::string_view name, std::int64_t otherwise) {
  const auto own = whole_at(slot, name);
  return own ? *own : form.standard(name, otherwise);
}

bool states(const DoneForm& form, const json::object& slot, std::string_view name) {
  return whole_at(slot, name) || form.dose(name);
}

// Taking up and leaving the position, and changing sides.
std::int64_t around_seconds(const DoneForm& form, const json::object& slot) {
  const auto change = form.sides() == 2 ? value(form, slot, "change_s", 0) : 0;
  return value(form, slot, "enter_s", 0) + change + value(form, slot, "leave_s", 0);
}

std::int64_t parts_seconds(const DoneForm& form, const json::array& wanted) {
  std::int64_t sum = 0;
  for (const auto& part : form.parts()) {
    const auto* fields = part.if_object();
    if (!fields || (!wanted.empty() && !contains_text(wanted, text_at(*fields, "id")))) continue;
    const auto count = range_at(*fields, "count");
    const auto seconds = whole_at(*fields, "seconds");
    if (count && seconds) sum += *seconds * count->standard * (find(*fields, "each") ? 2 : 1);
  }
  return sum;
}

std::int64_t holds_seconds(const DoneForm& form, const json::object& slot) {
  const auto holds = value(form, slot, "holds", 1);
  const auto held = holds * value(form, slot, "hold_s", 0);
  const auto rested = (holds - 1) * value(form, slot, "rest_s", 0);
  return around_seconds(form, slot) + form.sides() * (held + rested);
}

std::int64_t reps_seconds(const DoneForm& form, const json::object& slot) {
  const auto sets = value(form, slot, "sets", 1);
  const auto moved = sets * value(form, slot, "reps", 0) * value(form, slot, "cycle_s", 0);
  const auto rested = (sets - 1) * value(form, slot, "rest_s", 0);
  return around_seconds(form, slot) + form.sides() * moved + rested;
}

}  // namespace

std::optional<std::int64_t> form_seconds(const DoneForm& form, const json::object& slot) {
  if (!form.parts().empty()) return parts_seconds(form, array_at(slot, "parts"));
  const auto kind = form.word("class");
  if (kind == "static_hold" && states(form, slot, "hold_s")) return holds_seconds(form, slot);
  if (kind == "roller" && states(form, slot, "contact_s")) {
    return value(form, slot, "enter_s", 0) + form.standard("contact_s", 0);
  }
  if (states(form, slot, "reps") && states(form, slot, "cycle_s")) return reps_seconds(form, slot);
  return std::nullopt;
}

}  // namespace unhunch::wire

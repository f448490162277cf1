// SPDX-License-Identifier: Apache-2.0
//
// Checks of a pack. A pack is written by somebody we do not know, for people we do not know, so that it can only add,
// says for every condition what it means, and never falls below the floor: what is unsafe whatever its author thinks.

#include <algorithm>
#include <array>
#include <set>

#include "wire/regimen_check.h"
#include "wire/regimen_check_form.h"
#include "wire/regimen_check_view.h"
#include "wire/regimen_schema.h"

namespace unhunch::wire {

using namespace view;

namespace {

constexpr std::array<std::string_view, 8> pack_kinds{
    "source", "exercise", "exercise_variant", "matrix", "routine", "prop", "pose", "motion"};

// What an exercise demands of a body, in any of the forms that one row of the matrix stands for.
struct Demands {
  bool held = false;  // static_hold, roller or strength
  bool roller = false;
  bool extension = false;
  bool supine = false;
  bool only_supine = true;  // no form has another posture
  bool on_floor = false;
  bool neck = false;
  bool head_low = false;
  bool bent_wrists = false;
  bool low_plank = false;  // strength in a body line, not at a wall
};

// The floor. Where a demand is there, the condition excludes. From the matrix of the base and its sources.
struct FloorRule {
  bool Demands::*demand;
  std::string_view what;
  std::vector<std::string_view> conditions;
};

const std::vector<FloorRule>& floor_rules() {
  static const std::vector<FloorRule> rules{
      // no loading of tissue that heals: ours
      {&Demands::held, "it holds, rolls or loads", {"recent_surgery", "recent_fracture_or_strain"}},
      // pressure on bone, vessels and skin: Bartsch 2021, ours
      {&Demands::roller,
       "it presses on the back",
       {"osteoporosis", "pregnant_16_weeks_or_more", "clot_or_blood_thinner", "skin_problem_at_site"}},
      // bending backwards: osteoporosis society, national advice in pregnancy
      {&Demands::extension, "it bends the upper back backwards", {"osteoporosis", "pregnant_16_weeks_or_more"}},
      // neck movement: general-practice and cervical frameworks
      {&Demands::neck, "it moves or stretches the neck", {"dizzy_on_head_movement", "neck_instability_risk"}},
      // head below the heart: Jasien 2015, yoga cautions
      {&Demands::head_low,
       "the head is below the heart",
       {"glaucoma", "uncontrolled_blood_pressure_or_heart", "dizzy_on_head_movement", "low_blood_pressure_faints"}},
      // weight on bent wrists: ours
      {&Demands::bent_wrists, "it loads bent wrists", {"wrist_pain"}},
      // a body line away from a wall: ours
      {&Demands::low_plank, "it is a push-up lower than at a wall", {"falls_risk"}},
  };
  return rules;
}

bool requires_wall(const json::object& fields) {
  const auto& needed = array_at(fields, "requires");
  return std::any_of(needed.begin(), needed.end(),
                     [](const json::value& one) { return text_of(one) == "wall_or_doorway"; });
}

const json::object& owner_of(const DoneForm& form, std::string_view name) {
  return form.variant && find(*form.variant, name) ? *form.variant : *form.exercise;
}

void add_demands(const DoneForm& form, Demands& demands) {
  const auto kind = form.word("class");
  const auto& postures = array_at(owner_of(form, "postures"), "postures");
  const bool strength = kind == "strength";
  demands.held |= kind == "static_hold" || kind == "roller" || strength;
  demands.roller |= kind == "roller";
  demands.extension |= form.flag("extension");
  demands.supine |= contains_text(postures, "supine");
  demands.only_supine &= contains_text(postures, "supine") && postures.size() == 1;
  demands.on_floor |= form.flag("on_floor");
  demands.neck |= form.flag("neck");
  demands.head_low |= form.flag("head_low");
  demands.bent_wrists |= form.flag("bent_wrists");
  demands.low_plank |= strength && contains_text(postures, "plank") && !requires_wall(owner_of(form, "requires"));
}

// An exercise with all its variants that have no row of their own, or a variant that has one.
Demands demands_of_row(const json::object& pack, std::string_view row) {
  Demands demands;
  const auto& own = item(pack, "exercise_variant", row);
  if (const auto form = find_form(pack, text_at(own, "exercise"), row)) add_demands(*form, demands);
  if (const auto form = find_form(pack, row, {})) add_demands(*form, demands);
  for (const auto id : ids_of(pack, "exercise_variant")) {
    const auto& variant = item(pack, "exercise_variant", id);
    if (text_at(variant, "exercise") != row || flag_at(variant, "row")) continue;
    if (const auto form = find_form(pack, row, id)) add_demands(*form, demands);
  }
  return demands;
}

const json::object& cell_of(const json::object& pack, std::string_view row, std::string_view condition) {
  return object_at(object_at(item(pack, "matrix", row), "cells"), condition);
}

void report_floor(std::string_view row, std::string_view condition, std::string_view what, std::string expected,
                  Faults& faults) {
  report(faults, path("matrix", row, "cells", condition), "below_the_floor",
         "is not excluded, although " + std::string(what), std::move(expected));
}

void check_excludes(const json::object& pack, std::string_view row, const FloorRule& rule, Faults& faults) {
  for (const auto condition : rule.conditions) {
    if (text_at(cell_of(pack, row, condition), "effect") == "exclude") continue;
    report_floor(row, condition, rule.what, "effect = \"exclude\"", faults);
  }
}

// Lying on the back and being on the floor may be modified away where there is another way.
void check_postures(const json::object& pack, std::string_view row, const Demands& demands, Faults& faults) {
  const auto& supine = cell_of(pack, row, "pregnant_16_weeks_or_more");
  const auto supine_effect = text_at(supine, "effect");
  const bool turned = supine_effect == "modify" && text_at(supine, "by") == "mod_not_supine" && !demands.only_supine;
  if (demands.supine && supine_effect != "exclude" && !turned) {
    report_floor(row, "pregnant_16_weeks_or_more", "it is done lying on the back",
                 "effect = \"exclude\", or mod_not_supine where there is another posture", faults);
  }
  const auto& floor = cell_of(pack, row, "no_floor_transfer");
  const auto by = text_at(floor, "by");
  const bool raised = text_at(floor, "effect") == "modify" && (by == "mod_on_bed" || by == "mod_seated");
  if (demands.on_floor && text_at(floor, "effect") != "exclude" && !raised) {
    report_floor(row, "no_floor_transfer", "it is done on the floor",
                 "effect = \"exclude\", or mod_on_bed or mod_seated", faults);
  }
}

std::int64_t warm_up_seconds(const json::object& base, std::string_view id) {
  return whole_at(item(base, "warm_up_class", id), "min_s").value_or(0);
}

// The pack without the cells that change nothing, and placed behind the items of the base.
json::value without_allowed(const json::value& row) {
  json::value out = row;
  auto* fields = out.if_object();
  auto* cells = fields ? fields->if_contains("cells") : nullptr;
  if (!cells || !cells->if_object()) return out;
  json::object kept;
  for (const auto& cell : *cells->if_object()) {
    const auto* inner = cell.value().if_object();
    if (!inner || text_at(*inner, "effect") != "allow") kept.emplace(cell.key(), cell.value());
  }
  *cells = std::move(kept);
  return out;
}

json::value placed_behind(const json::value& entry, std::int64_t last) {
  json::value out = entry;
  auto* fields = out.if_object();
  if (!fields) return out;
  const auto n = whole_at(*fields, "n");
  if (n && *n > 0) (*fields)["n"] = last + *n;
  return out;
}

std::int64_t last_n(const json::object& items) {
  std::int64_t last = 0;
  for (const auto& member : items) {
    if (const auto* fields = member.value().if_object()) last = std::max(last, whole_at(*fields, "n").value_or(0));
  }
  return last;
}

json::string_view name_of(std::string_view text) { return {text.data(), text.size()}; }

json::object& member(json::object& object, std::string_view name) {
  auto& value = object.emplace(name_of(name), json::object()).first->value();
  if (!value.is_object()) value = json::object();
  return *value.if_object();
}

json::object merge_items(const json::object& base, const json::object& pack) {
  json::object merged = base;
  merged.erase("text");
  merged.erase("version");
  for (const auto kind : pack_kinds) {
    const auto& added = items(pack, kind);
    if (added.empty()) continue;
    const auto last = last_n(items(base, kind));
    auto& into = member(merged, kind);
    for (const auto& entry : added) {
      into.emplace(entry.key(), kind == "matrix" ? without_allowed(entry.value()) : placed_behind(entry.value(), last));
    }
  }
  return merged;
}

json::object merge_texts(const json::object& base, const json::object& texts) {
  json::object merged = object_at(base, "text");
  for (const auto& language : texts) {
    const auto* kinds = language.value().if_object();
    for (const auto& kind : kinds ? *kinds : json::object()) {
      const auto* entries = kind.value().if_object();
      auto& into = member(member(merged, to_view(language.key())), to_view(kind.key()));
      for (const auto& entry : entries ? *entries : json::object()) into.emplace(entry.key(), entry.value());
    }
  }
  return merged;
}

}  // namespace

void check_pack_adds_only(const json::object& base, const json::object& pack, const json::object& texts,
                          Faults& faults) {
  for (const auto& by_kind : pack) {
    const auto kind = to_view(by_kind.key());
    if (std::find(pack_kinds.begin(), pack_kinds.end(), kind) == pack_kinds.end()) {
      report(faults, std::string(kind), "not_for_packs", "cannot be added by a pack",
             "source, exercise, exercise_variant, matrix, routine, prop, pose or motion");
      continue;
    }
    for (const auto id : ids_of(pack, kind)) {
      if (has_item(base, kind, id)) {
        report(faults, path(kind, id), "not_for_packs", "exists already and cannot be changed by a pack",
               "an id of its own");
      }
      const auto owner = text_at(item(pack, kind, id), "exercise");
      if (kind == "exercise_variant" && !has_item(pack, "exercise", owner)) {
        report(faults, path(kind, id, "exercise"), "not_for_packs", quote(owner) + " is no exercise of the pack",
               "an exercise of the pack");
      }
      if (kind == "matrix" && !has_item(pack, "exercise", id) && !has_item(pack, "exercise_variant", id)) {
        report(faults, path(kind, id), "not_for_packs", "is no row of the pack", "a row for an exercise of the pack");
      }
    }
  }
  for (const auto& language : texts) {
    const auto* kinds = language.value().if_object();
    for (const auto& by_kind : kinds ? *kinds : json::object()) {
      const auto kind = to_view(by_kind.key());
      for (const auto id : ids_of(*kinds, kind)) {
        if (has_item(pack, kind, id)) continue;
        report(faults, path("text", to_view(language.key()), kind, id), "not_for_packs",
               "is the text of nothing in the pack", "texts of the pack's own ids");
      }
    }
  }
}

void check_pack_rows_whole(const json::object& base, const json::object& pack, Faults& faults) {
  for (const auto row : ids_of(pack, "matrix")) {
    for (const auto condition : ids_of(base, "condition")) {
      const auto effect = text_at(cell_of(pack, row, condition), "effect");
      if (effect == "allow" || effect == "modify" || effect == "exclude") continue;
      report(faults, path("matrix", row, "cells", condition), "unknown_is_unsafe",
             "does not say what the condition means",
             "effect = \"allow\", \"modify\" or \"exclude\" for every condition");
    }
  }
}

void check_pack_floor(const json::object&, const json::object& pack, Faults& faults) {
  for (const auto row : ids_of(pack, "matrix")) {
    const auto demands = demands_of_row(pack, row);
    for (const auto& rule : floor_rules()) {
      if (demands.*rule.demand) check_excludes(pack, row, rule, faults);
    }
    check_postures(pack, row, demands, faults);
  }
}

// What a class promises: movement does not hold, and strength is never done cold.
void check_pack_classes(const json::object& base, const json::object& pack, Faults& faults) {
  constexpr std::int64_t moving_hold_s = 3;
  for (const auto& form : all_forms(pack)) {
    const auto hold = form.dose("hold_s");
    const auto kind = form.word("class");
    if ((kind == "dynamic" || kind == "cardio") && hold && hold->max > moving_hold_s) {
      report(faults, form.key + ".dose.hold_s.max", "outside_limits", "is " + std::to_string(hold->max),
             "at most " + std::to_string(moving_hold_s) + " in a movement, else the class static_hold");
    }
    if (kind != "strength") continue;
    Demands demands;
    add_demands(form, demands);
    const std::string_view needed = demands.low_plank ? "warm_up_full" : "warm_up_standard";
    if (warm_up_seconds(base, text_at(*form.exercise, "warm_up")) < warm_up_seconds(base, needed)) {
      report(faults, form.key + ".warm_up", "outside_limits", "is too short for a strength exercise", quote(needed));
    }
    for (const auto* name : {"level", "light"}) {
      if (!find(*form.exercise, name)) continue;
      report(faults, form.key + "." + name, "not_for_packs", "gives the exercise a place on the strength ladder",
             std::string("no ") + name);
    }
  }
}

CheckedPack check_pack(const json::object& base, const json::object& pack, const json::object& texts) {
  CheckedPack out{base, check_nothing_derived(pack)};
  for (const auto check : {check_pack_rows_whole, check_pack_floor, check_pack_classes}) check(base, pack, out.faults);
  check_pack_adds_only(base, pack, texts, out.faults);
  const auto merged = merge_items(base, pack);
  for (auto& fault : check_knowledge(merged)) out.faults.push_back(std::move(fault));
  for (auto& fault : check_texts(merged, texts, base)) out.faults.push_back(std::move(fault));
  if (out.faults.empty()) out.merged = finish_regimen(merged, merge_texts(base, texts));
  return out;
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
#include "core/allowed.h"

#include <algorithm>

namespace unhunch::core {

bool is_excluded(const MatrixRow& row, ConditionSet conditions) { return row.excluded_by.meets(conditions); }

ModificationSet find_modifications(const MatrixRow& row, ConditionSet conditions) {
  ModificationSet found;
  for (const MatrixRow::Change& change : row.changes) {
    if (change.conditions.meets(conditions)) found.insert(change.by);
  }
  return found;
}

bool is_at_hand(const EquipmentNeed& need, EquipmentSet equipment) {
  return equipment.contains_all(need.all) && std::all_of(need.one_of.begin(), need.one_of.end(),
                                                         [&](EquipmentSet group) { return group.meets(equipment); });
}

namespace {

bool fits_place(PlaceSet places, PlaceId place) { return !place || places.contains(place); }

bool is_variant_possible(const Regimen& regimen, const Variant& variant, ConditionSet conditions,
                         const Surroundings& around) {
  const bool excluded = variant.row && is_excluded(regimen[variant.row], conditions);
  return !excluded && is_at_hand(variant.needs, around.equipment) && fits_place(variant.places, around.place);
}

const Modification::Forms* find_forms(const Modification& modification, ExerciseId exercise) {
  for (const auto& forms : modification.forms) {
    if (forms.exercise == exercise) return &forms;
  }
  return nullptr;
}

const Modification::Replacement* find_replacement(const Modification& modification, ExerciseId exercise) {
  for (const auto& replacement : modification.replacements) {
    if (replacement.exercise == exercise) return &replacement;
  }
  return nullptr;
}

// The forms that the modifications ask for. False when one of them has no form that is possible here, or when the
// exercise is replaced by another.
bool choose_variant(const Regimen& regimen, ExerciseId exercise, ConditionSet conditions, const Surroundings& around,
                    Form& form) {
  bool possible = true;
  form.modifications.for_each([&](ModificationId id) {
    const Modification& modification = regimen[id];
    if (find_replacement(modification, exercise) != nullptr) possible = false;
    const Modification::Forms* forms = find_forms(modification, exercise);
    if (forms == nullptr || !possible) return;
    const auto found = std::find_if(forms->variants.begin(), forms->variants.end(), [&](VariantId variant) {
      return is_variant_possible(regimen, regimen[variant], conditions, around);
    });
    if (found == forms->variants.end()) {
      possible = false;
    } else if (!form.variant) {
      form.variant = *found;
    }
  });
  return possible;
}

}  // namespace

Form find_form(const Regimen& regimen, ExerciseId id, ConditionSet conditions, const Surroundings& around) {
  Form form;
  const Exercise& exercise = regimen[id];
  const MatrixRow& row = regimen[exercise.row];
  if (is_excluded(row, conditions)) return form;
  form.modifications = find_modifications(row, conditions);
  if (!choose_variant(regimen, id, conditions, around, form)) return form;
  if (exercise.option) {
    const MatrixRow& option = regimen[regimen[exercise.option].row];
    form.option_excluded = is_excluded(option, conditions);
    if (form.option_excluded && !form.variant) form.variant = exercise.without_option;
    if (!form.option_excluded && !form.variant) {
      form.modifications = form.modifications | find_modifications(option, conditions);
    }
  }
  form.possible = is_at_hand(exercise.needs, around.equipment) && fits_place(exercise.places, around.place) &&
                  (!form.variant || is_variant_possible(regimen, regimen[form.variant], conditions, around));
  return form;
}

namespace {

// Which part of the regimen is open at all: everything, one of the two subsets, or nothing.
struct Scope {
  const std::vector<SubsetItem>* subset = nullptr;  // null: everything
  Slug name;                                        // why something is not in it

  const SubsetItem* find(ExerciseId exercise) const {
    for (const SubsetItem& item : *subset) {
      if (item.exercise == exercise) return &item;
    }
    return nullptr;
  }
};

std::vector<Scope> find_scopes(const Regimen& regimen, const Answers& answers, const Triage& triage) {
  std::vector<Scope> scopes;
  if (triage.gentle) scopes.push_back({&regimen.gentle_subset, "gentle_subset"});
  const bool sore = !answers.pain_now || *answers.pain_now >= regimen.figures.pain_now_sore.least;
  if (sore) scopes.push_back({&regimen.sore_day_subset, "sore_day_subset"});
  return scopes;
}

// Why nothing at all is allowed; empty when something may be.
std::vector<Slug> find_full_stop(const Regimen& regimen, const Answers& answers, const Triage& triage) {
  std::vector<Slug> because;
  if (triage.tier >= Tier::urgent) because.push_back(slug(triage.tier));
  if (triage.plan_state != PlanState::none) because.push_back(slug(triage.plan_state));
  const bool too_high = answers.pain_now && *answers.pain_now >= regimen.figures.pain_now_too_high;
  if (because.empty() && too_high) because.emplace_back("pain_now_8_or_more");
  return because;
}

class Sorting {
 public:
  Sorting(const Regimen& regimen, const Answers& answers, const Triage& triage)
      : regimen_(regimen),
        answers_(answers),
        conditions_(present_conditions(answers)),
        around_{answers.equipment, answers.place},
        scopes_(find_scopes(regimen, answers, triage)),
        full_stop_(find_full_stop(regimen, answers, triage)),
        twinge_(answers.head_turn == HeadTurn::twinge || is_yes_or_unsure(answers.signs[regimen.known.twinge.index])) {}

  Allowed run() {
    Allowed result;
    for (std::size_t i = 0; i < regimen_.exercises.size(); ++i) {
      const ExerciseId id{static_cast<std::uint16_t>(i)};
      const Form form = find_form(regimen_, id, conditions_, around_);
      std::vector<Slug> because = find_reasons(id, form);
      if (because.empty()) {
        result.exercises.push_back(describe(id, form));
      } else {
        result.excluded.push_back({id, std::move(because)});
      }
    }
    return result;
  }

 private:
  std::vector<Slug> find_reasons(ExerciseId id, const Form& form) const {
    std::vector<Slug> because = full_stop_;
    for (const Scope& scope : scopes_) {
      const SubsetItem* item = scope.find(id);
      if (item == nullptr) because.push_back(scope.name);
    }
    if (answers_.head_turn == HeadTurn::skipped && needs_head_turn(id)) because.emplace_back("head_turn_test_skipped");
    if (form.possible && !is_after_food(form)) return because;
    const MatrixRow& row = regimen_[regimen_[id].row];
    const std::size_t before = because.size();
    add_conditions(row, because);
    add_replacements(id, form, because);
    if (form.possible) because.emplace_back("session_spacing");
    if (because.size() == before) add_surroundings(id, form, because);
    return because;
  }

  // Without the test only movement and breathing are open (rule head_turn_test_skipped).
  bool needs_head_turn(ExerciseId id) const { return needs_head_turn(regimen_[id].exercise_class); }

  static bool needs_head_turn(ExerciseClass kind) {
    return kind == ExerciseClass::static_hold || kind == ExerciseClass::roller || kind == ExerciseClass::strength;
  }

  bool is_after_food(const Form& form) const {
    bool too_soon = false;
    form.modifications.for_each([&](ModificationId id) {
      const int hours = regimen_[id].hours_after_food;
      too_soon = too_soon || (hours > 0 && answers_.since_food && answers_.since_food->count < hours * 60);
    });
    return too_soon;
  }

  void add_conditions(const MatrixRow& row, std::vector<Slug>& because) const {
    ConditionSet{row.excluded_by.bits & conditions_.bits}.for_each(
        [&](ConditionId condition) { because.emplace_back(regimen_[condition].id); });
  }

  void add_replacements(ExerciseId id, const Form& form, std::vector<Slug>& because) const {
    form.modifications.for_each([&](ModificationId modification) {
      if (find_replacement(regimen_[modification], id) != nullptr) because.emplace_back(regimen_[modification].id);
    });
  }

  void add_surroundings(ExerciseId id, const Form& form, std::vector<Slug>& because) const {
    add_missing(regimen_[id].places, regimen_[id].needs, because);
    if (form.variant) add_missing(regimen_[form.variant].places, regimen_[form.variant].needs, because);
    if (!because.empty()) return;
    form.modifications.for_each([&](ModificationId modification) {
      if (find_forms(regimen_[modification], id) != nullptr) because.emplace_back(regimen_[modification].id);
    });
  }

  void add_missing(PlaceSet places, const EquipmentNeed& needs, std::vector<Slug>& because) const {
    const auto add = [&](Slug reason) {
      if (std::find(because.begin(), because.end(), reason) == because.end()) because.push_back(reason);
    };
    if (!fits_place(places, around_.place)) add(regimen_.places[around_.place.index]);
    const auto add_equipment = [&](EquipmentId missing) { add(regimen_.equipment[missing.index]); };
    EquipmentSet{needs.all.bits & ~around_.equipment.bits}.for_each(add_equipment);
    for (const EquipmentSet group : needs.one_of) {
      if (!group.meets(around_.equipment)) group.for_each(add_equipment);
    }
  }

  AllowedExercise describe(ExerciseId id, const Form& form) const {
    AllowedExercise allowed;
    allowed.exercise = id;
    allowed.variant = form.variant;
    allowed.modifications = form.modifications;
    for (const Scope& scope : scopes_) {
      const SubsetItem& item = *scope.find(id);
      allowed.only_default_form = allowed.only_default_form || item.default_form_only;
      narrow(allowed.hold_most, item.hold_most);
      narrow(allowed.range, item.range);
    }
    form.modifications.for_each([&](ModificationId modification) {
      narrow(allowed.range, regimen_[modification].range);
      allowed.fewer_reps = std::max(allowed.fewer_reps, regimen_[modification].fewer_reps);
    });
    if (is_touchy(id)) lower_neck_range(allowed);
    for (const VariantId variant : regimen_[id].variants) {
      if (variant != allowed.variant && is_variant_allowed(id, variant, form, allowed)) {
        allowed.variants.push_back(variant);
      }
    }
    return allowed;
  }

  // A twinge in the head-turn test, or in the person's own story, makes neck movements smaller (rules gate_twinge,
  // head_turn_gentle, sharp_answer_lowers_range).
  bool is_touchy(ExerciseId id) const { return twinge_ && regimen_[id].neck; }

  void lower_neck_range(AllowedExercise& allowed) const {
    narrow(allowed.range, std::optional(regimen_.figures.twinge_range));
    for (const VariantId variant : regimen_[allowed.exercise].variants) {
      const bool easier = regimen_[variant].kind == VariantKindOf::easier;
      if (!allowed.variant && easier && is_variant_possible(regimen_, regimen_[variant], conditions_, around_)) {
        allowed.variant = variant;
      }
    }
  }

  template <class T>
  static void narrow(std::optional<T>& limit, const std::optional<T>& other) {
    if (other && (!limit || *other < *limit)) limit = other;
  }

  // Another form is open when it is possible here, every modification that asks for a form would be content with it,
  // nothing speaks for staying gentle, and the person has switched it on where that is needed.
  bool is_variant_allowed(ExerciseId exercise, VariantId id, const Form& form, const AllowedExercise& allowed) const {
    const Variant& variant = regimen_[id];
    const bool careful = !form.modifications.empty() || !scopes_.empty() || is_touchy(exercise);
    const bool other_class = variant.exercise_class != regimen_[exercise].exercise_class;
    if (careful && (variant.kind == VariantKindOf::harder || variant.row)) return false;
    if (allowed.only_default_form && other_class) return false;
    if (answers_.head_turn == HeadTurn::skipped && needs_head_turn(variant.exercise_class)) return false;
    if (variant.off_by_default && !answers_.preferences.has(id)) return false;
    if (!is_variant_possible(regimen_, variant, conditions_, around_)) return false;
    bool contents_all = true;
    form.modifications.for_each([&](ModificationId modification) {
      const Modification::Forms* forms = find_forms(regimen_[modification], exercise);
      if (forms == nullptr) return;
      contents_all =
          contents_all && std::find(forms->variants.begin(), forms->variants.end(), id) != forms->variants.end();
    });
    return contents_all;
  }

  const Regimen& regimen_;
  const Answers& answers_;
  ConditionSet conditions_;
  Surroundings around_;
  std::vector<Scope> scopes_;
  std::vector<Slug> full_stop_;
  bool twinge_;
};

}  // namespace

const AllowedExercise* Allowed::find(ExerciseId id) const {
  const auto found = std::find_if(exercises.begin(), exercises.end(),
                                  [&](const AllowedExercise& each) { return each.exercise == id; });
  return found == exercises.end() ? nullptr : &*found;
}

Allowed calc_allowed(const Regimen& regimen, const Answers& answers, const Triage& triage) {
  return Sorting{regimen, answers, triage}.run();
}

bool is_breath_pause_allowed(const Regimen& regimen, const Answers& answers) {
  const VariantId option = regimen.known.breath_hold;
  return answers.preferences.has(option) && !is_excluded(regimen[regimen[option].row], present_conditions(answers));
}

}  // namespace unhunch::core

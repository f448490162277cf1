// SPDX-License-Identifier: Apache-2.0
#include "core/arrange.h"

#include <algorithm>

#include "core/growth.h"

namespace unhunch::core {
namespace {

bool fits(const RoutineForm& form, const Situation& situation, PlaceId usual_place, const Ladder& ladder) {
  const PlaceId place = situation.place ? situation.place : usual_place;
  if (!form.places.empty() && !form.places.contains(place)) return false;
  const int pattern = situation.pattern ? situation.pattern.index : RoutineForm::unclear_pattern;
  if (form.pattern != RoutineForm::any_pattern && form.pattern != pattern) return false;
  const LevelId level{static_cast<std::uint16_t>(ladder.push_ups.level)};
  const bool level_fits =
      form.levels.empty() || std::find(form.levels.begin(), form.levels.end(), level) != form.levels.end();
  return level_fits && form.rows.value_or(situation.rows) == situation.rows &&
         form.strength_day.value_or(situation.strength_day) == situation.strength_day;
}

class Arranging {
 public:
  Arranging(const ItemContext& context, const Situation& situation, const Ladder& ladder, Arrangement& result)
      : context_(context), situation_(situation), ladder_(ladder), result_(result) {}

  void add_routine(RoutineId id, bool warm_up) {
    for (const Slot& slot : find_form(regimen(), id, situation_, ladder_).slots) {
      if (slot.optional) continue;
      switch (slot.content) {
        case Slot::Content::change: result_.items.push_back(make_pause(slot.time)); break;
        case Slot::Content::routine: add_routine(slot.routine, true); break;
        case Slot::Content::strength:
          if (situation_.strength_day) add_strength();
          break;
        case Slot::Content::exercise: add_exercise(cap_by_ladder(slot), warm_up); break;
      }
    }
  }

  // Push-ups and rows never exceed the dose that has been earned, wherever they stand.
  Slot cap_by_ladder(Slot slot) const {
    const bool rows = slot.exercise == regimen().known.band_row;
    if (!rows && !regimen()[slot.exercise].level) return slot;
    const DoseStep& row_dose = regimen().row_steps[ladder_.rows.step];
    const int sets = rows ? row_dose.sets : ladder_.push_ups.sets;
    const int reps = rows ? row_dose.reps : ladder_.push_ups.reps;
    slot.sets = std::min(slot.sets.value_or(sets), sets);
    slot.reps = std::min(slot.reps.value_or(reps), reps);
    if (!rows && ladder_.push_ups.lowest) slot.variant = regimen().known.wall_push_up_close;
    return slot;
  }

  void add_strength() {
    const StrengthBlock& block = regimen().strength_blocks[ladder_.push_ups.step];
    add_push_ups(block);
    result_.items.push_back(make_pause(block.change));
    const Seconds left = regimen().strength_block_time - block.push_ups - block.change;
    Slot rows;
    rows.exercise = regimen().known.band_row;
    rows.time = left;
    rows.enter = Seconds{};
    rows.sets = block.row_sets;
    rows.reps = block.row_reps;
    if (block.row_sets > 1) {  // as in the table; a smaller dose leaves free time, not a longer rest
      const Seconds work = regimen()[rows.exercise].dose.cycle->usual * (block.row_sets * block.row_reps);
      rows.rest = (block.rows - work) / (block.row_sets - 1);
    }
    if (block.row_sets > 0) {
      add_exercise(cap_by_ladder(rows), false);
    } else if (left > Seconds{}) {
      result_.items.push_back(make_pause(left));
    }
  }

 private:
  const Regimen& regimen() const { return context_.regimen; }

  void add_push_ups(const StrengthBlock& block) {
    Slot slot;
    slot.exercise = regimen().levels[ladder_.push_ups.level].exercise;
    slot.time = block.push_ups;
    const std::size_t before = result_.items.size();
    add_exercise(cap_by_ladder(slot), false);
    if (result_.items.size() > before) result_.items.back().because.emplace_back("ladder_level");
  }

  // A sharp response asks for an easier form next time; twice worse in a row for a rest from the exercise.
  VariantId find_wanted_variant(const AllowedExercise& allowed, VariantId usual, std::vector<Slug>& because) const {
    if (find_last_response(allowed.exercise, context_.history) != Response::sharp) return usual;
    for (const VariantId variant : allowed.variants) {
      if (regimen()[variant].kind != VariantKindOf::easier) continue;
      because.emplace_back("easier_after_sharp");
      return variant;
    }
    return usual;
  }

  VariantId prefer_towel(ExerciseId exercise, VariantId wanted, const AllowedExercise& allowed) const {
    const Known& known = regimen().known;
    if (exercise != known.roller_extension) return wanted;
    if (count_towel_uses(regimen(), context_.history) >= regimen().figures.towel_uses) return wanted;
    const bool open =
        std::find(allowed.variants.begin(), allowed.variants.end(), known.extension_towel) != allowed.variants.end();
    return open ? known.extension_towel : wanted;
  }

  std::optional<Item> try_exercise(const Slot& slot, VariantId variant, std::vector<Slug>& because) const {
    const AllowedExercise* allowed = context_.allowed.find(slot.exercise);
    if (allowed == nullptr) return std::nullopt;
    if (is_left_out(regimen(), slot.exercise, context_.history, context_.today)) {
      because.emplace_back("left_out_worse_twice");
      return std::nullopt;
    }
    std::vector<Slug> reasons{"part_of_routine"};
    VariantId wanted = find_wanted_variant(*allowed, variant, reasons);
    wanted = prefer_towel(slot.exercise, wanted, *allowed);
    auto item = make_item(context_, *allowed, wanted, slot);
    if (item && !allowed->modifications.empty()) reasons.emplace_back("changed_for_condition");
    if (item) item->because = std::move(reasons);
    return item;
  }

  bool adds_too_much_stretch(const Item& item) const {
    if (!item.is_still()) return false;
    Seconds total = used_hold(item);
    for (const Item& other : result_.items) {
      if (other.exercise == item.exercise) total += used_hold(other);
    }
    return total > regimen().figures.stretch_total_most;
  }

  static Seconds used_hold(const Item& item) {
    return item.is_still() ? item.hold * (item.holds * (item.sides == Sides::each ? 2 : 1)) : Seconds{};
  }

  void add_exercise(const Slot& slot, bool warm_up) {
    std::vector<Slug> why_not;
    std::optional<Item> item = try_exercise(slot, slot.variant, why_not);
    if (!item) {
      note_left_out(slot.exercise, std::move(why_not));
      item = find_replacement(slot.exercise, slot.time, 0);
    }
    if (!item) return;
    item->warm_up_block = warm_up;
    result_.items.push_back(std::move(*item));
  }

  void note_left_out(ExerciseId exercise, std::vector<Slug> because) {
    for (const ExcludedExercise& excluded : context_.allowed.excluded) {
      if (excluded.exercise == exercise)
        because.insert(because.end(), excluded.because.begin(), excluded.because.end());
    }
    const bool known = std::any_of(result_.left_out.begin(), result_.left_out.end(),
                                   [&](const LeftOut& each) { return each.exercise == exercise; });
    if (!known) result_.left_out.push_back({exercise, std::move(because)});
  }

  // The first allowed entry of the replacement list, else of the lists of its entries. The lists hold no cycle.
  std::optional<Item> find_replacement(ExerciseId replaced, Seconds time, int depth) const {
    for (const Exercise::Substitute& substitute : regimen()[replaced].replaced_by) {
      Slot slot;
      slot.exercise = substitute.exercise;
      slot.time = time;
      std::vector<Slug> why_not;
      auto item = try_exercise(slot, substitute.variant, why_not);
      if (!item && depth < 3) item = find_replacement(substitute.exercise, time, depth + 1);
      if (!item || adds_too_much_stretch(*item)) continue;
      if (depth == 0 || item->because.front() != "replaced_by_list") {
        item->because = {"replaced_by_list", regimen()[replaced].id};
      }
      return item;
    }
    return std::nullopt;
  }

  const ItemContext& context_;
  const Situation& situation_;
  const Ladder& ladder_;
  Arrangement& result_;
};

}  // namespace

const RoutineForm& find_form(const Regimen& regimen, RoutineId id, const Situation& situation, const Ladder& ladder) {
  const Routine& routine = regimen[id];
  const auto found = std::find_if(routine.forms.begin(), routine.forms.end(), [&](const RoutineForm& form) {
    return fits(form, situation, routine.place, ladder);
  });
  return found == routine.forms.end() ? routine.forms.back() : *found;
}

Arrangement arrange(const ItemContext& context, RoutineId id, const Situation& situation, const Ladder& ladder) {
  Arrangement result;
  const Known& known = context.regimen.known;
  const bool is_warm_up = id == known.warm_up_full_block || id == known.warm_up_standard_block;
  Arranging{context, situation, ladder, result}.add_routine(id, is_warm_up);
  return result;
}

}  // namespace unhunch::core

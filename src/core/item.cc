// SPDX-License-Identifier: Apache-2.0
#include "core/item.h"

#include <algorithm>

#include "core/growth.h"

namespace unhunch::core {
namespace {

template <class T>
T usual_or(const std::optional<Range<T>>& range, T otherwise) {
  return range ? range->usual : otherwise;
}

// The number of whole breaths nearest to the target inside [least, most] (rule hold_rounding; the shorter on a tie).
// The target itself when no number fits: then the clock alone ends the hold.
Seconds round_to_breaths(Seconds target, Seconds least, Seconds most, Seconds breath) {
  std::optional<Seconds> best;
  for (Seconds hold = breath; hold <= most; hold += breath) {
    if (hold < least) continue;
    const auto distance = [&](Seconds s) { return s > target ? s - target : target - s; };
    if (!best || distance(hold) < distance(*best)) best = hold;
  }
  return best.value_or(target);
}

class Fitting {
 public:
  Fitting(const ItemContext& context, const AllowedExercise& allowed, VariantId wanted, const Slot& slot)
      : context_(context), allowed_(allowed), slot_(slot), exercise_(context.regimen[allowed.exercise]) {
    item_.exercise = allowed.exercise;
    item_.variant = choose_variant(wanted);
    item_.slot = slot.time;
    item_.parts = slot.parts;
    item_.modifications = allowed.modifications;
    const bool own = static_cast<bool>(item_.variant);
    item_.exercise_class = own ? context.regimen[item_.variant].exercise_class : exercise_.exercise_class;
    dose_ = own ? &context.regimen[item_.variant].dose : &exercise_.dose;
    item_.sides = own ? context.regimen[item_.variant].sides : exercise_.sides;
  }

  std::optional<Item> run() {
    item_.enter = slot_.enter.value_or(usual_or(dose_->enter, Seconds{}));
    item_.leave = slot_.leave.value_or(usual_or(dose_->leave, Seconds{}));
    item_.change = item_.sides == Sides::each ? slot_.change.value_or(usual_or(dose_->change, Seconds{})) : Seconds{};
    item_.rest = slot_.rest.value_or(usual_or(dose_->rest, Seconds{}));
    if (!fit()) return std::nullopt;
    return item_;
  }

 private:
  // The form that the conditions ask for wins over the form that the routine would like.
  VariantId choose_variant(VariantId wanted) const {
    if (allowed_.variant || !wanted) return allowed_.variant;
    const bool open = std::find(allowed_.variants.begin(), allowed_.variants.end(), wanted) != allowed_.variants.end();
    return open ? wanted : VariantId{};
  }

  int side_count() const { return item_.sides == Sides::each ? 2 : 1; }
  Seconds around() const { return item_.enter + item_.leave + item_.change; }

  bool fit() {
    switch (item_.exercise_class) {
      case ExerciseClass::static_hold: return fit_holds();
      case ExerciseClass::roller: return fit_contact();
      case ExerciseClass::strength: return fit_sets();
      case ExerciseClass::breathing: return fit_breaths();
      case ExerciseClass::dynamic: return dose_->cycle && dose_->reps ? fit_cycles() : fit_whole();
      case ExerciseClass::cardio: return fit_whole();
    }
    return false;
  }

  Seconds holds_time(int holds, Seconds hold) const {
    Item tried = item_;
    tried.holds = holds;
    tried.hold = hold;
    return used_time(tried);
  }

  bool fit_holds() {
    const Seconds wanted = slot_.hold.value_or(dose_->hold->usual);
    Seconds most = std::min(dose_->hold->most,
                            calc_hold_most(context_.regimen, *dose_, item_.exercise, context_.history, context_.today));
    if (allowed_.hold_most) most = std::min(most, *allowed_.hold_most);
    const Seconds least = std::min(dose_->hold->least, most);
    item_.hold = round_to_breaths(std::min(wanted, most), least, most, breath());
    item_.holds = slot_.holds.value_or(0);
    const int holds_most = dose_->holds ? dose_->holds->most : 1;
    if (item_.holds == 0) {
      for (int n = 1; n <= holds_most && holds_time(n, item_.hold) <= slot_.time; ++n) item_.holds = n;
    }
    if (item_.holds == 0) {
      item_.holds = 1;
      item_.hold = least;
    }
    return holds_time(item_.holds, item_.hold) <= slot_.time;
  }

  Seconds breath() const {
    const Regimen& regimen = context_.regimen;
    return context_.paused_breath ? regimen.breathing_with_pause.cycle() : regimen.breathing.cycle();
  }

  bool fit_contact() {
    const Seconds most = calc_contact_most(context_.regimen, item_.exercise, context_.history, context_.today);
    item_.contact = std::min({most, dose_->contact->most, slot_.time - item_.enter});
    item_.leave = Seconds{};
    return item_.contact >= dose_->contact->least;
  }

  bool fit_sets() {
    item_.cycle = slot_.cycle.value_or(usual_or(dose_->cycle, exercise_.dose.cycle->usual));
    item_.sets = std::min(slot_.sets.value_or(dose_->sets->usual), dose_->sets->most);
    item_.reps = std::max(1, slot_.reps.value_or(dose_->reps->usual) - allowed_.fewer_reps);
    if (const auto most = find_reps_most(context_.regimen, item_.exercise, context_.history)) {
      item_.reps = std::min(item_.reps, *most);
    }
    const Seconds work = item_.enter + item_.leave + item_.cycle * (item_.sets * item_.reps);
    if (item_.sets > 1) {
      const Seconds spare = (slot_.time - work) / (item_.sets - 1);
      if (!slot_.rest) item_.rest = std::min(spare, dose_->rest->most);
      item_.rest = std::min(item_.rest, spare);
      if (item_.rest < dose_->rest->least) return false;
    }
    return work <= slot_.time;
  }

  bool fit_breaths() {
    item_.cycle = breath();
    const Seconds free = slot_.time - item_.enter;
    item_.breaths = std::min(slot_.breaths.value_or(free / item_.cycle), free / item_.cycle);
    const bool uncounted = item_.variant == context_.regimen.known.no_count;
    if (uncounted) item_.breaths = 0;
    item_.leave = Seconds{};
    return uncounted ? slot_.time >= dose_->duration.least : item_.breaths > 0;
  }

  bool fit_cycles() {
    item_.cycle = slot_.cycle.value_or(dose_->cycle->usual);
    const int fitting = (slot_.time - around()) / (item_.cycle * side_count());
    item_.reps = std::min({slot_.reps.value_or(dose_->reps->most), fitting, dose_->reps->most});
    return item_.reps >= dose_->reps->least;
  }

  bool fit_whole() {
    item_.enter = item_.leave = item_.change = Seconds{};
    return slot_.time > Seconds{};
  }

  const ItemContext& context_;
  const AllowedExercise& allowed_;
  const Slot& slot_;
  const Exercise& exercise_;
  const Dose* dose_ = nullptr;
  Item item_;
};

}  // namespace

std::optional<Item> make_item(const ItemContext& context, const AllowedExercise& allowed, VariantId wanted,
                              const Slot& slot) {
  return Fitting{context, allowed, wanted, slot}.run();
}

Item make_pause(Seconds slot) {
  Item item;
  item.slot = slot;
  return item;
}

Seconds used_time(const Item& item) {
  const int side_count = item.sides == Sides::each ? 2 : 1;
  const Seconds around = item.enter + item.leave;
  switch (item.exercise ? item.exercise_class : ExerciseClass::cardio) {
    case ExerciseClass::static_hold: {
      const bool each = item.sides == Sides::each;
      const Seconds between = each ? item.change * (2 * item.holds - 1) : item.rest * (item.holds - 1);
      return around + item.hold * (item.holds * side_count) + between;
    }
    case ExerciseClass::roller: return around + item.contact;
    case ExerciseClass::strength: return around + item.cycle * (item.sets * item.reps) + item.rest * (item.sets - 1);
    case ExerciseClass::breathing: return item.breaths > 0 ? around + item.cycle * item.breaths : item.slot;
    case ExerciseClass::dynamic:
      if (item.reps == 0) return item.slot;
      return around + item.change * (side_count - 1) + item.cycle * (item.reps * side_count);
    case ExerciseClass::cardio: return item.slot;
  }
  return item.slot;
}

Seconds count_warm_up(const Regimen& regimen, const Item& item) {
  if (!item.exercise) return item.slot <= regimen.figures.position_change ? item.slot : Seconds{};
  const bool moves = item.exercise_class == ExerciseClass::dynamic || item.exercise_class == ExerciseClass::cardio;
  const bool light_rows = item.exercise == regimen.known.band_row;
  return moves || light_rows ? used_time(item) : Seconds{};
}

}  // namespace unhunch::core

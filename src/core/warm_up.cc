// SPDX-License-Identifier: Apache-2.0
#include "core/warm_up.h"

#include <algorithm>

namespace unhunch::core {
namespace {

const WarmUpClass& figures_of(const Regimen& regimen, WarmUp need) {
  return regimen.warm_ups[static_cast<std::size_t>(need)];
}

bool moves(const Item& item) {
  return item.exercise &&
         (item.exercise_class == ExerciseClass::dynamic || item.exercise_class == ExerciseClass::cardio);
}

Seconds total_of(const std::vector<Item>& items) {
  Seconds total;
  for (const Item& item : items) total += item.slot;
  return total;
}

bool fits_micro_break(const Regimen& regimen, const std::vector<Item>& items) {
  const WarmUpClass& micro = figures_of(regimen, WarmUp::micro);
  int still = 0;
  for (const Item& item : items) {
    if (!item.exercise) continue;
    if (item.exercise_class == ExerciseClass::roller || item.exercise_class == ExerciseClass::strength) return false;
    if (!item.is_still()) continue;
    if (regimen[item.exercise].neck || item.hold > micro.hold_most) return false;
    ++still;
  }
  return still <= micro.static_most && total_of(items) <= micro.sequence_most;
}

bool is_rows(const Regimen& regimen, const Item& item) { return item.exercise == regimen.known.band_row; }

}  // namespace

WarmUp find_warm_up_class(const Regimen& regimen, const Item& item) {
  if (!item.exercise) return WarmUp::none;
  switch (item.exercise_class) {
    case ExerciseClass::static_hold:
      return item.hold > figures_of(regimen, WarmUp::standard).hold_most ? WarmUp::full : WarmUp::standard;
    case ExerciseClass::roller: return WarmUp::full;
    case ExerciseClass::strength: return regimen[item.exercise].warm_up;
    case ExerciseClass::dynamic:
    case ExerciseClass::breathing:
    case ExerciseClass::cardio: return WarmUp::none;
  }
  return WarmUp::full;
}

WarmUp find_warm_up_class(const Regimen& regimen, const std::vector<Item>& items) {
  WarmUp need = WarmUp::none;
  for (const Item& item : items) need = std::max(need, find_warm_up_class(regimen, item));
  return need == WarmUp::standard && fits_micro_break(regimen, items) ? WarmUp::micro : need;
}

Seconds find_missing_warm_up(const Regimen& regimen, const std::vector<Item>& items) {
  const WarmUp whole = find_warm_up_class(regimen, items);
  Seconds warm, missing;
  for (const Item& item : items) {
    const WarmUp own = find_warm_up_class(regimen, item);
    if (own != WarmUp::none) {  // rows count as warm-up themselves, so they need only their own class before them
      const WarmUp need = is_rows(regimen, item) ? std::min(own, whole) : whole;
      missing = std::max(missing, figures_of(regimen, need).time - warm);
    }
    warm += count_warm_up(regimen, item);
  }
  return missing;
}

namespace {

// Something allowed that moves, for the missing seconds; one that can last so long comes before one that cannot.
std::optional<Item> make_warm_up(const ItemContext& context, Seconds missing) {
  const Known& known = context.regimen.known;
  std::optional<Item> shorter;
  for (const ExerciseId id : {known.light_cardio, known.arm_mobiliser, known.opener, known.short_walk}) {
    const AllowedExercise* allowed = context.allowed.find(id);
    if (allowed == nullptr) continue;
    const Range<Seconds>& duration = context.regimen[id].dose.duration;
    Slot slot;
    slot.exercise = id;
    slot.time = std::clamp(missing, duration.least, duration.most);
    auto item = make_item(context, *allowed, {}, slot);
    if (!item) continue;
    item->warm_up_block = true;
    item->because = {"warm_up_needed"};
    if (item->slot >= missing) return item;
    if (!shorter || shorter->slot < item->slot) shorter = std::move(item);
  }
  return shorter;
}

}  // namespace

void complete_warm_up(const ItemContext& context, std::vector<Item>& items) {
  const Regimen& regimen = context.regimen;
  for (Seconds missing = find_missing_warm_up(regimen, items); missing > Seconds{};
       missing = find_missing_warm_up(regimen, items)) {
    if (auto warm_up = make_warm_up(context, missing)) {
      items.insert(items.begin(), std::move(*warm_up));
    } else {
      std::erase_if(items, [&](const Item& item) { return find_warm_up_class(regimen, item) != WarmUp::none; });
    }
  }
  const auto first = std::find_if(items.begin(), items.end(), moves);
  if (first != items.end() && first != items.begin()) {
    const bool starts_still = std::any_of(items.begin(), first, [](const Item& item) { return bool(item.exercise); });
    if (starts_still) std::rotate(items.begin(), first, first + 1);
  }
}

}  // namespace unhunch::core

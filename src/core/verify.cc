// SPDX-License-Identifier: Apache-2.0
#include "core/verify.h"

#include <algorithm>

#include "core/growth.h"
#include "core/warm_up.h"

namespace unhunch::core {
namespace {

class Verification {
 public:
  Verification(const ItemContext& context, const Triage& triage, const std::vector<Item>& items,
               const std::vector<TimelineStep>& steps)
      : context_(context), triage_(triage), items_(items), steps_(steps) {}

  std::vector<Slug> run() {
    expect(triage_.exercise_allowed() || items_.empty(), "inv_urgent_until_cleared");
    for (const Item& item : items_) {
      if (!item.exercise) continue;
      const AllowedExercise* allowed = context_.allowed.find(item.exercise);
      expect(allowed != nullptr, "inv_conditions_respected");
      if (allowed == nullptr) continue;
      expect_form(item, *allowed);
      expect_pain_gate(item);
      expect_hold(item);
      expect_contact(item);
    }
    expect(find_missing_warm_up(context_.regimen, items_) == Seconds{}, "inv_warm_up");
    expect(starts_moving(), "inv_warm_up");
    expect_times();
    expect_sides();
    return std::move(broken_);
  }

 private:
  void expect(bool holds, Slug invariant) {
    if (!holds && std::find(broken_.begin(), broken_.end(), invariant) == broken_.end()) broken_.push_back(invariant);
  }

  void expect_form(const Item& item, const AllowedExercise& allowed) {
    const bool open =
        item.variant == allowed.variant ||
        std::find(allowed.variants.begin(), allowed.variants.end(), item.variant) != allowed.variants.end() ||
        (!item.variant && !allowed.variant);
    expect(open && item.modifications == allowed.modifications, "inv_conditions_respected");
  }

  void expect_pain_gate(const Item& item) {
    const auto& pain = context_.answers.pain_now;
    const bool sore = !pain || *pain >= context_.regimen.figures.pain_now_sore.least;
    const bool loaded = item.is_still() || item.exercise_class == ExerciseClass::roller ||
                        item.exercise_class == ExerciseClass::strength;
    expect(!(sore && loaded), "inv_pain_now_gate");
  }

  void expect_hold(const Item& item) {
    if (!item.is_still()) return;
    const Figures& figures = context_.regimen.figures;
    const Exercise& exercise = context_.regimen[item.exercise];
    const Seconds most = exercise.neck ? figures.neck_hold_most : figures.hold_most;
    expect(item.hold >= figures.hold_least && item.hold <= most, "inv_hold_limits");
    Seconds total;
    for (const Item& other : items_) {
      if (other.exercise != item.exercise || !other.is_still()) continue;
      total += other.hold * (other.holds * (other.sides == Sides::each ? 2 : 1));
    }
    expect(total <= figures.stretch_total_most, "inv_hold_limits");
  }

  void expect_contact(const Item& item) {
    if (item.exercise_class != ExerciseClass::roller) return;
    const Seconds most = calc_contact_most(context_.regimen, item.exercise, context_.history, context_.today);
    expect(item.contact <= most && item.contact <= context_.regimen.figures.roller_most, "inv_roller_growth");
  }

  bool starts_moving() const {
    const auto first = std::find_if(items_.begin(), items_.end(), [](const Item& item) { return bool(item.exercise); });
    if (first == items_.end()) return true;
    const bool moves =
        first->exercise_class == ExerciseClass::dynamic || first->exercise_class == ExerciseClass::cardio;
    return moves || std::all_of(items_.begin(), items_.end(), [](const Item& item) {
             return !item.exercise || item.exercise_class == ExerciseClass::breathing;
           });
  }

  void expect_times() {
    Seconds total, now;
    for (const Item& item : items_) {
      total += item.slot;
      expect(!item.exercise || used_time(item) <= item.slot, "inv_timer_sums");
    }
    for (const TimelineStep& step : steps_) {
      expect(step.start == now && step.duration > Seconds{}, "inv_timer_sums");
      now += step.duration;
    }
    expect(now == total, "inv_timer_sums");
  }

  void expect_sides() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Seconds left, right;
      for (const TimelineStep& step : steps_) {
        if (step.item != i) continue;
        if (step.side == StepSide::left) left += step.duration;
        if (step.side == StepSide::right) right += step.duration;
      }
      expect(left == right, "inv_equal_sides");
    }
  }

  const ItemContext& context_;
  const Triage& triage_;
  const std::vector<Item>& items_;
  const std::vector<TimelineStep>& steps_;
  std::vector<Slug> broken_;
};

}  // namespace

std::vector<Slug> find_broken_invariants(const ItemContext& context, const Triage& triage,
                                         const std::vector<Item>& items, const std::vector<TimelineStep>& steps) {
  return Verification{context, triage, items, steps}.run();
}

}  // namespace unhunch::core

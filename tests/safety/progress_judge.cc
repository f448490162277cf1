// SPDX-License-Identifier: Apache-2.0
#include "progress_judge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace unhunch::testing {
namespace {

std::string describe(const Done& done) {
  return core::to_iso(done.date) + " " + done.exercise + " " + std::to_string(done.sets) + "x" +
         std::to_string(done.reps) + " hold " + std::to_string(done.hold) + " contact " + std::to_string(done.contact);
}

}  // namespace

void Broken::expect(bool holds, const std::string& invariant, const std::string& seen) {
  if (holds) return;
  Seen& each = seen_[invariant];
  if (each.count++ < 3) each.examples += seen + "\n";
}

void Broken::add(const Broken& others, const std::string& of) {
  for (const auto& [invariant, other] : others.seen_) {
    Seen& each = seen_[invariant];
    if (each.count < 6) each.examples += of + ":\n" + other.examples;
    each.count += other.count;
  }
}

void Broken::check(const std::string& invariant) const {
  const auto found = seen_.find(invariant);
  if (found == seen_.end()) return;
  FAIL_CHECK(invariant << " is broken " << found->second.count << " times:\n" << found->second.examples);
}

Done ProgressJudge::read(const core::Session& session, std::size_t item, const core::SessionDone& done,
                         const core::ExerciseDone& each) const {
  const core::Item& planned = session.items[item];
  Done mine{done.date, check_.of(planned.exercise).id};
  mine.level = check_.of(planned.exercise).level;
  mine.strength = planned.exercise_class == core::ExerciseClass::strength;
  if (mine.strength) {
    mine.sets = planned.sets;
    mine.reps = planned.reps;
  }
  for (const core::TimelineStep& step : session.steps) {
    if (step.item != item) continue;
    if (step.phase == core::Phase::hold && planned.exercise_class == core::ExerciseClass::static_hold) {
      mine.hold = std::max(mine.hold, step.duration.count);
    }
    if (step.phase == core::Phase::roll) mine.contact += step.duration.count;
  }
  mine.red = done.pain_peak->count >= 6 || done.after == core::AfterEffect::not_settled ||
             each.response == core::Response::sharp;
  mine.top = mine.sets >= 3 && mine.reps >= 12 && each.all_done && each.form_perfect && done.pain_peak->count <= 3 &&
             done.after == core::AfterEffect::settled && !mine.red;
  return mine;
}

void ProgressJudge::add(std::vector<Done> session) {
  for (const Done& now : session) judge(now);
  log_.insert(log_.end(), session.begin(), session.end());
}

void ProgressJudge::judge(const Done& now) {
  if (now.strength) judge_strength(now);
  if (now.strength && now.level >= 0) judge_level(now);
  judge_after_red(now);
  if (now.contact > 0) judge_roll(now);
}

void ProgressJudge::judge_strength(const Done& now) {
  std::set<int> week{now.date.since_1970};
  for (const Done& before : log_) {
    if (!before.strength) continue;
    const int ago = (now.date - before.date).count;
    if (ago < 7) week.insert(before.date.since_1970);
    broken_.expect(!(ago == 1 && now.level >= 1 && before.exercise == now.exercise), "inv_strength_days",
                   "on consecutive days: " + describe(now));
  }
  broken_.expect(week.size() <= 5, "inv_strength_days", "a sixth day in seven: " + describe(now));
}

void ProgressJudge::judge_level(const Done& now) {
  highest_level_ = std::max(highest_level_, now.level);
  const Done* last = nullptr;
  std::optional<core::Date> first;
  std::set<int> gate;
  for (const Done& before : log_) {
    if (before.strength && !first) first = before.date;
    if (before.level < 0) continue;
    last = &before;
    if (before.level == now.level - 1 && before.top) gate.insert(before.date.since_1970);
  }
  const int level = last != nullptr ? last->level : 0;
  const int since_first = first ? (now.date - *first).count : 0;
  broken_.expect(now.level <= level + 1, "inv_ladder_steps", "two levels at once: " + describe(now));
  broken_.expect(now.level != 2 || since_first >= 14, "inv_ladder_steps", "too early: " + describe(now));
  broken_.expect(now.level != 3 || since_first >= 42, "inv_ladder_steps", "too early: " + describe(now));
  broken_.expect(now.level <= level || gate.size() >= 2, "inv_ladder_steps", "without the gate: " + describe(now));
}

// The next time of the same exercise; for push-ups of any push-up.
void ProgressJudge::judge_after_red(const Done& now) {
  const auto last = std::find_if(log_.rbegin(), log_.rend(), [&](const Done& before) {
    return before.exercise == now.exercise || (now.level >= 0 && before.level >= 0);
  });
  if (last == log_.rend() || !last->red) return;
  const bool harder = now.level > last->level || now.sets > last->sets || now.reps > last->reps ||
                      (last->hold > 0 && now.hold > last->hold) || (last->contact > 0 && now.contact > last->contact);
  broken_.expect(!harder, "inv_not_harder_after_red", describe(*last) + " was red, then " + describe(now));
}

void ProgressJudge::judge_roll(const Done& now) {
  longest_roll_ = std::max(longest_roll_, now.contact);
  int uses = 0, longest_old = 0;
  for (const Done& before : log_) {
    if (before.exercise != now.exercise || before.contact == 0) continue;
    ++uses;
    if ((now.date - before.date).count >= 7) longest_old = std::max(longest_old, before.contact);
  }
  const int most = uses < 3 || longest_old == 0 ? 30 : std::min(120, longest_old + 15);
  broken_.expect(now.contact <= most, "inv_roller_growth", describe(now) + ", allowed " + std::to_string(most));
}

}  // namespace unhunch::testing

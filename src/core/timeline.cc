// SPDX-License-Identifier: Apache-2.0
#include "core/timeline.h"

#include <algorithm>

namespace unhunch::core {
namespace {

class Drawing {
 public:
  explicit Drawing(const ItemContext& context) : context_(context) {}

  void add(const Item& item, std::size_t index) {
    item_ = &item;
    index_ = index;
    const std::size_t first = steps_.size();
    const Seconds end = now_ + item.slot;
    draw_work();
    if (now_ < end) draw(Phase::rest, end - now_);
    if (item.exercise && first < steps_.size()) announce(steps_[first]);
  }

  std::vector<TimelineStep> take() { return std::move(steps_); }

 private:
  const Exercise& exercise() const { return context_.regimen[item_->exercise]; }

  TimelineStep* draw(Phase phase, Seconds duration, StepSide side = StepSide::both) {
    if (duration <= Seconds{}) return nullptr;
    TimelineStep step;
    step.item = index_;
    step.exercise = item_->exercise;
    step.variant = item_->variant;
    step.exercise_class = item_->exercise_class;
    step.phase = phase;
    step.side = side;
    step.start = now_;
    step.duration = duration;
    now_ += duration;
    steps_.push_back(std::move(step));
    if (item_->exercise) add_step_cues(steps_.back());
    return &steps_.back();
  }

  void draw_work() {
    if (!item_->exercise) {
      draw(Phase::change, item_->slot);
      return;
    }
    draw(Phase::enter, item_->enter);
    switch (item_->exercise_class) {
      case ExerciseClass::static_hold: draw_holds(); break;
      case ExerciseClass::roller: draw(Phase::roll, item_->contact); break;
      case ExerciseClass::strength: draw_sets(); break;
      case ExerciseClass::breathing: draw_breaths(); break;
      case ExerciseClass::dynamic: item_->reps > 0 ? draw_cycles() : draw_parts(); break;
      case ExerciseClass::cardio: draw(Phase::move, item_->slot); break;
    }
    draw(Phase::leave, item_->leave);
  }

  void draw_hold(StepSide side) {
    TimelineStep* step = draw(Phase::hold, item_->hold, side);
    if (step == nullptr || item_->variant == context_.regimen.known.no_count) return;
    const BreathingPattern& pattern = breathing();
    const int cycles = item_->hold / pattern.cycle();
    if (cycles > 0 && item_->hold % pattern.cycle() == Seconds{}) {
      step->breath = Breath{pattern.inhale, pattern.pause, pattern.exhale, cycles};
    }
  }

  void draw_holds() {
    for (int n = 0; n < item_->holds; ++n) {
      hold_number_ = n;
      if (item_->sides == Sides::none) {
        if (n > 0) draw(Phase::rest, item_->rest);
        draw_hold(StepSide::both);
      } else {
        if (n > 0) draw(Phase::change, item_->change);
        draw_hold(StepSide::right);
        draw(Phase::change, item_->change);
        draw_hold(StepSide::left);
      }
    }
  }

  void draw_reps(StepSide side, int set) {
    TimelineStep* step = draw(Phase::move, item_->cycle * item_->reps, side);
    if (step == nullptr) return;
    step->reps = item_->reps;
    step->set = set;
    step->sets = item_->sets;
  }

  void draw_cycles() {
    if (item_->sides == Sides::none) return draw_reps(StepSide::both, 1);
    draw_reps(StepSide::right, 1);
    draw(Phase::change, item_->change);
    draw_reps(StepSide::left, 1);
  }

  void draw_sets() {
    for (int set = 1; set <= item_->sets; ++set) {
      if (set > 1) draw(Phase::rest, item_->rest);
      draw_reps(StepSide::both, set);
    }
  }

  void draw_breaths() {
    const Seconds time = item_->breaths > 0 ? item_->cycle * item_->breaths : item_->slot - item_->enter;
    TimelineStep* step = draw(Phase::breathe, time);
    if (step == nullptr || item_->breaths == 0) return;
    const BreathingPattern& pattern = breathing();
    step->breath = Breath{pattern.inhale, pattern.pause, pattern.exhale, item_->breaths};
  }

  const BreathingPattern& breathing() const {
    return context_.paused_breath ? context_.regimen.breathing_with_pause : context_.regimen.breathing;
  }

  bool is_chosen(int part) const {
    if (part < 0) return item_->parts.empty();
    const bool lift_left_out = item_->variant == exercise().without_option && exercise().option;
    const bool is_option_part = lift_left_out && part + 1 == static_cast<int>(exercise().parts.size());
    if (is_option_part) return false;
    if (item_->parts.empty()) return true;
    for (const int chosen : item_->parts) {
      if (chosen == part) return true;
    }
    return false;
  }

  // Exercises made of counted parts: the chosen steps share the slot in proportion to their usual times.
  void draw_parts() {
    const std::vector<Step>& all = exercise().steps;
    std::vector<std::size_t> chosen;
    Seconds usual;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].time > Seconds{} && is_chosen(all[i].part)) {
        chosen.push_back(i);
        usual += all[i].time;
      }
    }
    if (chosen.empty()) {
      draw(Phase::move, item_->slot);
      return;
    }
    const int rounds = std::max(1, item_->slot / usual);
    const Seconds round = item_->slot / rounds;
    Seconds left = item_->slot;
    for (int r = 0; r < rounds; ++r) {
      Seconds left_in_round = r + 1 == rounds ? left : round;
      for (std::size_t n = 0; n < chosen.size(); ++n) {
        const bool last = n + 1 == chosen.size();
        const Seconds share = last ? left_in_round : Seconds{round.count * all[chosen[n]].time.count / usual.count};
        part_step_ = static_cast<int>(chosen[n]);
        draw(phase_of(all[chosen[n]]), share);
        left_in_round -= share;
        left -= share;
      }
    }
    part_step_ = -1;
  }

  static Phase phase_of(const Step& step) {
    switch (step.phase) {
      case Step::Phase::enter: return Phase::enter;
      case Step::Phase::change: return Phase::change;
      case Step::Phase::leave: return Phase::leave;
      case Step::Phase::rest: return Phase::rest;
      default: return Phase::move;
    }
  }

  static bool speaks(Step::Phase written, Phase drawn) {
    switch (drawn) {
      case Phase::enter: return written == Step::Phase::enter;
      case Phase::rest: return written == Step::Phase::rest;
      case Phase::change: return written == Step::Phase::change;
      case Phase::leave: return written == Step::Phase::leave;
      default: return written == Step::Phase::work;
    }
  }

  // The written steps of the phase, each at its own second; those of a movement in its first two rounds.
  void add_step_cues(TimelineStep& step) {
    if (part_step_ >= 0) {
      step.cues.push_back({step.start, Cue::Kind::step, static_cast<std::uint16_t>(part_step_)});
      return;
    }
    if (step.phase == Phase::hold && exercise().exercise_class == ExerciseClass::static_hold) {
      add_hold_cue(step);
      return;
    }
    const bool cycles = step.phase == Phase::move && item_->cycle > Seconds{};
    const int rounds = cycles ? std::min(2, item_->reps) : 1;
    Seconds at = step.start;
    for (int round = 0; round < rounds; ++round) {
      Seconds offset;
      bool way_shown = false;
      for (std::size_t i = 0; i < exercise().steps.size(); ++i) {
        const Step& written = exercise().steps[i];
        if (!speaks(written.phase, step.phase) || (written.choice && way_shown)) continue;
        if (written.skipped && !context_.paused_breath) continue;
        way_shown = way_shown || written.choice;
        if (at + offset >= step.start + step.duration) break;
        step.cues.push_back({at + offset, Cue::Kind::step, static_cast<std::uint16_t>(i)});
        offset += written.skipped ? context_.regimen.breathing_with_pause.pause : written.time;
      }
      at += item_->cycle;
    }
  }

  // A stretch writes one step of work for each hold, or one for each side; the last one serves all further holds.
  void add_hold_cue(TimelineStep& step) const {
    int before = step.side == StepSide::both ? hold_number_ : static_cast<int>(step.side == StepSide::left);
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < exercise().steps.size(); ++i) {
      if (exercise().steps[i].phase != Step::Phase::work) continue;
      if (found && before-- == 0) break;
      found = i;
    }
    if (found) step.cues.push_back({step.start, Cue::Kind::step, static_cast<std::uint16_t>(*found)});
  }

  // What the item is, before its first step: name, changed form, limits to keep to.
  void announce(TimelineStep& first) {
    std::vector<Cue> cues;
    cues.push_back({first.start, Cue::Kind::name, item_->exercise.index});
    if (item_->variant) cues.push_back({first.start, Cue::Kind::variant, item_->variant.index});
    item_->modifications.for_each([&](ModificationId id) {
      cues.push_back({first.start, Cue::Kind::modification, id.index});
    });
    if (first.phase != Phase::enter) add_enter_steps(first.start, cues);
    first.cues.insert(first.cues.begin(), cues.begin(), cues.end());
    for (TimelineStep* step = &first; step <= &steps_.back(); ++step) {
      const bool work = step->phase == Phase::hold || step->phase == Phase::move || step->phase == Phase::roll ||
                        step->phase == Phase::breathe;
      if (!work) continue;
      const Cue felt{step->start + step->duration / 2, Cue::Kind::felt, item_->exercise.index};
      const auto later = std::upper_bound(step->cues.begin(), step->cues.end(), felt,
                                          [](const Cue& a, const Cue& b) { return a.at < b.at; });
      step->cues.insert(later, felt);
      return;
    }
  }

  // Where no time is set apart for taking up the position, its steps are said as the work begins.
  void add_enter_steps(Seconds at, std::vector<Cue>& cues) const {
    if (!exercise().parts.empty()) return;
    for (std::size_t i = 0; i < exercise().steps.size(); ++i) {
      if (exercise().steps[i].phase != Step::Phase::enter) continue;
      cues.push_back({at, Cue::Kind::step, static_cast<std::uint16_t>(i)});
    }
  }

  const ItemContext& context_;
  const Item* item_ = nullptr;
  std::size_t index_ = 0;
  int part_step_ = -1;
  int hold_number_ = 0;
  Seconds now_;
  std::vector<TimelineStep> steps_;
};

}  // namespace

std::vector<TimelineStep> make_timeline(const ItemContext& context, const std::vector<Item>& items) {
  Drawing drawing{context};
  for (std::size_t i = 0; i < items.size(); ++i) drawing.add(items[i], i);
  return drawing.take();
}

Slug slug(Phase phase) {
  constexpr Slug slugs[] = {"enter", "hold", "move", "roll", "breathe", "rest", "change", "leave"};
  return slugs[static_cast<std::size_t>(phase)];
}

Slug slug(StepSide side) {
  constexpr Slug slugs[] = {"both", "right", "left"};
  return slugs[static_cast<std::size_t>(side)];
}

Slug slug(ExerciseClass exercise_class) {
  constexpr Slug slugs[] = {"dynamic", "static_hold", "roller", "strength", "breathing", "cardio"};
  return slugs[static_cast<std::size_t>(exercise_class)];
}

}  // namespace unhunch::core

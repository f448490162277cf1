// SPDX-License-Identifier: Apache-2.0
#include "main/guide.h"

#include <fmt/format.h>

#include <algorithm>

#include "main/phrases.h"

namespace unhunch::app {
namespace {

Milliseconds to_time(core::Seconds seconds) { return std::chrono::seconds{seconds.count}; }

std::string_view side_words(core::StepSide side) {
  if (side == core::StepSide::right) return phrases::right_side;
  return side == core::StepSide::left ? phrases::left_side : std::string_view{};
}

// What is said where the exercise has no sentence of its own.
std::string_view words_of(core::Phase phase) {
  switch (phase) {
    case core::Phase::rest: return phrases::rest_words;
    case core::Phase::change: return phrases::change_now;
    case core::Phase::leave: return phrases::come_out;
    default: return phrases::get_ready;
  }
}

class Making {
 public:
  Making(const Knowledge& knowledge, const core::Session& session) : knowledge_(knowledge), session_(session) {}

  std::vector<GuideStep> run() {
    std::vector<GuideStep> steps;
    for (const core::TimelineStep& each : session_.steps) steps.push_back(make(each));
    for (std::size_t i = steps.size(); i-- > 0;) steps[i].next = find_next(steps, i);
    share_changes(steps);
    return steps;
  }

 private:
  const core::Regimen& regimen() const { return knowledge_.regimen(); }

  GuideStep make(const core::TimelineStep& from) const {
    GuideStep step;
    step.item = from.item;
    step.exercise = from.exercise;
    step.phase = from.phase;
    step.side = side_words(from.side);
    step.start = to_time(from.start);
    step.duration = to_time(from.duration);
    step.breath = from.breath;
    step.reps = from.reps;
    step.set = from.set;
    step.sets = from.sets;
    const core::Item& item = session_.items[from.item];
    step.warm_up = item.warm_up_block;
    if (from.reps > 0) step.cycle = to_time(item.cycle);
    if (!from.exercise) {
      step.title = phrases::change_now;
      step.said.push_back({Milliseconds{}, std::string{phrases::change_place}});
      return step;
    }
    step.title = knowledge_.text("exercise", regimen()[from.exercise].id);
    add_cues(from, step);
    return step;
  }

  void add_cues(const core::TimelineStep& from, GuideStep& step) const {
    const std::string& exercise = regimen()[from.exercise].id;
    for (const core::Cue& cue : from.cues) {
      const Milliseconds at = to_time(cue.at - from.start);
      switch (cue.kind) {
        case core::Cue::Kind::name: break;
        case core::Cue::Kind::variant:
          step.changes.emplace_back(knowledge_.text("exercise_variant", regimen().variants[cue.index].id, "change"));
          break;
        case core::Cue::Kind::modification:
          step.changes.emplace_back(knowledge_.text("modification", regimen().modifications[cue.index].id, "says"));
          break;
        case core::Cue::Kind::step:
          step.said.push_back({at, std::string{knowledge_.texts().find("exercise", exercise, "steps", cue.index)}});
          break;
        case core::Cue::Kind::felt: step.felt = knowledge_.text("exercise", exercise, "felt"); break;
      }
    }
    std::erase_if(step.said, [](const Said& said) { return said.words.empty(); });
    if (step.said.empty()) step.said.push_back({Milliseconds{}, find_words(exercise, step.phase)});
  }

  // Getting into position is what the setup says.
  std::string find_words(std::string_view exercise, core::Phase phase) const {
    if (phase != core::Phase::enter) return std::string{words_of(phase)};
    std::string words;
    for (std::size_t n = 0; n < knowledge_.texts().count("exercise", exercise, "setup"); ++n) {
      words += (n == 0 ? "" : " ") + std::string{knowledge_.texts().find("exercise", exercise, "setup", n)};
    }
    return words.empty() ? std::string{words_of(phase)} : words;
  }

  static std::string find_next(const std::vector<GuideStep>& steps, std::size_t at) {
    for (std::size_t i = at + 1; i < steps.size(); ++i) {
      if (steps[i].item != steps[at].item && steps[i].exercise) return steps[i].title;
    }
    return {};
  }

  // What changes, and what is felt, belongs to every step of an item.
  static void share_changes(std::vector<GuideStep>& steps) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      for (std::size_t k = 0; k < steps.size(); ++k) {
        if (k == i || steps[k].item != steps[i].item) continue;
        if (steps[k].changes.empty()) steps[k].changes = steps[i].changes;
        if (steps[k].felt.empty() && steps[k].is_work()) steps[k].felt = steps[i].felt;
      }
    }
  }

  const Knowledge& knowledge_;
  const core::Session& session_;
};

}  // namespace

std::vector<GuideStep> make_guide(const Knowledge& knowledge, const core::Session& session) {
  return Making{knowledge, session}.run();
}

void Guide::advance(Milliseconds time) {
  if (paused_ || is_over()) return;
  elapsed_ += std::clamp(time, Milliseconds{}, most_at_once);
  while (!is_over() && elapsed_ >= steps_[at_].duration) {
    elapsed_ -= steps_[at_].duration;
    ++at_;
  }
}

std::size_t Guide::first_of(std::size_t item) const {
  const auto found =
      std::find_if(steps_.begin(), steps_.end(), [&](const GuideStep& step) { return step.item == item; });
  return static_cast<std::size_t>(found - steps_.begin());
}

void Guide::go_to(std::size_t step) {
  at_ = step;
  elapsed_ = Milliseconds{};
}

void Guide::next_exercise() {
  if (is_over()) return;
  std::size_t next = at_;
  while (next < steps_.size() && steps_[next].item == steps_[at_].item) ++next;
  go_to(next);
}

void Guide::previous_exercise() {
  constexpr Milliseconds just_begun{3000};
  if (is_over()) return;
  const std::size_t first = first_of(steps_[at_].item);
  const bool begun = at_ > first || elapsed_ > just_begun;
  go_to(begun || first == 0 ? first : first_of(steps_[first - 1].item));
}

std::string_view Guide::words() const {
  const GuideStep& now = step();
  const Milliseconds at = now.cycle.count() > 0 ? elapsed_ % now.cycle : elapsed_;
  std::string_view words;
  for (const Said& said : now.said) {
    if (said.at <= at || words.empty()) words = said.words;
  }
  return words;
}

int Guide::repetition() const {
  const GuideStep& now = step();
  if (now.cycle.count() == 0 || now.reps == 0) return 0;
  return std::min(now.reps, static_cast<int>(elapsed_ / now.cycle) + 1);
}

BreathNow find_breath(const core::Breath& breath, Milliseconds elapsed) {
  const Milliseconds in = to_time(breath.inhale);
  const Milliseconds pause = to_time(breath.pause);
  const Milliseconds out = to_time(breath.exhale);
  const Milliseconds cycle = in + pause + out;
  if (cycle.count() <= 0) return {};
  BreathNow now;
  now.cycle = std::min(breath.cycles, static_cast<int>(elapsed / cycle) + 1);
  const Milliseconds at = elapsed % cycle;
  const auto share = [](Milliseconds part, Milliseconds whole) {
    return static_cast<double>(part.count()) / static_cast<double>(whole.count());
  };
  if (at < in) {
    now.part = BreathNow::Part::in;
    now.fullness = share(at, in);
  } else if (at < in + pause) {
    now.part = BreathNow::Part::pause;
    now.fullness = 1;
  } else {
    now.part = BreathNow::Part::out;
    now.fullness = 1 - share(at - in - pause, out);
  }
  return now;
}

std::string to_minutes(Milliseconds time) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

}  // namespace unhunch::app

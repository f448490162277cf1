// SPDX-License-Identifier: Apache-2.0
// A session as it is shown, and the place in it. Pure: time is handed in, so that a test can walk through a whole
// session in no time.
//
// The place only moves on by the time that is handed in, and never by more than `most_at_once`: when the program was
// suspended, no step is skipped and no rest is shorter.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/session.h"
#include "main/knowledge.h"

namespace unhunch::app {

using Milliseconds = std::chrono::milliseconds;

inline constexpr Milliseconds most_at_once{1000};

// What is said from a moment of a step on.
struct Said {
  Milliseconds at{};
  std::string words;
};

struct GuideStep {
  std::size_t item = 0;
  core::ExerciseId exercise;
  core::Phase phase{};
  std::string title;  // the exercise, or the change of place
  std::string side;   // empty for both
  Milliseconds start{}, duration{};
  std::vector<Said> said;  // what to do now
  Milliseconds cycle{};    // of repetitions; zero when there are none
  int reps = 0, set = 0, sets = 0;
  std::optional<core::Breath> breath;
  std::vector<std::string> changes;  // what is different for this person
  std::string felt;
  std::string next;  // the exercise after this one; empty at the end
  bool warm_up = false;

  bool is_work() const {
    return phase == core::Phase::hold || phase == core::Phase::move || phase == core::Phase::roll ||
           phase == core::Phase::breathe;
  }
};

std::vector<GuideStep> make_guide(const Knowledge&, const core::Session&);

class Guide {
 public:
  explicit Guide(std::vector<GuideStep> steps) : steps_(std::move(steps)) {}

  bool is_over() const { return at_ >= steps_.size(); }
  bool is_paused() const { return paused_; }
  const GuideStep& step() const { return steps_[at_]; }
  const std::vector<GuideStep>& steps() const { return steps_; }
  std::size_t index() const { return at_; }
  Milliseconds elapsed() const { return elapsed_; }
  Milliseconds remaining() const { return steps_[at_].duration - elapsed_; }
  Milliseconds done() const { return is_over() ? total() : steps_[at_].start + elapsed_; }
  Milliseconds total() const { return steps_.empty() ? Milliseconds{} : steps_.back().start + steps_.back().duration; }

  void advance(Milliseconds time);
  void pause() { paused_ = true; }
  void toggle_pause() { paused_ = !paused_; }
  void next_exercise();
  void previous_exercise();

  // What to do at this moment.
  std::string_view words() const;
  int repetition() const;  // from 1; 0 when there are none

 private:
  std::size_t first_of(std::size_t item) const;
  void go_to(std::size_t step);

  std::vector<GuideStep> steps_;
  std::size_t at_ = 0;
  Milliseconds elapsed_{};
  bool paused_ = false;
};

// Where the breath is: growing, still, or shrinking, and how full, from 0 to 1.
struct BreathNow {
  enum class Part : std::uint8_t { in, pause, out };
  Part part{};
  double fullness = 0;
  int cycle = 0;  // from 1
};
BreathNow find_breath(const core::Breath&, Milliseconds elapsed);

// Minutes and seconds: 2:05.
std::string to_minutes(Milliseconds time);

}  // namespace unhunch::app

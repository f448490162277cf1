// SPDX-License-Identifier: Apache-2.0
// What the tests of insight share: a log written down in a few words, and numbers drawn for simulated people.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/insight/chance.h"
#include "core/insight/insight.h"
#include "core/regimen_testing.h"

namespace unhunch::core::testing {

inline const InsightFigures& figures() { return regimen().insight; }

// Events at noon of their days, each a minute after the one before.
class LogScript {
 public:
  LogScript& at(int on, EventBody body) {
    events_.push_back(
        Event{next_id(), {(day(on).since_1970 * 1440LL + 720 + minute_++ % 600) * 60'000LL, 0}, {}, body});
    return *this;
  }
  LogScript& screened(int on = 0) { return at(on, AnswersChange{true}); }
  LogScript& rated(int on, Measure measure, int value) {
    DailyEntry entry;
    entry.values[static_cast<std::size_t>(measure)] = static_cast<std::int16_t>(value);
    return at(on, entry);
  }
  LogScript& pain(int on, int value) { return rated(on, Measure::pain_average, value); }
  LogScript& pains(int from, const std::vector<int>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) pain(from + static_cast<int>(i), values[i]);
    return *this;
  }
  LogScript& measured(int on, Outcome outcome, double score) {
    MeasureEntry entry;
    entry.outcome = outcome;
    entry.hundredths = static_cast<std::int32_t>(std::lround(score * 100));
    return at(on, entry);
  }
  LogScript& shown(int on, Prompt prompt, std::optional<PromptAnswer> answer = {}) {
    return at(on, PromptShown{prompt, answer});
  }

  std::vector<Event> events() const {
    std::vector<Event> sorted = events_;
    std::sort(sorted.begin(), sorted.end(), comes_before);
    return sorted;
  }

  Insight insight(int on) const {
    const std::vector<Event> sorted = events();
    return calc_insight(regimen(), find_facts(sorted), day(on));
  }

  std::vector<FiredPrompt> prompts(int on) const { return insight(on).prompts; }

 private:
  EventId next_id() {
    ++count_;
    EventId id;
    for (int i = 0; i < 4; ++i) id.bytes[static_cast<std::size_t>(15 - i)] = static_cast<std::uint8_t>(count_ >> 8 * i);
    return id;
  }

  std::vector<Event> events_;
  std::uint32_t count_ = 0;
  int minute_ = 0;
};

inline const OutcomeChange* find_change(const Insight& insight, Outcome outcome) {
  for (const OutcomeChange& each : insight.changes) {
    if (each.outcome == outcome) return &each;
  }
  return nullptr;
}

// A simulated person's numbers.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : draw_(seed) {}
  double uniform() { return static_cast<double>(draw_.next() >> 11) * 0x1.0p-53; }
  bool is(double share) { return uniform() < share; }
  double normal() {  // the sum of twelve
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  }
  // A day like the one before: mean nought, spread one, so much of yesterday left.
  double follow(double& yesterday, double left) {
    return yesterday = left * yesterday + std::sqrt(1 - left * left) * normal();
  }

 private:
  Draw draw_;
};

inline int on_scale(double value) { return std::clamp(static_cast<int>(std::lround(value)), 0, 10); }

// Is so many out of so many believable when the true share is at most `share`? (three standard deviations)
inline bool is_at_most(int seen, int of, double share) {
  return seen <= of * share + 3 * std::sqrt(of * share * (1 - share));
}

}  // namespace unhunch::core::testing

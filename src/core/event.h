// SPDX-License-Identifier: Apache-2.0
// What happened, as far as the rules read it. An event is a fact about one person; it never changes. What only people
// read of it (notes, names) stays with the caller, and so do answers and settings, which are documents
// (wire/record.h folds them).
//
// A later event may supersede an earlier one; what then counts is worked out in core/journal.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <variant>

#include "core/date.h"
#include "core/event_id.h"
#include "core/history.h"
#include "core/ids.h"
#include "core/outcome.h"
#include "core/units.h"

namespace unhunch::core {

// An instant with the local offset that was in force where it was recorded.
struct Moment {
  std::int64_t at_ms = 0;  // since 1970, UTC
  int offset_min = 0;

  constexpr bool operator==(const Moment&) const = default;
  Date day() const;
  int minute() const;  // of the local day, 0 to 1439
};

// The numbers of a daily entry (section 1.1 of the journal), each with its range in the regimen.
enum class Measure : std::uint8_t {
  pain_now,
  pain_average,
  pain_worst,
  stiffness_minutes,
  sleep_quality,
  stress_level,
  activity_level,
  head_turn_ease,
  high_shelf_reach,
};
inline constexpr std::size_t measure_count = 9;

struct DailyEntry {
  static constexpr std::int16_t none = -1;
  std::array<std::int16_t, measure_count> values{none, none, none, none, none, none, none, none, none};

  std::optional<int> operator[](Measure measure) const {
    const std::int16_t value = values[static_cast<std::size_t>(measure)];
    return value == none ? std::nullopt : std::optional<int>{value};
  }
};

struct SessionEntry {
  RoutineId routine;
  Seconds time;
  bool complete = false;
  std::optional<Pain> pain_before, pain_peak;
};

struct ExerciseResponse {
  EventId session;
  ExerciseDone done;
  bool skipped = false;
};

struct AfterEffect24h {
  EventId session;
  AfterEffect after{};
};

// What became of a break: `due` when it fell due, `natural` when the person was away long enough by themselves, `held`
// when it was due and had to wait (a call, do-not-disturb).
enum class BreakResult : std::uint8_t { done, snoozed, skipped, off_today, due, natural, held };
inline constexpr std::size_t break_result_count = 7;

struct BreakEvent {
  BreakResult result{};
};

// A patch of the answers; `screened` when it ends a full screening. One that tells nothing but the pain of the moment
// may be read here already.
struct AnswersChange {
  bool screened = false;
  std::optional<Pain> only_pain{};
};

struct SymptomEvent {
  bool ends_day = false;
};

// One outcome measure. Values are in hundredths, so that equal texts are equal values; an activity of one's own is
// known again by its name, of which a number is kept.
struct MeasureEntry {
  static constexpr std::size_t most_items = 5;
  struct Item {
    std::uint32_t name = 0;
    std::int32_t hundredths = 0;
  };
  Outcome outcome{};
  std::uint8_t count = 0;  // of `items`; 0 where there are too many
  std::int32_t hundredths = 0;
  std::array<Item, most_items> items{};
};

// A prompt was shown, and what was answered where it asks.
struct PromptShown {
  Prompt prompt{};
  std::optional<PromptAnswer> answer;
};

// The guided look at three habits was done (rule habit_audit).
struct HabitAudit {};

enum class OtherKind : std::uint8_t { check_record, free_note, setting };
struct Other {
  OtherKind kind{};
};
struct TakenBack {};
struct Unknown {};  // of a newer version, or not to be understood: kept, and ignored

using EventBody = std::variant<Unknown, AnswersChange, DailyEntry, SessionEntry, ExerciseResponse, AfterEffect24h,
                               BreakEvent, SymptomEvent, MeasureEntry, PromptShown, HabitAudit, Other, TakenBack>;

struct Event {
  EventId id;
  Moment moment;
  std::optional<EventId> supersedes;
  EventBody body;
};

// The order of the log, the same on every device.
constexpr bool comes_before(const Event& a, const Event& b) {
  if (a.moment.at_ms != b.moment.at_ms) return a.moment.at_ms < b.moment.at_ms;
  return a.id < b.id;
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
//
// What ten years say, natively: the door `insight` on a log that is in memory.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

#include "core/date.h"
#include "main/embedded.h"
#include "wire/door.h"

namespace unhunch {
namespace {

// Always the same numbers (a linear congruence).
class Chance {
 public:
  std::uint32_t below(std::uint32_t count) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % count;
  }

 private:
  std::uint32_t state_ = 1;
};

// Somebody who uses Unhunch every day, as in bench/story.mjs: about seventy thousand events.
class Story {
 public:
  std::string years(int count) {
    constexpr int days_of_year = 365;
    for (int day = 0; day < days_of_year * count; ++day) live(first_ + core::Days{day});
    last_ = first_ + core::Days{days_of_year * count - 1};
    return "[" + text_ + "]";
  }
  core::Date last() const { return last_; }

 private:
  static std::string id_of(int number) { return fmt::format("01580000-0000-7000-8000-{:012x}", number); }

  int add(core::Date day, int minute, std::string_view kind, const std::string& body) {
    ++number_;
    text_ +=
        fmt::format(R"({}{{"id":"{}","at":"{}T{:02}:{:02}:00.{:03}Z","offset_min":0,"kind":"{}","v":1,"body":{}}})",
                    text_.empty() ? "" : ",", id_of(number_), core::to_iso(day), minute / 60, minute % 60,
                    number_ % 1000, kind, body);
    return number_;
  }

  void live(core::Date day) {
    const auto pain = [this] { return chance_.below(5); };
    const int session = add(day, 500, "session_entry",
                            fmt::format(R"({{"routine":"full_session","seconds":600,"complete":true,"pain_before":{},)"
                                        R"("pain_peak":{},"place":"floor"}})",
                                        pain(), pain()));
    for (const std::string_view exercise : {"cat_cow", "wall_chest_stretch", "band_row", "childs_pose", "wall_push_up",
                                            "neck_side_bend", "seated_twist", "seated_cat_cow"}) {
      add(day, 501, "exercise_response",
          fmt::format(R"({{"session":"{}","exercise":"{}","response":"{}"}})", id_of(session), exercise,
                      chance_.below(2) == 0 ? "eased" : "same"));
    }
    for (int hour = 9; hour < 16; ++hour) {
      add(day, hour * 60, "break_event",
          fmt::format(R"({{"result":"{}","routine":"office_reset"}})",
                      chance_.below(4) ? "break_done" : "break_skipped"));
    }
    add(day, 1200, "daily_entry",
        fmt::format(
            R"({{"pain_now":{},"pain_average":{},"stiffness_minutes":{},"sleep_quality":{},"stress_level":{}}})",
            pain(), pain(), chance_.below(40), chance_.below(11), chance_.below(11)));
    add(day, 1300, "after_effect_24h", fmt::format(R"({{"session":"{}","after":"settled"}})", id_of(session)));
  }

  core::Date first_ = *core::find_date("2016-11-28");
  core::Date last_;
  Chance chance_;
  std::string text_;
  int number_ = 0;
};

void insight_of_ten_years(benchmark::State& state) {
  auto door = wire::Door::open(embedded_regimen());
  door->look_back();
  Story story;
  if (!door->remember(story.years(10))) return state.SkipWithError("the story is not understood");
  const std::string input = fmt::format(R"({{"date":"{}"}})", core::to_iso(story.last()));
  for (auto _ : state) {
    const wire::Reply reply = door->call("insight", input);
    if (!reply.ok) state.SkipWithError("no answer");
    benchmark::DoNotOptimize(reply.json.data());
  }
}
BENCHMARK(insight_of_ten_years)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace unhunch

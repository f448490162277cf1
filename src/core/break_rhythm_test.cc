// SPDX-License-Identifier: Apache-2.0
#include "core/break_rhythm.h"

#include "core/breaks_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

BreakRhythm with(std::initializer_list<DaySpan> spans) {
  BreakRhythm rhythm = usual_rhythm();
  rhythm.quiet = {};
  rhythm.hours = {};
  for (const DaySpan each : spans) rhythm.hours[0].add(each);
  return rhythm;
}

}  // namespace

TEST_CASE("a day may have several working times") {
  const BreakRhythm rhythm = with({span(14, 18), span(9, 12)});
  CHECK(find_hours(rhythm, day(0), 8 * 60 + 59) == HoursNow::outside);
  CHECK(find_hours(rhythm, day(0), 9 * 60) == HoursNow::working);
  CHECK(find_hours(rhythm, day(0), 12 * 60) == HoursNow::outside);
  CHECK(find_hours(rhythm, day(0), 17 * 60 + 59) == HoursNow::working);
  CHECK(find_hours(rhythm, day(1), 10 * 60) == HoursNow::outside);
}

TEST_CASE("a night shift goes on after midnight, on the next day") {
  const BreakRhythm rhythm = with({span(22, 6)});
  CHECK(find_hours(rhythm, day(0), 23 * 60) == HoursNow::working);
  CHECK(find_hours(rhythm, day(0), 60) == HoursNow::outside);
  CHECK(find_hours(rhythm, day(1), 60) == HoursNow::working);
  CHECK(find_hours(rhythm, day(1), 6 * 60) == HoursNow::outside);
}

TEST_CASE("quiet hours go before working hours; a span that ends where it begins is empty") {
  BreakRhythm rhythm = with({span(0, 24)});
  rhythm.quiet = span(21, 7);
  CHECK(find_hours(rhythm, day(0), 6 * 60) == HoursNow::quiet);
  CHECK(find_hours(rhythm, day(0), 20 * 60) == HoursNow::working);
  rhythm.quiet = span(8, 8);
  CHECK(find_hours(rhythm, day(0), 8 * 60) == HoursNow::working);
}

TEST_CASE("between two changes of the hours nothing changes, for every minute of a week") {
  BreakRhythm rhythm = with({span(22, 6), span(9, 12), span(13, 17)});
  rhythm.hours[3].add(span(0, 24));
  rhythm.quiet = span(23, 5);
  for (int n = 0; n < 7; ++n) {
    for (int minute = 0; minute < 1440; ++minute) {
      const int next = find_next_change(rhythm, day(n), minute);
      REQUIRE(next > minute);
      bool same = true;
      for (int at = minute; at < next; ++at) {
        same = same && find_hours(rhythm, day(n), at) == find_hours(rhythm, day(n), minute);
      }
      REQUIRE(same);
    }
  }
}

TEST_CASE("a longer interval is offered up to the longest there is") {
  BreakRhythm rhythm = usual_rhythm();
  CHECK(find_longer_interval(rhythm) == 75_min);
  rhythm.every = 80_min;
  CHECK(find_longer_interval(rhythm) == 90_min);
  rhythm.every = 90_min;
  CHECK_FALSE(find_longer_interval(rhythm));
}

TEST_CASE("a day has room for so many working times, and no more") {
  DaySpans day_spans;
  for (std::size_t i = 0; i < DaySpans::most; ++i) CHECK(day_spans.add(span(1, 2)));
  CHECK_FALSE(day_spans.add(span(1, 2)));
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
#include "main/event_maker.h"

#include <doctest/doctest.h>

#include <set>

#include "main/testing.h"

namespace unhunch::app {
namespace {

const core::Date some_day = *core::find_date("2026-11-20");

TEST_CASE("events stand in the order in which they were made, also within one millisecond") {
  const ManualClock clock{some_day};
  EventMaker maker{clock};
  wire::EventText before = maker.make("free_note", {{"text", "0"}});
  CHECK(before.at_ms == clock.unix_ms());
  CHECK(before.body == R"({"text":"0"})");
  for (int n = 1; n < 100; ++n) {
    wire::EventText next = maker.make(n % 2 == 0 ? "answers" : "session_entry", {});
    CHECK(next.at_ms > before.at_ms);
    CHECK(wire::is_event(next));
    before = std::move(next);
  }
}

TEST_CASE("what changes answers stays behind what was told, when the clock went back") {
  ManualClock clock{some_day};
  EventMaker maker{clock};
  const std::int64_t told = clock.unix_ms() + 3'600'000;
  maker.stay_behind(told);
  CHECK(maker.make("session_entry", {}).at_ms < told);
  for (const char* kind : {"answers", "check_record", "symptom_event"}) CHECK(maker.make(kind, {}).at_ms > told);
  clock.advance(std::chrono::hours{2});
  CHECK(maker.make("answers", {}).at_ms == clock.unix_ms());
}

TEST_CASE("ids are UUIDs of version 7 with the time in front, each a different one") {
  const ManualClock clock{some_day};
  const SystemClock system;
  for (const Clock* each : {static_cast<const Clock*>(&clock), static_cast<const Clock*>(&system)}) {
    const EventMaker maker{*each};
    std::set<core::EventId> ids;
    for (int n = 0; n < 1000; ++n) {
      const std::int64_t from = each->unix_ms();
      const core::EventId id = maker.make_id();
      std::int64_t ms = 0;
      for (std::size_t i = 0; i < 6; ++i) ms = ms * 256 + id.bytes[i];
      CHECK(ms >= from);
      CHECK(ms <= each->unix_ms());
      CHECK((id.bytes[6] & 0xf0) == 0x70);
      CHECK((id.bytes[8] & 0xc0) == 0x80);
      ids.insert(id);
    }
    CHECK(ids.size() == 1000);
  }
}

TEST_CASE("the local day of an instant of the system clock is today") {
  const SystemClock clock;
  const core::Date before = clock.today();
  const core::Moment moment{clock.unix_ms(), clock.offset_min()};
  const core::Date after = clock.today();
  CHECK(moment.day() >= before);
  CHECK(moment.day() <= after);
}

}  // namespace
}  // namespace unhunch::app

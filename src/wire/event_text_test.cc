// SPDX-License-Identifier: Apache-2.0
#include "wire/event_text.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

#include "wire/json_text.h"

using namespace unhunch;
using namespace unhunch::wire;

namespace {

constexpr std::string_view whole =
    R"({"id":"0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","at":"2026-11-26T09:30:12.345Z","offset_min":60,)"
    R"("kind":"daily_entry","v":1,"supersedes":"0193a1b2-c3d4-7e5f-8a9b-000000000000","body":{"pain_now":3}})";

std::string replace(std::string_view text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string_view::npos);
  return std::string(text.substr(0, at)) + std::string(with) + std::string(text.substr(at + what.size()));
}

// "code@where", or the event as it is written.
std::string outcome(const std::string& text) {
  const auto value = parse_json(text);
  REQUIRE(value);
  const auto event = read_event(*value, "events.7");
  if (!event) return event.error().code + "@" + event.error().where;
  std::string written;
  write_event(*event, written);
  return written;
}

std::string outcome_of_batch(std::string_view text) {
  const auto events = read_events(text);
  if (!events) return events.error().code + "@" + events.error().where;
  return std::to_string(events->size());
}

}  // namespace

TEST_CASE("an event is written as it was read") {
  CHECK(outcome(std::string(whole)) == whole);
  const std::string first = replace(whole, R"("supersedes":"0193a1b2-c3d4-7e5f-8a9b-000000000000",)", "");
  CHECK(outcome(first) == first);
}

TEST_CASE("every field of an event is read") {
  const auto events = read_events("[" + std::string(whole) + "]");
  REQUIRE(events);
  const EventText& event = events->front();
  CHECK(core::to_text(event.id) == "0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
  CHECK(event.at_ms == 1795685412345);
  CHECK(event.offset_min == 60);
  CHECK(event.kind == "daily_entry");
  CHECK(event.version == 1);
  REQUIRE(event.supersedes);
  CHECK(core::to_text(*event.supersedes) == "0193a1b2-c3d4-7e5f-8a9b-000000000000");
  CHECK(event.body == R"({"pain_now":3})");
}

TEST_CASE("the order of the members and spaces do not matter, and the body keeps its own order") {
  CHECK(
      outcome(R"({ "body": {"z": 1.50, "a": ["é", null]}, "v": 1000, "kind": "from_a_newer_version", "offset_min": -900,
                     "at": "2000-01-01T00:00:00.000Z", "id": "0193A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A5B" })") ==
      R"({"id":"0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","at":"2000-01-01T00:00:00.000Z","offset_min":-900,)"
      R"("kind":"from_a_newer_version","v":1000,"body":{"z":1.5,"a":["é",null]}})");
}

TEST_CASE("anything else in the envelope is an error with its path") {
  struct Case {
    std::string_view what, with, expected;
  };
  for (const Case& each : {
           Case{R"("v":1)", R"("v":1,"more":2)", "unknown_field@events.7.more"},
           Case{R"("v":1,)", "", "missing_field@events.7.v"},
           Case{R"("id":"0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",)", "", "missing_field@events.7.id"},
           Case{R"("offset_min":60,)", "", "missing_field@events.7.offset_min"},
           Case{R"(,"body":{"pain_now":3})", "", "missing_field@events.7.body"},
           Case{"-0c1d2e3f4a5b", "", "bad_id@events.7.id"},
           Case{R"("0193a1b2-c3d4-7e5f-8a9b-000000000000")", "null", "bad_id@events.7.supersedes"},
           Case{"12.345Z", "12Z", "bad_instant@events.7.at"},
           Case{R"("2026-11-26T09:30:12.345Z")", "1795685412345", "bad_instant@events.7.at"},
           Case{":60", ":901", "out_of_range@events.7.offset_min"},
           Case{":60", ":-901", "out_of_range@events.7.offset_min"},
           Case{":60", ":60.0", "wrong_type@events.7.offset_min"},
           Case{"daily_entry", "Daily", "bad_kind@events.7.kind"},
           Case{"daily_entry", "", "bad_kind@events.7.kind"},
           Case{"daily_entry", "a2345678901234567890123456789012345678901", "bad_kind@events.7.kind"},
           Case{R"("daily_entry")", "true", "bad_kind@events.7.kind"},
           Case{R"("v":1)", R"("v":0)", "out_of_range@events.7.v"},
           Case{R"("v":1)", R"("v":1001)", "out_of_range@events.7.v"},
           Case{R"({"pain_now":3})", "[]", "wrong_type@events.7.body"},
           Case{R"({"pain_now":3})", R"("{}")", "wrong_type@events.7.body"},
       }) {
    CAPTURE(each.with);
    CHECK(outcome(replace(whole, each.what, each.with)) == each.expected);
  }
  CHECK(outcome("[]") == "wrong_type@events.7");
}

TEST_CASE("a body may be large, but not larger than its bound") {
  const auto with_note = [](std::size_t length) {
    return replace(whole, R"({"pain_now":3})", R"({"note":")" + std::string(length, 'x') + R"("})");
  };
  constexpr std::size_t around = 11;  // {"note":""}
  CHECK(outcome(with_note(event_body_max_bytes - around)).size() > event_body_max_bytes);
  CHECK(outcome(with_note(event_body_max_bytes - around + 1)) == "too_long@events.7.body");
}

TEST_CASE("an event that was made by hand is held to the same bounds") {
  EventText event;
  event.at_ms = 946'684'800'000;
  event.kind = "free_note";
  CHECK(is_event(event));
  const auto with = [&](auto change) {
    EventText changed = event;
    change(changed);
    return is_event(changed);
  };
  CHECK(with([](EventText& e) { e.at_ms = 7'258'118'399'999; }));
  CHECK_FALSE(with([](EventText& e) { e.at_ms = 7'258'118'400'000; }));
  CHECK_FALSE(with([](EventText& e) { e.at_ms -= 1; }));
  CHECK_FALSE(with([](EventText& e) { e.offset_min = 901; }));
  CHECK_FALSE(with([](EventText& e) { e.offset_min = -901; }));
  CHECK_FALSE(with([](EventText& e) { e.kind = "free note"; }));
  CHECK_FALSE(with([](EventText& e) { e.version = 0; }));
  CHECK_FALSE(with([](EventText& e) { e.body = ""; }));
  CHECK_FALSE(with([](EventText& e) { e.body = "[]"; }));
  CHECK_FALSE(with([](EventText& e) { e.body = "{" + std::string(event_body_max_bytes, ' ') + "}"; }));
}

TEST_CASE("a batch is a list, bare or as the member events") {
  const std::string event{whole};
  CHECK(outcome_of_batch("[]") == "0");
  CHECK(outcome_of_batch("[" + event + "," + event + "]") == "2");
  CHECK(outcome_of_batch(R"({"events":[)" + event + "]}") == "1");
  CHECK(outcome_of_batch(R"({"events":[)" + event + ",7]}") == "wrong_type@events.1");
  CHECK(outcome_of_batch("[" + event + R"(,{"id":7}])") == "bad_id@1.id");
  CHECK(outcome_of_batch(R"({"events":[],"more":1})") == "unknown_field@more");
  CHECK(outcome_of_batch("{}") == "missing_field@events");
  CHECK(outcome_of_batch(R"({"events":{}})") == "wrong_type@events");
  CHECK(outcome_of_batch("7") == "wrong_type@");
  CHECK(outcome_of_batch("[") == "incomplete@byte 1");
}

TEST_CASE("an instant comes back from its text") {
  const bool holds = rc::check([] {
    const auto at = *rc::gen::inRange<std::int64_t>(946'684'800'000, 7'258'118'400'000);
    RC_ASSERT(find_instant(to_instant(at)) == at);
  });
  CHECK(holds);
  CHECK(to_instant(951'782'400'000) == "2000-02-29T00:00:00.000Z");
  CHECK(find_instant("2199-12-31T23:59:59.999Z") == 7'258'118'399'999);
}

TEST_CASE("a text that is no instant of these centuries is none") {
  for (const char* text :
       {"", "2026-11-26", "2026-11-26T09:30:12.345", "2026-11-26T09:30:12.345+01:00", "2026-11-26 09:30:12.345Z",
        "2026-11-26T24:00:00.000Z", "2026-11-26T09:60:00.000Z", "2026-11-26T09:30:60.000Z", "2026-02-29T09:30:12.345Z",
        "1999-12-31T23:59:59.999Z", "2200-01-01T00:00:00.000Z", "2026-11-26T-9:30:12.345Z", "2026-11-26T09:30:12,345Z",
        "2026-11-26t09:30:12.345z"}) {
    CAPTURE(text);
    CHECK_FALSE(find_instant(text));
  }
}

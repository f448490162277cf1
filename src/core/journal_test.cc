// SPDX-License-Identifier: Apache-2.0
#include "core/journal.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace unhunch::core {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

EventId id(int n) {
  EventId id;
  id.bytes[14] = static_cast<std::uint8_t>(n / 256);
  id.bytes[15] = static_cast<std::uint8_t>(n % 256);
  return id;
}

Event event(int n, int day, EventBody body) { return {id(n), {day * day_ms, 0}, {}, std::move(body)}; }

Event correction(int n, int of, int day, EventBody body) {
  Event event{id(n), {day * day_ms, 0}, id(of), std::move(body)};
  return event;
}

DailyEntry pain(int value) {
  DailyEntry entry;
  entry.values[0] = static_cast<std::int16_t>(value);
  return entry;
}

std::optional<int> pain_of(const Fact& fact) { return (*fact.find<DailyEntry>())[Measure::pain_now]; }

std::vector<Event> sorted(std::vector<Event> events) {
  std::sort(events.begin(), events.end(), comes_before);
  return events;
}

History history_of(const std::vector<Fact>& facts) { return make_history(facts, find_episodes(facts, Days{28})); }

}  // namespace

TEST_CASE("a moment's day and minute are those of its place") {
  const Moment late{20 * day_ms - 60'000, 60};  // 23:59 UTC, an hour east
  CHECK(late.day() == Date{20});
  CHECK(late.minute() == 59);
  const Moment west{20 * day_ms + 60'000, -60};
  CHECK(west.day() == Date{19});
  CHECK(west.minute() == 23 * 60 + 1);
  CHECK(Moment{-1, 0}.day() == Date{-1});
  CHECK(Moment{-1, 0}.minute() == 1439);
}

TEST_CASE("a correction stands at the place of what it corrects") {
  const auto events = sorted({event(1, 1, pain(7)), event(2, 2, pain(5)), correction(3, 1, 9, pain(4))});
  const auto facts = find_facts(events);
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].id() == id(1));
  CHECK(facts[0].day() == Date{1});
  CHECK(pain_of(facts[0]) == 4);
  CHECK(pain_of(facts[1]) == 5);
}

TEST_CASE("of several corrections the last one holds, also of a correction") {
  const auto events = sorted(
      {event(1, 1, pain(7)), correction(2, 1, 2, pain(6)), correction(3, 2, 3, pain(5)), correction(4, 1, 2, pain(1))});
  const auto facts = find_facts(events);
  REQUIRE(facts.size() == 1);
  CHECK(pain_of(facts[0]) == 5);
}

TEST_CASE("what is taken back is gone, and may come again by a later correction") {
  auto events = sorted({event(1, 1, pain(7)), correction(2, 1, 2, TakenBack{})});
  CHECK(find_facts(events).empty());
  events = sorted({event(1, 1, pain(7)), correction(2, 1, 2, TakenBack{}), correction(3, 1, 3, pain(6))});
  REQUIRE(find_facts(events).size() == 1);
  CHECK(pain_of(find_facts(events)[0]) == 6);
}

TEST_CASE("a correction of another kind changes nothing") {
  const auto events =
      sorted({event(1, 1, pain(7)), correction(2, 1, 2, BreakEvent{}), event(3, 1, Other{OtherKind::free_note}),
              correction(4, 3, 2, Other{OtherKind::setting})});
  const auto facts = find_facts(events);
  REQUIRE(facts.size() == 2);
  CHECK(pain_of(facts[0]) == 7);
  CHECK(facts[1].find<Other>()->kind == OtherKind::free_note);
}

TEST_CASE("a correction whose event is not there yet stands for itself") {
  const auto events = sorted({correction(2, 1, 2, pain(6)), correction(3, 1, 4, pain(3))});
  const auto facts = find_facts(events);
  REQUIRE(facts.size() == 1);
  CHECK(pain_of(facts[0]) == 3);
  CHECK(facts[0].day() == Date{4});
}

TEST_CASE("events that correct each other in a circle end") {
  const auto events = sorted({correction(1, 2, 1, pain(6)), correction(2, 1, 2, pain(5))});
  CHECK(find_facts(events).size() <= 2);
}

TEST_CASE("what is not understood is no fact") {
  const std::vector<Event> events{event(1, 1, Unknown{})};
  CHECK(find_facts(events).empty());
}

namespace {

using Ids = std::vector<std::pair<EventId, EventId>>;

Ids ids_of(const std::vector<Fact>& facts) {
  Ids ids;
  for (const Fact& fact : facts) ids.emplace_back(fact.first().id, fact.last().id);
  return ids;
}

const Event* find_event(const std::vector<Event>& log, const EventId& id) {
  const auto at = std::find_if(log.begin(), log.end(), [&](const Event& event) { return event.id == id; });
  return at == log.end() ? nullptr : &*at;
}

EventId root_of(const std::vector<Event>& log, const Event& event) {
  if (!event.supersedes) return event.id;
  const Event* before = find_event(log, *event.supersedes);
  return before == nullptr ? *event.supersedes : root_of(log, *before);
}

bool is_of_its_kind(const Event& correction, const Event& corrected) {
  if (std::holds_alternative<SymptomEvent>(corrected.body)) return false;
  return std::holds_alternative<TakenBack>(correction.body) || correction.body.index() == corrected.body.index();
}

// What find_facts() promises, one event after the other and all the log for each. Without circles.
Ids find_slowly(const std::vector<Event>& log) {
  Ids ids;
  for (const Event& event : log) {
    const EventId root = root_of(log, event);
    const Event* const first = find_event(log, root);
    const Event* last = first;
    for (const Event& other : log) {
      if (!other.supersedes || root_of(log, other) != root) continue;
      if (first == nullptr || is_of_its_kind(other, *first)) last = &other;
    }
    const bool is_its_place = event.id == (first == nullptr ? last : first)->id;
    const bool counts = !std::holds_alternative<TakenBack>(last->body) && !std::holds_alternative<Unknown>(last->body);
    if (is_its_place && counts) ids.emplace_back(event.id, last->id);
  }
  return ids;
}

}  // namespace

TEST_CASE("facts are what is left of all chains of corrections") {
  rc::check("as found slowly", [] {
    const int count = *rc::gen::inRange(1, 30);
    std::vector<Event> events;
    for (int n = 1; n <= count; ++n) {
      const auto body = *rc::gen::elementOf(
          std::vector<EventBody>{pain(1), pain(2), BreakEvent{}, SymptomEvent{}, TakenBack{}, Unknown{}});
      Event each = event(2 * n, *rc::gen::inRange(0, 6), body);
      // Odd numbers are not there.
      if (*rc::gen::inRange(0, 2) == 0) each.supersedes = id(*rc::gen::inRange(1, 2 * n));
      events.push_back(each);
    }
    const auto log = sorted(events);
    RC_ASSERT(ids_of(find_facts(log)) == find_slowly(log));
  });
}

TEST_CASE("the order of arrival changes nothing") {
  rc::check("facts are a function of the set", [] {
    const int count = *rc::gen::inRange(1, 30);
    std::vector<Event> events;
    for (int n = 1; n <= count; ++n) {
      const int day = *rc::gen::inRange(0, 6);
      Event each = event(n, day, pain(*rc::gen::inRange(0, 11)));
      if (*rc::gen::inRange(0, 3) == 0) each.supersedes = id(*rc::gen::inRange(1, count + 1));
      if (*rc::gen::inRange(0, 5) == 0) each.body = TakenBack{};
      events.push_back(each);
    }
    std::vector<Event> other = events;
    std::reverse(other.begin(), other.end());
    RC_ASSERT(ids_of(find_facts(sorted(events))) == ids_of(find_facts(sorted(other))));
  });
}

TEST_CASE("a session gathers what names it") {
  const EventId session = id(5);
  SessionEntry entry;
  entry.routine = RoutineId{2};
  entry.pain_before = Pain{3};
  entry.pain_peak = Pain{4};
  ExerciseResponse eased{session, {ExerciseId{1}, {}, Response::eased, {}, 0, 0, true, false}, false};
  ExerciseResponse skipped{session, {ExerciseId{3}, {}, {}, {}, 0, 0, true, false}, true};
  ExerciseResponse strange{id(99), {ExerciseId{4}, {}, Response::worse, {}, 0, 0, true, false}, false};
  const auto events = sorted({event(5, 3, entry), event(6, 3, eased), event(7, 3, skipped), event(8, 3, strange),
                              event(9, 4, AfterEffect24h{session, AfterEffect::settled})});
  const History history = history_of(find_facts(events));
  REQUIRE(history.sessions.size() == 1);
  CHECK(history.sessions[0].date == Date{3});
  CHECK(history.sessions[0].routine == RoutineId{2});
  CHECK(history.sessions[0].pain_peak == Pain{4});
  CHECK(history.sessions[0].after == AfterEffect::settled);
  REQUIRE(history.sessions[0].exercises.size() == 1);
  CHECK(history.sessions[0].exercises[0].exercise == ExerciseId{1});
}

TEST_CASE("what was felt ends exercise for its day, and cannot be taken back") {
  const auto rest_on = [](std::vector<Event> events) {
    return history_of(find_facts(sorted(std::move(events)))).rest_on;
  };
  CHECK_FALSE(rest_on({event(1, 3, SymptomEvent{false})}));
  CHECK(rest_on({event(1, 3, SymptomEvent{true}), event(2, 5, SymptomEvent{false})}) == Date{3});
  CHECK(rest_on({event(1, 3, SymptomEvent{true}), correction(2, 1, 3, TakenBack{})}) == Date{3});
  CHECK(rest_on({event(1, 3, SymptomEvent{true}), correction(2, 1, 3, SymptomEvent{false})}) == Date{3});
}

TEST_CASE("sessions are in the order of their local days") {
  SessionEntry entry;
  Event east = event(1, 5, entry);
  east.moment.offset_min = 600;
  east.moment.at_ms += 20 * 3'600'000;  // day 6 there
  Event west = event(2, 6, entry);
  west.moment.offset_min = -600;  // still day 5 there
  const History history = history_of(find_facts(sorted({east, west})));
  REQUIRE(history.sessions.size() == 2);
  CHECK(history.sessions[0].date == Date{5});
  CHECK(history.sessions[1].date == Date{6});
}

TEST_CASE("an episode begins with the first full screening, and anew after a long gap") {
  const auto start = [](std::vector<Event> events) {
    return history_of(find_facts(sorted(std::move(events)))).started_on;
  };
  CHECK_FALSE(start({event(1, 1, pain(3))}));
  CHECK(start({event(1, 1, pain(3)), event(2, 2, AnswersChange{true}), event(3, 20, AnswersChange{true})}) == Date{2});
  CHECK(start({event(1, 2, AnswersChange{true}), event(2, 30, pain(3))}) == Date{2});
  CHECK(start({event(1, 2, AnswersChange{true}), event(2, 31, pain(3))}) == Date{31});
  CHECK(start({event(1, 2, AnswersChange{true}), event(2, 20, AnswersChange{false}), event(3, 31, pain(3))}) ==
        Date{31});
  CHECK(start({event(1, 2, AnswersChange{true}), event(2, 20, Other{OtherKind::free_note}), event(3, 31, pain(3))}) ==
        Date{2});
}

TEST_CASE("facts until a day are those whose own day is not later, whatever the clocks of their places say") {
  rc::check([] {
    std::vector<Event> events;
    const auto count = *rc::gen::inRange(0, 40);
    for (int n = 0; n < count; ++n) {
      const std::int64_t at_ms = *rc::gen::inRange<std::int64_t>(-3 * day_ms, 3 * day_ms);
      events.push_back({id(n), {at_ms, *rc::gen::inRange(-900, 901)}, {}, pain(3)});
    }
    const std::vector<Event> log = sorted(std::move(events));
    const Date day{*rc::gen::inRange(-4, 5)};
    const auto facts = find_facts(log);
    std::vector<EventId> wanted, found;
    for (const Fact& fact : facts) {
      if (fact.day() <= day) wanted.push_back(fact.id());
    }
    for (const Fact& fact : find_facts_until(facts, day)) found.push_back(fact.id());
    RC_ASSERT(found == wanted);
  });
}

}  // namespace unhunch::core

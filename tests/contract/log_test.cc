// SPDX-License-Identifier: Apache-2.0
// What every log promises (store/event_log.h), on each database.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "store/write_queue.h"
#include "tests/contract/place.h"
#include "tests/contract/writer.h"

namespace unhunch::contract {
namespace {

using store::Appended;
using store::Batch;
using store::EventLog;
using store::Stored;
using store::testing::code_of;
using store::testing::make_event;
using store::testing::make_events;
using store::testing::read_all;

std::vector<wire::EventText> events_of(const std::vector<Stored>& all) {
  std::vector<wire::EventText> events;
  for (const Stored& stored : all) events.push_back(stored.event);
  return events;
}

bool cursors_grow(const std::vector<Stored>& all) {
  return std::is_sorted(all.begin(), all.end(), [](const Stored& a, const Stored& b) { return a.cursor <= b.cursor; });
}

std::set<core::EventId> ids_of(const std::vector<Stored>& all) {
  std::set<core::EventId> ids;
  for (const Stored& stored : all) ids.insert(stored.event.id);
  return ids;
}

TEST_CASE_TEMPLATE("an empty log has no event and the cursor zero", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  CHECK(read_all(*log).empty());
  CHECK(log->last_cursor().value() == 0);
  CHECK(log->check().value().empty());
  CHECK(log->append({}).value() == Appended{0, 0});
}

TEST_CASE_TEMPLATE("what is appended is read again, whole and in its order", Place, Sqlite, Postgresql) {
  const Place place;
  const auto events = make_events(0, 50);
  {
    const auto log = open(place.address());
    const auto appended = log->append(events);
    REQUIRE(appended);
    CHECK(appended->added == 50);
    CHECK(appended->cursor == log->last_cursor().value());
    CHECK(events_of(read_all(*log)) == events);
  }
  const auto again = open(place.address());
  const auto all = read_all(*again);
  CHECK(events_of(all) == events);
  CHECK(cursors_grow(all));
  CHECK(all.back().cursor == again->last_cursor().value());
}

TEST_CASE_TEMPLATE("an event that is there already is not added again", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  const auto first = log->append(make_events(0, 10)).value();
  CHECK(first.added == 10);
  CHECK(log->append(make_events(0, 10)).value() == Appended{0, first.cursor});
  const auto overlap = log->append(make_events(5, 10)).value();
  CHECK(overlap.added == 5);
  CHECK(overlap.cursor > first.cursor);
  CHECK(events_of(read_all(*log)) == make_events(0, 15));

  wire::EventText other = make_event(3);
  other.body = R"({"pain_now":10})";
  CHECK(log->append({&other, 1}).value().added == 0);
  CHECK(events_of(read_all(*log)) == make_events(0, 15));
}

TEST_CASE_TEMPLATE("an event that stands twice in one batch is added once", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  const std::vector<wire::EventText> events = {make_event(1), make_event(2), make_event(1), make_event(3)};
  CHECK(log->append(events).value().added == 3);
  CHECK(events_of(read_all(*log)) == make_events(1, 3));
}

TEST_CASE_TEMPLATE("batches that are written together each get their answer", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  const auto one = make_events(0, 3), two = make_events(2, 4), none = make_events(0, 2);
  const std::vector<Batch> batches = {one, two, none};
  const auto answers = log->append_together(batches).value();
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].added == 3);
  CHECK(answers[1].added == 3);
  CHECK(answers[2].added == 0);
  CHECK(answers[0].cursor < answers[1].cursor);
  CHECK(answers[2].cursor == answers[1].cursor);
  CHECK(answers[2].cursor == log->last_cursor().value());
  CHECK(events_of(read_all(*log)) == make_events(0, 6));
}

TEST_CASE_TEMPLATE("what could not be read again is not added, nor anything with it", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  auto events = make_events(0, 3);
  events[1].kind = "Not A Kind";
  const auto refused = log->append(events);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "bad_event");
  CHECK(refused.error().where == "events.1");
  CHECK(read_all(*log).empty());
}

TEST_CASE_TEMPLATE("a reader goes on where it stopped", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  REQUIRE(log->append(make_events(0, 25)));
  std::vector<Stored> all;
  std::int64_t cursor = 0;
  while (true) {
    const auto page = read_all(*log, cursor, 7);
    CHECK(page.size() <= 7);
    if (page.empty()) break;
    all.insert(all.end(), page.begin(), page.end());
    cursor = page.back().cursor;
  }
  CHECK(events_of(all) == make_events(0, 25));
  CHECK(read_all(*log, 0, 0).empty());
  CHECK(read_all(*log, log->last_cursor().value()).empty());
  CHECK(read_all(*log, -5).size() == 25);
}

TEST_CASE_TEMPLATE("kinds that nobody knows yet are kept byte for byte", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  wire::EventText event = make_event(1);
  event.kind = "from_the_future";
  event.version = 1000;
  event.body = R"({"z":1.50,"a":{"\u0000":null},"text":"größer  ½ 🙂 \ud83d\ude42 \\ '; -- \"","n":-1e-7})";
  REQUIRE(log->append({&event, 1}));
  event.id = make_event(2).id;
  event.body = R"({"note":")" + std::string(wire::event_body_max_bytes - 11, 'x') + R"("})";
  REQUIRE(log->append({&event, 1}));
  const auto all = read_all(*log);
  REQUIRE(all.size() == 2);
  CHECK(all[0].event.kind == "from_the_future");
  CHECK(all[0].event.body ==
        R"({"z":1.50,"a":{"\u0000":null},"text":"größer  ½ 🙂 \ud83d\ude42 \\ '; -- \"","n":-1e-7})");
  CHECK(all[1].event == event);
}

TEST_CASE_TEMPLATE("what was erased is gone, and no cursor is given again", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  REQUIRE(log->append(make_events(0, 20)));
  const std::int64_t before = log->last_cursor().value();
  REQUIRE(log->erase());
  CHECK(read_all(*log).empty());
  CHECK(log->last_cursor().value() == 0);
  CHECK(log->erase());
  const auto again = log->append(make_events(0, 5)).value();
  CHECK(again.added == 5);
  const auto all = read_all(*log);
  CHECK(events_of(all) == make_events(0, 5));
  CHECK(all.front().cursor > before);
  CHECK(log->check().value().empty());
}

TEST_CASE_TEMPLATE("eight threads append at once, and a reader misses nothing", Place, Sqlite, Postgresql) {
  constexpr std::uint64_t threads = 8, each = 40;
  const Place place;
  const auto shared = open(place.address());
  std::atomic<std::uint64_t> added{0}, failed{0}, running{threads};
  std::vector<std::thread> writers;
  for (std::uint64_t writer = 0; writer < threads; ++writer) {
    writers.emplace_back([&, writer] {
      // Half of them through a log of their own, as another process would.
      auto own = writer % 2 == 0 ? nullptr : std::move(*open_log(place.address()));
      EventLog& log = own ? *own : *shared;
      for (std::uint64_t i = 0; i < each; ++i) {
        const wire::EventText event = make_event(i % 2 == 0 ? i : writer * each + i);  // every second one is common
        const auto appended = log.append({&event, 1});
        appended ? added += appended->added : ++failed;
      }
      --running;
    });
  }
  std::vector<Stored> seen;
  while (true) {
    const bool last = running == 0;
    const auto more = read_all(*shared, seen.empty() ? 0 : seen.back().cursor);
    seen.insert(seen.end(), more.begin(), more.end());
    if (last) break;
  }
  for (std::thread& writer : writers) writer.join();
  CHECK(failed == 0);
  CHECK(added == each / 2 + threads * each / 2);
  CHECK(seen.size() == added);
  CHECK(cursors_grow(seen));
  CHECK(ids_of(seen).size() == seen.size());
  CHECK(events_of(read_all(*shared)) == events_of(seen));
}

TEST_CASE_TEMPLATE("four read at once from different places while others append, and all see the same", Place, Sqlite,
                   Postgresql) {
  constexpr std::size_t before = 2'000, rounds = 20;
  const Place place;
  const auto log = open(place.address());
  REQUIRE(log->append(make_events(0, before)).value().added == before);
  std::atomic<std::size_t> wrong{0};
  std::vector<std::thread> readers;
  for (std::size_t reader = 0; reader < 4; ++reader) {
    readers.emplace_back([&, from = reader * before / 4] {
      for (std::size_t round = 0; round < rounds; ++round) {
        std::size_t number = from;
        const auto read = log->read_after(static_cast<std::int64_t>(from), before - from, [&](const Stored& stored) {
          if (stored.event != make_event(number++)) ++wrong;
        });
        if (!read || number != before) ++wrong;
      }
    });
  }
  for (std::size_t round = 0; round < rounds; ++round) CHECK(log->append(make_events(before + round, 1)));
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
  CHECK(read_all(*log).size() == before + rounds);
  CHECK(log->erase());
  CHECK(read_all(*log).empty());
}

TEST_CASE_TEMPLATE("two processes append at once", Place, Sqlite, Postgresql) {
  const Place place;
  const auto log = open(place.address());
  Writer one{place.address(), 0, 100}, two{place.address(), 1000, 100};
  CHECK(one.wait());
  CHECK(two.wait());
  CHECK(one.acknowledged().size() == 100);
  const auto all = read_all(*log);
  CHECK(all.size() == 200);
  CHECK(ids_of(all).size() == 200);
  CHECK(cursors_grow(all));
  CHECK(log->check().value().empty());
}

TEST_CASE_TEMPLATE("two open a log that is not there yet at the same moment", Place, Sqlite, Postgresql) {
  for (int round = 0; round < 5; ++round) {
    const Place place;
    std::vector<std::string> codes(4);
    std::vector<std::thread> openers;
    for (std::string& code : codes) {
      openers.emplace_back([&] { code = code_of(open_log(place.address())); });
    }
    for (std::thread& opener : openers) opener.join();
    CHECK(codes == std::vector<std::string>(4));
  }
}

TEST_CASE_TEMPLATE("a log of a hundred thousand events", Place, Sqlite, Postgresql) {
  constexpr std::size_t all = 100'000, batch = 5'000;
  const Place place;
  const auto log = open(place.address());
  for (std::size_t from = 0; from < all; from += batch)
    REQUIRE(log->append(make_events(from, batch)).value().added == batch);
  std::size_t number = 0, wrong = 0;
  std::int64_t cursor = 0;
  REQUIRE(log->read_after(0, SIZE_MAX, [&](const Stored& stored) {
    if (stored.cursor <= cursor || stored.event != make_event(number)) ++wrong;
    cursor = stored.cursor;
    ++number;
  }));
  CHECK(number == all);
  CHECK(wrong == 0);
  CHECK(log->check().value().empty());
}

TEST_CASE_TEMPLATE("a writer that is killed loses nothing that it was told is kept", Place, Sqlite, Postgresql) {
  const Place place;
  std::set<std::uint64_t> acknowledged;
  for (std::uint64_t round = 0; round < 20; ++round) {
    Writer writer{place.address(), round * 1'000'000, 1'000'000};
    for (std::uint64_t i = 0; i <= round; ++i) REQUIRE(writer.wait_for_one());
    std::this_thread::sleep_for(std::chrono::microseconds{round * 237});
    writer.kill();
    CHECK_FALSE(writer.wait());
    acknowledged.insert(writer.acknowledged().begin(), writer.acknowledged().end());

    const auto log = open(place.address());
    std::set<core::EventId> kept;
    std::size_t all = 0;
    REQUIRE(log->read_after(0, SIZE_MAX, [&](const Stored& stored) {
      kept.insert(stored.event.id);
      ++all;
    }));
    CHECK(kept.size() == all);
    const bool every_one = std::all_of(acknowledged.begin(), acknowledged.end(),
                                       [&](std::uint64_t number) { return kept.contains(make_event(number).id); });
    CHECK(every_one);
    CHECK(log->check().value().empty());
  }
  CHECK(acknowledged.size() >= 20);
}

TEST_CASE_TEMPLATE("a queue answers every caller with what became of its own batch", Place, Sqlite, Postgresql) {
  constexpr std::uint64_t callers = 16, each = 25;
  const Place place;
  const auto log = open(place.address());
  std::atomic<std::uint64_t> added{0}, failed{0}, wrong{0};
  {
    store::WriteQueue queue{*log};
    std::vector<std::thread> threads;
    for (std::uint64_t caller = 0; caller < callers; ++caller) {
      threads.emplace_back([&, caller] {
        for (std::uint64_t i = 0; i < each; ++i) {
          auto events = make_events((caller * each + i) * 2, 2);
          const bool bad = i == 7;
          if (bad) events[1].kind = "";
          queue.submit(std::move(events), [&, bad](const Expected<Appended>& answer) {
            if (bad != !answer || (answer && answer->added != 2)) ++wrong;
            answer ? added += answer->added : ++failed;
          });
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  CHECK(wrong == 0);
  CHECK(failed == callers);
  CHECK(added == callers * (each - 1) * 2);
  CHECK(read_all(*log).size() == added);
}

}  // namespace
}  // namespace unhunch::contract

// SPDX-License-Identifier: Apache-2.0
// A short log is read by the caller, a long one in two halves at once: what is read does not depend on it.
#include "main/read_log.h"

#include <doctest/doctest.h>

#include "main/testing.h"
#include "store/sqlite_database.h"
#include "store/testing.h"

namespace unhunch::app {
namespace {

using store::testing::Folder;
using store::testing::make_events;
using testing::the_door;

constexpr std::size_t many = 20'001;  // in two halves

std::unique_ptr<store::EventLog> make_log(const Folder& folder, std::size_t count) {
  auto log = store::open_sqlite(folder.log());
  REQUIRE(log);
  auto events = make_events(0, count);
  for (std::size_t i = 0; i < count; ++i) {
    wire::EventText& event = events[i];
    event.kind = "free_note";
    event.version = 1;
    event.supersedes.reset();
    event.body = R"({"text":")" + std::to_string(i) + R"("})";
  }
  REQUIRE((*log)->append(events));
  return std::move(*log);
}

wire::Log make_empty() { return wire::Log{the_door().document(), the_door().regimen()}; }

void change(const Folder& folder, const char* sql) {
  auto database = store::SqliteDatabase::open(folder.log(), SQLITE_OPEN_READWRITE, "cannot_open");
  REQUIRE(database);
  REQUIRE(database->run(sql, "cannot_open"));
}

// Of events that are numbered from `from` on.
void check_bodies(const wire::Log& log, std::uint64_t from, std::size_t count) {
  const auto facts = log.facts();
  REQUIRE(facts.size() == count);
  for (std::size_t i = 0; i < count; ++i) {
    REQUIRE(log.read_body(facts[i]).at("text").as_string() == std::to_string(from + i));
  }
}

}  // namespace

TEST_CASE("a long log comes whole and in its order out of its two halves") {
  const Folder folder;
  const auto log = make_log(folder, many);
  wire::Log read = make_empty();
  CHECK(read_log(*log, 7, read).value() == static_cast<std::int64_t>(many));
  check_bodies(read, 7, many - 7);
  // Into what holds something already, and the first of it once more.
  CHECK(read_log(*log, 0, read).value() == static_cast<std::int64_t>(many));
  check_bodies(read, 0, many);
}

TEST_CASE("cursors that are missing move nothing from one half to the other") {
  const Folder folder;
  const auto log = make_log(folder, many);
  change(folder, "DELETE FROM event WHERE cursor <= 6000 OR cursor = 20000");
  change(folder, "UPDATE event SET cursor = cursor + 9000000000000000000 WHERE cursor > 19000");
  wire::Log read = make_empty();
  CHECK(read_log(*log, 0, read).value() == static_cast<std::int64_t>(many) + 9'000'000'000'000'000'000);
  CHECK(read.size() == many - 6001);
  CHECK(read.facts().size() == read.size());
}

TEST_CASE("a log is added to from where it was read, all of it or nothing") {
  for (const std::size_t count : {std::size_t{100}, many}) {
    const Folder folder;
    const auto log = make_log(folder, count);
    wire::Log read = make_empty();
    CHECK(read_log(*log, 0, read).value() == static_cast<std::int64_t>(count));
    CHECK(read.size() == count);
    CHECK(read_log(*log, static_cast<std::int64_t>(count), read).value() == static_cast<std::int64_t>(count));
    CHECK(read.size() == count);

    for (const char* place : {"max", "min"}) {
      const std::string at = std::string{"(SELECT "} + place + "(cursor) FROM event)";
      change(folder, ("UPDATE event SET kind = 'No kind' WHERE cursor = " + at).c_str());
      wire::Log damaged = make_empty();
      CHECK(read_log(*log, 0, damaged).error().code == "damaged");
      CHECK(damaged.size() == 0);
      change(folder, ("UPDATE event SET kind = 'free_note' WHERE cursor = " + at).c_str());
    }
  }
}

}  // namespace unhunch::app

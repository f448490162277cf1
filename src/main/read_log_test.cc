// SPDX-License-Identifier: Apache-2.0
// A short log is read by the caller, a long one by a thread beside it: what is read does not depend on it.
#include "main/read_log.h"

#include <doctest/doctest.h>

#include "main/read_ahead.h"
#include "main/testing.h"
#include "store/sqlite_database.h"
#include "store/testing.h"

namespace unhunch::app {
namespace {

using store::testing::Folder;
using store::testing::make_events;
using testing::the_door;

constexpr std::size_t many = 20'000;  // in the thread, and more than its blocks hold

std::unique_ptr<store::EventLog> make_log(const Folder& folder, std::size_t count) {
  auto log = store::open_sqlite(folder.log());
  REQUIRE(log);
  REQUIRE((*log)->append(make_events(0, count)));
  return std::move(*log);
}

wire::Log make_empty() { return wire::Log{the_door().document(), the_door().regimen()}; }

}  // namespace

TEST_CASE("a long log comes whole and in its order out of the thread that reads it") {
  const Folder folder;
  const auto log = make_log(folder, many);
  ReadAhead ahead{*log, 7};
  const auto wanted = make_events(7, many - 7);
  std::size_t count = 0;
  while (const wire::EventText* event = ahead.next()) {
    REQUIRE(count < wanted.size());
    REQUIRE(*event == wanted[count]);
    ++count;
  }
  CHECK(count == wanted.size());
  CHECK(ahead.finish().value() == static_cast<std::int64_t>(many));
}

TEST_CASE("who reads ahead may be left in the middle") {
  const Folder folder;
  const auto log = make_log(folder, many);
  ReadAhead ahead{*log, 0};
  CHECK(ahead.next() != nullptr);
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

    auto database = store::SqliteDatabase::open(folder.log(), SQLITE_OPEN_READWRITE, "cannot_open");
    REQUIRE(database);
    REQUIRE(database->run("UPDATE event SET kind = 'No kind' WHERE cursor = (SELECT max(cursor) FROM event)",
                          "cannot_open"));
    wire::Log damaged = make_empty();
    CHECK(read_log(*log, 0, damaged).error().code == "damaged");
    CHECK(damaged.size() == 0);
  }
}

}  // namespace unhunch::app

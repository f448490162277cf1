// SPDX-License-Identifier: Apache-2.0
// What a log in SQLite promises about its files. What every log promises is in tests/contract.
#include <doctest/doctest.h>

#include <stdexcept>

#include "store/event_log.h"
#include "store/sqlite_schema.h"
#include "store/testing.h"

namespace unhunch::store {
namespace {

using testing::code_of;
using testing::Folder;
using testing::make_event;
using testing::make_events;
using testing::mode_of;
using testing::read_all;
using testing::read_bytes;
using testing::write_bytes;

std::unique_ptr<EventLog> open(const std::filesystem::path& file) {
  auto log = open_sqlite(file);
  REQUIRE(log);
  return std::move(*log);
}

void run(const std::filesystem::path& file, const std::string& sql) {
  auto database = SqliteDatabase::open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "cannot_open");
  REQUIRE(database);
  REQUIRE(database->run(sql.c_str(), "cannot_open"));
}

std::int64_t ask(const std::filesystem::path& file, const char* sql) {
  auto database = SqliteDatabase::open(file, SQLITE_OPEN_READONLY, "cannot_open");
  REQUIRE(database);
  return database->find_number(sql, "cannot_read").value();
}

// Whether any file of the folder holds the word.
bool anywhere(const Folder& folder, std::string_view word) {
  for (const std::string& name : folder.names()) {
    if (read_bytes(folder.path() / name).find(word) != std::string::npos) return true;
  }
  return false;
}

wire::EventText secret_event() {
  wire::EventText event = make_event(7);
  event.kind = "a_kind_to_be_found";
  event.body = R"({"note":"nobody may read this later"})";
  return event;
}

TEST_CASE("all files of a log are for their owner alone, also when they were open before") {
  const Folder folder;
  write_bytes(folder.log(), "");
  chmod(folder.log().c_str(), 0644);
  const auto log = open(folder.log());
  REQUIRE(log->append(make_events(0, 3)));
  CHECK(folder.names() == std::vector<std::string>{"unhunch.db", "unhunch.db-shm", "unhunch.db-wal"});
  for (const std::string& name : folder.names()) CHECK(mode_of(folder.path() / name) == 0600);
  CHECK(log->check().value().empty());
  chmod(folder.log().c_str(), 0640);
  const auto faults = log->check().value();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].find("chmod 600") != std::string::npos);
}

TEST_CASE("a log says that it is ours, and which version") {
  const Folder folder;
  open(folder.log());
  CHECK(ask(folder.log(), "PRAGMA application_id") == sqlite_application);
  CHECK(ask(folder.log(), "PRAGMA user_version") == sqlite_migrations().back().number);
}

TEST_CASE("a log of a newer program is left as it is") {
  const Folder folder;
  REQUIRE(open(folder.log())->append(make_events(0, 3)));
  run(folder.log(), "PRAGMA user_version = 1000");
  const std::string before = read_bytes(folder.log());
  const auto log = open_sqlite(folder.log());
  REQUIRE_FALSE(log);
  CHECK(log.error().code == "newer_version");
  CHECK(log.error().message.find("update") != std::string::npos);
  CHECK(read_bytes(folder.log()) == before);
}

TEST_CASE("a database of another program is left as it is") {
  const Folder folder;
  run(folder.log(), "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");
  CHECK(code_of(open_sqlite(folder.log())) == "cannot_open");
  CHECK(ask(folder.log(), "SELECT count(*) FROM theirs") == 1);
}

TEST_CASE("a step of the schema that fails leaves nothing behind, and those before it stand") {
  const Folder folder;
  write_bytes(folder.log(), "");
  auto database = SqliteDatabase::open(folder.log(), SQLITE_OPEN_READWRITE, "cannot_open");
  REQUIRE(database);
  const std::vector<Migration> steps = {{1, "CREATE TABLE one (a)"},
                                        {2, "CREATE TABLE two (a); INSERT INTO nowhere VALUES (1)"}};
  CHECK_FALSE(migrate(*database, steps));
  CHECK_FALSE(database->is_in_transaction());
  CHECK(database->find_number("PRAGMA user_version", "x").value() == 1);
  CHECK(database->find_number("SELECT count(*) FROM sqlite_schema", "x").value() == 1);
  const std::vector<Migration> repaired = {{1, "no step is taken twice"}, {2, "CREATE TABLE two (a)"}};
  CHECK(migrate(*database, repaired));
  CHECK(database->find_number("PRAGMA user_version", "x").value() == 2);
}

TEST_CASE("after erasing no byte of an event is left in the folder") {
  const Folder folder;
  const auto backup = folder.path() / "unhunch.db.before-restore";
  const auto log = open(folder.log());
  const wire::EventText event = secret_event();
  REQUIRE(log->append({&event, 1}));
  REQUIRE(log->append(make_events(100, 500)));
  REQUIRE(log->back_up(backup));
  write_bytes(folder.path() / "unhunch.db.new-abcdef", event.body);
  CHECK(anywhere(folder, "nobody may read this later"));
  REQUIRE(log->erase());
  for (const std::string_view word : {"nobody may read", "a_kind_to_be_found", "exercise_response", "größer"}) {
    CAPTURE(word);
    CHECK_FALSE(anywhere(folder, word));
  }
  CHECK_FALSE(std::filesystem::exists(backup));
  const std::string id(event.id.bytes.begin(), event.id.bytes.end());
  CHECK_FALSE(anywhere(folder, id));
}

TEST_CASE("erasing says so when another reader keeps a trace alive") {
  const Folder folder;
  const auto log = open(folder.log());
  const wire::EventText event = secret_event();
  REQUIRE(log->append({&event, 1}));
  {
    auto other = SqliteDatabase::open(folder.log(), SQLITE_OPEN_READONLY, "cannot_open");
    REQUIRE(other);
    const auto moment = SqliteTransaction::begin_reading(*other, "cannot_read");
    REQUIRE(other->find_number("SELECT count(*) FROM event", "cannot_read").value() == 1);
    CHECK(code_of(log->erase()) == "in_use");
    CHECK(read_all(*log).empty());
  }
  CHECK(log->erase());
  CHECK_FALSE(anywhere(folder, "nobody may read this later"));
}

TEST_CASE("a log that was taken away is not written to any more") {
  const Folder folder;
  const auto log = open(folder.log());
  REQUIRE(log->append(make_events(0, 3)));
  std::filesystem::rename(folder.log(), folder.path() / "elsewhere.db");
  const auto appended = log->append(make_events(3, 3));
  REQUIRE_FALSE(appended);
  CHECK(appended.error().code == "cannot_write");
  CHECK(appended.error().message.find("start Unhunch again") != std::string::npos);
  CHECK(code_of(log->erase()) == "cannot_write");
}

TEST_CASE("a row that can be no event is damage, and a body that is no object is found by the check") {
  const Folder folder;
  REQUIRE(open(folder.log())->append(make_events(0, 3)));
  run(folder.log(), "UPDATE event SET body = '{]}' WHERE cursor = 2");
  {
    const auto log = open(folder.log());
    const auto faults = log->check().value();
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].find("cursor 2") != std::string::npos);
  }
  run(folder.log(), "UPDATE event SET kind = 'No Kind' WHERE cursor = 2");
  const auto log = open(folder.log());
  std::size_t before = 0;
  const auto read = log->read_after(0, 100, [&](const Stored&) { ++before; });
  CHECK(code_of(read) == "damaged");
  CHECK(before == 1);
}

TEST_CASE("what is thrown by whoever takes an event comes out of the log, which can be read again") {
  const Folder folder;
  const auto log = open(folder.log());
  REQUIRE(log->append(make_events(0, 3)));
  std::size_t taken = 0;
  const auto take = [&](const Stored&) {
    if (++taken == 2) throw std::runtime_error("no room");
  };
  CHECK_THROWS_AS((void)log->read_after(0, 100, take), std::runtime_error);
  CHECK(taken == 2);
  CHECK(read_all(*log).size() == 3);
  CHECK(read_all(*log, 1, 1).size() == 1);
  CHECK(read_all(*log, 0, 0).empty());
}

TEST_CASE("a log is described by the program and the file") {
  const Folder folder;
  const std::string described = open(folder.log())->describe();
  CHECK(described.starts_with("SQLite 3."));
  CHECK(described.ends_with(folder.log().string()));
}

}  // namespace
}  // namespace unhunch::store

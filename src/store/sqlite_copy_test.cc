// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite_copy.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "store/event_log.h"
#include "store/sqlite_schema.h"
#include "store/testing.h"

namespace unhunch::store {
namespace {

using testing::code_of;
using testing::Folder;
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

std::size_t count(const std::filesystem::path& file) { return read_all(*open(file)).size(); }

TEST_CASE("a backup is one whole private file, made while others write") {
  const Folder folder, elsewhere;
  const auto backup = elsewhere.path() / "backup.db";
  const auto log = open(folder.log());
  REQUIRE(log->append(make_events(0, 1000)));
  std::atomic<bool> stop{false};
  std::atomic<int> failed{0};
  std::thread writer{[&] {
    for (std::uint64_t number = 1000; !stop; ++number) failed += !log->append(make_events(number, 1));
  }};
  for (int i = 0; i < 5; ++i) CHECK(code_of(log->back_up(backup)).empty());
  stop = true;
  writer.join();
  CHECK(failed == 0);
  CHECK(elsewhere.names() == std::vector<std::string>{"backup.db"});
  CHECK(mode_of(backup) == 0600);
  const auto copied = read_all(*open(backup));
  CHECK(copied.size() >= 1000);
  for (std::size_t i = 0; i < copied.size(); ++i) REQUIRE(copied[i].event == testing::make_event(i));
}

TEST_CASE("a backup replaces an older one and nothing else") {
  const Folder folder;
  const auto log = open(folder.log());
  const auto backup = folder.path() / "backup.db";
  REQUIRE(log->back_up(backup));
  REQUIRE(log->append(make_events(0, 3)));
  REQUIRE(log->back_up(backup));
  CHECK(count(backup) == 3);
  const auto letter = folder.path() / "letter.txt";
  write_bytes(letter, "dear friend");
  CHECK(code_of(log->back_up(letter)) == "cannot_write");
  CHECK(read_bytes(letter) == "dear friend");
  CHECK(code_of(log->back_up(folder.log())) == "cannot_write");
  CHECK(code_of(log->back_up(folder.path())) == "cannot_write");
  CHECK(code_of(log->back_up(folder.path() / "nowhere" / "backup.db")) == "cannot_write");
  CHECK(log->append(make_events(3, 3)).value().added == 3);
}

TEST_CASE("a restored log holds what the backup held, and the other is kept beside it") {
  const Folder folder;
  const auto backup = folder.path() / "backup.db";
  {
    const auto log = open(folder.log());
    REQUIRE(log->append(make_events(0, 10)));
    REQUIRE(log->back_up(backup));
    REQUIRE(log->append(make_events(10, 10)));
  }
  const auto kept = restore_sqlite(backup, folder.log());
  REQUIRE(kept);
  CHECK(*kept == folder.path() / "unhunch.db.before-restore");
  CHECK(mode_of(folder.log()) == 0600);
  CHECK(count(folder.log()) == 10);
  CHECK(count(*kept) == 20);
  CHECK(count(backup) == 10);
  const auto second = restore_sqlite(*kept, folder.log());
  REQUIRE(second);
  CHECK(*second == folder.path() / "unhunch.db.before-restore-2");
  CHECK(count(folder.log()) == 20);
}

TEST_CASE("a restored log gives no cursor that was given before") {
  const Folder folder;
  const auto backup = folder.path() / "backup.db";
  std::int64_t last = 0;
  {
    const auto log = open(folder.log());
    REQUIRE(log->back_up(backup));
    REQUIRE(log->append(make_events(0, 10)));
    last = log->last_cursor().value();
  }
  REQUIRE(restore_sqlite(backup, folder.log()));
  const auto log = open(folder.log());
  CHECK(read_all(*log).empty());
  REQUIRE(log->append(make_events(100, 1)));
  CHECK(log->last_cursor().value() == last + 1);
}

TEST_CASE("a backup goes where there is no log yet, and in the place of a damaged one") {
  const Folder folder, fresh;
  const auto backup = folder.path() / "backup.db";
  {
    const auto log = open(folder.log());
    REQUIRE(log->append(make_events(0, 10)));
    REQUIRE(log->back_up(backup));
  }
  const auto none = restore_sqlite(backup, fresh.log());
  REQUIRE(none);
  CHECK(none->empty());
  CHECK(count(fresh.log()) == 10);

  const std::string damaged(20'000, 'x');
  write_bytes(folder.log(), damaged);
  write_bytes(folder.log().string() + "-wal", "what was written ahead of the damage");
  const auto kept = restore_sqlite(backup, folder.log());
  REQUIRE(kept);
  CHECK(read_bytes(*kept) == damaged);
  CHECK(read_bytes(kept->string() + "-wal") == "what was written ahead of the damage");
  CHECK(count(folder.log()) == 10);
}

TEST_CASE("what is no sound backup changes nothing") {
  const Folder folder;
  const auto backup = folder.path() / "backup.db";
  {
    const auto log = open(folder.log());
    REQUIRE(log->append(make_events(0, 400)));
    REQUIRE(log->back_up(backup));
    REQUIRE(log->append(make_events(400, 5)));
  }
  const std::string before = read_bytes(folder.log()), whole = read_bytes(backup);
  const auto refused = [&](const std::string& bytes) {
    write_bytes(backup, bytes);
    const std::string code = code_of(restore_sqlite(backup, folder.log()));
    CHECK(read_bytes(folder.log()) == before);
    CHECK(folder.names() == std::vector<std::string>{"backup.db", "unhunch.db"});
    return code;
  };
  CHECK(refused("") == "cannot_read");
  CHECK(refused("a letter") == "damaged");
  CHECK(refused(whole.substr(0, whole.size() / 2)) == "damaged");
  std::string hole = whole;
  std::fill(hole.begin() + 8192, hole.begin() + 12288, 'x');
  CHECK(refused(hole) == "damaged");
  std::string body = whole;
  const std::size_t at = body.find(R"({"pain_now":)", 30'000);
  REQUIRE(at != std::string::npos);
  body[at + 1] = '}';
  CHECK(refused(body) == "damaged");
  std::string newer = whole;
  newer[62] = 100;
  CHECK(refused(newer) == "newer_version");
  std::string theirs = whole;
  theirs[68] = 'X';
  CHECK(refused(theirs) == "cannot_read");
  CHECK(code_of(restore_sqlite(folder.path() / "nowhere.db", folder.log())) == "cannot_read");
  CHECK(code_of(restore_sqlite(folder.log(), folder.log())) == "cannot_read");
}

TEST_CASE("nothing is restored under a program that has the log open") {
  const Folder folder;
  const auto backup = folder.path() / "backup.db";
  const auto log = open(folder.log());
  REQUIRE(log->append(make_events(0, 3)));
  REQUIRE(log->back_up(backup));
  const auto restored = restore_sqlite(backup, folder.log());
  REQUIRE_FALSE(restored);
  CHECK(restored.error().code == "in_use");
  CHECK(log->append(make_events(3, 3)).value().added == 3);
  CHECK(folder.names() == std::vector<std::string>{"backup.db", "unhunch.db", "unhunch.db-shm", "unhunch.db-wal"});
}

}  // namespace
}  // namespace unhunch::store

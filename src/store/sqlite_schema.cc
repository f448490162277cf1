// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite_schema.h"

#include <chrono>
#include <thread>

#include "store/private_file.h"
#include "wire/json_text.h"

namespace unhunch::store {
namespace {

constexpr std::string_view cannot_open = "cannot_open";

// EXTRA is what FULL is for a write-ahead log, and safe as well where a file system has none. The page cache is small,
// because the log is read once and then only added to; temporary tables stay in memory, so that nothing is written
// outside of the folder; a file of the log is not mapped, because a cut file would then end the program instead of
// being an error.
constexpr const char* settings =
    "PRAGMA synchronous = EXTRA;"
    "PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -1024;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0;"
    "PRAGMA journal_size_limit = 4194304;";

// Two that open a new log at once both want to change the way of writing, and SQLite does not wait there.
Expected<void> use_write_ahead_log(SqliteDatabase& database) {
  using namespace std::chrono_literals;
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (true) {
    auto changed = database.run("PRAGMA journal_mode = WAL", cannot_open);
    if (changed || changed.error().code != "in_use" || std::chrono::steady_clock::now() > end) return changed;
    std::this_thread::sleep_for(5ms);
  }
}

Expected<std::vector<std::string>> list_texts(SqliteDatabase& database, const char* sql, std::string_view sound) {
  auto statement = database.prepare(sql, "cannot_read");
  if (!statement) return tl::unexpected<Error>(std::move(statement.error()));
  std::vector<std::string> texts;
  int result = SQLITE_OK;
  while ((result = statement->step()) == SQLITE_ROW) {
    if (statement->text(0) != sound) texts.emplace_back(statement->text(0));
  }
  if (result != SQLITE_DONE) return tl::unexpected<Error>(database.explain(result, "cannot_read"));
  return texts;
}

Expected<std::vector<std::string>> check_bodies(SqliteDatabase& database) {
  auto statement = database.prepare("SELECT cursor, body FROM event ORDER BY cursor", "cannot_read");
  if (!statement) return tl::unexpected<Error>(std::move(statement.error()));
  std::vector<std::string> faults;
  int result = SQLITE_OK;
  while ((result = statement->step()) == SQLITE_ROW) {
    const auto body = wire::parse_json(statement->text(1));
    if (body && body->is_object()) continue;
    faults.push_back("The event with the cursor " + std::to_string(statement->number(0)) + " cannot be read.");
  }
  if (result != SQLITE_DONE) return tl::unexpected<Error>(database.explain(result, "cannot_read"));
  return faults;
}

}  // namespace

Expected<void> check_version(SqliteDatabase& database, Empty empty) {
  const auto moment = SqliteTransaction::begin_reading(database, cannot_open);
  if (!moment) return tl::unexpected<Error>(moment.error());
  const auto application = database.find_number("PRAGMA application_id", cannot_open);
  if (!application) return tl::unexpected<Error>(application.error());
  const auto version = database.find_number("PRAGMA user_version", cannot_open);
  if (!version) return tl::unexpected<Error>(version.error());
  const auto tables = database.find_number("SELECT count(*) FROM sqlite_schema", cannot_open);
  if (!tables) return tl::unexpected<Error>(tables.error());
  if (*application == 0 && *version == 0 && *tables == 0 && empty == Empty::allowed) return {};
  const std::string file = database.file().string();
  if (*application != sqlite_application || *version < 1) {
    return fail("cannot_open", file, "this is no log of Unhunch; it was left as it is");
  }
  const std::int64_t known = sqlite_migrations().back().number;
  if (*version > known) {
    return fail("newer_version", file,
                "this log was written by a newer Unhunch (its version is " + std::to_string(*version) +
                    ", this program knows " + std::to_string(known) + "); please update Unhunch, nothing was changed");
  }
  return {};
}

Expected<void> migrate(SqliteDatabase& database, std::span<const Migration> migrations) {
  for (const Migration& migration : migrations) {
    const auto before = database.find_number("PRAGMA user_version", cannot_open);
    if (!before) return tl::unexpected<Error>(before.error());
    if (*before >= migration.number) continue;
    auto transaction = SqliteTransaction::begin(database, cannot_open);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    const auto now = database.find_number("PRAGMA user_version", cannot_open);
    if (!now) return tl::unexpected<Error>(now.error());
    if (*now >= migration.number) continue;
    const std::string marks = "PRAGMA application_id = " + std::to_string(sqlite_application) +
                              "; PRAGMA user_version = " + std::to_string(migration.number);
    if (auto made = database.run(migration.sql, cannot_open); !made) return made;
    if (auto marked = database.run(marks.c_str(), cannot_open); !marked) return marked;
    if (auto done = transaction->commit(cannot_open); !done) return done;
  }
  return {};
}

Expected<SqliteDatabase> open_log_database(const std::filesystem::path& file) {
  if (auto made = make_private_file(file); !made) {
    made.error().code = cannot_open;
    return tl::unexpected<Error>(std::move(made.error()));
  }
  auto database = SqliteDatabase::open(file, SQLITE_OPEN_READWRITE, cannot_open);
  if (!database) return database;
  if (auto fits = check_version(*database, Empty::allowed); !fits) return tl::unexpected<Error>(fits.error());
  if (auto set = use_write_ahead_log(*database); !set) return tl::unexpected<Error>(set.error());
  if (auto set = database->run(settings, cannot_open); !set) return tl::unexpected<Error>(set.error());
  if (auto ready = migrate(*database, sqlite_migrations()); !ready) return tl::unexpected<Error>(ready.error());
  return database;
}

Expected<std::vector<std::string>> check_content(SqliteDatabase& database) {
  auto faults = list_texts(database, "PRAGMA integrity_check(20)", "ok");
  if (!faults) return faults;
  auto keys = list_texts(database, "PRAGMA foreign_key_check", {});
  if (!keys) return keys;
  for (const std::string& table : *keys) faults->push_back("A row of the table " + table + " points nowhere.");
  if (!faults->empty()) return faults;  // rows of a broken table say nothing
  return check_bodies(database);
}

}  // namespace unhunch::store

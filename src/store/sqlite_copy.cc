// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite_copy.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include "store/event_log.h"
#include "store/private_file.h"
#include "store/sqlite_schema.h"

namespace unhunch::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kept_mark = ".before-restore";

tl::unexpected<Error> fail_here(const fs::path& file) {
  return fail("cannot_write", file.string(), std::string{"it cannot be replaced there ("} + std::strerror(errno) + ")");
}

// A whole copy of one moment; others go on reading and writing. The copy is on disk and stands alone.
Expected<void> copy(SqliteDatabase& from, const fs::path& file) {
  auto to = SqliteDatabase::open(file, SQLITE_OPEN_READWRITE, "cannot_write");
  if (!to) return tl::unexpected<Error>(std::move(to.error()));
  if (auto set = to->run("PRAGMA synchronous = FULL", "cannot_write"); !set) return set;
  sqlite3_backup* backup = sqlite3_backup_init(to->get(), "main", from.get(), "main");
  if (backup == nullptr) return tl::unexpected<Error>(to->explain("cannot_write"));
  int result = SQLITE_OK;
  do {
    result = sqlite3_backup_step(backup, -1);
  } while (result == SQLITE_BUSY || result == SQLITE_LOCKED);
  sqlite3_backup_finish(backup);
  if (result != SQLITE_DONE) {
    const bool is_source = (result & 0xff) == SQLITE_CORRUPT || (result & 0xff) == SQLITE_NOTADB;
    return tl::unexpected<Error>((is_source ? from : *to).explain(result, "cannot_write"));
  }
  return to->run("PRAGMA journal_mode = DELETE", "cannot_write");
}

// A log of ours by its first bytes, or an empty file. Who asks must not have it open as a database.
bool looks_like_a_log(const fs::path& file) {
  constexpr std::size_t application_at = 68;
  std::array<char, 72> head{};
  std::ifstream in{file, std::ios::binary};
  in.read(head.data(), head.size());
  if (in.gcount() == 0) return in.eof();
  std::int64_t application = 0;
  for (std::size_t i = application_at; i < head.size(); ++i) {
    application = application << 8 | static_cast<unsigned char>(head[i]);
  }
  return in.gcount() == static_cast<std::streamsize>(head.size()) && application == sqlite_application;
}

Expected<void> check_target(const fs::path& log, const fs::path& target) {
  std::error_code error;
  if (!fs::exists(target, error)) return {};
  if (fs::equivalent(log, target, error)) {
    return fail("cannot_write", target.string(), "this is the log itself; name another file for its backup");
  }
  if (!fs::is_regular_file(target, error) || !looks_like_a_log(target)) {
    return fail("cannot_write", target.string(), "there is something else of that name already; name another file");
  }
  return {};
}

// Reading alone, so that a backup on a disk that cannot be written will do.
Expected<SqliteDatabase> open_backup(const fs::path& backup) {
  auto database = SqliteDatabase::open(backup, SQLITE_OPEN_READONLY, "cannot_read");
  if (!database) return database;
  auto fits = check_version(*database, Empty::refused);
  if (!fits && fits.error().code == "cannot_open") fits.error().code = "cannot_read";
  if (!fits && fits.error().code == "damaged") fits.error().message = "this backup is damaged; nothing was changed";
  if (!fits) return tl::unexpected<Error>(std::move(fits.error()));
  return database;
}

Expected<void> check_copy(const fs::path& backup, const fs::path& copied) {
  auto database = SqliteDatabase::open(copied, SQLITE_OPEN_READONLY, "cannot_read");
  if (!database) return tl::unexpected<Error>(std::move(database.error()));
  const auto faults = check_content(*database);
  if (!faults && faults.error().code != "damaged") return tl::unexpected<Error>(faults.error());
  if (faults && faults->empty()) return {};
  return fail("damaged", backup.string(), "this backup is damaged; nothing was changed, please try an older one");
}

// Nobody else has the log open, and nobody opens it for as long as this lives. A log that is damaged cannot be locked,
// and nobody can write to it.
struct Alone {
  std::optional<SqliteDatabase> database;
};

Expected<Alone> lock_out_others(const fs::path& log) {
  std::error_code error;
  if (!fs::exists(log, error)) return Alone{};
  auto database = SqliteDatabase::open(log, SQLITE_OPEN_READWRITE, "cannot_write");
  if (!database) return Alone{};
  sqlite3_busy_timeout(database->get(), 0);
  // What was written ahead of a damage is not thrown away by looking at it.
  sqlite3_db_config(database->get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  for (const char* sql : {"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"}) {
    const auto done = database->run(sql, "cannot_write");
    if (done) continue;
    if (done.error().code == "damaged") return Alone{};
    if (done.error().code == "in_use") {
      return fail("in_use", log.string(), "Unhunch is running with this log; stop it, then restore again");
    }
    return tl::unexpected<Error>(done.error());
  }
  return Alone{std::move(*database)};
}

// A cursor is never given twice, not even for an event that the backup does not hold.
Expected<void> go_on_after(SqliteDatabase& replaced, const fs::path& copied) {
  const auto last = replaced.find_number("SELECT max(seq) FROM sqlite_sequence", "cannot_read");
  if (!last) return {};  // damaged
  auto database = SqliteDatabase::open(copied, SQLITE_OPEN_READWRITE, "cannot_write");
  if (!database) return tl::unexpected<Error>(std::move(database.error()));
  const std::string number = std::to_string(*last);
  const std::string sql =
      "INSERT INTO sqlite_sequence (name, seq) SELECT 'event', 0 WHERE NOT EXISTS "
      "(SELECT 1 FROM sqlite_sequence WHERE name = 'event');"
      "UPDATE sqlite_sequence SET seq = max(seq, " +
      number + ") WHERE name = 'event'";
  return database->run(sql.c_str(), "cannot_write");
}

fs::path find_free_name(const fs::path& log) {
  const std::string first = log.string() + std::string{kept_mark};
  std::string name = first;
  for (int n = 2; fs::exists(name); ++n) name = first + "-" + std::to_string(n);
  return name;
}

// A second name for the log, which stays where it is until the new one takes its place; what belongs to a damaged log
// moves along, so that it is never read together with the new one.
Expected<void> keep(const fs::path& log, const fs::path& kept) {
  if (link(log.c_str(), kept.c_str()) != 0 && rename(log.c_str(), kept.c_str()) != 0) return fail_here(kept);
  for (const char* suffix : {"-wal", "-shm", "-journal"}) {
    const std::string from = log.string() + suffix;
    if (rename(from.c_str(), (kept.string() + suffix).c_str()) != 0 && errno != ENOENT) return fail_here(from);
  }
  return sync_folder_of(log);
}

}  // namespace

Expected<void> back_up_sqlite(const fs::path& log, const fs::path& target) {
  if (auto free = check_target(log, target); !free) return free;
  auto from = SqliteDatabase::open(log, SQLITE_OPEN_READONLY, "cannot_read");
  if (!from) return tl::unexpected<Error>(std::move(from.error()));
  auto made = NewFile::make_beside(target);
  if (!made) return tl::unexpected<Error>(std::move(made.error()));
  if (auto copied = copy(*from, made->path()); !copied) return copied;
  return made->put_in_place();
}

Expected<fs::path> restore_sqlite(const fs::path& backup, const fs::path& file) {
  std::error_code error;
  if (fs::equivalent(backup, file, error)) {
    return fail("cannot_read", backup.string(), "this is the log itself; name the file of a backup");
  }
  auto from = open_backup(backup);
  if (!from) return tl::unexpected<Error>(std::move(from.error()));
  auto made = NewFile::make_beside(file);
  if (!made) return tl::unexpected<Error>(std::move(made.error()));
  if (auto copied = copy(*from, made->path()); !copied) {
    if (copied.error().code == "damaged") copied.error().message = "this backup is damaged; nothing was changed";
    return tl::unexpected<Error>(std::move(copied.error()));
  }
  if (auto sound = check_copy(backup, made->path()); !sound) return tl::unexpected<Error>(std::move(sound.error()));
  auto alone = lock_out_others(file);
  if (!alone) return tl::unexpected<Error>(std::move(alone.error()));
  if (alone->database) {
    if (auto done = go_on_after(*alone->database, made->path()); !done) return tl::unexpected<Error>(done.error());
  }
  fs::path kept;
  if (fs::exists(file, error)) {
    kept = find_free_name(file);
    if (auto done = keep(file, kept); !done) return tl::unexpected<Error>(std::move(done.error()));
  }
  if (auto done = made->put_in_place(); !done) return tl::unexpected<Error>(std::move(done.error()));
  return kept;
}

Expected<void> remove_copies(const fs::path& log) {
  const std::string name = log.filename().string();
  const std::string kept = name + std::string{kept_mark};
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(log.has_parent_path() ? log.parent_path() : ".", error)) {
    const std::string other = entry.path().filename().string();
    if (!other.starts_with(kept) && !other.starts_with(NewFile::prefix_of(log))) continue;
    if (unlink(entry.path().c_str()) != 0 && errno != ENOENT) return fail_here(entry.path());
  }
  return sync_folder_of(log);
}

}  // namespace unhunch::store

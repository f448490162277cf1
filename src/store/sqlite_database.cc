// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite_database.h"

#include <utility>

namespace unhunch::store {
namespace {

constexpr int busy_ms = 10'000;

std::string_view find_remedy(int result) {
  switch (result & 0xff) {
    case SQLITE_FULL: return "the disk is full; make some room and try again, nothing that was kept is lost";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN: return "the file or its folder cannot be used; see whether it is there and yours to write";
    case SQLITE_NOMEM: return "there is not enough memory; close something and try again";
    default: return "the disk does not answer as it should; see whether it is full or failing, and make a backup soon";
  }
}

// Our statements are right for our tables, so that an error in one means that the tables are not ours any more.
bool is_damage(int kind) {
  return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_ERROR || kind == SQLITE_SCHEMA ||
         kind == SQLITE_CONSTRAINT || kind == SQLITE_MISMATCH || kind == SQLITE_FORMAT;
}

}  // namespace

void SqliteStatement::bind(int place, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void SqliteStatement::bind(int place, std::span<const std::uint8_t> bytes) {
  sqlite3_bind_blob64(statement_.get(), place, bytes.data(), bytes.size(), SQLITE_STATIC);
}

std::string_view SqliteStatement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_.get(), column);
  if (text == nullptr) return {};
  // The bytes are what the database holds.  NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::span<const std::uint8_t> SqliteStatement::bytes(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const std::uint8_t*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Expected<SqliteDatabase> SqliteDatabase::open(const std::filesystem::path& file, int flags, std::string_view code) {
  sqlite3* opened = nullptr;
  const int result =
      sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  SqliteDatabase database{opened, file};  // to be closed also when it could not be opened
  if (result != SQLITE_OK) return tl::unexpected<Error>(database.explain(result, code));
  sqlite3_busy_timeout(opened, busy_ms);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

Expected<void> SqliteDatabase::run(const char* sql, std::string_view code) {
  const int result = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return tl::unexpected<Error>(explain(result, code));
  return {};
}

Expected<SqliteStatement> SqliteDatabase::prepare(const char* sql, std::string_view code) {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v3(database_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (result != SQLITE_OK) return tl::unexpected<Error>(explain(result, code));
  return SqliteStatement{statement};
}

Expected<std::int64_t> SqliteDatabase::find_number(const char* sql, std::string_view code) {
  auto statement = prepare(sql, code);
  if (!statement) return tl::unexpected<Error>(std::move(statement.error()));
  const int result = statement->step();
  if (result == SQLITE_ROW) return statement->number(0);
  if (result == SQLITE_DONE) return std::int64_t{0};
  return tl::unexpected<Error>(explain(result, code));
}

Error SqliteDatabase::explain(int result, std::string_view code) const {
  const int kind = result & 0xff;
  const std::string file = file_.string();
  if (is_damage(kind)) {
    return {"damaged", file,
            "the log is damaged; keep the file as it is, and put a backup in its place with `unhunch restore FILE`"};
  }
  if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED) {
    return {"in_use", file, "another program has been holding the log for a long time; close it and try again"};
  }
  const char* detail = sqlite3_errstr(result);
  return {std::string{code}, file, std::string{find_remedy(result)} + " (" + detail + ")"};
}

bool SqliteDatabase::has_moved() const {
  int moved = 0;
  return sqlite3_file_control(database_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

Expected<SqliteTransaction> SqliteTransaction::begin(SqliteDatabase& database, std::string_view code) {
  if (auto begun = database.run("BEGIN IMMEDIATE", code); !begun) return tl::unexpected<Error>(begun.error());
  return SqliteTransaction{database};
}

Expected<SqliteTransaction> SqliteTransaction::begin_reading(SqliteDatabase& database, std::string_view code) {
  if (auto begun = database.run("BEGIN", code); !begun) return tl::unexpected<Error>(begun.error());
  return SqliteTransaction{database};
}

SqliteTransaction::~SqliteTransaction() {
  if (database_ != nullptr && database_->is_in_transaction()) (void)database_->run("ROLLBACK", "cannot_write");
}

}  // namespace unhunch::store

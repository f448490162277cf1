// SPDX-License-Identifier: Apache-2.0
// The C API of SQLite, as thin as it gets: what is opened closes itself, and a result code becomes an Error with a
// remedy. One connection belongs to one thread at a time.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/error.h"

namespace unhunch::store {

class SqliteStatement {
 public:
  SqliteStatement() = default;
  explicit SqliteStatement(sqlite3_stmt* statement) : statement_(statement) {}

  // Places count from 1. What is bound must live until the next reset().
  void bind(int place, std::int64_t number) { sqlite3_bind_int64(statement_.get(), place, number); }
  void bind(int place, std::string_view text);
  void bind(int place, std::span<const std::uint8_t> bytes);
  void bind_null(int place) { sqlite3_bind_null(statement_.get(), place); }
  // For a function of our own, which asks for it by the same type.
  void bind_pointer(int place, void* pointer, const char* type) {
    sqlite3_bind_pointer(statement_.get(), place, pointer, type, nullptr);
  }

  // SQLITE_ROW, SQLITE_DONE, or the code of a fault.
  int step() { return sqlite3_step(statement_.get()); }
  void reset() { sqlite3_reset(statement_.get()); }

  // Columns count from 0. Views hold until the next step.
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  std::string_view text(int column) const;
  std::span<const std::uint8_t> bytes(int column) const;

 private:
  struct End {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, End> statement_;
};

class SqliteDatabase {
 public:
  // `flags` as of sqlite3_open_v2. `code` is that of the error when it is neither `damaged` nor `in_use`.
  static Expected<SqliteDatabase> open(const std::filesystem::path& file, int flags, std::string_view code);

  Expected<void> run(const char* sql, std::string_view code);
  Expected<SqliteStatement> prepare(const char* sql, std::string_view code);
  // The first column of the first row; 0 when there is none.
  Expected<std::int64_t> find_number(const char* sql, std::string_view code);

  // What went wrong last.
  Error explain(std::string_view code) const { return explain(sqlite3_extended_errcode(database_.get()), code); }
  Error explain(int result, std::string_view code) const;

  // The file was renamed, replaced or removed while it was open.
  bool has_moved() const;
  bool is_in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

  sqlite3* get() const { return database_.get(); }
  const std::filesystem::path& file() const { return file_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  SqliteDatabase(sqlite3* database, std::filesystem::path file) : database_(database), file_(std::move(file)) {}

  std::unique_ptr<sqlite3, Close> database_;
  std::filesystem::path file_;
};

// Rolls back unless commit() has succeeded.
class SqliteTransaction {
 public:
  // Takes the write lock at once, waiting for others.
  static Expected<SqliteTransaction> begin(SqliteDatabase& database, std::string_view code);
  // All that is read shows the same moment.
  static Expected<SqliteTransaction> begin_reading(SqliteDatabase& database, std::string_view code);
  SqliteTransaction(SqliteTransaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  SqliteTransaction& operator=(SqliteTransaction&&) = delete;
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  ~SqliteTransaction();

  Expected<void> commit(std::string_view code) { return database_->run("COMMIT", code); }

 private:
  explicit SqliteTransaction(SqliteDatabase& database) : database_(&database) {}
  SqliteDatabase* database_;
};

}  // namespace unhunch::store

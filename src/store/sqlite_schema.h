// SPDX-License-Identifier: Apache-2.0
// A connection to a log in SQLite that is as it has to be: of ours, not newer than this program, at the present
// version, and with the settings that durability and privacy rest on.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "store/migration.h"
#include "store/sqlite_database.h"

namespace unhunch::store {

inline constexpr std::int64_t sqlite_application = 0x556e6875;  // "Unhu"

// Makes the file (0600) and its tables where they are not there yet. Codes: cannot_open, newer_version, damaged,
// in_use.
Expected<SqliteDatabase> open_log_database(const std::filesystem::path& file);

// Runs what is missing, each in a transaction of its own; whoever comes second finds it done.
Expected<void> migrate(SqliteDatabase& database, std::span<const Migration> migrations);

// Refuses what is no log of ours (cannot_open) or was written by a newer program (newer_version). Reads only. An empty
// database passes where `may_be_empty`.
enum class Empty { allowed, refused };
Expected<void> check_version(SqliteDatabase& database, Empty empty);

// What is wrong with the tables and rows, in sentences. Reads everything.
Expected<std::vector<std::string>> check_content(SqliteDatabase& database);

}  // namespace unhunch::store

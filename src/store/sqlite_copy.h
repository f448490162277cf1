// SPDX-License-Identifier: Apache-2.0
// Copies of a log in SQLite. A backup is one file that needs nothing beside it (no write-ahead log).
#pragma once

#include <filesystem>

#include "core/error.h"

namespace unhunch::store {

// See EventLog::back_up and restore_sqlite (event_log.h).
Expected<void> back_up_sqlite(const std::filesystem::path& log, const std::filesystem::path& target);

// Removes what a restore has kept beside the log, and what a crash has left of one.
Expected<void> remove_copies(const std::filesystem::path& log);

}  // namespace unhunch::store

// SPDX-License-Identifier: Apache-2.0
// Where the event log of the person is: unhunch.db in the folder of the data, or the database that --database names.
#pragma once

#include <filesystem>
#include <memory>

#include "main/world.h"
#include "store/event_log.h"

namespace unhunch::app {

inline constexpr std::string_view log_name = "unhunch.db";

inline std::filesystem::path log_file(const Context& context) { return context.storage.folder() / log_name; }

// Nothing was ever kept in the folder; a database elsewhere is not asked.
bool has_no_log(const Context&);

// Makes the folder and the log where they are not there yet. Codes: those of the store.
Expected<std::unique_ptr<store::EventLog>> open_log(const Context&);

}  // namespace unhunch::app

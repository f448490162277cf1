// SPDX-License-Identifier: Apache-2.0
// Breaks at the desk from the command line: the agent alone, what it says, and what it is asked for. All commands but
// the first talk to the one that runs, be it in the server or alone.
#pragma once

#include <string>

#include "main/app.h"
#include "main/world.h"

namespace unhunch::app {

// `unhunch desk`: the agent without the app, until Ctrl+C. Makes way when the app is started, and comes back after it.
int run_desk(World& world, const Settings& settings, const Storage& storage, const std::string& database);

// `unhunch status`, as one sentence or as the agent's JSON for a status bar. Status 1 when none runs.
int run_status(World& world, const Storage& storage, bool json);

// `unhunch pause TIME`: minutes as 45 or 45m, hours as 1h, "tomorrow", "meeting".
int run_pause(World& world, const Storage& storage, const std::string& time, bool json);
int run_resume(World& world, const Storage& storage, bool json);
int run_break_now(World& world, const Storage& storage, bool json);

// `unhunch autostart on|off`; without a word it says how it is.
int run_autostart(World& world, const Storage& storage, const std::string& word);

}  // namespace unhunch::app

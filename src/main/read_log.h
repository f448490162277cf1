// SPDX-License-Identifier: Apache-2.0
// From the event log on disk to the one in memory.
#pragma once

#include <cstdint>

#include "store/event_log.h"
#include "wire/log.h"

namespace unhunch::app {

// What came after a cursor, all of it or none; answers with the cursor of the last event, `after` where there was none.
// Codes: those of the store.
Expected<std::int64_t> read_log(store::EventLog& from, std::int64_t after, wire::Log& into);

}  // namespace unhunch::app

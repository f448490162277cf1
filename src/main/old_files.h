// SPDX-License-Identifier: Apache-2.0
// The files in which earlier versions kept the record, as events of the log: answers.json and history.json. Old entries
// stand at noon of their day. What events.jsonl held beside them (when somebody pressed stop) stays in that file.
//
// The same files always give the same events with the same ids, so that bringing them in twice adds nothing. Dates on
// which flags were raised, and the checks of professionals, count as they did before. The head-turn test and the last
// meal, which belong to one day, are left out: they are asked again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "main/world.h"
#include "wire/event_text.h"

namespace unhunch::app {

bool has_old_files(const Storage&);

struct OldRecord {
  std::vector<wire::EventText> events;
  std::vector<std::string_view> names;  // of the files that were understood
};

// A file that cannot be understood is moved aside with a note. Codes: cannot_read, cannot_write.
Expected<OldRecord> read_old_files(const Context&, std::vector<std::string>& notes);

}  // namespace unhunch::app

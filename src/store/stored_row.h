// SPDX-License-Identifier: Apache-2.0
// A row as a database hands it over, and the event in it. A disk may have changed what it holds, so nothing is
// believed; only the body is not parsed again (check() does).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "wire/event_text.h"

namespace unhunch::store {

struct StoredRow {
  std::span<const std::uint8_t> id;
  std::int64_t at_ms;
  std::int64_t offset_min;
  std::string_view kind;
  std::int64_t version;
  std::span<const std::uint8_t> supersedes;  // empty: none
  std::string_view body;
};

// False when the row can be no event. Strings keep their room.
bool fill_event(const StoredRow& row, wire::EventText& event);

}  // namespace unhunch::store

// SPDX-License-Identifier: Apache-2.0
#include "store/stored_row.h"

#include <algorithm>

namespace unhunch::store {
namespace {

bool fill_id(std::span<const std::uint8_t> bytes, core::EventId& id) {
  if (bytes.size() != id.bytes.size()) return false;
  std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  return true;
}

}  // namespace

bool fill_event(const StoredRow& row, wire::EventText& event) {
  if (!fill_id(row.id, event.id)) return false;
  event.supersedes.reset();
  if (!row.supersedes.empty() && !fill_id(row.supersedes, event.supersedes.emplace())) return false;
  event.at_ms = row.at_ms;
  event.offset_min = static_cast<int>(row.offset_min);
  event.kind = row.kind;
  event.version = static_cast<int>(row.version);
  event.body = row.body;
  const bool numbers_fit = event.offset_min == row.offset_min && event.version == row.version;
  return numbers_fit && wire::is_event(event);
}

}  // namespace unhunch::store

// SPDX-License-Identifier: Apache-2.0
#include "store/event_log.h"

#include <algorithm>

namespace unhunch::store {

Expected<Appended> EventLog::append(Batch events) {
  return append_together({&events, 1}).map([](const std::vector<Appended>& answers) { return answers.front(); });
}

Expected<void> check_batches(std::span<const Batch> batches) {
  for (const Batch& batch : batches) {
    const auto bad = std::find_if_not(batch.begin(), batch.end(), wire::is_event);
    if (bad == batch.end()) continue;
    const std::string where = "events." + std::to_string(bad - batch.begin());
    return fail("bad_event", where, "this is no event: its time, its kind or its size is out of bounds");
  }
  return {};
}

}  // namespace unhunch::store

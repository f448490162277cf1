// SPDX-License-Identifier: Apache-2.0
#include "main/read_log.h"

namespace unhunch::app {

Expected<std::int64_t> read_log(store::EventLog& from, std::int64_t after, wire::Log& into) {
  auto last = from.last_cursor();
  if (!last) return last;
  if (*last > after) into.reserve(static_cast<std::size_t>(*last - after));
  std::int64_t cursor = after;
  Expected<void> read;
  into.add([&](const wire::TakeEvent& take) {
    read = from.read_after(after, SIZE_MAX, [&](const store::Stored& stored) {
      cursor = stored.cursor;
      take(stored.event, nullptr);
    });
    return read.has_value();
  });
  if (!read) return tl::unexpected<Error>(std::move(read.error()));
  return cursor;
}

}  // namespace unhunch::app

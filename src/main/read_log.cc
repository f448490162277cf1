// SPDX-License-Identifier: Apache-2.0
#include "main/read_log.h"

#include <algorithm>

#include "main/read_ahead.h"

namespace unhunch::app {
namespace {

constexpr std::int64_t long_log = 8192;  // events, about a year's; below it a thread costs more than it saves

Expected<std::int64_t> take_all(store::EventLog& from, std::int64_t after, const wire::TakeEvent& take) {
  std::int64_t cursor = after;
  const auto read = from.read_after(after, SIZE_MAX, [&](const store::Stored& stored) {
    cursor = stored.cursor;
    take(stored.event, nullptr);
  });
  if (!read) return tl::unexpected<Error>(read.error());
  return cursor;
}

Expected<std::int64_t> take_all_ahead(store::EventLog& from, std::int64_t after, const wire::TakeEvent& take) {
  ReadAhead ahead{from, after};
  while (const wire::EventText* event = ahead.next()) take(*event, nullptr);
  return ahead.finish();
}

}  // namespace

Expected<std::int64_t> read_log(store::EventLog& from, std::int64_t after, wire::Log& into) {
  auto last = from.last_cursor();
  if (!last) return last;
  const std::int64_t more = std::max<std::int64_t>(*last - after, 0);
  into.reserve(static_cast<std::size_t>(more));
  Expected<std::int64_t> cursor;
  into.add([&](const wire::TakeEvent& take) {
    cursor = more < long_log ? take_all(from, after, take) : take_all_ahead(from, after, take);
    return cursor.has_value();
  });
  return cursor;
}

}  // namespace unhunch::app

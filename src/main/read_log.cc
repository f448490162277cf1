// SPDX-License-Identifier: Apache-2.0
#include "main/read_log.h"

#include <algorithm>
#include <future>

namespace unhunch::app {
namespace {

constexpr std::int64_t long_log = 8192;     // events, about a year's; below it a thread costs more than it saves
constexpr std::size_t most_room = 200'000;  // events

// The events after the cursor `after`, up to the cursor `last`, which is not before it.
struct Part {
  std::int64_t after, last;

  std::size_t most() const { return static_cast<std::size_t>(last - after); }
  // What to make ready for. Where cursors are missing there is less.
  std::size_t room() const { return std::min(most(), most_room); }
};

// All of the part or none. Where cursors are missing, `most` reaches behind it.
Expected<void> read_part(store::EventLog& from, Part part, wire::Log& into) {
  Expected<void> read;
  into.reserve(part.room());
  into.add([&](const wire::TakeEvent& take) {
    read = from.read_after(part.after, part.most(), [&](const store::Stored& stored) {
      if (stored.cursor <= part.last) take(stored.event, {});
    });
    return read.has_value();
  });
  return read;
}

// The later half by a thread of its own.
Expected<void> read_in_halves(store::EventLog& from, Part part, wire::Log& into) {
  const std::int64_t middle = part.after + (part.last - part.after) / 2;
  wire::Log later = into.make_empty();
  auto reading = std::async(std::launch::async, [&] { return read_part(from, {middle, part.last}, later); });
  wire::Log log = into.make_empty();
  log.reserve(part.room());
  auto read = read_part(from, {part.after, middle}, log);
  auto read_later = reading.get();
  if (!read) return read;
  if (!read_later) return read_later;
  log.add(std::move(later));
  into.add(std::move(log));
  return {};
}

}  // namespace

Expected<std::int64_t> read_log(store::EventLog& from, std::int64_t after, wire::Log& into) {
  const auto last = from.last_cursor();
  if (!last || *last <= after) return last.map([&](std::int64_t) { return after; });
  const Part part{after, *last};
  const auto read = part.most() < long_log ? read_part(from, part, into) : read_in_halves(from, part, into);
  if (!read) return tl::unexpected<Error>(read.error());
  return *last;
}

}  // namespace unhunch::app

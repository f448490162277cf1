// SPDX-License-Identifier: Apache-2.0
// One event as it travels and lies on disk: the envelope is read, the body stays the text it came as, so that an event
// of a newer version is kept byte for byte and handed on. docs/data-format.md is the grammar.
//
//   {"id": "0193…", "at": "2026-11-26T09:30:12.345Z", "offset_min": 60, "kind": "daily_entry", "v": 1,
//    "supersedes": "0193…", "body": {…}}
//
// `supersedes` may be absent. Reading is strict: anything else in the envelope is an error with its path.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/event_id.h"

namespace unhunch::wire {

struct EventText {
  core::EventId id{};
  std::int64_t at_ms = 0;  // milliseconds since 1970, UTC; from 2000-01-01 to 2199-12-31
  int offset_min = 0;      // of the local time, east positive, -900 to 900
  std::string kind;        // a-z, 0-9, _; 1 to 40 characters
  int version = 1;         // 1 to 1000
  std::optional<core::EventId> supersedes{};
  std::string body = "{}";  // one JSON object, at most 64 kB

  bool operator==(const EventText&) const = default;
};

class PlainObject;

// The body of an event as whoever read the text has seen it already: plain, parsed, or not at all.
struct SeenBody {
  const PlainObject* plain = nullptr;
  boost::json::value* parsed = nullptr;  // may be taken
};

// Takes one event, which is only there during the call.
using TakeEvent = std::function<void(const EventText&, const SeenBody&)>;

inline constexpr std::size_t event_body_max_bytes = 64u * 1024u;

// What holds for every event that was read: ranges, characters and size. The body is not parsed again.
bool is_event(const EventText&);

// `where` begins the path of every error.
Expected<EventText> read_event(const boost::json::value&, const std::string& where);

// {"events": [...]} or a bare array. Linear in the length of the text.
Expected<std::vector<EventText>> read_events(std::string_view json);

// Appends one event to a text, with or without its outer braces.
void write_event(const EventText&, std::string& text);
void write_event_members(const EventText&, std::string& text);

// "2026-11-26T09:30:12.345Z" and back; nothing for any other text.
std::optional<std::int64_t> find_instant(std::string_view text);
std::string to_instant(std::int64_t at_ms);

}  // namespace unhunch::wire

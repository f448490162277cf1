// SPDX-License-Identifier: Apache-2.0
#include "wire/event_text.h"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <charconv>
#include <chrono>
#include <utility>

#include "core/date.h"
#include "wire/json_mapping.h"
#include "wire/json_text.h"
#include "wire/plain_events.h"
#include "wire/plain_json.h"

namespace unhunch::wire {

namespace json = boost::json;

namespace {

constexpr std::int64_t ms_per_day = 86'400'000;
constexpr core::Date first_day{10957};      // 2000-01-01
constexpr std::size_t instant_length = 24;  // 2026-11-26T09:30:12.345Z
constexpr std::size_t kind_max_bytes = 40;
constexpr int offset_most = 900;
constexpr int version_most = 1000;

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

template <std::size_t N>
void append(std::string& text, const std::array<char, N>& letters) {
  text.append(letters.data(), N);
}

// The last digits of a number in front of `end`.
void put_digits(char* end, std::int64_t number, int count) {
  for (; count > 0; --count, number /= 10) *--end = static_cast<char>('0' + number % 10);
}

std::array<char, instant_length> to_letters(std::int64_t at_ms) {
  const std::int64_t in_day = (at_ms % ms_per_day + ms_per_day) % ms_per_day;
  const std::chrono::days since_1970{static_cast<int>((at_ms - in_day) / ms_per_day)};
  const std::chrono::year_month_day date{std::chrono::sys_days{since_1970}};
  std::array<char, instant_length> letters{};
  constexpr std::string_view shape = "2026-11-26T09:30:12.345Z";
  std::copy(shape.begin(), shape.end(), letters.begin());
  put_digits(&letters[4], static_cast<int>(date.year()), 4);
  put_digits(&letters[7], static_cast<unsigned>(date.month()), 2);
  put_digits(&letters[10], static_cast<unsigned>(date.day()), 2);
  put_digits(&letters[13], in_day / 3'600'000, 2);
  put_digits(&letters[16], in_day / 60'000 % 60, 2);
  put_digits(&letters[19], in_day / 1000 % 60, 2);
  put_digits(&letters[23], in_day % 1000, 3);
  return letters;
}

void append_number(std::string& text, int number) {
  std::array<char, 12> digits{};
  text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

bool is_kind(std::string_view text) { return !text.empty() && text.size() <= kind_max_bytes && is_plain_name(text); }

// The paths of these errors are those within the event; who calls puts its own path in front.
Expected<void> read_id(const json::value& value, core::EventId& id) {
  const json::string* text = value.if_string();
  const auto found = text == nullptr ? std::nullopt : core::find_event_id(view(*text));
  if (!found) return fail("bad_id", {}, "expected a UUID as \"0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\"");
  id = *found;
  return {};
}

Expected<void> read_instant(const json::value& value, std::int64_t& at_ms) {
  const json::string* text = value.if_string();
  const auto found = text == nullptr ? std::nullopt : find_instant(view(*text));
  if (!found) return fail("bad_instant", {}, "expected an instant as \"2026-11-26T09:30:12.345Z\"");
  at_ms = *found;
  return {};
}

Expected<void> read_kind(const json::value& value, std::string& kind) {
  const json::string* text = value.if_string();
  if (text == nullptr || !is_kind(view(*text))) {
    return fail("bad_kind", {}, "expected 1 to 40 of the characters a-z, 0-9 and _");
  }
  kind = view(*text);
  return {};
}

Expected<void> read_number(const json::value& value, int least, int most, int& number) {
  const auto read = mapping::read_whole(value, "", least, most);
  if (!read) return tl::unexpected<Error>(read.error());
  number = *read;
  return {};
}

Expected<void> read_body(const json::value& value, std::string& body) {
  if (!value.is_object()) return mapping::wrong_type("", "an object");
  body = write_json(value);
  if (body.size() > event_body_max_bytes) {
    return fail("too_long", {}, "expected at most " + std::to_string(event_body_max_bytes) + " bytes");
  }
  return {};
}

struct Field {
  std::string_view name;
  bool needed;
  Expected<void> (*read)(const json::value&, EventText&);
};

constexpr std::array<Field, 7> fields = {{
    {"id", true, [](const json::value& value, EventText& event) { return read_id(value, event.id); }},
    {"at", true, [](const json::value& value, EventText& event) { return read_instant(value, event.at_ms); }},
    {"offset_min", true,
     [](const json::value& value, EventText& event) {
       return read_number(value, -offset_most, offset_most, event.offset_min);
     }},
    {"kind", true, [](const json::value& value, EventText& event) { return read_kind(value, event.kind); }},
    {"v", true,
     [](const json::value& value, EventText& event) { return read_number(value, 1, version_most, event.version); }},
    {"supersedes", false,
     [](const json::value& value, EventText& event) { return read_id(value, event.supersedes.emplace()); }},
    {"body", true, [](const json::value& value, EventText& event) { return read_body(value, event.body); }},
}};

Expected<void> read_field(std::string_view name, const json::value& value, EventText& event, unsigned& seen) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name != name) continue;
    seen |= 1U << i;
    return fields[i].read(value, event);
  }
  return fail("unknown_field", {}, "expected only: id, at, offset_min, kind, v, supersedes, body");
}

// Without the path of the event itself, which is made only when something is wrong.
Expected<EventText> read_envelope(const json::value& value) {
  const json::object* members = value.if_object();
  if (members == nullptr) return mapping::wrong_type("", "an object");
  EventText event;
  unsigned seen = 0;
  for (const auto& member : *members) {
    if (auto read = read_field(member.key(), member.value(), event, seen); !read) {
      read.error().where = std::string(member.key());
      return tl::unexpected<Error>(std::move(read.error()));
    }
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].needed && (seen >> i & 1U) == 0) {
      return tl::unexpected<Error>(mapping::missing_field("", fields[i].name));
    }
  }
  return event;
}

tl::unexpected<Error> fail_below(const std::string& where, Error error) {
  error.where = error.where.empty() ? where : mapping::join(where, error.where);
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace

bool is_event(const EventText& event) {
  constexpr std::int64_t first_ms = 946'684'800'000;        // 2000-01-01
  constexpr std::int64_t past_last_ms = 7'258'118'400'000;  // 2200-01-01
  const bool has_object = event.body.size() >= 2 && event.body.front() == '{' && event.body.back() == '}';
  return event.at_ms >= first_ms && event.at_ms < past_last_ms && event.offset_min >= -offset_most &&
         event.offset_min <= offset_most && is_kind(event.kind) && event.version >= 1 &&
         event.version <= version_most && has_object && event.body.size() <= event_body_max_bytes;
}

Expected<EventText> read_event(const json::value& value, const std::string& where) {
  auto event = read_envelope(value);
  if (!event) return fail_below(where, std::move(event.error()));
  return event;
}

Expected<std::vector<EventText>> read_events(std::string_view text) {
  std::vector<EventText> events;
  if (scan_events(text, [&](const EventText& event, const SeenBody&) { events.push_back(event); })) return events;
  events.clear();
  const auto document = parse_json(text);
  if (!document) return tl::unexpected<Error>(document.error());
  const json::value* list = &*document;
  std::string where;
  if (const json::object* members = document->if_object()) {
    constexpr std::array<std::string_view, 1> names = {"events"};
    if (const auto known = mapping::read_members(*document, where, names); !known) {
      return tl::unexpected<Error>(known.error());
    }
    list = members->if_contains("events");
    if (list == nullptr) return tl::unexpected<Error>(mapping::missing_field(where, "events"));
    where = "events";
  }
  if (!list->is_array()) return mapping::wrong_type(where, "a list of events");
  events.reserve(list->get_array().size());
  for (const json::value& each : list->get_array()) {
    auto event = read_envelope(each);
    if (!event) return fail_below(mapping::join(where, std::to_string(events.size())), std::move(event.error()));
    events.push_back(std::move(*event));
  }
  return events;
}

void write_event(const EventText& event, std::string& text) {
  text += '{';
  write_event_members(event, text);
  text += '}';
}

void write_event_members(const EventText& event, std::string& text) {
  constexpr std::string_view head = R"("id":"00000000-0000-0000-0000-000000000000","at":"2026-11-26T09:30:12.345Z")";
  constexpr std::size_t id_at = 6, at_at = 50;
  std::array<char, head.size()> letters{};
  std::copy(head.begin(), head.end(), letters.begin());
  const auto id = core::to_letters(event.id);
  std::copy(id.begin(), id.end(), letters.begin() + id_at);
  const auto at = to_letters(event.at_ms);
  std::copy(at.begin(), at.end(), letters.begin() + at_at);
  append(text, letters);
  text += R"(,"offset_min":)";
  append_number(text, event.offset_min);
  text += R"(,"kind":")";
  text += event.kind;
  text += R"(","v":)";
  append_number(text, event.version);
  if (event.supersedes) {
    text += R"(,"supersedes":")";
    append(text, core::to_letters(*event.supersedes));
    text += '"';
  }
  text += R"(,"body":)";
  text += event.body;
}

std::optional<std::int64_t> find_instant(std::string_view text) {
  const bool has_shape = text.size() == instant_length && text[10] == 'T' && text[13] == ':' && text[16] == ':' &&
                         text[19] == '.' && text[23] == 'Z';
  if (!has_shape) return std::nullopt;
  bool is_number = true;
  const auto read = [&](std::size_t at, std::size_t count) {
    int number = 0;
    for (; count > 0; --count, ++at) {
      const int digit = text[at] - '0';
      is_number = is_number && digit >= 0 && digit <= 9;
      number = number * 10 + digit;
    }
    return number;
  };
  const int hour = read(11, 2), minute = read(14, 2), second = read(17, 2), ms = read(20, 3);
  const auto day = core::find_date(text.substr(0, 10));
  if (!day || *day < first_day || !is_number || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return day->since_1970 * ms_per_day + ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + ms;
}

std::string to_instant(std::int64_t at_ms) {
  const auto letters = to_letters(at_ms);
  return {letters.data(), letters.size()};
}

}  // namespace unhunch::wire

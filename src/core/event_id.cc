// SPDX-License-Identifier: Apache-2.0
#include "core/event_id.h"

namespace unhunch::core {
namespace {

constexpr std::size_t length = 36;

constexpr bool is_hyphen_place(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

// 16 for what is no digit.
constexpr unsigned value_of(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10;
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10;
  return 16;
}

}  // namespace

std::optional<EventId> find_event_id(std::string_view text) {
  if (text.size() != length) return std::nullopt;
  EventId id;
  std::size_t half = 0;
  for (std::size_t at = 0; at < length; ++at) {
    if (is_hyphen_place(at)) {
      if (text[at] != '-') return std::nullopt;
      continue;
    }
    const unsigned digit = value_of(text[at]);
    if (digit > 15) return std::nullopt;
    std::uint8_t& byte = id.bytes[half / 2];
    byte = static_cast<std::uint8_t>(unsigned{byte} << 4U | digit);
    ++half;
  }
  return id;
}

std::string to_text(const EventId& id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(length, '-');
  std::size_t half = 0;
  for (std::size_t at = 0; at < length; ++at) {
    if (is_hyphen_place(at)) continue;
    const unsigned byte = id.bytes[half / 2];
    text[at] = digits[half % 2 == 0 ? byte >> 4U : byte & 15U];
    ++half;
  }
  return text;
}

}  // namespace unhunch::core

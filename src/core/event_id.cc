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

std::array<char, length> to_letters(const EventId& id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<char, length> letters{};
  std::size_t at = 0;
  for (const unsigned byte : id.bytes) {
    if (is_hyphen_place(at)) letters[at++] = '-';
    letters[at++] = digits[byte >> 4U];
    letters[at++] = digits[byte & 15U];
  }
  return letters;
}

std::string to_text(const EventId& id) {
  const auto letters = to_letters(id);
  return {letters.data(), letters.size()};
}

}  // namespace unhunch::core

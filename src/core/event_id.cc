// SPDX-License-Identifier: Apache-2.0
#include "core/event_id.h"

namespace unhunch::core {
namespace {

constexpr std::size_t length = 36;

// Where the two digits of each byte begin.
constexpr std::array<std::uint8_t, 16> places = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

// 16 for what is no digit.
constexpr std::array<std::uint8_t, 256> values = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::uint8_t& value : table) value = 16;
  for (unsigned value = 0; value < 16; ++value) {
    const auto digit = static_cast<std::uint8_t>(value);
    if (value < 10) table['0' + value] = digit;
    if (value >= 10) table['a' + value - 10] = table['A' + value - 10] = digit;
  }
  return table;
}();
constexpr unsigned value_of(char digit) { return values[static_cast<unsigned char>(digit)]; }

}  // namespace

std::optional<EventId> find_event_id(std::string_view text) {
  if (text.size() != length) return std::nullopt;
  if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return std::nullopt;
  EventId id;
  unsigned all = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const unsigned high = value_of(text[places[i]]), low = value_of(text[places[i] + 1U]);
    all |= high | low;
    id.bytes[i] = static_cast<std::uint8_t>(high << 4U | low);
  }
  if (all > 15) return std::nullopt;
  return id;
}

std::array<char, length> to_letters(const EventId& id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<char, length> letters{};
  letters.fill('-');
  for (std::size_t i = 0; i < places.size(); ++i) {
    letters[places[i]] = digits[id.bytes[i] >> 4U];
    letters[places[i] + 1U] = digits[id.bytes[i] & 15U];
  }
  return letters;
}

std::string to_text(const EventId& id) {
  const auto letters = to_letters(id);
  return {letters.data(), letters.size()};
}

}  // namespace unhunch::core

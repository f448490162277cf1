// SPDX-License-Identifier: Apache-2.0
// The name of an event: 128 bits that whoever records it draws (a UUID of version 7), so that two devices never give
// the same one and an event that arrives twice is known.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace unhunch::core {

struct EventId {
  std::array<std::uint8_t, 16> bytes{};

  constexpr auto operator<=>(const EventId&) const = default;
};

// Reads the 36 characters of RFC 9562 in lower or upper case; nothing for any other text.
std::optional<EventId> find_event_id(std::string_view text);

// Lower case with four hyphens.
std::array<char, 36> to_letters(const EventId& id);
std::string to_text(const EventId& id);

}  // namespace unhunch::core

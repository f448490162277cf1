// SPDX-License-Identifier: Apache-2.0
// Numbers that can be read from across the room: five lines high, of blocks.
#pragma once

#include <string_view>

#include "main/frame.h"

namespace unhunch::app {

inline constexpr int big_height = 5;

// Digits, a colon and spaces; anything else is left out.
Frame big_text(std::string_view text, Look look);

}  // namespace unhunch::app

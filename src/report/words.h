// SPDX-License-Identifier: Apache-2.0
// What stands in the files that leave the program, beyond the sentences of the regimen. Kind, short, British. No figure
// stands here; a name in braces is filled while the file is made.
#pragma once

#include <string_view>

namespace unhunch::report::words {

using Text = std::string_view;

// ---- the calendar ----
// Calendars are shared: nothing in them speaks of health.
inline constexpr Text move_break = "Move break";
inline constexpr Text move_break_long = "Longer move break";
inline constexpr Text break_says = "Change position and move a little, right where you are.";
inline constexpr Text move_session = "Time to move";
inline constexpr Text session_says = "About {minutes} minutes. Open Unhunch and start.";

}  // namespace unhunch::report::words

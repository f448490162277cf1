// SPDX-License-Identifier: Apache-2.0
// The few pages that the server writes itself, when the app cannot be shown: plain words, one style sheet, no script.
#pragma once

#include <string_view>

#include "server/message.h"

namespace unhunch::server {

namespace phrases {
inline constexpr std::string_view start_again =
    "This page has lost its key. Please start Unhunch again from your computer: it opens a fresh page. Nothing you "
    "entered is lost.";
inline constexpr std::string_view token_used =
    "This link has been used already, or it is not complete. Please start Unhunch again from your computer: it opens a "
    "fresh page. Nothing you entered is lost.";
inline constexpr std::string_view no_such_page = "There is no such page here.";
inline constexpr std::string_view no_app =
    "Unhunch is running, but it was built without its pages. Please build it with ./run in its folder, and start it "
    "again.";
}  // namespace phrases

Response page_response(unsigned status, std::string_view sentence);
Response style_response();

}  // namespace unhunch::server

// SPDX-License-Identifier: Apache-2.0
// The body of a notification, as its server wants it: some read markup in it, in which three signs mean something else.
#pragma once

#include <string>
#include <string_view>

namespace unhunch::desk {

std::string escape_markup(std::string_view text);

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
// Opens an address in the person's browser, as the desktop would. No shell sees the address.
#pragma once

#include <string>

namespace unhunch::app {

// False when there is no way to open one. Returns at once.
bool open_browser(const std::string& address);

}  // namespace unhunch::app

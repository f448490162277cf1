// SPDX-License-Identifier: Apache-2.0
// Opens an address in the person's browser, as the desktop would, and starts programs. No shell sees an argument.
#pragma once

#include <string>
#include <vector>

namespace unhunch::app {

// False when there is no way to open one. Returns at once.
bool open_browser(const std::string& address);

// The same for any program, looked for as the shell does.
bool start_program(std::vector<std::string> command);

}  // namespace unhunch::app

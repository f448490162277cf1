// SPDX-License-Identifier: Apache-2.0
// Talks to the Unhunch that is running already, as a second start by the same user.
#pragma once

#include <string>

#include "core/error.h"

namespace unhunch::server {

// Shows the secret of server.json and gets the address that opens a page once: "http://127.0.0.1:7743/start?token=…".
// Waits two seconds at most. Code: not_running.
Expected<std::string> ask_for_address(int port, const std::string& secret);

// The address of a token.
std::string to_address(int port, const std::string& token);

}  // namespace unhunch::server

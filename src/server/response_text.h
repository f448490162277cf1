// SPDX-License-Identifier: Apache-2.0
// The head of an answer as it is sent. Every answer, also one to nonsense, goes through here, so that none is without
// the headers of security.
#pragma once

#include <ctime>
#include <string>

#include "server/message.h"

namespace unhunch::server {

std::string write_head(const Response& response, bool keeps_open, std::time_t now);

}  // namespace unhunch::server

// SPDX-License-Identifier: Apache-2.0
// server.json in the data folder: how a second start finds the running server, and what keeps open pages let in when
// the server starts again. Only its owner can read it.
#pragma once

#include <optional>
#include <string>

#include "main/storage.h"

namespace unhunch::app {

struct ServerFile {
  int port = 0;
  int pid = 0;
  std::string secret;   // of this run
  std::string session;  // of the browser; stays
};

// Nothing when there is none that can be used.
std::optional<ServerFile> find_server_file(const Storage& storage);

// Code: cannot_write.
Expected<void> write_server_file(const Storage& storage, const ServerFile& file);

}  // namespace unhunch::app

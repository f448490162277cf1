// SPDX-License-Identifier: Apache-2.0
// `unhunch` alone: the app in the browser. Opens the record, serves on loopback and opens a page; runs until Ctrl+C. A
// second start finds the running one, opens a page there and ends.
#pragma once

#include <string>

#include "main/app.h"
#include "main/storage.h"
#include "server/http.h"

namespace unhunch::app {

struct ServeOptions {
  int port = server::usual_port;
  bool no_open = false;  // no browser; the address is the one line on standard output
  bool verbose = false;
  std::string database;  // an address of PostgreSQL; empty: SQLite in the data folder
  server::Limits limits;
};

int run_serve(World& world, const Settings& settings, const Storage& storage, const ServeOptions& options);

}  // namespace unhunch::app

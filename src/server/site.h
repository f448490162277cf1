// SPDX-License-Identifier: Apache-2.0
// Everything that a route may use. main/ puts it together; it outlives the server.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "server/assets.h"
#include "server/desk.h"
#include "server/keys.h"
#include "server/news.h"
#include "server/store_thread.h"
#include "store/write_queue.h"

namespace unhunch::server {

// Says what is wrong with the body of an event whose envelope was read: `where` begins the path.
using CheckEvent = std::function<Expected<void>(const wire::EventText&, const std::string& where)>;

// Makes the report as a PDF from the record and what a page asks for (JSON, docs/server.md). Runs on the thread of the
// store. Codes: not_supported, where the machine has no library for it; no_record, when the record cannot be read; any
// other says what is wrong with the wishes.
using MakePdf = std::function<Expected<std::string>(store::EventLog&, std::string_view wishes)>;

struct Site {
  const Assets& assets;
  Keys& keys;
  News& news;
  store::WriteQueue& writes;
  StoreThread& store;
  CheckEvent check_event;  // empty: every body is taken
  Desk* desk;              // none: nobody looks after breaks
  MakePdf make_pdf;        // empty: not supported
  int port = 0;
  std::string version, data_folder, database;
};

}  // namespace unhunch::server

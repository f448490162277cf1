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

struct Site {
  const Assets& assets;
  Keys& keys;
  News& news;
  store::WriteQueue& writes;
  StoreThread& store;
  CheckEvent check_event;  // empty: every body is taken
  Desk* desk;              // none: nobody looks after breaks
  int port = 0;
  std::string version, data_folder, database;
};

}  // namespace unhunch::server

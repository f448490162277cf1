// SPDX-License-Identifier: Apache-2.0
// The thread that reads from the database, and erases, so that the thread of the connections never waits for a disk
// (store/write_queue.h is the one that appends). Jobs run in the order in which they came. The end of its life waits
// until everything that was handed in is done.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "store/event_log.h"

namespace unhunch::server {

class StoreThread {
 public:
  explicit StoreThread(store::EventLog& log);
  ~StoreThread();
  StoreThread(const StoreThread&) = delete;
  StoreThread& operator=(const StoreThread&) = delete;

  void run(std::function<void(store::EventLog&)> job);

 private:
  void work();

  store::EventLog& log_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void(store::EventLog&)>> jobs_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace unhunch::server

// SPDX-License-Identifier: Apache-2.0
// The one thread that talks to the database, so that the thread of the connections never waits for a disk. Jobs run in
// the order in which they came. The end of its life waits until everything that was handed in is done.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/event_log.h"

namespace unhunch::server {

class StoreThread {
 public:
  explicit StoreThread(store::EventLog& log);
  ~StoreThread();
  StoreThread(const StoreThread&) = delete;
  StoreThread& operator=(const StoreThread&) = delete;

  // `done` is called by the thread of the store, after the events are on disk.
  void append(std::vector<wire::EventText> events, std::function<void(Expected<store::Appended>)> done);
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

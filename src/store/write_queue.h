// SPDX-License-Identifier: Apache-2.0
// Group commit: while one transaction is on its way to the disk, the batches of all other callers gather, and the next
// transaction takes them together. One fsync then serves many callers, and a single caller waits for nobody.
//
// Batches are written in the order in which they came. When a common transaction fails, each batch is tried alone, so
// that nobody fails for another's sake.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/event_log.h"

namespace unhunch::store {

class WriteQueue {
 public:
  using Done = std::function<void(Expected<Appended>)>;

  // The log has to outlive the queue.
  explicit WriteQueue(EventLog& log) : log_(log), thread_([this] { run(); }) {}

  // Writes what is waiting, calls every `done`, and ends.
  ~WriteQueue();
  WriteQueue(const WriteQueue&) = delete;
  WriteQueue& operator=(const WriteQueue&) = delete;

  // Returns at once, from any thread. `done` is called once, on the thread of the queue, after the events are on disk
  // or cannot be; it should hand the answer on and return.
  void submit(std::vector<wire::EventText> events, Done done);

 private:
  struct Pending {
    std::vector<wire::EventText> events;
    Done done;
  };

  void run();
  std::vector<Pending> wait_for_work();
  void write(std::vector<Pending>& work);

  EventLog& log_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Pending> pending_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace unhunch::store

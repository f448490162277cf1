// SPDX-License-Identifier: Apache-2.0
#include "server/store_thread.h"

namespace unhunch::server {

StoreThread::StoreThread(store::EventLog& log) : log_(log), thread_([this] { work(); }) {}

StoreThread::~StoreThread() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void StoreThread::run(std::function<void(store::EventLog&)> job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
}

void StoreThread::work() {
  while (true) {
    std::function<void(store::EventLog&)> job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job(log_);
  }
}

}  // namespace unhunch::server

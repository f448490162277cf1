// SPDX-License-Identifier: Apache-2.0
#include "store/write_queue.h"

#include <utility>

namespace unhunch::store {

WriteQueue::~WriteQueue() {
  {
    const std::lock_guard lock{mutex_};
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void WriteQueue::submit(std::vector<wire::EventText> events, Done done) {
  {
    const std::lock_guard lock{mutex_};
    pending_.push_back({std::move(events), std::move(done)});
  }
  changed_.notify_one();
}

void WriteQueue::run() {
  while (true) {
    std::vector<Pending> work = wait_for_work();
    if (work.empty()) return;
    write(work);
  }
}

// Empty when the queue ends and nothing is waiting any more.
std::vector<WriteQueue::Pending> WriteQueue::wait_for_work() {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return ending_ || !pending_.empty(); });
  return std::exchange(pending_, {});
}

void WriteQueue::write(std::vector<Pending>& work) {
  std::vector<Batch> batches;
  batches.reserve(work.size());
  for (const Pending& each : work) batches.emplace_back(each.events);
  const auto answers = log_.append_together(batches);
  if (answers) {
    for (std::size_t i = 0; i < work.size(); ++i) work[i].done((*answers)[i]);
  } else if (work.size() == 1) {
    work.front().done(tl::unexpected<Error>(answers.error()));
  } else {
    for (const Pending& each : work) each.done(log_.append(each.events));
  }
}

}  // namespace unhunch::store

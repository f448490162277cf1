// SPDX-License-Identifier: Apache-2.0
// The event log in memory: the twin for tests of everything above the store. It keeps the promises of event_log.h but
// for the disk.
#pragma once

#include <mutex>
#include <set>

#include "store/event_log.h"

namespace unhunch::store {

class MemoryLog final : public EventLog {
 public:
  Expected<std::vector<Appended>> append_together(std::span<const Batch> batches) override {
    const std::lock_guard lock(mutex_);
    if (!trouble_.empty()) return fail("cannot_write", "memory", trouble_);
    if (const auto checked = check_batches(batches); !checked) return tl::unexpected(checked.error());
    std::vector<Appended> answers;
    for (const Batch& batch : batches) {
      Appended answer;
      for (const wire::EventText& event : batch) answer.added += add(event) ? 1 : 0;
      answer.cursor = last();
      answers.push_back(answer);
    }
    return answers;
  }

  Expected<void> read_after(std::int64_t cursor, std::size_t most,
                            const std::function<void(const Stored&)>& take) override {
    const std::lock_guard lock(mutex_);
    if (!trouble_.empty()) return fail("cannot_read", "memory", trouble_);
    for (const Stored& stored : events_) {
      if (stored.cursor <= cursor) continue;
      if (most-- == 0) break;
      take(stored);
    }
    return {};
  }

  Expected<std::int64_t> last_cursor() override {
    const std::lock_guard lock(mutex_);
    return last();
  }

  Expected<void> back_up(const std::filesystem::path&) override {
    return fail("not_supported", "memory", "a log in memory has no file");
  }

  Expected<std::vector<std::string>> check() override { return std::vector<std::string>{}; }

  Expected<void> erase() override {
    const std::lock_guard lock(mutex_);
    if (!trouble_.empty()) return fail("cannot_write", "memory", trouble_);
    events_.clear();
    known_.clear();
    return {};
  }

  std::string describe() const override { return "memory"; }

  // From now on every call fails with this message; an empty one ends it.
  void fail_with(std::string trouble) {
    const std::lock_guard lock(mutex_);
    trouble_ = std::move(trouble);
  }

 private:
  bool add(const wire::EventText& event) {
    if (!known_.insert(event.id).second) return false;
    events_.push_back({++given_, event});
    return true;
  }

  std::int64_t last() const { return events_.empty() ? 0 : events_.back().cursor; }

  std::mutex mutex_;
  std::vector<Stored> events_;
  std::int64_t given_ = 0;  // the last cursor, also of what was erased
  std::set<core::EventId> known_;
  std::string trouble_;
};

}  // namespace unhunch::store

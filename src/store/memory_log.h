// SPDX-License-Identifier: Apache-2.0
// The event log in memory: the twin for tests of everything above the store. It keeps the promises of event_log.h but
// for the disk.
#pragma once

#include <algorithm>
#include <mutex>
#include <set>

#include "store/event_log.h"

namespace unhunch::store {

class MemoryLog final : public EventLog {
 public:
  Expected<Appended> append(std::span<const wire::EventText> events) override {
    const std::lock_guard lock(mutex_);
    if (!trouble_.empty()) return fail("cannot_write", "memory", trouble_);
    std::size_t added = 0;
    for (const wire::EventText& event : events) {
      if (!known_.insert(event.id).second) continue;
      events_.push_back({static_cast<std::int64_t>(events_.size()) + 1, event});
      ++added;
    }
    return Appended{added, last()};
  }

  Expected<void> read_after(std::int64_t cursor, std::size_t most,
                            const std::function<void(const Stored&)>& take) override {
    const std::lock_guard lock(mutex_);
    if (!trouble_.empty()) return fail("cannot_read", "memory", trouble_);
    const auto first = static_cast<std::size_t>(std::clamp<std::int64_t>(cursor, 0, last()));
    for (std::size_t i = first; i < events_.size() && i - first < most; ++i) take(events_[i]);
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
  std::int64_t last() const { return static_cast<std::int64_t>(events_.size()); }

  std::mutex mutex_;
  std::vector<Stored> events_;
  std::set<core::EventId> known_;
  std::string trouble_;
};

}  // namespace unhunch::store

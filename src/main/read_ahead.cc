// SPDX-License-Identifier: Apache-2.0
#include "main/read_ahead.h"

namespace unhunch::app {

ReadAhead::ReadAhead(store::EventLog& from, std::int64_t after) {
  reading_ = std::async(std::launch::async, [this, &from, after]() noexcept { return read(from, after); });
}

ReadAhead::~ReadAhead() {
  {
    const std::lock_guard lock{mutex_};
    abandoned_ = true;
  }
  changed_.notify_one();
  if (reading_.valid()) reading_.wait();
}

// An empty block is the end.
Expected<std::int64_t> ReadAhead::read(store::EventLog& from, std::int64_t after) {
  std::int64_t cursor = after;
  const auto whole = from.read_after(after, SIZE_MAX, [&](const store::Stored& stored) {
    cursor = stored.cursor;
    add(stored.event);
  });
  if (!block(given_).rows.empty()) hand_over();
  hand_over();
  if (!whole) return tl::unexpected<Error>(whole.error());
  return cursor;
}

void ReadAhead::add(const wire::EventText& event) {
  auto& [rows, texts] = block(given_);
  rows.push_back(
      {event.id, event.at_ms, event.offset_min, event.version, event.supersedes, event.kind.size(), event.body.size()});
  texts += event.kind;
  texts += event.body;
  if (rows.size() == block_size) hand_over();
}

void ReadAhead::hand_over() {
  std::unique_lock lock{mutex_};
  ++given_;
  changed_.notify_one();
  changed_.wait(lock, [this] { return given_ - done_ < block_count || abandoned_; });
  block(given_).rows.clear();
  block(given_).texts.clear();
}

void ReadAhead::take_block() {
  std::unique_lock lock{mutex_};
  if (has_one_) ++done_;
  has_one_ = true;
  changed_.notify_one();
  changed_.wait(lock, [this] { return given_ != done_; });
  next_row_ = next_text_ = 0;
}

const wire::EventText* ReadAhead::next() {
  if (!has_one_ || next_row_ == block(done_).rows.size()) take_block();
  const auto& [rows, texts] = block(done_);
  if (rows.empty()) return nullptr;
  const Row& row = rows[next_row_++];
  event_.id = row.id;
  event_.at_ms = row.at_ms;
  event_.offset_min = row.offset_min;
  event_.version = row.version;
  event_.supersedes = row.supersedes;
  event_.kind.assign(texts, next_text_, row.kind_size);
  event_.body.assign(texts, next_text_ + row.kind_size, row.body_size);
  next_text_ += row.kind_size + row.body_size;
  return &event_;
}

Expected<std::int64_t> ReadAhead::finish() { return reading_.get(); }

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "server/news.h"

namespace unhunch::server {

void News::appended(std::int64_t cursor) {
  std::int64_t before = cursor_.load();
  while (before < cursor && !cursor_.compare_exchange_weak(before, cursor)) {
  }
  if (before < cursor && ring_) ring_();
}

void News::erased() {
  cursor_.store(0);
  erasures_.fetch_add(1);
  if (ring_) ring_();
}

void News::desk_changed() {
  desk_changes_.fetch_add(1);
  if (ring_) ring_();
}

std::string Listener::tell() {
  std::string text;
  if (const std::uint64_t erasures = news_.erasures(); erasures != erasures_) {
    erasures_ = erasures;
    seen_ = 0;
    text += "id: 0\nevent: erased\ndata: {}\n\n";
  }
  const std::int64_t cursor = news_.cursor();
  if (cursor != seen_) {
    seen_ = cursor;
    const std::string number = std::to_string(cursor);
    text += "id: " + number + "\nevent: events\ndata: {\"cursor\": " + number + "}\n\n";
  }
  if (const std::uint64_t changes = news_.desk_changes(); changes != desk_changes_) {
    desk_changes_ = changes;
    text += "event: desk\ndata: {}\n\n";
  }
  return text;
}

}  // namespace unhunch::server

// SPDX-License-Identifier: Apache-2.0
// Tells open pages that something was recorded, whoever did it: another page, the terminal, the break agent. A page
// then asks for the events after its cursor, so that the news themselves carry nothing about anybody.
//
//   id: 42
//   event: events
//   data: {"cursor": 42}
//
// After everything was erased, `event: erased` comes first; `event: desk` says that breaks stand otherwise than before,
// and that it is time to ask how. All three may be called from any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace unhunch::server {

class News {
 public:
  explicit News(std::int64_t cursor) : cursor_(cursor) {}

  void appended(std::int64_t cursor);
  void erased();
  void desk_changed();

  std::int64_t cursor() const { return cursor_.load(); }
  std::uint64_t erasures() const { return erasures_.load(); }
  std::uint64_t desk_changes() const { return desk_changes_.load(); }

  // Called after every change, by the thread that made it. Set once, before the first change.
  void on_change(std::function<void()> ring) { ring_ = std::move(ring); }

 private:
  std::atomic<std::int64_t> cursor_;
  std::atomic<std::uint64_t> erasures_{0}, desk_changes_{0};
  std::function<void()> ring_;
};

// One page that listens.
class Listener {
 public:
  Listener(const News& news, std::int64_t after)
      : news_(news), seen_(after), erasures_(news.erasures()), desk_changes_(news.desk_changes()) {}

  // What has to be sent now; empty when there is nothing new.
  std::string tell();

 private:
  const News& news_;
  std::int64_t seen_;
  std::uint64_t erasures_, desk_changes_;
};

inline constexpr std::string_view news_greeting = "retry: 2000\n\n";
inline constexpr std::string_view news_ping = ": still here\n\n";

}  // namespace unhunch::server

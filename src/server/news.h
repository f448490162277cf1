// SPDX-License-Identifier: Apache-2.0
// Tells open pages that something was recorded, whoever did it: another page, the terminal, the break agent. A page
// then asks for the events after its cursor, so that the news themselves carry nothing about anybody.
//
//   id: 42
//   event: events
//   data: {"cursor": 42}
//
// After everything was erased, `event: erased` comes first. appended() and erased() may be called from any thread.
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

  std::int64_t cursor() const { return cursor_.load(); }
  std::uint64_t erasures() const { return erasures_.load(); }

  // Called after every change, by the thread that made it. Set once, before the first change.
  void on_change(std::function<void()> ring) { ring_ = std::move(ring); }

 private:
  std::atomic<std::int64_t> cursor_;
  std::atomic<std::uint64_t> erasures_{0};
  std::function<void()> ring_;
};

// One page that listens.
class Listener {
 public:
  Listener(const News& news, std::int64_t after) : news_(news), seen_(after), erasures_(news.erasures()) {}

  // What has to be sent now; empty when there is nothing new.
  std::string tell();

 private:
  const News& news_;
  std::int64_t seen_;
  std::uint64_t erasures_;
};

inline constexpr std::string_view news_greeting = "retry: 2000\n\n";
inline constexpr std::string_view news_ping = ": still here\n\n";

}  // namespace unhunch::server

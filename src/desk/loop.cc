// SPDX-License-Identifier: Apache-2.0
#include "desk/loop.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace unhunch::desk {
namespace {

constexpr std::uint64_t timer_id = 0;
constexpr Milliseconds nothing_due = std::chrono::hours(24 * 365);

Milliseconds drop_small(Milliseconds change) {
  return std::chrono::abs(change) < least_clock_change ? Milliseconds{} : change;
}

timespec to_timespec(Milliseconds time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  return {.tv_sec = seconds.count(), .tv_nsec = std::chrono::nanoseconds(time - seconds).count()};
}

}  // namespace

ClockChange find_clock_change(const Moment& before, const Moment& now) {
  return {.wall_step = drop_small((now.wall - now.boot) - (before.wall - before.boot)),
          .asleep = drop_small((now.boot - now.monotonic) - (before.boot - before.monotonic))};
}

Expected<std::unique_ptr<Loop>> Loop::make() {
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  // A timer of the wall clock is the only one that is told when that clock is set.
  const int timer = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  epoll_event event{.events = EPOLLIN, .data = {.u64 = timer_id}};
  if (epoll < 0 || timer < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, timer, &event) != 0) {
    if (epoll >= 0) close(epoll);
    if (timer >= 0) close(timer);
    return fail("no_loop", "", "the system has no descriptor left: close other programs and start again");
  }
  return std::unique_ptr<Loop>(new Loop(epoll, timer));
}

Loop::Loop(int epoll, int timer) : epoll_(epoll), timer_(timer), last_(read_clocks()) { arm(); }

Loop::~Loop() {
  close(timer_);
  close(epoll_);
}

bool Loop::watch(int descriptor, std::uint32_t events, Ready ready) {
  forget(descriptor);
  const std::uint64_t id = ++last_id_;
  epoll_event event{.events = events, .data = {.u64 = id}};
  if (epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) != 0) return false;
  ids_[descriptor] = id;
  watched_[id] = std::make_shared<Watched>(Watched{descriptor, events, std::move(ready)});
  return true;
}

void Loop::change(int descriptor, std::uint32_t events) {
  const auto id = ids_.find(descriptor);
  if (id == ids_.end()) return;
  Watched& watched = *watched_[id->second];
  if (watched.events == events) return;
  watched.events = events;
  epoll_event event{.events = events, .data = {.u64 = id->second}};
  epoll_ctl(epoll_, EPOLL_CTL_MOD, descriptor, &event);
}

void Loop::forget(int descriptor) {
  const auto id = ids_.find(descriptor);
  if (id == ids_.end()) return;
  epoll_ctl(epoll_, EPOLL_CTL_DEL, descriptor, nullptr);
  watched_.erase(id->second);
  ids_.erase(id);
}

Loop::Deadline Loop::set_deadline(Milliseconds boot, Due due) {
  const Deadline id = ++last_id_;
  deadlines_.emplace(boot, Timed{id, std::move(due)});
  arm();
  return id;
}

void Loop::clear_deadline(Deadline& deadline) {
  if (deadline == 0) return;
  const auto found = std::find_if(deadlines_.begin(), deadlines_.end(),
                                  [&](const auto& entry) { return entry.second.id == deadline; });
  if (found != deadlines_.end()) deadlines_.erase(found);
  deadline = 0;
  arm();
}

void Loop::arm() {
  const Milliseconds next = deadlines_.empty() ? last_.boot + nothing_due : deadlines_.begin()->first;
  if (next == armed_ || (deadlines_.empty() && armed_ > next - nothing_due / 2)) return;
  armed_ = next;
  const Moment now = read_clocks();
  // One more for what rounding takes off, so that the timer never comes before its deadline.
  const Milliseconds wait = next <= now.boot ? Milliseconds{} : next - now.boot + Milliseconds{1};
  itimerspec when{};
  when.it_value = to_timespec(std::max(now.wall + wait, Milliseconds{1}));
  timerfd_settime(timer_, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr);
}

void Loop::check_clock() {
  const Moment now = read_clocks();
  const ClockChange change = find_clock_change(last_, now);
  last_ = now;
  if (change.wall_step == Milliseconds{} && change.asleep == Milliseconds{}) return;
  armed_ = Milliseconds{-1};  // the timer was set on a clock that has jumped
  arm();
  if (clock_changed_) clock_changed_(change);
}

void Loop::run_due() {
  const Milliseconds now = read_clocks().boot;
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    const Due due = std::move(deadlines_.begin()->second.due);
    deadlines_.erase(deadlines_.begin());
    due();
  }
  arm();
}

void Loop::handle(int timeout) {
  std::array<epoll_event, 16> events{};
  const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), timeout);
  check_clock();
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    const std::uint64_t id = event.data.u64;  // of a packed structure
    if (id == timer_id) {
      std::uint64_t expired = 0;
      // ECANCELED says that the wall clock was set; either way the timer has to be armed again.
      if (read(timer_, &expired, sizeof expired) < 0 && errno == EAGAIN) continue;
      armed_ = Milliseconds{-1};
      continue;
    }
    const auto found = watched_.find(id);
    if (found == watched_.end()) continue;  // forgotten by a callback before this one
    const std::shared_ptr<Watched> watched = found->second;
    watched->ready(event.events);
  }
  run_due();
}

void Loop::dispatch() { handle(0); }

void Loop::run() {
  stopped_ = false;
  while (!stopped_) handle(-1);
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/loop.h"

#include <doctest/doctest.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <vector>

namespace unhunch::desk {
namespace {

struct Pipe {
  Pipe() { REQUIRE(pipe(ends.data()) == 0); }
  ~Pipe() {
    close(ends[0]);
    close(ends[1]);
  }
  void put() const { REQUIRE(write(ends[1], "x", 1) == 1); }
  void take() const {
    char sign = 0;
    REQUIRE(read(ends[0], &sign, 1) == 1);
  }
  std::array<int, 2> ends{};
};

bool is_ready(const Loop& loop, int timeout) {
  pollfd descriptor{.fd = loop.descriptor(), .events = POLLIN, .revents = 0};
  return poll(&descriptor, 1, timeout) == 1;
}

Moment at(int boot, int monotonic, int wall) {
  return {std::chrono::seconds(boot), std::chrono::seconds(monotonic), std::chrono::seconds(wall)};
}

}  // namespace

TEST_CASE("what can be read is told, and nothing after it was forgotten") {
  const auto loop = Loop::make().value();
  const Pipe pipe;
  int told = 0;
  REQUIRE(loop->watch(pipe.ends[0], EPOLLIN, [&](std::uint32_t) { pipe.take(), ++told; }));
  loop->dispatch();
  CHECK(told == 0);
  pipe.put();
  CHECK(is_ready(*loop, 0));
  loop->dispatch();
  CHECK(told == 1);
  CHECK_FALSE(is_ready(*loop, 0));
  loop->forget(pipe.ends[0]);
  pipe.put();
  loop->dispatch();
  CHECK(told == 1);
}

TEST_CASE("a callback may forget itself and the next one that is ready") {
  const auto loop = Loop::make().value();
  const Pipe first, second;
  int told = 0;
  const auto forget_both = [&](std::uint32_t) {
    ++told;
    loop->forget(first.ends[0]);
    loop->forget(second.ends[0]);
  };
  loop->watch(first.ends[0], EPOLLIN, forget_both);
  loop->watch(second.ends[0], EPOLLIN, forget_both);
  first.put();
  second.put();
  loop->dispatch();
  CHECK(told == 1);
}

TEST_CASE("a deadline makes the descriptor ready, and is told once") {
  const auto loop = Loop::make().value();
  int told = 0;
  Loop::Deadline far = loop->set_deadline(read_clocks().boot + std::chrono::hours(1), [&] { told += 100; });
  loop->dispatch();
  CHECK(told == 0);
  CHECK_FALSE(is_ready(*loop, 0));
  loop->set_deadline(read_clocks().boot + Milliseconds(20), [&] { ++told; });
  REQUIRE(is_ready(*loop, 5000));
  loop->dispatch();
  CHECK(told == 1);
  loop->clear_deadline(far);
  CHECK_FALSE(is_ready(*loop, 60));
}

TEST_CASE("deadlines are told in their order, and a cleared one is not") {
  const auto loop = Loop::make().value();
  const Milliseconds now = read_clocks().boot;
  std::vector<int> told;
  loop->set_deadline(now - Milliseconds(1), [&] { told.push_back(2); });
  loop->set_deadline(now - Milliseconds(2), [&] { told.push_back(1); });
  Loop::Deadline cleared = loop->set_deadline(now - Milliseconds(3), [&] { told.push_back(0); });
  loop->clear_deadline(cleared);
  CHECK(cleared == 0);
  REQUIRE(is_ready(*loop, 5000));
  loop->dispatch();
  CHECK(told == std::vector{1, 2});
}

TEST_CASE("a deadline that sets another one does not lose it") {
  const auto loop = Loop::make().value();
  bool told = false;
  loop->set_deadline(read_clocks().boot, [&] {
    loop->set_deadline(read_clocks().boot + Milliseconds(10), [&] {
      told = true;
      loop->stop();
    });
  });
  loop->run();
  CHECK(told);
}

TEST_CASE("a clock that was set is a step, and time that only boot has counted is sleep") {
  CHECK(find_clock_change(at(100, 100, 1000), at(160, 160, 1060)).wall_step == Milliseconds{});
  CHECK(find_clock_change(at(100, 100, 1000), at(160, 160, 1060)).asleep == Milliseconds{});
  CHECK(find_clock_change(at(100, 100, 1000), at(160, 160, 4660)).wall_step == std::chrono::hours(1));
  CHECK(find_clock_change(at(100, 100, 1000), at(160, 160, -2540)).wall_step == -std::chrono::hours(1));
  const ClockChange slept = find_clock_change(at(100, 100, 1000), at(3760, 160, 4660));
  CHECK(slept.asleep == std::chrono::hours(1));
  CHECK(slept.wall_step == Milliseconds{});
}

TEST_CASE("a clock that is corrected a little has not been set") {
  CHECK(find_clock_change(at(100, 100, 1000), at(160, 160, 1061)).wall_step == Milliseconds{});
}

}  // namespace unhunch::desk

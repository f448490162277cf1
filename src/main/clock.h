// SPDX-License-Identifier: Apache-2.0
// The only place where the program learns what time it is, and where its chance comes from; everything below gets both
// as arguments.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>

#include "core/date.h"

namespace unhunch::app {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::chrono::milliseconds steady() const = 0;        // never jumps
  virtual std::int64_t unix_ms() const = 0;                    // since 1970, UTC
  virtual int offset_min() const = 0;                          // of the local time, east positive
  virtual core::Date today() const = 0;                        // local calendar day
  virtual void draw(std::span<std::uint8_t> bytes) const = 0;  // fills them by chance
  virtual int speed() const { return 1; }                      // how many times faster the steady clock runs

  std::int64_t unix_seconds() const { return unix_ms() / 1000; }
};

// Ticked by hand, for tests; its chance is the same in every run. The screen of the test moves it on while it waits for
// a key.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(core::Date day) : day_(day) {}
  std::chrono::milliseconds steady() const override { return now_; }
  std::int64_t unix_ms() const override {
    constexpr std::int64_t ms_in_hour = 3'600'000;
    return (std::int64_t{day_.since_1970} * 24 + 10) * ms_in_hour + now_.count();
  }
  int offset_min() const override { return 0; }
  core::Date today() const override { return day_; }
  void draw(std::span<std::uint8_t> bytes) const override {
    for (std::uint8_t& byte : bytes) {
      drawn_ = drawn_ * 6364136223846793005U + 1442695040888963407U;
      byte = static_cast<std::uint8_t>(drawn_ >> 56U);
    }
  }

  void advance(std::chrono::milliseconds time) { now_ += time; }
  void set_day(core::Date day) { day_ = day; }

 private:
  core::Date day_;
  std::chrono::milliseconds now_{};
  mutable std::uint64_t drawn_ = 0;
};

class SystemClock final : public Clock {
 public:
  explicit SystemClock(int speed = 1) : speed_(speed) {}
  std::chrono::milliseconds steady() const override;
  std::int64_t unix_ms() const override;
  int offset_min() const override;
  core::Date today() const override;
  void draw(std::span<std::uint8_t> bytes) const override;
  int speed() const override { return speed_; }

 private:
  int speed_;
};

}  // namespace unhunch::app

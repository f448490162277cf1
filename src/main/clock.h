// SPDX-License-Identifier: Apache-2.0
// The only place where the program learns what time it is; everything below gets it as an argument.
#pragma once

#include <chrono>
#include <cstdint>

#include "core/date.h"

namespace unhunch::app {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::chrono::milliseconds steady() const = 0;  // never jumps
  virtual std::int64_t unix_seconds() const = 0;
  virtual core::Date today() const = 0;    // local calendar day
  virtual int speed() const { return 1; }  // how many times faster the steady clock runs, for tests
};

// Ticked by hand, for tests. The screen of the test moves it on while it waits for a key.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(core::Date day) : day_(day) {}
  std::chrono::milliseconds steady() const override { return now_; }
  std::int64_t unix_seconds() const override {
    return std::int64_t{day_.since_1970} * 86400 + 36000 +
           std::chrono::duration_cast<std::chrono::seconds>(now_).count();
  }
  core::Date today() const override { return day_; }

  void advance(std::chrono::milliseconds time) { now_ += time; }
  void set_day(core::Date day) { day_ = day; }

 private:
  core::Date day_;
  std::chrono::milliseconds now_{};
};

class SystemClock final : public Clock {
 public:
  explicit SystemClock(int speed = 1) : speed_(speed) {}
  std::chrono::milliseconds steady() const override;
  std::int64_t unix_seconds() const override;
  core::Date today() const override;
  int speed() const override { return speed_; }

 private:
  int speed_;
};

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "main/clock.h"

#include <ctime>

namespace unhunch::app {

std::chrono::milliseconds SystemClock::steady() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now) * speed_;
}

std::int64_t SystemClock::unix_seconds() const { return std::time(nullptr); }

core::Date SystemClock::today() const {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  const std::chrono::year_month_day day{std::chrono::year{local.tm_year + 1900},
                                        std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                                        std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
  return {static_cast<int>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "main/clock.h"

#include <sys/random.h>

#include <ctime>

namespace unhunch::app {
namespace {

std::tm local_now() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return local;
}

}  // namespace

std::chrono::milliseconds SystemClock::steady() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now) * speed_;
}

std::int64_t SystemClock::unix_ms() const {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

int SystemClock::offset_min() const { return static_cast<int>(local_now().tm_gmtoff / 60); }

void SystemClock::draw(std::span<std::uint8_t> bytes) const {
  while (!bytes.empty()) {
    const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);  // only a signal keeps it from giving some
    if (got > 0) bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

core::Date SystemClock::today() const {
  const std::tm local = local_now();
  const std::chrono::year_month_day day{std::chrono::year{local.tm_year + 1900},
                                        std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)},
                                        std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
  return {static_cast<int>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

}  // namespace unhunch::app

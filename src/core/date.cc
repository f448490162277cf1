// SPDX-License-Identifier: Apache-2.0
#include "core/date.h"

#include <chrono>

namespace unhunch::core {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2199;

std::optional<int> find_number(std::string_view digits) {
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

void append_number(std::string& text, unsigned number, unsigned leading_ten) {
  for (unsigned ten = leading_ten; ten > 0; ten /= 10) text += static_cast<char>('0' + number / ten % 10);
}

}  // namespace

std::optional<Date> find_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = find_number(iso.substr(0, 4));
  const auto month = find_number(iso.substr(5, 2));
  const auto day = find_number(iso.substr(8, 2));
  if (!year || !month || !day || *year < first_year || *year > last_year) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Date{static_cast<int>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

std::string to_iso(Date date) {
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{date.since_1970}}};
  std::string text;
  append_number(text, static_cast<unsigned>(static_cast<int>(day.year())), 1000);
  text += '-';
  append_number(text, static_cast<unsigned>(day.month()), 10);
  text += '-';
  append_number(text, static_cast<unsigned>(day.day()), 10);
  return text;
}

}  // namespace unhunch::core

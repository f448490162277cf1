// SPDX-License-Identifier: Apache-2.0
#include "core/date.h"

#include <doctest/doctest.h>

#include <string>

namespace unhunch::core {
namespace {

Date at(std::string_view iso) {
  const auto date = find_date(iso);
  REQUIRE_MESSAGE(date, iso);
  return *date;
}

}  // namespace

TEST_CASE("every day from 1900 to 2199 is written, read back and follows the day before") {
  const Date first = at("1900-01-01");
  const Date last = at("2199-12-31");
  CHECK((last - first).count == 109572);  // 300 years with 73 leap days
  std::string before;
  int wrong = 0;
  for (Date date = first; date <= last; date = date + 1_days) {
    const std::string iso = to_iso(date);
    if (find_date(iso) != date || iso <= before) ++wrong;
    before = iso;
  }
  CHECK(wrong == 0);
}

TEST_CASE("a day counts from 1 January 1970, also before it") {
  CHECK(at("1970-01-01").since_1970 == 0);
  CHECK(at("1969-12-31").since_1970 == -1);
  CHECK(at("2000-03-01").since_1970 == 11017);
}

TEST_CASE("29 February exists in leap years only") {
  CHECK(find_date("2024-02-29"));
  CHECK(find_date("2000-02-29"));
  CHECK_FALSE(find_date("2023-02-29"));
  CHECK_FALSE(find_date("1900-02-29"));
  CHECK_FALSE(find_date("2100-02-29"));
  CHECK(at("2024-03-01") - at("2024-02-28") == 2_days);
  CHECK(at("2023-03-01") - at("2023-02-28") == 1_days);
}

TEST_CASE("a text that is not a day of these years is refused") {
  for (const char* text :
       {"",           "2024",       "2024-1-01",  "2024-01-1",  "2024-01-011", " 2024-01-01", "2024-01-01 ",
        "2024/01/01", "2024-01/01", "2024-00-01", "2024-13-01", "2024-01-00",  "2024-01-32",  "2024-04-31",
        "1899-12-31", "2200-01-01", "-024-01-01", "2o24-01-01", "2024-0x-01",  "2024-01-0x",  "+024-01-01",
        "20240101..", "0000-00-00"}) {
    CHECK_MESSAGE(!find_date(text), text);
  }
  CHECK_FALSE(find_date(std::string_view("2024-01-0\0", 10)));
}

TEST_CASE("a weekday is known on both sides of 1970") {
  CHECK(weekday(at("1970-01-01")) == Weekday::thursday);
  CHECK(weekday(at("1969-12-31")) == Weekday::wednesday);
  CHECK(weekday(at("1900-01-01")) == Weekday::monday);
  CHECK(weekday(at("2026-11-22")) == Weekday::sunday);
}

TEST_CASE("days are added, taken away and compared") {
  const Date day = at("2026-12-31");
  CHECK(to_iso(day + 1_days) == "2027-01-01");
  CHECK(to_iso(day - 365_days) == "2025-12-31");
  CHECK(day < day + 1_days);
  CHECK(day == (day + 10_days) - 10_days);
}

}  // namespace unhunch::core

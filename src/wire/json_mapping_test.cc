// SPDX-License-Identifier: Apache-2.0
#include "wire/json_mapping.h"

#include <doctest/doctest.h>

#include "wire/json_text.h"

namespace unhunch::wire {
namespace {

enum class Weather { sun, rain };
BOOST_DESCRIBE_ENUM(Weather, sun, rain)

struct Inner {
  Whole<1, 5> count;
  std::optional<bool> do_;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (count, do_))

struct Outer {
  Inner inner;
  std::optional<Weather> weather;
  std::vector<Inner> list;
  std::map<std::string, Weather> days;
  std::optional<IsoDate> date;
  std::optional<FreeText<5>> note;
  std::optional<IdOf<"flag">> flag;
  std::optional<AnyJson> any;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (inner, weather, list, days, date, note, flag, any))

struct Written {
  std::string name;
  std::string_view view;
  bool yes = false;
  int number = 0;
  Nullable<std::string> none;
  Nullable<std::string> some;
  std::optional<int> absent;
  std::vector<int> list;
  IsoDate date;
};
BOOST_DESCRIBE_STRUCT(Written, (), (name, view, yes, number, none, some, absent, list, date))

Expected<Outer> read(std::string_view text) {
  const auto value = parse_json(text);
  REQUIRE(value);
  return mapping::read<Outer>(*value, "");
}

// "code at path" of the error, or nothing.
std::string fault(std::string_view text) {
  const auto outer = read(text);
  if (outer) return "";
  CHECK_FALSE(outer.error().message.empty());
  return outer.error().code + " at " + outer.error().where;
}

// The same with something more in the outer object.
std::string fault_with(const std::string& more) { return fault(R"({"inner":{"count":3},)" + more + "}"); }

}  // namespace

TEST_CASE("a whole description is read field by field") {
  const auto outer = read(R"({"inner":{"count":5,"do":true},"weather":"rain","list":[{"count":1},{"count":2}],
    "days":{"mon":"sun"},"date":"2026-11-20","note":"ab\u00e9","flag":"chest_pain","any":{"x":[1,null]}})");
  REQUIRE(outer);
  CHECK(outer->inner.count.number == 5);
  CHECK(outer->inner.do_ == true);
  CHECK(outer->weather == Weather::rain);
  REQUIRE(outer->list.size() == 2);
  CHECK(outer->list[1].count.number == 2);
  CHECK(outer->days.at("mon") == Weather::sun);
  CHECK(core::to_iso(outer->date->date) == "2026-11-20");
  CHECK(outer->note->text == "ab\xC3\xA9");
  CHECK(outer->flag->id == "chest_pain");
  CHECK(write_json(outer->any->value) == R"({"x":[1,null]})");
}

TEST_CASE("optional fields, lists and maps may be absent") {
  const auto outer = read(R"({"inner":{"count":1}})");
  REQUIRE(outer);
  CHECK_FALSE(outer->weather);
  CHECK_FALSE(outer->inner.do_);
  CHECK(outer->list.empty());
  CHECK(outer->days.empty());
}

TEST_CASE("a needed field that is missing is named with its path") {
  CHECK(fault("{}") == "missing_field at inner");
  CHECK(fault(R"({"inner":{}})") == "missing_field at inner.count");
  CHECK(fault_with(R"("list":[{"count":1},{}])") == "missing_field at list.1.count");
}

TEST_CASE("an unknown field is named with its path, also the name with the underscore") {
  CHECK(fault_with(R"("colour":1)") == "unknown_field at colour");
  CHECK(fault(R"({"inner":{"count":1,"do_":true}})") == "unknown_field at inner.do_");
  CHECK(fault_with(R"("":1)") == "unknown_field at ");
}

TEST_CASE("a wrong type is named with its path") {
  CHECK(fault("[]") == "wrong_type at ");
  CHECK(fault("null") == "wrong_type at ");
  CHECK(fault(R"({"inner":[]})") == "wrong_type at inner");
  CHECK(fault(R"({"inner":{"count":"3"}})") == "wrong_type at inner.count");
  CHECK(fault(R"({"inner":{"count":3.0}})") == "wrong_type at inner.count");
  CHECK(fault(R"({"inner":{"count":null}})") == "wrong_type at inner.count");
  CHECK(fault(R"({"inner":{"count":3,"do":1}})") == "wrong_type at inner.do");
  CHECK(fault_with(R"("weather":1)") == "wrong_type at weather");
  CHECK(fault_with(R"("weather":null)") == "wrong_type at weather");
  CHECK(fault_with(R"("list":{})") == "wrong_type at list");
  CHECK(fault_with(R"("list":[3])") == "wrong_type at list.0");
  CHECK(fault_with(R"("days":[])") == "wrong_type at days");
  CHECK(fault_with(R"("note":5)") == "wrong_type at note");
  CHECK(fault_with(R"("flag":false)") == "wrong_type at flag");
}

TEST_CASE("a whole number is inside its range, both ends included") {
  CHECK(fault(R"({"inner":{"count":1}})").empty());
  CHECK(fault(R"({"inner":{"count":5}})").empty());
  CHECK(fault(R"({"inner":{"count":0}})") == "out_of_range at inner.count");
  CHECK(fault(R"({"inner":{"count":6}})") == "out_of_range at inner.count");
  CHECK(fault(R"({"inner":{"count":-9223372036854775808}})") == "out_of_range at inner.count");
  CHECK(fault(R"({"inner":{"count":4294967297}})") == "out_of_range at inner.count");
  CHECK(fault(R"({"inner":{"count":18446744073709551615}})") == "out_of_range at inner.count");
}

TEST_CASE("words, days and texts that do not fit are faults of their own") {
  CHECK(fault_with(R"("weather":"snow")") == "unknown_word at weather");
  CHECK(fault_with(R"("days":{"mon":"Sun"})") == "unknown_word at days.mon");
  CHECK(fault_with(R"("date":"2026-02-30")") == "bad_date at date");
  CHECK(fault_with(R"("date":20261120)") == "bad_date at date");
  CHECK(fault_with(R"("note":"abcdef")") == "too_long at note");
  CHECK(fault_with(R"("note":"abcd\u00e9")") == "too_long at note");  // six bytes
}

TEST_CASE("the path begins where the value stands") {
  const auto outer = mapping::read<Outer>(*parse_json(R"({"inner":{"count":9}})"), "answers");
  REQUIRE_FALSE(outer);
  CHECK(outer.error().where == "answers.inner.count");
  CHECK(outer.error().message == "expected a whole number from 1 to 5");
}

TEST_CASE("everything but an absent optional is written, in the order of the members") {
  Written written{"n", "v", true, -3, {}, {"x"}, {}, {1, 2}, {core::Date{0}}};
  CHECK(write_json(mapping::write(written)) ==
        R"({"name":"n","view":"v","yes":true,"number":-3,"none":null,"some":"x","list":[1,2],"date":"1970-01-01"})");
  written.absent = 4;
  CHECK(write_json(mapping::write(written)).find(R"("absent":4)") != std::string::npos);
}

TEST_CASE("one trailing underscore is no part of a name") {
  CHECK(mapping::field_name("do_") == "do");
  CHECK(mapping::field_name("class__") == "class_");
  CHECK(mapping::field_name("flag") == "flag");
  CHECK(mapping::join("", "a") == "a");
  CHECK(mapping::join("a.0", "b") == "a.0.b");
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
#include "report/doors.h"

#include <doctest/doctest.h>

#include "wire/door_testing.h"
#include "wire/schema_testing.h"

namespace unhunch::report {
namespace {

namespace json = boost::json;

wire::Reply call(std::string_view name, const json::object& input) {
  static const wire::Door door = *wire::Door::open(wire::regimen_text(), doors());
  return door.call(name, wire::write_json(input));
}

std::string fault(std::string_view name, const json::object& input) {
  const wire::Reply reply = call(name, input);
  REQUIRE_FALSE(reply.ok);
  const json::value error = wire::parse_json(reply.json)->at("error");
  return std::string{error.at("code").get_string()} + " at " + std::string{error.at("path").get_string()};
}

json::object ask(std::string_view name, const json::object& input) {
  const wire::Reply reply = call(name, input);
  REQUIRE_MESSAGE(reply.ok, reply.json);
  return wire::parse_json(reply.json)->get_object();
}

// Somebody healthy, with an entry of the day.
json::array some_events(json::object answers = wire::healthy_answers()) {
  answers.erase("head_turn_test");
  answers["screened_on"] = "2026-11-25";
  const auto event = [](const char* id, const char* kind, json::object body) {
    return json::object{{"id", id}, {"at", "2026-11-25T10:00:00.000Z"}, {"offset_min", 0}, {"kind", kind},
                        {"v", 1},   {"body", std::move(body)}};
  };
  return {event("01930000-0000-7000-8000-000000000001", "answers", std::move(answers)),
          event("01930000-0000-7000-8000-000000000002", "daily_entry",
                {{"pain_average", 3}, {"medicines_text", "sage, \"two\""}})};
}

constexpr double some_instant = 1'795'000'000'000;

}  // namespace

TEST_CASE("every door of this row has its JSON Schema in docs/api, as its types say") {
  for (const wire::DoorOf& door : doors()) wire::check_kept(door.name, make_door_schema(door.name));
  CHECK(make_door_schema("no_such_door").is_null());
}

TEST_CASE("a module that opens these doors alone has no others") {
  for (const char* name : {"triage", "today", "insight", "check_regimen", "figure", ""}) {
    CHECK(fault(name, {}) == "unknown_door at ");
  }
}

TEST_CASE("every door refuses an unknown field, a wrong type and an instant that is none") {
  for (const wire::DoorOf& door : doors()) {
    CAPTURE(door.name);
    CHECK(fault(door.name, {{"no_such_field", 1}}) == "unknown_field at no_such_field");
    CHECK(fault(door.name, {{"events", 7}}) == "wrong_type at events");
    if (door.name == "table") continue;
    CHECK(fault(door.name, {}) == "missing_field at date");
  }
  for (const double instant : {-1.0, 1e18}) {
    CHECK(fault("calendar", {{"events", json::array{}}, {"date", "2026-11-26"}, {"made_ms", instant}}) ==
          "out_of_range at made_ms");
    CHECK(fault("report_file",
                {{"events", json::array{}}, {"date", "2026-11-26"}, {"as", "fhir"}, {"made_ms", instant}}) ==
          "out_of_range at made_ms");
  }
}

TEST_CASE("the outline names what can be struck out, and striking it out is what takes it away") {
  json::object input{{"events", some_events()}, {"date", "2026-11-26"}};
  std::vector<std::string> entries;
  const json::object outline = ask("report_outline", input);
  for (const json::value& section : outline.at("sections").get_array()) {
    for (const json::value& line : section.at("lines").get_array()) {
      if (!line.at("entry").get_string().empty()) entries.emplace_back(line.at("entry").get_string());
    }
    for (const json::value& table : section.at("tables").get_array()) {
      CHECK(table.at("entries").get_array().size() == table.at("rows").get_array().size());
      for (const json::value& entry : table.at("entries").get_array()) entries.emplace_back(entry.get_string());
    }
  }
  CHECK(std::count(entries.begin(), entries.end(), "medicines/2026-11-25") == 1);
  CHECK(std::count(entries.begin(), entries.end(), "pattern/2026-11-25") == 1);
  for (const std::string& entry : entries) {
    CAPTURE(entry);
    input["struck"] = json::array{entry};
    const std::string left = wire::write_json(ask("report_outline", input));
    CHECK(left.find('"' + entry + '"') == std::string::npos);
  }
}

TEST_CASE("a file is what its form says, without what was left out") {
  json::object input{{"events", some_events()}, {"date", "2026-11-26"}, {"made_ms", some_instant}};
  for (const char* form : {"html", "fhir"}) {
    input["as"] = form;
    input.erase("without");
    const std::string all{ask("report_file", input).at("text").get_string()};
    CHECK(all.find("sage") != std::string::npos);
    CHECK(all.starts_with(form == std::string_view{"html"} ? "<!doctype html>" : "{\"resourceType\":\"Bundle\""));
    input["without"] = json::array{"medicines"};
    CHECK(ask("report_file", input).at("text").get_string().find("sage") == json::string::npos);
  }
}

TEST_CASE("there is a calendar, and none while exercise waits, with the reason") {
  const auto ask_for = [](json::array events) {
    return ask("calendar", {{"events", std::move(events)}, {"date", "2026-11-26"}, {"made_ms", some_instant}});
  };
  const json::object calendar = ask_for(some_events());
  CHECK(calendar.at("because").is_null());
  CHECK(calendar.at("text").get_string().starts_with("BEGIN:VCALENDAR\r\n"));
  json::object answers = wire::healthy_answers();
  answers["flags"].get_object()["arm_numbness"] = "yes";
  const json::object none = ask_for(some_events(answers));
  CHECK(none.at("text").is_null());
  CHECK(none.at("because") == "urgent");
  CHECK(ask_for({}).at("because") == "age_missing");
}

TEST_CASE("the table has a line for each entry") {
  const std::string table{ask("table", {{"events", some_events()}}).at("text").get_string()};
  CHECK(table.starts_with("date,time,pain_now,"));
  CHECK(table.ends_with("\r\n2026-11-25,10:00,,3,,,,,,,,,,,,\"sage, \"\"two\"\"\",\r\n"));
}

}  // namespace unhunch::report

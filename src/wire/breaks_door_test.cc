// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "wire/break_rhythm_json.h"
#include "wire/door_testing.h"
#include "wire/event_reader.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

json::object event(int n, std::string_view kind, json::object body) {
  const std::string id = "01930000-0000-7000-8000-00000000000" + std::to_string(n);
  return {{"id", id}, {"at", "2026-11-26T10:00:00.000Z"}, {"offset_min", 0}, {"kind", kind}, {"v", 1}, {"body", body}};
}

json::object healthy(json::object more = {}) {
  json::object answers = healthy_answers();
  answers.erase("head_turn_test");
  answers["screened_on"] = "2026-11-26";
  for (auto& member : more) answers[member.key()] = member.value();
  return event(0, "answers", answers);
}

json::object ask(json::array events, std::optional<int> minute = {}) {
  json::object input{{"events", std::move(events)}, {"date", "2026-11-26"}};
  if (minute) input["minute"] = *minute;
  const Reply reply = the_door().call("breaks", write_json(input));
  REQUIRE_MESSAGE(reply.ok, reply.json);
  return parse_json(reply.json)->get_object();
}

json::object setting(json::value rhythm) {
  return event(1, "setting", {{"name", "break_rhythm"}, {"value", std::move(rhythm)}});
}

// Code and path of what is wrong with a value of the setting.
std::string fault(std::string_view rhythm) {
  const auto value = parse_json(rhythm);
  REQUIRE(value);
  const auto text = read_event(setting(*value), "event");
  REQUIRE(text);
  const auto checked = check_event(the_door().regimen(), *text);
  return checked ? "" : checked.error().code + " at " + checked.error().where;
}

}  // namespace

TEST_CASE("break_interval, break_long, break_snooze, break_quiet_hours: the usual rhythm is that of the regimen") {
  const json::object out = ask({healthy()}, 600);
  CHECK(out.at("allowed") == true);
  CHECK(out.at("because").get_array().empty());
  CHECK(out.at("every_min") == 60);
  CHECK(out.at("long_every_min") == 180);
  CHECK(out.at("content") == "office_reset");
  CHECK(out.at("content_s") == 90);
  CHECK(out.at("long_content") == "midday_break");
  CHECK(out.at("long_content_s") == 300);
  CHECK(out.at("snooze_min") == json::array{5, 10, 15});
  CHECK(out.at("rhythm").at("on") == true);
  CHECK(out.at("rhythm").at("quiet") == json::array{"21:00", "07:00"});
  CHECK(write_json(out.at("rhythm").at("hours").at("fri")) == R"([["09:00","17:00"]])");
  CHECK(out.at("rhythm").at("hours").at("sat").get_array().empty());
  CHECK(out.at("hours_now") == "working");
  CHECK(ask({healthy()}).at("hours_now").is_null());
  CHECK(ask({healthy()}, 1020).at("hours_now") == "outside");
  CHECK(ask({healthy()}, 1300).at("hours_now") == "quiet");
}

TEST_CASE("what a person has set holds, and the rest stays as it was") {
  const json::value rhythm = *parse_json(R"({"hours":{"thu":[["08:30","12:00"],["13:00","24:00"]]},
                                             "quiet":["00:00","00:00"],"natural_pauses":false})");
  const json::object out = ask({healthy({{"preferences", {{"break_every_min", 45}}}}), setting(rhythm)}, 1439);
  CHECK(out.at("every_min") == 45);
  CHECK(out.at("rhythm").at("on") == true);
  CHECK(out.at("rhythm").at("natural_pauses") == false);
  CHECK(out.at("rhythm").at("hours").at("thu") ==
        json::array{json::array{"08:30", "12:00"}, json::array{"13:00", "24:00"}});
  CHECK(out.at("rhythm").at("hours").at("mon").get_array().empty());
  CHECK(out.at("hours_now") == "working");
  CHECK(ask({healthy(), setting(*parse_json(R"({"on":false})"))}).at("rhythm").at("on") == false);
}

TEST_CASE("a rhythm that makes no sense is refused with its path, and never takes the last good one away") {
  CHECK(fault(R"({"hours":{"mon":[["09:00"]]}})") == "wrong_type at body.value.hours.mon.0");
  CHECK(fault(R"({"hours":{"mon":[["9:00","17:00"]]}})") == "wrong_type at body.value.hours.mon.0.0");
  CHECK(fault(R"({"hours":{"mon":[["09:00","24:01"]]}})") == "wrong_type at body.value.hours.mon.0.1");
  CHECK(fault(R"({"hours":{"mon":[["09:60","17:00"]]}})") == "wrong_type at body.value.hours.mon.0.0");
  CHECK(fault(R"({"hours":{"mon":[["24:00","17:00"]]}})") == "out_of_range at body.value.hours.mon.0.0");
  CHECK(fault(R"({"hours":{"tue":[["09:00","09:00"]]}})") == "out_of_range at body.value.hours.tue");
  CHECK(fault(R"({"hours":{"tue":[["01:00","02:00"],["03:00","04:00"],["05:00","06:00"],["07:00","08:00"],
                                  ["09:00","10:00"],["11:00","12:00"],["13:00","14:00"]]}})") ==
        "out_of_range at body.value.hours.tue");
  CHECK(fault(R"({"every_min":60})") == "unknown_field at body.value.every_min");
  CHECK(fault(R"({"on":"yes"})") == "wrong_type at body.value.on");
  CHECK(fault(R"([])") == "wrong_type at body.value");
  CHECK(fault(R"(null)").empty());
  CHECK(fault(R"({})").empty());
  json::object bad = setting(*parse_json(R"({"on":7})"));
  bad["id"] = "01930000-0000-7000-8000-000000000002";
  CHECK(ask({healthy(), setting(*parse_json(R"({"on":false})")), bad}).at("rhythm").at("on") == false);
}

TEST_CASE("break_tier: none before the safety check, none in urgent and emergency, and the reason is told") {
  const json::object fresh = ask({});
  CHECK(fresh.at("allowed") == false);
  CHECK(fresh.at("because").get_array().size() > 0);
  const json::object urgent = ask({healthy(), event(1, "answers", {{"flags", {{"chest_pain", "yes"}}}})});
  CHECK(urgent.at("allowed") == false);
  CHECK(urgent.at("because").at(0) == "emergency");
  const json::object rest = ask({healthy(), event(1, "symptom_event", {{"trigger", "stop_dizzy_vision"}}),
                                 event(2, "answers", {{"flags", {{"dizzy_or_vision_on_neck_move", "no"}}}})});
  CHECK(rest.at("allowed") == false);
  CHECK(rest.at("because") == json::array{"rest_of_day"});
}

TEST_CASE("break_falls: nobody who may fall is told to stand up, and nobody of whom it is not known") {
  CHECK(ask({healthy()}).at("stand_up") == true);
  for (const json::value& said : {json::value("yes"), json::value("unsure"), json::value()}) {
    CHECK(ask({healthy(), event(1, "answers", {{"conditions", {{"falls_risk", said}}}})}).at("stand_up") == false);
  }
}

TEST_CASE("what became of the breaks of a day is counted, here, in today and in the journal") {
  json::array events{healthy()};
  int n = 1;
  for (const char* result : {"break_due", "break_held", "break_done", "break_natural", "break_snoozed", "break_skipped",
                             "break_due", "break_off_today"}) {
    json::object body{{"result", result}};
    if (std::string_view{result} == "break_held") body["because"] = "microphone";
    if (std::string_view{result} == "break_natural") body["seconds"] = 400;
    events.push_back(event(n++, "break_event", body));
  }
  const json::object counts{{"due", 2}, {"done", 1}, {"natural", 1}, {"snoozed", 1}, {"skipped", 1}, {"held", 1}};
  const json::object out = ask(events);
  CHECK(out.at("counts") == counts);
  CHECK(out.at("off_today") == true);
  CHECK(ask({healthy()}).at("off_today") == false);
  const std::string input = write_json(json::object{{"events", events}, {"date", "2026-11-26"}});
  CHECK(parse_json(the_door().call("today", input).json)->at("breaks_today") == counts);
  CHECK(parse_json(the_door().call("today", input).json)->at("breaks_taken") == 1);
  CHECK(parse_json(the_door().call("fold", input).json)->at("days").at(0).at("breaks") == counts);
}

TEST_CASE("the door names what is wrong with its input") {
  CHECK(the_door().call("breaks", R"({"events":[]})").json.find("date") != std::string::npos);
  CHECK(the_door().call("breaks", R"({"events":[{"id":"x"}],"date":"2026-11-26"})").json.find("events.0") !=
        std::string::npos);
}

TEST_CASE("a time of day has four digits, from 00:00 to 24:00") {
  CHECK(find_minute("00:00") == 0);
  CHECK(find_minute("24:00") == 1440);
  for (const char* wrong : {"", "9:00", "09.00", "24:01", "12:60", "ab:cd", "1 :00", "12:3x", "25:00"}) {
    CHECK_FALSE(find_minute(wrong));
  }
}

}  // namespace unhunch::wire

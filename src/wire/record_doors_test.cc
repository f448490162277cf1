// SPDX-License-Identifier: Apache-2.0
// The doors that work from a log.
#include <algorithm>

#include "wire/door_testing.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

// One a minute on a day of November 2026, each with its own id.
class Story {
 public:
  Story& add(int day, const char* kind, json::object body, const char* corrects = nullptr) {
    const std::string number = std::to_string(events_.size() + 100);
    json::object event{
        {"id", "01930000-0000-7000-8000-000000000" + number},
        {"at", "2026-11-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "T09:00:00." + number + "Z"},
        {"offset_min", 0},
        {"kind", kind},
        {"v", 1},
        {"body", std::move(body)}};
    if (corrects != nullptr) event["supersedes"] = corrects;
    events_.push_back(std::move(event));
    return *this;
  }
  std::string id(int n) const { return "01930000-0000-7000-8000-000000000" + std::to_string(100 + n); }
  const json::array& events() const { return events_; }

 private:
  json::array events_;
};

json::object answers_without(std::initializer_list<std::string_view> names) {
  json::object answers = healthy_answers();
  for (const std::string_view name : names) answers.erase(name);
  return answers;
}

// Screened on the 20th, an office reset on the 24th.
Story story() {
  Story story;
  json::object answers = answers_without({"checks", "raised_on"});
  answers["screened_on"] = "2026-11-20";
  story.add(20, "answers", answers);
  story.add(24, "session_entry", {{"routine", "office_reset"}, {"seconds", 90}, {"complete", true}});
  story.add(24, "exercise_response",
            {{"session", story.id(1)}, {"exercise", "shoulder_four_directions"}, {"response", "eased"}});
  return story;
}

json::object ask(std::string_view name, const json::object& input) {
  const Reply reply = the_door().call(name, write_json(input));
  REQUIRE_MESSAGE(reply.ok, reply.json);
  return parse_json(reply.json)->get_object();
}

std::string fault(std::string_view name, const json::object& input) {
  const Reply reply = the_door().call(name, write_json(input));
  const json::value parsed = *parse_json(reply.json);
  REQUIRE_FALSE(reply.ok);
  return std::string(parsed.at("error").at("code").as_string()) + " at " +
         std::string(parsed.at("error").at("path").as_string());
}

}  // namespace

TEST_CASE("a door answers the same from a log as from the answers it comes to") {
  const Story log = story();
  const json::object folded = ask("fold", {{"events", log.events()}, {"date", "2026-11-26"}});
  for (const char* name : {"triage", "patterns", "allowed"}) {
    CHECK(ask(name, {{"events", log.events()}, {"date", "2026-11-26"}}) ==
          ask(name, {{"answers", folded.at("answers")}, {"date", "2026-11-26"}}));
  }
  const json::object plan = ask("plan", {{"events", log.events()}, {"date", "2026-11-26"}});
  CHECK(plan.at("days").get_array().size() == 7);
}

TEST_CASE("today tells what is next, what was done and what to ask") {
  Story log = story();
  json::object today = ask("today", {{"events", log.events()}, {"date", "2026-11-26"}, {"minute", 600}});
  CHECK(today.at("check") == "none");
  CHECK(today.at("tier") == "clear");
  CHECK(today.at("next").at("routine") == "full_session");
  CHECK(today.at("ask") == json::array{"after_effect_24h", "daily_entry"});
  CHECK(today.at("after_session").as_string() == log.id(1));
  CHECK(today.at("week").at(0).at("date") == "2026-11-23");
  CHECK(today.at("week").at(1).at("sessions") == 1);
  CHECK(today.at("week").at(1).at("seconds") == 90);
  CHECK(today.at("week").at(2).at("planned").get_array().empty());
  CHECK(today.at("week").at(3).at("planned").get_array().size() > 0);
  log.add(26, "daily_entry", {{"pain_now", 2}, {"pain_average", 3}});
  log.add(26, "break_event", {{"result", "break_done"}});
  log.add(26, "break_event", {{"result", "break_skipped"}});
  log.add(26, "after_effect_24h", {{"session", log.id(1)}, {"after", "settled"}});
  log.add(26, "session_entry", {{"routine", "full_session"}, {"seconds", 900}, {"complete", true}});
  log.add(26, "exercise_response", {{"session", log.id(7)}, {"exercise", "cat_cow"}});
  today = ask("today", {{"events", log.events()}, {"date", "2026-11-26"}});
  CHECK(today.at("ask").get_array().empty());
  CHECK(today.at("breaks_taken") == 1);
  CHECK(today.at("week").at(3).at("breaks") == 1);
  CHECK(today.at("week").at(3).at("pain_now") == 2);
  CHECK(today.at("week").at(3).at("pain_average") == 3);
  CHECK(today.at("done_today").at(0).at("routine") == "full_session");
  CHECK((today.at("next").is_null() || today.at("next").at("routine") != "full_session"));
}

TEST_CASE("today of somebody new is the safety check, and nothing else") {
  const json::object today = ask("today", {{"events", json::array{}}, {"date", "2026-11-26"}});
  CHECK(today.at("check") == "full");
  CHECK(today.at("next").is_null());
  CHECK(today.at("exercise_allowed") == false);
}

TEST_CASE("a symptom in a session stops the plan at once") {
  Story log = story();
  log.add(26, "symptom_event", {{"trigger", "stop_chest_breath"}, {"exercise", "cat_cow"}});
  const json::object today = ask("today", {{"events", log.events()}, {"date", "2026-11-26"}});
  CHECK(today.at("tier") == "emergency");
  CHECK(today.at("next").is_null());
}

TEST_CASE("after dizziness there is no session that day, whatever the questions after it said") {
  Story log = story();
  log.add(26, "symptom_event", {{"trigger", "stop_dizzy_vision"}});
  log.add(26, "answers", {{"flags", {{"dizzy_or_vision_on_neck_move", "no"}}}});
  const json::object today = ask("today", {{"events", log.events()}, {"date", "2026-11-26"}});
  CHECK(today.at("because") == json::array{"rest_of_day"});
  CHECK(today.at("next").is_null());
  const json::object input{{"events", log.events()}, {"date", "2026-11-26"}, {"routine", "office_reset"}};
  CHECK(ask("session", input).at("steps").get_array().empty());
  json::object tomorrow = input;
  tomorrow["date"] = "2026-11-27";
  CHECK_FALSE(ask("session", tomorrow).at("steps").get_array().empty());
}

TEST_CASE("fold gives back what was recorded, as it stands") {
  Story log = story();
  log.add(25, "daily_entry", {{"pain_now", 5}, {"note", "long day"}});
  log.add(25, "daily_entry", {{"pain_now", 4}, {"note", "long day"}}, log.id(3).c_str());
  log.add(25, "free_note", {{"text", "new chair"}});
  log.add(25, "free_note", {{"text", "gone"}});
  log.add(26, "taken_back", {}, log.id(6).c_str());
  log.add(26, "of_tomorrow", {{"x", 1}});
  const json::object folded = ask("fold", {{"events", log.events()}, {"date", "2026-11-26"}});
  CHECK(folded.at("events") == log.events().size());
  CHECK(folded.at("unknown") == 1);
  const json::array& days = folded.at("days").get_array();
  REQUIRE(days.size() == 2);
  CHECK(days[0].at("date") == "2026-11-25");
  REQUIRE(days[0].at("entries").get_array().size() == 1);
  CHECK(days[0].at("entries").at(0).at("pain_now") == 4);
  CHECK(days[0].at("entries").at(0).at("note") == "long day");
  CHECK(days[0].at("entries").at(0).at("corrected") == true);
  CHECK(days[0].at("entries").at(0).at("id").as_string() == log.id(3));
  REQUIRE(days[0].at("notes").get_array().size() == 1);
  CHECK(days[0].at("notes").at(0).at("text") == "new chair");
  CHECK(days[1].at("sessions").at(0).at("exercises").at(0).at("response") == "eased");
  CHECK(days[1].at("sessions").at(0).at("after_24h") == "not_known");
  const json::object some =
      ask("fold", {{"events", log.events()}, {"date", "2026-11-26"}, {"from", "2026-11-25"}, {"to", "2026-11-26"}});
  CHECK(some.at("days").get_array().size() == 1);
}

TEST_CASE("a door about a log names what is wrong with it") {
  CHECK(fault("today", {{"events", json::array{json::object{{"id", "x"}}}}, {"date", "2026-11-26"}}).find("events.0") !=
        std::string::npos);
  CHECK(fault("triage", {{"events", json::array{}}}) == "missing_field at date");
  CHECK(fault("triage", {{"events", json::array{}}, {"answers", healthy_answers()}, {"date", "2026-11-26"}}) ==
        "unknown_field at events");
  CHECK(fault("plan", {{"events", json::array{}}, {"history", json::object{}}, {"date", "2026-11-26"}}) ==
        "unknown_field at history");
}

TEST_CASE("a door remembers events, each once, and forgets them") {
  Door door = *Door::open(regimen_text());
  const std::string input = R"({"date":"2026-11-26"})";
  CHECK(door.call("triage", input).json.find("missing_field") != std::string::npos);
  const Story log = story();
  REQUIRE(door.remember(write_json(log.events())));
  REQUIRE(door.remember(write_json(json::object{{"events", log.events()}})));
  const Reply remembered = door.call("today", input);
  CHECK(remembered.json ==
        the_door().call("today", write_json(json::object{{"events", log.events()}, {"date", "2026-11-26"}})).json);
  CHECK(door.remember("[{}]").error().where.find("0") != std::string::npos);
  CHECK(door.call("today", input).json == remembered.json);
  door.forget();
  CHECK(door.call("triage", input).json.find("missing_field") != std::string::npos);
}

TEST_CASE("measures are asked for on the days of their schedule, until they are told") {
  // The episode begins on the 1st.
  const auto due = [](std::string_view date, std::initializer_list<std::pair<int, json::object>> told) {
    Story story;
    json::object answers = answers_without({"checks", "raised_on"});
    answers["screened_on"] = "2026-11-01";
    story.add(1, "answers", answers);
    for (int day = 2; day < 30; day += 7) story.add(day, "daily_entry", {{"pain_now", 3}});
    for (const auto& [day, body] : told) story.add(day, "measure_entry", body);
    return ask("today", {{"events", story.events()}, {"date", date}}).at("measures").get_array();
  };
  const json::object peg{{"measure", "peg_score"}, {"score", 3}};
  const json::object psfs{{"measure", "psfs_score"}, {"score", 4}};
  const json::object groc{{"measure", "groc_score"}, {"score", 1}};
  CHECK(due("2026-11-01", {}) == json::array{"peg_score", "psfs_score"});
  CHECK(due("2026-11-03", {{2, peg}}) == json::array{"psfs_score"});
  CHECK(due("2026-11-07", {{2, peg}, {3, psfs}}).empty());
  CHECK(due("2026-11-08", {{2, peg}, {3, psfs}}) == json::array{"peg_score"});
  CHECK(due("2026-11-14", {{8, peg}, {3, psfs}}).empty());
  CHECK(due("2026-11-15", {{8, peg}, {3, psfs}}) == json::array{"peg_score", "psfs_score", "groc_score"});
  CHECK(due("2026-11-21", {{15, peg}, {16, psfs}, {15, groc}}).empty());
  CHECK(due("2026-11-29", {{15, peg}, {16, psfs}, {15, groc}}) == json::array{"peg_score", "psfs_score", "groc_score"});
  // Recall of more than four weeks is weak: then the change since the start is not asked for.
  CHECK(due("2026-11-30", {{29, peg}, {29, psfs}}).empty());
  CHECK(due("2026-10-31", {}).empty());
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
#include "wire/report_facts.h"

#include <doctest/doctest.h>

#include <array>

#include "wire/door_testing.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

// The door `report` belongs to the row of the report (report/doors.h).
Reply call_it(const json::object& input) {
  static constexpr std::array doors = {DoorOf{"report", call_report}};
  static const Door door = [] {
    Door opened = the_door();
    opened.open_also(doors);
    return opened;
  }();
  return door.call("report", write_json(input));
}

class Story {
 public:
  Story() {
    json::object answers = healthy_answers();
    answers.erase("head_turn_test");
    answers["screened_on"] = "2026-11-01";
    add("2026-11-01", "answers", answers);
  }

  std::string add(std::string_view day, std::string_view kind, json::object body, json::object more = {}) {
    std::string id = "01930000-0000-7000-8000-000000000000";
    const std::string number = std::to_string(events_.size());
    id.replace(id.size() - number.size(), number.size(), number);
    json::object event{{"id", id},        {"at", std::string{day} + "T10:00:00.000Z"},
                       {"offset_min", 0}, {"kind", kind},
                       {"v", 1},          {"body", std::move(body)}};
    for (auto& member : more) event[member.key()] = member.value();
    events_.push_back(std::move(event));
    return id;
  }

  json::object ask(json::object more = {}) const {
    json::object input{{"events", events_}, {"date", "2026-11-26"}};
    for (auto& member : more) input[member.key()] = member.value();
    const Reply reply = call_it(input);
    REQUIRE_MESSAGE(reply.ok, reply.json);
    return parse_json(reply.json)->get_object();
  }

 private:
  json::array events_;
};

std::string fault(const json::object& input) {
  const Reply reply = call_it(input);
  REQUIRE_FALSE(reply.ok);
  const json::value error = parse_json(reply.json)->at("error");
  return std::string{error.at("code").get_string()} + " at " + std::string{error.at("path").get_string()};
}

}  // namespace

TEST_CASE("a report is of the last 28 days, or of the period that was asked for, and of no time to come") {
  const Story story;
  CHECK(story.ask().at("from") == "2026-10-30");
  CHECK(story.ask().at("to") == "2026-11-26");
  CHECK(story.ask({{"to", "2026-11-10"}}).at("from") == "2026-10-14");
  CHECK(fault({{"events", json::array{}}, {"date", "2026-11-26"}, {"from", "2026-11-27"}}) == "out_of_range at from");
  CHECK(fault({{"events", json::array{}}, {"date", "2026-11-26"}, {"to", "2026-11-27"}}) == "out_of_range at to");
  CHECK(fault({{"events", json::array{}}, {"date", "2026-11-26"}, {"without", json::array{"tier"}}}) ==
        "unknown_word at without.0");
}

TEST_CASE("report_flags: a flag tells since when, its answer and how it ended, and an emergency is never forgotten") {
  Story story;
  story.add("2026-11-01", "answers", {{"flags", {{"chest_pain", "unsure"}, {"arm_numbness", "yes"}}}});
  story.add("2026-11-02", "answers", {{"flags", {{"chest_pain", "no"}}}});
  story.add("2026-11-20", "symptom_event", {{"trigger", "stop_dizzy_vision"}});
  const json::object late = story.ask({{"from", "2026-11-25"}});
  CHECK(late.at("tier").at("tier") == "urgent");
  bool chest = false, arm = false, dizzy = false;
  for (const json::value& flag : late.at("flags").get_array()) {
    const std::string_view name{flag.at("flag").get_string()};
    if (name == "chest_pain") {
      chest = true;
      CHECK(flag.at("now") == false);
      CHECK(flag.at("answer") == "unsure");
      CHECK(flag.at("since") == "2026-11-01");
      CHECK(flag.at("ended_on") == "2026-11-02");
    }
    if (name == "arm_numbness") {
      arm = true;
      CHECK(flag.at("now") == true);
      CHECK(flag.at("tier") == "urgent");
      CHECK(flag.at("ended_on").is_null());
    }
    if (name == "dizzy_or_vision_on_neck_move") {
      dizzy = true;
      CHECK(flag.at("last") == "2026-11-20");
    }
  }
  CHECK(chest);
  CHECK(arm);
  CHECK(dizzy);
  CHECK(story.ask({{"without", json::array{"flags"}}}).at("flags").get_array().empty());
  CHECK(story.ask({{"without", json::array{"flags"}}}).at("tier").at("raised").get_array().empty());
  CHECK(story.ask({{"without", json::array{"flags"}}}).at("tier").at("tier") == "urgent");
}

TEST_CASE(
    "report_response: exercises are counted by session, corrected entries once, and those outside the period not") {
  Story story;
  for (const char* day : {"2026-11-03", "2026-11-05", "2026-09-01"}) {
    const std::string session =
        story.add(day, "session_entry", {{"routine", "full_session"}, {"seconds", 600}, {"complete", true}});
    story.add(day, "exercise_response", {{"session", session}, {"exercise", "cat_cow"}, {"response", "eased"}});
    story.add(day, "exercise_response", {{"session", session}, {"exercise", "seated_twist"}, {"skipped", true}});
    story.add(day, "after_effect_24h", {{"session", session}, {"after", "settled"}});
  }
  story.add("2026-11-05", "symptom_event", {{"trigger", "stop_sharp_pinching"}, {"exercise", "cat_cow"}});
  const std::string entry = story.add("2026-11-04", "daily_entry", {{"pain_average", 7}});
  story.add("2026-11-06", "daily_entry", {{"pain_average", 4}}, {{"supersedes", entry}});
  const json::object out = story.ask();
  const json::array& exercises = out.at("response").at("exercises").get_array();
  REQUIRE(exercises.size() == 1);
  CHECK(exercises[0].at("exercise") == "cat_cow");
  CHECK(exercises[0].at("sessions") == 2);
  CHECK(exercises[0].at("eased") == 2);
  CHECK(exercises[0].at("stops") == 1);
  CHECK(exercises[0].at("after_24h").at("settled") == 2);
  CHECK(out.at("doing").at("sessions") == 2);
  CHECK(out.at("doing").at("seconds") == 1200);
  CHECK(out.at("entries") == 1);
  REQUIRE(out.at("measures").get_array().size() == 1);
  CHECK(out.at("measures").at(0).at("last").at("value").to_number<double>() == 4);
  CHECK(out.at("measures").at(0).at("last").at("date") == "2026-11-04");
}

TEST_CASE(
    "report_doing: habits are told from the day they were taken up, with how it ended, and the guided look with its "
    "day") {
  Story story;
  const auto told = [&](const char* day, json::array chosen, json::object answers = {}) {
    story.add(day, "setting", {{"name", "habits"}, {"value", {{"chosen", std::move(chosen)}, {"answers", answers}}}});
  };
  told("2026-09-01", {"feet_flat", "knees_90"});
  told("2026-09-05", {"knees_90"}, {{"feet_flat", "yes"}});  // over before the period
  told("2026-11-03", {"knees_90", "elbows_90", "mouse_close"});
  told("2026-11-03", {"knees_90", "elbows_90"});  // no sooner taken up than let go
  told("2026-11-10", {"elbows_90"}, {{"knees_90", "yes"}});
  told("2026-11-12", {"screen_ahead"}, {{"elbows_90", "no"}});
  story.add("2026-11-12", "setting", {{"name", "other"}, {"value", {{"chosen", json::array{"feet_flat"}}}}});
  story.add("2026-10-01", "habit_audit", {{"habits", {"desk"}}, {"chosen", json::array{}}});
  story.add("2026-11-20", "habit_audit", {{"habits", {"desk", "sleep_position"}}, {"chosen", {"screen_ahead"}}});
  const json::object doing = story.ask().at("doing").get_object();
  const auto habit = [](std::string_view id, std::string_view since, json::value ended_on, bool settled) {
    return json::object{{"habit", id}, {"since", since}, {"ended_on", std::move(ended_on)}, {"settled", settled}};
  };
  CHECK(doing.at("habits") == json::array{habit("knees_90", "2026-09-01", "2026-11-10", true),
                                          habit("elbows_90", "2026-11-03", "2026-11-12", false),
                                          habit("screen_ahead", "2026-11-12", nullptr, false)});
  REQUIRE(doing.at("audits").get_array().size() == 1);
  CHECK(doing.at("audits").at(0) == json::object{{"date", "2026-11-20"},
                                                 {"habits", {"desk", "sleep_position"}},
                                                 {"chosen", json::array{"screen_ahead"}}});
  CHECK(doing.at("plan").get_array().size() == 7);
  CHECK(story.ask({{"to", "2026-11-11"}}).at("doing").at("habits").at(1).at("ended_on").is_null());
  const json::object less =
      story.ask({{"struck", {"doing/habit/knees_90", "doing/audit/2026-11-20"}}}).at("doing").get_object();
  CHECK(less.at("habits").get_array().size() == 2);
  CHECK(less.at("audits").get_array().empty());
}

TEST_CASE("the questions of the check have each answer as it stands, and go with the part they belong to") {
  Story story;
  story.add("2026-11-04", "answers",
            {{"conditions", {{"falls_risk", "unsure"}}}, {"details", {{"morning_stiffness_minutes", 25}}}});
  const auto find = [](const json::object& out, std::string_view question) -> const json::object* {
    for (const json::value& each : out.at("questions").get_array()) {
      if (each.at("question").get_string() == question) return &each.get_object();
    }
    return nullptr;
  };
  const json::object all = story.ask();
  REQUIRE(find(all, "falls_risk") != nullptr);
  CHECK(find(all, "falls_risk")->at("answer") == "unsure");
  CHECK(find(all, "falls_risk")->at("kind") == "condition");
  CHECK(find(all, "chest_pain")->at("answer") == "no");
  CHECK(find(all, "morning_stiffness_minutes")->at("number") == 25);
  CHECK(find(all, "age_band")->at("answer") == "age_20_44");
  CHECK(find(all, "long_morning_stiffness") == nullptr);  // it follows from other answers
  const json::object less = story.ask({{"struck", {"flags/arm_numbness", "conditions/falls_risk"}}});
  for (const char* gone : {"arm_numbness", "falls_risk", "morning_stiffness_minutes"})
    CHECK(find(less, gone) == nullptr);
  CHECK(find(less, "chest_pain") != nullptr);
  const std::pair<const char*, const char*> parts[] = {{"flags", "chest_pain"},
                                                       {"flags", "morning_stiffness_minutes"},
                                                       {"conditions", "falls_risk"},
                                                       {"pattern", "pain_now"},
                                                       {"pattern", "worse_over_workday"}};
  for (const auto& [part, question] : parts) {
    CHECK(find(all, question) != nullptr);
    CHECK(find(story.ask({{"without", json::array{part}}}), question) == nullptr);
  }
}

TEST_CASE("every part can be struck out, is named then, and leaves nothing behind") {
  Story story;
  story.add("2026-11-04", "daily_entry", {{"pain_average", 4}, {"sleep_quality", 6}, {"medicines_text", "tea"}});
  story.add("2026-11-04", "answers", {{"conditions", {{"falls_risk", "yes"}}}});
  const json::object all = story.ask();
  CHECK(all.at("medicines").get_array().size() == 1);
  CHECK(all.at("conditions").at(0).at("condition") == "falls_risk");
  for (const json::value& part : all.at("parts").get_array()) {
    const json::object out = story.ask({{"without", json::array{part}}});
    CHECK(out.at("without") == json::array{part});
    const json::value* left = out.if_contains(part.get_string());
    if (left != nullptr) CHECK(left->get_array().empty());
  }
}

TEST_CASE("an entry that is struck out leaves nothing behind, and its part says that something is missing") {
  Story story;
  const std::string session =
      story.add("2026-11-03", "session_entry", {{"routine", "full_session"}, {"seconds", 600}, {"complete", true}});
  for (const char* exercise : {"cat_cow", "seated_twist"}) {
    story.add("2026-11-03", "exercise_response", {{"session", session}, {"exercise", exercise}, {"response", "eased"}});
  }
  story.add("2026-11-04", "daily_entry", {{"pain_average", 9}, {"stress_level", 6}, {"medicines_text", "zinc"}});
  story.add("2026-11-05", "daily_entry", {{"pain_average", 4}, {"sleep_quality", 6}, {"medicines_text", "sage"}});
  story.add("2026-11-05", "symptom_event", {{"trigger", "stop_sharp_pinching"}, {"exercise", "cat_cow"}});
  story.add("2026-11-06", "answers",
            {{"conditions", {{"falls_risk", "yes"}, {"osteoporosis", "yes"}}}, {"flags", {{"arm_numbness", "yes"}}}});
  story.add("2026-11-06", "measure_entry",
            {{"measure", "psfs_score"}, {"score", 4}, {"items", {4, 4}}, {"names", {"Reading", "Rowing"}}});
  const auto without = [&](const char* entry) { return story.ask({{"struck", json::array{entry}}}); };
  struct Case {
    const char *part, *entry, *gone, *stays;
  };
  for (const Case& each : {Case{"flags", "flags/arm_numbness", "\"arm_numbness\"", "\"urgent\""},
                           Case{"conditions", "conditions/falls_risk", "\"falls_risk\"", "\"osteoporosis\""},
                           Case{"pattern", "pattern/2026-11-04", "\"2026-11-04\"", "\"2026-11-05\""},
                           Case{"response", "response/seated_twist", "\"seated_twist\"", "\"cat_cow\""},
                           Case{"response", "response/2026-11-05/stop_sharp_pinching", "sharp_pinching", "cat_cow"},
                           Case{"function", "function/activity/Rowing", "Rowing", "Reading"},
                           Case{"measures", "measures/stress_level", "\"stress_level\",", "\"pain_average\","},
                           Case{"medicines", "medicines/2026-11-04", "zinc", "sage"}}) {
    CAPTURE(each.entry);
    const std::string all = write_json(story.ask()), out = write_json(without(each.entry));
    CHECK(all.find(each.gone) != std::string::npos);
    CHECK(out.find(each.gone) == std::string::npos);
    CHECK(out.find(each.stays) != std::string::npos);
    CHECK(without(each.entry).at("thinned") == json::array{each.part});
  }
  CHECK(story.ask().at("thinned").get_array().empty());
}

TEST_CASE("a day that is struck out is told as if nothing had been recorded on it") {
  Story story;
  story.add("2026-11-04", "daily_entry", {{"pain_average", 9}});
  story.add("2026-11-04", "session_entry", {{"routine", "full_session"}, {"seconds", 600}, {"complete", true}});
  story.add("2026-11-05", "daily_entry", {{"pain_average", 4}});
  const json::object out = story.ask({{"struck", json::array{"pattern/2026-11-04"}}});
  CHECK(out.at("entries") == 1);
  CHECK(out.at("doing").at("sessions") == 0);
  CHECK(out.at("measures").at(0).at("most").to_number<double>() == 4);
  CHECK(out.at("pattern").at("days").get_array().size() == 1);
}

TEST_CASE("what is struck out has to be named by a part") {
  for (const char* entry : {"flags", "tier/urgent", "", "/x", "Flags/x"}) {
    CHECK(fault({{"events", json::array{}}, {"date", "2026-11-26"}, {"struck", json::array{entry}}}) ==
          "unknown_id at struck.0");
  }
}

}  // namespace unhunch::wire

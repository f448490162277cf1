// SPDX-License-Identifier: Apache-2.0
#include "wire/door.h"

#include <algorithm>

#include "wire/door_testing.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

// An answer that must be good.
json::object ask(std::string_view door, const json::object& input) {
  const Reply reply = the_door().call(door, write_json(input));
  REQUIRE_MESSAGE(reply.ok, reply.json);
  return parse_json(reply.json)->get_object();
}

// "code at path" of an answer that must be an error.
std::string fault(std::string_view door, std::string_view input) {
  const Reply reply = the_door().call(door, input);
  REQUIRE_FALSE_MESSAGE(reply.ok, reply.json.substr(0, 200));
  const auto parsed = parse_json(reply.json);
  REQUIRE(parsed);
  REQUIRE(parsed->get_object().size() == 1);
  const json::object& error = parsed->at("error").get_object();
  CHECK(error.size() == 3);
  CHECK_FALSE(error.at("message").get_string().empty());
  return std::string(error.at("code").get_string()) + " at " + std::string(error.at("path").get_string());
}

std::string fault(std::string_view door, const json::object& input) { return fault(door, write_json(input)); }

// The answers with one field set.
json::object with(const std::string& field, json::value value) {
  json::object answers = healthy_answers();
  answers[field] = std::move(value);
  return answers;
}

json::object history_with(json::object session) { return {{"sessions", json::array{std::move(session)}}}; }

const json::object green_push_ups{
    {"date", "2026-11-16"},
    {"routine", "strength_session"},
    {"pain_peak", 0},
    {"after_24h", "settled"},
    {"exercises", json::array{json::object{{"exercise", "wall_push_up"}, {"sets", 2}, {"reps", 8}}}}};

}  // namespace

TEST_CASE("the door knows its names") {
  const auto& names = Door::names();
  for (const char* name : {"regimen", "triage", "patterns", "allowed", "plan", "session", "ladder", "check_regimen"}) {
    CHECK(std::count(names.begin(), names.end(), name) == 1);
  }
}

TEST_CASE("triage of a healthy person is clear") {
  const json::object out = ask("triage", {{"answers", healthy_answers()}, {"date", "2026-11-20"}});
  CHECK(out.at("tier") == "clear");
  CHECK(out.at("exercise_allowed") == true);
  CHECK(out.at("plan_state").is_null());
  CHECK(out.at("advice") == json::array{"message.msg_clear.lines"});
  CHECK(out.at("raised").get_array().empty());
}

TEST_CASE("triage names what was raised, what is open and which entries do not count") {
  json::object answers = with("flags", {{"arm_numbness", "yes"}});
  answers["checks"] = json::array{json::object{
      {"entry", "clearance_entry"}, {"flag", "arm_numbness"}, {"date", "2026-11-19"}, {"result", "exercise_ok"}}};
  const json::object out = ask("triage", {{"answers", answers}, {"date", "2026-11-20"}});
  CHECK(out.at("tier") == "urgent");
  CHECK(out.at("plan_state") == "screen_incomplete");
  CHECK(out.at("raised").at(0) ==
        json::value(
            {{"flag", "arm_numbness"}, {"tier", "urgent"}, {"because", {"yes"}}, {"do", "flag.arm_numbness.do"}}));
  CHECK(out.at("ignored_checks") ==
        json::value(json::array{json::object{{"flag", "arm_numbness"}, {"because", "flag_date_unknown"}}}));
  CHECK(out.at("unanswered").get_array().size() > 20);
}

TEST_CASE("patterns tell verdict, score and reasons") {
  const json::object signs{
      {"worse_over_workday", "yes"}, {"deep_ache_between_blades", "yes"}, {"worse_reaching_for_mouse", "yes"}};
  const json::object out = ask("patterns", {{"answers", with("signs", signs)}});
  CHECK(out.at("verdict") == "desk");
  CHECK(out.at("ranked").at(0).at("score") == 50);
  CHECK(out.at("ranked").at(0).at("strength") == "likely");
  CHECK(out.at("ranked").at(0).at("reasons").at(0) == "worse_over_workday");
  CHECK(ask("patterns", {{"answers", healthy_answers()}}).at("verdict") == "unclear");
  CHECK(ask("patterns", {{"answers", with("flags", {{"chest_pain", "yes"}})}}).at("verdict") == "withheld");
  json::object mixed = signs;
  mixed["worse_in_stressful_times"] = "yes";
  mixed["knot_neck_shoulder"] = "yes";
  CHECK(ask("patterns", {{"answers", with("signs", mixed)}}).at("verdict") == "mixed");
  const json::object possible{
      {"deep_ache_between_blades", "yes"}, {"worse_turning_to_side_screen", "yes"}, {"tender_spots", "yes"}};
  CHECK(ask("patterns", {{"answers", with("signs", possible)}}).at("ranked").at(0).at("strength") == "possible");
}

TEST_CASE("allowed tells forms, limits and reasons") {
  json::object answers = healthy_answers();
  answers["conditions"].get_object()["glaucoma"] = "yes";
  answers["conditions"].get_object()["uncontrolled_blood_pressure_or_heart"] = "yes";
  const json::object out = ask("allowed", {{"answers", answers}});
  const auto& exercises = out.at("exercises").get_array();
  const auto push_up = std::find_if(exercises.begin(), exercises.end(),
                                    [](const json::value& each) { return each.at("exercise") == "wall_push_up"; });
  REQUIRE(push_up != exercises.end());
  CHECK(push_up->at("reps_fewer") == 1);
  CHECK(push_up->at("limits") == json::array{"mod_exhale_on_effort"});
  CHECK(push_up->at("variant").is_null());
  const auto& excluded = out.at("excluded").get_array();
  CHECK(std::any_of(excluded.begin(), excluded.end(), [](const json::value& each) {
    return each.at("exercise") == "childs_pose" && each.at("because").at(0) == "glaucoma";
  }));
  const json::object gentle = ask("allowed", {{"answers", with("pain_between_blades", "new_not_checked")}});
  CHECK(write_json(gentle).find("\"hold_max_s\":20") != std::string::npos);
}

TEST_CASE("a session adds up, tells why and what is asked before") {
  const json::object out = ask("session", {{"answers", healthy_answers()},
                                           {"routine", "full_session"},
                                           {"minutes", 10},
                                           {"date", "2026-11-17"},
                                           {"seed", 3}});
  CHECK(out.at("routine") == "full_session");
  std::int64_t total = 0;
  for (const json::value& step : out.at("steps").get_array()) {
    CHECK(step.at("start_s") == total);
    total += step.at("duration_s").get_int64();
  }
  CHECK(out.at("total_s") == total);
  CHECK(total <= 600);
  CHECK_FALSE(out.at("why").get_array().empty());
  CHECK(out.at("checks_before") == json::array{"pre_session_check"});
}

TEST_CASE("a session that is refused tells the reason and has no steps") {
  const json::object out =
      ask("session", {{"answers", with("flags", {{"chest_pain", "yes"}})}, {"routine", "office_reset"}});
  CHECK(out.at("steps").get_array().empty());
  CHECK(out.at("because").at(0) == "emergency");
  CHECK(out.at("total_s") == 0);
}

TEST_CASE("a plan has seven days from the date on") {
  const json::object out = ask("plan", {{"answers", healthy_answers()}, {"date", "2026-11-16"}});
  CHECK(out.at("tier") == "clear");
  REQUIRE(out.at("days").get_array().size() == 7);
  CHECK(out.at("days").at(6).at("date") == "2026-11-22");
  CHECK(out.at("breaks").at("every_min") == 60);
  CHECK(out.at("strength").at("level") == "level_wall");
  const json::object none = ask("plan", {{"answers", with("pain_now", 9)}, {"date", "2026-11-16"}});
  CHECK(none.at("days").get_array().empty());
  CHECK(none.at("breaks").is_null());
  CHECK(none.at("because") == json::array{"urgent"});
}

TEST_CASE("the ladder tells place, next level and what it needs") {
  const json::object out = ask(
      "ladder", {{"answers", healthy_answers()}, {"date", "2026-11-18"}, {"history", history_with(green_push_ups)}});
  CHECK(out.at("level") == "level_wall");
  CHECK(out.at("exercise") == "wall_push_up");
  CHECK(out.at("sets") == 2);
  CHECK(out.at("reps") == 10);
  CHECK(out.at("next") == "level_counter");
  CHECK(out.at("next_needs") == json::array{"up_level_gate"});
  CHECK(out.at("proposed").is_null());
  CHECK(out.at("rows").at("step") == "row_2x8");
  json::object red = green_push_ups;
  red["pain_peak"] = 7;
  const json::object lowest = ask("ladder", {{"answers", healthy_answers()}, {"history", history_with(red)}});
  CHECK(lowest.at("variant") == "wall_push_up_close");
  CHECK(lowest.at("sets") == 1);
  json::object answers = healthy_answers();
  answers["conditions"].get_object()["recent_surgery"] = "yes";
  const json::object closed = ask("ladder", {{"answers", answers}});
  CHECK(closed.at("available") == false);
  CHECK(closed.at("level").is_null());
}

TEST_CASE("the regimen comes out as it went in, and checks itself without a fault") {
  const Reply reply = the_door().call("regimen", "{}");
  CHECK(reply.ok);
  CHECK(reply.json == write_json(*parse_json(regimen_text())));
  const json::object checked = ask("check_regimen", {{"regimen", the_door().document()}});
  CHECK_MESSAGE(checked.at("ok") == true, write_json(checked.at("faults")).substr(0, 500));
  json::object broken = the_door().document();
  broken.erase("flag");
  const json::object faults = ask("check_regimen", {{"regimen", broken}});
  CHECK(faults.at("ok") == false);
  CHECK_FALSE(faults.at("faults").get_array().empty());
  CHECK(ask("check_regimen", {{"regimen", json::object{}}}).at("ok") == false);
}

TEST_CASE("the door figure is closed until it gets motions, and then knows none but these") {
  const Door closed = *Door::open(regimen_text());
  CHECK(closed.call("figure", "{}").json.find("unknown_door") != std::string::npos);
  CHECK(fault("figure", R"({"motion":"no_such","at":0})") == "unknown_id at motion");
  CHECK(fault("figure", R"({"motion":"still","at":1.5})") == "out_of_range at at");
  const auto out = ask("figure", {{"motion", "still"}, {"at", 0.5}});
  CHECK(out.at("at_s") == 1.0);
  CHECK(out.at("trunk").at("nod") == 4.0);
  CHECK(out.at("joints").at("left_knee").at(0).to_number<double>() > 0.05);
  CHECK(ask("figure", {{"motion", "still"}, {"at", 0.5}, {"mirrored", true}}).at("left").at("knee_flexion") == 20.0);
}

TEST_CASE("an unknown name is an error, however long") {
  CHECK(fault("no_such_door", "{}") == "unknown_door at ");
  CHECK(fault("", "{}") == "unknown_door at ");
  const Reply reply = the_door().call(std::string(1000, 'x'), "{}");
  CHECK(reply.json.size() < 300);
}

TEST_CASE("every door refuses an unknown field, a missing field and a wrong type with the path") {
  for (const std::string_view name : Door::names()) {
    CHECK_MESSAGE(fault(name, R"({"no_such_field":1})") == "unknown_field at no_such_field", name);
    CHECK(fault(name, "[]") == "wrong_type at ");
    if (name == "regimen") continue;
    const bool about_log =
        name == "today" || name == "fold" || name == "breaks" || name == "habits" || name == "insight";
    const bool about_person = !about_log && name != "check_regimen" && name != "figure";
    const std::string first = name == "figure"              ? "motion"
                              : name == "check_regimen"     ? "regimen"
                              : name == "session"           ? "routine"
                              : about_log || name == "plan" ? "date"
                                                            : "answers";
    CHECK(fault(name, "{}") == "missing_field at " + first);
    if (about_person) CHECK(fault(name, R"({"answers":7})") == "wrong_type at answers");
  }
  CHECK(fault("check_regimen", R"({"regimen":7})") == "wrong_type at regimen");
}

TEST_CASE("an id that does not exist is named with its path, in every door that takes it") {
  for (const char* name : {"triage", "patterns", "allowed", "ladder"}) {
    CHECK(fault(name, {{"answers", with("age_band", "age_7")}}) == "unknown_id at answers.age_band");
  }
  const json::object bad_past{{"sessions", json::array{json::object{{"date", "2026-11-16"}, {"routine", "x"}}}}};
  for (const char* name : {"plan", "ladder"}) {
    CHECK(fault(name, {{"answers", healthy_answers()}, {"date", "2026-11-16"}, {"history", bad_past}}) ==
          "unknown_id at history.sessions.0.routine");
  }
  CHECK(fault("plan", {{"answers", with("place", "moon")}, {"date", "2026-11-16"}}) == "unknown_id at answers.place");
  CHECK(fault("session", {{"answers", healthy_answers()}, {"routine", "dance"}}) == "unknown_id at routine");
  CHECK(fault("session", {{"answers", with("place", "moon")}, {"routine", "office_reset"}}) ==
        "unknown_id at answers.place");
  CHECK(fault("session", {{"answers", healthy_answers()}, {"routine", "office_reset"}, {"history", bad_past}}) ==
        "unknown_id at history.sessions.0.routine");
}

TEST_CASE("values out of range are named with their path") {
  CHECK(fault("triage", {{"answers", with("pain_now", 11)}}) == "out_of_range at answers.pain_now");
  CHECK(fault("triage", {{"answers", with("pain_now", -1)}}) == "out_of_range at answers.pain_now");
  CHECK(fault("triage", {{"answers", healthy_answers()}, {"date", "2026-13-01"}}) == "bad_date at date");
  CHECK(fault("plan", {{"answers", healthy_answers()}}) == "missing_field at date");
  CHECK(fault("session", {{"answers", healthy_answers()}, {"routine", "office_reset"}, {"minutes", 0}}) ==
        "out_of_range at minutes");
  CHECK(fault("session", {{"answers", healthy_answers()}, {"routine", "office_reset"}, {"seed", -1}}) ==
        "out_of_range at seed");
}

TEST_CASE("no bytes make the door fall: each is answered with an error") {
  const std::string deep_object = [] {
    std::string text;
    for (int n = 0; n < 100'000; ++n) text += "{\"a\":";
    return text;
  }();
  for (const std::string_view name : Door::names()) {
    CHECK(fault(name, "") == "incomplete at byte 0");
    CHECK(fault(name, std::string_view("\0", 1)) == "syntax at byte 0");
    CHECK(fault(name, std::string_view("{\"answers\0\":{}}", 15)).starts_with("syntax at byte "));
    CHECK(fault(name, "\xFF\xFE") == "syntax at byte 0");
    CHECK(fault(name, "{\"\xC3\x28\":1}").starts_with("syntax at byte "));
    CHECK(fault(name, deep_object).starts_with("too_deep at byte "));
    CHECK(fault(name, R"({"answers":1e999})").starts_with("number_range at byte "));
    CHECK(fault(name, R"({"answers":{},"answers":{}})").starts_with("duplicate_key at byte "));
    CHECK(fault(name, "{\"answers\":{}").starts_with("incomplete at byte "));
    CHECK(fault(name, "{} {}").starts_with("syntax at byte "));
  }
  const std::string brackets(10'000'000, '[');
  CHECK(fault("triage", brackets).starts_with("too_deep at byte "));
  CHECK(fault("triage", '"' + std::string(10'000'000, 'x') + '"') == "wrong_type at ");
  CHECK(fault("triage", "{\"" + std::string(10'000'000, 'x') + "\":1}").starts_with("unknown_field at "));
  CHECK(fault("triage", std::string(json_max_bytes + 1, ' ')).starts_with("too_big at byte "));
}

TEST_CASE("an odd number where a whole one is wanted is a wrong type, not a rounded one") {
  const auto pain = [](const char* number) {
    return fault("triage", std::string(R"({"answers":{"pain_now":)") + number + "}}");
  };
  CHECK(pain("1e2") == "wrong_type at answers.pain_now");
  CHECK(pain("5.0") == "wrong_type at answers.pain_now");
  CHECK(pain("-0.0") == "wrong_type at answers.pain_now");
  CHECK(pain("99999999999999999999999") == "wrong_type at answers.pain_now");
  CHECK(pain("18446744073709551615") == "out_of_range at answers.pain_now");
}

TEST_CASE("equal input gives equal bytes, also from a second door") {
  auto second = Door::open(regimen_text());
  REQUIRE(second);
  second->look_back();
  const std::string input = write_json(
      json::object{{"answers", healthy_answers()}, {"date", "2026-11-16"}, {"history", history_with(green_push_ups)}});
  for (const char* name : {"plan", "ladder"}) {
    CHECK(the_door().call(name, input).json == the_door().call(name, input).json);
    CHECK(the_door().call(name, input).json == second->call(name, input).json);
  }
}

TEST_CASE("a door does not open on what is no regimen") {
  CHECK(Door::open(std::string_view("")).error().code == "incomplete");
  CHECK(Door::open(std::string_view("[]")).error().code == "wrong_type");
  CHECK_FALSE(Door::open(std::string_view("{}")));
  CHECK_FALSE(Door::open(std::string_view(R"({"version":1})")));
}

}  // namespace unhunch::wire

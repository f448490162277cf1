// SPDX-License-Identifier: Apache-2.0
#include "wire/answers_json.h"

#include "wire/door_testing.h"
#include "wire/find_id.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

Expected<core::Answers> read(const json::value& value) { return read_answers(the_door().regimen(), value, "answers"); }

core::Answers must_read(std::string_view text) {
  auto answers = read(*parse_json(text));
  REQUIRE_MESSAGE(answers, answers.error().message);
  return std::move(*answers);
}

std::string fault(std::string_view text) {
  const auto answers = read(*parse_json(text));
  REQUIRE_FALSE_MESSAGE(answers, text);
  return answers.error().code + " at " + answers.error().where;
}

std::string history_fault(std::string_view text) {
  const auto history = read_history(the_door().regimen(), *parse_json(text), "history");
  REQUIRE_FALSE_MESSAGE(history, text);
  return history.error().code + " at " + history.error().where;
}

template <class IdType, class Items>
std::size_t at(const Items& items, const char* slug) {
  const IdType id = find_id<IdType>(items, slug);
  REQUIRE_MESSAGE(id, slug);
  return id.index;
}

}  // namespace

TEST_CASE("no answers are everything unanswered") {
  const core::Answers answers = must_read("{}");
  CHECK_FALSE(answers.age);
  CHECK_FALSE(answers.pain_now);
  CHECK(std::count(answers.flags.begin(), answers.flags.end(), core::Answer::unanswered) ==
        static_cast<std::ptrdiff_t>(the_door().regimen().flags.size()));
  CHECK(answers.equipment.empty());
  CHECK_FALSE(answers.place);
  CHECK(answers.head_turn == core::HeadTurn::not_yet);
  CHECK(answers.preferences.rows_in_the_evening);
}

TEST_CASE("every field of the answers reaches the core") {
  const core::Regimen& regimen = the_door().regimen();
  const core::Answers answers = must_read(R"({"age_band":"age_45_50","region":"region_gb","pain_now":4,
    "pain_between_blades":"new_not_checked","flags":{"chest_pain":"unsure","arm_numbness":"no"},
    "details":{"minor_fall_or_strain":"yes","morning_stiffness_minutes":35},
    "conditions":{"glaucoma":"yes"},"signs":{"tender_spots":"yes"},
    "checks":[{"entry":"clearance_entry","flag":"arm_numbness","date":"2026-11-02","role":"doctor",
               "result":"exercise_with_limits","limit":"no lifting","note":"n"}],
    "raised_on":{"arm_numbness":"2026-11-01"},"screened_on":"2026-11-03","equipment":["cushion","light_band"],
    "place":"at_desk","minutes_since_food":30,"head_turn_test":"skipped",
    "preferences":{"options":["breath_hold"],"daily_cap_min":15,"break_every_min":45,"strength_days":["mon","sun"],
                   "anchors":["night","weekend"],"strength_level":"level_chair","rows_in_the_evening":false}})");
  CHECK(regimen.age_bands[answers.age->index].id == "age_45_50");
  CHECK(regimen.regions[answers.region.index].id == "region_gb");
  CHECK(answers.pain_now->count == 4);
  CHECK(regimen[*answers.pain_between_blades].id == "new_not_checked");
  CHECK(answers.flags[at<core::FlagId>(regimen.flags, "chest_pain")] == core::Answer::unsure);
  CHECK(answers.flags[at<core::FlagId>(regimen.flags, "arm_numbness")] == core::Answer::no);
  CHECK(answers.details[at<core::SubQuestionId>(regimen.sub_questions, "minor_fall_or_strain")] == core::Answer::yes);
  CHECK(answers.minutes[at<core::SubQuestionId>(regimen.sub_questions, "morning_stiffness_minutes")]->count == 35);
  CHECK(answers.conditions[at<core::ConditionId>(regimen.conditions, "glaucoma")] == core::Answer::yes);
  CHECK(answers.signs[at<core::SignId>(regimen.signs, "tender_spots")] == core::Answer::yes);
  REQUIRE(answers.checks.size() == 1);
  CHECK(regimen.check_entries[answers.checks[0].kind].id == "clearance_entry");
  CHECK(answers.checks[0].result == core::CheckResult::exercise_with_limits);
  CHECK(core::to_iso(answers.checks[0].date) == "2026-11-02");
  CHECK(core::to_iso(*answers.raised_on[at<core::FlagId>(regimen.flags, "arm_numbness")]) == "2026-11-01");
  CHECK(core::to_iso(*answers.screened_on) == "2026-11-03");
  CHECK(answers.equipment.size() == 2);
  CHECK(regimen.places[answers.place.index] == "at_desk");
  CHECK(answers.since_food->count == 30);
  CHECK(answers.head_turn == core::HeadTurn::skipped);
  const core::Preferences& preferences = answers.preferences;
  CHECK(preferences.has(regimen.known.breath_hold));
  CHECK_FALSE(preferences.has(regimen.known.no_count));
  CHECK(preferences.daily_cap->count == 15);
  CHECK(preferences.break_every->count == 45);
  CHECK(preferences.strength_days == 0b1000001);
  CHECK(preferences.anchors == std::vector<std::string>{"night", "weekend"});
  CHECK(regimen[preferences.strength_level].id == "level_chair");
  CHECK_FALSE(preferences.rows_in_the_evening);
}

TEST_CASE("an unknown id anywhere in the answers is named with its path") {
  CHECK(fault(R"({"age_band":"old"})") == "unknown_id at answers.age_band");
  CHECK(fault(R"({"region":"region_xx"})") == "unknown_id at answers.region");
  CHECK(fault(R"({"pain_between_blades":"x"})") == "unknown_id at answers.pain_between_blades");
  CHECK(fault(R"({"flags":{"x":"no"}})") == "unknown_id at answers.flags.x");
  CHECK(fault(R"({"conditions":{"x":"no"}})") == "unknown_id at answers.conditions.x");
  CHECK(fault(R"({"signs":{"x":"no"}})") == "unknown_id at answers.signs.x");
  CHECK(fault(R"({"details":{"x":"no"}})") == "unknown_id at answers.details.x");
  CHECK(fault(R"({"raised_on":{"x":"2026-11-01"}})") == "unknown_id at answers.raised_on.x");
  CHECK(fault(R"({"equipment":["cushion","x"]})") == "unknown_id at answers.equipment.1");
  CHECK(fault(R"({"place":"x"})") == "unknown_id at answers.place");
  CHECK(fault(R"({"checks":[{"entry":"x","flag":"chest_pain","date":"2026-11-01"}]})") ==
        "unknown_id at answers.checks.0.entry");
  CHECK(fault(R"({"checks":[{"entry":"pain_settled","flag":"x","date":"2026-11-01"}]})") ==
        "unknown_id at answers.checks.0.flag");
  CHECK(fault(R"({"preferences":{"options":["x"]}})") == "unknown_id at answers.preferences.options.0");
  CHECK(fault(R"({"preferences":{"strength_level":"x"}})") == "unknown_id at answers.preferences.strength_level");
}

TEST_CASE("an empty id and an id of another kind do not exist") {
  CHECK(fault(R"({"flags":{"":"no"}})") == "unknown_id at answers.flags.");
  CHECK(fault(R"({"flags":{"glaucoma":"no"}})") == "unknown_id at answers.flags.glaucoma");
}

TEST_CASE("words that are not among the answers are refused") {
  CHECK(fault(R"({"flags":{"chest_pain":"maybe"}})") == "unknown_word at answers.flags.chest_pain");
  CHECK(fault(R"({"flags":{"chest_pain":null}})") == "wrong_type at answers.flags.chest_pain");
  CHECK(fault(R"({"flags":{"chest_pain":"unanswered"}})") == "unknown_word at answers.flags.chest_pain");
  CHECK(fault(R"({"head_turn_test":"not_yet"})") == "unknown_word at answers.head_turn_test");
  CHECK(fault(R"({"preferences":{"strength_days":["monday"]}})") ==
        "unknown_word at answers.preferences.strength_days.0");
  CHECK(fault(R"({"preferences":{"anchors":["noon"]}})") == "unknown_word at answers.preferences.anchors.0");
  CHECK(fault(R"({"checks":[{"entry":"pain_settled","flag":"chest_pain","date":"2026-11-01","result":"fine"}]})") ==
        "unknown_word at answers.checks.0.result");
}

TEST_CASE("a question about minutes wants minutes and the others want words") {
  CHECK(fault(R"({"details":{"morning_stiffness_minutes":"yes"}})") ==
        "wrong_type at answers.details.morning_stiffness_minutes");
  CHECK(fault(R"({"details":{"minor_fall_or_strain":5}})") == "wrong_type at answers.details.minor_fall_or_strain");
  CHECK(fault(R"({"details":{"morning_stiffness_minutes":601}})") ==
        "out_of_range at answers.details.morning_stiffness_minutes");
  CHECK(fault(R"({"details":{"minor_fall_or_strain":"si"}})") ==
        "unknown_word at answers.details.minor_fall_or_strain");
}

TEST_CASE("preferences keep to the ranges of the regimen") {
  CHECK(fault(R"({"preferences":{"daily_cap_min":4}})") == "out_of_range at answers.preferences.daily_cap_min");
  CHECK(fault(R"({"preferences":{"daily_cap_min":61}})") == "out_of_range at answers.preferences.daily_cap_min");
  CHECK(fault(R"({"preferences":{"break_every_min":19}})") == "out_of_range at answers.preferences.break_every_min");
  CHECK(fault(R"({"preferences":{"break_every_min":91}})") == "out_of_range at answers.preferences.break_every_min");
  CHECK(must_read(R"({"preferences":{"daily_cap_min":5,"break_every_min":90}})").preferences.daily_cap->count == 5);
}

TEST_CASE("free text has a longest length") {
  const std::string role(201, 'x');
  CHECK(fault(R"({"checks":[{"entry":"pain_settled","flag":"chest_pain","date":"2026-11-01","role":")" + role +
              "\"}]}") == "too_long at answers.checks.0.role");
}

TEST_CASE("sessions come out in the order of their days, those of one day in their own order") {
  const auto history = read_history(the_door().regimen(), *parse_json(R"({"started_on":"2026-11-01","sessions":[
    {"date":"2026-11-03","routine":"full_session"},{"date":"2026-11-01","routine":"office_reset"},
    {"date":"2026-11-03","routine":"office_reset"}]})"),
                                    "history");
  REQUIRE(history);
  CHECK(core::to_iso(*history->started_on) == "2026-11-01");
  REQUIRE(history->sessions.size() == 3);
  const auto routine = [&](std::size_t n) { return the_door().regimen()[history->sessions[n].routine].id; };
  CHECK(routine(0) == "office_reset");
  CHECK(routine(1) == "full_session");
  CHECK(routine(2) == "office_reset");
}

TEST_CASE("every field of a session reaches the core, and what is missing has its usual meaning") {
  const auto history = read_history(the_door().regimen(), *parse_json(R"({"sessions":[{"date":"2026-11-03",
    "routine":"full_session","pain_before":2,"pain_peak":5,"after_24h":"not_settled","exercises":[
    {"exercise":"thoracic_extension_roller","variant":"extension_towel","response":"worse","contact_s":40,"sets":2,
     "reps":8,"all_done":false,"form_perfect":true},{"exercise":"cat_cow"}]}]})"),
                                    "history");
  REQUIRE(history);
  const core::SessionDone& session = history->sessions.front();
  CHECK(session.pain_before->count == 2);
  CHECK(session.pain_peak->count == 5);
  CHECK(session.after == core::AfterEffect::not_settled);
  const core::ExerciseDone& roller = session.exercises[0];
  CHECK(roller.variant == the_door().regimen().known.extension_towel);
  CHECK(roller.response == core::Response::worse);
  CHECK(roller.contact->count == 40);
  CHECK(roller.sets == 2);
  CHECK(roller.reps == 8);
  CHECK_FALSE(roller.all_done);
  CHECK(roller.form_perfect);
  const core::ExerciseDone& cat = session.exercises[1];
  CHECK_FALSE(cat.variant);
  CHECK_FALSE(cat.response);
  CHECK(cat.all_done);
  CHECK_FALSE(cat.form_perfect);
}

TEST_CASE("a fault in the history is named with its path") {
  CHECK(history_fault(R"({"sessions":[{"date":"2026-11-03","routine":"x"}]})") ==
        "unknown_id at history.sessions.0.routine");
  CHECK(history_fault(R"({"sessions":[{"routine":"full_session"}]})") == "missing_field at history.sessions.0.date");
  CHECK(history_fault(
            R"({"sessions":[{"date":"2026-11-03","routine":"full_session","exercises":[{"exercise":"x"}]}]})") ==
        "unknown_id at history.sessions.0.exercises.0.exercise");
  CHECK(
      history_fault(
          R"({"sessions":[{"date":"2026-11-03","routine":"full_session","exercises":[{"exercise":"cat_cow","variant":"x"}]}]})") ==
      "unknown_id at history.sessions.0.exercises.0.variant");
  CHECK(history_fault(R"({"sessions":[{"date":"2026-11-03","routine":"full_session","pain_peak":11}]})") ==
        "out_of_range at history.sessions.0.pain_peak");
}

}  // namespace unhunch::wire

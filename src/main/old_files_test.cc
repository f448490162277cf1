// SPDX-License-Identifier: Apache-2.0
#include "main/old_files.h"

#include <doctest/doctest.h>

#include "main/exit_status.h"
#include "main/testing.h"

namespace unhunch::app {
namespace {

namespace json = boost::json;
using testing::Bench;
using testing::contains;

json::object healthy() {
  const core::Regimen& regimen = testing::the_door().regimen();
  json::object flags, conditions, details;
  for (const core::Flag& flag : regimen.flags) {
    if (flag.asked == core::Asked::yes_no_unsure) flags[flag.id] = "no";
  }
  for (const core::Condition& condition : regimen.conditions) conditions[condition.id] = "no";
  for (const core::SubQuestion& question : regimen.sub_questions) {
    details[question.id] = question.minutes ? json::value(0) : json::value("no");
  }
  return {{"age_band", "age_20_44"},
          {"region", "region_gb"},
          {"pain_now", 2},
          {"pain_between_blades", "familiar_comes_and_goes"},
          {"flags", flags},
          {"details", details},
          {"conditions", conditions},
          {"equipment", {"chair_sturdy", "mat_or_towel", "wall_or_doorway"}},
          {"place", "floor"},
          {"screened_on", "2026-11-10"}};
}

json::object history() {
  json::array sessions;
  for (const char* date : {"2026-11-12", "2026-11-14", "2026-11-16", "2026-11-16"}) {
    sessions.push_back({{"date", date},
                        {"routine", "office_reset"},
                        {"pain_before", 3},
                        {"pain_peak", 4},
                        {"after_24h", "settled"},
                        {"exercises",
                         {{{"exercise", "cat_cow"}, {"response", "worse"}, {"all_done", true}},
                          {{"exercise", "counter_push_up"}, {"sets", 2}, {"reps", 8}}}}});
  }
  return {{"started_on", "2026-11-08"}, {"sessions", sessions}};
}

void part(json::object& answers, std::string_view group, std::string_view id, json::value value) {
  json::value& members = answers[group];
  if (!members.is_object()) members = json::object{};
  members.get_object()[id] = std::move(value);
}

void check_entry(json::object& answers, std::string_view entry, std::string_view flag, std::string_view date) {
  json::value& checks = answers["checks"];
  if (!checks.is_array()) checks = json::array{};
  checks.get_array().push_back({{"entry", entry}, {"flag", flag}, {"date", date}, {"result", "exercise_ok"}});
}

// What the doors say of the old files, and of the log after a first start.
struct Said {
  std::string old, now;
};

Said ask(Bench& bench, std::string_view door, const json::object& answers, const json::object& past,
         std::string_view date) {
  json::object input{{"date", date}};
  if (door == "session") input["routine"] = "full_session";
  Said said;
  wire::Door from_log = testing::the_door();
  const auto log = std::make_shared<wire::Log>(from_log.document(), from_log.regimen());
  log->add(bench.events());
  from_log.work_from(log);
  said.now = from_log.call(door, wire::write_json(input)).json;
  input["answers"] = answers;
  if (door != "triage" && door != "allowed") input["history"] = past;
  said.old = testing::the_door().call(door, wire::write_json(input)).json;
  return said;
}

void check_same(const json::object& answers, const json::object& past) {
  Bench bench;
  bench.write("answers.json", wire::write_json(answers));
  bench.write("history.json", wire::write_json(past));
  bench.run({"today"});
  CHECK(bench.err.str().empty());
  for (const std::string_view door : {"triage", "allowed", "plan", "session", "ladder"}) {
    for (const std::string_view date : {"2026-11-20", "2026-11-21", "2026-12-01"}) {
      const Said said = ask(bench, door, answers, past, date);
      CHECK(said.now == said.old);
    }
  }
  CHECK(testing::contains(wire::write_json(bench.record()), R"("started_on":"2026-11-08")"));
}

TEST_CASE("what an earlier version kept says the same as a log") {
  json::object answers = healthy();
  SUBCASE("somebody who is clear") {}
  SUBCASE("a flag that is raised") {
    part(answers, "flags", "arm_numbness", "yes");
    part(answers, "raised_on", "arm_numbness", "2026-11-12");
  }
  SUBCASE("a flag that was cleared, also before the last screening") {
    part(answers, "flags", "arm_numbness", "unsure");
    part(answers, "raised_on", "arm_numbness", "2026-11-05");
    check_entry(answers, "clearance_entry", "arm_numbness", "2026-11-06");
  }
  SUBCASE("a flag that was cleared on the day it was raised") {
    part(answers, "flags", "arm_numbness", "yes");
    part(answers, "raised_on", "arm_numbness", "2026-11-15");
    check_entry(answers, "clearance_entry", "arm_numbness", "2026-11-15");
  }
  SUBCASE("a flag that came back behind its clearance, on an earlier day") {
    part(answers, "flags", "arm_numbness", "yes");
    part(answers, "raised_on", "arm_numbness", "2026-11-16");
    check_entry(answers, "clearance_entry", "arm_numbness", "2026-11-15");
  }
  SUBCASE("a flag that came back behind its clearance, today") {
    part(answers, "flags", "arm_numbness", "yes");
    part(answers, "raised_on", "arm_numbness", "2026-11-21");
    check_entry(answers, "clearance_entry", "arm_numbness", "2026-11-20");
  }
  SUBCASE("a flag that follows from other answers, and was cleared") {
    answers["age_band"] = "age_66_or_over";
    part(answers, "details", "minor_fall_or_strain", "yes");
    part(answers, "raised_on", "minor_injury_fragile_bone", "2026-11-13");
    check_entry(answers, "clearance_entry", "minor_injury_fragile_bone", "2026-11-14");
  }
  SUBCASE("a choice that raises a flag, and was checked") {
    answers["pain_between_blades"] = "new_not_checked";
    part(answers, "raised_on", "new_unassessed_pain", "2026-11-09");
    check_entry(answers, "check_done_ok", "new_unassessed_pain", "2026-11-11");
  }
  SUBCASE("several on several days") {
    part(answers, "flags", "arm_numbness", "yes");
    part(answers, "raised_on", "arm_numbness", "2026-11-12");
    part(answers, "flags", "unexplained_weight_loss", "yes");
    part(answers, "raised_on", "unexplained_weight_loss", "2026-11-03");
    check_entry(answers, "clearance_entry", "arm_numbness", "2026-11-13");
    check_entry(answers, "clearance_entry", "unexplained_weight_loss", "2026-11-04");
  }
  SUBCASE("questions that are still open") {
    answers.erase("screened_on");
    answers["flags"].get_object().erase("arm_numbness");
  }
  check_same(answers, history());
}

TEST_CASE("a clearance of a flag whose day is not known counts as little as before") {
  json::object answers = healthy();
  part(answers, "flags", "arm_numbness", "yes");
  check_entry(answers, "clearance_entry", "arm_numbness", "2026-11-20");
  Bench bench;
  bench.write("answers.json", wire::write_json(answers));
  CHECK(bench.run({"check", "--show"}) == status_of(core::Tier::urgent));
}

TEST_CASE("the files are put away whole, and bringing them in once more adds nothing") {
  Bench bench;
  const std::string answers = wire::write_json(healthy()), past = wire::write_json(history());
  for (int n = 0; n < 2; ++n) {
    bench.write("answers.json", answers);
    bench.write("history.json", past);
    bench.write("events.jsonl", "{\"what\":\"stop\"}\n");
    CHECK(bench.run({"plan"}) == status::fine);
    CHECK(bench.events("session_entry").size() == 4);
    CHECK(bench.events("exercise_response").size() == 8);
    CHECK(bench.events("after_effect_24h").size() == 4);
    bench.clock.set_day(bench.clock.today() + core::Days{1});
  }
  CHECK(bench.events("answers").size() == 2);  // with the first screening, and the last one
  for (const std::string_view name : {"answers.json", "history.json", "events.jsonl"}) {
    CHECK_FALSE(std::filesystem::exists(bench.folder() / name));
  }
  CHECK(bench.read("answers.json.imported") == answers);
  CHECK(bench.read("history.json.imported-2") == past);
  CHECK(bench.read("events.jsonl.imported") == "{\"what\":\"stop\"}\n");
  CHECK(contains(wire::write_json(bench.record()), R"("date":"2026-11-14")"));
}

TEST_CASE("a file that cannot be understood is moved aside, and the other is brought in") {
  Bench bench;
  bench.write("answers.json", wire::write_json(healthy()));
  bench.write("history.json", "{\"sessions\":[{}]}");
  CHECK(bench.run({"plan"}) == status::fine);
  CHECK(contains(bench.err.str(), "moved aside"));
  CHECK(bench.events("session_entry").empty());
  bool kept = false;
  for (const auto& entry : std::filesystem::directory_iterator(bench.folder())) {
    kept = kept || contains(entry.path().filename().string(), "history.json.damaged-");
  }
  CHECK(kept);
}

TEST_CASE("what was told in the log since then counts more than the old files") {
  Bench bench;
  bench.change({{"pain_now", 9}});
  bench.write("answers.json", wire::write_json(healthy()));
  CHECK(bench.run({"plan"}) == status_of(core::Tier::urgent));
}

TEST_CASE("entries with days of long ago and days to come are brought in") {
  json::object answers = healthy();
  part(answers, "flags", "arm_numbness", "yes");
  part(answers, "raised_on", "arm_numbness", "1950-01-01");
  check_entry(answers, "clearance_entry", "arm_numbness", "1950-01-02");
  check_entry(answers, "clearance_entry", "arm_numbness", "2190-01-01");
  Bench bench;
  bench.write("answers.json", wire::write_json(answers));
  CHECK(bench.run({"check", "--show"}) == status_of(core::Tier::urgent));
  CHECK(bench.events("check_record").size() == 2);
}

}  // namespace
}  // namespace unhunch::app

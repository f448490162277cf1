// SPDX-License-Identifier: Apache-2.0
#include "main/record.h"

#include <doctest/doctest.h>

#include "main/exit_status.h"
#include "main/testing.h"

namespace unhunch::app {
namespace {

namespace json = boost::json;
using testing::Bench;
using testing::contains;

using testing::Inside;

TEST_CASE("what changed becomes one event with nothing else in it, and no change none") {
  Inside bench;
  bench.change(
      {{"age_band", "age_20_44"}, {"place", "floor"}, {"flags", {{"chest_pain", "no"}, {"fever_or_infection", "no"}}}});
  Record record = bench.read_record();
  REQUIRE(record.write_answers());
  CHECK(bench.events().size() == 1);
  record.sheet().set_number("", "pain_now", 2);
  record.sheet().set("flags", "breathlessness", "no");
  record.sheet().remove("", "place");
  REQUIRE(record.write_answers());
  REQUIRE(record.write_answers());
  REQUIRE(bench.events().size() == 2);
  CHECK(wire::parse_json(bench.events()[1].body)->get_object() ==
        json::object{{"pain_now", 2}, {"place", nullptr}, {"flags", {{"breathlessness", "no"}}}});
  CHECK(record.sheet().json() == bench.answers());
}

TEST_CASE("nothing is made on disk before something is kept") {
  Inside bench;
  Record record = bench.read_record();
  CHECK(record.is_empty());
  REQUIRE(record.write_answers());
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
  record.sheet().set_number("", "pain_now", 2);
  REQUIRE(record.write_answers());
  CHECK(bench.events().size() == 1);
}

TEST_CASE("the day a flag was raised is never sent; a flag that is told again is told by its answer") {
  Inside bench;
  const std::string_view flag = "arm_numbness";
  bench.change({{"flags", {{flag, "yes"}}}});
  bench.add("check_record",
            {{"entry", "clearance_entry"}, {"flag", flag}, {"date", testing::some_day}, {"result", "exercise_ok"}});
  Record record = bench.read_record();
  CHECK(bench.tier(record) < core::Tier::urgent);
  record.sheet().raise_flag(flag, "yes", bench.clock.today());
  CHECK(bench.tier(record) == core::Tier::urgent);
  REQUIRE(record.write_answers());
  CHECK(bench.tier(record) == core::Tier::urgent);
  CHECK(bench.tier(bench.read_record()) == core::Tier::urgent);
  CHECK(bench.events("answers").back().body == R"({"flags":{"arm_numbness":"yes"}})");
  CHECK_FALSE(contains(bench.text_of_events(), "raised_on"));
}

TEST_CASE("a detail that is told again raises what follows from it again") {
  Inside bench;
  const std::string_view flag = "minor_injury_fragile_bone";
  bench.change({{"age_band", "age_66_or_over"}, {"details", {{"minor_fall_or_strain", "yes"}}}});
  bench.clock.set_day(bench.clock.today() + core::Days{2});
  Record record = bench.read_record();
  CHECK(record.sheet().find("raised_on", flag) == testing::some_day);
  record.sheet().part("raised_on").erase(flag);
  record.sheet().date_raised_flags(bench.knowledge.regimen(), bench.clock.today());
  REQUIRE(record.write_answers());
  CHECK(record.sheet().find("raised_on", flag) == "2026-11-22");
  CHECK(bench.events("answers").back().body == R"({"details":{"minor_fall_or_strain":"yes"}})");
}

TEST_CASE("two at once: both are kept, and each sees the other after its next write") {
  Inside bench;
  Record first = bench.read_record();
  Record second = bench.read_record();
  first.sheet().set("", "age_band", "age_20_44");
  first.sheet().set("flags", "chest_pain", "yes");
  REQUIRE(first.write_answers());
  CHECK(second.sheet().find("flags", "chest_pain").empty());
  second.sheet().set_number("", "pain_now", 3);
  REQUIRE(second.write_answers());
  CHECK(second.sheet().find("flags", "chest_pain") == "yes");
  REQUIRE(first.add_event("free_note", {{"text", "x"}}));
  CHECK(first.sheet().find("", "pain_now") == "3");
  CHECK(first.sheet().json() == bench.answers());
}

TEST_CASE("what is being changed stays changed when something else is recorded") {
  Inside bench;
  bench.change({{"place", "floor"}, {"pain_now", 1}});
  Record record = bench.read_record();
  record.sheet().remove("", "pain_now");
  REQUIRE(record.add_event("symptom_event", {{"trigger", "stop_numbness_tingling"}}));
  CHECK(record.sheet().find("", "pain_now").empty());
  CHECK(record.sheet().find("flags", "arm_numbness") == "yes");
  REQUIRE(record.write_answers());
  CHECK_FALSE(bench.answers().contains("pain_now"));
}

TEST_CASE("a yes counts although the clock went back behind an earlier no") {
  Inside bench;
  bench.change({{"flags", {{"chest_pain", "no"}}}});
  bench.clock.set_day(bench.clock.today() - core::Days{3});
  Record record = bench.read_record();
  record.sheet().raise_flag("chest_pain", "yes", bench.clock.today());
  REQUIRE(record.write_answers());
  CHECK(record.sheet().find("flags", "chest_pain") == "yes");
  CHECK(bench.tier(bench.read_record()) == core::Tier::emergency);
}

TEST_CASE("a session and its responses are one step, and the day after names it") {
  Inside bench;
  Record record = bench.read_record();
  const std::string name = record.draw_session();
  REQUIRE(record.add_session(name, {{"routine", "office_reset"}, {"seconds", 90}, {"complete", true}},
                             {{{"exercise", "cat_cow"}}, {{"exercise", "seated_twist"}, {"response", "eased"}}}));
  REQUIRE(bench.events().size() == 3);
  CHECK(core::to_text(bench.events("session_entry").front().id) == name);
  REQUIRE(record.history().sessions.size() == 1);
  CHECK(record.history().sessions.front().exercises.size() == 2);
  bench.clock.set_day(bench.clock.today() + core::Days{1});
  REQUIRE(record.set_after_effect("not_settled"));
  CHECK(record.history().sessions.front().after == core::AfterEffect::not_settled);
  CHECK(contains(bench.events("after_effect_24h").front().body, name));
}

TEST_CASE("what could not be understood later is refused, and what is there stays") {
  Inside bench;
  bench.change({{"flags", {{"arm_numbness", "yes"}}}});
  CHECK(bench.run({"check", "--done", "arm_numbness", "--by", "doctor", "--result", "exercise_with_limits", "--limit",
                   std::string(3000, 'x'), "--yes"}) == status::cannot_write);
  CHECK(contains(bench.err.str(), "limit"));
  CHECK(bench.events().size() == 1);
  CHECK(bench.run({"check", "--show"}) == status_of(core::Tier::urgent));
}

TEST_CASE("a half-finished check takes nothing back that was told elsewhere meanwhile") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"nnnq");  // the first of them is chest pain
  CHECK(bench.run({"check"}) == status::no_plan);
  bench.change({{"flags", {{"chest_pain", "yes"}}}});
  bench.terminal.press(std::u32string(Bench::emergency_questions - 3 + Bench::urgent_questions, U'n'));
  bench.terminal.press(U"0\nn1n100002\n0000 \n20\nx");
  CHECK(bench.run({"check"}) == status_of(core::Tier::emergency));
  CHECK(bench.terminal.is_script_over());
}

TEST_CASE("a half-finished check goes on when the log was erased meanwhile") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"nnnq");
  bench.run({"check"});
  REQUIRE((*store::open_sqlite(bench.folder() / "unhunch.db"))->erase());
  bench.terminal.press(std::u32string(Bench::emergency_questions - 3 + Bench::urgent_questions, U'n'));
  bench.terminal.press(U"0\nn1n100002\n0000 \n20\nx");
  CHECK(bench.run({"check"}) == status_of(core::Tier::clear));
}

TEST_CASE("a door without answers works from the log, and one with answers from those") {
  Bench bench;
  bench.in.str(R"({"date":"2026-11-20"})");
  CHECK(bench.run({"call", "triage"}) == status::call_refused);
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
  bench.change({{"flags", {{"chest_pain", "yes"}}}});
  bench.out.str("");
  bench.in.clear();
  bench.in.str(R"({"date":"2026-11-20"})");
  CHECK(bench.run({"call", "triage"}) == status::fine);
  CHECK(contains(bench.out.str(), R"("tier":"emergency")"));
  bench.out.str("");
  bench.in.clear();
  bench.in.str(R"({"date":"2026-11-20","answers":{}})");
  CHECK(bench.run({"call", "triage"}) == status::fine);
  CHECK_FALSE(contains(bench.out.str(), R"("tier":"emergency")"));
}

}  // namespace
}  // namespace unhunch::app

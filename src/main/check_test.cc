// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "main/exit_status.h"
#include "main/testing.h"

namespace unhunch::app {
namespace {

using testing::Bench;
using testing::contains;

std::string_view text_of(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return {value->get_string().data(), value->get_string().size()};
}

boost::json::object part(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_object() ? value->get_object() : boost::json::object{};
}

TEST_CASE("somebody who answers no to everything is clear, and the answers are kept") {
  Bench bench;
  bench.press_all_clear();
  CHECK(bench.run({"check"}) == status_of(core::Tier::clear));
  CHECK(bench.terminal.is_script_over());
  CHECK(contains(bench.terminal.output(), "Ready to move"));
  CHECK(contains(bench.terminal.output(), "not a health professional"));
  const auto answers = bench.answers();
  CHECK(text_of(answers, "screened_on") == testing::some_day);
  CHECK(part(answers, "flags").size() >= Bench::emergency_questions);
  CHECK(part(answers, "conditions").size() == 24);
  CHECK(text_of(bench.record(), "started_on") == testing::some_day);
  CHECK(bench.run({"check", "--show"}) == status_of(core::Tier::clear));
  CHECK(bench.run({"plan"}) == status::fine);
}

TEST_CASE("the first emergency answer ends the questions at once, and its message comes first and alone") {
  for (const char32_t answer : {U'y', U'?'}) {
    Bench bench;
    bench.press_beginning();
    bench.terminal.press(U"n");
    bench.terminal.press(typed(answer));
    bench.terminal.press(U"x");
    CHECK(bench.run({"check"}) == status_of(core::Tier::emergency));
    const std::string screen = bench.terminal.screen();
    CHECK(contains(screen.substr(0, screen.find('\n')), "999"));
    CHECK_FALSE(contains(screen, "Question"));
    CHECK(contains(bench.terminal.output().substr(0, bench.terminal.output().find('\n')), "999"));
    CHECK(bench.run({"plan"}) == status_of(core::Tier::emergency));
    CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::emergency));
    CHECK(bench.run({"today"}) == status_of(core::Tier::emergency));
  }
}

TEST_CASE("an unknown number is the neutral text, and one of another country is never shown") {
  Bench bench;
  bench.press_beginning(U"3", U"9");
  bench.terminal.press(U"y");
  bench.terminal.press(U"x");
  CHECK(bench.run({"check"}) == status_of(core::Tier::emergency));
  CHECK(contains(bench.terminal.screen(), "local emergency number"));
  CHECK_FALSE(contains(bench.terminal.screen(), "999"));
}

TEST_CASE("a mistake is only taken back by a whole new screening with a reason") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"yx");
  CHECK(bench.run({"check"}) == status_of(core::Tier::emergency));

  SUBCASE("nothing has changed") {
    bench.terminal.press(U"x1");
    CHECK(bench.run({"check"}) == status_of(core::Tier::emergency));
  }
  SUBCASE("half-way through it is still an emergency") {
    bench.terminal.press(U"x2");
    bench.press_beginning();
    bench.terminal.press(U"nnnq");
    CHECK(bench.run({"check"}) == status_of(core::Tier::emergency));
    CHECK(bench.run({"check", "--show"}) == status_of(core::Tier::emergency));
  }
  SUBCASE("at its end it is over, and the earlier answer stays on record") {
    bench.terminal.press(U"x2");
    bench.press_all_clear();
    CHECK(bench.run({"check"}) == status_of(core::Tier::clear));
    CHECK(contains(bench.text_of_events("setting"), R"({"name":"left_emergency","value":"mistake"})"));
    CHECK(contains(bench.text_of_events("answers"), R"("chest_pain":"yes")"));
  }
}

TEST_CASE("who leaves half-way goes on at the same question") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"nnnq");
  CHECK(bench.run({"check"}) == status::no_plan);
  const std::string before = bench.terminal.screen();
  bench.terminal.press(U"q");
  CHECK(bench.run({"check"}) == status::no_plan);
  CHECK(bench.terminal.screen() == before);
  CHECK(bench.run({"plan"}) == status::no_plan);
  CHECK(contains(bench.terminal.output(), "go on where you stopped") == false);
  CHECK(bench.run({"today"}) == status::no_plan);
  CHECK(contains(bench.terminal.output(), "They go on where you stopped"));
}

TEST_CASE("emergency answers of more than a day ago are asked again") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"nnnq");
  bench.run({"check"});
  bench.clock.set_day(bench.clock.today() + core::Days{2});
  bench.terminal.press(U"q");
  bench.run({"check"});
  CHECK(contains(bench.terminal.screen(), "chest"));
  CHECK(contains(bench.terminal.screen(), "Question 5 "));
}

TEST_CASE("an answer is on disk before the next question is asked") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(Key::Kind::closed);  // the window is shut, or the process is ended
  CHECK(bench.run({"check"}) == status::no_plan);
  CHECK(text_of(bench.answers(), "age_band") == "age_20_44");
}

TEST_CASE("enter alone answers no safety question") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"\n\n\nq");
  bench.run({"check"});
  CHECK(contains(bench.terminal.screen(), "Question 5 "));
  CHECK(part(bench.answers(), "flags").empty());
}

TEST_CASE("back changes an earlier answer") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"n");
  bench.terminal.press(Key::Kind::left);
  bench.terminal.press(U"yx");
  CHECK(bench.run({"check"}) == status_of(core::Tier::emergency));
}

TEST_CASE("under 18 there is no plan, and nothing more is asked") {
  Bench bench;
  bench.terminal.press(U"\n11x");
  CHECK(bench.run({"check"}) == status::no_plan);
  CHECK(contains(bench.terminal.output(), "parent"));
  CHECK(bench.run({"plan"}) == status::no_plan);
}

TEST_CASE("an urgent answer stops everything until a professional has been seen") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(std::u32string(Bench::emergency_questions, U'n'));
  bench.terminal.press(U"nny");  // the third urgent question
  bench.terminal.press(std::u32string(Bench::urgent_questions - 3, U'n'));
  bench.terminal.press(U"0\nn1n100002\n0000 \n20\nx");
  CHECK(bench.run({"check"}) == status_of(core::Tier::urgent));
  const auto raised = part(bench.answers(), "raised_on");
  REQUIRE(raised.size() == 1);
  const std::string flag{raised.begin()->key()};
  CHECK(bench.run({"plan"}) == status_of(core::Tier::urgent));

  SUBCASE("a note of the visit opens the plan again, on the careful side") {
    CHECK(bench.run({"check", "--done", flag, "--by", "doctor", "--result", "exercise_ok", "--yes"}) ==
          status_of(core::Tier::caution));
    CHECK(bench.run({"plan"}) == status::fine);
  }
  SUBCASE("limits that were given stand on the plan") {
    bench.run({"check", "--done", flag, "--by", "doctor", "--result", "exercise_with_limits", "--limit",
               "nothing above the head", "--yes"});
    CHECK(bench.run({"plan"}) == status::fine);
    CHECK(contains(bench.terminal.output(), "nothing above the head"));
  }
  SUBCASE("it can be confirmed at the keyboard, or not") {
    bench.terminal.press(U"2");
    CHECK(bench.run({"check", "--done", flag, "--by", "doctor", "--result", "exercise_ok"}) == status::fine);
    CHECK(bench.run({"check", "--show"}) == status_of(core::Tier::urgent));
    bench.terminal.press(U"1");
    CHECK(bench.run({"check", "--done", flag, "--by", "doctor", "--result", "exercise_ok"}) ==
          status_of(core::Tier::caution));
  }
  SUBCASE("advice against exercise keeps it shut") {
    bench.run({"check", "--done", flag, "--by", "doctor", "--result", "no_exercise", "--yes"});
    CHECK(bench.run({"plan"}) == status_of(core::Tier::urgent));
  }
  SUBCASE("a visit of before the answer, of tomorrow, of no flag or without a result is refused") {
    CHECK(bench.run({"check", "--done", flag, "--on", "2026-11-19", "--by", "doctor", "--result", "exercise_ok",
                     "--yes"}) == status::wrong_usage);
    CHECK(bench.run({"check", "--done", flag, "--on", "2026-11-21", "--by", "doctor", "--result", "exercise_ok",
                     "--yes"}) == status::wrong_usage);
    CHECK(bench.run({"check", "--done", "nothing", "--yes"}) == status::wrong_usage);
    CHECK(bench.run({"check", "--done", flag, "--yes"}) == status::wrong_usage);
    CHECK(bench.run({"check", "--settled", flag, "--yes"}) == status::wrong_usage);
    CHECK(bench.run({"check", "--show"}) == status_of(core::Tier::urgent));
  }
}

TEST_CASE("without a terminal nothing is asked") {
  Bench bench;
  bench.terminal.interactive = false;
  CHECK(bench.run({"check"}) == status::no_terminal);
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
  CHECK(bench.run({"check", "--show"}) == status::no_plan);
  CHECK(bench.run({"check", "--json"}) == status::no_plan);
  CHECK(contains(bench.out.str(), "\"age_missing\""));
}

TEST_CASE("damaged answers are moved aside with a note, and count as none") {
  for (const std::string_view damage : {"{\"age_band\": \"age_20", "[]", "{\"age_band\":\"nobody\"}", "", "\xff\xfe"}) {
    Bench bench;
    bench.write("answers.json", damage);
    CHECK(bench.run({"plan"}) == status::no_plan);
    CHECK(contains(bench.err.str(), "moved aside"));
    bool kept = false;
    for (const auto& entry : std::filesystem::directory_iterator(bench.folder())) {
      kept = kept || contains(entry.path().filename().string(), "answers.json.damaged-");
    }
    CHECK(kept);
  }
}

TEST_CASE("beside a running server questions are asked and kept, but nothing is deleted") {
  Bench bench;
  const Storage storage{bench.folder()};
  const auto lock = storage.lock();
  REQUIRE(lock);
  bench.press_all_clear();
  CHECK(bench.run({"check"}) == status_of(core::Tier::clear));
  CHECK(text_of(bench.answers(), "screened_on") == testing::some_day);
  CHECK(bench.run({"delete", "--yes"}) == status::in_use);
  CHECK(contains(bench.err.str(), "already open"));
  CHECK(text_of(bench.answers(), "screened_on") == testing::some_day);
}

TEST_CASE("nothing is deleted while somebody answers questions in another window") {
  Bench bench;
  const auto joined = Storage{bench.folder()}.join();
  REQUIRE(joined);
  bench.change({{"age_band", "age_20_44"}});
  CHECK(bench.run({"delete", "--yes"}) == status::in_use);
  CHECK(contains(bench.err.str(), "another window"));
  CHECK(text_of(bench.answers(), "age_band") == "age_20_44");
}

// Everything in the folder, byte for byte.
std::string read_all(const std::filesystem::path& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

TEST_CASE("delete leaves no byte of what somebody said, and only after the word was typed") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"nq");
  bench.run({"check"});
  bench.add("free_note", {{"text", "a very private sentence"}});
  bench.write("answers.json.damaged-2020-01-01-1", "a very private sentence");
  bench.write("answers.json.imported", "a very private sentence");
  bench.write("holiday.jpg", "not ours");
  bench.in.str("no\n");
  CHECK(bench.run({"delete"}) == status::fine);
  CHECK(std::filesystem::exists(bench.folder() / "unhunch.db"));
  REQUIRE(contains(read_all(bench.folder()), "a very private sentence"));
  bench.in.clear();
  bench.in.str("delete\n");
  CHECK(bench.run({"delete"}) == status::fine);
  CHECK(read_all(bench.folder()) == "not ours");
  CHECK(bench.run({"today"}) == status::fine);
  std::filesystem::remove(bench.folder() / "holiday.jpg");
  CHECK(bench.run({"delete", "--yes"}) == status::fine);
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
}

TEST_CASE("data lists the log and where a check stands") {
  Bench bench;
  bench.press_beginning();
  bench.terminal.press(U"nq");
  bench.run({"check"});
  CHECK(bench.run({"data"}) == status::fine);
  CHECK(contains(bench.terminal.output(), "unhunch.db "));
  CHECK(contains(bench.terminal.output(), "state.json "));
}

TEST_CASE("a damaged log is said so with a remedy, is kept, and nothing is asked") {
  Bench bench;
  bench.press_all_clear();
  bench.run({"check"});
  bench.terminal.frames.clear();
  std::string damaged = bench.read("unhunch.db");
  REQUIRE(damaged.size() > 8192);
  damaged.replace(0, damaged.size() / 2, damaged.size() / 2, 'x');
  bench.write("unhunch.db", damaged);
  for (const char* command : {"check", "plan", "today"}) {
    CHECK(bench.run({command}) == status::cannot_read);
  }
  CHECK(bench.run({"session", "office_reset"}) == status::cannot_read);
  bench.in.str(R"({"date":"2026-11-20"})");
  CHECK(bench.run({"call", "today"}) == status::cannot_read);
  CHECK(contains(bench.err.str(), "damaged"));
  CHECK(contains(bench.err.str(), "backup"));
  CHECK(bench.terminal.frames.empty());
  CHECK(bench.read("unhunch.db") == damaged);
  CHECK(bench.run({"delete", "--yes"}) == status::fine);
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
}

TEST_CASE("a file of somebody else in the folder stays") {
  Bench bench;
  bench.write("holiday.jpg", "not ours");
  CHECK(bench.run({"delete", "--yes"}) == status::fine);
  CHECK(bench.read("holiday.jpg") == "not ours");
}

TEST_CASE("every screen of the check fits a small window") {
  for (const Size size : {Size{60, 20}, Size{80, 24}, Size{40, 12}}) {
    Bench bench{size};
    bench.press_all_clear();
    bench.run({"check"});
    for (const Frame& frame : bench.terminal.frames) {
      CHECK(static_cast<int>(frame.size()) <= size.rows);
    }
  }
}

TEST_CASE("the screen is given back however the check ends") {
  Bench bench;
  bench.terminal.press(Key::Kind::closed);
  bench.run({"check"});
  CHECK(bench.terminal.entered == 0);
}

}  // namespace
}  // namespace unhunch::app

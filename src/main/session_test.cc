// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "main/exit_status.h"
#include "main/testing.h"

namespace unhunch::app {
namespace {

using testing::Bench;
using testing::contains;

// A bench with somebody who is clear and has things at hand.
struct Ready : Bench {
  explicit Ready(Size size = {}) : Bench(size) {
    press_all_clear();
    run({"check"});
    change({{"equipment", {"chair_sturdy", "mat_or_towel", "cushion", "wall_or_doorway"}}});
    terminal.frames.clear();
    terminal.printed.clear();
  }

  // The five items with none of them, pain 2, the head turn done without trouble, and the begin of the session.
  void press_checks() {
    terminal.press(U"n2\n");
    terminal.press(U"nn1\nnn0\n0\n");
    terminal.press(U"\n");
  }
  void press_breathing_checks() { terminal.press(U"n2\n"); }

  bool has_shown(std::string_view words) const {
    return std::any_of(terminal.frames.begin(), terminal.frames.end(),
                       [&](const Frame& frame) { return contains(MemoryTerminal::text_of(frame), words); });
  }
  std::string sessions() const { return wire::write_json(record()); }
};

TEST_CASE("a whole session runs through in its own time and is kept") {
  Ready bench;
  bench.press_checks();
  const auto begin = bench.clock.steady();
  bench.terminal.wait(std::chrono::seconds{90 + 4});
  bench.terminal.press(U"1\n");
  bench.terminal.press(U"ees");
  bench.terminal.press(U"\n");
  CHECK(bench.run({"session", "office_reset"}) == status::fine);
  CHECK(bench.clock.steady() - begin >= std::chrono::seconds{90});
  CHECK(bench.has_shown("0:45 of 1:30"));
  CHECK(bench.has_shown("In   "));
  CHECK(contains(bench.sessions(), "\"response\":\"eased\""));
  CHECK(contains(bench.sessions(), "\"response\":\"same\""));
  CHECK(contains(bench.sessions(), "\"pain_before\":2"));
  CHECK(contains(bench.sessions(), "\"all_done\":true"));
  CHECK(contains(bench.text_of_events("session_entry"),
                 R"("routine":"office_reset","seconds":90,"complete":true,"pain_before":2,"pain_peak":2,)"));
  CHECK(contains(bench.text_of_events("session_entry"), R"("ended":"finished")"));
  CHECK(bench.terminal.entered == 0);
}

TEST_CASE("no session starts when an item of the short check stands") {
  Ready bench;
  bench.terminal.press(U"y");  // chest or breath
  bench.terminal.press(U"n2\n");
  bench.terminal.press(U"yx");  // chest pain: yes; the message
  CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::emergency));
  CHECK_FALSE(bench.has_shown("of 1:30"));
  CHECK(bench.run({"plan"}) == status_of(core::Tier::emergency));
}

TEST_CASE("an item that nothing explains is asked once more, and a second yes keeps its tier") {
  Ready bench;
  bench.terminal.press(Key::Kind::down);
  bench.terminal.press(U"yn2\n");
  bench.terminal.press(U"nnnn");
  SUBCASE("no after all") {
    bench.terminal.press(U"nq");
    CHECK(bench.run({"session", "office_reset"}) == status::fine);
  }
  SUBCASE("yes again") {
    bench.terminal.press(U"y");
    CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::urgent));
    CHECK(bench.run({"plan"}) == status_of(core::Tier::urgent));
  }
  SUBCASE("going away is no answer") {
    bench.terminal.press(U"q");
    CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::urgent));
  }
}

TEST_CASE("enter alone does not pass the short check") {
  Ready bench;
  bench.terminal.press(U"\n\n2\n\nq");
  CHECK(bench.run({"session", "office_reset"}) == status::fine);
  CHECK_FALSE(bench.has_shown("of 1:30"));
}

TEST_CASE("strong pain before a session means advice first, and stays until somebody has looked") {
  Ready bench;
  bench.terminal.press(U"n8\n");
  CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::urgent));
  CHECK(bench.run({"plan"}) == status_of(core::Tier::urgent));
  bench.terminal.press(U"n1\n");
  CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::urgent));
}

TEST_CASE("a sore day becomes the sore-day session") {
  Ready bench;
  bench.terminal.press(U"n6\nq");
  CHECK(bench.run({"session", "full_session"}) == status::fine);
  CHECK(bench.has_shown("Sore-day session"));
}

TEST_CASE("pause keeps the time that is left") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{10});
  bench.terminal.press(U" ");
  bench.terminal.wait(std::chrono::minutes{30});
  bench.terminal.press(U" ");
  bench.terminal.wait(std::chrono::seconds{1});
  bench.terminal.press(U"q\n\n\n\n\n\n");
  CHECK(bench.run({"session", "office_reset"}) == status::fine);
  CHECK(bench.has_shown("paused"));
  CHECK_FALSE(bench.has_shown("0:20 of 1:30"));
}

TEST_CASE("a suspended program skips nothing") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{5});
  bench.terminal.press(Key::Kind::continued);
  bench.terminal.wait(std::chrono::minutes{10});
  bench.terminal.press(U"q\n\n\n\n\n\n");
  CHECK(bench.run({"session", "office_reset"}) == status::fine);
  CHECK(bench.has_shown("paused"));
  CHECK_FALSE(bench.has_shown("0:10 of 1:30"));
}

TEST_CASE("stop is on disk, whatever is asked after it") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{5});
  bench.terminal.press(U"s");
  SUBCASE("with what was felt, before anything more is asked") {
    bench.terminal.press(U"1");
    bench.terminal.press(Key::Kind::closed);
    bench.run({"session", "office_reset"});
    const auto events = bench.events();
    const auto felt = std::find_if(events.begin(), events.end(),
                                   [](const wire::EventText& event) { return event.kind == "symptom_event"; });
    REQUIRE(felt != events.end());
    CHECK(contains(felt->body, "stop_numbness_tingling"));
    CHECK(contains(felt->body, "\"exercise\":"));
    REQUIRE(bench.events("session_entry").size() == 1);
    CHECK(contains(felt->body, core::to_text(bench.events("session_entry").front().id)));
    CHECK(std::none_of(felt, events.end(), [](const wire::EventText& event) { return event.kind == "answers"; }));
  }
  SUBCASE("also when the window was shut before anything was said") {
    bench.terminal.press(Key::Kind::closed);
    bench.run({"session", "office_reset"});
  }
  CHECK(contains(bench.text_of_events("session_entry"), R"("ended":"stopped")"));
}

TEST_CASE("chest pain in a session shows the emergency message before anything else") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{5});
  bench.terminal.press(U"s5");
  const std::size_t frames = bench.terminal.frames.size();
  bench.terminal.press(U"x");
  CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::emergency));
  CHECK(bench.terminal.frames.size() > frames);
  CHECK(contains(bench.terminal.screen(), "999"));
  CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::emergency));
}

TEST_CASE("numbness in a session ends it, and means advice today") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{5});
  bench.terminal.press(U"s1xn\n\n");
  CHECK(bench.run({"session", "office_reset"}) == status_of(core::Tier::urgent));
  CHECK(contains(wire::write_json(bench.answers()), "\"arm_numbness\":\"yes\""));
}

TEST_CASE("dizziness that has nothing to do with the neck ends exercise for today only") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{5});
  bench.terminal.press(U"s4xn");
  bench.terminal.press(U"n");
  bench.terminal.press(U"q");
  bench.run({"session", "office_reset"});
  CHECK(contains(wire::write_json(bench.answers()), "\"dizzy_or_vision_on_neck_move\":\"no\""));
  CHECK(bench.run({"session", "office_reset"}) == status::no_plan);
  bench.clock.set_day(bench.clock.today() + core::Days{1});
  bench.terminal.press(U"1q");
  CHECK(bench.run({"session", "office_reset"}) == status::fine);
}

TEST_CASE("sharp pain is kept with the exercise, and the session can go on with the next") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{40});
  bench.terminal.press(U"s3xn\n\n1");
  bench.terminal.press(U"q\n\n\n\n\n\n");
  CHECK(bench.run({"session", "office_reset"}) == status::fine);
  CHECK(contains(bench.sessions(), "\"response\":\"sharp\""));
}

TEST_CASE("a cleared flag that comes back on the same day is raised again") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{5});
  bench.terminal.press(U"s1xn\n\n");
  bench.run({"session", "office_reset"});
  CHECK(bench.run({"check", "--done", "arm_numbness", "--by", "doctor", "--result", "exercise_ok", "--yes"}) ==
        status_of(core::Tier::caution));
  bench.terminal.press(U"n2\n\n");
  bench.terminal.wait(std::chrono::seconds{5});
  bench.terminal.press(U"s1xn\n\n");
  bench.run({"session", "midday_break"});
  bench.terminal.press(Key::Kind::down);
  bench.terminal.press(U"yn2\ny");
  bench.run({"session", "office_reset"});
  CHECK(bench.run({"check", "--show"}) == status_of(core::Tier::urgent));
}

TEST_CASE("a meal is asked about where it matters, and afresh before every session") {
  Ready bench;
  bench.change({{"conditions", {{"reflux_or_just_eaten", "yes"}}}});
  for (int n = 0; n < 2; ++n) {
    bench.terminal.frames.clear();
    bench.terminal.press(U"n2\ny");
    bench.terminal.press(Key::Kind::closed);
    bench.run({"session", "office_reset"});
    CHECK(bench.has_shown("Have you eaten"));
  }
}

TEST_CASE("the day after the last session is asked about once") {
  Ready bench;
  bench.press_checks();
  bench.terminal.wait(std::chrono::seconds{95});
  bench.terminal.press(U"q");
  bench.run({"session", "office_reset"});
  bench.clock.set_day(bench.clock.today() + core::Days{1});
  bench.terminal.press(U"1q");
  bench.run({"session", "office_reset"});
  CHECK(contains(bench.sessions(), "\"after_24h\":\"settled\""));
  bench.terminal.frames.clear();
  bench.terminal.press(U"q");
  bench.run({"session", "office_reset"});
  CHECK_FALSE(bench.has_shown("the day after your last session"));
}

TEST_CASE("piped, a session is its timeline and ends at once") {
  Ready bench;
  bench.terminal.interactive = false;
  const auto begin = bench.clock.steady();
  CHECK(bench.run({"session", "office_reset"}) == status::fine);
  CHECK(bench.clock.steady() == begin);
  CHECK(contains(bench.terminal.output(), "0:00  "));
  CHECK(contains(bench.terminal.output(), "Stop if you feel"));
  CHECK(bench.run({"session", "office_reset", "--json"}) == status::fine);
  CHECK(contains(bench.out.str(), "\"steps\""));
  CHECK(bench.run({"session", "nothing"}) == status::wrong_usage);
}

TEST_CASE("a session fits a small window, and a terminal that can only add lines gets one text a step") {
  Ready small{Size{60, 20}};
  small.press_checks();
  small.terminal.wait(std::chrono::seconds{95});
  small.terminal.press(U"q");
  small.run({"session", "office_reset"});
  for (const Frame& frame : small.terminal.frames) CHECK(frame.size() <= 20);

  Ready dumb;
  dumb.terminal.dumb = true;
  dumb.press_checks();
  dumb.terminal.wait(std::chrono::seconds{95});
  dumb.terminal.press(U"q");
  dumb.run({"session", "office_reset"});
  CHECK_FALSE(dumb.has_shown("█"));
}

}  // namespace
}  // namespace unhunch::app

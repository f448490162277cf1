// SPDX-License-Identifier: Apache-2.0
#include "main/guide.h"

#include <doctest/doctest.h>

#include "main/guide_view.h"
#include "main/memory_terminal.h"

namespace unhunch::app {
namespace {

using std::chrono::seconds;

GuideStep make_step(std::size_t item, int from, int duration) {
  GuideStep step;
  step.item = item;
  step.exercise = core::ExerciseId{static_cast<std::uint16_t>(item)};
  step.phase = core::Phase::move;
  step.title = "Exercise " + std::to_string(item);
  step.start = seconds{from};
  step.duration = seconds{duration};
  step.said = {{Milliseconds{}, "First."}, {seconds{4}, "Second."}};
  return step;
}

Guide make_guide_of_three() { return Guide{{make_step(0, 0, 10), make_step(1, 10, 20), make_step(2, 30, 5)}}; }

TEST_CASE("time moves on step by step, and ends") {
  Guide guide = make_guide_of_three();
  for (int i = 0; i < 100; ++i) guide.advance(Milliseconds{100});
  CHECK(guide.index() == 1);
  CHECK(guide.elapsed() == Milliseconds{});
  for (int i = 0; i < 250; ++i) guide.advance(Milliseconds{100});
  CHECK(guide.is_over());
  CHECK(guide.done() == guide.total());
}

TEST_CASE("a gap in time is not counted: no step is skipped, no rest is shorter") {
  Guide guide = make_guide_of_three();
  guide.advance(std::chrono::hours{3});
  CHECK(guide.index() == 0);
  CHECK(guide.elapsed() == most_at_once);
  guide.advance(Milliseconds{-5});
  CHECK(guide.elapsed() == most_at_once);
}

TEST_CASE("pause keeps what is left") {
  Guide guide = make_guide_of_three();
  guide.advance(Milliseconds{700});
  guide.toggle_pause();
  guide.advance(Milliseconds{900});
  CHECK(guide.remaining() == seconds{10} - Milliseconds{700});
}

TEST_CASE("back begins this exercise again, and the one before when it has only just begun") {
  Guide guide = make_guide_of_three();
  guide.next_exercise();
  guide.previous_exercise();
  CHECK(guide.index() == 0);
  guide.next_exercise();
  for (int i = 0; i < 5; ++i) guide.advance(seconds{1});
  guide.previous_exercise();
  CHECK(guide.index() == 1);
  CHECK(guide.elapsed() == Milliseconds{});
  guide.next_exercise();
  guide.next_exercise();
  CHECK(guide.is_over());
  guide.previous_exercise();
  CHECK(guide.is_over());
}

TEST_CASE("the words follow the second, and start again with every repetition") {
  GuideStep step = make_step(0, 0, 24);
  step.cycle = seconds{8};
  step.reps = 3;
  Guide guide{{step}};
  CHECK(guide.words() == "First.");
  CHECK(guide.repetition() == 1);
  for (int i = 0; i < 5; ++i) guide.advance(seconds{1});
  CHECK(guide.words() == "Second.");
  for (int i = 0; i < 4; ++i) guide.advance(seconds{1});
  CHECK(guide.words() == "First.");
  CHECK(guide.repetition() == 2);
}

TEST_CASE("the breath grows on the way in, rests, and shrinks on the way out") {
  const core::Breath breath{core::Seconds{4}, core::Seconds{4}, core::Seconds{6}, 2};
  CHECK(find_breath(breath, seconds{0}).fullness == doctest::Approx(0));
  CHECK(find_breath(breath, seconds{2}).fullness == doctest::Approx(0.5));
  CHECK(find_breath(breath, seconds{5}).part == BreathNow::Part::pause);
  CHECK(find_breath(breath, seconds{11}).fullness == doctest::Approx(0.5));
  CHECK(find_breath(breath, seconds{15}).cycle == 2);
  CHECK(find_breath(core::Breath{}, seconds{1}).cycle == 0);
}

TEST_CASE("every window from tiny to large shows the countdown and the stop key") {
  GuideStep step = make_step(0, 0, 42);
  step.breath = core::Breath{core::Seconds{4}, core::Seconds{0}, core::Seconds{6}, 4};
  step.changes = {"Keep your chin level and look straight ahead.", "Do this exercise sitting on a sturdy chair."};
  step.felt = "A gentle pull between the shoulder blades.";
  step.next = "Child's pose";
  const Guide guide{{step}};
  for (const Size size : {Size{40, 16}, Size{60, 20}, Size{80, 24}, Size{200, 60}}) {
    const Frame frame = draw_guide(guide, {}, size);
    const std::string text = MemoryTerminal::text_of(frame);
    CHECK(static_cast<int>(frame.size()) <= size.rows);
    CHECK(text.find("s stop") != std::string::npos);
    CHECK(text.find("██████") != std::string::npos);
  }
}

TEST_CASE("times read as minutes and seconds, rounded up") {
  CHECK(to_minutes(Milliseconds{0}) == "0:00");
  CHECK(to_minutes(Milliseconds{59001}) == "1:00");
  CHECK(to_minutes(seconds{605}) == "10:05");
}

}  // namespace
}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "core/timeline.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

std::vector<TimelineStep> draw(const Bench& bench, const std::vector<Item>& items) {
  const Allowed all = bench.allowed();
  return make_timeline({regimen(), bench.answers, all, bench.history, bench.today, bench.paused_breath}, items);
}

std::vector<TimelineStep> draw(const Bench& bench, const Slot& in, VariantId wanted = {}) {
  const auto item = fit(bench, in, wanted);
  REQUIRE(item);
  return draw(bench, {*item});
}

// "enter 5, hold 20, rest 10", with the side where there is one.
std::string phases(const std::vector<TimelineStep>& steps) {
  std::string text;
  for (const TimelineStep& step : steps) {
    if (!text.empty()) text += ", ";
    if (step.side != StepSide::both) text += std::string(slug(step.side)) + " ";
    text += std::string(slug(step.phase)) + " " + std::to_string(step.duration.count);
  }
  return text;
}

// The numbers of the written steps that are said in a step of the timeline, with their seconds.
std::string said(const TimelineStep& step) {
  std::string text;
  for (const Cue& cue : step.cues) {
    if (cue.kind == Cue::Kind::step) text += std::to_string(cue.index) + "@" + std::to_string(cue.at.count) + " ";
  }
  return text;
}

bool says(const TimelineStep& step, Cue::Kind kind) {
  return std::any_of(step.cues.begin(), step.cues.end(), [&](const Cue& cue) { return cue.kind == kind; });
}

}  // namespace

TEST_CASE("one-sided holds rest between, and what is left of the slot is rest") {
  const auto steps = draw(Bench{}, slot("seated_rhomboid_release", 90_s));
  CHECK(phases(steps) == "enter 5, hold 20, rest 10, hold 20, rest 10, hold 20, rest 5");
  CHECK(steps[1].start == 5_s);
  CHECK(steps.back().start == 85_s);
}

TEST_CASE("two-sided holds begin on the right and change") {
  const auto steps = draw(Bench{}, slot("wall_chest_stretch", 120_s));
  CHECK(phases(steps) ==
        "enter 5, right hold 20, change 10, left hold 20, change 10, right hold 20, change 10, left hold 20, leave 5");
}

TEST_CASE("a two-sided stretch says on each side what belongs to that side, whatever the hold") {
  Bench bench;
  bench.history.started_on = day(0);
  bench.today = day(60);
  Slot in = slot("wall_chest_stretch", 200_s);  // steps: 0 enter, 1 right, 2 change, 3 left, 4 leave
  in.hold = 30_s;
  in.holds = 2;
  const auto steps = draw(bench, in);
  for (const TimelineStep& step : steps) {
    if (step.phase != Phase::hold) continue;
    const std::string at = std::to_string(step.start.count);
    CHECK(said(step) == (step.side == StepSide::right ? "1@" : "3@") + at + " ");
  }
}

TEST_CASE("the second hold of a pose says the sentence of the second hold, and only then") {
  Bench bench;
  bench.history.started_on = day(0);
  bench.today = day(60);
  Slot in = slot("childs_pose", 180_s);  // steps: 0 1 enter, 2 first hold, 3 rest, 4 second hold
  in.hold = 45_s;
  in.holds = 3;
  const auto steps = draw(bench, in);
  CHECK(phases(steps) == "enter 10, hold 40, rest 15, hold 40, rest 15, hold 40, rest 20");
  CHECK(said(steps[1]) == "2@10 ");
  CHECK(said(steps[3]) == "4@65 ");
  CHECK(said(steps[5]) == "4@120 ");
}

TEST_CASE("a hold counts whole breaths, and none where the clock alone ends it") {
  const auto steps = draw(Bench{}, slot("seated_rhomboid_release", 85_s));
  REQUIRE(steps[1].breath);
  CHECK(steps[1].breath->cycles == 2);
  CHECK(steps[1].breath->inhale == 4_s);
  CHECK(steps[1].breath->pause == 0_s);
  CHECK(steps[1].breath->exhale == 6_s);
  Bench paused;
  paused.paused_breath = true;
  CHECK_FALSE(draw(paused, slot("neck_side_bend", 60_s))[1].breath);
}

TEST_CASE("a roll, sets, repetitions and breaths have their own phases") {
  CHECK(phases(draw(Bench{}, slot("thoracic_extension_roller", 50_s))) == "enter 20, roll 30");
  const auto sets = draw(Bench{}, slot("wall_push_up", 130_s));
  CHECK(phases(sets) == "move 32, rest 66, move 32");
  CHECK(sets[0].set == 1);
  CHECK(sets[2].set == 2);
  CHECK(sets[2].sets == 2);
  CHECK(sets[2].reps == 8);
  CHECK(phases(draw(Bench{}, slot("side_lying_rotation", 85_s))) ==
        "enter 10, right move 30, change 10, left move 30, rest 5");
  const auto breathing = draw(Bench{}, slot("belly_breathing", 45_s));
  CHECK(phases(breathing) == "breathe 40, rest 5");
  CHECK(breathing[0].breath->cycles == 4);
  CHECK(phases(draw(Bench{}, slot("light_cardio", 140_s))) == "move 140");
  CHECK(phases(draw(Bench{}, {make_pause(10_s)})) == "change 10");
}

TEST_CASE("breathing without a count is one step without breaths to count") {
  Bench bench;
  bench.answers.conditions[condition("breath_hold_panic").index] = Answer::yes;
  const auto steps = draw(bench, slot("belly_breathing", 45_s));
  CHECK(phases(steps) == "breathe 45");
  CHECK_FALSE(steps[0].breath);
}

TEST_CASE("with the pause the breath has three parts and the written pause is said") {
  Bench bench;
  CHECK(said(draw(bench, slot("belly_breathing", 60_s))[0]) == "0@0 2@4 ");
  bench.paused_breath = true;
  const auto steps = draw(bench, slot("belly_breathing", 60_s));
  CHECK(steps[0].breath->pause == 4_s);
  CHECK(said(steps[0]) == "0@0 1@4 2@8 ");
}

TEST_CASE("counted parts share the slot in proportion to their usual times") {
  Slot rolls = slot("shoulder_arm_mobiliser", 60_s);
  rolls.parts = {0};
  CHECK(phases(draw(Bench{}, rolls)) == "move 30, move 30");
  Slot circles = slot("shoulder_arm_mobiliser", 30_s);
  circles.parts = {1};
  const auto steps = draw(Bench{}, circles);
  CHECK(phases(steps) == "move 15, move 15");
  CHECK(said(steps[0]) == "2@0 ");
  CHECK(said(steps[1]) == "3@15 ");
  CHECK(phases(draw(Bench{}, slot("shoulder_arm_mobiliser", 100_s))) == "move 30, move 30, move 20, move 20");
  rolls.time = 121_s;
  CHECK(phases(draw(Bench{}, rolls)) == "move 30, move 30, move 30, move 31");
}

TEST_CASE("the parts of the option are left out with it") {
  CHECK(phases(draw(Bench{}, slot("shoulder_opener_rolls", 60_s))) == "move 20, move 20, enter 5, move 15");
  Bench bench;
  bench.answers.conditions[condition("recent_surgery").index] = Answer::yes;
  CHECK(phases(draw(bench, slot("shoulder_opener_rolls", 60_s))) == "move 30, move 30");
}

TEST_CASE("parts that do not exist leave one movement for the whole slot") {
  Slot none = slot("shoulder_arm_mobiliser", 60_s);
  none.parts = {7};
  CHECK(phases(draw(Bench{}, none)) == "move 60");
}

TEST_CASE("parts keep the phases of their written steps") {
  Regimen other = regimen();
  Exercise& opener = other.exercises[exercise("shoulder_opener_rolls").index];
  opener.parts.clear();
  opener.steps = {{Step::Phase::enter, 5_s, false, -1, false},
                  {Step::Phase::work, 10_s, false, -1, false},
                  {Step::Phase::rest, 15_s, false, -1, false},
                  {Step::Phase::change, 20_s, false, -1, false},
                  {Step::Phase::leave, 10_s, false, -1, false}};
  const Bench bench;
  const Allowed all = bench.allowed();
  const auto steps = make_timeline({other, bench.answers, all, bench.history, {}, false},
                                   {*fit(bench, slot("shoulder_opener_rolls", 60_s))});
  CHECK(phases(steps) == "enter 5, move 10, rest 15, change 20, leave 10");
  CHECK(said(steps[3]) == "3@30 ");
}

TEST_CASE("of several ways only the first is shown") {
  CHECK(said(draw(Bench{}, slot("light_cardio", 140_s))[0]) == "0@0 ");
}

TEST_CASE("an item begins with its name, its form and its limits, and says what is felt in the middle of the work") {
  Bench bench;
  bench.answers.conditions[condition("wrist_pain").index] = Answer::yes;
  const auto steps = draw(bench, slot("childs_pose", 85_s));
  REQUIRE(steps[0].cues.size() >= 3);
  CHECK(steps[0].cues[0].kind == Cue::Kind::name);
  CHECK(steps[0].cues[0].index == exercise("childs_pose").index);
  CHECK(steps[0].cues[1].kind == Cue::Kind::variant);
  CHECK(steps[0].cues[1].index == variant("childs_pose_arms_alongside").index);
  CHECK(steps[0].cues[2].kind == Cue::Kind::modification);
  CHECK(steps[0].cues[2].index == modification("mod_arms_alongside").index);
  CHECK_FALSE(says(steps[0], Cue::Kind::felt));
  CHECK(steps[1].cues.back().kind == Cue::Kind::felt);
  CHECK(steps[1].cues.back().at == 25_s);
  CHECK_FALSE(says(steps[3], Cue::Kind::felt));
  CHECK(draw(bench, {make_pause(10_s)})[0].cues.empty());
}

TEST_CASE("where no time is set apart for the position its steps are said as the work begins") {
  Slot in = slot("childs_pose", 75_s);
  in.enter = 0_s;
  const auto steps = draw(Bench{}, in);
  CHECK(steps[0].phase == Phase::hold);
  CHECK(said(steps[0]) == "0@0 1@0 2@0 ");
}

TEST_CASE("all routines: steps follow each other, add up, sides are equal, cues are in order and inside their step") {
  for (const Routine& each : regimen().routines) {
    Bench bench;
    bench.today = day(0);
    bench.answers.preferences.daily_cap = 60_min;
    for (const bool paused : {false, true}) {
      if (paused) bench.answers.preferences.options = {variant("breath_hold")};
      const Session session = bench.session(each.id);
      CHECK_MESSAGE(!session.steps.empty(), each.id);
      Seconds now, left, right;
      for (const TimelineStep& step : session.steps) {
        CHECK(step.start == now);
        CHECK(step.duration > 0_s);
        now += step.duration;
        if (step.side == StepSide::left) left += step.duration;
        if (step.side == StepSide::right) right += step.duration;
        Seconds last = step.start;
        for (const Cue& cue : step.cues) {
          CHECK_MESSAGE(cue.at >= last, each.id << " step at " << step.start);
          CHECK(cue.at < step.start + step.duration);
          last = cue.at;
        }
      }
      CHECK(now == session.total);
      CHECK(left == right);
    }
  }
}

TEST_CASE("phases, sides and classes have their names") {
  CHECK(slug(Phase::enter) == "enter");
  CHECK(slug(Phase::leave) == "leave");
  CHECK(slug(StepSide::left) == "left");
  CHECK(slug(ExerciseClass::dynamic) == "dynamic");
  CHECK(slug(ExerciseClass::cardio) == "cardio");
}

}  // namespace unhunch::core

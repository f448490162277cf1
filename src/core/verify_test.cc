// SPDX-License-Identifier: Apache-2.0
#include "core/verify.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using Broken = std::vector<Slug>;

// A sound sequence that a test then breaks by hand: warm-up, a pose, a two-sided stretch, breathing.
struct Sequence {
  Bench bench;
  std::vector<Item> items;
  std::vector<TimelineStep> steps;

  Sequence() {
    bench.history.started_on = day(0);
    bench.today = day(3);
    for (const Slot& in : {slot("light_cardio", 300_s), slot("childs_pose", 85_s), slot("wall_chest_stretch", 60_s),
                           slot("belly_breathing", 60_s)}) {
      items.push_back(*fit(bench, in));
    }
    draw();
  }
  void add(const char* slug, Seconds time) {
    const auto item = fit(bench, slot(slug, time));
    REQUIRE(item);
    items.push_back(*item);
    draw();
  }
  void draw() {
    const Allowed all = bench.allowed();
    steps = make_timeline({regimen(), bench.answers, all, bench.history, bench.today, false}, items);
  }
  Broken broken() const {
    const Allowed all = bench.allowed();
    return find_broken_invariants({regimen(), bench.answers, all, bench.history, bench.today, false}, bench.triage(),
                                  items, steps);
  }
};

}  // namespace

TEST_CASE("a sound sequence breaks nothing, nor does an empty one") {
  CHECK(Sequence{}.broken().empty());
  Sequence empty;
  empty.items.clear();
  empty.draw();
  CHECK(empty.broken().empty());
}

TEST_CASE("a sequence while exercise is not allowed is reported") {
  Sequence sequence;
  sequence.bench.answers.flags[flag("arm_numbness").index] = Answer::yes;
  CHECK(has(sequence.broken(), "inv_urgent_until_cleared"));
  sequence.items.clear();
  sequence.steps.clear();
  CHECK(sequence.broken().empty());
}

TEST_CASE("an exercise, a form or a limit that the conditions do not leave open is reported") {
  Sequence excluded;
  excluded.bench.answers.conditions[condition("glaucoma").index] = Answer::yes;
  CHECK(excluded.broken() == Broken{"inv_conditions_respected"});
  Sequence modified;  // the items do not carry the limits of the condition
  modified.bench.answers.conditions[condition("wrist_pain").index] = Answer::yes;
  CHECK(modified.broken() == Broken{"inv_conditions_respected"});
  Sequence form;
  form.items[1].variant = variant("childs_pose_cushion");
  CHECK(form.broken().empty());
  form.items[1].variant = variant("neck_side_bend_hand_pressure");
  CHECK(form.broken() == Broken{"inv_conditions_respected"});
}

TEST_CASE("a stretch on a sore day is reported, also when pain was not asked") {
  for (const auto pain : {std::optional(6_pain), std::optional<Pain>()}) {
    Sequence sequence;
    Sequence calm;
    sequence.bench.answers.pain_now = pain;
    const Allowed all = calm.bench.allowed();
    const Broken broken =
        find_broken_invariants({regimen(), sequence.bench.answers, all, sequence.bench.history, day(3), false},
                               sequence.bench.triage(), sequence.items, sequence.steps);
    CHECK(broken == Broken{"inv_pain_now_gate"});
  }
}

TEST_CASE("a hold that is too short, too long, or too much in all is reported") {
  Sequence shorter;
  shorter.items[1].hold = 9_s;
  shorter.draw();
  CHECK(has(shorter.broken(), "inv_hold_limits"));
  Sequence longer;
  longer.items[1].hold = 61_s;
  longer.items[1].slot = 300_s;
  longer.draw();
  CHECK(has(longer.broken(), "inv_hold_limits"));
  Sequence total;
  total.add("childs_pose", 85_s);
  total.add("childs_pose", 85_s);
  CHECK(total.broken().empty());  // 180 seconds
  total.add("childs_pose", 85_s);
  CHECK(total.broken() == Broken{"inv_hold_limits"});
  Sequence neck;
  neck.add("neck_side_bend", 60_s);
  CHECK(neck.broken().empty());
  neck.items.back().hold = 21_s;
  neck.items.back().slot = 70_s;
  neck.draw();
  CHECK(neck.broken() == Broken{"inv_hold_limits"});
}

TEST_CASE("a roll that is longer than it may be today is reported") {
  Sequence sequence;
  sequence.add("thoracic_extension_roller", 60_s);
  CHECK(sequence.broken().empty());
  sequence.items.back().contact = 31_s;
  sequence.draw();
  CHECK(sequence.broken() == Broken{"inv_roller_growth"});
}

TEST_CASE("a missing warm-up and a still beginning are reported") {
  Sequence cold;
  cold.items[0].slot = 59_s;
  cold.draw();
  CHECK(cold.broken() == Broken{"inv_warm_up"});
  Sequence still;
  std::swap(still.items[0], still.items[3]);
  still.draw();
  CHECK(still.broken() == Broken{"inv_warm_up"});
  Sequence calm;  // breathing alone needs no movement
  calm.items = {calm.items[3]};
  calm.draw();
  CHECK(calm.broken().empty());
}

TEST_CASE("steps that leave a gap, have no length or do not add up are reported") {
  Sequence gap;
  gap.steps[1].start += 1_s;
  CHECK(gap.broken() == Broken{"inv_timer_sums"});
  Sequence nothing;
  nothing.steps[1].duration = 0_s;
  CHECK(has(nothing.broken(), "inv_timer_sums"));
  Sequence lost;
  lost.steps.pop_back();
  CHECK(lost.broken() == Broken{"inv_timer_sums"});
  Sequence overfull;
  overfull.items[3].slot = 50_s;
  CHECK(has(overfull.broken(), "inv_timer_sums"));
}

TEST_CASE("sides with different times are reported") {
  Sequence sequence;
  for (std::size_t i = 0; i < sequence.steps.size(); ++i) {
    if (sequence.steps[i].side != StepSide::right) continue;
    sequence.steps[i].duration += 1_s;
    for (std::size_t later = i + 1; later < sequence.steps.size(); ++later) sequence.steps[later].start += 1_s;
  }
  CHECK(has(sequence.broken(), "inv_equal_sides"));
}

TEST_CASE("each invariant is reported once") {
  Sequence sequence;
  sequence.items[1].hold = 9_s;
  sequence.items[2].hold = 9_s;
  sequence.draw();
  CHECK(sequence.broken() == Broken{"inv_hold_limits"});
}

}  // namespace unhunch::core

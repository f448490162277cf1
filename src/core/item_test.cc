// SPDX-License-Identifier: Apache-2.0
#include "core/item.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

// The hold that an exercise gets for a wish of these seconds, with or without the pause in the breath.
Seconds hold_for(const char* slug, Seconds wanted, bool paused, const char* form = nullptr,
                 std::optional<Date> today = std::nullopt) {
  Bench bench;
  bench.paused_breath = paused;
  bench.history.started_on = day(0);
  bench.today = today;
  Slot in = slot(slug, 300_s);
  in.hold = wanted;
  in.holds = 1;
  const auto item = fit(bench, in, form == nullptr ? VariantId{} : variant(form));
  REQUIRE(item);
  return item->hold;
}

Item must_fit(const Bench& bench, const Slot& in, VariantId wanted = {}) {
  const auto item = fit(bench, in, wanted);
  REQUIRE(item);
  CHECK(used_time(*item) <= item->slot);
  CHECK(item->slot == in.time);
  return *item;
}

}  // namespace

TEST_CASE("holds end with a whole breath inside the range, else the clock ends them") {
  const auto later = day(210);  // holds have grown to the upper end
  SUBCASE("breathing without a pause") {
    CHECK(hold_for("neck_side_bend", 15_s, false) == 20_s);
    CHECK(hold_for("neck_side_bend", 20_s, false) == 20_s);
    CHECK(hold_for("seated_rhomboid_release", 20_s, false) == 20_s);
    CHECK(hold_for("seated_rhomboid_release", 20_s, false, "rhomboid_micro") == 20_s);
    CHECK(hold_for("wall_chest_stretch", 30_s, false, nullptr, later) == 30_s);
    CHECK(hold_for("childs_pose", 45_s, false, nullptr, later) == 40_s);
  }
  SUBCASE("breathing with a pause") {
    CHECK(hold_for("neck_side_bend", 15_s, true) == 15_s);
    CHECK(hold_for("neck_side_bend", 20_s, true) == 20_s);
    CHECK(hold_for("wall_chest_stretch", 20_s, true, nullptr, later) == 28_s);
    CHECK(hold_for("seated_rhomboid_release", 20_s, true, "rhomboid_micro") == 20_s);
    CHECK(hold_for("wall_chest_stretch", 30_s, true, nullptr, later) == 28_s);
    CHECK(hold_for("childs_pose", 45_s, true, nullptr, later) == 42_s);
  }
}

TEST_CASE("a wish above what has grown so far is cut") {
  CHECK(hold_for("childs_pose", 45_s, false, nullptr, day(0)) == 30_s);
  CHECK(hold_for("wall_chest_stretch", 30_s, false, nullptr, day(0)) == 20_s);
}

TEST_CASE("the gentle subset keeps holds at twenty seconds") {
  Bench bench;
  bench.answers.flags[flag("no_improvement_self_care").index] = Answer::yes;
  CHECK(must_fit(bench, slot("childs_pose", 85_s)).hold == 20_s);
}

TEST_CASE("one-sided holds rest between and fill the slot with as many as fit") {
  const Bench bench;
  const Item three = must_fit(bench, slot("seated_rhomboid_release", 85_s));
  CHECK(three.holds == 3);
  CHECK(used_time(three) == 85_s);
  const Item two = must_fit(bench, slot("seated_rhomboid_release", 84_s));
  CHECK(two.holds == 2);
  CHECK(used_time(two) == 55_s);
  CHECK(must_fit(bench, slot("seated_rhomboid_release", 500_s)).holds == 3);
}

TEST_CASE("two-sided holds alternate with a change between") {
  const Bench bench;
  const Item once = must_fit(bench, slot("wall_chest_stretch", 60_s));
  CHECK(once.holds == 1);
  CHECK(used_time(once) == 60_s);  // 5 in, 20, 10 change, 20, 5 out
  const Item twice = must_fit(bench, slot("wall_chest_stretch", 130_s));
  CHECK(twice.holds == 2);
  CHECK(used_time(twice) == 120_s);
}

TEST_CASE("a short slot takes the shortest hold, a shorter one nothing") {
  const Bench bench;
  const Item item = must_fit(bench, slot("childs_pose", 30_s));
  CHECK(item.holds == 1);
  CHECK(item.hold == 20_s);
  CHECK_FALSE(fit(bench, slot("childs_pose", 29_s)));
}

TEST_CASE("a slot with too many holds for its time does not fit") {
  Slot in = slot("seated_rhomboid_release", 60_s);
  in.holds = 3;
  CHECK_FALSE(fit(Bench{}, in));
}

TEST_CASE("a roll is thirty seconds at first and never longer than the slot") {
  const Bench bench;
  CHECK(must_fit(bench, slot("thoracic_extension_roller", 150_s)).contact == 30_s);
  CHECK(must_fit(bench, slot("thoracic_extension_roller", 45_s)).contact == 25_s);
  CHECK_FALSE(fit(bench, slot("thoracic_extension_roller", 29_s)));
  CHECK(used_time(must_fit(bench, slot("thoracic_extension_roller", 150_s))) == 50_s);
}

TEST_CASE("sets share what is left as rest, up to the most that is allowed") {
  const Bench bench;
  const Item usual = must_fit(bench, slot("wall_push_up", 124_s));
  CHECK(usual.sets == 2);
  CHECK(usual.reps == 8);
  CHECK(usual.rest == 60_s);
  CHECK(must_fit(bench, slot("wall_push_up", 300_s)).rest == 120_s);
  CHECK(must_fit(bench, slot("wall_push_up", 94_s)).rest == 30_s);
  CHECK_FALSE(fit(bench, slot("wall_push_up", 93_s)));
  Slot stated = slot("wall_push_up", 264_s);
  stated.sets = 3;
  stated.reps = 12;
  stated.rest = 60_s;
  CHECK(used_time(must_fit(bench, stated)) == 264_s);
  Slot one = slot("wall_push_up", 32_s);
  one.sets = 1;
  CHECK(used_time(must_fit(bench, one)) == 32_s);
  one.time = 31_s;
  CHECK_FALSE(fit(bench, one));
}

TEST_CASE("a condition takes repetitions away, but never the last one") {
  Bench bench;
  bench.answers.conditions[condition("uncontrolled_blood_pressure_or_heart").index] = Answer::yes;
  Slot in = slot("wall_push_up", 124_s);
  CHECK(must_fit(bench, in).reps == 7);
  in.reps = 1;
  CHECK(must_fit(bench, in).reps == 1);
}

TEST_CASE("breathing fills its slot with whole breaths") {
  Bench bench;
  CHECK(must_fit(bench, slot("belly_breathing", 45_s)).breaths == 4);
  Slot stated = slot("belly_breathing", 60_s);
  stated.breaths = 3;
  CHECK(must_fit(bench, stated).breaths == 3);
  CHECK(used_time(must_fit(bench, stated)) == 30_s);
  CHECK_FALSE(fit(bench, slot("belly_breathing", 9_s)));
  bench.paused_breath = true;
  CHECK(must_fit(bench, slot("belly_breathing", 45_s)).breaths == 3);
}

TEST_CASE("breathing without a count lasts the whole slot") {
  Bench bench;
  bench.answers.conditions[condition("breath_hold_panic").index] = Answer::yes;
  const Item item = must_fit(bench, slot("belly_breathing", 45_s));
  CHECK(item.variant == variant("breathing_no_count"));
  CHECK(item.breaths == 0);
  CHECK(used_time(item) == 45_s);
  CHECK_FALSE(fit(bench, slot("belly_breathing", 19_s)));
}

TEST_CASE("movements count whole repetitions, on each side where there are two") {
  const Bench bench;
  const Item cat = must_fit(bench, slot("cat_cow", 75_s));
  CHECK(cat.reps == 6);
  CHECK(used_time(cat) == 70_s);
  CHECK(must_fit(bench, slot("cat_cow", 900_s)).reps == 12);
  CHECK_FALSE(fit(bench, slot("cat_cow", 39_s)));
  const Item rotation = must_fit(bench, slot("side_lying_rotation", 180_s));
  CHECK(rotation.reps == 8);
  CHECK(used_time(rotation) == 180_s);  // 10 in, 8 x 10, 10 turn over, 8 x 10
}

TEST_CASE("movements of parts and cardio take the slot as it is") {
  const Bench bench;
  Slot circles = slot("shoulder_arm_mobiliser", 40_s);
  circles.parts = {1};
  CHECK(used_time(must_fit(bench, circles)) == 40_s);
  CHECK(must_fit(bench, circles).parts == std::vector<int>{1});
  CHECK(used_time(must_fit(bench, slot("light_cardio", 70_s))) == 70_s);
  CHECK_FALSE(fit(bench, slot("light_cardio", 0_s)));
}

TEST_CASE("the form of the conditions wins over the form of the routine, and a closed form is not taken") {
  Bench bench;
  const Slot in = slot("childs_pose", 85_s);
  CHECK(must_fit(bench, in, variant("childs_pose_cushion")).variant == variant("childs_pose_cushion"));
  bench.answers.conditions[condition("wrist_pain").index] = Answer::yes;
  const Item changed = must_fit(bench, in, variant("childs_pose_cushion"));
  CHECK(changed.variant == variant("childs_pose_arms_alongside"));
  CHECK(changed.modifications == ModificationSet{modification("mod_arms_alongside")});
  CHECK_FALSE(must_fit(Bench{}, slot("neck_side_bend", 60_s), variant("neck_side_bend_hand_pressure")).variant);
}

TEST_CASE("movement, light rows and short changes count as warm-up, the rest does not") {
  const Bench bench;
  const auto warm = [&](const Slot& in) { return count_warm_up(regimen(), must_fit(bench, in)); };
  CHECK(warm(slot("light_cardio", 140_s)) == 140_s);
  CHECK(warm(slot("cat_cow", 75_s)) == 70_s);
  CHECK(warm(slot("band_row", 120_s)) == 120_s);
  CHECK(warm(slot("wall_push_up", 124_s)) == 0_s);
  CHECK(warm(slot("childs_pose", 85_s)) == 0_s);
  CHECK(warm(slot("belly_breathing", 60_s)) == 0_s);
  CHECK(warm(slot("thoracic_extension_roller", 50_s)) == 0_s);
  CHECK(count_warm_up(regimen(), make_pause(15_s)) == 15_s);
  CHECK(count_warm_up(regimen(), make_pause(16_s)) == 0_s);
  CHECK(used_time(make_pause(16_s)) == 16_s);
}

}  // namespace unhunch::core

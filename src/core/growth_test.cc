// SPDX-License-Identifier: Apache-2.0
#include "core/growth.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

Seconds hold_of(const char* slug, const History& history, std::optional<Date> today) {
  const ExerciseId id = exercise(slug);
  return calc_hold_most(regimen(), regimen()[id].dose, id, history, today);
}

Seconds roll_of(const History& history, std::optional<Date> today) {
  return calc_contact_most(regimen(), exercise("thoracic_extension_roller"), history, today);
}

}  // namespace

TEST_CASE("a hold is usual for seven days, then grows by five seconds a week to the upper end") {
  History history;
  history.started_on = day(0);
  CHECK(hold_of("childs_pose", history, day(0)) == 30_s);
  CHECK(hold_of("childs_pose", history, day(6)) == 30_s);
  CHECK(hold_of("childs_pose", history, day(7)) == 35_s);
  CHECK(hold_of("childs_pose", history, day(13)) == 35_s);
  CHECK(hold_of("childs_pose", history, day(14)) == 40_s);
  CHECK(hold_of("childs_pose", history, day(21)) == 45_s);
  CHECK(hold_of("childs_pose", history, day(210)) == 45_s);
  CHECK(hold_of("neck_side_bend", history, day(210)) == 20_s);
}

TEST_CASE("without a first day or without today a hold stays as in the first week") {
  History history;
  CHECK(hold_of("childs_pose", history, day(100)) == 30_s);
  history.started_on = day(0);
  CHECK(hold_of("childs_pose", history, std::nullopt) == 30_s);
}

TEST_CASE("after a response of worse the hold is at its lower end, after another response it grows again") {
  Script script;
  script.responded(0, "childs_pose", Response::worse);
  CHECK(hold_of("childs_pose", script.history, day(15)) == 20_s);
  CHECK(hold_of("neck_side_bend", script.history, day(15)) == 20_s);  // another exercise
  script.did(15, "childs_pose", 0, 0);                                // no response: the last one still counts
  CHECK(hold_of("childs_pose", script.history, day(16)) == 20_s);
  script.responded(16, "childs_pose", Response::same);
  CHECK(hold_of("childs_pose", script.history, day(17)) == 40_s);
}

TEST_CASE("inv_not_harder_after_red: after a red session the hold is at its lower end") {
  Script during;
  during.did(0, "childs_pose", 0, 0).did(20, "childs_pose", 0, 0, 6_pain);
  CHECK(hold_of("childs_pose", during.history, day(21)) == 20_s);
  CHECK(hold_of("knees_to_chest", during.history, day(21)) == 30_s);  // another exercise
  during.did(22, "childs_pose", 0, 0);
  CHECK(hold_of("childs_pose", during.history, day(23)) == 45_s);
  Script late;
  late.did(0, "childs_pose", 0, 0, 0_pain, AfterEffect::not_settled);
  CHECK(hold_of("childs_pose", late.history, day(15)) == 20_s);
  Script amber;
  amber.did(0, "childs_pose", 0, 0, 5_pain);
  CHECK(hold_of("childs_pose", amber.history, day(15)) == 40_s);
}

TEST_CASE("inv_not_harder_after_red: after a red session in a shorter form the hold is not above that form's") {
  Script script;
  script.did(0, "seated_rhomboid_release", 0, 0, 7_pain);
  script.last().variant = variant("rhomboid_short_reach");
  CHECK(hold_of("seated_rhomboid_release", script.history, day(20)) == 10_s);
}

TEST_CASE("inv_not_harder_after_red: after a red session a roll is not longer than that one was") {
  Script script;
  for (int n = 0; n < 3; ++n) script.rolled(n, "thoracic_extension_roller", 60_s);
  CHECK(roll_of(script.history, day(10)) == 75_s);
  script.did(9, "thoracic_extension_roller", 0, 0, 6_pain);
  script.last().contact = 40_s;
  CHECK(roll_of(script.history, day(10)) == 40_s);
  script.rolled(10, "thoracic_extension_roller", 40_s);
  CHECK(roll_of(script.history, day(11)) == 75_s);
}

TEST_CASE("the first three rolls last thirty seconds") {
  Script script;
  CHECK(roll_of(script.history, day(0)) == 30_s);
  script.rolled(0, "thoracic_extension_roller", 30_s).rolled(8, "thoracic_extension_roller", 30_s);
  CHECK(roll_of(script.history, day(16)) == 30_s);
  script.rolled(16, "thoracic_extension_roller", 30_s);
  CHECK(roll_of(script.history, day(17)) == 45_s);
}

TEST_CASE("a roll is at most fifteen seconds longer than the longest that is a week old") {
  Script script;
  for (int n = 0; n < 4; ++n) script.rolled(n, "thoracic_extension_roller", 30_s);
  CHECK(roll_of(script.history, day(6)) == 30_s);  // none is a week old
  CHECK(roll_of(script.history, day(7)) == 45_s);
  script.rolled(7, "thoracic_extension_roller", 45_s);
  CHECK(roll_of(script.history, day(13)) == 45_s);
  CHECK(roll_of(script.history, day(14)) == 60_s);
  script.rolled(14, "thoracic_extension_roller", 110_s);
  CHECK(roll_of(script.history, day(21)) == 120_s);
}

TEST_CASE("a use without a recorded time counts as thirty seconds") {
  Script script;
  for (int n = 0; n < 3; ++n) script.responded(n, "thoracic_extension_roller", Response::same);
  CHECK(roll_of(script.history, day(9)) == 45_s);
}

TEST_CASE("after more than 28 days, or after a sharp pain, rolling starts again with thirty seconds") {
  Script script;
  for (int n = 0; n < 4; ++n) script.rolled(n, "thoracic_extension_roller", 60_s);
  CHECK(roll_of(script.history, day(31)) == 75_s);
  CHECK(roll_of(script.history, day(32)) == 30_s);
  script.rolled(40, "thoracic_extension_roller", 30_s);
  CHECK(roll_of(script.history, day(48)) == 30_s);  // the older series does not count

  Script sharp;
  for (int n = 0; n < 4; ++n) sharp.rolled(n, "thoracic_extension_roller", 60_s);
  sharp.responded(8, "thoracic_extension_roller", Response::sharp);
  CHECK(roll_of(sharp.history, day(10)) == 30_s);
}

TEST_CASE("without today rolling stays at thirty seconds") {
  Script script;
  for (int n = 0; n < 9; ++n) script.rolled(n, "thoracic_extension_roller", 60_s);
  CHECK(roll_of(script.history, std::nullopt) == 30_s);
}

TEST_CASE("inv_not_harder_after_red: after a red session a hold is no longer than it was, whatever shortened it then") {
  Script script;
  script.history.started_on = day(0);
  script.did(0, "childs_pose", 0, 0, 7_pain);
  const Seconds least = regimen()[exercise("childs_pose")].dose.hold->least;
  CHECK(hold_of("childs_pose", script.history, day(1)) == least);
  script.last().hold = least - 5_s;
  CHECK(hold_of("childs_pose", script.history, day(100)) == least - 5_s);
  script.did(1, "childs_pose", 0, 0);
  CHECK(hold_of("childs_pose", script.history, day(2)) == regimen()[exercise("childs_pose")].dose.hold->usual);
}

TEST_CASE("inv_not_harder_after_red: after a red session there are no more repetitions, on any level") {
  Script script;
  CHECK(!find_reps_most(regimen(), exercise("wall_push_up"), script.history));
  script.did(0, "counter_push_up", 2, 7, 7_pain);
  CHECK(find_reps_most(regimen(), exercise("wall_push_up"), script.history) == 7);
  CHECK(!find_reps_most(regimen(), exercise("band_row"), script.history));
  script.did(2, "wall_push_up", 1, 8, 2_pain, AfterEffect::not_settled);
  CHECK(find_reps_most(regimen(), exercise("counter_push_up"), script.history) == 7);
  script.did(4, "wall_push_up", 1, 6);
  CHECK(!find_reps_most(regimen(), exercise("wall_push_up"), script.history));
}

TEST_CASE("uses of the towel are counted from the last complaint on") {
  Script script;
  const auto with_towel = [&](int on, Response response) {
    script.responded(on, "thoracic_extension_roller", response);
    script.last().variant = variant("extension_towel");
  };
  CHECK(count_towel_uses(regimen(), script.history) == 0);
  with_towel(0, Response::same);
  with_towel(1, Response::eased);
  CHECK(count_towel_uses(regimen(), script.history) == 2);
  script.rolled(2, "thoracic_extension_roller", 30_s);  // the roller itself
  CHECK(count_towel_uses(regimen(), script.history) == 2);
  with_towel(3, Response::worse);
  CHECK(count_towel_uses(regimen(), script.history) == 0);
  with_towel(4, Response::same);
  CHECK(count_towel_uses(regimen(), script.history) == 1);
}

TEST_CASE("worse twice in a row leaves an exercise out for seven days") {
  Script script;
  const ExerciseId id = exercise("childs_pose");
  const auto left_out = [&](std::optional<Date> today) { return is_left_out(regimen(), id, script.history, today); };
  script.responded(0, "childs_pose", Response::worse);
  CHECK_FALSE(left_out(day(1)));
  script.did(1, "childs_pose", 0, 0);  // says nothing
  script.responded(2, "childs_pose", Response::worse);
  CHECK(left_out(day(2)));
  CHECK(left_out(day(8)));
  CHECK_FALSE(left_out(day(9)));
  CHECK(left_out(std::nullopt));
  CHECK_FALSE(is_left_out(regimen(), exercise("cat_cow"), script.history, day(3)));
  script.responded(3, "childs_pose", Response::same);
  CHECK_FALSE(left_out(day(3)));
}

TEST_CASE("the last response is the latest one that was given") {
  Script script;
  const ExerciseId id = exercise("cat_cow");
  CHECK_FALSE(find_last_response(id, script.history));
  script.responded(0, "cat_cow", Response::worse).responded(1, "cat_cow", Response::eased).did(2, "cat_cow", 0, 0);
  CHECK(find_last_response(id, script.history) == Response::eased);
}

TEST_CASE("days since an exercise are counted from the last time before today") {
  Script script;
  const ExerciseId id = exercise("cat_cow");
  CHECK_FALSE(find_days_since(id, script.history, day(5)));
  script.did(1, "cat_cow", 0, 0).did(3, "cat_cow", 0, 0).did(9, "cat_cow", 0, 0);
  CHECK(find_days_since(id, script.history, day(3)) == 0_days);
  CHECK(find_days_since(id, script.history, day(5)) == 2_days);
  CHECK_FALSE(find_days_since(id, script.history, std::nullopt));
}

TEST_CASE("while nothing gets harder, holds and the time on the roller stay as they were") {
  History history;
  history.started_on = day(0);
  history.not_harder.push_back({day(12), day(19)});
  CHECK(hold_of("childs_pose", history, day(11)) == 35_s);
  CHECK(hold_of("childs_pose", history, day(14)) == 35_s);
  CHECK(hold_of("childs_pose", history, day(19)) == 35_s);
  CHECK(hold_of("childs_pose", history, day(20)) == 40_s);

  Script script;
  for (int on = 0; on < 12; on += 3) script.rolled(on, "thoracic_extension_roller", 30_s);
  script.rolled(12, "thoracic_extension_roller", 45_s);
  CHECK(roll_of(script.history, day(19)) == 60_s);
  script.history.not_harder.push_back({day(13), day(20)});
  CHECK(roll_of(script.history, day(19)) == 45_s);
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
#include "core/warm_up.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

// A healthy person whose holds have grown to the upper end.
Bench grown() {
  Bench bench;
  bench.history.started_on = day(0);
  bench.today = day(60);
  return bench;
}

Item item(const char* slug, Seconds time, std::optional<Seconds> hold = {}, const Bench& bench = grown()) {
  Slot in = slot(slug, time);
  in.hold = hold;
  if (hold) in.holds = 1;
  const auto made = fit(bench, in);
  REQUIRE_MESSAGE(made, slug);
  return *made;
}

void complete(const Bench& bench, std::vector<Item>& items) {
  const Allowed all = bench.allowed();
  complete_warm_up({regimen(), bench.answers, all, bench.history, bench.today, false}, items);
}

WarmUp class_of(const std::vector<Item>& items) { return find_warm_up_class(regimen(), items); }
Seconds missing(const std::vector<Item>& items) { return find_missing_warm_up(regimen(), items); }

}  // namespace

TEST_CASE("one item needs the class of its hold, its load or its roller") {
  const auto need = [](const Item& each) { return find_warm_up_class(regimen(), each); };
  CHECK(need(item("childs_pose", 85_s, 30_s)) == WarmUp::standard);
  CHECK(need(item("childs_pose", 85_s, 45_s)) == WarmUp::full);
  CHECK(need(item("thoracic_extension_roller", 50_s)) == WarmUp::full);
  CHECK(need(item("wall_push_up", 124_s)) == WarmUp::standard);
  CHECK(need(item("band_row", 120_s)) == WarmUp::standard);
  CHECK(need(item("counter_push_up", 124_s)) == WarmUp::full);
  CHECK(need(item("cat_cow", 70_s)) == WarmUp::none);
  CHECK(need(item("belly_breathing", 60_s)) == WarmUp::none);
  CHECK(need(item("light_cardio", 60_s)) == WarmUp::none);
  CHECK(need(make_pause(30_s)) == WarmUp::none);
}

TEST_CASE("a sequence needs the greatest class of its items") {
  CHECK(class_of({}) == WarmUp::none);
  CHECK(class_of({item("cat_cow", 70_s), item("wall_push_up", 124_s)}) == WarmUp::standard);
  CHECK(class_of({item("wall_push_up", 124_s), item("thoracic_extension_roller", 50_s)}) == WarmUp::full);
}

TEST_CASE("a short break with one short stretch needs the micro class") {
  const Item move = item("shoulder_four_directions", 30_s);
  const Item stretch = item("seated_rhomboid_release", 30_s, 20_s);
  CHECK(class_of({move, stretch}) == WarmUp::micro);
  CHECK(missing({move, stretch}) == 4_s);  // 26 of 30 seconds moved
  CHECK(class_of({move, make_pause(5_s), stretch}) == WarmUp::micro);

  SUBCASE("two stretches do not fit a micro break") { CHECK(class_of({move, stretch, stretch}) == WarmUp::standard); }
  SUBCASE("a neck stretch does not") { CHECK(class_of({move, item("neck_side_bend", 60_s)}) == WarmUp::standard); }
  SUBCASE("a longer hold does not") {
    CHECK(class_of({move, item("seated_rhomboid_release", 60_s, 30_s)}) == WarmUp::standard);
  }
  SUBCASE("more than 150 seconds do not") {
    CHECK(class_of({item("light_cardio", 120_s), stretch}) == WarmUp::micro);
    CHECK(class_of({item("light_cardio", 121_s), stretch}) == WarmUp::standard);
  }
  SUBCASE("strength does not") { CHECK(class_of({move, item("wall_push_up", 94_s)}) == WarmUp::standard); }
}

TEST_CASE("what is missing is counted before the first item that needs it, with the class of the whole") {
  const Item warm = item("light_cardio", 200_s);
  const Item stretch = item("childs_pose", 85_s, 30_s);
  CHECK(missing({warm, stretch}) == 0_s);
  CHECK(missing({stretch, warm}) == 60_s);
  CHECK(missing({warm, stretch, item("thoracic_extension_roller", 50_s)}) == 100_s);
  CHECK(missing({warm, make_pause(15_s), stretch, item("thoracic_extension_roller", 50_s)}) == 85_s);
  CHECK(missing({warm, item("belly_breathing", 200_s), item("childs_pose", 85_s, 45_s)}) == 100_s);
}

TEST_CASE("rows warm up for what follows and need only their own class before them") {
  const Item rows = item("band_row", 120_s);
  const Item pose = item("childs_pose", 120_s, 45_s);
  const Item rotation = item("side_lying_rotation", 180_s);
  CHECK(missing({rotation, rows, pose}) == 0_s);
  CHECK(missing({rows, rotation, pose}) == 60_s);
}

TEST_CASE("a missing warm-up is put at the front and says why") {
  std::vector<Item> items{item("childs_pose", 85_s, 30_s)};
  complete(grown(), items);
  REQUIRE(items.size() == 2);
  CHECK(items[0].exercise == exercise("light_cardio"));
  CHECK(items[0].slot == 60_s);
  CHECK(items[0].warm_up_block);
  CHECK(items[0].because == std::vector<Slug>{"warm_up_needed"});
  CHECK(missing(items) == 0_s);
}

TEST_CASE("a long warm-up is made in one piece or several") {
  std::vector<Item> items{item("thoracic_extension_roller", 50_s)};
  complete(grown(), items);
  CHECK(items.front().slot == 300_s);
  CHECK(items.size() == 2);
  CHECK(missing(items) == 0_s);
}

TEST_CASE("where cardio is closed another movement warms up") {
  Bench bench = grown();
  const Item pose = item("thoracic_extension_roller", 50_s);
  bench.answers.conditions[condition("falls_risk").index] = Answer::yes;
  bench.answers.equipment.bits &= ~(std::uint64_t{1} << equipment("counter_edge").index);
  bench.answers.equipment.bits &= ~(std::uint64_t{1} << equipment("chair_sturdy").index);
  CHECK(bench.allowed().find(exercise("light_cardio")) == nullptr);
  std::vector<Item> items{pose};
  complete(bench, items);
  CHECK(items.back().exercise == exercise("thoracic_extension_roller"));
  CHECK(items.front().exercise != exercise("light_cardio"));
  CHECK(missing(items) == 0_s);
}

TEST_CASE("where nothing that moves is allowed the items that need a warm-up are taken out") {
  const Bench bench = grown();
  std::vector<Item> items{item("belly_breathing", 60_s), item("childs_pose", 85_s, 30_s), make_pause(10_s)};
  Allowed none;
  complete_warm_up({regimen(), bench.answers, none, bench.history, bench.today, false}, items);
  REQUIRE(items.size() == 2);
  CHECK(items[0].exercise == exercise("belly_breathing"));
  CHECK(missing(items) == 0_s);
}

TEST_CASE("a sequence that begins still gets its first movement to the front") {
  std::vector<Item> items{item("belly_breathing", 60_s), item("cat_cow", 70_s), item("light_cardio", 60_s)};
  complete(grown(), items);
  CHECK(items[0].exercise == exercise("cat_cow"));
  CHECK(items[1].exercise == exercise("belly_breathing"));
  CHECK(items[2].exercise == exercise("light_cardio"));

  std::vector<Item> only_breath{item("belly_breathing", 60_s)};
  complete(grown(), only_breath);
  CHECK(only_breath.size() == 1);
  std::vector<Item> after_pause{make_pause(5_s), item("cat_cow", 70_s)};
  complete(grown(), after_pause);
  CHECK_FALSE(after_pause[0].exercise);
}

}  // namespace unhunch::core

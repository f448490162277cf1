// SPDX-License-Identifier: Apache-2.0
#include "core/arrange.h"

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

struct Somebody : Bench {
  Situation situation;
  Ladder ladder;

  Somebody() {
    ladder.available = true;
    ladder.push_ups = {0, 0, false, 2, 8};
    ladder.rows = {regimen().first_row_step, false};
  }

  Arrangement arranged(const char* slug) const {
    const Allowed all = allowed();
    const ItemContext context{regimen(), answers, all, history, today, paused_breath};
    return arrange(context, routine(slug), situation, ladder);
  }
  void has_condition(const char* slug) { answers.conditions[condition(slug).index] = Answer::yes; }
};

Slugs names(const std::vector<Item>& items) {
  Slugs slugs;
  for (const Item& item : items) slugs.push_back(item.exercise ? regimen()[item.exercise].id : "pause");
  return slugs;
}

Seconds total_of(const std::vector<Item>& items) {
  Seconds total;
  for (const Item& item : items) total += item.slot;
  return total;
}

const Item* find_item(const Arrangement& arrangement, const char* slug) {
  for (const Item& item : arrangement.items) {
    if (item.exercise == exercise(slug)) return &item;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("every routine of a healthy person keeps its stated seconds") {
  Somebody person;
  for (const Routine& each : regimen().routines) {
    if (each.id == "strength_session" || each.id == "weekend_maintenance") continue;  // strength is not on
    CHECK_MESSAGE(total_of(person.arranged(each.id.c_str()).items) == each.total, each.id);
  }
  person.situation.strength_day = true;
  CHECK(total_of(person.arranged("weekend_maintenance").items) == 900_s);
  CHECK(total_of(person.arranged("strength_session").items) == 360_s);
  person.ladder.push_ups.level = 1;
  CHECK(total_of(person.arranged("strength_session").items) == 600_s);
}

TEST_CASE("the form of a routine is chosen by pattern, place, strength and rows, else the last one") {
  Somebody person;
  CHECK(names(person.arranged("short_session").items) == Slugs{"shoulder_opener_rolls", "shoulder_four_directions",
                                                               "childs_pose", "seated_forward_fold",
                                                               "belly_breathing"});
  person.situation.pattern = pattern("desk");
  CHECK(names(person.arranged("short_session").items) == Slugs{"shoulder_opener_rolls", "shoulder_four_directions",
                                                               "seated_rhomboid_release", "wall_chest_stretch",
                                                               "belly_breathing"});
  CHECK(names(person.arranged("midday_break").items).back() == "belly_breathing");  // usually at the desk
  person.situation.place = place("private_room");
  CHECK(names(person.arranged("midday_break").items).back() == "childs_pose");
  CHECK(names(person.arranged("evening_wind_down").items) == Slugs{"side_lying_rotation", "band_row", "childs_pose"});
  person.situation.rows = false;
  CHECK(names(person.arranged("evening_wind_down").items) == Slugs{"side_lying_rotation", "cat_cow", "childs_pose"});
}

TEST_CASE("an opened warm-up block belongs to the warm-up") {
  const Arrangement full = Somebody{}.arranged("full_session");
  for (std::size_t i = 0; i < full.items.size(); ++i) CHECK(full.items[i].warm_up_block == (i < 4));
  CHECK(Somebody{}.arranged("warm_up_standard_block").items.front().warm_up_block);
}

TEST_CASE("an item of a routine says that it is part of it") {
  CHECK(Somebody{}.arranged("office_reset").items.front().because == std::vector<Slug>{"part_of_routine"});
}

TEST_CASE("an excluded exercise makes room for the first allowed one of its list, in its slot") {
  Somebody person;
  person.has_condition("glaucoma");
  const Arrangement arrangement = person.arranged("short_session");
  CHECK(names(arrangement.items) == Slugs{"shoulder_opener_rolls", "shoulder_four_directions", "seated_forward_fold",
                                          "seated_forward_fold", "belly_breathing"});
  CHECK(arrangement.items[2].slot == 85_s);
  CHECK(arrangement.items[2].because == std::vector<Slug>{"replaced_by_list", "childs_pose"});
  REQUIRE(arrangement.left_out.size() == 1);
  CHECK(arrangement.left_out[0].exercise == exercise("childs_pose"));
  CHECK(arrangement.left_out[0].because == std::vector<Slug>{"glaucoma"});
}

TEST_CASE("where nothing of the list is allowed, the lists of its entries are tried") {
  Somebody person;
  person.has_condition("neck_instability_risk");  // no cat-cow, seated or not, and no roller
  person.situation.pattern = pattern("morning");
  const Arrangement arrangement = person.arranged("short_session");
  CHECK(names(arrangement.items)[1] == "shoulder_four_directions");
  CHECK(arrangement.items[1].because == std::vector<Slug>{"replaced_by_list", "cat_cow"});
}

TEST_CASE("a replacement through two lists says which exercise it stands for") {
  Somebody person;
  person.answers.equipment = {};
  person.ladder.push_ups = {3, 0, false, 2, 8};
  person.answers.place = place("private_room");
  person.situation.strength_day = true;
  const Arrangement arrangement = person.arranged("strength_session");  // no wall, counter or chair
  const Item* item = find_item(arrangement, "shoulder_four_directions");
  REQUIRE(item != nullptr);
  CHECK(item->because == std::vector<Slug>{"replaced_by_list", "floor_push_up", "ladder_level"});
}

TEST_CASE("an exercise without any replacement leaves its slot empty") {
  Somebody person;
  person.answers.equipment = {};
  const Arrangement arrangement = person.arranged("office_reset");
  CHECK(names(arrangement.items) == Slugs{"shoulder_four_directions", "shoulder_four_directions"});
  REQUIRE(arrangement.left_out.size() == 2);
  CHECK(arrangement.left_out[1].exercise == exercise("seated_forward_fold"));
  CHECK(arrangement.left_out[1].because == std::vector<Slug>{"chair_sturdy"});
}

TEST_CASE("a replacement that would stretch one place for too long is passed over") {
  Somebody person;
  person.answers.equipment.bits &= ~(std::uint64_t{1} << equipment("wall_or_doorway").index);
  person.history.started_on = day(0);
  person.today = day(60);
  person.situation.pattern = pattern("desk");
  person.situation.strength_day = false;
  const Arrangement arrangement = person.arranged("weekend_maintenance");
  Seconds held;
  for (const Item& item : arrangement.items) {
    if (item.exercise == exercise("seated_rhomboid_release")) held += item.hold * item.holds;
  }
  CHECK(held <= 180_s);
  CHECK(held > 60_s);
}

TEST_CASE("after a sharp pain the easier form is taken where there is one") {
  Somebody person;
  Script script;
  script.responded(0, "childs_pose", Response::sharp).responded(1, "cat_cow", Response::sharp);
  person.history = script.history;
  const Arrangement arrangement = person.arranged("short_session");
  const Item* pose = find_item(arrangement, "childs_pose");
  REQUIRE(pose != nullptr);
  CHECK(regimen()[pose->variant].kind == VariantKindOf::easier);
  CHECK(has(pose->because, "easier_after_sharp"));
}

TEST_CASE("after a sharp pain an exercise without an open easier form stays as it is") {
  Somebody person;
  Script script;
  script.responded(0, "floor_push_up", Response::sharp);
  person.history = script.history;
  person.answers.equipment.bits &= ~(std::uint64_t{1} << equipment("mat_or_towel").index);
  person.ladder.push_ups = {3, 0, false, 2, 8};
  person.situation.strength_day = true;
  const Arrangement arrangement = person.arranged("strength_session");
  const Item* floor = find_item(arrangement, "floor_push_up");
  REQUIRE(floor != nullptr);
  CHECK_FALSE(floor->variant);
  CHECK_FALSE(has(floor->because, "easier_after_sharp"));
}

TEST_CASE("worse twice in a row leaves an exercise out and says so") {
  Somebody person;
  Script script;
  script.responded(0, "childs_pose", Response::worse).responded(1, "childs_pose", Response::worse);
  person.history = script.history;
  person.today = day(3);
  const Arrangement arrangement = person.arranged("short_session");
  CHECK(find_item(arrangement, "childs_pose") == nullptr);
  CHECK(arrangement.left_out[0].because == std::vector<Slug>{"left_out_worse_twice"});
  person.today = day(8);
  CHECK(find_item(person.arranged("short_session"), "childs_pose") != nullptr);
}

TEST_CASE("a changed form says that a condition changed it") {
  Somebody person;
  person.has_condition("wrist_pain");
  const Arrangement arrangement = person.arranged("short_session");
  CHECK(has(find_item(arrangement, "childs_pose")->because, "changed_for_condition"));
}

TEST_CASE("the towel comes before the roller until it was used three times without complaint") {
  Somebody person;
  person.situation.pattern = pattern("morning");
  const auto form = [&] {
    const Arrangement arrangement = person.arranged("full_session");
    return find_item(arrangement, "thoracic_extension_roller")->variant;
  };
  CHECK(form() == variant("extension_towel"));
  Script script;
  for (int n = 0; n < 3; ++n) {
    script.responded(n, "thoracic_extension_roller", Response::same);
    script.last().variant = variant("extension_towel");
  }
  person.history = script.history;
  CHECK(form() == variant("extension_towel"));  // the routine asks for it
  Slot any = slot("thoracic_extension_roller", 50_s);
  CHECK_FALSE(fit(person, any)->variant);
  person.answers.equipment.bits &= ~(std::uint64_t{1} << equipment("towel_rolled").index);
  person.history = {};
  CHECK_FALSE(form());  // no towel at hand
}

TEST_CASE("the strength block is push-ups, a change and the rows that fit, five minutes for every dose") {
  Somebody person;
  person.situation.strength_day = true;
  person.ladder.rows.step = 4;  // 2x12 earned: the table decides
  for (std::size_t step = 0; step < regimen().dose_steps.size(); ++step) {
    const DoseStep& dose = regimen().dose_steps[step];
    const StrengthBlock& block = regimen().strength_blocks[step];
    person.ladder.push_ups = {0, step, false, dose.sets, dose.reps};
    std::vector<Item> items = person.arranged("strength_session").items;
    items.erase(items.begin());  // the warm-up
    CHECK(total_of(items) == 300_s);
    CHECK(items[0].sets == dose.sets);
    CHECK(items[0].reps == dose.reps);
    CHECK(items[0].because == std::vector<Slug>{"part_of_routine", "ladder_level"});
    CHECK(used_time(items[0]) == block.push_ups);
    CHECK_FALSE(items[1].exercise);
    if (block.row_sets == 0) {
      CHECK(names(items) == Slugs{"wall_push_up", "pause", "pause"});
    } else {
      CHECK(items[2].exercise == exercise("band_row"));
      CHECK(items[2].sets == block.row_sets);
      CHECK(items[2].reps == block.row_reps);
      CHECK(used_time(items[2]) == block.rows);
    }
  }
}

TEST_CASE("rows never exceed the dose that was earned") {
  Somebody person;
  person.situation.strength_day = true;
  person.ladder.rows.step = 0;  // 1x8
  const Arrangement block = person.arranged("strength_session");
  CHECK(find_item(block, "band_row")->sets == 1);
  CHECK(find_item(block, "band_row")->reps == 8);
  person.situation.strength_day = false;
  const Arrangement evening = person.arranged("evening_wind_down");
  CHECK(find_item(evening, "band_row")->sets == 1);
}

TEST_CASE("below the first dose the wall push-up is done in its close form") {
  Somebody person;
  person.situation.strength_day = true;
  person.ladder.push_ups = {0, 0, true, 1, 8};
  for (const char* slug : {"strength_session", "full_session"}) {
    const Arrangement arrangement = person.arranged(slug);
    const Item* push_up = find_item(arrangement, "wall_push_up");
    REQUIRE(push_up != nullptr);
    CHECK(push_up->variant == variant("wall_push_up_close"));
    CHECK(push_up->sets == 1);
  }
}

TEST_CASE("strength is left out of a routine on another day") {
  CHECK(find_item(Somebody{}.arranged("weekend_maintenance"), "wall_push_up") == nullptr);
}

}  // namespace unhunch::core

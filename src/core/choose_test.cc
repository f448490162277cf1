// SPDX-License-Identifier: Apache-2.0
#include "core/choose.h"

#include <algorithm>

#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

struct Chooser : Bench {
  Choices choices;

  Chooser() {
    choices.warm_up = WarmUp::full;
    today = day(10);
    history.started_on = day(0);
  }
  Chosen choose(Seconds time) const {
    const Allowed all = allowed();
    return choose_items({regimen(), answers, all, history, today, false}, choices, time);
  }
  const Item* find(const Chosen& chosen, const char* slug) const {
    for (const Item& item : chosen.items) {
      if (item.exercise == exercise(slug)) return &item;
    }
    return nullptr;
  }
};

}  // namespace

TEST_CASE("no time chooses nothing") {
  CHECK(Chooser{}.choose(0_s).items.empty());
  CHECK(Chooser{}.choose(4_s).items.empty());
  CHECK(Chooser{}.choose(4_s).worth == 0);
}

TEST_CASE("what helps the pattern comes first, says so, and stands in the order of the pattern") {
  Chooser chooser;
  chooser.choices.pattern = pattern("desk");
  const Chosen chosen = chooser.choose(400_s);
  const Item* release = chooser.find(chosen, "seated_rhomboid_release");
  REQUIRE(release != nullptr);
  CHECK(release->because == std::vector<Slug>{"desk", "helps_pattern"});
  const auto place_of = [&](const char* slug) {
    const Item* item = chooser.find(chosen, slug);
    REQUIRE_MESSAGE(item != nullptr, slug);
    return item - chosen.items.data();
  };
  CHECK(place_of("shoulder_four_directions") < place_of("seated_rhomboid_release"));
  CHECK(place_of("seated_rhomboid_release") < place_of("wall_chest_stretch"));
  CHECK(place_of("wall_chest_stretch") < place_of("childs_pose"));
}

TEST_CASE("without a pattern the general plan decides") {
  Chooser chooser;
  const Chosen chosen = chooser.choose(300_s);
  const Item* pose = chooser.find(chosen, "childs_pose");
  REQUIRE(pose != nullptr);
  CHECK(pose->because.front() == "general_plan");
}

TEST_CASE("nothing needs more warm-up than there was, and strength is never chosen") {
  Chooser chooser;
  chooser.choices.warm_up = WarmUp::none;
  for (const Item& item : chooser.choose(600_s).items) {
    CHECK_FALSE(item.is_still());
    CHECK(item.exercise_class != ExerciseClass::roller);
    CHECK(item.exercise_class != ExerciseClass::strength);
  }
  chooser.choices.warm_up = WarmUp::standard;
  for (const Item& item : chooser.choose(600_s).items) {
    CHECK(item.hold <= 30_s);
    CHECK(item.exercise_class != ExerciseClass::roller);
  }
}

TEST_CASE("a family that was taken is not chosen again, a pause takes none") {
  Chooser chooser;
  chooser.choices.pattern = pattern("desk");
  const auto taken = fit(chooser, slot("seated_rhomboid_release", 85_s));
  REQUIRE(taken);
  chooser.choices.taken = {make_pause(10_s), *taken};
  CHECK(chooser.find(chooser.choose(600_s), "seated_rhomboid_release") == nullptr);
  CHECK(chooser.find(chooser.choose(600_s), "childs_pose") != nullptr);
}

TEST_CASE("an exercise that felt worse twice in a row is not chosen") {
  Chooser chooser;
  chooser.choices.pattern = pattern("desk");
  Script script;
  script.responded(8, "childs_pose", Response::worse).responded(9, "childs_pose", Response::worse);
  chooser.history = script.history;
  CHECK(chooser.find(chooser.choose(600_s), "childs_pose") == nullptr);
}

TEST_CASE("what eased before is worth more, what felt worse or was just done is worth less") {
  const auto worth = [](std::optional<Response> response, int days_ago) {
    Chooser chooser;
    Script script;
    script.did(10 - days_ago, "side_lying_rotation", 0, 0);
    script.last().response = response;
    chooser.history = script.history;
    Allowed only;
    only.exercises.emplace_back();
    only.exercises.back().exercise = exercise("side_lying_rotation");
    return choose_items({regimen(), chooser.answers, only, chooser.history, chooser.today, false}, chooser.choices,
                        80_s)
        .worth;
  };
  CHECK(worth(Response::eased, 5) > worth(Response::same, 5));
  CHECK(worth(Response::same, 5) > worth(Response::worse, 5));
  CHECK(worth({}, 3) > worth({}, 2));
  CHECK(worth({}, 2) > worth({}, 1));
  CHECK(worth({}, 1) > worth({}, 0));
}

TEST_CASE("what was not done lately and what eased says so") {
  Chooser chooser;
  chooser.choices.pattern = pattern("desk");
  Script script;
  script.responded(0, "childs_pose", Response::eased).did(9, "wall_chest_stretch", 0, 0);
  chooser.history = script.history;
  const Chosen chosen = chooser.choose(700_s);
  REQUIRE(chooser.find(chosen, "childs_pose") != nullptr);
  CHECK(chooser.find(chosen, "childs_pose")->because ==
        std::vector<Slug>{"desk", "helps_pattern", "not_done_lately", "eased_before"});
  REQUIRE(chooser.find(chosen, "wall_chest_stretch") != nullptr);
  CHECK(chooser.find(chosen, "wall_chest_stretch")->because == std::vector<Slug>{"desk", "helps_pattern"});
}

namespace {

// Two of the same, in families of their own: only what the person answered can tell them apart.
struct Twins {
  Regimen made = regimen();
  Allowed both;
  Answers answers = healthy();
  Script script;

  Twins() {
    made.exercises = {made.exercises[exercise("cat_cow").index], made.exercises[exercise("cat_cow").index]};
    made.general_order.clear();
    made.exercises[1].family = "family_of_the_twin";
    for (std::uint16_t n = 0; n < 2; ++n) {
      both.exercises.emplace_back();
      both.exercises.back().exercise = {n};
    }
  }
  // So many sessions, of which the first ones eased and the last one did not.
  Twins& answered(std::uint16_t twin, int from, int eased, int times) {
    for (int n = 0; n < times; ++n) {
      script.responded(from + n, "cat_cow", n < eased ? Response::eased : Response::same);
      script.last().exercise = {twin};
    }
    std::stable_sort(script.history.sessions.begin(), script.history.sessions.end(),
                     [](const SessionDone& a, const SessionDone& b) { return a.date < b.date; });
    return *this;
  }
  Item choose(std::uint64_t seed) const {
    const Chosen chosen =
        choose_items({made, answers, both, script.history, day(60), false}, {{}, WarmUp::full, {}, seed}, 70_s);
    REQUIRE(chosen.items.size() == 1);
    return chosen.items[0];
  }
  int count_first(int seeds = 20) const {
    int first = 0;
    for (int seed = 0; seed < seeds; ++seed)
      first += choose(static_cast<std::uint64_t>(seed)).exercise == ExerciseId{0};
    return first;
  }
};

}  // namespace

TEST_CASE("insight_best_response: of two equals the one that eased this person more often is chosen, and says so") {
  const Twins first = Twins{}.answered(0, 0, 6, 8).answered(1, 0, 1, 8);
  const Twins second = Twins{}.answered(0, 0, 1, 8).answered(1, 0, 6, 8);
  CHECK(first.count_first() == 20);
  CHECK(second.count_first() == 0);
  CHECK(first.choose(1).because == std::vector<Slug>{"variety", "not_done_lately", "eased_before"});
}

TEST_CASE("too few responses, or as many that eased, decide nothing between equals") {
  const int before = Twins{}.count_first();
  CHECK(before > 0);
  CHECK(before < 20);
  CHECK(Twins{}.answered(0, 0, 1, 2).answered(1, 0, 0, 2).count_first() == before);
  CHECK(Twins{}.answered(0, 0, 4, 8).answered(1, 0, 4, 8).count_first() == before);
  CHECK(Twins{}.answered(0, 0, 6, 8).answered(1, 30, 1, 8).count_first() == before);  // each as usual at its time
  CHECK(Twins{}.answered(0, 0, 4, 8).answered(1, 0, 4, 8).choose(1).because ==
        std::vector<Slug>{"variety", "not_done_lately"});
}

TEST_CASE("what helps is worth at most a place in the order, and never opens what is left out") {
  const auto worth = [](const char* slug, int eased, int of) {
    Chooser chooser;
    chooser.today = day(200);
    chooser.choices.pattern = pattern("desk");
    Script script;
    for (int on = 0; on < of; ++on) {
      script.responded(on, slug, on < eased ? Response::eased : Response::same);
      script.responded(on, "cat_cow", on < of / 2 ? Response::eased : Response::same);
    }
    chooser.history = script.history;
    Allowed only;
    only.exercises.emplace_back();
    only.exercises.back().exercise = exercise(slug);
    return choose_items({regimen(), chooser.answers, only, chooser.history, chooser.today, false}, chooser.choices,
                        80_s)
        .worth;
  };
  const char* slug = "seated_rhomboid_release";
  const int helps = worth(slug, 99, 100), usual = worth(slug, 50, 100), seldom = worth(slug, 1, 100);
  CHECK(helps > usual);
  CHECK(usual > seldom);
  CHECK((helps - seldom) * 100 <= usual * 9);  // a place is 8 of 100; the rest is the time and the seed

  Chooser chooser;
  chooser.choices.pattern = pattern("desk");
  Script script;
  for (int on = 0; on < 8; ++on) script.responded(on, "childs_pose", Response::eased);
  script.responded(8, "childs_pose", Response::worse).responded(9, "childs_pose", Response::worse);
  chooser.history = script.history;
  CHECK(chooser.find(chooser.choose(600_s), "childs_pose") == nullptr);
}

TEST_CASE("breathing fills the time, other exercises are variety") {
  Chooser chooser;
  chooser.choices.pattern = pattern("desk");
  const Chosen chosen = chooser.choose(3000_s);
  const Item* breathing = chooser.find(chosen, "belly_breathing");
  REQUIRE(breathing != nullptr);
  CHECK(breathing->because == std::vector<Slug>{"fills_the_time"});
  CHECK(std::any_of(chosen.items.begin(), chosen.items.end(),
                    [](const Item& item) { return item.because == std::vector<Slug>{"variety"}; }));
}

TEST_CASE("another seed decides otherwise between equals") {
  const int first = Twins{}.count_first();
  CHECK(first > 0);
  CHECK(first < 20);
}

}  // namespace unhunch::core

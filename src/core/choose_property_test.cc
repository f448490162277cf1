// SPDX-License-Identifier: Apache-2.0
#include <rapidcheck.h>

#include <algorithm>

#include "core/choose.h"
#include "core/regimen_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;

// A regimen of movements only, with known lengths: a round of five seconds, done so many times.
struct Toys {
  Regimen toys = regimen();
  Answers answers{regimen()};
  History history;

  explicit Toys(int count, int families) {
    toys.exercises.clear();
    toys.general_order.clear();
    for (int n = 0; n < count; ++n) {
      Exercise toy;
      toy.id = "toy_" + std::to_string(n);
      toy.family = "family_" + std::to_string(*rc::gen::inRange(0, families));
      const int least = *rc::gen::inRange(1, 5);
      const int usual = least + *rc::gen::inRange(0, 5);
      const int most = usual + *rc::gen::inRange(0, 9);
      toy.dose.cycle = Range<Seconds>{5_s, 5_s, 5_s};
      toy.dose.reps = Range<int>{usual, least, most};
      toy.dose.duration = {Seconds{5 * usual}, Seconds{5 * least}, Seconds{5 * most}};
      toys.exercises.push_back(toy);
      if (*rc::gen::arbitrary<bool>()) toys.general_order.push_back({static_cast<std::uint16_t>(n)});
    }
  }

  Allowed allow(const std::vector<std::uint16_t>& indexes) const {
    Allowed allowed;
    for (const std::uint16_t index : indexes) {
      allowed.exercises.emplace_back();
      allowed.exercises.back().exercise = {index};
    }
    return allowed;
  }
  Allowed allow_all() const {
    std::vector<std::uint16_t> all;
    for (std::uint16_t n = 0; n < toys.exercises.size(); ++n) all.push_back(n);
    return allow(all);
  }
  Chosen choose(const Allowed& allowed, Seconds time, std::uint64_t seed) const {
    const ItemContext context{toys, answers, allowed, history, std::nullopt, false};
    return choose_items(context, {{}, WarmUp::full, {}, seed}, time);
  }
};

struct Option {
  Seconds time;
  int worth;
};

// What one exercise is worth in each of its lengths, asked with nothing else to choose from.
std::vector<Option> options_of(const Toys& toys, std::uint16_t index, std::uint64_t seed) {
  const Range<Seconds>& duration = toys.toys.exercises[index].dose.duration;
  const Seconds middle{((duration.usual.count + duration.most.count) / 2 + 4) / 5 * 5};
  std::vector<Option> options;
  for (const Seconds time : {duration.least, duration.usual, middle, duration.most}) {
    options.push_back({time, toys.choose(toys.allow({index}), time, seed).worth});
  }
  return options;
}

// Tries everything: of each family nothing or one option.
int find_best(const std::vector<std::vector<Option>>& families, std::size_t from, Seconds left) {
  if (from == families.size()) return 0;
  int best = find_best(families, from + 1, left);
  for (const Option& option : families[from]) {
    if (option.time <= left) best = std::max(best, option.worth + find_best(families, from + 1, left - option.time));
  }
  return best;
}

}  // namespace

TEST_CASE("the choice is the best there is, inside its time, with one exercise of a family at most") {
  fix_seed();
  CHECK(rc::check([] {
    const Toys toys(*rc::gen::inRange(1, 6), 4);
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const Seconds time{*rc::gen::inRange(95, 260)};  // the longest of all lasts 80
    const Allowed all = toys.allow_all();

    std::vector<std::string> names;
    std::vector<std::vector<Option>> families;
    for (std::uint16_t n = 0; n < toys.toys.exercises.size(); ++n) {
      const std::string& family = toys.toys.exercises[n].family;
      auto at = std::find(names.begin(), names.end(), family) - names.begin();
      if (at == static_cast<std::ptrdiff_t>(names.size())) {
        names.push_back(family);
        families.emplace_back();
      }
      for (const Option& option : options_of(toys, n, seed)) families[static_cast<std::size_t>(at)].push_back(option);
    }

    const Chosen chosen = toys.choose(all, time, seed);
    RC_ASSERT(chosen.worth == find_best(families, 0, Seconds{time.count / 5 * 5}));

    Seconds total;
    std::vector<std::string> taken;
    for (const Item& item : chosen.items) {
      total += item.slot;
      taken.push_back(toys.toys[item.exercise].family);
    }
    RC_ASSERT(total <= time);
    std::sort(taken.begin(), taken.end());
    RC_ASSERT(std::adjacent_find(taken.begin(), taken.end()) == taken.end());
  }));
}

TEST_CASE("equal seeds choose the same, and more time is never worth less") {
  fix_seed();
  CHECK(rc::check([] {
    const Toys toys(*rc::gen::inRange(1, 8), 8);
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const Seconds time{*rc::gen::inRange(100, 300)};
    const Allowed all = toys.allow_all();
    const Chosen once = toys.choose(all, time, seed);
    const Chosen twice = toys.choose(all, time, seed);
    RC_ASSERT(once.worth == twice.worth);
    RC_ASSERT(once.items.size() == twice.items.size());
    for (std::size_t n = 0; n < once.items.size(); ++n) {
      RC_ASSERT(once.items[n].exercise == twice.items[n].exercise);
      RC_ASSERT(once.items[n].slot == twice.items[n].slot);
    }
    RC_ASSERT(toys.choose(all, time + 30_s, seed).worth >= once.worth);
  }));
}

TEST_CASE("every session of any wish keeps all invariants and its minutes, whatever the conditions") {
  fix_seed();
  CHECK(rc::check([] {
    Bench bench;
    bench.today = day(*rc::gen::inRange(0, 14));
    bench.history.started_on = day(0);
    for (int n = *rc::gen::inRange(0, 3); n > 0; --n) {
      bench.answers.conditions[static_cast<std::size_t>(*rc::gen::inRange(0, 16))] = Answer::yes;
    }
    bench.answers.equipment = EquipmentSet{*rc::gen::arbitrary<std::uint64_t>()};
    if (*rc::gen::arbitrary<bool>()) bench.answers.place = PlaceId{static_cast<std::uint16_t>(*rc::gen::inRange(0, 3))};
    if (*rc::gen::inRange(0, 4) == 0) bench.answers.flags[flag("no_improvement_self_care").index] = Answer::yes;
    for (Answer& each : bench.answers.signs) each = *rc::gen::arbitrary<bool>() ? Answer::yes : Answer::no;
    const Routine& asked =
        regimen()
            .routines[static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(regimen().routines.size())))];
    std::optional<Minutes> wish;
    if (*rc::gen::arbitrary<bool>()) wish = Minutes{*rc::gen::inRange(1, 25)};
    const Session session = bench.session(asked.id, wish);
    RC_TAG(asked.id);
    RC_ASSERT(!has(session.because, "adapt_verify"));
    if (wish) RC_ASSERT(session.total <= to_seconds(*wish));
    if (asked.anchor != "break") RC_ASSERT(session.total <= 20 * 60_s);
    const bool empty_for_strength = has(session.because, "strength_week_limit");
    RC_ASSERT(empty_for_strength || !session.items.empty());
  }));
}

}  // namespace unhunch::core

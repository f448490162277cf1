// SPDX-License-Identifier: Apache-2.0
//
// Random people, the same ones every time: the core against the oracle in full, and what raising one answer may do.

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "testing.h"

namespace unhunch {
namespace {

using oracle::Answers;
using testing::Comparison;
using testing::document;
using testing::ids_of;
using testing::index;
using testing::Random;
using testing::random_person;
using testing::regimen;
using testing::the_day;

constexpr int people = testing::is_sanitized ? 4'000 : 100'000;

// Few and many raised flags, complete and partial answers in turn.
Answers make_person(Random& random, int n) {
  constexpr int unsafe[] = {0, 0, 1, 3, 10};
  constexpr int unanswered[] = {0, 0, 0, 1, 5};
  return random_person(random, unsafe[n % 5], unanswered[n / 5 % 5]);
}

std::vector<bool> find_families(const core::Allowed& allowed) {
  static const std::vector<std::string> names = ids_of("exercise_family");
  std::vector<bool> offered(names.size());
  for (const core::AllowedExercise& each : allowed.exercises) {
    const auto found = std::find(names.begin(), names.end(), regimen()[each.exercise].family);
    offered[static_cast<std::size_t>(found - names.begin())] = true;
  }
  return offered;
}

struct State {
  core::Tier tier{};
  std::vector<bool> families;
  explicit State(const core::Answers& answers) {
    const core::Triage triage = core::calc_triage(regimen(), answers, index().today());
    tier = triage.tier;
    families = find_families(core::calc_allowed(regimen(), answers, triage));
  }
};

// Raises one answer by one step; false when there is nothing left to raise in the question that was picked.
bool raise_answer(Random& random, Answers& answers) {
  const auto raise = [&](std::map<std::string, std::string>& all) {
    if (all.empty()) return false;
    auto at = all.begin();
    std::advance(at, static_cast<long>(random() % all.size()));
    if (at->second == "yes") return false;
    at->second = at->second == "no" && testing::chance(random, 50) ? "unsure" : "yes";
    return true;
  };
  switch (random() % 10) {
    case 0:
    case 1:
    case 2:
    case 3: return raise(answers.flags);
    case 4: return raise(answers.details);
    case 5:
    case 6:
    case 7: return raise(answers.conditions);
    case 8:
      if (!answers.pain_now || *answers.pain_now == 10) return false;
      answers.pain_now =
          *answers.pain_now + 1 + static_cast<int>(random() % static_cast<unsigned>(10 - *answers.pain_now));
      return true;
    default: {
      if (!answers.pain_between_blades) return false;
      if (*answers.pain_between_blades == "new_not_checked") return false;
      const bool limits = *answers.pain_between_blades == "new_checked_with_limits";
      answers.pain_between_blades =
          limits || testing::chance(random, 50) ? "new_not_checked" : "new_checked_with_limits";
      return true;
    }
  }
}

}  // namespace

TEST_CASE("Random people: triage, exercises and patterns of the core are those of the oracle") {
  Comparison compared{"random people"};
  Random random{20240515};
  for (int n = 0; n < people; ++n) {
    const Answers person = make_person(random, n);
    const core::Triage triage = compared.expect_same_triage(person);
    const core::Answers answers = index().to_core(person);
    const core::Allowed allowed = core::calc_allowed(regimen(), answers, triage);
    const oracle::Forms forms = oracle::allowed(document(), person, the_day);
    const std::string found = testing::describe_forms(regimen(), allowed), expected = testing::describe_forms(forms);
    compared.expect(found == expected, "core:\n" + found + "oracle:\n" + expected, person);
    const std::string pattern = testing::describe_patterns(regimen(), core::calc_patterns(regimen(), answers, triage));
    const std::string its_pattern = testing::describe_patterns(oracle::patterns(document(), person, the_day));
    compared.expect(pattern == its_pattern, "core: " + pattern + "\noracle: " + its_pattern, person);
    // The core may hold back an option that the oracle would open, never the other way round.
    for (const core::AllowedExercise& each : allowed.exercises) {
      for (const core::VariantId variant : each.variants) {
        const core::Variant& its = regimen()[variant];
        if (its.off_by_default || its.row)
          compared.expect(forms.options.contains(its.id) || !its.off_by_default, its.id + " is open", person);
      }
    }
  }
}

TEST_CASE("inv_monotone: raising one answer never lowers the tier and never adds a family") {
  Comparison compared{"raised answers"};
  Random random{20240516};
  for (int n = 0; n < people;) {
    const Answers before = make_person(random, n);
    Answers after = before;
    if (!raise_answer(random, after)) continue;
    ++n;
    const State less{index().to_core(before)}, more{index().to_core(after)};
    compared.expect(more.tier >= less.tier, "the tier falls", before);
    for (std::size_t i = 0; i < less.families.size(); ++i)
      if (!less.families[i] && more.families[i])
        compared.expect(false,
                        "a family is added: " + ids_of("exercise_family")[i] + ", after: " + testing::describe(after),
                        before);
  }
}

}  // namespace unhunch

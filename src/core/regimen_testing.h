// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the core share: a small regimen made by hand, with the figures of the real one, and people to try
// it on. Everything is named by its slug; a slug that does not exist fails the test.

#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/plan.h"

namespace unhunch::core {

// How doctest shows a quantity, an id and a day that is not as it should be.
template <class Unit>
std::ostream& operator<<(std::ostream& out, const Quantity<Unit>& quantity) {
  return out << quantity.count;
}
template <class Kind>
std::ostream& operator<<(std::ostream& out, const Id<Kind>& id) {
  return out << '#' << id.index;
}
inline std::ostream& operator<<(std::ostream& out, const Date& date) { return out << to_iso(date); }
template <class E>
requires std::is_enum_v<E> std::ostream& operator<<(std::ostream& out, E value) {
  return out << static_cast<int>(value);
}

}  // namespace unhunch::core

namespace unhunch::core::testing {

using Slugs = std::vector<std::string>;

// The regimen of the tests; made once.
const Regimen& regimen();

template <class IdType, class Items>
IdType find_slug(const Items& items, const std::string& slug) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::string_view id;
    if constexpr (std::is_convertible_v<decltype(items[i]), std::string_view>) {
      id = items[i];
    } else {
      id = items[i].id;
    }
    if (id == slug) return IdType{static_cast<std::uint16_t>(i)};
  }
  FAIL("there is no " << slug);
  return {};
}

inline ExerciseId exercise(const std::string& slug) { return find_slug<ExerciseId>(regimen().exercises, slug); }
inline VariantId variant(const std::string& slug) { return find_slug<VariantId>(regimen().variants, slug); }
inline RoutineId routine(const std::string& slug) { return find_slug<RoutineId>(regimen().routines, slug); }
inline FlagId flag(const std::string& slug) { return find_slug<FlagId>(regimen().flags, slug); }
inline ConditionId condition(const std::string& slug) { return find_slug<ConditionId>(regimen().conditions, slug); }
inline SignId sign(const std::string& slug) { return find_slug<SignId>(regimen().signs, slug); }
inline PatternId pattern(const std::string& slug) { return find_slug<PatternId>(regimen().patterns, slug); }
inline LevelId level(const std::string& slug) { return find_slug<LevelId>(regimen().levels, slug); }
inline PlaceId place(const std::string& slug) { return find_slug<PlaceId>(regimen().places, slug); }
inline EquipmentId equipment(const std::string& slug) { return find_slug<EquipmentId>(regimen().equipment, slug); }
inline AgeBandId age(const std::string& slug) { return find_slug<AgeBandId>(regimen().age_bands, slug); }
inline ChoiceId choice(const std::string& slug) { return find_slug<ChoiceId>(regimen().choices, slug); }
inline ModificationId modification(const std::string& slug) {
  return find_slug<ModificationId>(regimen().modifications, slug);
}
inline std::size_t detail(const std::string& slug) {
  return find_slug<SubQuestionId>(regimen().sub_questions, slug).index;
}
inline std::uint16_t check_kind(const std::string& slug) {
  return find_slug<FlagId>(regimen().check_entries, slug).index;
}

inline bool has(const std::vector<Slug>& slugs, Slug wanted) {
  return std::find(slugs.begin(), slugs.end(), wanted) != slugs.end();
}

// Thirty years old, everything answered no, no pain, everything at hand, no place ruled out, head turned today.
Answers healthy();

// The first day of the scripts, a Monday, and the days after it.
inline Date day(int n) { return Date{20'003 + n}; }

// Days of push-ups, rows, rolls and stretches, written down in one line each.
struct Script {
  History history;

  // One session of one exercise. Pain 0 and settled makes it green.
  Script& did(int on, const std::string& exercise_slug, int sets, int reps, Pain pain = Pain{},
              AfterEffect after = AfterEffect::settled);
  Script& responded(int on, const std::string& exercise_slug, Response response);
  Script& rolled(int on, const std::string& exercise_slug, Seconds contact);
  Script& perfect();  // the form of the last exercise

  ExerciseDone& last() { return history.sessions.back().exercises.back(); }
};

// Everything that items are made from; owns what an ItemContext refers to.
struct Bench {
  Answers answers = healthy();
  History history;
  std::optional<Date> today;
  bool paused_breath = false;

  Triage triage() const { return calc_triage(regimen(), answers, today); }
  Allowed allowed() const { return calc_allowed(regimen(), answers, triage()); }
  Session session(const std::string& routine_slug, std::optional<Minutes> minutes = {}) const;
  Plan plan(Date first_day) const;
};

// Properties are tried on the same cases every time, unless RC_PARAMS says otherwise.
void fix_seed();

// The item of an exercise in a slot of this length, or nothing.
std::optional<Item> fit(const Bench&, const Slot&, VariantId wanted = {});
Slot slot(const std::string& exercise_slug, Seconds time);

}  // namespace unhunch::core::testing

// SPDX-License-Identifier: Apache-2.0
#include "core/units.h"

#include <doctest/doctest.h>

#include <type_traits>
#include <vector>

#include "core/ids.h"

namespace unhunch::core {
namespace {

template <class A, class B>
concept can_add = requires(A a, B b) {
  a + b;
};

}  // namespace

TEST_CASE("quantities of one unit are added, taken away, scaled and divided") {
  Seconds time = 70_s;
  time += 20_s;
  CHECK(time == 90_s);
  time -= 30_s;
  CHECK(time == 60_s);
  CHECK(2 * time == time * 2);
  CHECK(time - 15_s == 45_s);
  CHECK(65_s / 10_s == 6);
  CHECK(65_s % 10_s == 5_s);
  CHECK(65_s / 2 == 32_s);
  CHECK(5_pain < 6_pain);
  CHECK(to_seconds(3_min) == 180_s);
}

TEST_CASE("quantities of different units do not mix") {
  CHECK(can_add<Seconds, Seconds>);
  CHECK_FALSE(can_add<Seconds, Minutes>);
  CHECK_FALSE(can_add<Pain, Days>);
  CHECK_FALSE(std::is_convertible_v<Seconds, Minutes>);
  CHECK_FALSE(std::is_convertible_v<FlagId, ConditionId>);
}

TEST_CASE("an id is none until it points at a row") {
  CHECK_FALSE(ExerciseId{});
  CHECK(ExerciseId{0});
  CHECK(ExerciseId{3} == ExerciseId{3});
  CHECK(ExerciseId{3} != ExerciseId{});
}

TEST_CASE("a set of ids knows its members up to the last of 64") {
  PlaceSet set{PlaceId{63}, PlaceId{0}};
  CHECK(set.size() == 2);
  CHECK(set.contains(PlaceId{63}));
  CHECK_FALSE(set.contains(PlaceId{62}));
  set.insert(PlaceId{5});
  CHECK(set.contains_all(PlaceSet{PlaceId{5}, PlaceId{63}}));
  CHECK_FALSE(set.contains_all(PlaceSet{PlaceId{5}, PlaceId{6}}));
  CHECK(set.contains_all({}));
  CHECK(set.meets(PlaceSet{PlaceId{6}, PlaceId{5}}));
  CHECK_FALSE(set.meets(PlaceSet{PlaceId{6}}));
  CHECK(PlaceSet{}.empty());
  CHECK((PlaceSet{PlaceId{1}} | PlaceSet{PlaceId{2}}) == PlaceSet{PlaceId{2}, PlaceId{1}});

  std::vector<int> visited;
  set.for_each([&](PlaceId id) { visited.push_back(id.index); });
  CHECK(visited == std::vector<int>{0, 5, 63});
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
// Typed places in the tables of the regimen. An id that people and files see is a slug ("cat_cow"); inside the core
// it is the index of its row, typed by its kind, so that an exercise cannot be looked up in the table of flags.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace unhunch::core {

// The public name of an item. Points into the regimen (or at a literal) and lives as long as that.
using Slug = std::string_view;

template <class Kind>
struct Id {
  static constexpr std::uint16_t none = 0xffff;
  std::uint16_t index = none;

  constexpr bool operator==(const Id&) const = default;
  constexpr explicit operator bool() const { return index != none; }
};

using FlagId = Id<struct FlagKind>;
using FamilyId = Id<struct FlagFamilyKind>;
using SubQuestionId = Id<struct SubQuestionKind>;
using ChoiceId = Id<struct ChoiceKind>;
using AgeBandId = Id<struct AgeBandKind>;
using ConditionId = Id<struct ConditionKind>;
using ModificationId = Id<struct ModificationKind>;
using RowId = Id<struct MatrixRowKind>;
using PatternId = Id<struct PatternKind>;
using SignId = Id<struct SignKind>;
using ExerciseId = Id<struct ExerciseKind>;
using VariantId = Id<struct VariantKind>;
using PlaceId = Id<struct PlaceKind>;
using PostureId = Id<struct PostureKind>;
using EquipmentId = Id<struct EquipmentKind>;
using MuscleId = Id<struct MuscleKind>;
using RoutineId = Id<struct RoutineKind>;
using LevelId = Id<struct StrengthLevelKind>;
using RegionId = Id<struct RegionKind>;

// A set of at most 64 ids of one kind. The loader refuses a regimen with more.
template <class IdType>
struct IdSet {
  static constexpr std::size_t capacity = 64;
  std::uint64_t bits = 0;

  constexpr IdSet() = default;
  constexpr explicit IdSet(std::uint64_t raw) : bits(raw) {}
  constexpr IdSet(std::initializer_list<IdType> ids) {
    for (const IdType id : ids) insert(id);
  }
  constexpr bool operator==(const IdSet&) const = default;
  constexpr void insert(IdType id) { bits |= std::uint64_t{1} << id.index; }
  constexpr bool contains(IdType id) const { return (bits >> id.index & 1) != 0; }
  constexpr bool contains_all(IdSet other) const { return (other.bits & ~bits) == 0; }
  constexpr bool meets(IdSet other) const { return (bits & other.bits) != 0; }
  constexpr bool empty() const { return bits == 0; }
  constexpr int size() const { return std::popcount(bits); }
  friend constexpr IdSet operator|(IdSet a, IdSet b) { return IdSet{a.bits | b.bits}; }

  // Calls visit(id) for every member in the order of the table.
  template <class Visit>
  constexpr void for_each(Visit visit) const {
    for (std::uint64_t rest = bits; rest != 0; rest &= rest - 1) {
      visit(IdType{static_cast<std::uint16_t>(std::countr_zero(rest))});
    }
  }
};

using ConditionSet = IdSet<ConditionId>;
using ModificationSet = IdSet<ModificationId>;
using PlaceSet = IdSet<PlaceId>;
using PostureSet = IdSet<PostureId>;
using EquipmentSet = IdSet<EquipmentId>;
using MuscleSet = IdSet<MuscleId>;
using AgeBandSet = IdSet<AgeBandId>;

}  // namespace unhunch::core

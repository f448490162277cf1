// SPDX-License-Identifier: Apache-2.0
//
// All 2^24 sets of conditions against every exercise and every option row of the matrix, in the core through its public
// functions, one set after the other. The oracle's answer for an exercise depends only on the conditions in its rows,
// so it is asked once for each of their subsets and looked up for every set; the core is asked for every set.

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <boost/json.hpp>
#include <chrono>
#include <functional>

#include "testing.h"

namespace unhunch {
namespace {

using testing::document;
using testing::ids_of;
using testing::regimen;

constexpr int condition_count = 24;
constexpr std::uint32_t half = 1u << 12;

// From a whole set to the place among the subsets of some conditions: one look-up for each half of the set.
struct Places {
  explicit Places(std::uint32_t conditions)
      : low(half), high(half), count(std::size_t{1} << std::popcount(conditions)) {
    int bit = 0;
    std::array<std::uint32_t, condition_count> weight{};
    for (std::size_t i = 0; i < condition_count; ++i) {
      if (conditions >> i & 1) weight[i] = 1u << bit++;
    }
    for (std::uint32_t set = 0; set < half; ++set) {
      for (std::size_t i = 0; i < 12; ++i) {
        if (!(set >> i & 1)) continue;
        low[set] |= weight[i];
        high[set] |= weight[i + 12];
      }
    }
  }
  std::uint32_t of(std::uint32_t set) const { return low[set % half] | high[set / half]; }

  std::vector<std::uint32_t> low, high;
  std::size_t count;
};

// Every subset of some conditions.
template <class Visit>
void for_each_subset(std::uint32_t conditions, Visit visit) {
  std::uint32_t subset = 0;
  do {
    visit(subset);
    subset = (subset - conditions) & conditions;
  } while (subset != 0);
}

struct Expected {
  std::uint64_t modifications = 0;
  std::int32_t variant = -1;
  bool offered = false;
};

struct ExerciseSweep {
  core::ExerciseId id;
  Places places;
  std::vector<Expected> expected;
};

struct RowSweep {
  core::RowId id;
  std::string name;
  Places places;
  std::vector<oracle::Sweep::Row> expected;
};

std::uint32_t bit(const std::string& condition) {
  return 1u << testing::index().find<core::ConditionId>("condition", condition).index;
}

std::uint32_t bits(const std::vector<std::string>& conditions) {
  std::uint32_t all = 0;
  for (const std::string& one : conditions) all |= bit(one);
  return all;
}

core::ExerciseId exercise(const std::string& id) { return testing::index().find<core::ExerciseId>("exercise", id); }

std::vector<ExerciseSweep> sweep_exercises(const oracle::Sweep& sweep) {
  std::vector<ExerciseSweep> all;
  for (std::size_t i = 0; i < sweep.exercises.size(); ++i) {
    const std::uint32_t conditions = sweep.conditions_of_exercise(i);
    ExerciseSweep one{exercise(sweep.exercises[i]), Places{conditions}, {}};
    one.expected.resize(one.places.count);
    for_each_subset(conditions, [&](std::uint32_t set) {
      const oracle::Sweep::Final form = sweep.form(i, set);
      one.expected[one.places.of(set)] = {form.modifications, form.variant, form.offered};
    });
    all.push_back(std::move(one));
  }
  return all;
}

// The rows that are not the row of an exercise.
std::vector<RowSweep> sweep_rows(const oracle::Sweep& sweep) {
  std::vector<RowSweep> all;
  for (std::size_t i = 0; i < sweep.rows.size(); ++i) {
    if (exercise(sweep.rows[i])) continue;
    const std::uint32_t conditions = sweep.conditions_of_row(i);
    RowSweep one{testing::index().find<core::RowId>("matrix", sweep.rows[i]), sweep.rows[i], Places{conditions}, {}};
    one.expected.resize(one.places.count);
    for_each_subset(conditions, [&](std::uint32_t set) { one.expected[one.places.of(set)] = sweep.row(i, set); });
    all.push_back(std::move(one));
  }
  return all;
}

// One row of the specification's own table, as masks of conditions.
struct SpecRow {
  std::uint32_t excluded_by = 0;
  std::map<std::uint64_t, std::uint32_t> modified_by;  // bit of the modification -> conditions
};

std::map<std::string, SpecRow> read_spec_rows() {
  std::map<std::string, SpecRow> rows;
  for (const testing::Line& line : testing::spec_table("matrix")) {
    SpecRow& row = rows[line.at("row")];
    if (line.at("effect") == "exclude") {
      row.excluded_by |= bit(line.at("condition"));
    } else {
      const auto by = testing::index().find<core::ModificationId>("modification", line.at("modification"));
      row.modified_by[std::uint64_t{1} << by.index] |= bit(line.at("condition"));
    }
  }
  return rows;
}

// Does this form need the floor, or weight on bent wrists? The form's own word counts, else that of its exercise.
bool has_trait(const std::string& exercise_id, const std::string& variant_id, const char* trait) {
  if (!variant_id.empty()) {
    const auto& own = document().at("exercise_variant").at(variant_id).as_object();
    if (const auto* said = own.if_contains(trait)) return said->as_bool();
  }
  const auto* said = document().at("exercise").at(exercise_id).as_object().if_contains(trait);
  return said != nullptr && said->as_bool();
}

// An invariant about forms: which conditions forbid this form of this exercise? An empty variant is the default form.
struct FormRule {
  const char* invariant;
  std::function<std::uint32_t(const std::string& exercise, const std::string& variant)> forbidden_by;
};

std::vector<FormRule> form_rules() {
  const std::uint32_t head_up =
      bits({"uncontrolled_blood_pressure_or_heart", "dizzy_on_head_movement", "low_blood_pressure_faints"});
  const std::uint32_t eyes = bit("glaucoma");
  const auto floor_and_wrist = [](const std::string& exercise, const std::string& variant) {
    const bool on_bed = exercise == "knees_to_chest";  // on the bed when the floor is out of reach: mod_on_bed
    return (has_trait(exercise, variant, "bent_wrists") ? bit("wrist_pain") : 0u) |
           (has_trait(exercise, variant, "on_floor") && !on_bed ? bit("no_floor_transfer") : 0u);
  };
  const auto supine_and_extension = [](const std::string& exercise, const std::string& variant) {
    const bool roller = document().at("exercise").at(exercise).at("class").as_string() == "roller";
    const bool on_the_back =
        exercise == "knees_to_chest" || exercise == "thoracic_extension_roller" || exercise == "foam_roller_massage";
    return (roller || has_trait(exercise, variant, "extension") ? bit("osteoporosis") : 0u) |
           (on_the_back ? bit("pregnant_16_weeks_or_more") : 0u);
  };
  const auto head_below_heart = [=](const std::string& exercise, const std::string& variant) {
    if (exercise == "childs_pose") return eyes | (variant == "childs_pose_head_high" ? 0u : head_up);
    return has_trait(exercise, variant, "head_low") ? head_up | eyes : 0u;
  };
  const auto hand_pressure = [](const std::string&, const std::string& variant) {
    return variant == "neck_side_bend_hand_pressure" ? ~0u : 0u;  // never a form that is chosen for somebody
  };
  return {{"inv_floor_and_wrist", floor_and_wrist},
          {"inv_supine_and_extension", supine_and_extension},
          {"inv_head_below_heart", head_below_heart},
          {"inv_hand_pressure", hand_pressure}};
}

// An invariant about a row of the matrix: these conditions must exclude it.
struct RowRule {
  const char* invariant;
  std::string row;
  std::uint32_t excluded_by;
};

std::vector<RowRule> row_rules() {
  return {{"inv_hand_pressure", "neck_side_bend_hand_pressure",
           bits({"dizzy_on_head_movement", "neck_instability_risk", "osteoporosis", "hypermobility"})},
          {"inv_breath_pause", "breath_hold",
           bits({"pregnant_under_16_weeks", "pregnant_16_weeks_or_more", "glaucoma",
                 "uncontrolled_blood_pressure_or_heart", "lung_or_sleep_breathing_condition", "breath_hold_panic"})},
          {"inv_head_below_heart", "seated_forward_fold_deep",
           bits({"glaucoma", "uncontrolled_blood_pressure_or_heart", "dizzy_on_head_movement",
                 "low_blood_pressure_faints"})}};
}

constexpr const char* same_forms = "core and oracle offer the same forms";
constexpr const char* same_rows = "core and oracle agree on the option rows";

class Sweeping {
 public:
  Sweeping() : oracle_(document()), rules_(form_rules()), rows_(sweep_rows(oracle_)) {
    const std::map<std::string, SpecRow> spec = read_spec_rows();
    for (ExerciseSweep& sweep : sweep_exercises(oracle_)) {
      const std::string id = regimen()[sweep.id].id;
      const SpecRow& row = spec.at(id);
      Exercise one{std::move(sweep), row.excluded_by, {row.modified_by.begin(), row.modified_by.end()}, {}};
      for (const FormRule& rule : rules_) {
        std::vector<std::uint32_t> forbidden{rule.forbidden_by(id, "")};
        for (const core::Variant& each : regimen().variants) forbidden.push_back(rule.forbidden_by(id, each.id));
        one.forbidden.push_back(std::move(forbidden));
      }
      exercises_.push_back(std::move(one));
    }
    const auto started = std::chrono::steady_clock::now();
    for (std::uint32_t high = 0; high < half; ++high) visit_block(high);
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  }

  // How many sets break it, with one of them.
  struct Broken {
    std::uint64_t sets = 0;
    std::string example;
  };
  std::map<std::string, Broken> broken;
  std::uint64_t visited = 0;
  double seconds = 0;

  static constexpr std::uint32_t stride = testing::is_sanitized ? 41 : 1;

 private:
  struct Exercise {
    ExerciseSweep sweep;
    std::uint32_t excluded_by;                                         // by the table of the specification
    std::vector<std::pair<std::uint64_t, std::uint32_t>> modified_by;  // likewise
    std::vector<std::vector<std::uint32_t>> forbidden;  // by rule, then by form: the default form, then by VariantId
  };

  void expect(bool holds, const char* what, std::uint32_t set) {
    if (holds) [[likely]]
      return;
    Broken& one = broken[what];
    if (one.sets++ > 0) return;
    core::ConditionSet{set}.for_each([&](core::ConditionId id) { one.example += regimen()[id].id + " "; });
  }

  void visit_block(std::uint32_t high) {
    const std::uint32_t block = high * half;
    const std::uint32_t first = (stride - block % stride) % stride;
    offered_.fill(0);
    for (const Exercise& one : exercises_) {
      for (std::uint32_t low = first; low < half; low += stride) visit(one, block | low);
    }
    for (const RowSweep& row : rows_) visit(row, block, first);
    for (std::uint32_t low = first; low < half; low += stride) {
      expect((offered_[low] & breathing_) != 0 && (offered_[low] & cardio_) != 0, "inv_no_dead_end", block | low);
      ++visited;
    }
  }

  void visit(const Exercise& one, std::uint32_t set) {
    const core::Form form = core::find_form(regimen_, one.sweep.id, core::ConditionSet{set}, everything_);
    const Expected& expected = one.sweep.expected[one.sweep.places.of(set)];
    expect(form.possible == expected.offered, same_forms, set);
    if (!form.possible) return;
    const std::int32_t variant = form.variant ? form.variant.index : -1;
    expect(variant == expected.variant && form.modifications.bits == expected.modifications, same_forms, set);

    bool respected = (set & one.excluded_by) == 0;
    for (const auto& [modification, conditions] : one.modified_by)
      respected = respected && ((set & conditions) == 0 || (form.modifications.bits & modification) != 0);
    expect(respected, "inv_conditions_respected", set);
    for (std::size_t i = 0; i < rules_.size(); ++i)
      expect((set & one.forbidden[i][static_cast<std::size_t>(variant + 1)]) == 0, rules_[i].invariant, set);
    offered_[set % half] |= std::uint32_t{1} << one.sweep.id.index;
  }

  void visit(const RowSweep& row, std::uint32_t block, std::uint32_t first) {
    const core::MatrixRow& its = regimen_[row.id];
    std::uint32_t must_exclude = 0;
    const char* invariant = "";
    for (const RowRule& rule : row_rules_) {
      if (rule.row != row.name) continue;
      must_exclude = rule.excluded_by;
      invariant = rule.invariant;
    }
    for (std::uint32_t low = first; low < half; low += stride) {
      const core::ConditionSet set{block | low};
      const bool excluded = core::is_excluded(its, set);
      const oracle::Sweep::Row& expected = row.expected[row.places.of(block | low)];
      expect(excluded == expected.excluded && core::find_modifications(its, set).bits == expected.modifications,
             same_rows, block | low);
      expect(excluded || (set.bits & must_exclude) == 0, invariant, block | low);
    }
  }

  const core::Regimen& regimen_ = regimen();
  oracle::Sweep oracle_;
  std::vector<FormRule> rules_;
  std::vector<RowRule> row_rules_ = row_rules();
  std::vector<Exercise> exercises_;
  std::vector<RowSweep> rows_;
  core::Surroundings everything_{core::EquipmentSet{~std::uint64_t{0}}, {}};
  std::uint32_t breathing_ = 1u << exercise("belly_breathing").index;
  std::uint32_t cardio_ = 1u << exercise("light_cardio").index;
  std::array<std::uint32_t, half> offered_{};
};

const Sweeping& sweeping() {
  static const Sweeping done;
  return done;
}

void expect_unbroken(const char* what) {
  const auto found = sweeping().broken.find(what);
  if (found == sweeping().broken.end()) return;
  FAIL_CHECK(what << " is broken by " << found->second.sets << " sets, one is: " << found->second.example);
}

}  // namespace

TEST_CASE("Core and oracle number conditions, modifications and forms alike") {
  const oracle::Sweep sweep{document()};
  REQUIRE(sweep.conditions.size() == condition_count);
  REQUIRE(sweep.variants.size() == regimen().variants.size());
  REQUIRE(sweep.modifications.size() == regimen().modifications.size());
  for (std::size_t i = 0; i < condition_count; ++i) CHECK(regimen().conditions[i].id == sweep.conditions[i]);
  for (std::size_t i = 0; i < sweep.modifications.size(); ++i)
    CHECK(regimen().modifications[i].id == sweep.modifications[i]);
  for (std::size_t i = 0; i < sweep.variants.size(); ++i) CHECK(regimen().variants[i].id == sweep.variants[i]);
  CHECK(sweep.rows.size() == testing::spec_table("matrix_rows").size());
  CHECK(sweep.exercises.size() == testing::spec_table("exercises").size());
}

TEST_CASE("Every set of conditions is visited, and the core offers exactly the forms of the oracle") {
  const Sweeping& done = sweeping();
  MESSAGE("sets of conditions visited: " << done.visited
                                         << std::string(testing::is_sanitized ? " (every 41st)" : " (all)") << " in "
                                         << done.seconds << " s");
  if (Sweeping::stride == 1) CHECK(done.visited == std::uint64_t{1} << condition_count);
  expect_unbroken(same_forms);
  expect_unbroken(same_rows);
}

TEST_CASE("inv_conditions_respected: in every set of conditions no offered form goes against a cell") {
  expect_unbroken("inv_conditions_respected");
}
TEST_CASE("inv_no_dead_end: in every set of conditions breathing and light movement stay open") {
  expect_unbroken("inv_no_dead_end");
}
TEST_CASE("inv_hand_pressure: in every set of conditions the hand on the head is off, and shut where it must be") {
  expect_unbroken("inv_hand_pressure");
  CHECK(regimen()[testing::index().find<core::VariantId>("exercise_variant", "neck_side_bend_hand_pressure")]
            .off_by_default);
}
TEST_CASE("inv_breath_pause: in every set of conditions the pause is shut where it must be") {
  expect_unbroken("inv_breath_pause");
}
TEST_CASE("inv_head_below_heart: in every set of conditions the head stays as high as it must") {
  expect_unbroken("inv_head_below_heart");
}
TEST_CASE(
    "inv_supine_and_extension: in every set of conditions lying flat and bending back are shut where they must be") {
  expect_unbroken("inv_supine_and_extension");
}
TEST_CASE("inv_floor_and_wrist: in every set of conditions no form needs a floor or wrists that are not there") {
  expect_unbroken("inv_floor_and_wrist");
}

}  // namespace unhunch

// SPDX-License-Identifier: Apache-2.0
#include "wire/regimen_reader.h"

#include <vector>

#include "wire/door_testing.h"

namespace unhunch::wire {
namespace {

namespace json = boost::json;

const json::value& document() {
  static const json::value parsed = *parse_json(regimen_text());
  return parsed;
}

// Every n-th value below `value`, without the sentences.
void collect(json::value& value, std::vector<json::value*>& values) {
  values.push_back(&value);
  if (auto* object = value.if_object()) {
    for (auto& member : *object) {
      if (member.key() != "text") collect(member.value(), values);
    }
  } else if (auto* array = value.if_array()) {
    for (json::value& each : *array) collect(each, values);
  }
}

}  // namespace

TEST_CASE("the regimen is read with its tables and figures") {
  const auto regimen = read_regimen_document(document());
  REQUIRE_MESSAGE(regimen, regimen.error().where << ' ' << regimen.error().message);
  CHECK(regimen->exercises.size() == 26);
  CHECK(regimen->conditions.size() == 24);
  CHECK(regimen->rows.size() == 34);
  CHECK(regimen->levels.size() == 4);
  CHECK(regimen->figures.roller_most.count == 120);
  CHECK(regimen->figures.gate_sessions == 2);
  CHECK(regimen->breathing.cycle().count == 10);
  CHECK(regimen->breathing_with_pause.cycle().count == 14);
  CHECK(regimen->strength_block_time.count == 300);
  CHECK((*regimen)[regimen->known.belly_breathing].id == "belly_breathing");
}

TEST_CASE("every reference of the regimen points at a row") {
  const auto regimen = read_regimen_document(document());
  REQUIRE(regimen);
  for (const core::Exercise& exercise : regimen->exercises) {
    CHECK(exercise.row.index < regimen->rows.size());
    for (const core::VariantId id : exercise.variants) CHECK((*regimen)[(*regimen)[id].exercise].id == exercise.id);
    for (const auto& substitute : exercise.replaced_by) {
      CHECK(substitute.exercise.index < regimen->exercises.size());
    }
    if (exercise.exercise_class == core::ExerciseClass::static_hold) CHECK(exercise.dose.hold);
    if (exercise.exercise_class == core::ExerciseClass::strength) CHECK(exercise.dose.sets);
  }
  for (const core::Sign& sign : regimen->signs) CHECK(sign.points.size() == regimen->patterns.size());
  for (const core::Routine& routine : regimen->routines) CHECK_FALSE(routine.forms.empty());
  CHECK(regimen->strength_blocks.size() == regimen->dose_steps.size());
  CHECK(regimen->first_row_step < regimen->row_steps.size());
}

TEST_CASE("a document without one of its tables is an error with a path, or does not need it") {
  int refused = 0;
  for (const auto& table : document().get_object()) {
    json::object less = document().get_object();
    less.erase(table.key());
    const auto regimen = read_regimen_document(less);
    if (regimen) continue;
    ++refused;
    CHECK_MESSAGE(!regimen.error().code.empty(), std::string(table.key()));
    CHECK_FALSE(regimen.error().where.empty());
  }
  CHECK(refused > 20);
}

TEST_CASE("a value of another kind anywhere in the document never makes the reader fall") {
  json::value changed = document();
  std::vector<json::value*> values;
  collect(changed, values);
  REQUIRE(values.size() > 3000);
  const json::value others[] = {nullptr, -1, "no_such_id", json::array{}, json::object{}, 1e300};
  int refused = 0;
  for (std::size_t n = 1; n < values.size(); n += 41) {
    const json::value other = others[n % std::size(others)];
    const json::value before = *values[n];
    *values[n] = other;
    if (!read_regimen_document(changed)) ++refused;
    *values[n] = before;
    values.clear();
    collect(changed, values);  // the value that was put back may stand elsewhere
  }
  CHECK(refused > 50);
}

TEST_CASE("what is no object is no regimen") {
  for (const json::value& value :
       {json::value(nullptr), json::value(1), json::value("x"), json::value(json::array{})}) {
    CHECK_FALSE(read_regimen_document(value));
  }
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
//
// Checks of the matrix of exercises and conditions.

#include "wire/regimen_check.h"
#include "wire/regimen_check_view.h"

namespace unhunch::wire {

using namespace view;

namespace {

bool is_row(const json::object& document, std::string_view id) {
  return has_item(document, "exercise", id) || flag_at(item(document, "exercise_variant", id), "row") ||
         has_item(document, "matrix_option", id) || (id == "head_turn_test" && has_item(document, "rule", id));
}

void check_has_row(const json::object& document, std::string_view kind, std::string_view id, Faults& faults) {
  if (has_item(document, "matrix", id)) return;
  report(faults, path(kind, id), "no_matrix_row", "has no row in the matrix", "a table [" + path("matrix", id) + "]");
}

}  // namespace

void check_matrix_rows(const json::object& document, Faults& faults) {
  for (const auto id : ids_of(document, "matrix")) {
    if (is_row(document, id)) continue;
    report(faults, path("matrix", id), "unknown_row", "belongs to nothing",
           "the id of an exercise, of a variant with row = true or of a matrix_option");
  }
  for (const auto* kind : {"exercise", "matrix_option"}) {
    for (const auto id : ids_of(document, kind)) check_has_row(document, kind, id, faults);
  }
  for (const auto id : ids_of(document, "exercise_variant")) {
    if (flag_at(item(document, "exercise_variant", id), "row")) check_has_row(document, "exercise_variant", id, faults);
  }
}

void check_matrix_cells(const json::object& document, Faults& faults) {
  for (const auto row : ids_of(document, "matrix")) {
    for (const auto& cell : object_at(item(document, "matrix", row), "cells")) {
      const auto* fields = cell.value().if_object();
      if (!fields) continue;
      const auto key = path("matrix", row, "cells", to_view(cell.key()), "by");
      const auto effect = text_at(*fields, "effect");
      const bool names_modification = find(*fields, "by") != nullptr;
      if (effect == "modify" && !names_modification) {
        report(faults, key, "missing_key", "is missing", "the modification that makes the exercise suitable");
      }
      if (effect != "modify" && names_modification) {
        report(faults, key, "unknown_key", "stands beside an effect that changes nothing",
               "by only where effect is modify");
      }
    }
  }
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
//
// An exercise as it is really done: in its default form, or in one of its variants. A variant states only what differs,
// so that its dose, class, sides and parts are those of the exercise with its own put over them.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/regimen_check_view.h"

namespace unhunch::wire {

// Points into the document, which must outlive it.
struct DoneForm {
  const boost::json::object* exercise = nullptr;
  const boost::json::object* variant = nullptr;  // null in the default form
  std::string key;                               // exercise.cat_cow or exercise_variant.cat_cow_small

  std::string_view word(std::string_view name) const;                          // the variant's own, else the exercise's
  bool flag(std::string_view name) const;                                      // likewise
  std::optional<view::Range> dose(std::string_view name) const;                // likewise
  const boost::json::array& parts() const;                                     // likewise
  std::int64_t standard(std::string_view name, std::int64_t otherwise) const;  // default of a dose field
  std::int64_t sides() const;  // 2 where each side has its own time, else 1
};

// Absent when there is no such exercise, or no such variant of it. An empty variant is the default form.
std::optional<DoneForm> find_form(const boost::json::object& document, std::string_view exercise,
                                  std::string_view variant);

// Default forms and variants of all exercises.
std::vector<DoneForm> all_forms(const boost::json::object& document);

// How long the form takes. Fields of `slot` stand before those of the dose. Absent where the dose alone does not say:
// an exercise that simply goes on until its time is over.
std::optional<std::int64_t> form_seconds(const DoneForm& form, const boost::json::object& slot);

}  // namespace unhunch::wire

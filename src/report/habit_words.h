// SPDX-License-Identifier: Apache-2.0
// What a habit is called in what leaves the program: its sentence, or the person's own words.
#pragma once

#include <string>
#include <string_view>

#include "wire/texts.h"

namespace unhunch::report {

inline std::string say_habit(const wire::Texts& texts, std::string_view id) {
  for (const std::string_view kind : {"workspace_item", "sleep_item", "habit"}) {
    if (const std::string_view says = texts.find(kind, id, "says"); !says.empty()) return std::string{says};
  }
  return std::string{id};
}

}  // namespace unhunch::report

// SPDX-License-Identifier: Apache-2.0
// Texts of a body as it was recorded. Inside of the report alone.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace unhunch::wire {

// Empty when there is none.
inline std::string text_of(const boost::json::object& from, std::string_view name) {
  const boost::json::value* found = from.if_contains(name);
  return found != nullptr && found->is_string() ? std::string{found->get_string()} : std::string{};
}

inline std::vector<std::string> texts_of(const boost::json::object& from, std::string_view name) {
  std::vector<std::string> texts;
  const boost::json::value* found = from.if_contains(name);
  if (found == nullptr || !found->is_array()) return texts;
  for (const boost::json::value& each : found->get_array()) {
    if (each.is_string()) texts.emplace_back(each.get_string());
  }
  return texts;
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
//
// Looking into a JSON document without fear: whatever is absent or of another type reads as absent, empty or false.

#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/regimen_check.h"

namespace unhunch::wire::view {

namespace json = boost::json;

inline std::string_view to_view(json::string_view text) { return {text.data(), text.size()}; }

inline const json::value* find(const json::object& object, std::string_view key) {
  const auto found = object.find(json::string_view(key.data(), key.size()));
  return found == object.end() ? nullptr : &found->value();
}

inline const json::object& object_at(const json::object& object, std::string_view key) {
  static const json::object none;
  const auto* value = find(object, key);
  const auto* inner = value ? value->if_object() : nullptr;
  return inner ? *inner : none;
}

inline const json::array& array_at(const json::object& object, std::string_view key) {
  static const json::array none;
  const auto* value = find(object, key);
  const auto* inner = value ? value->if_array() : nullptr;
  return inner ? *inner : none;
}

inline std::string_view text_of(const json::value& value) {
  const auto* text = value.if_string();
  return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

inline std::string_view text_at(const json::object& object, std::string_view key) {
  const auto* value = find(object, key);
  return value ? text_of(*value) : std::string_view();
}

// No figure of the regimen is larger; a larger one reads as absent, so that no sum or product of three can overflow.
inline constexpr std::int64_t largest_whole = 1'000'000;

inline std::optional<std::int64_t> whole_of(const json::value& value) {
  const auto* number = value.if_int64();
  if (!number || *number > largest_whole || *number < -largest_whole) return std::nullopt;
  return *number;
}

inline std::optional<std::int64_t> whole_at(const json::object& object, std::string_view key) {
  const auto* value = find(object, key);
  return value ? whole_of(*value) : std::nullopt;
}

inline bool flag_at(const json::object& object, std::string_view key) {
  const auto* value = find(object, key);
  const auto* flag = value ? value->if_bool() : nullptr;
  return flag && *flag;
}

inline bool contains_text(const json::array& array, std::string_view text) {
  for (const auto& element : array) {
    if (text_of(element) == text) return true;
  }
  return false;
}

// {id: item} of a kind.
inline const json::object& items(const json::object& document, std::string_view kind) {
  return object_at(document, kind);
}

inline const json::object& item(const json::object& document, std::string_view kind, std::string_view id) {
  return object_at(items(document, kind), id);
}

inline bool has_item(const json::object& document, std::string_view kind, std::string_view id) {
  return find(items(document, kind), id) != nullptr;
}

// The figure of a rule, as rule.hold_global.max_s.
inline std::optional<std::int64_t> rule(const json::object& document, std::string_view id, std::string_view figure) {
  return whole_at(item(document, "rule", id), figure);
}

struct Range {
  std::int64_t standard = 0;  // the default
  std::int64_t min = 0;
  std::int64_t max = 0;
};

inline std::optional<Range> range_at(const json::object& object, std::string_view key) {
  const auto& table = object_at(object, key);
  const auto standard = whole_at(table, "default");
  const auto min = whole_at(table, "min");
  const auto max = whole_at(table, "max");
  if (!standard || !min || !max) return std::nullopt;
  return Range{*standard, *min, *max};
}

template <class... Parts>
std::string path(const Parts&... parts) {
  std::string out;
  const auto add = [&out](std::string_view part) {
    if (!out.empty()) out += '.';
    out += part;
  };
  (add(std::string_view(parts)), ...);
  return out;
}

inline std::string path_at(std::string_view before, std::size_t index) {
  return std::string(before) + "." + std::to_string(index);
}

inline void report(Faults& faults, std::string key, std::string_view code, std::string message,
                   std::string expected = {}) {
  faults.push_back({{}, 0, std::move(key), std::string(code), std::move(message), std::move(expected)});
}

inline std::string quote(std::string_view text) { return "'" + std::string(text) + "'"; }

// All ids of a kind, to suggest one.
inline std::vector<std::string_view> ids_of(const json::object& document, std::string_view kind) {
  std::vector<std::string_view> ids;
  for (const auto& member : items(document, kind)) ids.push_back(to_view(member.key()));
  return ids;
}

}  // namespace unhunch::wire::view

// SPDX-License-Identifier: Apache-2.0
//
// The words in which the format of the regimen is written down (regimen_schema.cc, regimen_schema_figure.cc).

#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/regimen_schema.h"

namespace unhunch::wire {

namespace schema {

using Words = std::vector<std::string_view>;
using Fields = std::vector<Field>;

inline constexpr std::int64_t largest = 1'000'000;

inline Type simple(Form form) { return {form, {}, 0, 0, {}, {}}; }
inline Type flag() { return simple(Form::flag); }
inline Type always() { return simple(Form::always); }
inline Type number() { return simple(Form::number); }
inline Type string() { return simple(Form::string); }
inline Type scalar() { return simple(Form::scalar); }
inline Type range() { return simple(Form::range); }
inline Type whole(std::int64_t min = 0, std::int64_t max = largest) { return {Form::whole, {}, min, max, {}, {}}; }
inline Type word(Words words) { return {Form::word, std::move(words), 0, 0, {}, {}}; }
inline Type id(Words kinds) { return {Form::id, std::move(kinds), 0, 0, {}, {}}; }
inline Type list(Type element, std::int64_t at_least = 0) {
  return {Form::list, {}, at_least, largest, {std::move(element)}, {}};
}
inline Type list_of(Type element, std::int64_t count) {
  return {Form::list, {}, count, count, {std::move(element)}, {}};
}
inline Type ids(Words kinds) { return list(id(std::move(kinds))); }
inline Type map(Words kinds, Type value) { return {Form::map, std::move(kinds), 0, 0, {std::move(value)}, {}}; }
inline Type table(Fields fields) { return {Form::table, {}, 0, 0, {}, std::move(fields)}; }
inline Type either(Type one, Type other) { return {Form::either, {}, 0, 0, {std::move(one), std::move(other)}, {}}; }

inline Field must(std::string_view name, Type type) { return {name, true, std::move(type)}; }
inline Field may(std::string_view name, Type type) { return {name, false, std::move(type)}; }

}  // namespace schema

// The kinds of the figure: angle, prop, pose, motion (docs/figure.md).
std::vector<Kind> figure_kinds();

}  // namespace unhunch::wire

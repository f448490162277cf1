// SPDX-License-Identifier: Apache-2.0
//
// The format of the regimen as one table: every kind of item, its fields and the sentences it needs. It says the same
// as docs/regimen.md; the checks, and nothing else, read it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unhunch::wire {

enum class Form {
  flag,    // true or false
  always,  // only true
  whole,   // an integer, min to max
  number,  // an integer or a decimal
  string,  // any text
  scalar,  // a number, a text or true/false
  word,    // one of `words`
  id,      // an id of one of the kinds in `words`
  range,   // {default, min, max} of integers, source may be added
  figure,  // a scalar, a range, or a list or table of scalars
  list,    // each element is of[0]
  map,     // the names are ids of one of the kinds in `words` (any name if there is none), each value is of[0]
  table,   // exactly the `fields`
  either,  // fits one of `of`
};

struct Field;

struct Type {
  Form form = Form::scalar;
  std::vector<std::string_view> words;
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::vector<Type> of;
  std::vector<Field> fields;
};

struct Field {
  std::string_view name;
  bool required = true;
  Type type;
};

// The sentences of an item.
struct TextField {
  enum class Form { sentence, sentences, pairs } form = Form::sentence;
  std::string_view name;
  std::string_view count;  // the field of the item that says how many: a number, or a list of the same length
  enum class Needed { always, when_asked, never } needed = Needed::always;  // a derived item is not asked
};

struct Kind {
  std::string_view name;
  std::vector<Field> fields;
  std::vector<TextField> texts;
  std::vector<std::string_view> run_time{};  // placeholders without a dot that these sentences may use
  bool ordered = true;                       // has n
  bool sourced = true;                       // has source
  bool open = false;                         // may state figures under names of its own
};

// The figures that the program reads from a rule.
struct RuleFigures {
  std::string_view rule;
  std::vector<Field> figures;
};

// All kinds, in the order of the document.
const std::vector<Kind>& regimen_kinds();

// Absent when there is no such kind. Cost: linear in the number of kinds.
const Kind* find_kind(std::string_view name);

const std::vector<RuleFigures>& regimen_rule_figures();

// "a whole number from 0 to 4", "an id of tier" ...
std::string describe(const Type& type);

// The known name nearest to a misspelt one; empty when none is close.
std::string find_nearest(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
//
// The safety rules a second time: slow, obvious, keyed by strings, written from the specification alone.
// Nothing of src/ is used here, so that a fault must be made twice, in two shapes, before a test misses it.
//
// It reads the compiled regimen (docs/regimen.md: {kind: {id: item}}) as plain JSON. Every function is pure;
// a document that breaks its own contract throws.
//
// Where the specification leaves room, the stricter reading holds:
//  - an unanswered condition is a yes; an unanswered see_soon or caution question gives tier caution;
//  - a flag's check entry counts only when the day of the flag, the day of the entry and today are all known
//    and in order; a "no exercise" entry counts whatever its day, until a later entry that counts;
//  - pain now not answered is treated as a sore day; pain of 8 or more is urgent whatever has been cleared;
//  - a flag that only counts in part (unsure, or the milder half of its rule) still shuts the pattern it guards.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace unhunch::oracle {

using Regimen = boost::json::value;

Regimen read_regimen(const std::string& path);

struct Check {
  std::string entry;  // id of a check_entry
  std::string flag;
  std::string date;    // YYYY-MM-DD
  std::string result;  // id of a check_result; only a clearance_entry has one
};

struct Answers {
  std::optional<std::string> age_band;
  std::optional<int> pain_now;
  std::optional<std::string> pain_between_blades;
  std::map<std::string, std::string> flags;       // yes, no, unsure; absent = not answered
  std::map<std::string, std::string> details;     // sub-questions, likewise
  std::map<std::string, std::string> conditions;  // likewise
  std::map<std::string, std::string> signs;       // likewise
  std::map<std::string, int> minutes;             // sub-questions that ask for minutes
  std::vector<Check> checks;
  std::map<std::string, std::string> raised_on;  // flag -> day it was raised
  std::optional<std::string> place;
  std::optional<std::set<std::string>> equipment;
  std::set<std::string> options;  // options the person has switched on
  std::optional<std::string> screened_on;
  std::optional<int> minutes_since_food;
  bool head_turn_skipped = false;
};

using Today = std::optional<std::string>;

struct Verdict {
  int tier = 0;            // rank, 0 clear to 4 emergency
  std::string plan_state;  // empty, or the id of the state that comes first
  bool exercise_allowed = false;
  // Every flag that is answered in the unsafe direction and has not ended, with the rank it counts for now:
  // its own rank, or 1 when the answer is unsure, only the milder part of its rule holds, or a check lowered it.
  std::map<std::string, int> raised;
  std::set<std::string> unanswered;  // flags
  std::set<std::string> rules;       // composite and combination rules that hold
  bool gentle = false;               // a choice or a check entry keeps the gentle subset
};

Verdict triage(const Regimen&, const Answers&, const Today&);

struct Form {
  std::string variant;  // empty: the default form
  std::set<std::string> modifications;
  bool operator==(const Form&) const = default;
};

struct Forms {
  std::map<std::string, Form> allowed;
  // Reasons: tier, plan state, subset, rule, condition or modification ids.
  std::map<std::string, std::set<std::string>> excluded;
  std::set<std::string> options;  // of Answers::options, those that may be used
};

Forms allowed(const Regimen&, const Answers&, const Today&);

struct Ranked {
  std::string pattern;
  int share = 0;
  bool likely = false;               // else possible
  std::vector<std::string> reasons;  // signs with points, falling order of points
};

struct PatternResult {
  std::string verdict;  // a pattern, mixed, unclear, or withheld
  std::vector<Ranked> ranked;
};

PatternResult patterns(const Regimen&, const Answers&, const Today&);

// The matrix for whole condition sets, for the sweep over all of them. Bit i of a set is the condition with n = i + 1.
// Everything is at hand and every place is free; the tier is not looked at.
class Sweep {
 public:
  explicit Sweep(const Regimen&);

  struct Row {
    bool excluded = false;
    std::uint64_t modifications = 0;  // bit i = the modification with n = i + 1
  };
  struct Final {
    bool offered = false;
    int variant = -1;                 // index into variants; -1: the default form
    std::uint64_t modifications = 0;  // as above, with those of the option inside the default form
    bool operator==(const Final&) const = default;
  };

  Row row(std::size_t row, std::uint32_t set) const;          // row: index into rows
  Final form(std::size_t exercise, std::uint32_t set) const;  // exercise: index into exercises

  // The conditions on which the answers of these two depend; no other bit of a set changes them.
  std::uint32_t conditions_of_row(std::size_t row) const;
  std::uint32_t conditions_of_exercise(std::size_t exercise) const;

  std::vector<std::string> rows, exercises, variants, modifications, conditions;

 private:
  struct Cell {
    std::uint32_t condition;
    int modification;  // -1: exclude
  };
  struct Candidate {
    int variant;
    int row;  // -1: none of its own
  };
  struct Choice {
    int modification;
    std::vector<Candidate> candidates;
  };
  struct Exercise {
    int row = -1;
    std::uint64_t replaced_by = 0;  // modifications that put another exercise in its place
    std::vector<Choice> choices;    // in order of n
    int option_row = -1;
    int option_without = -1;
  };
  std::vector<std::vector<Cell>> cells_;
  std::vector<Exercise> exercises_;
};

}  // namespace unhunch::oracle

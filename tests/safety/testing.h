// SPDX-License-Identifier: Apache-2.0
// What the safety tests share: the compiled regimen read by the oracle and by the core, the tables of the
// specification, one person for both sides, and people made by chance.
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/plan.h"
#include "oracle.h"
#include "wire/door.h"

namespace unhunch::testing {

// Sanitizers make everything many times slower: the sweeps then visit a fixed part of what they visit otherwise.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define UNHUNCH_SANITIZED
#endif
#endif
#if defined(UNHUNCH_SANITIZED) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif

// The regimen that was compiled; another one when UNHUNCH_REGIMEN_JSON names it.
std::string regimen_text();
const boost::json::value& document();
const wire::Door& door();
const core::Regimen& regimen();

// tests/spec/NAME.tsv, line by line, by the names of the columns.
using Line = std::map<std::string, std::string>;
std::vector<Line> spec_table(const std::string& name);
std::vector<std::string> split(const std::string& text, char mark);

// Ids of one kind in the order of the regimen.
std::vector<std::string> ids_of(const std::string& kind);

// From names to the places in the tables of one regimen. Names that this regimen does not have are left out.
class Index {
 public:
  explicit Index(const core::Regimen&);

  core::Answers to_core(const oracle::Answers&) const;
  core::Date today() const;

  template <class IdType>
  IdType find(const std::string& kind, const std::string& id) const {
    const auto& all = places_.at(kind);
    const auto found = all.find(id);
    return found == all.end() ? IdType{} : IdType{found->second};
  }

 private:
  const core::Regimen& regimen_;
  std::unordered_map<std::string, std::unordered_map<std::string, std::uint16_t>> places_;
};

const Index& index();

// The day of all tests.
inline const std::string the_day = "2024-05-15";

// Everything answered, nothing raised, no pain, everything at hand.
oracle::Answers healthy();

// The same person as the door takes it: {"answers": ...}; names the core does not know are passed on as they are.
boost::json::object to_json(const oracle::Answers&);

using Random = std::mt19937_64;

bool chance(Random&, int percent);
const std::string& pick(Random&, const std::vector<std::string>&);

// A person with random answers. `unsafe` is the percentage of yes and unsure among the flags.
oracle::Answers random_person(Random&, int unsafe, int unanswered);

std::string describe(const oracle::Answers&);

// ---- what core and oracle say, as text to compare; equal texts mean equal results

std::string describe_triage(const core::Regimen&, const core::Triage&);
std::string describe_triage(const oracle::Verdict&);
std::string describe_forms(const core::Regimen&, const core::Allowed&);
std::string describe_forms(const oracle::Forms&);
std::string describe_patterns(const core::Regimen&, const core::Patterns&);
std::string describe_patterns(const oracle::PatternResult&);

// Counts comparisons and shows the first few that fail, so that a broken rule does not fill the screen.
class Comparison {
 public:
  explicit Comparison(std::string what) : what_(std::move(what)) {}
  ~Comparison();

  void expect(bool holds, const std::string& why, const oracle::Answers& of) {
    ++count_;
    if (!holds) [[unlikely]]
      fail(why, of);
  }
  // Triage of core and oracle for one person; answers with the core's.
  core::Triage expect_same_triage(const oracle::Answers&);

 private:
  void fail(const std::string& why, const oracle::Answers& of);

  std::string what_;
  std::uint64_t count_ = 0;
  std::uint64_t failed_ = 0;
};

}  // namespace unhunch::testing

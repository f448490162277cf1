// SPDX-License-Identifier: Apache-2.0
// Single entries that the person strikes out of the report. Each is named by its part and what it is about:
//
//   flags/FLAG  conditions/CONDITION  pattern/DATE  response/EXERCISE  response/DATE/TRIGGER  function/MEASURE
//   function/activity/NAME  measures/MEASURE  doing/habit/HABIT  doing/audit/DATE  prompts/PROMPT/DATE  medicines/DATE
//
// A day that is struck out is told as if nothing had been recorded on it. A name that nothing has changes nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/journal.h"
#include "wire/report_types.h"

namespace unhunch::wire {

class Struck {
 public:
  Struck() = default;
  explicit Struck(std::vector<std::string> names) : names_(std::move(names)) {}

  bool has(std::string_view part, std::string_view id) const;
  bool has_part(std::string_view part) const;

  // Without those of the days that are struck out.
  std::vector<core::Fact> leave_out_days(std::vector<core::Fact>) const;

  // What is left when the facts have been gathered.
  void leave_out_entries(door::ReportOut&) const;

 private:
  void leave_out_questions(std::vector<door::ReportQuestion>&) const;

  std::vector<std::string> names_;
};

// Where a part shows nothing, that must not read as if there was nothing.
bool is_thinned(const door::ReportOut&, std::string_view part);

// The names of entries, as the outline tells them.
std::string name_of(const door::ReportStop&);
std::string name_of(const door::PromptOut&);
std::string name_of(const door::ReportActivity&);
std::string name_of(const door::ReportHabit&);
std::string name_of(const door::ReportAudit&);

}  // namespace unhunch::wire

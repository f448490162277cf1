// SPDX-License-Identifier: Apache-2.0
// `unhunch report`: the report for a professional as PDF, HTML, FHIR or JSON. What leaves is shown before it is saved
// (rule privacy_report_preview).
#pragma once

#include <string>
#include <vector>

#include "main/record.h"
#include "main/world.h"
#include "wire/report_facts.h"

namespace unhunch::app {

struct ReportOptions {
  std::string from, to, name, output;  // no output: only shown
  std::vector<std::string> without;
  bool yes = false;
  bool force = false;
};

int run_report(const Context&, const ReportOptions&);

// The names that --without knows.
std::vector<std::string> find_report_parts();

// The facts of a period; the tier is that of `check`, also when a check is half done.
wire::door::ReportOut make_report_of(const Context&, const Record&, const wire::ReportAsked&);

std::string write_report_fhir(const Context&, const Record&, const wire::door::ReportOut&);

}  // namespace unhunch::app

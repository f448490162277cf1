// SPDX-License-Identifier: Apache-2.0
// The report as a FHIR R4 document: a Bundle whose first entry is the Composition (interop, section 2).
//
// Always: every fullUrl is a urn:uuid that is the same for the same record; ids have hyphens, never underscores; units
// are UCUM; the tier is that of the program. Nothing is a Condition or a RiskAssessment, because nothing here is a
// diagnosis.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "wire/report_types.h"
#include "wire/texts.h"

namespace unhunch::report {

struct FhirOf {
  std::string owner;          // what tells the documents of two people apart; no name
  std::int64_t stamp_ms = 0;  // when it is made, UTC
  std::string_view version;   // of the program
  std::string html;           // the report as it is read, for the Composition; XHTML within one div
};

boost::json::object make_fhir(const wire::door::ReportOut&, const wire::Texts&, const FhirOf&);

// A UUID of version 8, drawn from what it names.
std::string draw_uuid(std::string_view name);

}  // namespace unhunch::report

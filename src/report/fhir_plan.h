// SPDX-License-Identifier: Apache-2.0
// What the person means to do, as a CarePlan, and what for, as a Goal (interop, section 2: fhir_user_plan, fhir_goal).
// Inside of the row alone.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "wire/report_types.h"
#include "wire/texts.h"

namespace unhunch::report::fhir {

// Urls of what a plan refers to; without a goal that one is empty.
struct PlanOf {
  std::string person, device, goal;
};

// The sessions of the coming days and the habits that are being changed. Empty without either.
boost::json::object make_care_plan(const wire::door::ReportOut&, const wire::Texts&, const PlanOf&);

// Less pain, where pain is told at all: no figure, no day, no promise. Else empty.
boost::json::object make_goal(const wire::door::ReportOut&, const std::string& person);

}  // namespace unhunch::report::fhir

// SPDX-License-Identifier: Apache-2.0
// What the person means to do, as a CarePlan, what for, as a Goal, and the routines that it is made of, as definitions
// (interop, section 2: fhir_user_plan, fhir_goal, fhir_program). Inside of the row alone.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "wire/report_types.h"
#include "wire/texts.h"

namespace unhunch::report::fhir {

// Urls of what a plan refers to; without a goal that one is empty. Definitions have the version of the program.
struct PlanOf {
  std::string person, device, goal;
  std::string_view version;
};

// The sessions of the coming days and the habits that are being changed. Empty without either.
boost::json::object make_care_plan(const wire::door::ReportOut&, const wire::Texts&, const PlanOf&);

// A PlanDefinition with an ActivityDefinition for each routine of the coming days, in this order. Empty without any.
std::vector<boost::json::object> make_program(const wire::door::ReportOut&, const wire::Texts&,
                                              std::string_view version);

// Less pain, where pain is told at all: no figure, no day, no promise. Else empty.
boost::json::object make_goal(const wire::door::ReportOut&, const std::string& person);

}  // namespace unhunch::report::fhir

// SPDX-License-Identifier: Apache-2.0
// The form of the check as a Questionnaire, and what was answered as its QuestionnaireResponse (interop, section 2:
// fhir_screening_form, fhir_screening_answers). Inside of the row alone.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "wire/report_types.h"
#include "wire/texts.h"

namespace unhunch::report::fhir {

// A linkId is the slug of its question; a group has the slug of its kind.
boost::json::object make_questionnaire(const std::vector<wire::door::ReportQuestion>&, const wire::Texts&,
                                       std::string_view version);

// `person` is the url of the Patient.
boost::json::object make_answers(const wire::door::ReportOut&, const wire::Texts&, std::string_view version,
                                 const std::string& person);

}  // namespace unhunch::report::fhir

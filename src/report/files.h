// SPDX-License-Identifier: Apache-2.0
// The files of a record, as the doors and the commands write them: what a log and a person come to, with the version of
// this program.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/person.h"
#include "report/outline.h"
#include "wire/log.h"
#include "wire/report_types.h"
#include "wire/texts.h"

namespace unhunch::report {

Outline outline_of(const wire::door::ReportOut&, const wire::Texts&);

std::string write_fhir(const wire::door::ReportOut&, const wire::Texts&, const wire::Log&, std::int64_t made_ms);

// Error code: no_plan. `settings` are those that the log comes to.
Expected<std::string> write_calendar(const core::Person&, const wire::Log&, const boost::json::object& settings,
                                     std::int64_t made_ms);

// Why there is no calendar: the kind and the id of what says so.
struct WhyNot {
  std::string_view kind, id;
};
WhyNot find_why_not(const core::Person&);

}  // namespace unhunch::report

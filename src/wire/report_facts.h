// SPDX-License-Identifier: Apache-2.0
// The facts of the report, made once from the log: what the HTML, the PDF, the FHIR document and the JSON all show.
//
// Always: the tier is that of the person who is given, so that it is the same on screen, in every form of the report
// and in the exit status (invariant inv_same_tier_everywhere). Pure; linear in the log.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "core/person.h"
#include "wire/door_room.h"
#include "wire/report_struck.h"
#include "wire/report_types.h"

namespace unhunch::wire {

// How many days a report has when no period was named.
inline constexpr core::Days usual_report{28};

struct ReportAsked {
  core::Date date, from, to;
  std::string name;
  std::vector<door::ReportPart> without;
  Struck struck;
};

// The period that was asked for. Error codes: out_of_range, when it ends before it begins; unknown_id, when an entry
// that is struck out is of no part.
Expected<ReportAsked> find_asked(const door::ReportIn&);

// `answers` are those of the person, as a document. Names are views into the regimen.
door::ReportOut make_report(const Room&, const Log&, const core::Person&, const boost::json::object& answers,
                            const ReportAsked&);

// The same for the person that the log comes to.
door::ReportOut make_report(const Room&, const Log&, const ReportAsked&);

Answered call_report(const Room&, const boost::json::value& input);

}  // namespace unhunch::wire

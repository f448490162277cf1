// SPDX-License-Identifier: Apache-2.0
// What goes in and comes out of the doors of this row (doors.h). docs/api/ holds their JSON Schemas, made from here.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "report/outline.h"
#include "wire/report_types.h"

namespace unhunch::report::door {

using wire::door::ReportIn;

enum class FileKind { html, fhir };
BOOST_DESCRIBE_ENUM(FileKind, html, fhir)

// A door has no clock: `made_ms` is when the file is made, in ms since 1970.
struct ReportFileIn : ReportIn {
  FileKind as = FileKind::html;
  double made_ms = 0;
};
BOOST_DESCRIBE_STRUCT(ReportFileIn, (ReportIn), (as, made_ms))

struct CalendarIn {
  wire::door::Events events;
  wire::IsoDate date;
  double made_ms = 0;
};
BOOST_DESCRIBE_STRUCT(CalendarIn, (), (events, date, made_ms))

struct TableIn {
  wire::door::Events events;
};
BOOST_DESCRIBE_STRUCT(TableIn, (), (events))

struct TextOut {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TextOut, (), (text))

// Without a plan there is no calendar; `because` is the tier or the state of the plan that says so.
struct CalendarOut {
  wire::Nullable<std::string> text;
  wire::Nullable<wire::door::Name> because;
};
BOOST_DESCRIBE_STRUCT(CalendarOut, (), (text, because))

}  // namespace unhunch::report::door

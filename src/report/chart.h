// SPDX-License-Identifier: Apache-2.0
// The two drawings of the report: pain from day to day with what was done below it, and where on the back it was felt.
#pragma once

#include "report/drawing.h"
#include "wire/report_types.h"

namespace unhunch::report {

Drawing draw_chart(const wire::door::ReportOut&);

// Nothing to see on a body where no place was marked.
Drawing draw_body(const wire::door::ReportOut&);

// "26 Nov 2026", and without the year
std::string say_date(core::Date);
std::string say_short_date(core::Date);

}  // namespace unhunch::report

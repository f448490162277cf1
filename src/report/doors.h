// SPDX-License-Identifier: Apache-2.0
// The doors of this row (wire/door.h), for the browser and for `unhunch call`: the same files as the commands write.
//
//   report           the facts                       report_outline   the same as it is read, before it is a page
//   report_file      as HTML or as FHIR              calendar         the week as iCalendar
//   table            the daily entries as CSV
//
// The PDF is no door: its libraries are on the machine, or not (pdf.h).
#pragma once

#include <boost/json/value.hpp>
#include <span>
#include <string_view>

#include "wire/door.h"

namespace unhunch::report {

// To be opened with wire::Door.
std::span<const wire::DoorOf> doors();

// The schema of one of them.
boost::json::value make_door_schema(std::string_view name);

}  // namespace unhunch::report

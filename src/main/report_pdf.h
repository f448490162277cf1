// SPDX-License-Identifier: Apache-2.0
// The report as a PDF for a page of the app. The regimen and the record are read for it and forgotten again, because
// the server waits all day.
#pragma once

#include <string>
#include <string_view>

#include "core/error.h"
#include "store/event_log.h"

namespace unhunch::app {

// `wishes` is what the door `report` takes, without events: the record has them. Codes: not_supported, no_record, those
// of the door.
Expected<std::string> make_report_pdf(std::string_view regimen_json, store::EventLog& log, std::string_view wishes);

}  // namespace unhunch::app

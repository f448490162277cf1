// SPDX-License-Identifier: Apache-2.0
// The fast way to read a log: events in the form that write_event() gives them, with plain bodies. A log of ten years
// is 70,000 events; the strict way takes ten times as long. Nothing is accepted here that the strict way would refuse:
// what is not plain is left to it.
#pragma once

#include <optional>
#include <string_view>

#include "core/event.h"
#include "core/regimen.h"
#include "wire/event_text.h"
#include "wire/plain_json.h"

namespace unhunch::wire {

// [event,event…] or {"events":[event,event…]}; false when any of it is not in the usual form, after some were taken.
bool scan_events(std::string_view json, const TakeEvent& take);

// What the rules read of a plain body of one of the common kinds; nothing for any other.
std::optional<core::EventBody> scan_body(const core::Regimen&, std::string_view kind, std::string_view body);
std::optional<core::EventBody> scan_body(const core::Regimen&, std::string_view kind, const PlainObject& body);

}  // namespace unhunch::wire

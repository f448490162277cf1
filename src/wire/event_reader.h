// SPDX-License-Identifier: Apache-2.0
// From an event as text to what the rules read of it.
#pragma once

#include <boost/json/object.hpp>
#include <optional>

#include "core/error.h"
#include "core/event.h"
#include "core/regimen.h"
#include "wire/event_text.h"

namespace unhunch::wire {

// Whether an event may be recorded: a known kind of the present version has to be complete and right, with ids that the
// regimen has; what is newer is taken as it is. An error names the place in the event ("body.pain_now").
Expected<void> check_event(const core::Regimen&, const EventText&);

// What the rules read of an event of the log: the fast way, which has nothing to say where the body has to be parsed.
std::optional<core::EventBody> find_plain_body(const core::Regimen&, const EventText&, const SeenBody& = {});

// The same by parsing. An event of the log has to be lived with: what cannot be understood becomes core::Unknown.
struct ParsedBody {
  core::EventBody body;
  boost::json::object document;  // empty where it is none
};
ParsedBody parse_body(const core::Regimen&, const EventText&, const SeenBody& = {});

}  // namespace unhunch::wire

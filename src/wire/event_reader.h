// SPDX-License-Identifier: Apache-2.0
// From an event as text to what the rules read of it.
#pragma once

#include <boost/json/value.hpp>

#include "core/error.h"
#include "core/event.h"
#include "core/regimen.h"
#include "wire/event_text.h"

namespace unhunch::wire {

// Whether an event may be recorded: a known kind of the present version has to be complete and right, with ids that the
// regimen has; what is newer is taken as it is. An error names the place in the event ("body.pain_now").
Expected<void> check_event(const core::Regimen&, const EventText&);

// An event of the log, where it has to be lived with: what cannot be understood becomes core::Unknown. Where the body
// had to be parsed whole for it, `parsed` takes it; else it stays as it is.
core::Event read_event_for_rules(const core::Regimen&, const EventText&, const PlainObject* plain = nullptr,
                                 boost::json::value* parsed = nullptr);

}  // namespace unhunch::wire

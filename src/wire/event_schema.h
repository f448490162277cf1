// SPDX-License-Identifier: Apache-2.0
// The JSON Schemas of the bodies of events, for the documents and their test; no program that reads events carries
// them.
#pragma once

#include <boost/json/object.hpp>

namespace unhunch::wire {

// All kinds of version 1: {kind: schema}.
boost::json::object make_event_schemas();

}  // namespace unhunch::wire

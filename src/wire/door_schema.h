// SPDX-License-Identifier: Apache-2.0
// JSON Schema of the doors, made from the types that the door reads and writes (docs/api/).
#pragma once

#include <boost/json/value.hpp>
#include <string_view>

namespace unhunch::wire {

// {"$schema", "title", "$defs": {"input", "output"}}; null for a name that is no door.
boost::json::value make_door_schema(std::string_view name);

}  // namespace unhunch::wire

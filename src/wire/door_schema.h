// SPDX-License-Identifier: Apache-2.0
// JSON Schema of the doors, made from the types that the door reads and writes (docs/api/).
#pragma once

#include <boost/json/value.hpp>
#include <string_view>

namespace unhunch::wire {

// What goes in and comes out of one door.
struct DoorShapes {
  std::string_view name;
  boost::json::value (*input)(bool output);
  boost::json::value (*output)(bool output);
};

// {"$schema", "title", "$defs": {"input", "output"}}
boost::json::value make_schema(const DoorShapes&);

// Of a door of this row; null for a name that is none.
boost::json::value make_door_schema(std::string_view name);

}  // namespace unhunch::wire

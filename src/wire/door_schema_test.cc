// SPDX-License-Identifier: Apache-2.0
#include "wire/door_schema.h"

#include <doctest/doctest.h>

#include "wire/door.h"
#include "wire/event_schema.h"
#include "wire/schema_testing.h"

namespace unhunch::wire {
namespace {

TEST_CASE("every door has its JSON Schema in docs/api, as its types say") {
  for (const std::string_view door : Door::names()) check_kept(door, make_door_schema(door));
}

TEST_CASE("the bodies of all kinds of events have their JSON Schemas in docs/api") {
  check_kept("events", boost::json::object{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                                           {"title", "events"},
                                           {"$defs", make_event_schemas()}});
}

TEST_CASE("a name that is no door has no schema") { CHECK(make_door_schema("no_such_door").is_null()); }

}  // namespace
}  // namespace unhunch::wire

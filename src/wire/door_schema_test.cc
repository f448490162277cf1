// SPDX-License-Identifier: Apache-2.0
#include "wire/door_schema.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "wire/door.h"
#include "wire/event_schema.h"
#include "wire/json_text.h"

namespace unhunch::wire {
namespace {

std::string path_of(std::string_view door) {
  return std::string(UNHUNCH_SOURCE_DIR) + "/docs/api/" + std::string(door) + ".schema.json";
}

// Two spaces a level, so that a change of a shape is a small difference of a line.
void write_pretty(const boost::json::value& value, const std::string& indent, std::string& out) {
  const bool empty =
      (value.is_object() && value.get_object().empty()) || (value.is_array() && value.get_array().empty());
  if (empty || !(value.is_object() || value.is_array())) {
    out += write_json(value);
    return;
  }
  const std::string deeper = indent + "  ";
  const char* between = "";
  out += value.is_object() ? "{\n" : "[\n";
  if (value.is_object()) {
    for (const auto& member : value.get_object()) {
      out += between + deeper + write_json(boost::json::value(member.key())) + ": ";
      write_pretty(member.value(), deeper, out);
      between = ",\n";
    }
  } else {
    for (const auto& element : value.get_array()) {
      out += between + deeper;
      write_pretty(element, deeper, out);
      between = ",\n";
    }
  }
  out += "\n" + indent + (value.is_object() ? "}" : "]");
}

// The file has to hold what the types say.
void check_kept(std::string_view name, const boost::json::value& schema) {
  CAPTURE(name);
  std::string made;
  write_pretty(schema, "", made);
  made += '\n';
  if (std::getenv("UNHUNCH_WRITE_SCHEMAS") != nullptr) std::ofstream(path_of(name)) << made;
  std::ifstream file(path_of(name));
  std::stringstream kept;
  kept << file.rdbuf();
  CHECK_MESSAGE(kept.str() == made, "run wire_tests with UNHUNCH_WRITE_SCHEMAS=1 to write it anew");
}

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

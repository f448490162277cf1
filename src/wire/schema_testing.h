// SPDX-License-Identifier: Apache-2.0
// For the tests of the rows that have doors: the JSON Schemas that are kept in docs/api.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "wire/json_text.h"

namespace unhunch::wire {

inline std::string schema_path(std::string_view door) {
  return std::string(UNHUNCH_SOURCE_DIR) + "/docs/api/" + std::string(door) + ".schema.json";
}

// Two spaces a level, so that a change of a shape is a small difference of a line.
inline void write_pretty(const boost::json::value& value, const std::string& indent, std::string& out) {
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
inline void check_kept(std::string_view name, const boost::json::value& schema) {
  CAPTURE(name);
  std::string made;
  write_pretty(schema, "", made);
  made += '\n';
  if (std::getenv("UNHUNCH_WRITE_SCHEMAS") != nullptr) std::ofstream(schema_path(name)) << made;
  std::ifstream file(schema_path(name));
  std::stringstream kept;
  kept << file.rdbuf();
  CHECK_MESSAGE(kept.str() == made, "run its tests with UNHUNCH_WRITE_SCHEMAS=1 to write it anew");
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
#include "report/fhir_parts.h"

#include <algorithm>
#include <cmath>

#include "wire/event_text.h"

namespace unhunch::report::fhir {

object coding(const Code& code) {
  object made{{"system", code.system}, {"code", code.code}};
  if (!code.display.empty()) made["display"] = code.display;
  return made;
}

object concept_of(std::string_view text, std::initializer_list<Code> codes) {
  array codings;
  for (const Code& code : codes) codings.push_back(coding(code));
  object made;
  if (!codings.empty()) made["coding"] = std::move(codings);
  made["text"] = text;
  return made;
}

object own_concept(std::string_view slug, std::string_view text) { return concept_of(text, {{own_system, slug, {}}}); }

object quantity(double value, std::string_view unit, std::string_view code) {
  object made;
  const double whole = std::round(value);
  if (whole == value) {
    made["value"] = static_cast<std::int64_t>(whole);
  } else {
    made["value"] = value;
  }
  made["unit"] = unit;
  made["system"] = ucum;
  made["code"] = code;
  return made;
}

object reference(const std::string& full_url) { return {{"reference", full_url}}; }

std::string to_id(std::string_view slug) {
  std::string id{slug};
  std::replace(id.begin(), id.end(), '_', '-');
  return id;
}

std::string to_instant(std::int64_t at_ms) { return wire::to_instant(at_ms); }

}  // namespace unhunch::report::fhir

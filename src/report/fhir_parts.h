// SPDX-License-Identifier: Apache-2.0
// The small pieces of FHIR that resources are built of. Inside of the row alone.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/date.h"

namespace unhunch::report::fhir {

using boost::json::array;
using boost::json::object;
using boost::json::value;

inline constexpr std::string_view own_system = "https://unhunch.example/fhir/CodeSystem/unhunch";
inline constexpr std::string_view loinc = "http://loinc.org";
inline constexpr std::string_view snomed = "http://snomed.info/sct";
inline constexpr std::string_view ucum = "http://unitsofmeasure.org";
inline constexpr std::string_view categories = "http://terminology.hl7.org/CodeSystem/observation-category";

struct Code {
  std::string_view system, code, display;
};

inline constexpr Code pain_code{loinc, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"};

object coding(const Code&);
// One coding or more, and the words for it.
object concept_of(std::string_view text, std::initializer_list<Code>);
object quantity(double value, std::string_view unit, std::string_view code);
object reference(const std::string& full_url);
object own_concept(std::string_view slug, std::string_view text);

// A slug as the stem of an id.
std::string to_id(std::string_view slug);

std::string to_instant(std::int64_t at_ms);

}  // namespace unhunch::report::fhir

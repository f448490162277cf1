// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the regimen's checks share.

#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "wire/regimen_check.h"

namespace unhunch::wire {

// The text with the first `from` replaced; a test that breaks nothing is itself broken.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

// One fault a line, so that a failed test shows them.
inline std::string list(const Faults& faults) {
  std::string out;
  for (const auto& fault : faults) out += describe(fault) + " [" + fault.code + "]\n";
  return out;
}

inline bool has(const Faults& faults, const std::string& code, const std::string& key) {
  return std::any_of(faults.begin(), faults.end(),
                     [&](const Fault& fault) { return fault.code == code && fault.key == key; });
}

}  // namespace unhunch::wire

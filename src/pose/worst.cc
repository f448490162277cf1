// SPDX-License-Identifier: Apache-2.0
#include "pose/worst.h"

#include <cmath>

#include "wire/regimen_check_view.h"

namespace unhunch::pose {

std::string to_tenths(double value) {
  const long tenths = std::lround(std::abs(value) * 10);
  return (value < 0 && tenths > 0 ? "-" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

void Worst::note(std::string_view code, std::string about, double size, std::string message, std::string expected) {
  const auto [trouble, is_new] = troubles_.try_emplace({std::string(code), std::move(about)});
  if (is_new || size > trouble->second.size) trouble->second = {size, std::move(message), std::move(expected)};
}

void Worst::report_to(wire::Faults& faults, const std::string& key) const {
  for (const auto& [kind, trouble] : troubles_)
    wire::view::report(faults, key, kind.first, trouble.message, trouble.expected);
}

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
// Of many frames with the same trouble only the worst is told.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "wire/regimen_check.h"

namespace unhunch::pose {

// "12.3", to the nearest tenth.
std::string to_tenths(double value);

class Worst {
 public:
  // `about` tells troubles of one code apart ("left_hand in head"); `size` says how bad it is.
  void note(std::string_view code, std::string about, double size, std::string message, std::string expected);

  // In the order of code and subject.
  void report_to(wire::Faults& faults, const std::string& key) const;

 private:
  struct Trouble {
    double size = 0;
    std::string message, expected;
  };
  std::map<std::pair<std::string, std::string>, Trouble> troubles_;
};

}  // namespace unhunch::pose

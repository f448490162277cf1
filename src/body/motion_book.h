// SPDX-License-Identifier: Apache-2.0
// The solved motions of a regimen as one file: written when the regimen is compiled, embedded in the program, fetched
// by the browser. Little-endian; docs/figure.md describes it. Reading trusts nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/figure/motion.h"

namespace unhunch::body {

struct MotionBook {
  std::vector<core::Motion> motions;  // by rising id

  const core::Motion* find(std::string_view id) const;
};

std::string write_motion_book(const MotionBook& book);
Expected<MotionBook> read_motion_book(std::string_view bytes);

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
// The regimen that was compiled into the program: one JSON document, checked while building.
// The view is valid for as long as the program runs, and costs nothing.
#pragma once

#include <string_view>

namespace unhunch {

std::string_view embedded_regimen();

}  // namespace unhunch

// SPDX-License-Identifier: Apache-2.0
// What was compiled into the program: the regimen as one JSON document, the body, and the solved motions, all checked
// while building; and the files of the web app (server/assets.h). The views are valid for as long as the program runs,
// and cost nothing.
#pragma once

#include <string_view>

namespace unhunch {

std::string_view embedded_regimen();
std::string_view embedded_body();
std::string_view embedded_motions();
std::string_view embedded_assets();

}  // namespace unhunch

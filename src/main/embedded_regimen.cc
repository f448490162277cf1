// SPDX-License-Identifier: Apache-2.0
#include "main/embedded_regimen.h"

extern "C" {
extern const char unhunch_regimen_begin[];
extern const char unhunch_regimen_end[];
}

namespace unhunch {

std::string_view embedded_regimen() { return {unhunch_regimen_begin, unhunch_regimen_end}; }

}  // namespace unhunch

// SPDX-License-Identifier: Apache-2.0
#include "main/embedded.h"

extern "C" {
extern const char unhunch_regimen_begin[], unhunch_regimen_end[];
extern const char unhunch_body_begin[], unhunch_body_end[];
extern const char unhunch_motions_begin[], unhunch_motions_end[];
extern const char unhunch_assets_begin[], unhunch_assets_end[];
}

namespace unhunch {

std::string_view embedded_regimen() { return {unhunch_regimen_begin, unhunch_regimen_end}; }
std::string_view embedded_body() { return {unhunch_body_begin, unhunch_body_end}; }
std::string_view embedded_motions() { return {unhunch_motions_begin, unhunch_motions_end}; }
std::string_view embedded_assets() { return {unhunch_assets_begin, unhunch_assets_end}; }

}  // namespace unhunch

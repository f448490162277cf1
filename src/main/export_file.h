// SPDX-License-Identifier: Apache-2.0
// A file that leaves the folder of the data, because the person named it: only they can read it (0600), and one that is
// there already is not written over unless they said so.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "core/error.h"

namespace unhunch::app {

enum class Existing : std::uint8_t { keep, replace };

// Whole or not at all. Codes: exists (kept as it is), cannot_write.
Expected<void> write_export(const std::filesystem::path& file, std::string_view content, Existing);

}  // namespace unhunch::app

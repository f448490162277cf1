// SPDX-License-Identifier: Apache-2.0
// One switch out of the file in which dconf keeps the settings of GNOME and Cinnamon. The file's form is GVDB, which
// glib reads with the same few steps; the service that tells of changes does not tell the values.
#pragma once

#include <optional>
#include <string_view>

namespace unhunch::desk {

// `file` is the whole of it, `key` "/org/gnome/…". None when the key was never set, or the file is not such a file.
std::optional<bool> find_dconf_flag(std::string_view file, std::string_view key);

}  // namespace unhunch::desk

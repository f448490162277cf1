// SPDX-License-Identifier: Apache-2.0
// Whether the break agent starts with the session. Where systemd runs the graphical session, a unit of the user's own
// does it, which also starts it again after a crash; elsewhere a file in the autostart folder does. Turning it off
// removes both, whoever made them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace unhunch::desk {

struct AutostartPlace {
  std::filesystem::path config;  // ~/.config
  bool systemd = false;          // the user's systemd runs the graphical session
};

struct Autostart {
  bool on = false;
  std::string served_by;       // "systemd", "the autostart folder" or ""
  std::filesystem::path file;  // what does it
};

// The place of this user and this session. Asks the session's bus, for a second at most.
AutostartPlace find_autostart_place();

Autostart find_autostart(const AutostartPlace& place);
// `command` is the program's whole path and its arguments. Code: not_written, where: the file.
Expected<Autostart> turn_autostart_on(const AutostartPlace& place, const std::vector<std::string>& command);
Expected<Autostart> turn_autostart_off(const AutostartPlace& place);
// Has systemd read its units again; nothing happens without it.
void reload_units();

// The files' contents.
std::string to_unit(const std::vector<std::string>& command);
std::string to_desktop_entry(const std::vector<std::string>& command);

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/autostart.h"

#include <cstdlib>
#include <fstream>
#include <system_error>

#include "desk/bus.h"

namespace unhunch::desk {
namespace {

namespace fs = std::filesystem;
constexpr Milliseconds patience{1000};
constexpr const char* unit_name = "unhunch.service";
constexpr const char* session_target = "graphical-session.target";

struct Files {
  fs::path unit, wanted, entry;
};
Files find_files(const AutostartPlace& place) {
  const fs::path units = place.config / "systemd" / "user";
  return {.unit = units / unit_name,
          .wanted = units / (std::string(session_target) + ".wants") / unit_name,
          .entry = place.config / "autostart" / "unhunch.desktop"};
}

fs::path find_config() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return config;
  const char* home = std::getenv("HOME");
  return fs::path(home == nullptr ? "" : home) / ".config";
}

Message make_manager_call(Bus& bus, const char* method) {
  return bus.make_call("org.freedesktop.systemd1", "/org/freedesktop/systemd1", "org.freedesktop.systemd1.Manager",
                       method);
}

// Many a desktop without systemd's session has a systemd of the user; a unit there would never be started.
bool systemd_runs_session(Bus& bus) {
  Message call = make_manager_call(bus, "GetUnit");
  call.text(session_target);
  auto unit = bus.ask(call, patience);
  const auto path = unit ? unit->read_text() : std::nullopt;
  if (!path) return false;
  Message get = bus.make_call("org.freedesktop.systemd1", *path, "org.freedesktop.DBus.Properties", "Get");
  get.text("org.freedesktop.systemd1.Unit").text("ActiveState");
  auto state = bus.ask(get, patience);
  return state && state->read_text() == "active";
}

// A word of ExecStart: in quotes, with systemd's own signs doubled.
std::string quote_for_unit(const std::string& word) {
  std::string quoted = "\"";
  for (const char sign : word) {
    if (sign == '"' || sign == '\\') quoted += '\\';
    if (sign == '%' || sign == '$') quoted += sign;
    quoted += sign;
  }
  return quoted + '"';
}

// A word of Exec: in quotes, of which four signs have to be shielded, and then once more as any text of such a file.
std::string quote_for_entry(const std::string& word) {
  std::string quoted = "\"";
  for (const char sign : word) {
    if (sign == '"' || sign == '`' || sign == '$') quoted += "\\\\";
    if (sign == '\\') quoted += "\\\\\\";
    if (sign == '%') quoted += '%';
    quoted += sign;
  }
  return quoted + '"';
}

template <class Quote>
std::string join(const std::vector<std::string>& command, Quote quote) {
  std::string line;
  for (const std::string& word : command) line += (line.empty() ? "" : " ") + quote(word);
  return line;
}

tl::unexpected<Error> not_written(const fs::path& file) {
  return fail("not_written", file.string(),
              file.string() + " could not be written: see to it that the folder is yours and the disk is not full");
}

// Whole or not at all.
bool write_whole(const fs::path& file, const std::string& text) {
  std::error_code fault;
  fs::create_directories(file.parent_path(), fault);
  const fs::path draft = file.string() + ".new";
  std::ofstream stream(draft, std::ios::binary | std::ios::trunc);
  stream << text;
  stream.close();
  if (!stream) return false;
  fs::rename(draft, file, fault);
  return !fault;
}

bool link_to(const fs::path& link, const fs::path& target) {
  std::error_code fault;
  fs::create_directories(link.parent_path(), fault);
  fs::remove(link, fault);
  fs::create_symlink(target, link, fault);
  return !fault;
}

}  // namespace

std::string to_unit(const std::vector<std::string>& command) {
  return "[Unit]\nDescription=Unhunch, breaks at the desk\nPartOf=" + std::string(session_target) +
         "\nAfter=" + session_target + "\n\n[Service]\nExecStart=" + join(command, quote_for_unit) +
         "\nRestart=on-failure\nRestartSec=10\n\n[Install]\nWantedBy=" + session_target + "\n";
}

std::string to_desktop_entry(const std::vector<std::string>& command) {
  return "[Desktop Entry]\nType=Application\nName=Unhunch\nComment=Breaks at the desk\nExec=" +
         join(command, quote_for_entry) + "\nTerminal=false\nNoDisplay=true\nX-GNOME-Autostart-enabled=true\n";
}

AutostartPlace find_autostart_place() {
  AutostartPlace place{.config = find_config(), .systemd = false};
  auto loop = Loop::make();
  if (!loop) return place;
  if (auto bus = Bus::open_session(**loop)) place.systemd = systemd_runs_session(**bus);
  return place;
}

void reload_units() {
  auto loop = Loop::make();
  if (!loop) return;
  auto bus = Bus::open_session(**loop);
  if (!bus) return;
  Message call = make_manager_call(**bus, "Reload");
  static_cast<void>((*bus)->ask(call, patience));  // without systemd there is nothing to reload
}

Autostart find_autostart(const AutostartPlace& place) {
  const Files files = find_files(place);
  std::error_code fault;
  // What a person put there by hand counts as well: a link that is broken does not.
  if (fs::exists(files.wanted, fault)) return {.on = true, .served_by = "systemd", .file = files.unit};
  if (fs::exists(files.entry, fault)) return {.on = true, .served_by = "the autostart folder", .file = files.entry};
  return {};
}

Expected<Autostart> turn_autostart_on(const AutostartPlace& place, const std::vector<std::string>& command) {
  const Files files = find_files(place);
  if (auto off = turn_autostart_off(place); !off) return off;  // never two of them
  if (!place.systemd) {
    if (!write_whole(files.entry, to_desktop_entry(command))) return not_written(files.entry);
  } else {
    if (!write_whole(files.unit, to_unit(command))) return not_written(files.unit);
    if (!link_to(files.wanted, files.unit)) return not_written(files.wanted);
  }
  return find_autostart(place);
}

Expected<Autostart> turn_autostart_off(const AutostartPlace& place) {
  const Files files = find_files(place);
  for (const fs::path& file : {files.wanted, files.unit, files.entry}) {
    std::error_code fault;
    fs::remove(file, fault);
    if (fault && fault != std::errc::not_a_directory) return not_written(file);
  }
  return find_autostart(place);
}

}  // namespace unhunch::desk

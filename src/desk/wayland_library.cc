// SPDX-License-Identifier: Apache-2.0
#include "desk/wayland_library.h"

#include <optional>

#include "desk/library.h"

namespace unhunch::desk {
namespace {

std::optional<WaylandLibrary> load() {
  Library library("libwayland-client.so.0");
  WaylandLibrary wayland{};
#define UNHUNCH_WAYLAND_FUNCTION(name) library.find("wl_" #name, wayland.name);
  UNHUNCH_WAYLAND_FUNCTIONS(UNHUNCH_WAYLAND_FUNCTION)
#undef UNHUNCH_WAYLAND_FUNCTION
  library.find("wl_registry_interface", wayland.registry_interface);
  library.find("wl_seat_interface", wayland.seat_interface);
  if (!library.whole()) return std::nullopt;
  return wayland;
}

}  // namespace

const WaylandLibrary* find_wayland_library() {
  static const std::optional<WaylandLibrary> library = load();
  return library ? &*library : nullptr;
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/bus_library.h"

#include <optional>

#include "desk/library.h"

namespace unhunch::desk {
namespace {

std::optional<BusLibrary> load() {
  Library library("libsystemd.so.0");
  BusLibrary bus{};
#define UNHUNCH_BUS_FUNCTION(name) library.find("sd_bus_" #name, bus.name);
  UNHUNCH_BUS_FUNCTIONS(UNHUNCH_BUS_FUNCTION)
#undef UNHUNCH_BUS_FUNCTION
  if (!library.whole()) return std::nullopt;
  return bus;
}

}  // namespace

const BusLibrary* find_bus_library() {
  static const std::optional<BusLibrary> library = load();
  return library ? &*library : nullptr;
}

}  // namespace unhunch::desk

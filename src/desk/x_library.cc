// SPDX-License-Identifier: Apache-2.0
#include "desk/x_library.h"

#include <optional>

#include "desk/library.h"

namespace unhunch::desk {
namespace {

std::optional<XLibrary> load() {
  Library xcb("libxcb.so.1");
  Library sync("libxcb-sync.so.1");
  XLibrary x{};
#define UNHUNCH_XCB_FUNCTION(name) xcb.find("xcb_" #name, x.name);
  UNHUNCH_XCB_FUNCTIONS(UNHUNCH_XCB_FUNCTION)
#undef UNHUNCH_XCB_FUNCTION
#define UNHUNCH_XCB_FUNCTION(name) sync.find("xcb_" #name, x.name);
  UNHUNCH_XCB_SYNC_FUNCTIONS(UNHUNCH_XCB_FUNCTION)
#undef UNHUNCH_XCB_FUNCTION
  sync.find("xcb_sync_id", x.sync_id);
  if (!xcb.whole() || !sync.whole()) return std::nullopt;
  return x;
}

}  // namespace

const XLibrary* find_x_library() {
  static const std::optional<XLibrary> library = load();
  return library ? &*library : nullptr;
}

}  // namespace unhunch::desk

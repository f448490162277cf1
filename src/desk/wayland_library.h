// SPDX-License-Identifier: Apache-2.0
// The functions of libwayland-client that wayland_idle.cc calls, found when the program runs.
#pragma once

#include <wayland-client-core.h>

namespace unhunch::desk {

// NAME stands for wl_NAME.
// clang-format off
#define UNHUNCH_WAYLAND_FUNCTIONS(X) \
  X(display_connect) X(display_disconnect) X(display_get_fd) X(display_roundtrip) X(display_prepare_read) \
  X(display_read_events) X(display_dispatch_pending) X(display_flush) X(display_get_error) \
  X(proxy_marshal_flags) X(proxy_add_listener) X(proxy_destroy)
// clang-format on

struct WaylandLibrary {
#define UNHUNCH_WAYLAND_FUNCTION(name) decltype(::wl_##name)* name;
  UNHUNCH_WAYLAND_FUNCTIONS(UNHUNCH_WAYLAND_FUNCTION)
#undef UNHUNCH_WAYLAND_FUNCTION
  const wl_interface* registry_interface;
  const wl_interface* seat_interface;
};

// Null when the library is not there.
const WaylandLibrary* find_wayland_library();

}  // namespace unhunch::desk

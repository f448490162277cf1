// SPDX-License-Identifier: Apache-2.0
// A window of X11 that asks its window manager to fill the screen, and to stop, for tests: "on" and "off" on its input.
#include <xcb/xcb.h>

#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>

namespace {

xcb_atom_t find_atom(xcb_connection_t* display, const char* name) {
  const auto cookie = xcb_intern_atom(display, 0, static_cast<std::uint16_t>(std::strlen(name)), name);
  auto* reply = xcb_intern_atom_reply(display, cookie, nullptr);
  const xcb_atom_t atom = reply == nullptr ? xcb_atom_t{} : reply->atom;
  std::free(reply);
  return atom;
}

}  // namespace

int main() {
  xcb_connection_t* display = xcb_connect(nullptr, nullptr);
  if (xcb_connection_has_error(display) != 0) return 1;
  const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(display)).data;
  const xcb_window_t window = xcb_generate_id(display);
  xcb_create_window(display, XCB_COPY_FROM_PARENT, window, screen->root, 10, 10, 100, 100, 0,
                    XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual, 0, nullptr);
  xcb_map_window(display, window);
  xcb_flush(display);
  for (std::string line; std::getline(std::cin, line);) {
    xcb_client_message_event_t message{};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = window;
    message.type = find_atom(display, "_NET_WM_STATE");
    message.data.data32[0] = line == "on" ? 1 : 0;
    message.data.data32[1] = find_atom(display, "_NET_WM_STATE_FULLSCREEN");
    xcb_send_event(display, 0, screen->root, XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
                   reinterpret_cast<const char*>(&message));
    xcb_flush(display);
  }
  xcb_disconnect(display);
}

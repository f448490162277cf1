// SPDX-License-Identifier: Apache-2.0
// Whether the window in front fills the screen (X11). Only looked after when it is wanted, as a break comes near: some
// windows tell of changes all the time.
#pragma once

#include <xcb/xcb.h>

#include "desk/display.h"
#include "desk/happening.h"

namespace unhunch::desk {

class Fullscreen {
 public:
  Fullscreen(Display& display, Tell tell);
  ~Fullscreen();
  Fullscreen(const Fullscreen&) = delete;
  Fullscreen& operator=(const Fullscreen&) = delete;

  void watch(bool on);
  bool known() const;  // the window manager tells which window is in front

 private:
  void hear(const xcb_generic_event_t& event);
  void follow_window();
  void check();
  void set(bool fullscreen);

  Display& display_;
  Tell tell_;
  xcb_atom_t active_window_, state_, fullscreen_;
  Display::Listener listener_ = 0;
  xcb_window_t window_ = 0;
  bool held_ = false;
};

}  // namespace unhunch::desk

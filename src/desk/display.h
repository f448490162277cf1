// SPDX-License-Identifier: Apache-2.0
// The X11 display of this machine as a part of the loop: one connection for everything that is asked of it. Displays of
// other machines are left alone. Questions wait for the display's answer (a fraction of a millisecond); events come in
// dispatch().
//
// An X server that only serves old programs inside Wayland (XWayland) knows nothing of the keys and the mouse while no
// such program is in front; it says so, and is not used.
#pragma once

#include <xcb/xcb.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "desk/loop.h"
#include "desk/x_library.h"

namespace unhunch::desk {

class Display {
 public:
  using Event = std::function<void(const xcb_generic_event_t& event)>;
  using Listener = std::uint64_t;

  // Null when there is none that can be used.
  static std::unique_ptr<Display> find(Loop& loop);
  ~Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;

  const XLibrary& library() const { return x_; }
  xcb_connection_t* raw() const { return raw_; }
  xcb_window_t root() const { return root_; }
  bool lost() const { return lost_; }

  // Everybody sees all events; `lost` is told once.
  Listener listen(Event event, std::function<void()> lost);
  void unlisten(Listener listener);

  xcb_atom_t find_atom(const char* name);  // 0 when nobody ever named it
  // Up to 64 numbers of a property, or none.
  std::vector<std::uint32_t> read_numbers(xcb_window_t window, xcb_atom_t property);
  void select_events(xcb_window_t window, std::uint32_t mask);

  // Sends what was written, and sees to it that events which came along with answers are told.
  void settle();

 private:
  struct Ears {
    Event event;
    std::function<void()> lost;
  };

  Display(Loop& loop, const XLibrary& x, xcb_connection_t* raw);
  void drain();

  Loop& loop_;
  const XLibrary& x_;
  xcb_connection_t* raw_;
  xcb_window_t root_ = 0;
  bool lost_ = false;
  Loop::Deadline pending_ = 0;
  Listener last_ = 0;
  std::map<Listener, std::shared_ptr<Ears>> listeners_;
};

}  // namespace unhunch::desk

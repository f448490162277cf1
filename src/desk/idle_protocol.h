// SPDX-License-Identifier: Apache-2.0
// The two protocols in which a Wayland compositor tells of idleness, as tables for libwayland: ext-idle-notify-v1 in
// its versions 1 and 2, and KDE's older idle.xml, which sway 1.7 speaks. Both have a manager that makes one object for
// each time span, and such an object has two events, first "idle" and then "again in use". They are written down here
// because Debian 12 knows only version 1 of the first.
#pragma once

#include <wayland-util.h>

namespace unhunch::desk {

struct IdleProtocol {
  wl_interface manager;
  wl_interface notification;
  unsigned destroy;       // the request of a notification that ends it
  unsigned watch;         // the manager's request for one that an inhibitor holds back
  unsigned watch_input;   // and for one of the bare input, since version 2; 0 when there is none
  bool seat_before_time;  // the order of their arguments
};

// `seat` is libwayland's table of wl_seat. The tables stay to the end, as libwayland expects.
const IdleProtocol& ext_idle_protocol(const wl_interface* seat);
const IdleProtocol& kde_idle_protocol(const wl_interface* seat);

}  // namespace unhunch::desk

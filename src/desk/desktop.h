// SPDX-License-Identifier: Apache-2.0
// The one door to the desktop: opens whatever of it is there, tells what happens, and shows what is given to it.
// Nothing of it has to be there; what is missing is a sentence in describe(), and everything else goes on.
//
// It costs about 2 MB in all (docs/third-party.md says what is loaded) and wakes only when something happens that is
// told.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "desk/happening.h"
#include "desk/idle.h"
#include "desk/loop.h"
#include "desk/notifier.h"
#include "desk/tray.h"

namespace unhunch::desk {

class Sink {
 public:
  virtual ~Sink() = default;
  // Only ever called from Loop::dispatch().
  virtual void tell(const Happening& happening) = 0;
};

// One line of `unhunch doctor`.
struct Service {
  std::string what;       // idle, notifications, do_not_disturb, calls, fullscreen, sleep, tray
  std::string served_by;  // "" when by nothing
  bool works = false;     // it has answered
  std::string remedy;     // what to do, or what it cannot do; "" when all is well
};

class Desktop {
 public:
  // Never fails; takes some milliseconds. The loop and the sink outlive it.
  static std::unique_ptr<Desktop> open(Loop& loop, Sink& sink, const IdleTimes& times = {});
  virtual ~Desktop() = default;

  virtual void notify(Notification notification) = 0;
  virtual void close(const std::string& notification) = 0;
  virtual void show_tray(TrayLook look) = 0;
  virtual void hide_tray() = 0;

  // One `Paused` at the next short pause (idle.h).
  virtual void ask_for_pause(bool on) = 0;
  // Whether something fills the screen is only looked after while this is on, for it costs an event for every change
  // of the window in front.
  virtual void watch_fullscreen(bool on) = 0;

  virtual std::vector<Service> describe() const = 0;
};

}  // namespace unhunch::desk

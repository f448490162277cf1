// SPDX-License-Identifier: Apache-2.0
// Whether somebody uses the keys and the mouse. Each source tells twice for every absence, when it has become long
// enough and when it ends, and sleeps in between: no source asks again and again.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "desk/bus.h"
#include "desk/happening.h"
#include "desk/loop.h"

namespace unhunch::desk {

struct IdleTimes {
  Milliseconds absence = std::chrono::seconds(60);  // from here on somebody is away
  Milliseconds pause = std::chrono::seconds(3);     // the pause between two sentences
};

class Idle {
 public:
  virtual ~Idle() = default;

  virtual std::string_view served_by() const = 0;
  // False when the source tells nothing any more, as after the end of its display.
  virtual bool works() const = 0;
  // What it cannot do: "" or a sentence.
  virtual std::string_view weakness() const { return ""; }

  // Tells `Paused` once, at the next moment without input for the short time; `false` takes it back. Costs one event
  // of the display, and nothing while nobody asks.
  virtual void ask_for_pause(bool on) = 0;
};

// What a source is made from. Whatever is missing here is a null pointer.
struct IdleSurroundings {
  Loop& loop;
  Bus* session = nullptr;
  Bus* system = nullptr;
  class Display* display = nullptr;  // X11, and never one inside Wayland
  std::string logind_session;        // the path of the session's object, or ""
  IdleTimes times;
  Tell tell;
  std::function<void()> lost;  // the source has ended; another may be looked for
};

// One factory for each source: null when the source is not there. None waits longer than its display takes to answer.
std::unique_ptr<Idle> find_wayland_idle(const IdleSurroundings& surroundings);
std::unique_ptr<Idle> find_x_idle(const IdleSurroundings& surroundings);
std::unique_ptr<Idle> find_mutter_idle(const IdleSurroundings& surroundings);
std::unique_ptr<Idle> find_logind_idle(const IdleSurroundings& surroundings);

// The best source there is, or null. The order: what Wayland offers, X11, GNOME's own service, the login service.
std::unique_ptr<Idle> find_idle(const IdleSurroundings& surroundings);

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/fullscreen.h"

#include <algorithm>
#include <utility>

namespace unhunch::desk {

Fullscreen::Fullscreen(Display& display, Tell tell)
    : display_(display),
      tell_(std::move(tell)),
      active_window_(display.find_atom("_NET_ACTIVE_WINDOW")),
      state_(display.find_atom("_NET_WM_STATE")),
      fullscreen_(display.find_atom("_NET_WM_STATE_FULLSCREEN")) {}

Fullscreen::~Fullscreen() {
  if (listener_ != 0) display_.unlisten(listener_);
}

bool Fullscreen::known() const {
  if (display_.lost()) return false;
  const bool told = !display_.read_numbers(display_.root(), active_window_).empty();
  display_.settle();
  return told;
}

void Fullscreen::watch(bool on) {
  if (display_.lost() || on == (listener_ != 0)) return;
  if (on) {
    listener_ = display_.listen([this](const xcb_generic_event_t& event) { hear(event); }, [this] { set(false); });
    display_.select_events(display_.root(), XCB_EVENT_MASK_PROPERTY_CHANGE);
    follow_window();
  } else {
    display_.unlisten(std::exchange(listener_, 0));
    display_.select_events(display_.root(), 0);
    if (window_ != 0) display_.select_events(std::exchange(window_, 0), 0);
    set(false);
  }
  display_.settle();
}

void Fullscreen::hear(const xcb_generic_event_t& event) {
  if ((event.response_type & 0x7f) != XCB_PROPERTY_NOTIFY) return;
  const auto& change = reinterpret_cast<const xcb_property_notify_event_t&>(event);
  if (change.window == display_.root() && change.atom == active_window_) follow_window();
  if (change.window == window_ && change.atom == state_) check();
}

void Fullscreen::follow_window() {
  const auto windows = display_.read_numbers(display_.root(), active_window_);
  const xcb_window_t window = windows.empty() ? 0 : windows.front();
  if (window != window_) {
    if (window_ != 0) display_.select_events(window_, 0);
    if (window != 0) display_.select_events(window, XCB_EVENT_MASK_PROPERTY_CHANGE);
    window_ = window;
  }
  check();
}

void Fullscreen::check() {
  const auto states = window_ == 0 ? std::vector<std::uint32_t>{} : display_.read_numbers(window_, state_);
  display_.settle();
  set(std::find(states.begin(), states.end(), fullscreen_) != states.end());
}

void Fullscreen::set(bool fullscreen) {
  if (std::exchange(held_, fullscreen) == fullscreen) return;
  fullscreen ? tell_(HoldBegan{Hold::fullscreen}) : tell_(HoldEnded{Hold::fullscreen});
}

}  // namespace unhunch::desk

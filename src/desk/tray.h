// SPDX-License-Identifier: Apache-2.0
// The icon in the tray with its menu (StatusNotifierItem), spoken over the bus without a toolkit. It shows itself
// whenever a panel with a tray appears, and again when that one starts anew. Where there is no tray, as in GNOME, there
// is no icon, and everything has to be reachable without it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "desk/bus.h"
#include "desk/happening.h"
#include "desk/tray_menu.h"

namespace unhunch::desk {

// What the icon shows.
struct TrayLook {
  std::string title;    // the program's name
  std::string tooltip;  // one line: how things stand
  bool attention = false;
  std::vector<MenuItem> menu;
};

class Tray {
 public:
  Tray(Bus& session, Tell tell, TrayLook look);

  void show(TrayLook look);
  bool registered() const { return registered_; }

 private:
  void enlist();
  bool answer(Message& call);
  bool answer_properties(Message& call);
  void write_property(Message& message, const std::string& name) const;
  void write_icon(Message& message) const;
  void tell_changed(const char* signal);

  Bus& bus_;
  Tell tell_;
  TrayLook look_;
  TrayMenu menu_;
  bool registered_ = false;
  Slot object_, answer_;
  std::unique_ptr<NameOwner> watcher_;
};

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
// Whether somebody has asked for quiet: in KDE, in dunst, in GNOME, in Cinnamon or in XFCE, each in its own words.
// Every one of them tells when it changes; none is asked again and again.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "desk/bus.h"
#include "desk/happening.h"

namespace unhunch::desk {

class DoNotDisturb {
 public:
  DoNotDisturb(Bus& session, Tell tell);

  // "dunst", "KDE", … as far as one has answered.
  std::string served_by() const;

 private:
  void follow_service(bool present);
  void follow_dconf(std::string_view desktop, const std::string& key);
  void read_dconf(std::string_view desktop, const std::string& key);
  void follow_xfce();
  void set(std::string_view who, bool quiet);

  Bus& bus_;
  Tell tell_;
  std::map<std::string, bool, std::less<>> quiet_;  // who has answered, and how
  bool held_ = false;
  std::unique_ptr<Property> kde_, dunst_;
  Slot dconf_, xfce_, xfce_answer_;
  std::unique_ptr<NameOwner> service_;
};

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
// The login session, as the login service (logind) tells of it: locked or not, in front or behind, and that the machine
// is about to sleep. That it slept, and how long, the loop finds out by itself.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "desk/bus.h"
#include "desk/happening.h"

namespace unhunch::desk {

class Seat {
 public:
  // `found` is called when the session is known (logind's object for it), which is not everywhere.
  Seat(Bus& system, Tell tell, std::function<void(const std::string& path)> found);

  bool answered() const { return answered_; }
  const std::string& session() const { return session_; }  // the path of its object, or ""

 private:
  void ask_session();
  void ask_own_session();
  void ask_user();
  void follow(const std::string& path);
  void set_locked(bool locked);
  void set_in_front(bool in_front);

  Bus& bus_;
  Tell tell_;
  std::function<void(const std::string&)> found_;
  std::string session_;
  bool answered_ = false;
  bool locked_ = false;
  bool in_front_ = true;
  Slot answer_, sleep_, lock_, unlock_;
  std::unique_ptr<Property> locked_hint_, active_;
  std::unique_ptr<NameOwner> owner_;
};

}  // namespace unhunch::desk

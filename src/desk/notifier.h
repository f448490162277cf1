// SPDX-License-Identifier: Apache-2.0
// Notifications with buttons, by the desktop's own service (org.freedesktop.Notifications). A notification has a name
// of the caller's: showing the same name again replaces what is there, and what is over is closed. While no service is
// there, what should be on the screen is kept, and shown when one appears; also after it was started anew.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "desk/bus.h"
#include "desk/happening.h"

namespace unhunch::desk {

struct NotificationAction {
  std::string id;  // what ActionChosen brings back
  std::string label;
};

struct Notification {
  std::string name;
  std::string summary;
  std::string body;
  std::vector<NotificationAction> actions;
};

class Notifier {
 public:
  Notifier(Bus& session, Tell tell);

  void notify(Notification notification);
  void close(const std::string& name);
  void close_all();

  struct Service {
    bool answered = false;  // the service told what it can do
    bool actions = false;
    bool markup = false;
  };
  const Service& service() const { return service_; }

 private:
  struct Shown {
    Notification notification;
    std::uint32_t id = 0;  // the service's own number, as soon as it is known
    bool over = false;     // closed while the number was not known yet
    bool changed = false;  // shown again meanwhile
    Slot answer;
  };

  void ask_capabilities();
  void show(Shown& shown);
  void took(const std::string& name, Message& reply);
  void hear_action(Message& signal);
  void hear_closed(Message& signal);
  std::string find_name(std::uint32_t id) const;
  void close_shown(std::uint32_t id);

  Bus& bus_;
  Tell tell_;
  Service service_;
  std::map<std::string, Shown> shown_;
  Slot capabilities_, action_, closed_;
  NameOwner owner_;
};

}  // namespace unhunch::desk

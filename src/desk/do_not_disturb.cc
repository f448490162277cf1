// SPDX-License-Identifier: Apache-2.0
#include "desk/do_not_disturb.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "desk/dconf_file.h"

namespace unhunch::desk {
namespace {

constexpr const char* notifications = "org.freedesktop.Notifications";
constexpr const char* notifications_path = "/org/freedesktop/Notifications";
constexpr const char* xfconf = "org.xfce.Xfconf";
constexpr const char* xfconf_path = "/org/xfce/Xfconf";

bool runs_in(std::string_view desktop) {
  const char* now = std::getenv("XDG_CURRENT_DESKTOP");
  return now != nullptr && std::string_view(now).find(desktop) != std::string_view::npos;
}

std::string find_dconf_path() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config != 0) return std::string(config) + "/dconf/user";
  const char* home = std::getenv("HOME");
  return std::string(home == nullptr ? "" : home) + "/.config/dconf/user";
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

DoNotDisturb::DoNotDisturb(Bus& session, Tell tell) : bus_(session), tell_(std::move(tell)) {
  service_ = std::make_unique<NameOwner>(bus_, notifications, [this](bool present) { follow_service(present); });
  if (runs_in("GNOME")) follow_dconf("GNOME", "/org/gnome/desktop/notifications/show-banners");
  if (runs_in("Cinnamon")) follow_dconf("Cinnamon", "/org/cinnamon/desktop/notifications/display-notifications");
  if (runs_in("XFCE")) follow_xfce();
}

// Two services have a property for it; the others answer that they do not know it.
void DoNotDisturb::follow_service(bool present) {
  if (!present) {
    kde_.reset();
    dunst_.reset();
    for (const char* who : {"KDE", "dunst"}) {
      if (const auto found = quiet_.find(who); found != quiet_.end()) set(who, false), quiet_.erase(who);
    }
    return;
  }
  const auto follow = [this](const char* interface, const char* property, const char* who) {
    return std::make_unique<Property>(bus_, notifications, notifications_path, interface, property,
                                      [this, who](Message& value) {
                                        if (const auto quiet = value.read_flag()) set(who, *quiet);
                                      });
  };
  kde_ = follow(notifications, "Inhibited", "KDE");
  dunst_ = follow("org.dunstproject.cmd0", "paused", "dunst");
}

// The service that writes dconf's file tells which keys it wrote, when it is done.
void DoNotDisturb::follow_dconf(std::string_view desktop, const std::string& key) {
  dconf_ = bus_.match("type='signal',interface='ca.desrt.dconf.Writer',member='Notify'",
                      [this, desktop, key](Message& signal) {
                        const std::string prefix = signal.read_text().value_or("");
                        if (key.starts_with(prefix)) read_dconf(desktop, key);
                      });
  read_dconf(desktop, key);
}

void DoNotDisturb::read_dconf(std::string_view desktop, const std::string& key) {
  set(desktop, !find_dconf_flag(read_file(find_dconf_path()), key).value_or(true));
}

void DoNotDisturb::follow_xfce() {
  xfce_ = bus_.match("type='signal',interface='org.xfce.Xfconf',member='PropertyChanged',arg0='xfce4-notifyd'",
                     [this](Message& signal) {
                       signal.skip();
                       if (signal.read_text() != "/do-not-disturb") return;
                       if (const auto quiet = signal.read_flag()) set("XFCE", *quiet);
                     });
  Message call = bus_.make_call(xfconf, xfconf_path, xfconf, "GetProperty");
  call.text("xfce4-notifyd").text("/do-not-disturb");
  xfce_answer_ = bus_.call(call, [this](Message& reply) {
    if (const auto quiet = reply.read_flag()) set("XFCE", *quiet);
  });
}

std::string DoNotDisturb::served_by() const {
  std::string all;
  for (const auto& [who, quiet] : quiet_) all += (all.empty() ? "" : ", ") + who;
  return all;
}

void DoNotDisturb::set(std::string_view who, bool quiet) {
  quiet_.insert_or_assign(std::string(who), quiet);
  const bool held = std::any_of(quiet_.begin(), quiet_.end(), [](const auto& entry) { return entry.second; });
  if (std::exchange(held_, held) == held) return;
  held ? tell_(HoldBegan{Hold::do_not_disturb}) : tell_(HoldEnded{Hold::do_not_disturb});
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/seat.h"

#include <unistd.h>

#include <cstdlib>
#include <utility>

namespace unhunch::desk {
namespace {

constexpr const char* service = "org.freedesktop.login1";
constexpr const char* manager_path = "/org/freedesktop/login1";
constexpr const char* manager = "org.freedesktop.login1.Manager";
constexpr const char* session_interface = "org.freedesktop.login1.Session";

std::string signal_rule(const std::string& path, const char* interface, const char* member) {
  return std::string("type='signal',sender='") + service + "',path='" + path + "',interface='" + interface +
         "',member='" + member + "'";
}

}  // namespace

Seat::Seat(Bus& system, Tell tell, std::function<void(const std::string&)> found)
    : bus_(system), tell_(std::move(tell)), found_(std::move(found)) {
  sleep_ = bus_.match(signal_rule(manager_path, manager, "PrepareForSleep"), [this](Message& signal) {
    if (signal.read_flag().value_or(false)) tell_(FallsAsleep{});
  });
  owner_ = std::make_unique<NameOwner>(bus_, service, [this](bool present) {
    answered_ = false;
    if (present) ask_session();
  });
}

// A program of the session is known by the session's number; one that systemd started for the user belongs to none, and
// then the user's display is meant.
void Seat::ask_session() {
  const char* id = std::getenv("XDG_SESSION_ID");
  if (id == nullptr || *id == 0) return ask_own_session();
  Message call = bus_.make_call(service, manager_path, manager, "GetSession");
  call.text(id);
  answer_ = bus_.call(call, [this](Message& reply) {
    const auto path = reply.is_error() ? std::nullopt : reply.read_text();
    path ? follow(*path) : ask_own_session();
  });
}

void Seat::ask_own_session() {
  Message call = bus_.make_call(service, manager_path, manager, "GetSessionByPID");
  call.uint32(static_cast<std::uint32_t>(getpid()));
  answer_ = bus_.call(call, [this](Message& reply) {
    const auto path = reply.is_error() ? std::nullopt : reply.read_text();
    path ? follow(*path) : ask_user();
  });
}

void Seat::ask_user() {
  Message call = bus_.make_call(service, "/org/freedesktop/login1/user/self", "org.freedesktop.DBus.Properties", "Get");
  call.text("org.freedesktop.login1.User").text("Display");
  answer_ = bus_.call(call, [this](Message& reply) {
    if (reply.is_error() || !reply.enter('v', "(so)") || !reply.enter('r', "so")) return;
    reply.skip();
    if (const auto path = reply.read_text(); path && *path != "/") follow(*path);
  });
}

void Seat::follow(const std::string& path) {
  answered_ = true;
  session_ = path;
  lock_ = bus_.match(signal_rule(path, session_interface, "Lock"), [this](Message&) { set_locked(true); });
  unlock_ = bus_.match(signal_rule(path, session_interface, "Unlock"), [this](Message&) { set_locked(false); });
  locked_hint_ =
      std::make_unique<Property>(bus_, service, path, session_interface, "LockedHint", [this](Message& value) {
        if (const auto locked = value.read_flag()) set_locked(*locked);
      });
  active_ = std::make_unique<Property>(bus_, service, path, session_interface, "Active", [this](Message& value) {
    if (const auto active = value.read_flag()) set_in_front(*active);
  });
  found_(path);
}

void Seat::set_locked(bool locked) {
  if (std::exchange(locked_, locked) == locked) return;
  locked ? tell_(Locked{}) : tell_(Unlocked{});
}

void Seat::set_in_front(bool in_front) {
  if (std::exchange(in_front_, in_front) == in_front) return;
  in_front ? tell_(CameToFront{}) : tell_(WentBehind{});
}

}  // namespace unhunch::desk

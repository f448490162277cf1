// SPDX-License-Identifier: Apache-2.0
#include "desk/idle_protocol.h"

namespace unhunch::desk {
namespace {

// The interfaces of a message's arguments: one place for each argument, filled where it is an object.
const wl_interface* no_types[1] = {nullptr};

}  // namespace

const IdleProtocol& ext_idle_protocol(const wl_interface* seat) {
  static IdleProtocol protocol{};
  static const wl_interface* types[] = {&protocol.notification, nullptr, seat};
  static const wl_message manager_requests[] = {{"destroy", "", no_types},
                                                {"get_idle_notification", "nuo", types},
                                                {"get_input_idle_notification", "2nuo", types}};
  static const wl_message requests[] = {{"destroy", "", no_types}};
  static const wl_message events[] = {{"idled", "", no_types}, {"resumed", "", no_types}};
  protocol = {.manager = {"ext_idle_notifier_v1", 2, 3, manager_requests, 0, nullptr},
              .notification = {"ext_idle_notification_v1", 2, 1, requests, 2, events},
              .destroy = 0,
              .watch = 1,
              .watch_input = 2,
              .seat_before_time = false};
  return protocol;
}

const IdleProtocol& kde_idle_protocol(const wl_interface* seat) {
  static IdleProtocol protocol{};
  static const wl_interface* types[] = {&protocol.notification, seat, nullptr};
  static const wl_message manager_requests[] = {{"get_idle_timeout", "nou", types}};
  static const wl_message requests[] = {{"release", "", no_types}, {"simulate_user_activity", "", no_types}};
  static const wl_message events[] = {{"idle", "", no_types}, {"resumed", "", no_types}};
  protocol = {.manager = {"org_kde_kwin_idle", 1, 1, manager_requests, 0, nullptr},
              .notification = {"org_kde_kwin_idle_timeout", 1, 2, requests, 2, events},
              .destroy = 0,
              .watch = 0,
              .watch_input = 0,
              .seat_before_time = true};
  return protocol;
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/notifier.h"

#include "desk/notification_text.h"

namespace unhunch::desk {
namespace {

constexpr const char* service_name = "org.freedesktop.Notifications";
constexpr const char* service_path = "/org/freedesktop/Notifications";
constexpr std::uint32_t closed_by_person = 2;
constexpr std::int32_t stays = 0;  // until it is closed: by the person, or by us when it is over

std::string signal_rule(const char* member) {
  return std::string("type='signal',path='") + service_path + "',interface='" + service_name + "',member='" + member +
         "'";
}

}  // namespace

Notifier::Notifier(Bus& session, Tell tell)
    : bus_(session),
      tell_(std::move(tell)),
      action_(bus_.match(signal_rule("ActionInvoked"), [this](Message& signal) { hear_action(signal); })),
      closed_(bus_.match(signal_rule("NotificationClosed"), [this](Message& signal) { hear_closed(signal); })),
      owner_(bus_, service_name, [this](bool present) {
        service_ = {};
        for (auto& [name, shown] : shown_) shown.id = 0;  // the numbers of a service end with it
        if (present) ask_capabilities();
      }) {}

void Notifier::ask_capabilities() {
  Message call = bus_.make_call(service_name, service_path, service_name, "GetCapabilities");
  capabilities_ = bus_.call(call, [this](Message& reply) {
    if (reply.is_error()) return;
    service_.answered = true;
    reply.read_texts([&](const std::string& capability) {
      if (capability == "actions") service_.actions = true;
      if (capability == "body-markup") service_.markup = true;
    });
    for (auto& [name, shown] : shown_) {
      if (shown.id == 0) show(shown);
    }
  });
}

void Notifier::notify(Notification notification) {
  Shown& shown = shown_[notification.name];
  shown.notification = std::move(notification);
  shown.over = false;
  if (shown.answer && shown.id == 0) {
    shown.changed = true;  // its number comes with the answer that is on its way
    return;
  }
  if (service_.answered || !owner_.present()) return show(shown);  // a call may start the service
}

void Notifier::show(Shown& shown) {
  const Notification& notification = shown.notification;
  shown.changed = false;
  Message call = bus_.make_call(service_name, service_path, service_name, "Notify");
  call.text("Unhunch").uint32(shown.id).text("").text(notification.summary);
  call.text(service_.markup ? escape_markup(notification.body) : notification.body);
  call.open('a', "s");
  if (service_.actions || !service_.answered) {
    for (const NotificationAction& action : notification.actions) call.text(action.id).text(action.label);
  }
  call.close();
  call.open('a', "{sv}");
  call.open('e', "sv").text("desktop-entry").open('v', "s").text("unhunch").close().close();
  call.open('e', "sv").text("urgency").open('v', "y").byte(1).close().close();
  call.close().int32(stays);
  shown.answer = bus_.call(call, [this, name = notification.name](Message& reply) { took(name, reply); });
}

void Notifier::took(const std::string& name, Message& reply) {
  const auto found = shown_.find(name);
  if (found == shown_.end()) return;
  Shown& shown = found->second;
  shown.answer = {};
  shown.id = reply.is_error() ? 0 : reply.read_uint32().value_or(0);
  if (shown.over) {
    close_shown(shown.id);
    shown_.erase(found);
  } else if (shown.changed && shown.id != 0) {
    show(shown);
  }
}

void Notifier::close(const std::string& name) {
  const auto found = shown_.find(name);
  if (found == shown_.end()) return;
  if (found->second.answer && found->second.id == 0) {
    found->second.over = true;
    return;
  }
  const std::uint32_t id = found->second.id;
  shown_.erase(found);
  close_shown(id);
}

void Notifier::close_all() {
  while (!shown_.empty()) {
    const std::uint32_t id = shown_.begin()->second.id;
    shown_.erase(shown_.begin());
    close_shown(id);
  }
}

void Notifier::close_shown(std::uint32_t id) {
  if (id == 0) return;
  Message call = bus_.make_call(service_name, service_path, service_name, "CloseNotification");
  call.uint32(id);
  bus_.send(call);
}

std::string Notifier::find_name(std::uint32_t id) const {
  for (const auto& [name, shown] : shown_) {
    if (shown.id == id && id != 0) return name;
  }
  return "";
}

void Notifier::hear_action(Message& signal) {
  const std::string name = find_name(signal.read_uint32().value_or(0));
  const auto action = signal.read_text();
  if (!name.empty() && action) tell_(ActionChosen{name, *action});
}

void Notifier::hear_closed(Message& signal) {
  const std::string name = find_name(signal.read_uint32().value_or(0));
  const std::uint32_t reason = signal.read_uint32().value_or(0);
  if (name.empty()) return;
  shown_.erase(name);
  tell_(NotificationClosed{name, reason == closed_by_person});
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/tray_menu.h"

namespace unhunch::desk {
namespace {

constexpr const char* menu_interface = "com.canonical.dbusmenu";
constexpr const char* properties_interface = "org.freedesktop.DBus.Properties";
constexpr std::uint32_t menu_version = 3;
constexpr const char* own_properties[] = {"Version", "Status", "TextDirection", "IconThemePath"};

Message& write_text_entry(Message& message, const char* key, const std::string& value) {
  return message.open('e', "sv").text(key).open('v', "s").text(value).close().close();
}
Message& write_flag_entry(Message& message, const char* key, bool value) {
  return message.open('e', "sv").text(key).open('v', "b").flag(value).close().close();
}

}  // namespace

std::string to_menu_label(const std::string& label) {
  std::string shown;
  for (const char sign : label) shown.append(sign == '_' ? 2 : 1, sign);
  return shown;
}

TrayMenu::TrayMenu(Bus& session, std::function<void(const std::string&)> chosen)
    : bus_(session),
      chosen_(std::move(chosen)),
      object_(bus_.serve(path, [this](Message& call) { return answer(call); })) {}

void TrayMenu::set(std::vector<MenuItem> items) {
  items_ = std::move(items);
  Message signal = bus_.make_signal(path, menu_interface, "LayoutUpdated");
  signal.uint32(++revision_).int32(0);
  bus_.send(signal);
}

bool TrayMenu::answer(Message& call) {
  if (call.interface() == properties_interface) return answer_properties(call);
  if (call.interface() != menu_interface) return false;
  const std::string_view method = call.member();
  if (method == "GetLayout") {
    answer_layout(call);
  } else if (method == "GetGroupProperties") {
    answer_group_properties(call);
  } else if (method == "Event") {
    const std::int32_t item = call.read_int32().value_or(0);
    const std::string event = call.read_text().value_or("");
    Message reply = bus_.make_reply(call);
    bus_.send(reply);
    hear(item, event);
  } else if (method == "AboutToShow") {
    Message reply = bus_.make_reply(call);
    reply.flag(false);  // nothing changes by being shown
    bus_.send(reply);
  } else {
    return false;
  }
  return true;
}

void TrayMenu::answer_layout(Message& call) {
  const std::int32_t parent = call.read_int32().value_or(0);
  const std::int32_t depth = call.read_int32().value_or(-1);
  Message reply = bus_.make_reply(call);
  reply.uint32(revision_);
  write_item(reply, parent, depth != 0);
  bus_.send(reply);
}

void TrayMenu::answer_group_properties(Message& call) {
  Message reply = bus_.make_reply(call);
  reply.open('a', "(ia{sv})");
  if (call.enter('a', "i")) {
    while (const auto number = call.read_int32()) {
      if (*number < 1 || *number > static_cast<std::int32_t>(items_.size())) continue;
      reply.open('r', "ia{sv}").int32(*number);
      write_item_properties(reply, *number);
      reply.close();
    }
  }
  reply.close();
  bus_.send(reply);
}

void TrayMenu::write_item(Message& message, std::int32_t number, bool with_children) const {
  message.open('r', "ia{sv}av").int32(number);
  write_item_properties(message, number);
  message.open('a', "v");
  if (number == 0 && with_children) {
    for (std::int32_t child = 1; child <= static_cast<std::int32_t>(items_.size()); ++child) {
      message.open('v', "(ia{sv}av)");
      write_item(message, child, false);
      message.close();
    }
  }
  message.close().close();
}

void TrayMenu::write_item_properties(Message& message, std::int32_t number) const {
  message.open('a', "{sv}");
  if (number == 0) {
    write_text_entry(message, "children-display", "submenu");
  } else if (number <= static_cast<std::int32_t>(items_.size())) {
    const MenuItem& item = items_[static_cast<std::size_t>(number - 1)];
    if (item.label.empty()) {
      write_text_entry(message, "type", "separator");
    } else {
      write_text_entry(message, "label", to_menu_label(item.label));
      write_flag_entry(message, "enabled", item.enabled);
    }
  }
  message.close();
}

bool TrayMenu::answer_properties(Message& call) {
  const std::string_view method = call.member();
  if (method != "Get" && method != "GetAll") return false;
  call.skip();  // the interface; there is one
  Message reply = bus_.make_reply(call);
  if (method == "Get") {
    write_own_property(reply, call.read_text().value_or(""));
  } else {
    reply.open('a', "{sv}");
    for (const char* name : own_properties) {
      reply.open('e', "sv").text(name);
      write_own_property(reply, name);
      reply.close();
    }
    reply.close();
  }
  bus_.send(reply);
  return true;
}

void TrayMenu::write_own_property(Message& message, const std::string& name) const {
  if (name == "Version") {
    message.open('v', "u").uint32(menu_version).close();
  } else if (name == "IconThemePath") {
    message.open('v', "as").open('a', "s").close().close();
  } else {
    message.open('v', "s").text(name == "Status" ? "normal" : name == "TextDirection" ? "ltr" : "").close();
  }
}

void TrayMenu::hear(std::int32_t item, const std::string& event) {
  if (event != "clicked" || item < 1 || item > static_cast<std::int32_t>(items_.size())) return;
  const MenuItem& chosen = items_[static_cast<std::size_t>(item - 1)];
  if (!chosen.enabled || chosen.id.empty()) return;
  const std::string id = chosen.id;  // the menu may be another one when this returns
  chosen_(id);
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/tray.h"

#include <utility>

#include "desk/tray_icon.h"

namespace unhunch::desk {
namespace {

constexpr const char* path = "/StatusNotifierItem";
constexpr const char* item_interface = "org.kde.StatusNotifierItem";
constexpr const char* properties_interface = "org.freedesktop.DBus.Properties";
constexpr const char* watcher = "org.kde.StatusNotifierWatcher";
constexpr const char* watcher_path = "/StatusNotifierWatcher";
constexpr int icon_sizes[] = {22, 44};
constexpr const char* property_names[] = {"Category",   "Id",      "Title",      "Status", "IconName",
                                          "IconPixmap", "ToolTip", "ItemIsMenu", "Menu",   "WindowId"};

}  // namespace

Tray::Tray(Bus& session, Tell tell, TrayLook look)
    : bus_(session),
      tell_(std::move(tell)),
      look_(std::move(look)),
      menu_(session, [this](const std::string& item) { tell_(MenuChosen{item}); }) {
  menu_.set(look_.menu);
  object_ = bus_.serve(path, [this](Message& call) { return answer(call); });
  watcher_ = std::make_unique<NameOwner>(bus_, watcher, [this](bool present) {
    registered_ = false;
    if (present) enlist();
  });
}

void Tray::enlist() {
  Message call = bus_.make_call(watcher, watcher_path, watcher, "RegisterStatusNotifierItem");
  call.text(path);  // of the program that asks
  answer_ = bus_.call(call, [this](Message& reply) { registered_ = !reply.is_error(); });
}

void Tray::show(TrayLook look) {
  const bool new_icon = look.attention != look_.attention;
  look_ = std::move(look);
  menu_.set(look_.menu);
  tell_changed("NewToolTip");
  tell_changed("NewTitle");
  if (new_icon) tell_changed("NewIcon");
}

void Tray::tell_changed(const char* signal) {
  Message message = bus_.make_signal(path, item_interface, signal);
  bus_.send(message);
}

bool Tray::answer(Message& call) {
  if (call.interface() == properties_interface) return answer_properties(call);
  if (call.interface() != item_interface) return false;
  const std::string_view method = call.member();
  if (method != "Activate" && method != "SecondaryActivate" && method != "ContextMenu" && method != "Scroll") {
    return false;
  }
  const bool activated = method == "Activate";
  Message reply = bus_.make_reply(call);
  bus_.send(reply);
  if (activated) tell_(MenuChosen{"activate"});
  return true;
}

bool Tray::answer_properties(Message& call) {
  const std::string_view method = call.member();
  if (method != "Get" && method != "GetAll") return false;
  call.skip();  // the interface; there is one
  Message reply = bus_.make_reply(call);
  if (method == "Get") {
    write_property(reply, call.read_text().value_or(""));
  } else {
    reply.open('a', "{sv}");
    for (const char* name : property_names) {
      reply.open('e', "sv").text(name);
      write_property(reply, name);
      reply.close();
    }
    reply.close();
  }
  bus_.send(reply);
  return true;
}

void Tray::write_property(Message& message, const std::string& name) const {
  const auto text = [&](const std::string& value) { message.open('v', "s").text(value).close(); };
  if (name == "Category") return text("ApplicationStatus");
  if (name == "Id") return text("unhunch");
  if (name == "Title") return text(look_.title);
  if (name == "Status") return text("Active");
  if (name == "ItemIsMenu") {
    message.open('v', "b").flag(false).close();
  } else if (name == "Menu") {
    message.open('v', "o").object(TrayMenu::path).close();
  } else if (name == "WindowId") {
    message.open('v', "i").int32(0).close();
  } else if (name == "IconPixmap") {
    message.open('v', "a(iiay)");
    write_icon(message);
    message.close();
  } else if (name == "ToolTip") {
    message.open('v', "(sa(iiay)ss)").open('r', "sa(iiay)ss").text("").open('a', "(iiay)").close();
    message.text(look_.title).text(look_.tooltip).close().close();
  } else {
    text("");
  }
}

void Tray::write_icon(Message& message) const {
  message.open('a', "(iiay)");
  for (const int size : icon_sizes) {
    const TrayPixmap pixmap = draw_tray_icon(size, look_.attention);
    message.open('r', "iiay").int32(size).int32(size).bytes(pixmap.bytes.data(), pixmap.bytes.size()).close();
  }
  message.close();
}

}  // namespace unhunch::desk

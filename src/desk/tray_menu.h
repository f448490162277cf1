// SPDX-License-Identifier: Apache-2.0
// The menu at the icon in the tray, as panels ask for it (com.canonical.dbusmenu): a flat list of entries, each known
// by its place, from 1; the menu itself is 0.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "desk/bus.h"

namespace unhunch::desk {

// An entry of the menu; without a label it is a line between entries.
struct MenuItem {
  std::string id;
  std::string label;
  bool enabled = true;
};

// What is shown for a label: an underscore would underline the letter after it.
std::string to_menu_label(const std::string& label);

class TrayMenu {
 public:
  static constexpr const char* path = "/MenuBar";

  TrayMenu(Bus& session, std::function<void(const std::string& item)> chosen);

  void set(std::vector<MenuItem> items);

 private:
  bool answer(Message& call);
  void answer_layout(Message& call);
  void answer_group_properties(Message& call);
  bool answer_properties(Message& call);
  void hear(std::int32_t item, const std::string& event);
  void write_item(Message& message, std::int32_t number, bool with_children) const;
  void write_item_properties(Message& message, std::int32_t number) const;
  void write_own_property(Message& message, const std::string& name) const;

  Bus& bus_;
  std::function<void(const std::string&)> chosen_;
  std::vector<MenuItem> items_;
  std::uint32_t revision_ = 1;
  Slot object_;
};

}  // namespace unhunch::desk

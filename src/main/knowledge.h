// SPDX-License-Identifier: Apache-2.0
// The regimen as the screens use it: figures for the rules, sentences for the person, and the plain words for an id.
// Everything it returns lives as long as the door.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wire/door.h"
#include "wire/texts.h"

namespace unhunch::app {

class Knowledge {
 public:
  explicit Knowledge(const wire::Door& door) : door_(door), texts_(door.document()) {}

  const wire::Door& door() const { return door_; }
  const core::Regimen& regimen() const { return door_.regimen(); }
  const wire::Texts& texts() const { return texts_; }
  const boost::json::object& document() const { return door_.document(); }

  // A sentence: text("flag", "chest_pain", "ask").
  std::string_view text(std::string_view kind, std::string_view id, std::string_view field = "name") const {
    return texts_.find(kind, id, field);
  }

  // Ids of a kind, in their order.
  std::vector<std::string_view> ids(std::string_view kind) const;

  // A field of an item: a string (empty when there is none), a number, a list of strings.
  std::string_view field(std::string_view kind, std::string_view id, std::string_view name) const;
  int number(std::string_view kind, std::string_view id, std::string_view name, int otherwise) const;
  int figure(std::string_view kind, std::string_view id, std::string_view name) const;  // of its figures; 0 when absent
  bool is_true(std::string_view kind, std::string_view id, std::string_view name) const;
  std::vector<std::string_view> list(std::string_view kind, std::string_view id, std::string_view name) const;

  // Plain words for an id of any kind that may stand in a reason.
  std::string_view words(std::string_view id) const;

  // The numbers of a region, or the neutral words.
  std::string_view emergency_number(std::string_view region) const;
  std::string_view advice_line(std::string_view region) const;
  bool has_emergency_number(std::string_view region) const;

 private:
  const boost::json::object* find_item(std::string_view kind, std::string_view id) const;

  const wire::Door& door_;
  wire::Texts texts_;
};

// The place in a table of the core of an item with this id.
template <class IdType, class Items>
IdType find_id(const Items& items, std::string_view id) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (std::string_view{items[i].id} == id) return IdType{static_cast<std::uint16_t>(i)};
  }
  return {};
}

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
// From a slug to its place in a table of the regimen.
#pragma once

#include <concepts>
#include <string_view>
#include <vector>

namespace unhunch::wire {

// The id whose slug it is, or none. Linear: tables have some dozens of rows, and length and last letter tell most
// apart.
template <class IdType, class Item>
IdType find_id(const std::vector<Item>& items, std::string_view slug) {
  if (slug.empty()) return {};
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::string_view name;
    if constexpr (std::convertible_to<Item, std::string_view>) {
      name = items[i];
    } else {
      name = items[i].id;
    }
    if (name.size() == slug.size() && name.back() == slug.back() && name == slug)
      return IdType{static_cast<std::uint16_t>(i)};
  }
  return {};
}

}  // namespace unhunch::wire

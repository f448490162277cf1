// SPDX-License-Identifier: Apache-2.0
#include "main/knowledge.h"

#include <array>
#include <utility>

namespace unhunch::app {
namespace {

std::string_view view(const boost::json::value& value) {
  const auto* text = value.if_string();
  return text == nullptr ? std::string_view{} : std::string_view{text->data(), text->size()};
}

std::string_view view(const boost::json::string_view text) { return {text.data(), text.size()}; }

// Where the words for an id may stand, the likeliest first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> word_places = {{
    {"reason", "says"},
    {"tier", "name"},
    {"plan_state", "name"},
    {"condition", "name"},
    {"flag", "name"},
    {"place", "name"},
    {"equipment", "name"},
    {"subset", "name"},
    {"choice", "name"},
    {"composite_rule", "says"},
    {"combination_rule", "says"},
    {"modification", "says"},
    {"check_entry", "name"},
    {"sign", "name"},
    {"exercise", "name"},
    {"rule", "says"},
    {"age_band", "name"},
}};

}  // namespace

const boost::json::object* Knowledge::find_item(std::string_view kind, std::string_view id) const {
  const auto* items = document().if_contains(kind);
  const auto* table = items == nullptr ? nullptr : items->if_object();
  const auto* item = table == nullptr ? nullptr : table->if_contains(id);
  return item == nullptr ? nullptr : item->if_object();
}

std::vector<std::string_view> Knowledge::ids(std::string_view kind) const {
  std::vector<std::string_view> found;
  const auto* items = document().if_contains(kind);
  if (items == nullptr || !items->is_object()) return found;
  for (const auto& item : items->get_object()) found.push_back(view(item.key()));
  return found;
}

std::string_view Knowledge::field(std::string_view kind, std::string_view id, std::string_view name) const {
  const auto* item = find_item(kind, id);
  const auto* value = item == nullptr ? nullptr : item->if_contains(name);
  return value == nullptr ? std::string_view{} : view(*value);
}

int Knowledge::number(std::string_view kind, std::string_view id, std::string_view name, int otherwise) const {
  const auto* item = find_item(kind, id);
  const auto* value = item == nullptr ? nullptr : item->if_contains(name);
  const auto* whole = value == nullptr ? nullptr : value->if_int64();
  return whole == nullptr ? otherwise : static_cast<int>(*whole);
}

int Knowledge::figure(std::string_view kind, std::string_view id, std::string_view name) const {
  const auto* item = find_item(kind, id);
  const auto* value = item == nullptr ? nullptr : item->if_contains("figures");
  const auto* figures = value == nullptr ? nullptr : value->if_object();
  const auto* number = figures == nullptr ? nullptr : figures->if_contains(name);
  const auto* whole = number == nullptr ? nullptr : number->if_int64();
  return whole == nullptr ? 0 : static_cast<int>(*whole);
}

bool Knowledge::is_true(std::string_view kind, std::string_view id, std::string_view name) const {
  const auto* item = find_item(kind, id);
  const auto* value = item == nullptr ? nullptr : item->if_contains(name);
  const auto* truth = value == nullptr ? nullptr : value->if_bool();
  return truth != nullptr && *truth;
}

std::vector<std::string_view> Knowledge::list(std::string_view kind, std::string_view id, std::string_view name) const {
  std::vector<std::string_view> found;
  const auto* item = find_item(kind, id);
  const auto* value = item == nullptr ? nullptr : item->if_contains(name);
  const auto* values = value == nullptr ? nullptr : value->if_array();
  if (values == nullptr) return found;
  for (const auto& each : *values) found.push_back(view(each));
  return found;
}

std::string_view Knowledge::words(std::string_view id) const {
  for (const auto& [kind, name] : word_places) {
    const std::string_view found = text(kind, id, name);
    if (!found.empty()) return found;
  }
  return id;
}

bool Knowledge::has_emergency_number(std::string_view region) const {
  return !field("region", region, "emergency").empty();
}

std::string_view Knowledge::emergency_number(std::string_view region) const {
  const std::string_view number = field("region", region, "emergency");
  return number.empty() ? text("region", "region_other", "emergency") : number;
}

std::string_view Knowledge::advice_line(std::string_view region) const {
  const std::string_view number = field("region", region, "advice");
  return number.empty() ? text("region", "region_other", "advice") : number;
}

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "wire/texts.h"

namespace unhunch::wire {
namespace {

const boost::json::object* find_object(const boost::json::object* object, std::string_view key) {
  const boost::json::value* value = object == nullptr ? nullptr : object->if_contains(key);
  return value == nullptr ? nullptr : value->if_object();
}

std::string_view to_text(const boost::json::value* value) {
  const boost::json::string* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view{} : std::string_view{text->data(), text->size()};
}

}  // namespace

Texts::Texts(const boost::json::object& document, std::string_view language)
    : language_(find_object(find_object(&document, "text"), language)) {}

const boost::json::value* Texts::find_value(std::string_view kind, std::string_view id, std::string_view field) const {
  const boost::json::object* item = find_object(find_object(language_, kind), id);
  return item == nullptr ? nullptr : item->if_contains(field);
}

std::string_view Texts::find(std::string_view kind, std::string_view id, std::string_view field) const {
  return to_text(find_value(kind, id, field));
}

std::string_view Texts::find(std::string_view kind, std::string_view id, std::string_view field,
                             std::size_t index) const {
  const boost::json::value* value = find_value(kind, id, field);
  const boost::json::array* lines = value == nullptr ? nullptr : value->if_array();
  return lines == nullptr || index >= lines->size() ? std::string_view{} : to_text(&(*lines)[index]);
}

std::size_t Texts::count(std::string_view kind, std::string_view id, std::string_view field) const {
  const boost::json::value* value = find_value(kind, id, field);
  const boost::json::array* lines = value == nullptr ? nullptr : value->if_array();
  return lines == nullptr ? 0 : lines->size();
}

std::string_view Texts::find_pair(std::string_view kind, std::string_view id, std::string_view field, std::size_t index,
                                  std::string_view half) const {
  const boost::json::value* value = find_value(kind, id, field);
  const boost::json::array* pairs = value == nullptr ? nullptr : value->if_array();
  const boost::json::object* pair = pairs == nullptr || index >= pairs->size() ? nullptr : (*pairs)[index].if_object();
  return pair == nullptr ? std::string_view{} : to_text(pair->if_contains(half));
}

std::string Texts::fill(std::string_view sentence, Parameters parameters) {
  std::string filled;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
    filled += sentence.substr(0, open);
    if (close == std::string_view::npos) {
      if (open != std::string_view::npos) filled += sentence.substr(open);
      break;
    }
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    std::string_view value = sentence.substr(open, close - open + 1);
    for (const auto& [parameter, text] : parameters) {
      if (parameter == name) value = text;
    }
    filled += value;
    sentence.remove_prefix(close + 1);
  }
  return filled;
}

}  // namespace unhunch::wire

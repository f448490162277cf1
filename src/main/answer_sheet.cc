// SPDX-License-Identifier: Apache-2.0
#include "main/answer_sheet.h"

#include <algorithm>

#include "core/triage.h"
#include "wire/answers_json.h"

namespace unhunch::app {
namespace {

std::string to_words(const boost::json::value& value) {
  if (const auto* text = value.if_string()) return {text->data(), text->size()};
  if (const auto* number = value.if_int64()) return std::to_string(*number);
  if (const auto* number = value.if_uint64()) return std::to_string(*number);
  return {};
}

std::string_view find_text(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  const auto* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view{} : std::string_view{text->data(), text->size()};
}

}  // namespace

boost::json::object& AnswerSheet::part(std::string_view name) {
  if (name.empty()) return json_;
  auto& value = json_[name];
  if (!value.is_object()) value = boost::json::object{};
  return value.get_object();
}

const boost::json::object* AnswerSheet::find_part(std::string_view name) const {
  if (name.empty()) return &json_;
  const auto* value = json_.if_contains(name);
  return value == nullptr ? nullptr : value->if_object();
}

std::string AnswerSheet::find(std::string_view group, std::string_view id) const {
  const boost::json::object* from = find_part(group);
  const auto* value = from == nullptr ? nullptr : from->if_contains(id);
  return value == nullptr ? std::string{} : to_words(*value);
}

void AnswerSheet::set(std::string_view group, std::string_view id, std::string_view value) { part(group)[id] = value; }

void AnswerSheet::set_number(std::string_view group, std::string_view id, int value) { part(group)[id] = value; }

void AnswerSheet::remove(std::string_view group, std::string_view id) { part(group).erase(id); }

bool AnswerSheet::has(std::string_view group, std::string_view list, std::string_view item) const {
  const boost::json::object* from = find_part(group);
  const auto* value = from == nullptr ? nullptr : from->if_contains(list);
  const auto* items = value == nullptr ? nullptr : value->if_array();
  return items != nullptr &&
         std::any_of(items->begin(), items->end(), [&](const auto& each) { return to_words(each) == item; });
}

void AnswerSheet::set_list(std::string_view group, std::string_view list, const std::vector<std::string>& items) {
  boost::json::array array;
  for (const std::string& item : items) array.emplace_back(std::string_view{item});
  part(group)[list] = std::move(array);
}

std::string AnswerSheet::date_behind_checks(std::string_view flag, core::Date today) const {
  core::Date date = today;
  const auto* checks = json_.if_contains("checks");
  if (checks != nullptr && checks->is_array()) {
    for (const auto& check : checks->get_array()) {
      if (!check.is_object() || find_text(check.get_object(), "flag") != flag) continue;
      const auto checked_on = core::find_date(find_text(check.get_object(), "date"));
      if (checked_on && *checked_on >= date) date = *checked_on + core::Days{1};
    }
  }
  return core::to_iso(date);
}

void AnswerSheet::raise_flag(std::string_view flag, std::string_view answer, core::Date today) {
  set("flags", flag, answer);
  part("raised_on")[flag] = date_behind_checks(flag, today);
}

void AnswerSheet::date_raised_flags(const core::Regimen& regimen, core::Date today) {
  for (const core::RaisedFlag& raised : core::calc_triage(regimen, to_core(regimen), today).raised) {
    const std::string& flag = regimen[raised.flag].id;
    if (find("raised_on", flag).empty()) part("raised_on")[flag] = date_behind_checks(flag, today);
  }
}

std::vector<std::string> AnswerSheet::find_limits() const {
  std::vector<std::string> limits;
  const auto* checks = json_.if_contains("checks");
  if (checks == nullptr || !checks->is_array()) return limits;
  for (const auto& check : checks->get_array()) {
    if (!check.is_object()) continue;
    if (const std::string_view limit = find_text(check.get_object(), "limit"); !limit.empty())
      limits.emplace_back(limit);
  }
  return limits;
}

void AnswerSheet::add_check(boost::json::object entry) {
  auto& checks = json_["checks"];
  if (!checks.is_array()) checks = boost::json::array{};
  checks.get_array().push_back(std::move(entry));
}

core::Answers AnswerSheet::to_core(const core::Regimen& regimen) const {
  auto answers = wire::read_answers(regimen, json_, "answers");
  return answers ? std::move(*answers) : core::Answers{regimen};
}

}  // namespace unhunch::app

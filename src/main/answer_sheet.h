// SPDX-License-Identifier: Apache-2.0
// The answers of one person as they are kept: the `answers` of the door, edited question by question. Values go in and
// out as words, so that one screen can ask every kind of question.
#pragma once

#include <string>
#include <string_view>

#include "core/answers.h"
#include "main/knowledge.h"

namespace unhunch::app {

class AnswerSheet {
 public:
  explicit AnswerSheet(boost::json::object json = {}) : json_(std::move(json)) {}

  const boost::json::object& json() const { return json_; }

  // `group` is flags, details, conditions or signs; empty for a question of its own (age_band, pain_now ...).
  // Numbers are written in digits. Empty: not answered.
  std::string find(std::string_view group, std::string_view id) const;
  void set(std::string_view group, std::string_view id, std::string_view value);
  void set_number(std::string_view group, std::string_view id, int value);
  void remove(std::string_view group, std::string_view id);

  bool has(std::string_view group, std::string_view list, std::string_view item) const;
  void set_list(std::string_view group, std::string_view list, const std::vector<std::string>& items);

  void set_json(std::string_view name, boost::json::value value) { json_[name] = std::move(value); }
  boost::json::object& part(std::string_view name);  // the whole when the name is empty

  // A flag that was answered yes or unsure, or raised by what happened. A check entry of the same day or later that was
  // there before no longer counts: the date moves behind it.
  void raise_flag(std::string_view flag, std::string_view answer, core::Date today);

  // Writes the date of every flag that the answers raise and that has none yet.
  void date_raised_flags(const core::Regimen& regimen, core::Date today);

  // What professionals have asked to keep to, in the order it was noted.
  std::vector<std::string> find_limits() const;

  void add_check(boost::json::object entry);

  // The sheet is checked when it is read and only changed through questions, so this cannot fail; an empty sheet comes
  // back if it does, and everything counts as unanswered.
  core::Answers to_core(const core::Regimen& regimen) const;

 private:
  const boost::json::object* find_part(std::string_view name) const;
  std::string date_behind_checks(std::string_view flag, core::Date today) const;

  boost::json::object json_;
};

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
// The sentences of the regimen in one language.
#pragma once

#include <boost/json/object.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace unhunch::wire {

class Texts {
 public:
  using Parameters = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // `document` is the compiled regimen and must outlive this. A language that is not there gives empty sentences.
  explicit Texts(const boost::json::object& document, std::string_view language = "en");

  // The sentence of an item: find("flag", "chest_pain", "ask"). Empty when there is none.
  std::string_view find(std::string_view kind, std::string_view id, std::string_view field) const;

  // One of several: find("exercise", "cat_cow", "steps", 0).
  std::string_view find(std::string_view kind, std::string_view id, std::string_view field, std::size_t index) const;
  std::size_t count(std::string_view kind, std::string_view id, std::string_view field) const;

  // Mistakes are pairs: find_pair("exercise", "cat_cow", "mistakes", 0, "wrong").
  std::string_view find_pair(std::string_view kind, std::string_view id, std::string_view field, std::size_t index,
                             std::string_view half) const;

  // Puts the values into the run-time placeholders: fill("Call {emergency_number}", {{"emergency_number", "999"}}).
  // A placeholder without a value stays as it is.
  static std::string fill(std::string_view sentence, Parameters parameters);

 private:
  const boost::json::value* find_value(std::string_view kind, std::string_view id, std::string_view field) const;

  const boost::json::object* language_ = nullptr;
};

}  // namespace unhunch::wire

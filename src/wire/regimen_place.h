// SPDX-License-Identifier: Apache-2.0
// Walking through the compiled regimen without trusting it: a place in the document that knows its path, and the names
// of one kind of item. Nothing throws; the first fault is kept where the walk began.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/ids.h"
#include "core/regimen.h"

namespace unhunch::wire {

// One place in the document, with its path for errors. Reading from a place that is not there gives zeros and notes
// the fault; the first fault is the one that is reported.
class Place {
 public:
  Place(const boost::json::value* at, std::string path, std::optional<Error>& fault)
      : at_(at), path_(std::move(path)), fault_(&fault) {}

  explicit operator bool() const { return at_ != nullptr; }
  const std::string& path() const { return path_; }

  // A member that may be absent.
  Place find(std::string_view key) const {
    const boost::json::object* members = at_ == nullptr ? nullptr : at_->if_object();
    return {members == nullptr ? nullptr : members->if_contains(key), path_ + "." + std::string(key), *fault_};
  }

  // A member that must be there.
  Place get(std::string_view key) const {
    Place member = find(key);
    if (!member) member.note("is missing");
    return member;
  }

  int integer() const {
    const std::int64_t* number = at_ == nullptr ? nullptr : at_->if_int64();
    constexpr std::int64_t most = 1'000'000'000;  // no figure of the regimen comes near it
    if (number == nullptr || *number > most || *number < -most) return note("must be a whole number"), 0;
    return static_cast<int>(*number);
  }

  double number() const {
    if (at_ == nullptr || !at_->is_number()) return note("must be a number"), 0;
    return at_->to_number<double>();
  }

  std::string_view text() const {
    const boost::json::string* string = at_ == nullptr ? nullptr : at_->if_string();
    if (string == nullptr) return note("must be a text"), std::string_view{};
    return {string->data(), string->size()};
  }

  bool is_true() const { return at_ != nullptr && at_->is_bool() && at_->get_bool(); }
  bool is_list() const { return at_ != nullptr && at_->is_array(); }

  std::vector<Place> elements() const {
    std::vector<Place> places;
    const boost::json::array* list = at_ == nullptr ? nullptr : at_->if_array();
    if (list == nullptr) return places;
    for (std::size_t i = 0; i < list->size(); ++i) {
      places.emplace_back(&(*list)[i], path_ + "." + std::to_string(i), *fault_);
    }
    return places;
  }

  std::vector<std::pair<std::string, Place>> members() const {
    std::vector<std::pair<std::string, Place>> result;
    const boost::json::object* members = at_ == nullptr ? nullptr : at_->if_object();
    if (members == nullptr) return result;
    for (const auto& member : *members) {
      result.emplace_back(std::string(member.key()),
                          Place{&member.value(), path_ + "." + std::string(member.key()), *fault_});
    }
    return result;
  }

  void note(std::string_view what) const {
    if (!*fault_) *fault_ = Error{"bad_regimen", path_, path_ + " " + std::string(what)};
  }

 private:
  const boost::json::value* at_;
  std::string path_;
  std::optional<Error>* fault_;
};

// The ids of one kind in their order.
class Names {
 public:
  void add(const std::string& name) { index_.emplace(name, static_cast<std::uint16_t>(index_.size())); }
  std::size_t size() const { return index_.size(); }

  template <class IdType>
  IdType find(std::string_view name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? IdType{} : IdType{found->second};
  }

  // The id in the place; a fault when there is none of that name.
  template <class IdType>
  IdType get(const Place& place) const {
    const IdType id = find<IdType>(place.text());
    if (!id) place.note("names something that does not exist");
    return id;
  }

  template <class IdType>
  IdType get_optional(const Place& place) const {
    return place ? get<IdType>(place) : IdType{};
  }

  template <class IdType>
  std::vector<IdType> list(const Place& place) const {
    std::vector<IdType> ids;
    for (const Place& each : place.elements()) ids.push_back(get<IdType>(each));
    return ids;
  }

  template <class IdType>
  core::IdSet<IdType> set(const Place& place) const {
    core::IdSet<IdType> ids;
    for (const IdType id : list<IdType>(place)) {
      if (id) ids.insert(id);
    }
    return ids;
  }

 private:
  std::map<std::string, std::uint16_t, std::less<>> index_;
};

inline int find_word(const Place& place, std::span<const std::string_view> words) {
  const std::string_view word = place.text();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return static_cast<int>(i);
  }
  place.note("is not one of the words that are known here");
  return 0;
}

template <class Enum>
Enum to_enum(const Place& place, std::initializer_list<std::string_view> words) {
  return static_cast<Enum>(find_word(place, {words.begin(), words.size()}));
}

inline core::Tier to_tier(const Place& place) {
  return to_enum<core::Tier>(place, {"clear", "caution", "see_soon", "urgent", "emergency"});
}

inline core::ExerciseClass to_class(const Place& place) {
  return to_enum<core::ExerciseClass>(place, {"dynamic", "static_hold", "roller", "strength", "breathing", "cardio"});
}

inline constexpr std::string_view weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

inline std::uint8_t to_weekdays(const Place& place) {
  std::uint8_t days = 0;
  for (const Place& day : place.elements()) {
    days = static_cast<std::uint8_t>(days | 1 << find_word(day, weekdays));
  }
  return days;
}

template <class T>
T to_amount(int number) {
  if constexpr (std::is_same_v<T, int>) {
    return number;
  } else {
    return T{number};
  }
}

template <class T>
core::Range<T> to_range(const Place& place) {
  return {to_amount<T>(place.get("default").integer()), to_amount<T>(place.get("min").integer()),
          to_amount<T>(place.get("max").integer())};
}

}  // namespace unhunch::wire

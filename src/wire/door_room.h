// SPDX-License-Identifier: Apache-2.0
// What the doors answer from, and how they find the person they are asked about.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "body/motion_book.h"
#include "core/person.h"
#include "wire/door_types.h"
#include "wire/log.h"

namespace unhunch::wire {

struct Room {
  const boost::json::object& document;
  const core::Regimen& regimen;
  const Log* log = nullptr;                   // none until something was remembered
  const body::MotionBook* motions = nullptr;  // none until they are shown
};

using Answered = Expected<boost::json::value>;

// One person as a door was given them: answers and history that were sent, or what a log comes to.
struct Told {
  core::Answers answers;
  core::History history;
};

// Either `answers` (with `history`) or `events`, else the room's log. A log needs the date.
Expected<Told> find_told(const Room&, const std::optional<door::Answers>& answers,
                         const std::optional<door::History>& history, const std::optional<std::vector<AnyJson>>& events,
                         std::optional<core::Date> date);

// The log that `events` make, or the room's.
class LogToRead {
 public:
  explicit LogToRead(Log own) : own_(std::move(own)) {}
  explicit LogToRead(const Log* rooms) : rooms_(rooms) {}
  const Log* operator->() const { return rooms_ != nullptr ? rooms_ : &*own_; }
  const Log& operator*() const { return *operator->(); }

 private:
  std::optional<Log> own_;
  const Log* rooms_ = nullptr;
};
Expected<LogToRead> find_log(const Room&, const std::optional<std::vector<AnyJson>>& events);

Answered call_today(const Room&, const boost::json::value& input);
Answered call_breaks(const Room&, const boost::json::value& input);
Answered call_habits(const Room&, const boost::json::value& input);
Answered call_insight(const Room&, const boost::json::value& input);
Answered call_fold(const Room&, const boost::json::value& input);
Answered call_check_regimen(const Room&, const boost::json::value& input);

}  // namespace unhunch::wire

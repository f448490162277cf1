// SPDX-License-Identifier: Apache-2.0
// Events as they are recorded here and now. Ids are UUIDs of version 7. No two events of one maker have the same
// instant, so that they keep the order in which they were made.
#pragma once

#include <cstdint>
#include <string_view>

#include "main/clock.h"
#include "wire/event_text.h"
#include "wire/json_text.h"

namespace unhunch::app {

class EventMaker {
 public:
  // The clock outlives the maker.
  explicit EventMaker(const Clock& clock) : clock_(&clock) {}

  core::EventId make_id() const;
  wire::EventText make(std::string_view kind, const boost::json::object& body);

  // What is told from now on stands behind what was told at that instant, also when the clock went back: a yes must not
  // be overruled by an older no. Only kinds that change answers obey; what was done stays at the time of the clock.
  void stay_behind(std::int64_t at_ms);

 private:
  const Clock* clock_;
  std::int64_t made_ms_ = 0, told_ms_ = 0;
};

}  // namespace unhunch::app

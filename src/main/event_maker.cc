// SPDX-License-Identifier: Apache-2.0
#include "main/event_maker.h"

#include <algorithm>

namespace unhunch::app {
namespace {

bool changes_answers(std::string_view kind) {
  return kind == "answers" || kind == "check_record" || kind == "symptom_event";
}

}  // namespace

core::EventId EventMaker::make_id() const {
  core::EventId id;
  clock_->draw(id.bytes);
  const auto now = static_cast<std::uint64_t>(clock_->unix_ms());
  for (unsigned i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(now >> (8 * (5 - i)));
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0fU) | 0x70U);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3fU) | 0x80U);
  return id;
}

wire::EventText EventMaker::make(std::string_view kind, const boost::json::object& body) {
  wire::EventText event;
  event.id = make_id();
  event.at_ms = made_ms_ = std::max(clock_->unix_ms(), made_ms_ + 1);
  if (changes_answers(kind)) event.at_ms = told_ms_ = std::max(made_ms_, told_ms_ + 1);
  event.offset_min = clock_->offset_min();
  event.kind = kind;
  event.body = wire::write_json(body);
  return event;
}

void EventMaker::stay_behind(std::int64_t at_ms) { told_ms_ = std::max(told_ms_, at_ms); }

}  // namespace unhunch::app

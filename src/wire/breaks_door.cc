// SPDX-License-Identifier: Apache-2.0
// The door `breaks`: whether breaks may be offered, and how, so that the app and the desk ask in one place.
#include "core/plan.h"
#include "wire/break_rhythm_json.h"
#include "wire/door_room.h"
#include "wire/door_write.h"
#include "wire/find_id.h"

namespace unhunch::wire {
namespace {

// Unanswered counts as a risk, as everywhere.
bool may_stand_up(const core::Regimen& regimen, const core::Answers& answers) {
  const auto falls = find_id<core::ConditionId>(regimen.conditions, "falls_risk");
  return falls && answers[falls] == core::Answer::no;
}

door::Name hours_name(core::HoursNow hours) {
  constexpr std::string_view names[] = {"working", "outside", "quiet"};
  return names[static_cast<std::size_t>(hours)];
}

void tell_person(const core::Person& person, core::Date date, door::BreaksOut& out) {
  const bool rest_of_day = person.history.rest_on == date;
  out.allowed = person.may_exercise() && !rest_of_day;
  if (!person.may_exercise()) out.because = core::make_plan(person, date).because;
  if (rest_of_day) out.because.emplace_back("rest_of_day");
  out.gentle = person.triage.gentle;
  out.stand_up = may_stand_up(person.regimen, person.answers);
}

void tell_rhythm(const core::Regimen& regimen, const core::BreakRhythm& rhythm, door::BreaksOut& out) {
  out.every_min = rhythm.every.count;
  out.content = regimen[regimen.break_content].id;
  out.content_s = rhythm.content.count;
  out.long_every_min = rhythm.long_every.count;
  out.long_content = regimen[regimen.long_break_content].id;
  out.long_content_s = rhythm.long_content.count;
  for (const core::Minutes time : rhythm.snooze) {
    if (time > core::Minutes{}) out.snooze_min.push_back(time.count);
  }
  out.rhythm = to_door(rhythm);
}

void tell_day(const std::vector<core::Fact>& facts, core::Date date, door::BreaksOut& out) {
  for (const core::Fact& fact : facts) {
    const auto* taken = fact.find<core::BreakEvent>();
    if (taken == nullptr || fact.day() != date) continue;
    count(*taken, out.counts);
    out.off_today = out.off_today || taken->result == core::BreakResult::off_today;
  }
}

}  // namespace

void count(const core::BreakEvent& taken, door::BreakCounts& counts) {
  switch (taken.result) {
    case core::BreakResult::done: ++counts.done; break;
    case core::BreakResult::snoozed: ++counts.snoozed; break;
    case core::BreakResult::skipped: ++counts.skipped; break;
    case core::BreakResult::off_today: break;
    case core::BreakResult::due: ++counts.due; break;
    case core::BreakResult::natural: ++counts.natural; break;
    case core::BreakResult::held: ++counts.held; break;
  }
}

Answered call_breaks(const Room& room, const boost::json::value& input) {
  auto in = mapping::read<door::BreaksIn>(input, "");
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  const auto log = find_log(room, in->events);
  if (!log) return tl::unexpected<Error>(log.error());
  const core::Date date = in->date.date;
  const std::vector<core::Fact> facts = (*log)->facts();
  const Record record = (*log)->fold(facts, date);
  const core::BreakRhythm rhythm = find_break_rhythm(room.regimen, record.settings, record.told.preferences);
  door::BreaksOut out;
  out.date = in->date;
  tell_person(core::Person{room.regimen, record.told, record.history, date}, date, out);
  tell_rhythm(room.regimen, rhythm, out);
  tell_day(facts, date, out);
  if (in->minute) out.hours_now = {hours_name(core::find_hours(rhythm, date, in->minute->number))};
  return mapping::write(out);
}

}  // namespace unhunch::wire

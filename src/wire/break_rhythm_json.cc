// SPDX-License-Identifier: Apache-2.0
#include "wire/break_rhythm_json.h"

#include <algorithm>
#include <array>

#include "wire/json_mapping.h"
#include "wire/regimen_place.h"

namespace unhunch::wire {
namespace {

using boost::json::value;

constexpr int minutes_in_day = 1440;

std::string to_clock(int minute) {
  std::string text = "00:00";
  text[0] = static_cast<char>('0' + minute / 600);
  text[1] = static_cast<char>('0' + minute / 60 % 10);
  text[3] = static_cast<char>('0' + minute % 60 / 10);
  text[4] = static_cast<char>('0' + minute % 10);
  return text;
}

core::DaySpan to_core(const door::ClockSpan& span) {
  return {static_cast<std::int16_t>(span.from), static_cast<std::int16_t>(span.to)};
}

// The members of the week in their order.
template <class Hours>
auto days_of(Hours& hours) {
  return std::array{&hours.mon, &hours.tue, &hours.wed, &hours.thu, &hours.fri, &hours.sat, &hours.sun};
}

core::DaySpan read_span(const Place& rule, std::string_view from, std::string_view to) {
  const auto begin = find_minute(rule.get(from).text());
  const auto end = find_minute(rule.get(to).text());
  if (!begin || *begin == minutes_in_day) rule.get(from).note("must be a time of day such as 09:00");
  if (!end) rule.get(to).note("must be a time of day such as 17:00");
  return to_core({begin.value_or(0), end.value_or(0)});
}

Expected<void> set_hours(core::BreakRhythm& rhythm, const door::WeekHours& hours, const std::string& where) {
  rhythm.hours = {};
  const auto days = days_of(hours);
  for (std::size_t i = 0; i < days.size(); ++i) {
    for (const door::ClockSpan& span : *days[i]) {
      const std::string day = mapping::join(where, weekdays[i]);
      if (span.from == span.to) return fail("out_of_range", day, "working hours end where they begin; leave them out");
      if (!rhythm.hours[i].add(to_core(span))) {
        return fail("out_of_range", day,
                    "at most " + std::to_string(core::DaySpans::most) + " working times a day can be kept");
      }
    }
  }
  return {};
}

}  // namespace

std::optional<int> find_minute(std::string_view clock) {
  const auto digit = [&](std::size_t at) { return clock[at] >= '0' && clock[at] <= '9' ? clock[at] - '0' : 100; };
  if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
  const int hour = 10 * digit(0) + digit(1);
  const int minute = 10 * digit(3) + digit(4);
  const int all = 60 * hour + minute;
  return minute < 60 && all <= minutes_in_day ? std::optional{all} : std::nullopt;
}

core::BreakRhythm read_usual_breaks(const Place& rules, const core::Regimen& regimen) {
  core::BreakRhythm breaks;
  breaks.every = regimen.figures.break_every.usual;
  breaks.least = regimen.figures.break_every.least;
  breaks.most = regimen.figures.break_every.most;
  breaks.long_every = regimen.figures.long_break_every;
  breaks.content = regimen[regimen.break_content].total;
  breaks.long_content = regimen[regimen.long_break_content].total;
  const Place quiet = rules.get("break_quiet_hours");
  breaks.quiet = read_span(quiet, "from", "to");
  const core::DaySpan work = read_span(quiet, "work_from", "work_to");
  const std::uint8_t days = to_weekdays(quiet.get("work_days"));
  for (std::size_t i = 0; i < breaks.hours.size(); ++i) {
    if ((days >> i & 1) != 0) breaks.hours[i].add(work);
  }
  const Place snooze = rules.get("break_snooze").get("minutes");
  const auto times = snooze.elements();
  if (times.size() > breaks.snooze.size()) snooze.note("has more times than the program can hold");
  for (std::size_t i = 0; i < std::min(times.size(), breaks.snooze.size()); ++i) {
    breaks.snooze[i] = core::Minutes{times[i].integer()};
  }
  return breaks;
}

Expected<core::BreakRhythm> read_break_rhythm(const core::Regimen& regimen, const value& setting,
                                              const std::string& where) {
  const auto in = mapping::read<door::BreakRhythmIn>(setting, where);
  if (!in) return tl::unexpected<Error>(in.error());
  core::BreakRhythm rhythm = regimen.usual_breaks;
  rhythm.on = in->on.value_or(true);
  rhythm.natural_pauses = in->natural_pauses.value_or(true);
  if (in->quiet) rhythm.quiet = to_core(*in->quiet);
  if (in->hours) {
    const auto set = set_hours(rhythm, *in->hours, mapping::join(where, "hours"));
    if (!set) return tl::unexpected<Error>(set.error());
  }
  return rhythm;
}

core::BreakRhythm find_break_rhythm(const core::Regimen& regimen, const boost::json::object& settings,
                                    const core::Preferences& preferences) {
  core::BreakRhythm rhythm = regimen.usual_breaks;
  const value* setting = settings.if_contains(break_rhythm_name);
  if (setting != nullptr) {
    if (const auto own = read_break_rhythm(regimen, *setting, "settings.break_rhythm")) rhythm = *own;
  }
  rhythm.every = std::clamp(preferences.break_every.value_or(rhythm.every), rhythm.least, rhythm.most);
  return rhythm;
}

door::BreakRhythmOut to_door(const core::BreakRhythm& rhythm) {
  door::BreakRhythmOut out;
  out.on = rhythm.on;
  out.natural_pauses = rhythm.natural_pauses;
  out.quiet = {rhythm.quiet.from, rhythm.quiet.to};
  const auto days = days_of(out.hours);
  for (std::size_t i = 0; i < days.size(); ++i) {
    for (const core::DaySpan span : rhythm.hours[i]) days[i]->push_back({span.from, span.to});
  }
  return out;
}

namespace mapping {

Expected<door::ClockSpan> Mapper<door::ClockSpan>::read(const value& value, const Path& where) {
  const boost::json::array* pair = value.if_array();
  if (pair == nullptr || pair->size() != 2) return wrong_type(where, R"(two times such as ["09:00", "17:00"])");
  std::array<int, 2> minutes{};
  for (std::size_t i = 0; i < minutes.size(); ++i) {
    const boost::json::string* text = (*pair)[i].if_string();
    const auto minute = text == nullptr ? std::nullopt : find_minute({text->data(), text->size()});
    if (!minute) return wrong_type({where, i}, "a time of day such as \"09:00\"");
    minutes[i] = *minute;
  }
  if (minutes[0] == minutes_in_day)
    return fail("out_of_range", Path{where, 0}.text(), "a time of day begins before 24:00");
  return door::ClockSpan{minutes[0], minutes[1]};
}

value Mapper<door::ClockSpan>::write(const door::ClockSpan& span) {
  return boost::json::array{value(to_clock(span.from)), value(to_clock(span.to))};
}

value Mapper<door::ClockSpan>::schema(bool) {
  const boost::json::object clock{{"type", "string"}, {"pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"}};
  return boost::json::object{{"type", "array"}, {"items", clock}, {"minItems", 2}, {"maxItems", 2}};
}

}  // namespace mapping

}  // namespace unhunch::wire

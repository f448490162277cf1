// SPDX-License-Identifier: Apache-2.0
#include "report/week_times.h"

#include <algorithm>

namespace unhunch::report {
namespace {

constexpr int minutes_in_day = 1440;
constexpr int quarter = 15;  // times of day are rounded to it

int round_down(int minute) { return minute / quarter * quarter; }

int to_minutes(core::Seconds time) { return (time.count + 59) / 60; }

// The first and the last minute of a day, as far as they are known.
struct Hours {
  int from = 0, to = minutes_in_day;
  int middle() const { return round_down((from + to) / 2); }
};

// Between the end of the quiet hours and their beginning, where they are those of the night.
Hours find_awake(const core::BreakRhythm& rhythm, const core::BreakRhythm& usual) {
  const core::DaySpan& quiet = rhythm.quiet.is_over_midnight() ? rhythm.quiet : usual.quiet;
  return quiet.is_over_midnight() ? Hours{quiet.to, quiet.from} : Hours{};
}

std::optional<Hours> find_work(const core::BreakRhythm& rhythm, core::Date day) {
  std::optional<Hours> work;
  for (const core::DaySpan& span : rhythm.hours[static_cast<std::size_t>(core::weekday(day))]) {
    if (span.is_over_midnight()) continue;
    if (!work) work = Hours{span.from, span.to};
    work->from = std::min(work->from, int{span.from});
    work->to = std::max(work->to, int{span.to});
  }
  return work;
}

std::optional<int> find_minute(core::Slug anchor, const Hours& awake, const std::optional<Hours>& work) {
  if (anchor == "morning") return awake.from;
  if (anchor == "midday") return work ? work->middle() : awake.middle();
  if (anchor == "evening") {
    const int from = std::clamp(work ? work->to : awake.middle(), awake.from, awake.to);
    return Hours{from, awake.to}.middle();
  }
  return std::nullopt;
}

void add_sessions(const core::PlanDay& day, const Hours& awake, const std::optional<Hours>& work, WeekTimes& times) {
  int free_from = 0;
  std::vector<core::Slug> anchors;
  for (const core::PlanItem& item : day.items) {
    SessionTime session{day.date, &item, 0, find_minute(item.anchor, awake, work), work ? work->from : awake.from};
    session.n = static_cast<int>(std::count(anchors.begin(), anchors.end(), item.anchor));
    anchors.push_back(item.anchor);
    if (session.minute) {
      const int last = minutes_in_day - to_minutes(item.time);
      session.minute = std::min(std::max(*session.minute, free_from), last);
      session.remind_at = *session.minute;
      free_from = *session.minute + to_minutes(item.time);
    }
    times.sessions.push_back(session);
  }
}

bool is_working(const core::BreakRhythm& rhythm, core::Date day, int minute) {
  return core::find_hours(rhythm, day, minute) == core::HoursNow::working;
}

bool meets_session(const BreakTime& taken, const std::vector<SessionTime>& sessions) {
  return std::any_of(sessions.begin(), sessions.end(), [&](const SessionTime& session) {
    return session.minute && session.date == taken.date &&
           taken.minute < *session.minute + to_minutes(session.item->time) &&
           *session.minute < taken.minute + to_minutes(taken.time);
  });
}

// Every `every` minutes from the beginning of the span, as long as one fits in; every so often a long one.
void add_breaks(const core::BreakRhythm& rhythm, core::Date date, const core::DaySpan& span, WeekTimes& times) {
  const int end = span.is_over_midnight() ? span.to + minutes_in_day : span.to;
  int long_ones = 0;
  for (int at = span.from + rhythm.every.count; at < end; at += rhythm.every.count) {
    BreakTime taken{date + core::Days{at / minutes_in_day}, at % minutes_in_day, rhythm.content, false};
    const int due = rhythm.long_every.count > 0 ? (at - span.from) / rhythm.long_every.count : 0;
    if (due > long_ones) {
      long_ones = due;
      taken.is_long = true;
      taken.time = rhythm.long_content;
    }
    const int last = at + to_minutes(taken.time) - 1;
    const bool fits = last < end && is_working(rhythm, taken.date, taken.minute) &&
                      is_working(rhythm, date + core::Days{last / minutes_in_day}, last % minutes_in_day);
    if (fits && !meets_session(taken, times.sessions)) times.breaks.push_back(taken);
  }
}

int distance(const BreakTime& a, const BreakTime& b) {
  return (b.date - a.date).count * minutes_in_day + b.minute - a.minute;
}

// Working hours may touch and overlap: of two breaks that are too close the earlier one stays.
void keep_apart(core::Minutes least, std::vector<BreakTime>& breaks) {
  std::sort(breaks.begin(), breaks.end(), [](const BreakTime& a, const BreakTime& b) { return distance(b, a) < 0; });
  std::vector<BreakTime> kept;
  for (const BreakTime& taken : breaks) {
    if (kept.empty() || distance(kept.back(), taken) >= least.count) kept.push_back(taken);
  }
  breaks = std::move(kept);
}

}  // namespace

WeekTimes find_times(const core::Plan& plan, const core::BreakRhythm& rhythm, const core::BreakRhythm& usual,
                     DayOff off) {
  WeekTimes times;
  if (plan.days.empty()) return times;
  const Hours awake = find_awake(rhythm, usual);
  for (const core::PlanDay& day : plan.days) {
    if (off.sessions && day.date == off.date) continue;
    add_sessions(day, awake, find_work(rhythm, day.date), times);
  }
  if (!plan.breaks || !rhythm.on) return times;
  for (const core::PlanDay& day : plan.days) {
    for (const core::DaySpan& span : rhythm.hours[static_cast<std::size_t>(core::weekday(day.date))]) {
      add_breaks(rhythm, day.date, span, times);
    }
  }
  std::erase_if(times.breaks, [&](const BreakTime& taken) {
    return (off.breaks && taken.date == off.date) || taken.date > plan.days.back().date;
  });
  keep_apart(rhythm.least, times.breaks);
  return times;
}

}  // namespace unhunch::report

// SPDX-License-Identifier: Apache-2.0
#include "report/calendar.h"

#include <algorithm>
#include <array>
#include <map>

#include "report/calendar_text.h"
#include "report/words.h"
#include "wire/texts.h"

namespace unhunch::report {
namespace {

constexpr std::array<std::string_view, 7> weekday_names = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr int last_minute = 1439;

// Breaks at the same time of day are one event that recurs.
struct Series {
  core::Date first;
  std::vector<core::Date> dates;
  BreakTime taken;
};

std::vector<Series> find_series(const std::vector<BreakTime>& breaks) {
  std::map<std::pair<int, bool>, Series> all;
  for (const BreakTime& taken : breaks) {
    Series& series = all[{taken.minute, taken.is_long}];
    if (series.dates.empty()) series = {taken.date, {}, taken};
    series.dates.push_back(taken.date);
  }
  std::vector<Series> list;
  for (auto& [key, series] : all) list.push_back(std::move(series));
  return list;
}

class Writing {
 public:
  explicit Writing(const CalendarOf& about) : about_(about) {}

  std::string run(const WeekTimes& times, core::Date last_day) {
    text_.add("BEGIN", "VCALENDAR");
    text_.add("VERSION", "2.0");
    text_.add_text("PRODID", "-//Unhunch//Unhunch " + std::string{about_.version} + "//EN");
    text_.add("CALSCALE", "GREGORIAN");
    for (const SessionTime& session : times.sessions) add_session(session);
    int n = 0;
    for (const Series& series : find_series(times.breaks)) add_breaks(series, last_day, ++n);
    text_.add("END", "VCALENDAR");
    return text_.take();
  }

 private:
  void begin(const std::string& name) {
    text_.add("BEGIN", "VEVENT");
    text_.add("UID", about_.owner + "-" + name + "@unhunch.example");
    text_.add("DTSTAMP", to_calendar_instant(about_.stamp_ms));
    text_.add("SEQUENCE", std::to_string(about_.revision));
  }

  void end(std::string_view summary, std::string_view says, const std::string& trigger) {
    text_.add_text("SUMMARY", summary);
    text_.add_text("DESCRIPTION", says);
    text_.add("CLASS", "PRIVATE");
    text_.add("BEGIN", "VALARM");
    text_.add("ACTION", "DISPLAY");
    text_.add("TRIGGER", trigger);
    text_.add_text("DESCRIPTION", summary);
    text_.add("END", "VALARM");
    text_.add("END", "VEVENT");
  }

  void add_session(const SessionTime& session) {
    const int minutes = (session.item->time.count + 59) / 60;
    begin(to_calendar_date(session.date) + "-" + std::string{session.item->anchor} + "-" + std::to_string(session.n));
    std::string trigger = "PT0M";
    if (session.minute) {
      text_.add("DTSTART", to_calendar_time(session.date, *session.minute));
      text_.add("DURATION", "PT" + std::to_string(minutes) + "M");
    } else {
      text_.add("DTSTART;VALUE=DATE", to_calendar_date(session.date));
      text_.add("TRANSP", "TRANSPARENT");
      trigger = "PT" + std::to_string(session.remind_at) + "M";
    }
    end(words::move_session, wire::Texts::fill(words::session_says, {{"minutes", std::to_string(minutes)}}), trigger);
  }

  void add_breaks(const Series& series, core::Date last_day, int n) {
    begin("break-" + std::to_string(n));
    text_.add("DTSTART", to_calendar_time(series.first, series.taken.minute));
    text_.add("DURATION", "PT" + std::to_string(series.taken.time.count) + "S");
    if (series.dates.size() > 1) {
      std::string days;
      for (const core::Date date : series.dates) {
        days += (days.empty() ? "" : ",") + std::string{weekday_names[static_cast<std::size_t>(core::weekday(date))]};
      }
      text_.add("RRULE", "FREQ=WEEKLY;UNTIL=" + to_calendar_time(last_day, last_minute) + ";BYDAY=" + days);
    }
    text_.add("TRANSP", "TRANSPARENT");
    end(series.taken.is_long ? words::move_break_long : words::move_break, words::break_says, "PT0M");
  }

  const CalendarOf& about_;
  CalendarText text_;
};

}  // namespace

Expected<std::string> make_calendar(const core::Person& person, const core::Plan& plan, const core::BreakRhythm& rhythm,
                                    const CalendarOf& about) {
  if (!person.may_exercise() || plan.days.empty()) return fail("no_plan", "", "there is no plan right now");
  const core::Date today = person.today.value_or(plan.days.front().date);
  const bool rest = person.history.rest_on == today;
  const WeekTimes times =
      find_times(plan, rhythm, person.regimen.usual_breaks, {today, rest, rest || about.breaks_off_today});
  return Writing{about}.run(times, plan.days.back().date);
}

}  // namespace unhunch::report

// SPDX-License-Identifier: Apache-2.0
#include "report/calendar.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>

#include "report/calendar_text.h"
#include "wire/answers_json.h"
#include "wire/door_testing.h"

namespace unhunch::report {
namespace {

using namespace core::literals;
using wire::the_door;

const core::Date thursday = *core::find_date("2026-11-26");

struct Made {
  core::Answers answers;
  core::History history;
  core::BreakRhythm rhythm = the_door().regimen().usual_breaks;

  explicit Made(const boost::json::object& told)
      : answers(*wire::read_answers(the_door().regimen(), told, "answers")) {}

  Expected<std::string> run(int revision = 7) const {
    const core::Person person{the_door().regimen(), answers, history, thursday};
    return make_calendar(person, core::make_plan(person, thursday), rhythm,
                         {"owner", revision, 1'795'000'000'123, "0.1.0", false});
  }
  WeekTimes times() const {
    const core::Person person{the_door().regimen(), answers, history, thursday};
    plan = core::make_plan(person, thursday);
    return find_times(plan, rhythm, the_door().regimen().usual_breaks, {thursday, false, false});
  }
  mutable core::Plan plan;
};

boost::json::object screened() {
  boost::json::object answers = wire::healthy_answers();
  answers["screened_on"] = "2026-11-26";
  return answers;
}

// The lines as they were before they were folded.
std::vector<std::string> unfolded(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    line += text.substr(at, end - at);
    at = end + 2;
    if (at < text.size() && text[at] == ' ') {
      ++at;
      continue;
    }
    lines.push_back(line);
    line.clear();
  }
  return lines;
}

std::vector<std::string> values(const std::string& text, const std::string& name) {
  std::vector<std::string> found;
  for (const std::string& line : unfolded(text)) {
    if (line.starts_with(name + ":") || line.starts_with(name + ";")) found.push_back(line.substr(line.find(':') + 1));
  }
  return found;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return text;
}

}  // namespace

TEST_CASE("ics_format: lines end with CR LF, are folded at 75 octets, and never inside a character") {
  rc::check([](const std::vector<std::uint16_t>& letters) {
    std::string value;
    for (const std::uint16_t each : letters) value += each % 3 == 0 ? "ä" : each % 3 == 1 ? "∞" : "x";
    CalendarText text;
    text.add_text("DESCRIPTION", value);
    const std::string folded = text.take();
    std::size_t at = 0;
    while (at < folded.size()) {
      const std::size_t end = folded.find("\r\n", at);
      RC_ASSERT(end != std::string::npos);
      RC_ASSERT(end - at <= 75U);
      RC_ASSERT((static_cast<unsigned char>(folded[end == at ? 0 : at]) & 0xC0U) != 0x80U);
      if (folded[at] == ' ') RC_ASSERT((static_cast<unsigned char>(folded[at + 1]) & 0xC0U) != 0x80U);
      at = end + 2;
    }
    RC_ASSERT(unfolded(folded).size() == 1U);
    RC_ASSERT(unfolded(folded).front() == "DESCRIPTION:" + value);
  });
}

TEST_CASE("text is escaped, and what is no text does not come in") {
  CalendarText text;
  text.add_text("SUMMARY", "a,b;c\\d\ne\rf\x01");
  CHECK(text.take() == "SUMMARY:a\\,b\\;c\\\\d\\nef\r\n");
}

TEST_CASE(
    "ics_format, ics_alarm, ics_no_method: every event has UID, DTSTAMP, DTSTART and an alarm that can be shown") {
  const std::string text = *Made{screened()}.run();
  const std::size_t events = values(text, "UID").size();
  CHECK(events > 7);
  for (const char* name : {"DTSTAMP", "SEQUENCE", "DTSTART", "TRIGGER", "ACTION"})
    CHECK(values(text, name).size() == events);
  CHECK(values(text, "DESCRIPTION").size() == 2 * events);
  std::vector<std::string> uids = values(text, "UID");
  std::sort(uids.begin(), uids.end());
  CHECK(std::adjacent_find(uids.begin(), uids.end()) == uids.end());
  CHECK(values(text, "VERSION") == std::vector<std::string>{"2.0"});
  CHECK(values(text, "PRODID").size() == 1);
  CHECK(values(text, "METHOD").empty());
  CHECK(unfolded(text).front() == "BEGIN:VCALENDAR");
  CHECK(unfolded(text).back() == "END:VCALENDAR");
}

TEST_CASE("ics_local_time: times of day are floating, and only the stamp is of the world") {
  const std::string text = *Made{screened()}.run();
  for (const std::string& start : values(text, "DTSTART")) CHECK(start.find('Z') == std::string::npos);
  CHECK(text.find("TZID") == std::string::npos);
  CHECK(values(text, "DTSTAMP").front() == "20261118T110640Z");
}

TEST_CASE("ics_stable_uid: the same plan has the same UIDs, and a later revision a higher SEQUENCE") {
  const Made made{screened()};
  const std::string first = *made.run(7), again = *made.run(7), later = *made.run(8);
  CHECK(first == again);
  CHECK(values(first, "UID") == values(later, "UID"));
  CHECK(values(first, "SEQUENCE").front() == "7");
  CHECK(values(later, "SEQUENCE").front() == "8");
}

TEST_CASE("ics_no_health_words: nothing in a calendar speaks of health, whatever the answers are") {
  boost::json::object sore = screened();
  sore["pain_now"] = 6;
  boost::json::object seen = screened();
  seen["flags"].get_object()["arm_numbness"] = "yes";
  seen["checks"] = boost::json::array{
      {{"entry", "clearance_entry"}, {"flag", "arm_numbness"}, {"date", "2026-11-26"}, {"result", "exercise_ok"}}};
  for (const boost::json::object& told : {screened(), sore, seen}) {
    const auto text = Made{told}.run();
    if (!text) continue;
    for (const char* word :
         {"pain", "sore", "ache", "hurt", "stiff", "back", "health", "symptom", "doctor", "exercise", "stretch", "neck",
          "spine", "stress", "strength", "gentle", "posture", "muscle", "clinic"}) {
      CAPTURE(word);
      CHECK(lower(*text).find(word) == std::string::npos);
    }
  }
}

TEST_CASE("ics_tier: no calendar in urgent, emergency, an incomplete check or under 18") {
  boost::json::object urgent = screened(), emergency = screened(), incomplete = screened(), young = screened();
  urgent["flags"].get_object()["arm_numbness"] = "yes";
  emergency["flags"].get_object()["chest_pain"] = "unsure";
  incomplete["flags"].get_object().erase("arm_numbness");
  young["age_band"] = "age_under_18";
  for (const boost::json::object& told : {urgent, emergency, incomplete, young, boost::json::object{}}) {
    const auto made = Made{told}.run();
    REQUIRE_FALSE(made);
    CHECK(made.error().code == "no_plan");
  }
  CHECK(Made{screened()}.run());
}

TEST_CASE("ics_limits: breaks lie in working hours, outside quiet hours, apart, and beside no session") {
  rc::check([](bool only) {
    Made made{screened()};
    made.rhythm.every = core::Minutes{*rc::gen::inRange(20, 91)};
    const auto minute = [] { return static_cast<std::int16_t>(*rc::gen::inRange(0, 1440)); };
    made.rhythm.quiet = {minute(), minute()};
    for (core::DaySpans& day : made.rhythm.hours) {
      day = {};
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) day.add({minute(), minute()});
    }
    made.rhythm.on = !only;
    const WeekTimes times = made.times();
    RC_ASSERT(made.rhythm.on || times.breaks.empty());
    for (std::size_t i = 0; i < times.breaks.size(); ++i) {
      const BreakTime& each = times.breaks[i];
      RC_ASSERT(core::find_hours(made.rhythm, each.date, each.minute) == core::HoursNow::working);
      for (const SessionTime& session : times.sessions) {
        if (!session.minute || session.date != each.date) continue;
        const int ends = *session.minute * 60 + session.item->time.count;
        RC_ASSERT(each.minute * 60 + each.time.count <= *session.minute * 60 || each.minute * 60 >= ends);
      }
      if (i == 0) continue;
      const BreakTime& before = times.breaks[i - 1];
      RC_ASSERT((each.date - before.date).count * 1440 + each.minute - before.minute >= made.rhythm.least.count);
    }
  });
}

TEST_CASE("what was planned for a day is there once, at its time of day, one after the other") {
  boost::json::object told = screened();
  told["preferences"] =
      *wire::parse_json(R"({"anchors": ["morning", "evening", "night", "daily"], "daily_cap_min": 60})");
  const Made made{told};
  const WeekTimes times = made.times();
  std::size_t planned = 0;
  for (const core::PlanDay& day : made.plan.days) planned += day.items.size();
  CHECK(times.sessions.size() == planned);
  for (std::size_t i = 0; i < times.sessions.size(); ++i) {
    const SessionTime& each = times.sessions[i];
    if (each.item->anchor == "morning") CHECK(each.minute == 420);  // when the quiet hours end
    if (each.item->anchor == "daily") CHECK_FALSE(each.minute);
    for (std::size_t other = 0; other < i; ++other) {
      const SessionTime& before = times.sessions[other];
      if (!each.minute || !before.minute || before.date != each.date) continue;
      CHECK(*each.minute * 60 >= *before.minute * 60 + before.item->time.count);
    }
  }
}

TEST_CASE("on a day on which something ended exercise nothing is put into the calendar for that day") {
  Made made{screened()};
  made.history.rest_on = thursday;
  const auto text = made.run();
  REQUIRE(text);
  for (const std::string& start : values(*text, "DTSTART")) CHECK_FALSE(start.starts_with("20261126"));
}

}  // namespace unhunch::report

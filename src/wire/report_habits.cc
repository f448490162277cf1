// SPDX-License-Identifier: Apache-2.0
#include "wire/report_habits.h"

#include <algorithm>

#include "wire/report_json.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

class HabitStory {
 public:
  HabitStory(core::Date from, core::Date to) : from_(from), to_(to) {}

  void change(const object& told, core::Date day) {
    const std::vector<std::string> chosen = texts_of(told, "chosen");
    const auto is_chosen = [&](const std::string& id) {
      return std::find(chosen.begin(), chosen.end(), id) != chosen.end();
    };
    const value* answers = told.if_contains("answers");
    for (door::ReportHabit& habit : habits_) {
      if (habit.ended_on.value || is_chosen(habit.habit)) continue;
      habit.ended_on = {IsoDate{day}};
      habit.settled =
          answers != nullptr && answers->is_object() && text_of(answers->get_object(), habit.habit) == "yes";
    }
    for (const std::string& id : chosen) {
      const bool is_open = std::any_of(habits_.begin(), habits_.end(),
                                       [&](const auto& each) { return each.habit == id && !each.ended_on.value; });
      if (!is_open) habits_.push_back({id, IsoDate{day}, {}, false});
    }
  }

  std::vector<door::ReportHabit> finish() {
    std::erase_if(habits_, [&](const door::ReportHabit& habit) {
      if (!habit.ended_on.value) return false;
      const core::Date end = habit.ended_on.value->date;
      return end < from_ || (end == habit.since.date && !habit.settled);  // no sooner taken up than let go
    });
    return std::move(habits_);
  }

  bool is_inside(core::Date day) const { return day >= from_ && day <= to_; }
  bool is_over(core::Date day) const { return day > to_; }

 private:
  core::Date from_, to_;
  std::vector<door::ReportHabit> habits_;
};

}  // namespace

void tell_habits(const Log& log, const std::vector<core::Fact>& facts, core::Date from, core::Date to,
                 door::ReportDoing& doing) {
  HabitStory story{from, to};
  for (const core::Fact& fact : facts) {
    const core::Date day = fact.day();
    if (story.is_over(day)) continue;
    const auto* other = fact.find<core::Other>();
    if (fact.is<core::HabitAudit>() && story.is_inside(day)) {
      const object body = log.read_body(fact);
      doing.audits.push_back({IsoDate{day}, texts_of(body, "habits"), texts_of(body, "chosen")});
    } else if (other != nullptr && other->kind == core::OtherKind::setting) {
      const object body = log.read_body(fact);
      const value* told = body.if_contains("value");
      if (text_of(body, "name") == "habits" && told != nullptr && told->is_object())
        story.change(told->get_object(), day);
    }
  }
  doing.habits = story.finish();
}

}  // namespace unhunch::wire

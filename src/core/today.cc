// SPDX-License-Identifier: Apache-2.0
#include "core/today.h"

#include <algorithm>

namespace unhunch::core {
namespace {

// When an anchor ends, in minutes of the day. Ours: it only orders what is offered, nothing is refused by it.
struct Span {
  Slug anchor;
  int from, to;
};
constexpr Span spans[] = {
    {"morning", 0, 11 * 60}, {"midday", 11 * 60, 15 * 60}, {"evening", 17 * 60, 24 * 60}, {"night", 20 * 60, 24 * 60}};

// 0 for what may be done now, 1 for what comes later, 2 for what has passed.
int calc_turn(const PlanItem& item, int minute) {
  for (const Span& span : spans) {
    if (item.anchor != span.anchor) continue;
    if (minute >= span.to) return 2;
    return minute < span.from ? 1 : 0;
  }
  return 0;
}

bool was_done(const History& history, Date date, RoutineId routine) {
  return std::any_of(history.sessions.begin(), history.sessions.end(), [&](const SessionDone& session) {
    return session.date == date && session.routine == routine && !session.exercises.empty();
  });
}

bool should_ask_after_effect(const History& history, Date date) {
  if (history.sessions.empty()) return false;
  const SessionDone& last = history.sessions.back();
  return last.date < date && last.after == AfterEffect::not_known;
}

}  // namespace

Date find_monday(Date date) { return date - Days{static_cast<int>(weekday(date))}; }

Today make_today(const Person& person, Date date, std::optional<int> minute) {
  Today today;
  today.needs_screening =
      !person.answers.screened_on || person.long_gap || person.triage.plan_state == PlanState::screen_incomplete;
  today.rest_of_day = person.history.rest_on == date;
  today.plan = make_plan(person, date);
  today.ask_after_effect = should_ask_after_effect(person.history, date);
  if (today.plan.days.empty()) return today;
  for (const PlanItem& item : today.plan.days.front().items) {
    if (!was_done(person.history, date, item.routine)) today.to_do.push_back(item);
  }
  if (minute) {
    std::stable_sort(today.to_do.begin(), today.to_do.end(), [&](const PlanItem& a, const PlanItem& b) {
      return calc_turn(a, *minute) < calc_turn(b, *minute);
    });
  }
  return today;
}

}  // namespace unhunch::core

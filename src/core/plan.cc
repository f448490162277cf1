// SPDX-License-Identifier: Apache-2.0
#include "core/plan.h"

#include <algorithm>

namespace unhunch::core {
namespace {

constexpr int days_in_plan = 7;

class Planning {
 public:
  Planning(const Person& person, Date first_day)
      : person_(person), regimen_(person.regimen), first_day_(first_day), history_(person.history) {}

  Plan run() {
    if (!person_.may_exercise()) return refuse();
    for (int i = 0; i < days_in_plan; ++i) add_day(first_day_ + Days{i});
    const Preferences& preferences = person_.answers.preferences;
    const Minutes every = preferences.break_every.value_or(regimen_.figures.break_every.usual);
    const Range<Minutes>& range = regimen_.figures.break_every;
    plan_.breaks = BreakPlan{std::clamp(every, range.least, range.most), regimen_.break_content,
                             regimen_.figures.long_break_every, regimen_.long_break_content};
    for (const ExerciseId exercise : regimen_.start_today) {
      if (person_.allowed.find(exercise) != nullptr) plan_.start_with.push_back(exercise);
    }
    return std::move(plan_);
  }

 private:
  Plan refuse() {
    if (person_.triage.tier >= Tier::urgent) plan_.because.push_back(slug(person_.triage.tier));
    if (person_.triage.plan_state != PlanState::none) plan_.because.push_back(slug(person_.triage.plan_state));
    if (person_.long_gap) plan_.because.emplace_back("rescreen_after_gap");
    return std::move(plan_);
  }

  bool has_anchor(Slug anchor) const {
    const auto& anchors = person_.answers.preferences.anchors;
    return std::find(anchors.begin(), anchors.end(), anchor) != anchors.end();
  }

  bool is_sore_day(Date day) const {
    const auto& pain = person_.answers.pain_now;
    return day == first_day_ && pain && *pain >= regimen_.figures.pain_now_sore.least;
  }

  void add_day(Date date) {
    PlanDay day{date, {}};
    const Known& known = regimen_.known;
    if (is_sore_day(date)) {
      add(day, known.sore_day_session, "daily");
    } else if (person_.triage.gentle) {
      add(day, known.gentle_session, "daily");
    } else {
      add_anchors(day);
    }
    plan_.days.push_back(std::move(day));
  }

  void add_anchors(PlanDay& day) {
    const Known& known = regimen_.known;
    const bool weekend = has_anchor("weekend") && static_cast<int>(weekday(day.date)) == regimen_.figures.weekend_day;
    const auto& chosen = person_.answers.preferences.anchors;
    const bool only_weekend = chosen.size() == 1 && has_anchor("weekend");
    if (weekend) add(day, known.weekend_maintenance, "weekend");
    if (has_anchor("morning")) add(day, known.morning_mobility, "morning");
    if (!weekend && (chosen.empty() || only_weekend || has_anchor("daily"))) add(day, known.full_session, "daily");
    if (!weekend && is_strength_weekday(day.date) && !has_strength(day)) add(day, known.strength_session, "daily");
    if (has_anchor("evening")) add(day, known.evening_wind_down, "evening");
    if (has_anchor("night")) add(day, known.night_stretch, "evening");
    if (day.items.empty()) add(day, known.short_session, "daily");
  }

  bool is_strength_weekday(Date date) const {
    const std::uint8_t days = find_strength_weekdays(regimen_, person_.answers.preferences);
    return (days >> static_cast<int>(weekday(date)) & 1) != 0;
  }

  static bool has_strength(const PlanDay& day) {
    return std::any_of(day.items.begin(), day.items.end(), [](const PlanItem& item) { return item.strength; });
  }

  Seconds used(const PlanDay& day) const {
    Seconds time;
    for (const PlanItem& item : day.items) time += item.time;
    return time;
  }

  Seconds cap() const {
    return to_seconds(person_.answers.preferences.daily_cap.value_or(regimen_.figures.daily_cap.usual));
  }

  // Adds the routine as it will be on that day, if there is anything in it and the day still has room.
  void add(PlanDay& day, RoutineId routine, Slug anchor) {
    Answers answers = person_.answers;
    if (!leaves_room_for_strength(day.date)) answers.preferences.rows_in_the_evening = false;
    if (day.date != first_day_ && answers.pain_now) answers.pain_now = Pain{};  // today's pain is not tomorrow's
    const Person later{regimen_, answers, history_, person_.today};
    const Session session = make_session(later, {routine, {}, day.date, 0});
    if (session.steps.empty() || used(day) + session.total > cap()) return;
    const auto loaded = std::find_if(session.items.begin(), session.items.end(), [](const Item& item) {
      return item.exercise && item.exercise_class == ExerciseClass::strength;
    });
    const bool strength = loaded != session.items.end();
    day.items.push_back({session.routine, anchor, session.total, strength});
    if (strength) remember(day.date, loaded->exercise);
  }

  // Rows in the evening must not use up the days that the strength days of the coming week need.
  bool leaves_room_for_strength(Date date) const {
    const Days window = regimen_.figures.light_window;
    for (Date end = date; end < date + window; end = end + Days{1}) {
      int days = 0;
      for (Date day = end - window + Days{1}; day <= end; day = day + Days{1}) {
        const bool to_come = day > date && is_strength_weekday(day);
        days += day == date || to_come || is_strength_day(regimen_, history_, day) ? 1 : 0;
      }
      if (days > regimen_.figures.light_days) return false;
    }
    return true;
  }

  // Strength that is planned counts like strength that was done for what comes after it.
  void remember(Date date, ExerciseId exercise) {
    SessionDone done;
    done.date = date;
    done.exercises.push_back({exercise, {}, {}, {}, 0, 0, false, false});
    history_.sessions.push_back(std::move(done));
  }

  const Person& person_;
  const Regimen& regimen_;
  Date first_day_;
  History history_;
  Plan plan_;
};

}  // namespace

Plan make_plan(const Person& person, Date first_day) { return Planning{person, first_day}.run(); }

}  // namespace unhunch::core

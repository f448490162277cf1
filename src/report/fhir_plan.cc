// SPDX-License-Identifier: Apache-2.0
#include "report/fhir_plan.h"

#include <algorithm>
#include <array>

#include "report/fhir_parts.h"
#include "report/habit_words.h"
#include "report/words.h"

namespace unhunch::report::fhir {
namespace {

namespace door = wire::door;

constexpr std::array<std::string_view, 7> weekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr words::Names<3> times_of_day = {{{"morning", "MORN"}, {"midday", "NOON"}, {"evening", "EVE"}}};

constexpr std::string_view program_url = "https://unhunch.example/fhir/PlanDefinition/week";
constexpr std::string_view routine_url = "https://unhunch.example/fhir/ActivityDefinition/";

std::string versioned(std::string url, std::string_view version) { return url.append("|").append(version); }
std::string url_of(std::string_view routine) { return std::string{routine_url} + to_id(routine); }

std::string_view say_routine(std::string_view routine, const wire::Texts& texts) {
  const std::string_view name = texts.find("routine", routine, "name");
  return name.empty() ? routine : name;
}

// One routine at one time of the day, on all its days.
struct Planned {
  const door::PlanItem* item = nullptr;
  std::vector<core::Date> days;
};

std::vector<Planned> gather(const std::vector<door::PlanDay>& plan) {
  std::vector<Planned> gathered;
  for (const door::PlanDay& day : plan) {
    for (const door::PlanItem& item : day.items) {
      auto found = std::find_if(gathered.begin(), gathered.end(), [&](const Planned& each) {
        return each.item->routine == item.routine && each.item->at == item.at && each.item->minutes == item.minutes;
      });
      if (found == gathered.end()) found = gathered.insert(gathered.end(), Planned{&item, {}});
      found->days.push_back(day.date.date);
    }
  }
  return gathered;
}

object period(core::Date from, const std::optional<core::Date>& to) {
  object made{{"start", core::to_iso(from)}};
  if (to) made["end"] = core::to_iso(*to);
  return made;
}

object make_timing(const Planned& planned, core::Date from, core::Date to) {
  object repeat{{"boundsPeriod", period(from, to)},
                {"duration", planned.item->minutes},
                {"durationUnit", "min"},
                {"frequency", static_cast<int>(planned.days.size())},
                {"period", 1},
                {"periodUnit", "wk"}};
  array days;
  for (const core::Date day : planned.days)
    days.push_back(value(weekdays[static_cast<std::size_t>(core::weekday(day))]));
  repeat["dayOfWeek"] = std::move(days);
  const std::string_view when = words::find(times_of_day, planned.item->at);
  if (when != planned.item->at) repeat["when"] = array{when};
  return {{"repeat", std::move(repeat)}};
}

object make_session(const Planned& planned, const wire::Texts& texts, std::string_view version, core::Date from,
                    core::Date to) {
  const std::string_view routine = planned.item->routine;
  return {{"detail", object{{"instantiatesCanonical", array{value(versioned(url_of(routine), version))}},
                            {"code", own_concept(routine, say_routine(routine, texts))},
                            {"status", "scheduled"},
                            {"scheduledTiming", make_timing(planned, from, to)}}}};
}

object make_habit(const door::ReportHabit& habit, const wire::Texts& texts) {
  const bool over = habit.ended_on.value.has_value();
  const auto end = over ? std::optional{habit.ended_on.value->date} : std::nullopt;
  return {{"detail", object{{"code", own_concept(habit.habit, say_habit(texts, habit.habit))},
                            {"status", !over           ? "in-progress"
                                       : habit.settled ? "completed"
                                                       : "stopped"},
                            {"scheduledPeriod", period(habit.since.date, end)}}}};
}

}  // namespace

object make_care_plan(const door::ReportOut& report, const wire::Texts& texts, const PlanOf& of) {
  if (!report.doing) return {};
  const std::vector<door::PlanDay>& plan = report.doing->plan;
  const std::vector<Planned> sessions = gather(plan);
  array activities;
  for (const Planned& planned : sessions) {
    activities.push_back(make_session(planned, texts, of.version, plan.front().date.date, plan.back().date.date));
  }
  for (const door::ReportHabit& habit : report.doing->habits) activities.push_back(make_habit(habit, texts));
  if (activities.empty()) return {};
  object made{{"resourceType", "CarePlan"},
              {"status", "active"},
              {"intent", "plan"},
              {"category", array{object{{"text", words::plan_kind}}}},
              {"title", words::plan},
              {"subject", reference(of.person)},
              {"created", core::to_iso(report.date.date)},
              {"author", reference(of.person)},
              {"contributor", array{reference(of.device)}},
              {"activity", std::move(activities)}};
  if (!sessions.empty()) made["instantiatesCanonical"] = array{value(versioned(std::string{program_url}, of.version))};
  if (!plan.empty()) made["period"] = period(plan.front().date.date, plan.back().date.date);
  if (!of.goal.empty()) made["goal"] = array{reference(of.goal)};
  return made;
}

std::vector<object> make_program(const door::ReportOut& report, const wire::Texts& texts, std::string_view version) {
  if (!report.doing) return {};
  std::vector<std::string_view> routines;
  for (const Planned& planned : gather(report.doing->plan)) {
    const std::string_view routine = planned.item->routine;
    if (std::find(routines.begin(), routines.end(), routine) == routines.end()) routines.push_back(routine);
  }
  if (routines.empty()) return {};
  array actions;
  for (const std::string_view routine : routines) {
    actions.push_back(
        object{{"title", say_routine(routine, texts)}, {"definitionCanonical", versioned(url_of(routine), version)}});
  }
  std::vector<object> program = {{{"resourceType", "PlanDefinition"},
                                  {"url", program_url},
                                  {"version", version},
                                  {"name", "UnhunchWeek"},
                                  {"title", words::program},
                                  {"status", "active"},
                                  {"action", std::move(actions)}}};
  for (const std::string_view routine : routines) {
    program.push_back({{"resourceType", "ActivityDefinition"},
                       {"url", url_of(routine)},
                       {"version", version},
                       {"title", say_routine(routine, texts)},
                       {"status", "active"},
                       {"kind", "ServiceRequest"},
                       {"code", own_concept(routine, say_routine(routine, texts))}});
  }
  return program;
}

object make_goal(const door::ReportOut& report, const std::string& person) {
  for (const door::ChangeOut& change : report.changes) {
    if (change.outcome != "pain_average") continue;
    object made{
        {"resourceType", "Goal"},
        {"lifecycleStatus", "active"},
        {"description", object{{"text", words::goal}}},
        {"subject", reference(person)},
        {"expressedBy", reference(person)},
        {"target", array{object{{"measure", concept_of(words::find(words::outcomes, "pain_average"), {pain_code})}}}}};
    return made;
  }
  return {};
}

}  // namespace unhunch::report::fhir

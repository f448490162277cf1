// SPDX-License-Identifier: Apache-2.0
#include "report/files.h"

#include <algorithm>

#include "core/event_id.h"
#include "report/calendar.h"
#include "report/fhir.h"
#include "report/html.h"
#include "wire/break_rhythm_json.h"
#include "wire/json_text.h"

namespace unhunch::report {
namespace {

constexpr std::string_view version = UNHUNCH_VERSION;

// What tells the files of two people apart; no name.
std::string find_owner(const std::vector<core::Fact>& facts) {
  return facts.empty() ? std::string{} : core::to_text(facts.front().id());
}

bool is_off_today(const std::vector<core::Fact>& facts, core::Date today) {
  return std::any_of(facts.begin(), facts.end(), [&](const core::Fact& fact) {
    const auto* taken = fact.find<core::BreakEvent>();
    return taken != nullptr && taken->result == core::BreakResult::off_today && fact.day() == today;
  });
}

}  // namespace

Outline outline_of(const wire::door::ReportOut& facts, const wire::Texts& texts) {
  return make_outline(facts, texts, version);
}

std::string write_fhir(const wire::door::ReportOut& facts, const wire::Texts& texts, const wire::Log& log,
                       std::int64_t made_ms) {
  const std::string narrative = write_narrative(outline_of(facts, texts));
  return wire::write_json(make_fhir(facts, texts, {find_owner(log.facts()), made_ms, version, narrative})) + "\n";
}

Expected<std::string> write_calendar(const core::Person& person, const wire::Log& log,
                                     const boost::json::object& settings, std::int64_t made_ms) {
  const core::Date today = *person.today;
  const std::vector<core::Fact> facts = log.facts();
  const core::BreakRhythm rhythm = wire::find_break_rhythm(person.regimen, settings, person.answers.preferences);
  // A plan changes with the log or with the day, and both only grow.
  const int revision = static_cast<int>(log.size()) + today.since_1970;
  return make_calendar(person, core::make_plan(person, today), rhythm,
                       {find_owner(facts), revision, made_ms, version, is_off_today(facts, today)});
}

WhyNot find_why_not(const core::Person& person) {
  if (person.triage.plan_state == core::PlanState::none) return {"tier", core::slug(person.triage.tier)};
  return {"plan_state", core::slug(person.triage.plan_state)};
}

}  // namespace unhunch::report

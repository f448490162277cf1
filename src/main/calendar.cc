// SPDX-License-Identifier: Apache-2.0
#include "main/calendar.h"

#include <fmt/format.h>

#include "main/check.h"
#include "main/exit_status.h"
#include "main/export_file.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "report/calendar.h"
#include "wire/break_rhythm_json.h"

namespace unhunch::app {
namespace {

bool is_off_today(const std::vector<core::Fact>& facts, core::Date today) {
  for (const core::Fact& fact : facts) {
    const auto* taken = std::get_if<core::BreakEvent>(&fact.body());
    if (taken != nullptr && taken->result == core::BreakResult::off_today && fact.moment().day() == today) return true;
  }
  return false;
}

}  // namespace

Expected<std::string> make_calendar_of(const Context& context, const Record& record) {
  const core::Date today = context.today();
  const std::vector<core::Fact> facts = record.log().facts();
  const core::Answers answers = record.answers();
  const core::Regimen& regimen = context.knowledge.regimen();
  const core::Person person{regimen, answers, record.history(), today};
  const core::BreakRhythm rhythm =
      wire::find_break_rhythm(regimen, record.log().fold(facts, today).settings, answers.preferences);
  // A plan changes with the log or with the day, and both only grow.
  const int revision = static_cast<int>(record.log().size()) + today.since_1970;
  const std::string owner = facts.empty() ? std::string{} : core::to_text(facts.front().id());
  return report::make_calendar(
      person, core::make_plan(person, today), rhythm,
      {owner, revision, context.world.clock.unix_ms(), context.version, is_off_today(facts, today)});
}

int run_calendar(const Context& context, const CalendarOptions& options) {
  auto record = read_record(context);
  if (!record) return report(context, record.error());
  const core::Answers answers = record->answers();
  const core::Person person{context.knowledge.regimen(), answers, record->history(), context.today()};
  const auto calendar = make_calendar_of(context, *record);
  if (!calendar) {
    // Not on standard output, which may lead into a file.
    const std::string_view kind = person.triage.plan_state == core::PlanState::none ? "tier" : "plan_state";
    const std::string_view id = person.triage.plan_state == core::PlanState::none
                                    ? core::slug(person.triage.tier)
                                    : core::slug(person.triage.plan_state);
    context.world.err << fmt::format(fmt::runtime(phrases::no_calendar),
                                     fmt::arg("why", context.knowledge.text(kind, id)))
                      << '\n';
    return status_of(person);
  }
  if (options.output.empty()) {
    context.world.out << *calendar << std::flush;
    return context.world.out ? status::fine : status::cannot_write;
  }
  const auto kept = write_export(options.output, *calendar, options.force ? Existing::replace : Existing::keep);
  if (!kept) return report(context, kept.error());
  context.world.terminal.print(framed(paragraph(
      fmt::format(fmt::runtime(phrases::calendar_kept), fmt::arg("file", options.output)), text_width(context))));
  return status::fine;
}

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "main/calendar.h"

#include <fmt/format.h>

#include "main/check.h"
#include "main/exit_status.h"
#include "main/export_file.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "report/files.h"

namespace unhunch::app {

Expected<std::string> make_calendar_of(const Context& context, const Record& record) {
  const core::Date today = context.today();
  const core::Answers answers = record.answers();
  const core::Person person{context.knowledge.regimen(), answers, record.history(), today};
  const wire::Log& log = record.log();
  return report::write_calendar(person, log, log.fold(log.facts(), today).settings, context.world.clock.unix_ms());
}

int run_calendar(const Context& context, const CalendarOptions& options) {
  auto record = read_record(context);
  if (!record) return report(context, record.error());
  const core::Answers answers = record->answers();
  const core::Person person{context.knowledge.regimen(), answers, record->history(), context.today()};
  const auto calendar = make_calendar_of(context, *record);
  if (!calendar) {
    // Not on standard output, which may lead into a file.
    const report::WhyNot why = report::find_why_not(person);
    context.world.err << fmt::format(fmt::runtime(phrases::no_calendar),
                                     fmt::arg("why", context.knowledge.text(why.kind, why.id)))
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

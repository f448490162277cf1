// SPDX-License-Identifier: Apache-2.0
#include "report/doors.h"

#include <array>

#include "report/csv.h"
#include "report/door_types.h"
#include "report/files.h"
#include "report/html.h"
#include "wire/door_schema.h"
#include "wire/report_facts.h"

namespace unhunch::wire::mapping {

template <>
struct Mapper<report::Shape::Anchor> {
  static boost::json::value write(report::Shape::Anchor anchor) { return boost::json::value(report::to_text(anchor)); }
  static boost::json::value schema(bool) {
    return boost::json::object{{"type", "string"}, {"enum", boost::json::array{"start", "middle", "end"}}};
  }
};

}  // namespace unhunch::wire::mapping

namespace unhunch::report {
namespace {

using boost::json::value;
using wire::Answered;
using wire::Room;
namespace mapping = wire::mapping;

// The facts of what was asked for, with the log that they come from.
struct Found {
  wire::LogToRead log;
  wire::door::ReportOut facts;
};

Expected<Found> find_facts(const Room& room, const wire::door::ReportIn& in) {
  const auto asked = wire::find_asked(in);
  if (!asked) return tl::unexpected<Error>(asked.error());
  auto log = wire::find_log(room, in.events);
  if (!log) return tl::unexpected<Error>(log.error());
  wire::door::ReportOut facts = wire::make_report(room, **log, *asked);
  return Found{std::move(*log), std::move(facts)};
}

Expected<std::int64_t> find_instant(double made_ms) {
  constexpr double most = 253'402'300'799'999;  // the end of the year 9999
  if (made_ms >= 0 && made_ms <= most) return static_cast<std::int64_t>(made_ms);
  return fail("out_of_range", "made_ms", "made_ms has to be an instant of the years 1970 to 9999");
}

Answered call_outline(const Room& room, const value& input) {
  const auto in = mapping::read<wire::door::ReportIn>(input, "");
  if (!in) return tl::unexpected<Error>(in.error());
  const auto found = find_facts(room, *in);
  if (!found) return tl::unexpected<Error>(found.error());
  return mapping::write(outline_of(found->facts, wire::Texts{room.document}));
}

Answered call_file(const Room& room, const value& input) {
  const auto in = mapping::read<door::ReportFileIn>(input, "");
  if (!in) return tl::unexpected<Error>(in.error());
  const auto made_ms = find_instant(in->made_ms);
  if (!made_ms) return tl::unexpected<Error>(made_ms.error());
  const auto found = find_facts(room, *in);
  if (!found) return tl::unexpected<Error>(found.error());
  const wire::Texts texts{room.document};
  return mapping::write(door::TextOut{in->as == door::FileKind::html
                                          ? write_html(outline_of(found->facts, texts))
                                          : write_fhir(found->facts, texts, *found->log, *made_ms)});
}

Answered call_calendar(const Room& room, const value& input) {
  const auto in = mapping::read<door::CalendarIn>(input, "");
  if (!in) return tl::unexpected<Error>(in.error());
  const auto made_ms = find_instant(in->made_ms);
  if (!made_ms) return tl::unexpected<Error>(made_ms.error());
  const auto log = wire::find_log(room, in->events);
  if (!log) return tl::unexpected<Error>(log.error());
  const wire::Record record = (*log)->fold((*log)->facts(), in->date.date);
  const core::Person person{room.regimen, record.told, record.history, in->date.date};
  auto text = write_calendar(person, **log, record.settings, *made_ms);
  door::CalendarOut out;
  if (text) {
    out.text = {std::move(*text)};
  } else {
    out.because = {wire::door::Name{find_why_not(person).id}};
  }
  return mapping::write(out);
}

Answered call_table(const Room& room, const value& input) {
  const auto in = mapping::read<door::TableIn>(input, "");
  if (!in) return tl::unexpected<Error>(in.error());
  const auto log = wire::find_log(room, in->events);
  if (!log) return tl::unexpected<Error>(log.error());
  return mapping::write(door::TextOut{write_csv(**log)});
}

constexpr std::array all = {
    wire::DoorOf{"report", wire::call_report}, wire::DoorOf{"report_outline", call_outline},
    wire::DoorOf{"report_file", call_file},    wire::DoorOf{"calendar", call_calendar},
    wire::DoorOf{"table", call_table},
};

constexpr wire::DoorShapes shapes[] = {
    {"report", mapping::schema<wire::door::ReportIn>, mapping::schema<wire::door::ReportOut>},
    {"report_outline", mapping::schema<wire::door::ReportIn>, mapping::schema<Outline>},
    {"report_file", mapping::schema<door::ReportFileIn>, mapping::schema<door::TextOut>},
    {"calendar", mapping::schema<door::CalendarIn>, mapping::schema<door::CalendarOut>},
    {"table", mapping::schema<door::TableIn>, mapping::schema<door::TextOut>},
};

}  // namespace

std::span<const wire::DoorOf> doors() { return all; }

boost::json::value make_door_schema(std::string_view name) {
  for (const wire::DoorShapes& door : shapes) {
    if (door.name == name) return wire::make_schema(door);
  }
  return nullptr;
}

}  // namespace unhunch::report

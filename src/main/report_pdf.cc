// SPDX-License-Identifier: Apache-2.0
#include "main/report_pdf.h"

#include "main/read_log.h"
#include "report/files.h"
#include "report/pdf.h"
#include "wire/json_text.h"
#include "wire/regimen_reader.h"
#include "wire/report_facts.h"

namespace unhunch::app {
namespace {

Expected<wire::ReportAsked> read_wishes(std::string_view wishes) {
  const auto json = wire::parse_json(wishes);
  if (!json) return tl::unexpected<Error>(json.error());
  const auto in = wire::mapping::read<wire::door::ReportIn>(*json, "");
  if (!in) return tl::unexpected<Error>(in.error());
  if (in->events) return fail("unknown_field", "events", "the record has them");
  return wire::find_asked(*in);
}

}  // namespace

Expected<std::string> make_report_pdf(std::string_view regimen_json, store::EventLog& log, std::string_view wishes) {
  const auto asked = read_wishes(wishes);
  if (!asked) return tl::unexpected<Error>(asked.error());
  const auto document = wire::parse_json(regimen_json);
  if (!document) return tl::unexpected<Error>(document.error());
  const auto regimen = wire::read_regimen_document(*document);
  if (!regimen) return tl::unexpected<Error>(regimen.error());
  wire::Log whole{document->get_object(), *regimen};
  if (const auto read = read_log(log, 0, whole); !read) {
    return fail("no_record", read.error().where, read.error().message);
  }
  const wire::Room room{document->get_object(), *regimen, &whole};
  const auto facts = wire::make_report(room, whole, *asked);
  return report::write_pdf(report::outline_of(facts, wire::Texts{document->get_object()}), asked->date);
}

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "main/export.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "main/calendar.h"
#include "main/check.h"
#include "main/exit_status.h"
#include "main/export_file.h"
#include "main/log_place.h"
#include "main/phrases.h"
#include "main/report_file.h"
#include "main/result.h"
#include "main/screen.h"
#include "report/batch.h"
#include "report/csv.h"
#include "report/words.h"

namespace unhunch::app {
namespace {

namespace words = unhunch::report::words;

struct File {
  std::string_view name;
  std::string content;
};

Expected<std::string> write_events(const Context& context) {
  auto log = open_log(context);
  if (!log) return tl::unexpected<Error>(log.error());
  unhunch::report::Batch batch;
  const auto read = (*log)->read_after(0, SIZE_MAX, [&](const store::Stored& each) { batch.add(each.event); });
  if (!read) return tl::unexpected<Error>(read.error());
  return batch.take();
}

// From the first fact to today.
wire::ReportAsked ask_for_all(const Context& context, const Record& record) {
  wire::ReportAsked asked;
  asked.date = asked.from = asked.to = context.today();
  for (const core::Fact& fact : record.log().facts()) asked.from = std::min(asked.from, fact.day());
  return asked;
}

Expected<std::vector<File>> make_files(const Context& context, const Record& record) {
  auto events = write_events(context);
  if (!events) return tl::unexpected<Error>(events.error());
  std::vector<File> files;
  files.push_back({"events.json", std::move(*events)});
  files.push_back({"entries.csv", unhunch::report::write_csv(record.log())});
  files.push_back({"report.fhir.json",
                   write_report_fhir(context, record, make_report_of(context, record, ask_for_all(context, record)))});
  if (auto calendar = make_calendar_of(context, record)) files.push_back({"plan.ics", std::move(*calendar)});
  return files;
}

Expected<std::string> read_whole(const Context& context, const std::string& file) {
  const auto read = [](std::istream& in) { return std::string{std::istreambuf_iterator<char>(in), {}}; };
  if (file == "-") return read(context.world.in);
  std::ifstream in{file, std::ios::binary};
  if (!in) return fail("cannot_read", file, std::strerror(errno));
  return read(in);
}

}  // namespace

int run_export(const Context& context, const std::string& folder) {
  auto record = read_record(context);
  if (!record) return report(context, record.error());
  if (record->log().size() == 0) {
    context.world.err << phrases::data_nowhere << '\n';
    return status::cannot_read;
  }
  const auto files = make_files(context, *record);
  if (!files) return report(context, files.error());
  if (mkdir(folder.c_str(), 0700) != 0) {
    return report(context, {errno == EEXIST ? "exists" : "cannot_write", folder, std::strerror(errno)});
  }
  Frame frame = paragraph(fmt::format(fmt::runtime(words::exported), fmt::arg("folder", folder)), text_width(context));
  for (const File& file : *files) {
    const auto kept = write_export(std::filesystem::path{folder} / file.name, file.content, Existing::keep);
    if (!kept) return report(context, kept.error());
    append(frame, marked("• ", file.name, text_width(context)));
  }
  context.world.terminal.print(framed(std::move(frame)));
  return status::fine;
}

int run_import(const Context& context, const std::string& file) {
  const auto text = read_whole(context, file);
  if (!text) return report(context, text.error());
  const auto events = wire::read_events(*text);
  if (!events) return report(context, {"cannot_read", file + ", " + events.error().where, events.error().message});
  auto joined = context.storage.join();
  if (!joined) return report(context, joined.error());
  auto log = open_log(context);
  if (!log) return report(context, log.error());
  const auto added = (*log)->append(*events);
  if (!added) return report(context, added.error());
  context.world.terminal.print(framed(paragraph(
      fmt::format(fmt::runtime(words::imported), fmt::arg("events", events->size()), fmt::arg("fresh", added->added)),
      text_width(context))));
  return status::fine;
}

}  // namespace unhunch::app

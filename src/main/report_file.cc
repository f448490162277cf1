// SPDX-License-Identifier: Apache-2.0
#include "main/report_file.h"

#include <fmt/format.h>

#include "main/check.h"
#include "main/exit_status.h"
#include "main/export_file.h"
#include "main/result.h"
#include "main/screen.h"
#include "report/files.h"
#include "report/html.h"
#include "report/pdf.h"
#include "report/words.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

namespace words = unhunch::report::words;
using unhunch::report::Outline;
using wire::door::ReportOut;

Expected<wire::ReportAsked> read_asked(const Context& context, const ReportOptions& options) {
  boost::json::object input{{"date", core::to_iso(context.today())}};
  if (!options.from.empty()) input["from"] = options.from;
  if (!options.to.empty()) input["to"] = options.to;
  if (!options.name.empty()) input["name"] = options.name;
  boost::json::array without;
  for (const std::string& part : options.without) without.emplace_back(part);
  if (!without.empty()) input["without"] = std::move(without);
  const auto in = wire::mapping::read<wire::door::ReportIn>(input, "");
  if (!in) return tl::unexpected<Error>(in.error());
  return wire::find_asked(*in);
}

Frame to_frame(const Outline& outline, int width) {
  Frame frame;
  frame.emplace_back(Look::strong, outline.title + ", " + outline.period);
  for (const auto& [name, says] : outline.head) append(frame, paragraph(fmt::format("{}: {}", name, says), width));
  for (const unhunch::report::Section& section : outline.sections) {
    frame.emplace_back();
    frame.emplace_back(Look::strong, section.heading);
    for (const auto& drawing : section.drawings) append(frame, paragraph(drawing.says, width, Look::faint));
    for (const auto& line : section.lines) append(frame, paragraph(line.text, width));
    for (const unhunch::report::Table& table : section.tables) {
      for (const auto& row : table.rows) {
        std::string line = row.front();
        for (std::size_t i = 1; i < row.size(); ++i) {
          if (!row[i].empty()) line += (i == 1 ? ": " : ", ") + table.head[i] + " " + row[i];
        }
        append(frame, marked("• ", line, width));
      }
    }
    if (!section.note.empty()) append(frame, paragraph(section.note, width, Look::faint));
  }
  frame.emplace_back();
  append(frame, paragraph(outline.footer, width, Look::faint));
  return frame;
}

bool is_confirmed(const Context& context, const std::string& file) {
  context.world.out << fmt::format(fmt::runtime(words::ask_save), fmt::arg("file", file),
                                   fmt::arg("word", words::save_word))
                    << ' ' << std::flush;
  std::string answer;
  std::getline(context.world.in, answer);
  return answer == words::save_word;
}

Expected<std::string> write_as(const Context& context, const Record& record, const ReportOut& facts,
                               const Outline& outline, std::string_view file) {
  if (file.ends_with(".pdf")) return unhunch::report::write_pdf(outline, facts.date.date);
  if (file.ends_with(".html")) return unhunch::report::write_html(outline);
  if (file.ends_with(".fhir.json")) return write_report_fhir(context, record, facts);
  if (file.ends_with(".json")) return wire::write_json(wire::mapping::write(facts)) + "\n";
  return fail("wrong_usage", std::string{file}, fmt::format(fmt::runtime(words::bad_ending), fmt::arg("file", file)));
}

void print(const Context& context, const std::string& sentence) {
  context.world.terminal.print(framed(paragraph(sentence, text_width(context))));
}

}  // namespace

std::vector<std::string> find_report_parts() {
  std::vector<std::string> parts;
  for (const std::string_view word : wire::mapping::Mapper<wire::door::ReportPart>::words()) parts.emplace_back(word);
  return parts;
}

ReportOut make_report_of(const Context& context, const Record& record, const wire::ReportAsked& asked) {
  const core::Answers answers = record.answers();
  const core::Person person{context.knowledge.regimen(), answers, record.history(), context.today()};
  const wire::Room room{context.knowledge.document(), context.knowledge.regimen(), &record.log()};
  return wire::make_report(room, record.log(), person, record.sheet().json(), asked);
}

std::string write_report_fhir(const Context& context, const Record& record, const ReportOut& facts) {
  return unhunch::report::write_fhir(facts, context.knowledge.texts(), record.log(), context.world.clock.unix_ms());
}

int run_report(const Context& context, const ReportOptions& options) {
  const auto asked = read_asked(context, options);
  if (!asked) {
    context.world.err << asked.error().where << ": " << asked.error().message << '\n';
    return status::wrong_usage;
  }
  auto record = read_record(context);
  if (!record) return report(context, record.error());
  const ReportOut facts = make_report_of(context, *record, *asked);
  const Outline outline = unhunch::report::outline_of(facts, context.knowledge.texts());
  const bool shown = options.output.empty() || !options.yes;
  if (shown) context.world.terminal.print(framed(to_frame(outline, text_width(context))));
  if (options.output.empty()) return status::fine;
  const auto file = write_as(context, *record, facts, outline, options.output);
  if (!file && file.error().code == "wrong_usage") {
    context.world.err << file.error().message << '\n';
    return status::wrong_usage;
  }
  if (!file) return report(context, file.error());
  if (!options.yes && !is_confirmed(context, options.output)) {
    print(context, std::string{words::not_saved});
    return status::fine;
  }
  const auto kept = write_export(options.output, *file, options.force ? Existing::replace : Existing::keep);
  if (!kept) return report(context, kept.error());
  print(context, fmt::format(fmt::runtime(words::saved), fmt::arg("file", options.output)));
  return status::fine;
}

}  // namespace unhunch::app

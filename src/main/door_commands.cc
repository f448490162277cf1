// SPDX-License-Identifier: Apache-2.0
#include "main/door_commands.h"

#include <algorithm>
#include <array>

#include "main/check.h"
#include "main/exit_status.h"
#include "main/kept_log.h"
#include "main/log_place.h"
#include "main/old_files.h"
#include "main/phrases.h"
#include "pose/compile.h"
#include "report/doors.h"
#include "wire/json_text.h"
#include "wire/regimen_toml.h"

namespace unhunch::app {
namespace {

// As much as the door takes, and one byte more, so that it can see when there was more.
std::string read_input(std::istream& in) {
  constexpr std::size_t most = wire::json_max_bytes + 1;
  std::string input;
  std::array<char, 65536> bytes{};
  while (input.size() < most && in) {
    const auto wanted = static_cast<std::streamsize>(std::min(bytes.size(), most - input.size()));
    in.read(bytes.data(), wanted);
    input.append(bytes.data(), static_cast<std::size_t>(in.gcount()));
  }
  return input;
}

// A door about a person that was told nothing about one answers from the record, where there is one.
bool needs_record(const Context& context, std::string_view name, std::string_view input) {
  constexpr std::array<std::string_view, 3> about_nobody = {"regimen", "check_regimen", "figure"};
  if (std::find(about_nobody.begin(), about_nobody.end(), name) != about_nobody.end()) return false;
  const auto json = wire::parse_json(input);
  if (!json || !json->is_object()) return false;
  for (const std::string_view told : {"answers", "events"}) {
    if (json->get_object().contains(told)) return false;
  }
  return has_old_files(context.storage) || !has_no_log(context);
}

boost::json::object to_json(const wire::Fault& fault) {
  return {{"file", fault.file}, {"line", fault.line},       {"key", fault.key},
          {"code", fault.code}, {"message", fault.message}, {"expected", fault.expected}};
}

int print_faults(const Context& context, const wire::Faults& faults, bool json) {
  if (json) {
    boost::json::array array;
    for (const wire::Fault& fault : faults) array.push_back(to_json(fault));
    context.world.out << wire::write_json(boost::json::object{{"faults", std::move(array)}}) << '\n';
  } else {
    for (const wire::Fault& fault : faults) context.world.out << describe(fault) << '\n';
    if (faults.empty()) context.world.out << phrases::pack_fine << '\n';
  }
  return faults.empty() ? status::fine : status::faults_found;
}

// The motions that the folder brings, solved for the body that the program carries.
wire::Faults check_motions(const Context& context, const wire::RegimenSource& source,
                           const boost::json::object& document) {
  const auto own = wire::find_own(source, "motion");
  if (own.empty()) return {};
  const auto body = body::read_body(context.body);
  if (!body) return {{{}, 0, {}, body.error().code, body.error().message, {}}};
  auto motions = pose::compile_motions(document, pose::Solver(*body), own);
  wire::locate(source, motions.faults);
  return std::move(motions.faults);
}

}  // namespace

int run_call(const Context& context, const std::string& name) {
  const std::string input = read_input(context.world.in);
  wire::Door door = context.knowledge.door();
  if (needs_record(context, name, input)) {
    std::vector<std::string> notes;
    const auto kept = KeptLog::open(context, notes);
    for (const std::string& note : notes) context.world.err << note << '\n';
    if (!kept) return report(context, kept.error());
    door.work_from(kept->log());
  }
  const wire::Reply reply = door.call(name, input);
  context.world.out << reply.json << '\n';
  context.world.out.flush();
  if (!context.world.out) return status::cannot_write;
  return reply.ok ? status::fine : status::call_refused;
}

int run_call_list(const Context& context) {
  for (const std::string_view name : wire::Door::names()) context.world.out << name << '\n';
  for (const wire::DoorOf& door : report::doors()) context.world.out << door.name << '\n';
  return status::fine;
}

int run_check_regimen(const Context& context, const std::string& folder, bool json) {
  std::error_code error;
  const bool whole = std::filesystem::exists(std::filesystem::path{folder} / "triage.toml", error);
  const wire::ReadRegimen read = wire::read_regimen_folder(folder);
  if (!read.faults.empty()) return print_faults(context, read.faults, json);
  const wire::CompiledRegimen compiled =
      whole ? wire::compile_regimen(read.source) : wire::compile_pack(context.knowledge.document(), read.source);
  if (!compiled.faults.empty()) return print_faults(context, compiled.faults, json);
  return print_faults(context, check_motions(context, read.source, compiled.document), json);
}

}  // namespace unhunch::app

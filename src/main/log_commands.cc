// SPDX-License-Identifier: Apache-2.0
#include "main/log_commands.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk/autostart.h"
#include "desk/desktop.h"
#include "main/check.h"
#include "main/exit_status.h"
#include "main/log_place.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

constexpr std::uintmax_t enough_room = 64u * 1024u * 1024u;

// One thing that was looked at. `found` is what is, and what to do when it is not well.
struct Finding {
  std::string name, found;
  bool good = true;
};

template <class... Arguments>
std::string fill(std::string_view phrase, Arguments... arguments) {
  return fmt::format(fmt::runtime(phrase), arguments...);
}

void print(const Context& context, const std::string& words) {
  context.world.terminal.print(framed(paragraph(words, text_width(context))));
}

Finding look_at_folder(const Context& context) {
  const std::string folder = context.storage.folder().string();
  struct stat about {};
  if (stat(folder.c_str(), &about) != 0) return {"folder", fill(phrases::doctor_no_folder, fmt::arg("folder", folder))};
  const std::string mode = fmt::format("{:04o}", about.st_mode & 07777);
  const auto say = [&](std::string_view phrase) {
    return fill(phrase, fmt::arg("folder", folder), fmt::arg("mode", mode));
  };
  if ((about.st_mode & 077) != 0) return {"folder", say(phrases::doctor_folder_open), false};
  if (access(folder.c_str(), W_OK | X_OK) != 0) return {"folder", say(phrases::doctor_folder_shut), false};
  return {"folder", say(phrases::doctor_folder)};
}

Finding look_at_room(const Context& context) {
  std::error_code error;
  auto folder = context.storage.folder();
  while (!std::filesystem::exists(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
  const auto room = std::filesystem::space(folder, error).available;
  if (error) return {"room", error.message(), false};
  constexpr double megabyte = 1e6;
  const std::string size = fmt::format("{:.0f} MB", static_cast<double>(room) / megabyte);
  const bool enough = room >= enough_room;
  return {"room", fill(enough ? phrases::doctor_room : phrases::doctor_no_room, fmt::arg("size", size)), enough};
}

Finding look_at_events(store::EventLog& log) {
  std::size_t count = 0;
  const auto read = log.read_after(0, SIZE_MAX, [&](const store::Stored&) { ++count; });
  if (!read) return {"events", read.error().message, false};
  return {"events", fill(phrases::doctor_events, fmt::arg("count", count))};
}

Finding look_at_integrity(store::EventLog& log) {
  const auto faults = log.check();
  if (!faults) return {"integrity", faults.error().message, false};
  if (faults->empty()) return {"integrity", std::string{phrases::doctor_sound}};
  std::string all;
  for (const std::string& fault : *faults) all += fault + " ";
  return {"integrity", all + std::string{phrases::doctor_not_sound}, false};
}

// Hears nothing; what the desktop has to offer is asked of the desktop itself.
class Deaf final : public desk::Sink {
 public:
  void tell(const desk::Happening&) override {}
};

// Nothing of a desktop has to be there, so that what is missing is no fault.
void look_at_desktop(std::vector<Finding>& findings) {
  constexpr std::chrono::milliseconds answers_within{400};
  auto loop = desk::Loop::make();
  if (!loop) return;
  Deaf deaf;
  const auto desktop = desk::Desktop::open(**loop, deaf);
  desktop->show_tray({.title = std::string{phrases::tray_title}, .tooltip = {}, .attention = false, .menu = {}});
  (*loop)->set_deadline(desk::read_clocks().boot + answers_within, [&] { (*loop)->stop(); });
  (*loop)->run();
  for (const desk::Service& each : desktop->describe()) {
    std::string found = each.works ? each.served_by : std::string{phrases::doctor_not_there};
    if (!each.remedy.empty()) found += ": " + each.remedy;
    findings.push_back({each.what, found});
  }
}

Finding look_at_autostart() {
  const desk::Autostart now = desk::find_autostart(desk::find_autostart_place());
  if (!now.on) return {"autostart", std::string{phrases::doctor_autostart_off}};
  return {"autostart",
          fill(phrases::doctor_autostart_on, fmt::arg("by", now.served_by), fmt::arg("file", now.file.string()))};
}

std::vector<Finding> look_over(const Context& context) {
  std::vector<Finding> findings = {look_at_folder(context)};
  if (has_no_log(context)) {
    findings.push_back({"database", std::string{phrases::data_nowhere}});
  } else if (auto log = open_log(context); !log) {
    findings.push_back({"database", log.error().where + ": " + log.error().message, false});
  } else {
    findings.push_back({"database", (*log)->describe()});
    findings.push_back(look_at_events(**log));
    findings.push_back(look_at_integrity(**log));
  }
  findings.push_back(look_at_room(context));
  look_at_desktop(findings);
  findings.push_back(look_at_autostart());
  return findings;
}

std::string to_json(const std::vector<Finding>& findings, bool good) {
  boost::json::array checks;
  for (const Finding& each : findings) {
    checks.push_back(boost::json::object{{"name", each.name}, {"ok", each.good}, {"found", each.found}});
  }
  return wire::write_json(boost::json::object{{"ok", good}, {"checks", std::move(checks)}});
}

Frame to_frame(const std::vector<Finding>& findings, int width) {
  Frame frame;
  for (const Finding& each : findings) {
    const Look look = each.good ? Look::accent : Look::alarm;
    const std::string_view sign = each.good ? phrases::doctor_good : phrases::doctor_bad;
    append(frame, marked(fmt::format("{:<5}{:<16}", sign, each.name), each.found, width, look));
  }
  return frame;
}

// What only concerns a file of ours.
int refuse_database(const Context& context) {
  context.world.err << phrases::log_elsewhere << '\n';
  return status::wrong_usage;
}

}  // namespace

int run_backup(const Context& context, const std::string& file) {
  if (!context.database.empty()) return refuse_database(context);
  if (has_no_log(context)) {
    context.world.err << phrases::data_nowhere << '\n';
    return status::cannot_read;
  }
  auto log = open_log(context);
  if (!log) return report(context, log.error());
  if (auto done = (*log)->back_up(file); !done) return report(context, done.error());
  print(context, fill(phrases::backed_up, fmt::arg("file", file)));
  return status::fine;
}

int run_restore(const Context& context, const std::string& file) {
  if (!context.database.empty()) return refuse_database(context);
  auto lock = context.storage.lock();
  if (!lock) return report(context, lock.error());
  const auto kept = store::restore_sqlite(file, log_file(context));
  if (!kept) return report(context, kept.error());
  print(context, kept->empty() ? std::string{phrases::restored}
                               : fill(phrases::restored_over, fmt::arg("file", kept->string())));
  return status::fine;
}

int run_doctor(const Context& context, bool json) {
  const std::vector<Finding> findings = look_over(context);
  bool good = true;
  for (const Finding& each : findings) good = good && each.good;
  if (json) {
    context.world.out << to_json(findings, good) << '\n' << std::flush;
  } else {
    context.world.terminal.print(framed(to_frame(findings, text_width(context))));
  }
  return good ? status::fine : status::faults_found;
}

}  // namespace unhunch::app

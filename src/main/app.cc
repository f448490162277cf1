// SPDX-License-Identifier: Apache-2.0
#include "main/app.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "main/calendar.h"
#include "main/catalogue.h"
#include "main/check.h"
#include "main/desk.h"
#include "main/door_commands.h"
#include "main/exit_status.h"
#include "main/export.h"
#include "main/figure.h"
#include "main/housekeeping.h"
#include "main/insight.h"
#include "main/log_commands.h"
#include "main/phrases.h"
#include "main/report_file.h"
#include "main/serve.h"
#include "main/session.h"
#include "main/week.h"
#include "report/doors.h"

namespace unhunch::app {
namespace {

constexpr std::string_view about_line = "Loosens a tight upper back, and keeps it loose. Offline, without an account.";
constexpr std::string_view exit_lines =
    "Exit status of check, plan and session:\n"
    "  0 clear, 1 caution, 2 see soon, 3 urgent, 4 emergency\n"
    "    (plan and session: 0 whenever there is something to do)\n"
    "  64 wrong usage, 65 questions are open or there is no plan,\n"
    "  66 cannot read, 67 cannot write, 68 in use by another process,\n"
    "  69 no terminal, 70 trouble inside\n"
    "call: 2 for an input that is refused. check-regimen, doctor: 1 when there are faults.";

constexpr std::string_view serve_group = "The app in the browser, without a command";

// Everything the command line can say.
struct Wishes {
  std::string data, database;
  bool fast = false;
  CheckOptions check;
  PlanOptions plan;
  CalendarOptions calendar;
  ReportOptions report;
  SessionOptions session;
  FigureOptions figure;
  ServeOptions serve;
  std::string call, folder, exercise, backup, exported;
  std::string pause, autostart, break_word;
  bool desk_json = false;
  bool call_list = false, folder_json = false, delete_without_asking = false, doctor_json = false, insight_json = false;
};

struct Commands {
  CLI::App* check;
  CLI::App* today;
  CLI::App* plan;
  CLI::App* insight;
  CLI::App* calendar;
  CLI::App* session;
  CLI::App* exercises;
  CLI::App* figure;
  CLI::App* routines;
  CLI::App* about;
  CLI::App* data;
  CLI::App* remove;
  CLI::App* report;
  CLI::App* export_all;
  CLI::App* import;
  CLI::App* backup;
  CLI::App* restore;
  CLI::App* doctor;
  CLI::App* desk;
  CLI::App* status;
  CLI::App* pause;
  CLI::App* resume;
  CLI::App* take_break;
  CLI::App* autostart;
  CLI::App* call;
  CLI::App* check_regimen;
  CLI::App* help;
};

CLI::App* describe_figure(CLI::App& app, FigureOptions& wishes) {
  CLI::App* figure = app.add_subcommand("figure", "See an exercise, as a picture or in the terminal");
  figure->add_option("exercise", wishes.id, "An exercise, a variant or a scene; none lists them all");
  auto* at = figure->add_option("--at", wishes.at, "When: 0 to 1 of the motion, or seconds as 2.5s");
  at->type_name("T");
  figure->add_flag("--sheet", wishes.sheet, "All key poses side by side; without an exercise, of all")->excludes(at);
  figure->add_flag("--play", wishes.play, "Moving, in the terminal, until a key is pressed");
  figure->add_option("--size", wishes.size, "Pixels of one picture")->check(CLI::Range(32, 4096));
  figure->add_option("--side", wishes.side, "The side that it shows")->check(CLI::IsMember({"left", "right"}));
  figure->add_option("--skin", wishes.skin, "Skin tone")->check(CLI::IsMember({"light", "medium", "dark"}));
  figure->add_option("--clothes", wishes.clothes, "Colours of the clothes")
      ->check(CLI::IsMember({"mist", "sage", "sand"}));
  figure->add_flag("--dark", wishes.dark, "On a dark ground");
  figure->add_flag("--transparent", wishes.transparent, "On no ground at all");
  figure->add_option("--regimen", wishes.folder, "Motions of this folder, not those built in")->type_name("DIR");
  figure->add_option("-o,--output", wishes.output, "A .png, .webp (moving), .svg, .svgz or .glb; none: in the terminal")
      ->type_name("FILE");
  return figure;
}

// How the app in the browser is served, when there is no command. The limits are for tests.
void describe_serve(CLI::App& app, ServeOptions& wishes) {
  const std::string group{serve_group};
  auto* port = app.add_option("--port", wishes.port, "Its port, or the next free one; 0 for any");
  port->check(CLI::Range(0, 65535))->group(group);
  app.add_flag("--no-open", wishes.no_open, "No browser: print the address")->group(group);
  app.add_flag("--verbose", wishes.verbose, "Print each request: what, where, status")->group(group);
  app.add_option("--header-seconds", wishes.limits.header_seconds)->group("");
  app.add_option("--idle-seconds", wishes.limits.idle_seconds)->group("");
  app.add_option("--connections", wishes.limits.connections)->group("");
  app.add_option("--rate", wishes.limits.requests_per_second)->group("");
}

void describe_breaks(CLI::App& app, Commands& commands, Wishes& wishes) {
  commands.desk = app.add_subcommand("desk", "Look after breaks, without the app");
  commands.status = app.add_subcommand("status", "How breaks stand, in one line");
  commands.pause = app.add_subcommand("pause", "No breaks for a while");
  commands.pause->add_option("time", wishes.pause, "45m, 1h, tomorrow or meeting")->required()->type_name("TIME");
  commands.resume = app.add_subcommand("resume", "End the pause");
  commands.take_break = app.add_subcommand("break", "Take a break now");
  commands.take_break->add_option("when", wishes.break_word, "now")->check(CLI::IsMember({"now"}))->type_name("");
  for (CLI::App* command : {commands.status, commands.pause, commands.resume, commands.take_break}) {
    command->add_flag("--json", wishes.desk_json, "As JSON, for a status bar");
  }
  commands.autostart = app.add_subcommand("autostart", "Whether breaks start with your desktop");
  commands.autostart->add_option("word", wishes.autostart, "on or off")
      ->check(CLI::IsMember({"on", "off"}))
      ->type_name("");
}

// What leaves the program, because somebody asked for it.
void describe_leaving(CLI::App& app, Commands& commands, Wishes& wishes) {
  commands.calendar = app.add_subcommand("calendar", "Your week and its breaks for your calendar (iCalendar)");
  commands.calendar->add_option("-o,--output", wishes.calendar.output, "A .ics; none: standard output")
      ->type_name("FILE");
  commands.calendar->add_flag("--force", wishes.calendar.force, "Replace a file that is there");
  commands.report = app.add_subcommand("report", "A report for a professional; you see it before it is saved");
  ReportOptions& report = wishes.report;
  commands.report->add_option("--from", report.from, "The first day")->type_name("DATE");
  commands.report->add_option("--to", report.to, "The last day (today)")->type_name("DATE");
  commands.report->add_option("--name", report.name, "How you want to be called in it; none: no name")
      ->type_name("TEXT");
  commands.report->add_option("--without", report.without, "Leave this part out; may be given again")
      ->type_name("PART")
      ->check(CLI::IsMember(find_report_parts()));
  commands.report->add_option("-o,--output", report.output, "A .pdf, .html, .fhir.json or .json; none: only show it")
      ->type_name("FILE");
  commands.report->add_flag("--yes", report.yes, "Save without asking");
  commands.report->add_flag("--force", report.force, "Replace a file that is there");
  commands.export_all = app.add_subcommand("export", "Everything that is kept, as files for other programs");
  commands.export_all->add_option("-o,--output", wishes.exported, "A new folder")->required()->type_name("FOLDER");
  commands.import = app.add_subcommand("import", "Take over the events of an export; what is there already stays once");
  commands.import->add_option("file", wishes.exported, "Its events.json; - reads standard input")
      ->required()
      ->type_name("FILE");
}

Commands describe(CLI::App& app, Wishes& wishes) {
  Commands commands{};
  app.add_option("--data", wishes.data, "Folder of your data")->type_name("DIR");
  app.add_option("--database", wishes.database, "Keep the log in this PostgreSQL: postgresql://HOST/NAME")
      ->type_name("URL")
      ->check([](const std::string& address) {
        const bool known = address.starts_with("postgresql://") || address.starts_with("postgres://");
        return std::string{known ? "" : "expected postgresql://HOST/NAME"};
      });
  app.add_flag("--fast", wishes.fast)->group("");
  describe_serve(app, wishes.serve);
  app.require_subcommand(0, 1);
  app.fallthrough();

  commands.check = app.add_subcommand("check", "Answer the safety questions, see the result, note a visit");
  commands.check->add_flag("--show", wishes.check.show, "Show the present result again");
  commands.check->add_flag("--json", wishes.check.json, "The present result as JSON");
  auto* done = commands.check->add_option("--done", wishes.check.done, "A professional has looked at this point");
  done->type_name("FLAG");
  auto* settled = commands.check->add_option("--settled", wishes.check.settled, "This has gone by itself");
  settled->type_name("FLAG")->excludes(done);
  commands.check->add_option("--on", wishes.check.on, "The day, such as 2026-11-20 (today)")->type_name("DATE");
  commands.check->add_option("--by", wishes.check.by, "Who looked at it")->type_name("ROLE");
  commands.check->add_option("--result", wishes.check.result, "What you were told")
      ->check(CLI::IsMember({"exercise_ok", "exercise_with_limits", "no_exercise"}));
  commands.check->add_option("--limit", wishes.check.limit, "The limits you were given")->type_name("TEXT");
  commands.check->add_flag("--yes", wishes.check.yes, "Keep the note without asking");

  commands.today = app.add_subcommand("today", "What comes next, in the terminal");
  commands.plan = app.add_subcommand("plan", "See your week");
  commands.plan->add_option("--date", wishes.plan.date, "The first day (today)")->type_name("DATE");
  commands.plan->add_flag("--json", wishes.plan.json, "As JSON");

  commands.insight = app.add_subcommand("insight", "What your entries show over time");
  commands.insight->add_flag("--json", wishes.insight_json, "As JSON");

  commands.session = app.add_subcommand("session", "A guided session");
  commands.session->add_option("routine", wishes.session.routine, "See `unhunch routines`")->required();
  commands.session->add_option("--minutes", wishes.session.minutes, "How long it may be")->check(CLI::Range(1, 120));
  commands.session->add_flag("--voice", wishes.session.voice, "Say the steps aloud, if a speech program is installed");
  commands.session->add_flag("--json", wishes.session.json, "The timeline as JSON, without a session");

  commands.exercises = app.add_subcommand("exercises", "All exercises, or one in words");
  commands.exercises->add_option("exercise", wishes.exercise, "Its id");
  commands.figure = describe_figure(app, wishes.figure);
  commands.routines = app.add_subcommand("routines", "All routines");
  commands.about = app.add_subcommand("about", "What this is for, and where the rules come from");
  commands.data = app.add_subcommand("data", "Where your data is");
  commands.remove = app.add_subcommand("delete", "Remove everything that is stored about you");
  commands.remove->add_flag("--yes", wishes.delete_without_asking, "Without asking");

  commands.backup = app.add_subcommand("backup", "Copy everything that is kept into one file");
  commands.backup->add_option("file", wishes.backup, "The file")->required()->type_name("FILE");
  commands.restore = app.add_subcommand("restore", "Put a backup back");
  commands.restore->add_option("file", wishes.backup, "The file")->required()->type_name("FILE");
  commands.doctor = app.add_subcommand("doctor", "See whether everything that is kept is well");
  commands.doctor->add_flag("--json", wishes.doctor_json, "As JSON");

  describe_leaving(app, commands, wishes);
  describe_breaks(app, commands, wishes);
  commands.call = app.add_subcommand("call", "One function of the core: JSON in, JSON out");
  commands.call->add_option("name", wishes.call, "Its name");
  commands.call->add_flag("--list", wishes.call_list, "All names");
  commands.check_regimen = app.add_subcommand("check-regimen", "Check a pack, or a whole regimen");
  commands.check_regimen->add_option("folder", wishes.folder, "Its folder")->required()->type_name("DIR");
  commands.check_regimen->add_flag("--json", wishes.folder_json, "The faults as JSON");
  commands.help = app.add_subcommand("help", "This text");
  return commands;
}

int run_wish(const CLI::App& app, const Commands& commands, const Context& context, const Wishes& wishes) {
  if (*commands.check) return run_check(context, wishes.check);
  if (*commands.today) return run_today(context);
  if (*commands.plan) return run_plan(context, wishes.plan);
  if (*commands.insight) return run_insight(context, wishes.insight_json);
  if (*commands.calendar) return run_calendar(context, wishes.calendar);
  if (*commands.session) return run_session(context, wishes.session);
  if (*commands.exercises) return run_exercises(context, wishes.exercise);
  if (*commands.figure) return run_figure(context, wishes.figure);
  if (*commands.routines) return run_routines(context);
  if (*commands.about) return run_about(context);
  if (*commands.data) return run_data(context);
  if (*commands.remove) return run_delete(context, wishes.delete_without_asking);
  if (*commands.report) return run_report(context, wishes.report);
  if (*commands.export_all) return run_export(context, wishes.exported);
  if (*commands.import) return run_import(context, wishes.exported);
  if (*commands.backup) return run_backup(context, wishes.backup);
  if (*commands.restore) return run_restore(context, wishes.backup);
  if (*commands.doctor) return run_doctor(context, wishes.doctor_json);
  if (*commands.call) {
    if (wishes.call_list) return run_call_list(context);
    return run_call(context, wishes.call);
  }
  if (*commands.check_regimen) return run_check_regimen(context, wishes.folder, wishes.folder_json);
  context.world.out << app.help() << std::flush;
  return status::fine;
}

// The first option of the app in the browser that stands beside a command.
const CLI::Option* find_misplaced(const CLI::App& app) {
  if (app.get_subcommands().empty()) return nullptr;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group() == serve_group && option->count() > 0) return option;
  }
  return nullptr;
}

int run_checked(std::vector<std::string> arguments, World& world, const Settings& settings) {
  CLI::App app{std::string{about_line}, "unhunch"};
  Wishes wishes;
  app.set_version_flag("--version", fmt::format("unhunch {}", settings.version));
  app.footer(std::string{exit_lines});
  const Commands commands = describe(app, wishes);
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return app.exit(error, world.out, world.err) == 0 ? status::fine : status::wrong_usage;
  }
  const bool call_without_name = *commands.call && !wishes.call_list && wishes.call.empty();
  if (call_without_name) {
    world.err << commands.call->help();
    return status::wrong_usage;
  }
  if (const CLI::Option* option = find_misplaced(app)) {
    world.err << option->get_name() << " is for the app in the browser, which starts without a command\n";
    return status::wrong_usage;
  }
  const std::filesystem::path folder = wishes.data.empty() ? settings.data_folder : std::filesystem::path{wishes.data};
  wishes.serve.database = wishes.database;
  const Storage storage{folder};
  if (*commands.desk) return run_desk(world, settings, storage, wishes.database);
  if (*commands.status) return run_status(world, storage, wishes.desk_json);
  if (*commands.pause) return run_pause(world, storage, wishes.pause, wishes.desk_json);
  if (*commands.resume) return run_resume(world, storage, wishes.desk_json);
  if (*commands.take_break) return run_break_now(world, storage, wishes.desk_json);
  if (*commands.autostart) return run_autostart(world, storage, wishes.autostart);
  if (app.get_subcommands().empty()) return run_serve(world, settings, storage, wishes.serve);
  auto door = wire::Door::open(settings.regimen);
  if (!door) {
    world.err << fmt::format(fmt::runtime(phrases::trouble_internal), fmt::arg("message", door.error().message))
              << '\n';
    return status::internal;
  }
  door->check_regimens();
  door->look_back();
  door->open_also(unhunch::report::doors());
  // Reading the motions takes longer than all the rest, so only who asks for them waits.
  if (wishes.call == "figure") {
    if (auto motions = body::read_motion_book(settings.motions)) door->show(std::move(*motions));
  }
  const Knowledge knowledge{*door};
  const Context context{world, knowledge, storage, wishes.database, settings.body, settings.motions};
  return run_wish(app, commands, context, wishes);
}

}  // namespace

int run(std::vector<std::string> arguments, World& world, const Settings& settings) {
  try {
    return run_checked(std::move(arguments), world, settings);
  } catch (const std::exception& error) {
    world.err << fmt::format(fmt::runtime(phrases::trouble_internal), fmt::arg("message", error.what())) << '\n';
    return status::internal;
  }
}

bool wants_fast_clock(const std::vector<std::string>& arguments) {
  return std::find(arguments.begin(), arguments.end(), "--fast") != arguments.end();
}

}  // namespace unhunch::app

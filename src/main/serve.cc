// SPDX-License-Identifier: Apache-2.0
#include "main/serve.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <mutex>
#include <thread>

#include "main/break_desk.h"
#include "main/browser.h"
#include "main/exit_status.h"
#include "main/kept_log.h"
#include "main/log_place.h"
#include "main/memory.h"
#include "main/old_files.h"
#include "main/phrases.h"
#include "main/report_pdf.h"
#include "main/server_file.h"
#include "server/running.h"
#include "wire/event_reader.h"
#include "wire/json_text.h"
#include "wire/regimen_reader.h"

namespace unhunch::app {
namespace {

using std::chrono::milliseconds;

int refuse(const World& world, const Error& error, int status) {
  world.err << fmt::format(fmt::runtime(phrases::trouble_start), fmt::arg("where", error.where),
                           fmt::arg("message", error.message))
            << std::endl;
  return status;
}

// Shows the page, or where it is.
void show(const World& world, const ServeOptions& options, const std::string& address, std::string_view sentence) {
  if (options.no_open) {
    world.out << address << std::endl;
    return;
  }
  const bool opened = open_browser(address);
  world.out << (opened ? sentence : phrases::serve_open_yourself) << '\n' << address << std::endl;
}

// The other process may just have begun, or may be a session in a terminal.
int open_running(const World& world, const Storage& storage, const ServeOptions& options) {
  constexpr int tries = 20;
  for (int i = 0; i < tries; ++i) {
    if (i > 0) std::this_thread::sleep_for(milliseconds{100});
    const auto file = find_server_file(storage);
    if (!file) continue;
    const auto address = server::ask_for_address(file->port, file->secret);
    if (!address) continue;
    if (options.no_open) {
      world.out << *address << std::endl;
    } else {
      show(world, options, *address, phrases::serve_opened_again);
    }
    return status::fine;
  }
  world.err << phrases::trouble_in_use << std::endl;
  return status::in_use;
}

Expected<std::unique_ptr<store::EventLog>> open_log(const Storage& storage, const ServeOptions& options) {
  if (options.database.empty()) return store::open_sqlite(storage.folder() / log_name);
  return store::open_postgresql(options.database, store::only_person);
}

// What an earlier version kept stands in the log before anybody looks.
Expected<void> bring_in_old_files(World& world, const Settings& settings, const Storage& storage,
                                  const std::string& database) {
  if (!has_old_files(storage)) return {};
  const auto door = wire::Door::open(settings.regimen);
  if (!door) return tl::unexpected(door.error());
  const Knowledge knowledge{*door};
  const Context context{world, knowledge, storage, database, settings.body, settings.motions};
  std::vector<std::string> notes;
  const auto kept = KeptLog::open(context, notes);
  for (const std::string& note : notes) world.err << note << std::endl;
  if (!kept) return tl::unexpected(kept.error());
  return {};
}

// A new secret for this run; the session of the last one, so that pages that are open go on.
Expected<ServerFile> make_server_file(const Storage& storage, int port) {
  auto secret = server::draw_secret();
  if (!secret) return tl::unexpected(secret.error());
  const auto before = find_server_file(storage);
  auto session = before ? Expected<std::string>{before->session} : server::draw_secret();
  if (!session) return tl::unexpected(session.error());
  ServerFile file{port, getpid(), std::move(*secret), std::move(*session)};
  if (const auto written = write_server_file(storage, file); !written) return tl::unexpected(written.error());
  return file;
}

// What the rules say of the bodies of events. Of the regimen only the figures stay, a few hundred kilobytes.
Expected<std::shared_ptr<const core::Regimen>> read_rules(std::string_view json) {
  const auto document = wire::parse_json(json);
  if (!document) return tl::unexpected(document.error());
  auto regimen = wire::read_regimen_document(*document);
  if (!regimen) return tl::unexpected(std::move(regimen.error()));
  return std::make_shared<const core::Regimen>(std::move(*regimen));
}

// They are read when the first event comes: who opens the app and looks has it sooner.
class BodyRules {
 public:
  explicit BodyRules(std::string_view json) : json_(json) {}

  Expected<void> check(const wire::EventText& event, const std::string& where) {
    std::call_once(once_, [this] { rules_ = read_rules(json_); });
    if (!rules_) return tl::unexpected<Error>(rules_.error());
    auto checked = wire::check_event(**rules_, event);
    if (!checked) checked.error().where = where + "." + checked.error().where;
    return checked;
  }

 private:
  std::string_view json_;
  std::once_flag once_;
  Expected<std::shared_ptr<const core::Regimen>> rules_;
};

// Breaks of the person who opened the app; the program goes on without them.
struct DeskPlace {
  server::Keys& keys;
  server::News& news;
  store::WriteQueue& writes;
  server::StoreThread& reads;
  int port;
};

std::unique_ptr<BreakDesk> open_desk(const World& world, const Settings& settings, const Storage& storage,
                                     const DeskPlace& place) {
  const auto find = [place, regimen = settings.regimen](const BreakFacts& known, core::Date day, const auto& done) {
    place.reads.run(
        [regimen, known, day, done](store::EventLog& log) { done(find_break_facts(regimen, log, day, known)); });
  };
  BreakAgent::Outside outside;
  outside.record = [place](wire::EventText event) {
    place.writes.submit({std::move(event)}, [place](const Expected<store::Appended>& appended) {
      if (appended) place.news.appended(appended->cursor);
    });
  };
  outside.changed = [place] { place.news.desk_changed(); };
  outside.show = [place] {
    if (const auto token = place.keys.make_token()) open_browser(server::to_address(place.port, *token));
  };
  outside.quit = [] { std::raise(SIGTERM); };
  auto desk = BreakDesk::open(world.clock, storage, find, std::move(outside));
  if (desk) return std::move(*desk);
  world.err << desk.error().where << ": " << desk.error().message << std::endl;
  return nullptr;
}

// An agent that runs alone makes way for the app.
bool take_over(const Storage& storage) { return desk::ask_agent(storage.folder(), make_way).has_value(); }

Expected<std::unique_ptr<Storage::Lock>> wait_for_lock(const Storage& storage) {
  constexpr int tries = 40;
  auto lock = storage.lock();
  for (int i = 0; i < tries && !lock && lock.error().code == "in_use"; ++i) {
    std::this_thread::sleep_for(milliseconds{50});
    lock = storage.lock();
  }
  return lock;
}

// The process becomes the agent that it took over from, which keeps the breaks going when the app is closed.
void become_agent(const Storage& storage, const std::string& database) {
  std::vector<std::string> command = {"unhunch", "--data", storage.folder().string()};
  if (!database.empty()) command.insert(command.end(), {"--database", database});
  command.emplace_back("desk");
  std::vector<char*> arguments;
  for (std::string& argument : command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  execv("/proc/self/exe", arguments.data());
}

int serve(const World& world, const Settings& settings, const Storage& storage, const ServeOptions& options,
          store::EventLog& log, server::HttpServer& http) {
  const std::array outside = {server::Outside{"/regimen.json", settings.regimen},
                              server::Outside{"/body.bin", settings.body},
                              server::Outside{"/motions.bin", settings.motions}};
  const auto assets = server::Assets::read(settings.assets, outside);
  if (!assets) return refuse(world, assets.error(), status::internal);
  const auto cursor = log.last_cursor();
  if (!cursor) return refuse(world, cursor.error(), status::cannot_read);
  const auto file = make_server_file(storage, http.port());
  if (!file) return refuse(world, file.error(), status::cannot_write);
  server::Keys keys{file->session, file->secret, http.port()};
  const auto token = keys.make_token();
  if (!token) return refuse(world, token.error(), status::internal);
  server::News news{*cursor};
  store::WriteQueue writes{log};
  server::StoreThread reads{log};
  const std::string folder = storage.folder().string();
  BodyRules rules{settings.regimen};
  const auto check = [&rules](const wire::EventText& event, const std::string& where) {
    return rules.check(event, where);
  };
  const auto desk = open_desk(world, settings, storage, {keys, news, writes, reads, http.port()});
  const auto make_pdf = [regimen = settings.regimen](store::EventLog& from, std::string_view wishes) {
    auto pdf = make_report_pdf(regimen, from, wishes);
    give_back_memory();
    return pdf;
  };
  server::Site site{*assets, keys,          news,     writes,      reads,
                    check,   desk.get(),    make_pdf, http.port(), std::string{settings.version},
                    folder,  log.describe()};
  show(world, options, server::to_address(http.port(), *token), phrases::serve_opened);
  if (desk == nullptr) give_back_memory();  // what the start took
  http.run(site);
  return status::fine;
}

}  // namespace

int run_serve(World& world, const Settings& settings, const Storage& storage, const ServeOptions& options) {
  keep_small();
  std::signal(SIGCHLD, SIG_IGN);  // nobody waits for the browser
  auto lock = storage.lock();
  const bool took_over = !lock && lock.error().code == "in_use" && take_over(storage);
  if (took_over) lock = wait_for_lock(storage);
  if (!lock && lock.error().code == "in_use") return open_running(world, storage, options);
  if (!lock) return refuse(world, lock.error(), status::cannot_write);
  const auto brought = bring_in_old_files(world, settings, storage, options.database);
  if (!brought) return refuse(world, brought.error(), status::cannot_read);
  const auto log = open_log(storage, options);
  if (!log) return refuse(world, log.error(), status::cannot_read);
  const auto http = server::HttpServer::listen(options.port, options.limits, options.verbose);
  if (!http) return refuse(world, http.error(), status::internal);
  const int result = serve(world, settings, storage, options, **log, **http);
  lock->reset();
  if (took_over) become_agent(storage, options.database);
  return result;
}

}  // namespace unhunch::app

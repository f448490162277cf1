// SPDX-License-Identifier: Apache-2.0
#include "main/desk.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>

#include "desk/autostart.h"
#include "main/break_desk.h"
#include "main/browser.h"
#include "main/exit_status.h"
#include "main/log_place.h"
#include "main/memory.h"
#include "main/phrases.h"
#include "store/event_log.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

constexpr int seconds_in_minute = 60;

template <class... Arguments>
std::string fill(std::string_view phrase, Arguments... arguments) {
  return fmt::format(fmt::runtime(phrase), arguments...);
}

int refuse(const World& world, const Error& error, int status) {
  world.err << fill(phrases::trouble_start, fmt::arg("where", error.where), fmt::arg("message", error.message))
            << std::endl;
  return status;
}

// The path of the program that runs.
std::string own_path() {
  std::error_code error;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? "unhunch" : path.string();
}

std::vector<std::string> own_command(const Storage& storage, std::vector<std::string> rest) {
  std::vector<std::string> command = {own_path(), "--data", std::filesystem::absolute(storage.folder()).string()};
  command.insert(command.end(), rest.begin(), rest.end());
  return command;
}

Expected<std::unique_ptr<store::EventLog>> open_log(const Storage& storage, const std::string& database) {
  if (database.empty()) return store::open_sqlite(storage.folder() / log_name);
  return store::open_postgresql(database, store::only_person);
}

// ---- the status in words --------------------------------------------------------------------------------------------

std::string_view find_text(const boost::json::object& from, std::string_view name) {
  const auto* text = from.if_contains(name);
  return text == nullptr || !text->is_string() ? std::string_view{} : std::string_view{text->get_string()};
}

std::int64_t find_number(const boost::json::object& from, std::string_view name) {
  const auto* number = from.if_contains(name);
  return number == nullptr || !number->is_int64() ? 0 : number->get_int64();
}

std::string_view words_of_hold(std::string_view hold) {
  for (const auto& [name, words] : phrases::desk_holds) {
    if (name == hold) return words;
  }
  return hold;
}

std::string words_of(const boost::json::object& status) {
  struct Phrase {
    std::string_view mode, words;
  };
  constexpr std::array<Phrase, 14> all = {{{"off", phrases::desk_off},
                                           {"not_allowed", phrases::desk_not_allowed},
                                           {"in_session", phrases::desk_in_session},
                                           {"on_break", phrases::desk_on_break},
                                           {"off_today", phrases::desk_off_today},
                                           {"paused", phrases::desk_paused},
                                           {"quiet_hours", phrases::desk_quiet},
                                           {"outside_hours", phrases::desk_outside},
                                           {"away", phrases::desk_away},
                                           {"sitting", phrases::desk_sitting},
                                           {"snoozed", phrases::desk_snoozed},
                                           {"held", phrases::desk_held},
                                           {"waiting", phrases::desk_waiting},
                                           {"notified", phrases::desk_waiting}}};
  const std::int64_t left = (find_number(status, "left_s") + seconds_in_minute - 1) / seconds_in_minute;
  for (const Phrase& phrase : all) {
    if (phrase.mode != find_text(status, "mode")) continue;
    return fill(phrase.words, fmt::arg("minutes", left), fmt::arg("sitting", find_number(status, "sitting_min")),
                fmt::arg("because", words_of_hold(find_text(status, "because"))));
  }
  return {};
}

// Shows what the agent answers to a wish.
int show_answer(World& world, const Storage& storage, const boost::json::object& wish, bool json) {
  const auto answer = desk::ask_agent(storage.folder(), wire::write_json(wish));
  if (!answer) {
    if (json) {
      world.out << R"({"running":false})" << std::endl;
    } else {
      world.err << phrases::desk_not_running << std::endl;
    }
    return status::faults_found;
  }
  const auto status = wire::parse_json(*answer);
  if (json || !status || !status->is_object()) {
    world.out << *answer << std::endl;
  } else {
    world.out << words_of(status->get_object()) << std::endl;
  }
  return status::fine;
}

// Minutes of "45", "45m" or "2h".
std::optional<int> find_minutes(std::string_view time) {
  constexpr int minutes_in_hour = 60;
  int number = 0;
  const auto [end, error] = std::from_chars(time.data(), time.data() + time.size(), number);
  const std::string_view unit{end, static_cast<std::size_t>(time.data() + time.size() - end)};
  const bool hours = unit == "h";
  const bool known = error == std::errc{} && number > 0 && number <= 24 * minutes_in_hour &&
                     (hours || unit == "m" || unit == "min" || unit.empty());
  if (!known) return std::nullopt;
  return hours ? number * minutes_in_hour : number;
}

}  // namespace

int run_desk(World& world, const Settings& settings, const Storage& storage, const std::string& database) {
  keep_small();
  std::signal(SIGCHLD, SIG_IGN);
  const auto lock = storage.lock();
  if (!lock && lock.error().code == "in_use") {
    world.err << phrases::trouble_in_use << std::endl;
    return status::in_use;
  }
  if (!lock) return refuse(world, lock.error(), status::cannot_write);
  const auto log = open_log(storage, database);
  if (!log) return refuse(world, log.error(), status::cannot_read);
  const auto find = [&](const BreakFacts& known, core::Date day, const auto& done) {
    done(find_break_facts(settings.regimen, **log, day, known));
  };
  BreakAgent::Outside outside;
  outside.record = [&](const wire::EventText& event) {
    if (const auto kept = (*log)->append({&event, 1}); !kept) world.err << kept.error().message << std::endl;
  };
  outside.changed = [] {};
  outside.show = [&] { start_program(own_command(storage, {})); };
  outside.quit = [] { raise(SIGTERM); };
  const auto desk = BreakDesk::open(world.clock, storage, find, std::move(outside));
  if (!desk) return refuse(world, desk.error(), status::internal);
  world.out << phrases::desk_runs << std::endl;
  (*desk)->run();
  return status::fine;
}

int run_status(World& world, const Storage& storage, bool json) {
  return show_answer(world, storage, {{"do", "status"}}, json);
}

int run_pause(World& world, const Storage& storage, const std::string& time, bool json) {
  if (time == "tomorrow") return show_answer(world, storage, {{"do", "pause"}, {"until", "tomorrow"}}, json);
  if (time == "meeting") return show_answer(world, storage, {{"do", "meeting"}}, json);
  const auto minutes = find_minutes(time);
  if (!minutes) {
    world.err << phrases::desk_bad_time << std::endl;
    return status::wrong_usage;
  }
  return show_answer(world, storage, {{"do", "pause"}, {"minutes", *minutes}}, json);
}

int run_resume(World& world, const Storage& storage, bool json) {
  return show_answer(world, storage, {{"do", "resume"}}, json);
}

int run_break_now(World& world, const Storage& storage, bool json) {
  return show_answer(world, storage, {{"do", "start"}}, json);
}

int run_autostart(World& world, const Storage& storage, const std::string& word) {
  const desk::AutostartPlace place = desk::find_autostart_place();
  if (word.empty()) {
    const desk::Autostart now = desk::find_autostart(place);
    world.out << fill(now.on ? phrases::autostart_is_on : phrases::autostart_is_off,
                      fmt::arg("file", now.file.string()))
              << std::endl;
    return status::fine;
  }
  const auto done =
      word == "on" ? desk::turn_autostart_on(place, own_command(storage, {"desk"})) : desk::turn_autostart_off(place);
  if (!done) return refuse(world, done.error(), status::cannot_write);
  desk::reload_units();
  world.out << fill(word == "on" ? phrases::autostart_on : phrases::autostart_off,
                    fmt::arg("file", done->file.string()))
            << std::endl;
  return status::fine;
}

}  // namespace unhunch::app

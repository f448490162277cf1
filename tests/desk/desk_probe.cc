// SPDX-License-Identifier: Apache-2.0
// The desktop as a program of its own, for tests: prints one line for everything that the desktop tells, and does what
// it reads.
//
//   desk_probe [--absence MS] [--pause MS]
//
//   notify NAME SUMMARY|BODY|ID=LABEL|ID=LABEL…     close NAME     pause on|off     fullscreen on|off
//   tray TOOLTIP|ID=LABEL|…     hide     describe     quit
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "desk/desktop.h"

namespace unhunch::desk {
namespace {

void say(const std::string& line) {
  std::puts(line.c_str());
  std::fflush(stdout);
}

std::string seconds_ago(Milliseconds since) {
  return std::to_string(std::chrono::round<std::chrono::seconds>(read_clocks().boot - since).count());
}

struct Line {
  std::string operator()(const BecameIdle& it) const { return "idle since " + seconds_ago(it.since); }
  std::string operator()(const BecameWatching& it) const { return "watching since " + seconds_ago(it.since); }
  std::string operator()(const BecameActive&) const { return "active"; }
  std::string operator()(const Paused&) const { return "paused"; }
  std::string operator()(const Locked&) const { return "locked"; }
  std::string operator()(const Unlocked&) const { return "unlocked"; }
  std::string operator()(const WentBehind&) const { return "behind"; }
  std::string operator()(const CameToFront&) const { return "front"; }
  std::string operator()(const FallsAsleep&) const { return "falls asleep"; }
  std::string operator()(const WokeUp& it) const { return "slept " + std::to_string(it.asleep.count() / 1000); }
  std::string operator()(const ClockStepped& it) const {
    return "clock stepped " + std::to_string(std::chrono::round<std::chrono::minutes>(it.by).count()) + " min";
  }
  std::string operator()(const HoldBegan& it) const { return "hold " + std::string(to_name(it.why)); }
  std::string operator()(const HoldEnded& it) const { return "free " + std::string(to_name(it.why)); }
  std::string operator()(const ActionChosen& it) const { return "action " + it.notification + " " + it.action; }
  std::string operator()(const NotificationClosed& it) const {
    return "closed " + it.notification + (it.by_person ? " by the person" : "");
  }
  std::string operator()(const MenuChosen& it) const { return "menu " + it.item; }
};

class Printer final : public Sink {
 public:
  void tell(const Happening& happening) override { say(std::visit(Line{}, happening)); }
};

// The parts of "A|B|C".
std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, '|');) parts.push_back(part);
  return parts;
}

class Probe {
 public:
  Probe(Loop& loop, const IdleTimes& times) : loop_(loop), desktop_(Desktop::open(loop, printer_, times)) {
    loop_.watch(STDIN_FILENO, EPOLLIN, [this](std::uint32_t) { read_commands(); });
  }

 private:
  void read_commands() {
    char buffer[4096];
    const ssize_t size = read(STDIN_FILENO, buffer, sizeof buffer);
    if (size <= 0) return loop_.stop();
    input_.append(buffer, static_cast<std::size_t>(size));
    for (std::size_t end = input_.find('\n'); end != std::string::npos; end = input_.find('\n')) {
      const std::string line = input_.substr(0, end);
      input_.erase(0, end + 1);
      obey(line);
    }
  }

  void obey(const std::string& line) {
    const std::size_t space = line.find(' ');
    const std::string verb = line.substr(0, space);
    const std::string rest = space == std::string::npos ? "" : line.substr(space + 1);
    if (verb == "notify") return notify(rest);
    if (verb == "close") return desktop_->close(rest);
    if (verb == "pause") return desktop_->ask_for_pause(rest == "on");
    if (verb == "fullscreen") return desktop_->watch_fullscreen(rest == "on");
    if (verb == "tray") return show_tray(rest);
    if (verb == "hide") return desktop_->hide_tray();
    if (verb == "describe") return describe();
    if (verb == "quit") return loop_.stop();
    say("unknown " + verb);
  }

  void notify(const std::string& rest) {
    const std::size_t space = rest.find(' ');
    Notification notification{.name = rest.substr(0, space), .summary = "", .body = "", .actions = {}};
    const auto parts = split(rest.substr(space + 1));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::size_t equals = parts[i].find('=');
      if (i == 0) notification.summary = parts[i];
      if (i == 1) notification.body = parts[i];
      if (i > 1) notification.actions.push_back({parts[i].substr(0, equals), parts[i].substr(equals + 1)});
    }
    desktop_->notify(std::move(notification));
  }

  void show_tray(const std::string& rest) {
    TrayLook look{.title = "Probe", .tooltip = "", .attention = false, .menu = {}};
    const auto parts = split(rest);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::size_t equals = parts[i].find('=');
      if (i == 0)
        look.tooltip = parts[i];
      else if (equals == std::string::npos)
        look.menu.push_back({"", "", true});
      else
        look.menu.push_back({parts[i].substr(0, equals), parts[i].substr(equals + 1), true});
    }
    desktop_->show_tray(std::move(look));
  }

  void describe() {
    for (const Service& service : desktop_->describe()) {
      say("service " + service.what + ": " + (service.works ? "works" : "absent") + " by [" + service.served_by + "] " +
          service.remedy);
    }
  }

  Loop& loop_;
  Printer printer_;
  std::unique_ptr<Desktop> desktop_;
  std::string input_;
};

}  // namespace
}  // namespace unhunch::desk

int main(int count, char** arguments) {
  using namespace unhunch::desk;
  IdleTimes times;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view option = arguments[i];
    const Milliseconds value{std::atoi(arguments[i + 1])};
    if (option == "--absence") times.absence = value;
    if (option == "--pause") times.pause = value;
  }
  const Milliseconds began = read_clocks().monotonic;
  auto loop = Loop::make();
  if (!loop) return 1;
  Probe probe(**loop, times);
  say("ready after " + std::to_string((read_clocks().monotonic - began).count()) + " ms");
  (*loop)->run();
}

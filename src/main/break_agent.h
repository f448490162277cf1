// SPDX-License-Identifier: Apache-2.0
// The break agent: hears the desktop, lets core/breaks.h decide, and does what it says. It has no window; what there is
// to see is a notification, the tray and the status, which pages and commands ask for.
//
// status() is one JSON object:
//   {"running":true,"mode":"held","because":"microphone","next":"office_reset","sitting_min":61,"left_s":0,
//    "open":{"routine":"office_reset"},"longer_min":75}
// `mode` is a name of core::BreakStatus::Mode; `because` only where a break is held; `left_s` only where there is
// something to wait for; `open` while a started break waits for a page to show it; `longer_min` while another interval
// is offered.
//
// ask() takes {"do": …}: status; start, skip, off_today, resume, meeting, opened; snooze and pause with `minutes`;
// pause with `"until":"tomorrow"`; session with `on`, which holds for ten minutes and is told anew while it lasts;
// ended with `finished` and `seconds`; longer with `yes`. It answers with the status.
//
// What it remembers is in break_agent.json of the data folder, so that a restart changes nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/breaks.h"
#include "desk/desktop.h"
#include "main/break_facts.h"
#include "main/event_maker.h"
#include "main/storage.h"

namespace unhunch::app {

inline constexpr std::string_view agent_name = "break_agent.json";

class BreakAgent final : public desk::Sink {
 public:
  // What it reaches for. Each is called inside Loop::dispatch() or ask().
  struct Outside {
    std::function<void(wire::EventText)> record;
    std::function<void()> changed;        // the status is another
    std::function<void()> show;           // a started break that no page has taken; a click on the icon
    std::function<void()> quit;           // chosen in the menu
    std::function<void()> ask_for_facts;  // a new day has begun
  };

  // All outlive it. Nothing is offered before the first take().
  BreakAgent(desk::Loop& loop, const Clock& clock, const Storage& storage, Outside outside);
  ~BreakAgent() override;

  // Opens the desktop: what it has is told from now on.
  void open_desktop();
  void take(const BreakFacts& facts);

  std::string status() const;
  Expected<std::string> ask(std::string_view wish);

  // Sessions in terminals, which last as long as their connection.
  void count_session(bool begun);

  void tell(const desk::Happening& happening) override;

 private:
  using Milliseconds = desk::Milliseconds;

  core::DeskTime now() const;
  void step(const core::BreakInput& input);
  void act(const core::BreakAction& action);
  void notify(const core::BreakAction& action);
  void offer_interval(core::Minutes every);
  void take_interval(bool yes);
  void begin_break();
  void choose(std::string_view action);
  void run_sessions();
  void set_deadline(std::optional<std::int64_t> boot_ms);
  void keep() const;
  void read_kept();
  void show_tray();
  const std::string& routine(core::BreakKind kind) const;

  desk::Loop& loop_;
  const Clock& clock_;
  const Storage& storage_;
  Outside outside_;
  EventMaker maker_;
  std::uint64_t boot_;
  core::BreakState state_;
  BreakFacts facts_;
  std::unique_ptr<desk::Desktop> desktop_;
  desk::Loop::Deadline deadline_ = 0, unanswered_ = 0, midnight_ = 0, page_session_ = 0;
  bool opened_ = true;  // a page shows the break that was started, or there is none
  std::optional<core::Minutes> longer_;
  int terminal_sessions_ = 0;
  std::string told_;  // the status as it was last told
};

}  // namespace unhunch::app

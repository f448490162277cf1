// SPDX-License-Identifier: Apache-2.0
// The break agent with everything around it: its loop, its socket, and the log, whose changes by anybody it hears of.
// The server looks after its descriptor; `unhunch desk` runs it alone.
#pragma once

#include <memory>

#include "desk/wish_socket.h"
#include "main/break_agent.h"
#include "server/desk.h"

namespace unhunch::app {

// What the app asks an agent that runs alone.
inline constexpr std::string_view make_way = R"({"do":"make_way"})";

class BreakDesk final : public server::Desk {
 public:
  // Calls back with the facts, now or later, from any thread; `known` is what was found before.
  using FindFacts =
      std::function<void(const BreakFacts& known, core::Date day, std::function<void(Expected<BreakFacts>)>)>;

  // Codes: no_loop, no_socket. Everything outlives it.
  static Expected<std::unique_ptr<BreakDesk>> open(const Clock& clock, const Storage& storage, FindFacts find,
                                                   BreakAgent::Outside outside);
  ~BreakDesk() override;

  std::string status() override { return agent_->status(); }
  Expected<std::string> ask(std::string_view wish) override;
  int descriptor() const override { return loop_->descriptor(); }
  void dispatch() override { loop_->dispatch(); }

  // For a program without a server: until SIGTERM, SIGINT or SIGHUP, or until the app asks it to make way.
  void run();

 private:
  BreakDesk(const Clock& clock, FindFacts find) : clock_(clock), find_(std::move(find)) {}
  void connect();
  void watch_log(const Storage& storage);
  void hear_log();
  void look_at_log();
  void take_facts();

  struct Mailbox;

  const Clock& clock_;
  FindFacts find_;
  std::unique_ptr<desk::Loop> loop_;
  std::unique_ptr<BreakAgent> agent_;
  std::unique_ptr<desk::WishSocket> socket_;
  std::shared_ptr<Mailbox> mailbox_;  // for the thread that finds facts
  BreakFacts facts_;
  int log_ = -1;        // hears of changes in the folder
  bool alone_ = false;  // and may make way
  bool asking_ = false, ask_again_ = false;
  desk::Loop::Deadline connect_ = 0, settle_ = 0;
};

}  // namespace unhunch::app

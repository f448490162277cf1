// SPDX-License-Identifier: Apache-2.0
#include "main/break_desk.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <mutex>
#include <vector>

#include "main/log_place.h"
#include "main/memory.h"
#include "main/phrases.h"
#include "wire/door.h"

namespace unhunch::app {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds settling{300};  // one answer is often several writes
// The desktop is looked for so long after the start: libraries, buses and an X server that is busy would otherwise be
// waited for by whoever asks first.
constexpr milliseconds first_answers{200};

}  // namespace

// Facts on their way from another thread. It outlives the desk, should a job still run.
struct BreakDesk::Mailbox {
  Mailbox() : bell(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~Mailbox() {
    if (bell >= 0) close(bell);
  }
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  void put(Expected<BreakFacts> found) {
    const std::lock_guard lock{mutex};
    facts = std::move(found);
    eventfd_write(bell, 1);
  }
  std::optional<Expected<BreakFacts>> take() {
    const std::lock_guard lock{mutex};
    eventfd_t count = 0;
    eventfd_read(bell, &count);
    return std::exchange(facts, std::nullopt);
  }

  int bell;
  std::mutex mutex;
  std::optional<Expected<BreakFacts>> facts;
};

Expected<std::unique_ptr<BreakDesk>> BreakDesk::open(const Clock& clock, const Storage& storage, FindFacts find,
                                                     BreakAgent::Outside outside) {
  auto loop = desk::Loop::make();
  if (!loop) return tl::unexpected<Error>(loop.error());
  std::unique_ptr<BreakDesk> desk{new BreakDesk{clock, std::move(find)}};
  desk->loop_ = std::move(*loop);
  outside.ask_for_facts = [raw = desk.get()] { raw->look_at_log(); };
  desk->agent_ = std::make_unique<BreakAgent>(*desk->loop_, clock, storage, std::move(outside));
  auto socket = desk::WishSocket::open(*desk->loop_, storage.folder(),
                                       {[raw = desk.get()](std::string_view line) {
                                          auto answer = raw->ask(line);
                                          return answer ? *answer : wire::to_reply(answer.error()).json;
                                        },
                                        [raw = desk.get()](bool begun) { raw->agent_->count_session(begun); }});
  if (!socket) return tl::unexpected<Error>(socket.error());
  desk->socket_ = std::move(*socket);
  desk->mailbox_ = std::make_shared<Mailbox>();
  desk->loop_->watch(desk->mailbox_->bell, EPOLLIN, [raw = desk.get()](std::uint32_t) { raw->take_facts(); });
  desk->watch_log(storage);
  desk->connect_ = desk->loop_->set_deadline(desk::read_clocks().boot + first_answers, [raw = desk.get()] {
    raw->connect_ = 0;
    raw->connect();
  });
  return desk;
}

// What is decided from the facts needs somewhere to be shown, so the log comes after the desktop.
void BreakDesk::connect() {
  agent_->open_desktop();
  look_at_log();
  give_back_memory();
}

BreakDesk::~BreakDesk() {
  loop_->clear_deadline(connect_);
  loop_->clear_deadline(settle_);
  loop_->forget(mailbox_->bell);
  if (log_ >= 0) {
    loop_->forget(log_);
    close(log_);
  }
}

Expected<std::string> BreakDesk::ask(std::string_view wish) {
  if (wish == make_way) {
    if (!alone_) return fail("not_alone", "", std::string{phrases::trouble_in_use});
    loop_->stop();
    return std::string{"{}"};
  }
  return agent_->ask(wish);
}

// ---- the log --------------------------------------------------------------------------------------------------------

void BreakDesk::watch_log(const Storage& storage) {
  log_ = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (log_ < 0) return;
  inotify_add_watch(log_, storage.folder().c_str(), IN_MODIFY | IN_MOVED_TO);
  loop_->watch(log_, EPOLLIN, [this](std::uint32_t) { hear_log(); });
}

void BreakDesk::hear_log() {
  alignas(inotify_event) std::array<char, 4096> bytes{};
  bool is_log = false;
  for (ssize_t got = read(log_, bytes.data(), bytes.size()); got > 0; got = read(log_, bytes.data(), bytes.size())) {
    for (const char* at = bytes.data(); at < bytes.data() + got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      const std::string_view name = event->len > 0 ? std::string_view{event->name} : std::string_view{};
      is_log = is_log || name == log_name || name == std::string{log_name} + "-wal";
      at += sizeof(inotify_event) + event->len;
    }
  }
  if (!is_log || settle_ != 0) return;
  settle_ = loop_->set_deadline(desk::read_clocks().boot + settling, [this] {
    settle_ = 0;
    look_at_log();
  });
}

void BreakDesk::look_at_log() {
  if (asking_) {
    ask_again_ = true;
    return;
  }
  asking_ = true;
  find_(facts_, clock_.today(), [mailbox = mailbox_](Expected<BreakFacts> facts) { mailbox->put(std::move(facts)); });
}

// Without facts nothing is offered: the log will be looked at again when it changes.
void BreakDesk::take_facts() {
  auto found = mailbox_->take();
  if (!found) return;
  asking_ = false;
  if (*found && (*found)->cursor != facts_.cursor) {
    const bool same =
        (*found)->allowed == facts_.allowed && (*found)->rhythm == facts_.rhythm && (*found)->day == facts_.day;
    facts_ = std::move(**found);
    if (!same) agent_->take(facts_);
    give_back_memory();
  }
  if (std::exchange(ask_again_, false)) look_at_log();
}

void BreakDesk::run() {
  alone_ = true;
  sigset_t ends;
  sigemptyset(&ends);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&ends, signal);
  sigprocmask(SIG_BLOCK, &ends, nullptr);
  const int signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
  loop_->watch(signals, EPOLLIN, [this](std::uint32_t) { loop_->stop(); });
  loop_->run();
  loop_->forget(signals);
  close(signals);
}

}  // namespace unhunch::app

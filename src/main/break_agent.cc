// SPDX-License-Identifier: Apache-2.0
#include "main/break_agent.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>

#include "main/phrases.h"
#include "wire/break_state.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

namespace json = boost::json;
namespace input = core::desk_input;
using std::chrono::milliseconds;

constexpr desk::IdleTimes idle_times{std::chrono::seconds(60), milliseconds(core::break_bounds::typing_pause)};
constexpr milliseconds page_answers{2500};  // longer than a page that is looked at needs
constexpr std::chrono::minutes page_session{10};
constexpr std::int64_t fullscreen_matters = 2 * core::break_bounds::minute;  // before a break falls due
constexpr std::int64_t pause_most_min = 24 * 60;
constexpr std::string_view break_note = "break", longer_note = "longer";

constexpr std::array<std::string_view, 14> mode_names = {
    "off",           "not_allowed", "in_session", "on_break", "off_today", "paused",  "quiet_hours",
    "outside_hours", "away",        "sitting",    "snoozed",  "held",      "waiting", "notified"};
constexpr std::array<std::string_view, core::hold_reason_count> hold_names = {
    "do_not_disturb", "microphone", "camera", "screen_shared", "fullscreen", "meeting"};
constexpr std::array<std::string_view, core::break_result_count> result_names = {
    "break_done", "break_snoozed", "break_skipped", "break_off_today", "break_due", "break_natural", "break_held"};

template <class Names, class Value>
std::string_view name_of(const Names& names, Value value) {
  return names[static_cast<std::size_t>(value)];
}

// A number that differs between two starts of the machine.
std::uint64_t read_boot() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string id;
  file >> id;
  return std::hash<std::string>{}(id);
}

template <class... Arguments>
std::string fill(std::string_view phrase, Arguments... arguments) {
  return fmt::format(fmt::runtime(phrase), arguments...);
}

std::string_view find_text(const json::object& from, std::string_view name) {
  const json::value* text = from.if_contains(name);
  if (text == nullptr || !text->is_string()) return {};
  return {text->get_string().data(), text->get_string().size()};
}

Expected<int> read_minutes(const json::object& wish) {
  const json::value* minutes = wish.if_contains("minutes");
  if (minutes == nullptr || !minutes->is_int64() || minutes->get_int64() < 1 || minutes->get_int64() > pause_most_min) {
    return fail("out_of_range", "minutes", fill(phrases::desk_minutes, fmt::arg("most", pause_most_min)));
  }
  return static_cast<int>(minutes->get_int64());
}

bool is_true(const json::object& wish, std::string_view name) {
  const json::value* value = wish.if_contains(name);
  return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace

BreakAgent::BreakAgent(desk::Loop& loop, const Clock& clock, const Storage& storage, Outside outside)
    : loop_(loop), clock_(clock), storage_(storage), outside_(std::move(outside)), maker_(clock), boot_(read_boot()) {
  read_kept();
}

BreakAgent::~BreakAgent() {
  for (auto* deadline : {&deadline_, &unanswered_, &midnight_, &page_session_}) loop_.clear_deadline(*deadline);
  // Nobody looks from here on: until the next start somebody is away, as behind a locked screen.
  state_ = core::step(state_, input::ScreenLock{true}, now()).state;
  keep();
}

core::DeskTime BreakAgent::now() const {
  const desk::Moment moment = desk::read_clocks();
  return {boot_, moment.boot.count(), moment.monotonic.count(), {clock_.unix_ms(), clock_.offset_min()}};
}

void BreakAgent::open_desktop() {
  desktop_ = desk::Desktop::open(loop_, *this, idle_times);
  step(input::ScreenLock{false});
  run_sessions();
  const auto services = desktop_->describe();
  const bool has_idle = !services.empty() && !services.front().served_by.empty();
  step(input::IdleSource{has_idle});
  show_tray();
}

void BreakAgent::take(const BreakFacts& facts) {
  facts_ = facts;
  step(input::Rhythm{facts.rhythm});
  step(input::MayBreak{facts.allowed});
  loop_.clear_deadline(midnight_);
  const core::Moment wall = now().wall;
  const std::chrono::minutes left{24 * 60 - wall.minute()};
  midnight_ = loop_.set_deadline(desk::read_clocks().boot + left, [this] {
    midnight_ = 0;
    outside_.ask_for_facts();
  });
}

// ---- the machine ----------------------------------------------------------------------------------------------------

void BreakAgent::step(const core::BreakInput& what) {
  const core::Stepped next = core::step(state_, what, now());
  state_ = next.state;
  for (const core::BreakAction& action : next.actions) act(action);
  if (!state_.break_since) opened_ = true;
  const core::BreakStatus status = core::calc_status(state_, state_.last);
  if (desktop_) {
    desktop_->ask_for_pause(next.report_idle_after_ms < idle_times.absence.count());
    desktop_->watch_fullscreen(status.left_ms.value_or(fullscreen_matters + 1) <= fullscreen_matters);
  }
  auto deadline = next.deadline_boot_ms;
  if (status.mode == core::BreakStatus::Mode::sitting && status.left_ms > fullscreen_matters) {
    const std::int64_t look = state_.last.boot_ms + *status.left_ms - fullscreen_matters;
    deadline = std::min(deadline.value_or(look), look);
  }
  set_deadline(deadline);
  keep();
  const std::string told = fmt::format("{} {} {}", static_cast<int>(status.mode), state_.holds, opened_);
  if (told == told_) return;
  told_ = told;
  show_tray();
  outside_.changed();
}

void BreakAgent::set_deadline(std::optional<std::int64_t> boot_ms) {
  loop_.clear_deadline(deadline_);
  if (!boot_ms) return;
  deadline_ = loop_.set_deadline(desk::Milliseconds{*boot_ms}, [this] {
    deadline_ = 0;
    step(input::Tick{});
  });
}

void BreakAgent::act(const core::BreakAction& action) {
  switch (action.what) {
    case core::BreakAction::What::notify: return notify(action);
    case core::BreakAction::What::close:
      if (desktop_) desktop_->close(std::string{break_note});
      return;
    case core::BreakAction::What::offer_interval: return offer_interval(action.every);
    case core::BreakAction::What::start: return begin_break();
    case core::BreakAction::What::record: break;
  }
  json::object body{{"result", name_of(result_names, action.result)}, {"routine", routine(action.kind)}};
  if (action.time > core::Seconds{}) body["seconds"] = action.time.count;
  if (action.because) body["because"] = name_of(hold_names, *action.because);
  outside_.record(maker_.make("break_event", body));
}

void BreakAgent::begin_break() {
  opened_ = false;
  loop_.clear_deadline(unanswered_);
  unanswered_ = loop_.set_deadline(desk::read_clocks().boot + page_answers, [this] {
    unanswered_ = 0;
    if (!opened_) outside_.show();
  });
}

const std::string& BreakAgent::routine(core::BreakKind kind) const {
  return kind == core::BreakKind::full ? facts_.full : facts_.brief;
}

// ---- the desktop ----------------------------------------------------------------------------------------------------

void BreakAgent::notify(const core::BreakAction& action) {
  if (!desktop_) return;
  const bool full = action.kind == core::BreakKind::full;
  const core::Seconds time = full ? facts_.rhythm.long_content : facts_.rhythm.content;
  const core::Minutes snooze = facts_.rhythm.snooze.front();
  const std::string_view body = action.after_hold ? phrases::break_after_hold : phrases::break_body;
  desktop_->notify({.name = std::string{break_note},
                    .summary = std::string{phrases::break_title},
                    .body = fill(body, fmt::arg("seconds", time.count)),
                    .actions = {{"start", std::string{phrases::break_start}},
                                {"snooze", fill(phrases::break_snooze, fmt::arg("minutes", snooze.count))},
                                {"skip", std::string{phrases::break_skip}}}});
}

void BreakAgent::offer_interval(core::Minutes every) {
  longer_ = every;
  outside_.changed();
  if (!desktop_) return;
  desktop_->notify({.name = std::string{longer_note},
                    .summary = std::string{phrases::longer_title},
                    .body = fill(phrases::longer_body, fmt::arg("minutes", every.count)),
                    .actions = {{"longer", fill(phrases::longer_yes, fmt::arg("minutes", every.count))},
                                {"stay", std::string{phrases::longer_no}}}});
}

void BreakAgent::take_interval(bool yes) {
  const auto every = std::exchange(longer_, std::nullopt);
  if (desktop_) desktop_->close(std::string{longer_note});
  if (yes && every) {
    outside_.record(maker_.make("answers", {{"preferences", {{"break_every_min", every->count}}}}));
    core::BreakRhythm rhythm = facts_.rhythm;
    rhythm.every = *every;
    step(input::Rhythm{rhythm});
  }
  outside_.changed();
}

void BreakAgent::show_tray() {
  if (!desktop_) return;
  const bool paused = state_.t < state_.paused_until || state_.t < state_.meeting_until || state_.off_on.has_value();
  const bool due = state_.notified_at.has_value();
  desktop_->show_tray({.title = std::string{phrases::tray_title},
                       .tooltip = std::string{paused ? phrases::tray_paused
                                              : due  ? phrases::break_title
                                                     : phrases::tray_title},
                       .attention = due,
                       .menu = {{"open", std::string{phrases::tray_open}},
                                {"start", std::string{phrases::tray_break}, state_.allowed},
                                {},
                                {"pause", std::string{phrases::tray_pause}, !paused},
                                {"tomorrow", std::string{phrases::tray_tomorrow}, !paused},
                                {"resume", std::string{phrases::tray_resume}, paused},
                                {},
                                {"quit", std::string{phrases::tray_quit}}}});
}

// What was chosen in a notification or in the menu.
void BreakAgent::choose(std::string_view action) {
  constexpr core::Minutes hour{60};
  if (action == "start" || action == "default") return step(input::Start{});
  if (action == "snooze") return step(input::Snooze{facts_.rhythm.snooze.front()});
  if (action == "skip") return step(input::Skip{});
  if (action == "pause") return step(input::Pause{hour});
  if (action == "tomorrow") return step(input::PauseUntilTomorrow{});
  if (action == "resume") return step(input::Resume{});
  if (action == "longer" || action == "stay") return take_interval(action == "longer");
  if (action == "open" || action == "activate") return outside_.show();
  if (action == "quit") outside_.quit();
}

void BreakAgent::tell(const desk::Happening& happening) {
  std::visit(
      [this](const auto& what) {
        using What = std::decay_t<decltype(what)>;
        if constexpr (std::is_same_v<What, desk::BecameIdle> || std::is_same_v<What, desk::BecameWatching>) {
          step(input::Idle{what.since.count(), std::is_same_v<What, desk::BecameWatching>});
        } else if constexpr (std::is_same_v<What, desk::BecameActive>) {
          step(input::Active{});
        } else if constexpr (std::is_same_v<What, desk::Paused>) {
          // A pause between two sentences: nobody tells when it ends, and a longer one is told anew.
          step(input::Idle{(desk::read_clocks().boot - idle_times.pause).count()});
          step(input::Active{});
        } else if constexpr (std::is_same_v<What, desk::Locked> || std::is_same_v<What, desk::WentBehind>) {
          step(input::ScreenLock{true});
        } else if constexpr (std::is_same_v<What, desk::Unlocked> || std::is_same_v<What, desk::CameToFront>) {
          step(input::ScreenLock{false});
        } else if constexpr (std::is_same_v<What, desk::HoldBegan> || std::is_same_v<What, desk::HoldEnded>) {
          step(input::Hold{static_cast<core::HoldReason>(what.why), std::is_same_v<What, desk::HoldBegan>});
        } else if constexpr (std::is_same_v<What, desk::ActionChosen>) {
          if (what.notification == longer_note && what.action == "default") return;
          choose(what.action);
        } else if constexpr (std::is_same_v<What, desk::NotificationClosed>) {
          if (what.by_person && what.notification == break_note && state_.notified_at) step(input::Skip{});
          if (what.by_person && what.notification == longer_note && longer_) take_interval(false);
        } else if constexpr (std::is_same_v<What, desk::MenuChosen>) {
          choose(what.item);
        } else {
          step(input::Tick{});
        }
      },
      happening);
}

// ---- pages and commands ---------------------------------------------------------------------------------------------

std::string BreakAgent::status() const {
  const core::BreakStatus status = core::calc_status(state_, now());
  json::object out{{"running", true},
                   {"mode", name_of(mode_names, status.mode)},
                   {"next", routine(status.next)},
                   {"sitting_min", status.sitting_ms / core::break_bounds::minute}};
  if (status.because) out["because"] = name_of(hold_names, *status.because);
  if (status.left_ms) out["left_s"] = *status.left_ms / core::break_bounds::second;
  if (state_.break_since && !opened_) out["open"] = json::object{{"routine", routine(state_.break_kind)}};
  if (longer_) out["longer_min"] = longer_->count;
  return wire::write_json(out);
}

Expected<std::string> BreakAgent::ask(std::string_view text) {
  const auto parsed = wire::parse_json(text);
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  if (!parsed->is_object()) return fail("bad_json", "", std::string{phrases::desk_no_object});
  const json::object& wish = parsed->get_object();
  const std::string_view what = find_text(wish, "do");
  if (what == "opened") {
    opened_ = true;
    step(input::Tick{});
  } else if (what == "start" || what == "skip" || what == "resume") {
    choose(what);
  } else if (what == "off_today") {
    step(input::OffToday{});
  } else if (what == "meeting") {
    step(input::InMeeting{});
  } else if (what == "pause" && find_text(wish, "until") == "tomorrow") {
    step(input::PauseUntilTomorrow{});
  } else if (what == "pause" || what == "snooze") {
    const auto minutes = read_minutes(wish);
    if (!minutes) return tl::unexpected<Error>(minutes.error());
    const core::Minutes time{*minutes};
    what == "pause" ? step(input::Pause{time}) : step(input::Snooze{time});
  } else if (what == "session") {
    loop_.clear_deadline(page_session_);
    if (is_true(wish, "on")) {
      page_session_ = loop_.set_deadline(desk::read_clocks().boot + page_session, [this] {
        page_session_ = 0;
        run_sessions();
      });
    }
    run_sessions();
  } else if (what == "ended") {
    const json::value* seconds = wish.if_contains("seconds");
    const bool known =
        seconds != nullptr && seconds->is_int64() && seconds->get_int64() >= 0 && seconds->get_int64() <= 3600;
    step(input::BreakEnded{is_true(wish, "finished"),
                           core::Seconds{known ? static_cast<int>(seconds->get_int64()) : 0}});
  } else if (what == "longer") {
    take_interval(is_true(wish, "yes"));
  } else if (what != "status") {
    return fail("unknown_wish", "do", std::string{phrases::desk_unknown});
  }
  return status();
}

void BreakAgent::count_session(bool begun) {
  terminal_sessions_ += begun ? 1 : -1;
  run_sessions();
}

void BreakAgent::run_sessions() { step(input::SessionRuns{terminal_sessions_ > 0 || page_session_ != 0}); }

// ---- what outlives the program --------------------------------------------------------------------------------------

void BreakAgent::read_kept() {
  const auto text = storage_.read(agent_name);
  if (!text || !*text) return;
  if (auto state = wire::read_break_state(**text)) state_ = *state;
}

// Kept without waiting for the disk: a state that is some minutes old is still nearly right.
void BreakAgent::keep() const { (void)storage_.write_soon(agent_name, wire::write_break_state(state_)); }

}  // namespace unhunch::app

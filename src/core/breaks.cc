// SPDX-License-Identifier: Apache-2.0
#include "core/breaks.h"

#include <algorithm>

namespace unhunch::core {
namespace {

using namespace break_bounds;
using Time = BreakState::Time;
using What = BreakAction::What;

constexpr std::int64_t ms_of(Seconds time) { return time.count * second; }
constexpr std::int64_t ms_of(Minutes time) { return time.count * minute; }
constexpr Seconds seconds_of(std::int64_t ms) { return {static_cast<int>(ms / second)}; }

constexpr std::uint8_t bit_of(HoldReason reason) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(reason));
}
constexpr unsigned calls =
    bit_of(HoldReason::microphone) | bit_of(HoldReason::camera) | bit_of(HoldReason::screen_shared);

// The plainest reason first.
constexpr HoldReason by_weight[] = {HoldReason::microphone, HoldReason::camera,         HoldReason::screen_shared,
                                    HoldReason::meeting,    HoldReason::do_not_disturb, HoldReason::fullscreen};

// What is left of a sitting time after an absence, in proportion to the absence that takes all of it.
constexpr std::int64_t calc_rest(std::int64_t sat, std::int64_t absence, std::int64_t enough) {
  return absence >= enough ? 0 : sat - sat * absence / enough;
}

struct Elapsed {
  std::int64_t awake = 0, asleep = 0;
  bool other_boot = false;
};

Elapsed calc_elapsed(const DeskTime& last, const DeskTime& now) {
  const bool same_boot = now.boot == last.boot && now.boot_ms >= last.boot_ms && now.monotonic_ms >= last.monotonic_ms;
  if (!same_boot) return {0, std::max<std::int64_t>(0, now.wall.at_ms - last.wall.at_ms), true};
  const std::int64_t all = now.boot_ms - last.boot_ms;
  const std::int64_t asleep = all - std::min(all, now.monotonic_ms - last.monotonic_ms);
  if (asleep < asleep_least) return {all, 0, false};
  return {all - asleep, asleep, false};
}

class Machine {
 public:
  Machine(const BreakState& state, const DeskTime& now) : s_(state), now_(now) {
    if (!s_.begun) {
      s_.begun = true;
      s_.last = now;
    }
    elapsed_ = calc_elapsed(s_.last, now);
    end_ = s_.t + elapsed_.awake + elapsed_.asleep;
  }

  // ---- time ---------------------------------------------------------------------------------------------------------

  // Sleep is taken to have come last: a desk is called when it wakes.
  void advance_to_now() {
    advance(end_ - elapsed_.asleep);
    if (has_slept()) sleep();
    elapsed_ = {};
    s_.last = now_;
    read_hours();
  }

  // To an input's own moment, if it lies behind the last step.
  void advance_to(Time moment) {
    if (has_slept() || moment <= s_.t) return advance_to_now();
    advance(std::min(moment, end_));
  }

  // ---- what the desk sees -------------------------------------------------------------------------------------------

  void take(const desk_input::Tick&) { advance_to_now(); }

  void take(const desk_input::Active& input) {
    advance_to(input.since_boot_ms ? std::max(s_.t + 1, to_own(*input.since_boot_ms)) : end_);
    see_person();
    advance_to_now();
  }

  void take(const desk_input::Idle& input) {
    const Time since = to_own(input.since_boot_ms);
    advance_to_now();
    if (s_.has_idle_source) note_idle(since, input.watching);
  }

  void take(const desk_input::IdleSource& input) {
    advance_to_now();
    s_.has_idle_source = input.there;
    if (!input.there) see_person();
  }

  void take(const desk_input::ScreenLock& input) {
    advance_to_now();
    if (s_.locked == input.on) return;
    s_.locked = input.on;
    if (!input.on) return see_person();
    if (!s_.away_since) begin_absence();
  }

  void take(const desk_input::Hold& input) {
    advance_to_now();
    if (input.reason == HoldReason::meeting) return;
    const unsigned before = s_.holds;
    const unsigned bit = bit_of(input.reason);
    s_.holds = static_cast<std::uint8_t>(input.on ? before | bit : before & ~bit);
    if (s_.holds < before) s_.unheld_at = s_.t + settle;
    if ((before & calls) != 0 && (s_.holds & calls) == 0 && s_.t < s_.meeting_until) s_.meeting_until = s_.t;
  }

  void take(const desk_input::SessionRuns& input) {
    advance_to_now();
    if (input.on == s_.session_since.has_value()) return;
    if (input.on) {
      s_.session_since = s_.t;
      return;
    }
    const std::int64_t length = s_.t - *s_.session_since;
    s_.session_since.reset();
    if (length >= ms_of(s_.rhythm.long_content)) s_.sat.towards_full = 0;
    if (!s_.break_since) credit_movement(length);
  }

  void take(const desk_input::MayBreak& input) {
    advance_to_now();
    s_.allowed = input.allowed;
    if (!input.allowed) s_.break_since.reset();
  }

  void take(const desk_input::Rhythm& input) {
    advance_to_now();
    s_.rhythm = input.rhythm;
    s_.rhythm.every = std::clamp(s_.rhythm.every, s_.rhythm.least, std::max(s_.rhythm.least, s_.rhythm.most));
    s_.waited = 0;
    read_hours();
  }

  // ---- what the person chooses --------------------------------------------------------------------------------------

  void take(const desk_input::Start&) {
    advance_to_now();
    see_person();
    if (!s_.allowed || s_.session_since || s_.break_since) return;
    s_.break_kind = s_.notified_at ? s_.notified_kind : find_kind();
    close();
    s_.break_since = s_.t;
    add({.what = What::start, .kind = s_.break_kind});
  }

  void take(const desk_input::Snooze& input) {
    advance_to_now();
    see_person();
    if (!s_.notified_at && !is_due()) return;
    close();
    s_.waited = 0;
    s_.snoozed_until = s_.t + ms_of(std::clamp(input.time, Minutes{1}, Minutes{60}));
    record(BreakResult::snoozed, find_kind());
  }

  void take(const desk_input::Skip&) {
    advance_to_now();
    see_person();
    if (!s_.notified_at && !is_due()) return;
    const BreakKind kind = s_.notified_at ? s_.notified_kind : find_kind();
    close();
    record(BreakResult::skipped, kind);
    if (kind == BreakKind::full) s_.sat.towards_full = 0;  // see_person() ended the idle: nothing to give back
    miss();
  }

  void take(const desk_input::OffToday&) {
    advance_to_now();
    see_person();
    switch_day_off();
    record(BreakResult::off_today, find_kind());
  }

  void take(const desk_input::Pause& input) {
    advance_to_now();
    see_person();
    s_.paused_until = s_.t + ms_of(std::clamp(input.time, Minutes{1}, Minutes{24 * 60}));
  }

  void take(const desk_input::PauseUntilTomorrow&) {
    advance_to_now();
    see_person();
    switch_day_off();
  }

  void take(const desk_input::InMeeting&) {
    advance_to_now();
    see_person();
    s_.meeting_until = s_.t + meeting_most;
  }

  void take(const desk_input::Resume&) {
    advance_to_now();
    see_person();
    s_.paused_until = s_.meeting_until = 0;
    s_.off_on.reset();
    read_hours();
  }

  void take(const desk_input::BreakEnded& input) {
    advance_to_now();
    if (s_.break_since) end_break(input.finished, ms_of(std::max(input.time, Seconds{})));
  }

  // ---- what follows -------------------------------------------------------------------------------------------------

  void decide() {
    if (s_.break_since && !s_.session_since && s_.t - *s_.break_since >= break_most) end_break(false, 0);
    const bool may_speak = may_offer() && !is_held() && !s_.away_since;
    if (s_.notified_at && !may_speak) close();
    if (s_.notified_at && s_.t - *s_.notified_at >= answer_most) {
      const bool nobody_there = is_idle() && *s_.idle_since <= *s_.notified_at;
      close();
      if (!nobody_there) miss();
    }
    if (!is_due()) s_.waited = 0;
    if (!is_due() || !may_offer() || !is_at_desk() || s_.notified_at) return;
    if (!s_.due_told) record(BreakResult::due, find_kind());
    s_.due_told = true;
    if (is_held()) return tell_held();
    if (s_.t < s_.snoozed_until || !is_good_moment()) return;
    s_.notified_at = s_.t;
    s_.notified_kind = find_kind();
    add({.what = What::notify, .kind = s_.notified_kind, .after_hold = s_.held_told});
  }

  std::optional<std::int64_t> find_deadline() const {
    std::optional<Time> next;
    const auto at = [&](Time time) {
      if (time > s_.t && (!next || time < *next)) next = time;
    };
    if (s_.notified_at) at(*s_.notified_at + answer_most);
    if (s_.break_since && !s_.session_since) at(*s_.break_since + break_most);
    if (s_.rhythm.on && s_.allowed && !s_.away_since && !s_.session_since && !s_.break_since) {
      const std::int64_t hours_change = s_.t + find_ms_to_change();
      at(s_.open_hours ? hours_change : std::min(hours_change, s_.t + look_again));
      if (s_.t < s_.paused_until) at(s_.paused_until);
      if (may_offer() && !s_.notified_at) add_offer_deadlines(at);
    }
    if (!next) return std::nullopt;
    return now_.boot_ms + (*next - s_.t);
  }

  Stepped finish() {
    const bool waits = is_waiting() && s_.has_idle_source && s_.rhythm.natural_pauses;
    return {s_, actions_, find_deadline(), waits ? typing_pause : doubt_after};
  }

  BreakStatus make_status() const {
    BreakStatus status;
    status.mode = find_mode();
    status.sitting_ms = s_.sat.total;
    const std::int64_t left = std::max<std::int64_t>(0, every() - s_.sat.towards);
    status.next = s_.notified_at ? s_.notified_kind : find_kind(left);
    switch (status.mode) {
      case BreakStatus::Mode::held: status.because = find_reason(); [[fallthrough]];
      case BreakStatus::Mode::waiting:
      case BreakStatus::Mode::notified: status.left_ms = 0; break;
      case BreakStatus::Mode::sitting: status.left_ms = left; break;
      case BreakStatus::Mode::snoozed: status.left_ms = s_.snoozed_until - s_.t; break;
      case BreakStatus::Mode::paused: status.left_ms = s_.paused_until - s_.t; break;
      default: break;
    }
    return status;
  }

 private:
  // ---- time ---------------------------------------------------------------------------------------------------------

  bool has_slept() const { return elapsed_.asleep > 0 || elapsed_.other_boot; }

  // Piece by piece, so that it does not matter how often anybody called.
  void advance(Time until) {
    while (s_.t < until) {
      const Time piece_end = find_piece_end(until);
      count(piece_end - s_.t);
      s_.t = piece_end;
      if (is_idle() && is_counting() && s_.t - *s_.idle_since >= reading_most) begin_absence();
    }
  }

  // The next time at which what counts may change.
  Time find_piece_end(Time until) const {
    Time end = until;
    const auto at = [&](Time time) {
      if (time > s_.t && time < end) end = time;
    };
    at(s_.paused_until);
    at(s_.snoozed_until);
    at(s_.unheld_at);
    at(s_.meeting_until);
    if (s_.sat.towards < every()) at(s_.t + every() - s_.sat.towards);
    if (is_idle()) {
      at(*s_.idle_since + doubt_after);
      at(*s_.idle_since + reading_most);
    }
    return end;
  }

  void count(std::int64_t ms) {
    if (!is_counting()) return;
    const bool waiting = is_waiting() && is_at_desk();
    s_.sat.total += ms;
    if (wants_breaks()) {
      s_.sat.towards += ms;
      s_.sat.towards_full += ms;
    }
    if (waiting) s_.waited += ms;
  }

  void sleep() {
    if (!s_.away_since) begin_absence();
    s_.t = end_;
    if (elapsed_.other_boot) forget_desk();
    if (!s_.locked && !is_idle()) end_absence();
  }

  // What the desk saw ended with the machine; it tells anew what it sees.
  void forget_desk() {
    s_.idle_since.reset();
    s_.watching = s_.locked = false;
    s_.holds = 0;
    s_.notified_at.reset();
    s_.session_since.reset();
    s_.break_since.reset();
  }

  Time to_own(std::int64_t boot_ms) const {
    return end_ - std::clamp<std::int64_t>(now_.boot_ms - boot_ms, 0, std::max<std::int64_t>(0, now_.boot_ms));
  }

  void read_hours() {
    const Date today = now_.wall.day();
    s_.open_hours = find_hours(s_.rhythm, today, now_.wall.minute()) == HoursNow::working && s_.off_on != today;
  }

  std::int64_t find_ms_to_change() const {
    constexpr std::int64_t day = 24 * 60 * minute;
    const std::int64_t local = ((now_.wall.at_ms + now_.wall.offset_min * minute) % day + day) % day;
    return find_next_change(s_.rhythm, now_.wall.day(), now_.wall.minute()) * minute - local;
  }

  // ---- being there --------------------------------------------------------------------------------------------------

  bool is_idle() const { return s_.idle_since && !s_.watching; }
  bool is_counting() const { return !s_.away_since && !s_.session_since && !s_.break_since; }
  bool is_at_desk() const { return !s_.away_since && !(is_idle() && s_.t - *s_.idle_since >= doubt_after); }

  void see_person() {
    s_.idle_since.reset();
    s_.watching = false;
    if (s_.locked) return;
    s_.here_at = s_.t;
    if (s_.away_since) end_absence();
  }

  void note_idle(Time since, bool watching) {
    const bool stops_watching = s_.watching && !watching;
    s_.watching = watching;
    if (s_.idle_since && !stops_watching) return;
    s_.idle_since = stops_watching ? s_.t : std::clamp(since, std::min(s_.here_at, s_.t), s_.t);
    s_.idle_from = s_.sat;
    if (!is_counting()) return;
    const std::int64_t idle = s_.t - *s_.idle_since;
    s_.idle_from.total = std::max<std::int64_t>(0, s_.sat.total - idle);
    if (!wants_breaks()) return;
    s_.idle_from.towards = std::max<std::int64_t>(0, s_.sat.towards - idle);
    s_.idle_from.towards_full = std::max<std::int64_t>(0, s_.sat.towards_full - idle);
  }

  void begin_absence() {
    const bool began_idle = is_idle() && is_counting();
    s_.away_since = began_idle ? *s_.idle_since : s_.t;
    if (began_idle) s_.sat = s_.idle_from;
  }

  void end_absence() {
    read_hours();
    const std::int64_t length = s_.t - *s_.away_since;
    s_.away_since.reset();
    s_.here_at = s_.t;
    const std::int64_t enough = std::max(ms_of(s_.rhythm.content), absence_least);
    if (length >= enough) take_natural(length);
    s_.sat.total = calc_rest(s_.sat.total, length, enough);
    s_.sat.towards = calc_rest(s_.sat.towards, length, enough);
    if (length >= std::max(ms_of(s_.rhythm.long_content), long_absence_least)) s_.sat.towards_full = 0;
    start_idle_anew();
  }

  // Only what took the place of a break is worth telling.
  void take_natural(std::int64_t length) {
    const bool was_wanted = wants_breaks() && is_free() && 2 * s_.sat.towards >= every() && length <= natural_most;
    if (was_wanted) record(BreakResult::natural, find_kind(), seconds_of(length));
    close();
    end_episode();
    s_.misses = 0;
  }

  // After what was counted has been set, an idle that goes on begins here.
  void start_idle_anew() {
    if (!s_.idle_since) return;
    s_.idle_since = s_.t;
    s_.idle_from = s_.sat;
  }

  // ---- breaks -------------------------------------------------------------------------------------------------------

  std::int64_t every() const { return ms_of(s_.rhythm.every); }
  bool is_due() const { return s_.sat.towards >= every(); }
  bool is_free() const { return !s_.session_since && !s_.break_since; }
  bool wants_breaks() const {
    return s_.rhythm.on && every() > 0 && s_.allowed && s_.open_hours && s_.t >= s_.paused_until;
  }
  bool may_offer() const { return wants_breaks() && is_free(); }
  bool is_in_meeting() const { return s_.t < s_.meeting_until; }
  bool is_held() const { return s_.holds != 0 || is_in_meeting() || s_.t < s_.unheld_at; }
  bool is_waiting() const {
    return is_due() && may_offer() && !is_held() && !s_.notified_at && s_.t >= s_.snoozed_until;
  }

  bool is_good_moment() const {
    if (!s_.has_idle_source || !s_.rhythm.natural_pauses || s_.waited >= wait_most) return true;
    return s_.idle_since && s_.t - *s_.idle_since >= typing_pause;
  }

  // The kind of a break that falls due after so much more sitting.
  BreakKind find_kind(std::int64_t more = 0) const {
    const bool full = s_.sat.towards_full + more >= ms_of(s_.rhythm.long_every) - every() / 2;
    return full ? BreakKind::full : BreakKind::brief;
  }

  std::optional<HoldReason> find_reason() const {
    for (const HoldReason reason : by_weight) {
      if (reason == HoldReason::meeting ? is_in_meeting() : (s_.holds & bit_of(reason)) != 0) return reason;
    }
    return std::nullopt;
  }

  void tell_held() {
    const auto reason = find_reason();
    if (s_.held_told || !reason) return;
    s_.held_told = true;
    add({.what = What::record, .kind = find_kind(), .result = BreakResult::held, .because = reason});
  }

  void switch_day_off() {
    s_.off_on = now_.wall.day();
    read_hours();
  }

  void end_episode() {
    s_.waited = s_.snoozed_until = 0;
    s_.due_told = s_.held_told = false;
  }

  void miss() {
    s_.sat.towards = 0;
    s_.idle_from.towards = 0;  // an idle that turns out to be an absence gives back no more than there is
    end_episode();
    s_.misses = std::min(s_.misses + 1, misses_most);
    const auto longer = find_longer_interval(s_.rhythm);
    const bool too_soon = s_.interval_offered_at && s_.t - *s_.interval_offered_at < offer_again;
    if (s_.misses < misses_most || !longer || too_soon) return;
    s_.misses = 0;
    s_.interval_offered_at = s_.t;
    add({.what = What::offer_interval, .every = *longer});
  }

  void end_break(bool finished, std::int64_t ms) {
    const BreakKind kind = s_.break_kind;
    const std::int64_t whole = ms_of(kind == BreakKind::full ? s_.rhythm.long_content : s_.rhythm.content);
    const bool taken = finished || (whole > 0 && 2 * ms >= whole);
    s_.break_since.reset();
    record(taken ? BreakResult::done : BreakResult::skipped, kind, seconds_of(ms));
    if (taken) s_.misses = 0;
    if (taken && kind == BreakKind::full) s_.sat.towards_full = 0;
    credit_movement(finished ? std::max(ms, whole) : ms);
  }

  // A session or a break of this length; a part of one is credited in part, but does not ask again at once.
  void credit_movement(std::int64_t ms) {
    const std::int64_t least_left = every() - ms_of(s_.rhythm.least);
    const std::int64_t enough = std::max<std::int64_t>(1, ms_of(s_.rhythm.content));
    s_.sat.total = calc_rest(s_.sat.total, ms, enough);
    s_.sat.towards = std::min(calc_rest(s_.sat.towards, ms, enough), std::max<std::int64_t>(0, least_left));
    end_episode();
    s_.here_at = s_.t;
    start_idle_anew();
  }

  template <class At>
  void add_offer_deadlines(const At& at) const {
    if (!is_due()) return at(s_.t + every() - s_.sat.towards);
    if (s_.holds != 0) return;
    at(s_.unheld_at);
    at(s_.meeting_until);
    at(s_.snoozed_until);
    if (!is_waiting() || !is_at_desk()) return;
    at(s_.t + wait_most - s_.waited);
    if (s_.idle_since) at(*s_.idle_since + typing_pause);
  }

  BreakStatus::Mode find_mode() const {
    using Mode = BreakStatus::Mode;
    if (!s_.rhythm.on) return Mode::off;
    if (!s_.allowed) return Mode::not_allowed;
    if (s_.break_since) return Mode::on_break;
    if (s_.session_since) return Mode::in_session;
    if (s_.off_on == now_.wall.day()) return Mode::off_today;
    if (s_.t < s_.paused_until) return Mode::paused;
    switch (find_hours(s_.rhythm, now_.wall.day(), now_.wall.minute())) {
      case HoursNow::quiet: return Mode::quiet_hours;
      case HoursNow::outside: return Mode::outside_hours;
      case HoursNow::working: break;
    }
    if (s_.away_since) return Mode::away;
    if (s_.notified_at) return Mode::notified;
    if (!is_due()) return Mode::sitting;
    if (find_reason()) return Mode::held;
    return s_.t < s_.snoozed_until ? Mode::snoozed : Mode::waiting;
  }

  // ---- actions ------------------------------------------------------------------------------------------------------

  void add(const BreakAction& action) {
    if (actions_.count < BreakActions::most) actions_.all[actions_.count++] = action;
  }

  void record(BreakResult result, BreakKind kind, Seconds time = {}) {
    add({.what = What::record, .kind = kind, .result = result, .time = time});
  }

  void close() {
    if (!s_.notified_at) return;
    s_.notified_at.reset();
    add({.what = What::close, .kind = s_.notified_kind});
  }

  BreakState s_;
  DeskTime now_;
  Elapsed elapsed_;
  Time end_ = 0;
  BreakActions actions_;
};

}  // namespace

Stepped step(const BreakState& state, const BreakInput& input, const DeskTime& now) {
  Machine machine{state, now};
  std::visit([&](const auto& each) { machine.take(each); }, input);
  machine.decide();
  return machine.finish();
}

BreakStatus calc_status(const BreakState& state, const DeskTime& now) {
  Machine machine{state, now};
  machine.advance_to_now();
  return machine.make_status();
}

}  // namespace unhunch::core

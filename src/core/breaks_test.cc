// SPDX-License-Identifier: Apache-2.0
#include "core/breaks.h"

#include "core/breaks_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using namespace desk_input;
using What = BreakAction::What;
using Mode = BreakStatus::Mode;

constexpr std::int64_t wait_most = break_bounds::wait_most / 1000;
constexpr std::int64_t answer_most = break_bounds::answer_most / 1000;

// Until a break is offered after one interval, in the first pause of typing.
Desk& offer(Desk& desk) { return desk.more(of_minutes(60)).pause_of(5); }

}  // namespace

TEST_CASE("break_interval: an hour at the desk makes a break due, and the first pause in typing is taken") {
  Desk desk;
  desk.until(of_minutes(60) - 1);
  CHECK(desk.take_said().empty());
  CHECK(desk.report_after() == break_bounds::doubt_after);
  desk.until(of_minutes(60));
  CHECK(desk.count(BreakResult::due) == 1);
  CHECK(desk.count(What::notify) == 0);
  CHECK(desk.status().mode == Mode::waiting);
  CHECK(desk.report_after() == break_bounds::typing_pause);
  desk.until(of_minutes(61)).pause_of(3);
  CHECK(desk.count(What::notify) == 0);
  desk.pause_of(10);
  CHECK(desk.offered_at() == of_minutes(61) + 3 + 4);
  CHECK(desk.status().mode == Mode::notified);
}

TEST_CASE("a pause that never comes is waited for only so long") {
  Desk desk;
  desk.until(of_minutes(90));
  CHECK(desk.said(What::notify).front().at == of_minutes(60) + wait_most);
}

TEST_CASE("without natural pauses in the settings, or without a source of idle, a due break is offered at once") {
  BreakRhythm rhythm = usual_rhythm();
  rhythm.natural_pauses = false;
  Desk eager{rhythm};
  CHECK(eager.until(of_minutes(61)).offered_at() == of_minutes(60));
  Desk blind;
  blind.give(IdleSource{false});
  blind.give(Idle{blind.now().boot_ms, false});  // of a source that is gone
  CHECK(blind.until(of_minutes(61)).offered_at() == of_minutes(60));
}

TEST_CASE("break_interval: an interval is kept between its bounds, and a new one counts at once") {
  BreakRhythm rhythm = usual_rhythm();
  rhythm.every = 5_min;
  rhythm.natural_pauses = false;
  Desk desk{rhythm};
  CHECK(desk.until(of_minutes(21)).offered_at() == of_minutes(20));
  rhythm.every = 200_min;
  Desk slow{rhythm};
  CHECK(slow.until(of_minutes(95)).offered_at() == of_minutes(90));
  Desk changed;
  changed.until(of_minutes(30));
  rhythm.every = 25_min;
  changed.give(Rhythm{rhythm});
  CHECK(changed.offered_at() == of_minutes(30));
}

TEST_CASE("a started break opens the routine, and the interval begins when it has ended") {
  Desk desk;
  offer(desk).give(Start{});
  REQUIRE(desk.count(What::start) == 1);
  CHECK(desk.count(What::close) == 1);
  CHECK(desk.status().mode == Mode::on_break);
  desk.give(SessionRuns{true}).more(90).give(BreakEnded{true, 90_s}).give(SessionRuns{false});
  const Said done = desk.said(What::record).back();
  CHECK(done.action.result == BreakResult::done);
  CHECK(done.action.time == 90_s);
  CHECK(desk.status().mode == Mode::sitting);
  CHECK(desk.status().left_ms == of_minutes(60) * 1000);
  CHECK(desk.status().sitting_ms == 0);
}

TEST_CASE("a break that is left early is credited in part, and the next does not come at once") {
  Desk desk;
  offer(desk).give(Start{}).more(30).give(BreakEnded{false, 30_s});
  CHECK(desk.count(BreakResult::skipped) == 1);
  CHECK(desk.status().left_ms == of_minutes(20) * 1000);
  Desk longer;
  offer(longer).give(Start{}).more(60).give(BreakEnded{false, 60_s});
  CHECK(longer.count(BreakResult::done) == 1);
  CHECK(*longer.status().left_ms > of_minutes(39) * 1000);
  CHECK(*longer.status().left_ms < of_minutes(40) * 1000);
}

TEST_CASE("a started break of which nothing is heard ends by itself") {
  Desk desk;
  offer(desk).give(Start{}).more(of_minutes(16));
  CHECK(desk.count(BreakResult::skipped) == 1);
  CHECK(desk.status().mode == Mode::sitting);
  CHECK(desk.give(BreakEnded{true, 90_s}).count(BreakResult::done) == 0);
}

TEST_CASE("somebody can have a break at any time, but none when it is not allowed") {
  Desk desk;
  desk.until(of_minutes(10)).give(Start{});
  CHECK(desk.count(What::start) == 1);
  CHECK(desk.give(Start{}).count(What::start) == 1);
  desk.give(MayBreak{false});
  CHECK(desk.status().mode == Mode::not_allowed);
  CHECK(desk.give(Start{}).count(What::start) == 1);
  Desk in_session;
  CHECK(in_session.give(SessionRuns{true}).give(Start{}).count(What::start) == 0);
}

TEST_CASE("break_snooze: a snooze of 5, 10 or 15 minutes ends in a new offer") {
  for (const Minutes time : {5_min, 10_min, 15_min}) {
    Desk desk;
    offer(desk).give(Snooze{time});
    CHECK(desk.count(What::close) == 1);
    CHECK(desk.count(BreakResult::snoozed) == 1);
    CHECK(desk.status().mode == Mode::snoozed);
    CHECK(desk.status().left_ms == time.count * 60'000);
    desk.take_said();
    desk.more(of_minutes(time.count) - 1);
    CHECK(desk.take_said().empty());
    desk.more(1).pause_of(5);
    CHECK(desk.count(What::notify) == 1);
    CHECK(desk.count(BreakResult::due) == 0);  // still the same one
  }
}

TEST_CASE("break_snooze: a skipped break comes again after a whole interval") {
  Desk desk;
  offer(desk).give(Skip{});
  CHECK(desk.count(BreakResult::skipped) == 1);
  CHECK(desk.status().left_ms == of_minutes(60) * 1000);
  CHECK(desk.status().sitting_ms > of_minutes(60) * 1000);
}

TEST_CASE("an answer to nothing changes nothing") {
  Desk desk;
  desk.until(of_minutes(10)).take_said();
  desk.give(Skip{}).give(Snooze{5_min}).give(BreakEnded{true, 90_s}).give(SessionRuns{false}).give(Resume{});
  desk.give(Hold{HoldReason::meeting, true});
  CHECK(desk.take_said().empty());
  CHECK(desk.status().left_ms == of_minutes(50) * 1000);
}

TEST_CASE("break_snooze: off for today is off until midnight, and on again when it is taken back") {
  Desk desk;
  offer(desk).give(OffToday{});
  CHECK(desk.count(BreakResult::off_today) == 1);
  CHECK(desk.count(What::close) == 1);
  CHECK(desk.status().mode == Mode::off_today);
  desk.take_said();
  desk.until(of_hours(23));
  CHECK(desk.take_said().empty());
  desk.until(of_hours(25)).pause_of(5);
  CHECK(desk.count(What::notify) == 1);
  Desk back;
  offer(back).give(OffToday{}).give(Resume{}).more(60).pause_of(5);
  CHECK(back.count(What::notify) == 2);
}

TEST_CASE("a notification that nobody answers closes itself and comes again after a whole interval") {
  Desk desk;
  offer(desk);
  desk.take_said();
  desk.more(answer_most);
  CHECK(desk.count(What::close) == 1);
  CHECK(desk.count(What::notify) == 0);
  CHECK(desk.status().left_ms > of_minutes(59) * 1000);
}

TEST_CASE("who got up when the break was offered has taken it") {
  Desk desk;
  desk.until(of_minutes(60)).hands_off().more(of_minutes(7)).hands_on();
  CHECK(desk.count(What::notify) == 1);
  CHECK(desk.count(What::close) == 1);
  CHECK(desk.count(BreakResult::natural) == 1);
  CHECK(desk.status().left_ms == of_minutes(60) * 1000);
}

TEST_CASE("break_long: every three hours of sitting the break is the long one") {
  Desk desk;
  std::vector<BreakKind> kinds;
  for (int n = 0; n < 4; ++n) {
    desk.more(of_minutes(60)).pause_of(5);
    kinds.push_back(desk.said(What::notify).back().action.kind);
    desk.give(Start{}).give(BreakEnded{true, kinds.back() == BreakKind::full ? 300_s : 90_s});
  }
  CHECK(kinds == std::vector{BreakKind::brief, BreakKind::brief, BreakKind::full, BreakKind::brief});
  Desk skipping;
  for (int n = 0; n < 3; ++n) offer(skipping).give(Skip{});
  CHECK(skipping.said(What::notify).back().action.kind == BreakKind::full);
  CHECK(offer(skipping).said(What::notify).back().action.kind == BreakKind::brief);
}

TEST_CASE("break_quiet_hours: nothing in quiet hours and outside working hours, and the time there does not count") {
  Desk early{usual_rhythm(), 6 * 60};
  early.until(of_hours(1) - 1);
  CHECK(early.status().mode == Mode::quiet_hours);
  early.until(of_hours(3) - 1);
  CHECK(early.status().mode == Mode::outside_hours);
  CHECK(early.take_said().empty());
  early.until(of_hours(4) + 60).pause_of(5);
  CHECK(early.offered_at() == of_hours(4) + 64);
  Desk late{usual_rhythm(), 16 * 60 + 30};
  late.until(of_hours(10));
  CHECK(late.take_said().empty());
  Desk saturday{usual_rhythm(), 9 * 60, 5};
  saturday.until(of_hours(8));
  CHECK(saturday.take_said().empty());
}

TEST_CASE("break_quiet_hours: an open notification closes when working time ends") {
  Desk desk{usual_rhythm(), 15 * 60 + 58};
  desk.until(of_minutes(60)).pause_of(5);
  desk.more(of_minutes(2));
  CHECK(desk.count(What::close) == 1);
}

TEST_CASE("a rhythm that is switched off is silent") {
  BreakRhythm rhythm = usual_rhythm();
  rhythm.on = false;
  Desk desk{rhythm};
  desk.until(of_hours(5));
  CHECK(desk.take_said().empty());
  CHECK(desk.status().mode == Mode::off);
  CHECK_FALSE(desk.deadline());
}

TEST_CASE("break_tier: while breaks are not allowed nothing is offered, and what is open closes") {
  Desk desk;
  offer(desk).give(MayBreak{false});
  CHECK(desk.count(What::close) == 1);
  CHECK(desk.status().mode == Mode::not_allowed);
  desk.take_said();
  desk.more(of_hours(3));
  CHECK(desk.take_said().empty());
}

TEST_CASE("inv_reminder_limits: never while a session runs; a session is a break") {
  Desk desk;
  offer(desk).give(SessionRuns{true});
  CHECK(desk.count(What::close) == 1);
  desk.more(of_minutes(10));
  CHECK(desk.status().mode == Mode::in_session);
  desk.give(SessionRuns{false});
  CHECK(desk.status().left_ms == of_minutes(60) * 1000);
  CHECK(desk.count(What::notify) == 1);
}

TEST_CASE("a pause lasts as long as was asked, and what was sat before it still counts") {
  Desk desk;
  desk.until(of_minutes(50)).give(Pause{60_min});
  CHECK(desk.status().mode == Mode::paused);
  CHECK(desk.status().left_ms == of_minutes(60) * 1000);
  desk.until(of_minutes(115));
  CHECK(desk.take_said().empty());
  desk.until(of_minutes(120)).pause_of(5);
  CHECK(desk.offered_at() == of_minutes(120) + 4);
  Desk tomorrow;
  tomorrow.until(of_minutes(50)).give(PauseUntilTomorrow{}).until(of_hours(20));
  CHECK(tomorrow.take_said().empty());
  CHECK(tomorrow.state().off_on == day(0));
}

TEST_CASE("a meeting holds until the call that was seen ends, or for an hour") {
  Desk desk;
  desk.until(of_minutes(59)).give(InMeeting{}).until(of_minutes(61));
  CHECK(desk.status().mode == Mode::held);
  CHECK(desk.status().because == HoldReason::meeting);
  desk.give(Hold{HoldReason::microphone, true}).more(of_minutes(5));
  CHECK(desk.status().because == HoldReason::microphone);
  desk.give(Hold{HoldReason::microphone, false}).more(20).pause_of(5);
  CHECK(desk.said(What::notify).front().action.after_hold);
  Desk unseen;
  unseen.until(of_minutes(59)).give(InMeeting{}).until(of_minutes(118));
  CHECK(unseen.count(What::notify) == 0);
  unseen.until(of_minutes(119)).pause_of(5);
  CHECK(unseen.count(What::notify) == 1);
  Desk over;
  over.until(of_minutes(61)).give(InMeeting{}).give(Resume{}).pause_of(5);
  CHECK(over.count(What::notify) == 1);
}

TEST_CASE("whoever skips often is offered another interval, once") {
  Desk desk;
  for (int n = 0; n < 2; ++n) offer(desk).give(Skip{});
  CHECK(desk.count(What::offer_interval) == 0);
  offer(desk).give(Skip{});
  REQUIRE(desk.count(What::offer_interval) == 1);
  CHECK(desk.said(What::offer_interval).front().action.every == 75_min);
  for (int n = 0; n < 4; ++n) offer(desk).give(Skip{});
  CHECK(desk.count(What::offer_interval) == 1);
  BreakRhythm longest = usual_rhythm();
  longest.every = longest.most;
  Desk nothing_longer{longest};
  for (int n = 0; n < 4; ++n) nothing_longer.more(of_minutes(90)).pause_of(5).give(Skip{});
  CHECK(nothing_longer.count(What::offer_interval) == 0);
}

TEST_CASE("a break in between makes skipping rare again") {
  Desk desk;
  for (int n = 0; n < 2; ++n) offer(desk).give(Skip{});
  offer(desk).give(Start{}).give(BreakEnded{true, 90_s});
  for (int n = 0; n < 2; ++n) offer(desk).give(Skip{});
  CHECK(desk.count(What::offer_interval) == 0);
}

TEST_CASE("an absence gives back in proportion, and from three minutes on all") {
  for (const int seconds : {30, 90, 135, 179}) {
    Desk desk;
    desk.until(of_minutes(40)).give(ScreenLock{true}).more(seconds).give(ScreenLock{false});
    const std::int64_t sat = of_minutes(40) * 1000;
    CHECK(desk.status().sitting_ms == sat - sat * seconds / 180);
    CHECK(desk.count(BreakResult::natural) == 0);
  }
  Desk desk;
  desk.until(of_minutes(40)).give(ScreenLock{true}).more(180).give(ScreenLock{false});
  CHECK(desk.status().sitting_ms == 0);
  CHECK(desk.said(What::record).front().action.time == 180_s);
}

TEST_CASE("a long absence is the long break too, and a short one is not") {
  for (const int minutes : {4, 12}) {
    Desk desk;
    offer(desk).give(Skip{});
    offer(desk).give(Skip{});
    desk.give(ScreenLock{true}).more(of_minutes(minutes)).give(ScreenLock{false});
    CHECK(desk.more(of_minutes(60)).pause_of(5).said(What::notify).back().action.kind ==
          (minutes == 12 ? BreakKind::brief : BreakKind::full));
  }
}

TEST_CASE("an absence is told when it took the place of a break, and the night is none") {
  Desk soon;
  soon.until(of_minutes(10)).give(ScreenLock{true}).more(of_minutes(10)).give(ScreenLock{false});
  CHECK(soon.count(BreakResult::natural) == 0);
  Desk night;
  night.until(of_minutes(50)).give(ScreenLock{true}).more(of_hours(5)).give(ScreenLock{false});
  CHECK(night.count(BreakResult::natural) == 0);
  CHECK(night.status().sitting_ms == 0);
}

TEST_CASE("a step that comes late, or once too often, changes nothing") {
  Desk once, often;
  once.until(of_minutes(58));
  for (int second = 1; second <= of_minutes(58); ++second) often.until(second);
  CHECK(once.state() == often.state());
  const Stepped late = step(BreakState{}, Tick{}, once.now());
  CHECK(late.actions.empty());
  CHECK_FALSE(late.deadline_boot_ms);
}

TEST_CASE("while nothing is due the machine wants to be called a few times an hour at most") {
  Desk desk;
  int calls = 0;
  BreakState state = desk.state();
  DeskTime now = desk.now();
  for (Stepped next = step(state, Tick{}, now); next.deadline_boot_ms; ++calls) {
    const std::int64_t ms = *next.deadline_boot_ms - now.boot_ms;
    now.boot_ms += ms;
    now.monotonic_ms += ms;
    now.wall.at_ms += ms;
    if (now.boot_ms > desk.now().boot_ms + of_hours(24) * 1000) break;
    next = step(next.state, Tick{}, now);
  }
  CHECK(calls < 24 * 6);
  desk.hands_off().more(of_minutes(6));
  CHECK_FALSE(desk.deadline());  // nobody there: nothing to be called for
}

TEST_CASE("whatever a file may say, a state that cannot be is not sound") {
  Desk desk;
  desk.until(of_minutes(61)).pause_of(5);
  const BreakState good = desk.state();
  REQUIRE(is_sound(good));
  const auto spoil = [&](auto change) {
    BreakState bad = good;
    change(bad);
    CHECK_FALSE(is_sound(bad));
  };
  spoil([](BreakState& s) { s.t = -1; });
  spoil([](BreakState& s) { s.sat.total = s.t + 1; });
  spoil([](BreakState& s) { s.idle_from.towards = -5; });
  spoil([](BreakState& s) { s.notified_at = s.t + 1; });
  spoil([](BreakState& s) { s.away_since = s.t; });
  spoil([](BreakState& s) { s.paused_until = s.t + 100'000'000'000; });
  spoil([](BreakState& s) { s.holds = 200; });
  spoil([](BreakState& s) { s.last.boot_ms = -1; });
  spoil([](BreakState& s) { s.last.wall.offset_min = 2000; });
  spoil([](BreakState& s) { s.rhythm.every = 10_min; });
  spoil([](BreakState& s) { s.rhythm.quiet.from = 1440; });
  spoil([](BreakState& s) { s.rhythm.hours[2].add({0, 1441}); });
  spoil([](BreakState& s) { s.rhythm.snooze[0] = Minutes{-5}; });
  spoil([](BreakState& s) { s.waited = -1; });
}

}  // namespace unhunch::core

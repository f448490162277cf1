// SPDX-License-Identifier: Apache-2.0
//
// What people complain about in other break programs, each as a script of (second, event) under its own name.
#include "core/breaks.h"
#include "core/breaks_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using namespace desk_input;
using What = BreakAction::What;
using Mode = BreakStatus::Mode;

constexpr HoldReason of_a_call[] = {HoldReason::microphone, HoldReason::camera, HoldReason::screen_shared};

}  // namespace

TEST_CASE(
    "complaint: idle detection is wrong or missing; without it the clock goes on, and lock and sleep still count") {
  Desk desk;
  desk.give(IdleSource{false}).hands_off().until(of_minutes(55));
  CHECK(desk.status().mode == Mode::sitting);
  CHECK(desk.status().left_ms == of_minutes(5) * 1000);
  desk.give(ScreenLock{true}).more(of_minutes(10)).give(ScreenLock{false});
  CHECK(desk.status().left_ms == of_minutes(60) * 1000);
  desk.more(of_minutes(30)).sleep(of_minutes(5));
  CHECK(desk.status().left_ms == of_minutes(60) * 1000);
  desk.give(IdleSource{true}).hands_off().more(of_minutes(6));
  CHECK(desk.status().mode == Mode::away);
  desk.give(IdleSource{false});
  CHECK(desk.status().mode == Mode::sitting);
}

TEST_CASE(
    "complaint: it interrupts meetings and screen sharing; it is silent in both, says why, and offers afterwards") {
  for (const HoldReason reason : of_a_call) {
    Desk desk;
    desk.until(of_minutes(50)).give(Hold{reason, true}).until(of_minutes(100));
    CHECK(desk.count(What::notify) == 0);
    CHECK(desk.count(BreakResult::held) == 1);
    CHECK(desk.said(What::record).back().action.because == reason);
    CHECK(desk.status().mode == Mode::held);
    CHECK(desk.status().because == reason);
    CHECK_FALSE(desk.deadline() < desk.now().boot_ms + 60'000);  // nothing to be called for while it lasts
    desk.give(Hold{reason, false}).more(20).pause_of(5);
    REQUIRE(desk.count(What::notify) == 1);
    CHECK(desk.said(What::notify).front().action.after_hold);
  }
}

TEST_CASE("complaint: it interrupts meetings; a call that begins while a notification is open closes it") {
  Desk desk;
  desk.until(of_minutes(60)).pause_of(5).give(Hold{HoldReason::camera, true});
  CHECK(desk.count(What::close) == 1);
  desk.more(of_minutes(30));
  CHECK(desk.count(What::notify) == 1);
}

TEST_CASE("complaint: it interrupts meetings; a headset that changes in a call is no end of it") {
  Desk desk;
  desk.until(of_minutes(50)).give(Hold{HoldReason::microphone, true}).hands_off().until(of_minutes(50) + 30).hands_on();
  desk.until(of_minutes(70)).hands_off().more(10).give(Hold{HoldReason::microphone, false}).more(5);
  desk.give(Hold{HoldReason::microphone, true}).more(of_minutes(2));
  CHECK(desk.count(What::notify) == 0);
}

TEST_CASE("complaint: wrong after suspend, hibernate, lock; time asleep is an absence of exactly its length") {
  Desk short_sleep;
  short_sleep.until(of_minutes(40)).sleep(90);
  CHECK(short_sleep.status().sitting_ms == of_minutes(20) * 1000);
  Desk desk;
  desk.until(of_minutes(55)).sleep(of_hours(2)).more(of_minutes(59));
  CHECK(desk.count(What::notify) == 0);
  desk.more(of_minutes(1)).pause_of(5);
  CHECK(desk.count(What::notify) == 1);
}

TEST_CASE("complaint: wrong after suspend; an open notification does not wait for the lid to open") {
  Desk desk;
  desk.until(of_minutes(60)).pause_of(5).sleep(of_minutes(30));
  CHECK(desk.count(What::close) == 1);
  CHECK(desk.count(What::notify) == 1);
}

TEST_CASE("complaint: wrong after suspend; locked before and unlocked after is one absence") {
  Desk desk;
  desk.until(of_minutes(50)).give(ScreenLock{true}).more(60).sleep(of_minutes(1)).more(60).give(ScreenLock{false});
  CHECK(desk.status().sitting_ms == 0);
  CHECK(desk.said(What::record).back().action.time == 180_s);
}

TEST_CASE("complaint: wrong after suspend; a machine that was off for the night starts with a whole interval") {
  Desk desk;
  desk.until(of_hours(7) + of_minutes(58)).give(Hold{HoldReason::microphone, true});
  desk.reboot(of_hours(16)).more(of_minutes(59));
  CHECK(desk.status().mode == Mode::sitting);
  desk.more(of_minutes(4)).pause_of(5);  // the clock of nine says when working time begins
  CHECK(desk.offered_at() >= of_hours(25));
}

TEST_CASE("complaint: wrong after suspend; a machine that starts with its clock set back has been away for no time") {
  Desk desk;
  desk.until(of_minutes(30)).move_wall(-of_hours(1));
  desk.reboot(0);
  CHECK(desk.status().sitting_ms == of_minutes(30) * 1000);
}

TEST_CASE("complaint: a clock that is set moves no break") {
  for (const int hours : {-1, 1}) {
    Desk desk;
    desk.until(of_minutes(30)).move_wall(of_hours(hours) + (hours < 0 ? 3600 : 0));
    desk.until(of_minutes(60)).pause_of(5);
    CHECK(desk.offered_at() == of_minutes(60) + 4);
  }
  Desk summer;
  summer.until(of_minutes(30)).set_offset(60).until(of_minutes(60)).pause_of(5);
  CHECK(summer.offered_at() == of_minutes(60) + 4);
}

TEST_CASE("complaint: memory, CPU, freezes; nothing is asked for while nothing can happen") {
  Desk desk;
  desk.until(of_minutes(1));
  CHECK(*desk.deadline() - desk.now().boot_ms == of_minutes(59) * 1000);
  desk.give(ScreenLock{true});
  CHECK_FALSE(desk.deadline());
}

TEST_CASE("complaint: time away is not credited; it is, and the interval begins when the person is back") {
  Desk desk;
  desk.until(of_minutes(55)).hands_off().more(of_minutes(20));
  CHECK(desk.status().mode == Mode::away);
  desk.hands_on();
  CHECK(desk.said(What::record).back().action.result == BreakResult::natural);
  CHECK(desk.said(What::record).back().action.time == 1200_s);
  desk.more(of_minutes(60) - 1);
  CHECK(desk.count(BreakResult::due) == 0);
  desk.more(1);
  CHECK(desk.count(BreakResult::due) == 1);
}

TEST_CASE("complaint: time away is not credited; nobody at the desk is asked to get up") {
  Desk desk;
  desk.until(of_minutes(58)).hands_off().more(of_minutes(30));
  CHECK(desk.take_said().empty());
}

TEST_CASE("complaint: watching or reading counted as absence; a page that is read is sitting") {
  Desk desk;
  for (int n = 0; n < 14; ++n) desk.more(10).pause_of(of_minutes(4));
  CHECK(desk.status().sitting_ms == 14 * (10 + of_minutes(4)) * 1000);
  Desk film;
  film.until(10).hands_off(true).until(of_minutes(61));
  CHECK(film.count(What::notify) == 1);
  CHECK(film.offered_at() == of_minutes(60));
}

TEST_CASE("complaint: watching or reading counted as absence, or the reverse; when the film ends, being away begins") {
  Desk desk;
  const std::int64_t boot = desk.now().boot_ms;
  desk.until(10).hands_off(true).until(of_minutes(40)).give(Idle{boot + 10'000, false}).more(of_minutes(4));
  CHECK(desk.status().mode == Mode::sitting);
  desk.more(of_minutes(2));
  CHECK(desk.status().mode == Mode::away);
  CHECK(desk.status().sitting_ms == of_minutes(40) * 1000);
}

TEST_CASE(
    "complaint: mindless skipping, or no way out; every way out is there, and skipping often is met with an offer") {
  Desk desk;
  for (int n = 0; n < 3; ++n) desk.more(of_minutes(60)).pause_of(5).give(Skip{});
  CHECK(desk.count(What::offer_interval) == 1);
  desk.give(OffToday{}).more(of_hours(10));
  CHECK(desk.count(What::notify) == 3);
}

TEST_CASE("complaint: breaks land in the middle of a sentence; typing is waited out, though not for ever") {
  Desk desk;
  desk.until(of_minutes(60));
  for (int n = 0; n < 30; ++n) desk.more(2).pause_of(2);
  CHECK(desk.count(What::notify) == 0);
  desk.more(2).pause_of(5);
  CHECK(desk.count(What::notify) == 1);
}

TEST_CASE("complaint: working hours per weekday, several ranges a day") {
  BreakRhythm rhythm = usual_rhythm();
  rhythm.hours[0] = {};
  rhythm.hours[0].add(span(9, 12));
  rhythm.hours[0].add(span(14, 17));
  rhythm.hours[1] = {};
  Desk desk{rhythm};
  desk.until(of_hours(4)).give(ScreenLock{true}).more(600).give(ScreenLock{false}).take_said();
  desk.until(of_hours(5) + of_minutes(59));
  CHECK(desk.take_said().empty());
  desk.until(of_hours(6)).pause_of(5);
  CHECK(desk.count(What::notify) == 1);
  Desk tuesday{rhythm, 9 * 60, 1};
  tuesday.until(of_hours(8));
  CHECK(tuesday.take_said().empty());
}

TEST_CASE("complaint: fullscreen; a film or a talk is not covered") {
  Desk desk;
  desk.until(of_minutes(50)).give(Hold{HoldReason::fullscreen, true}).until(of_minutes(80));
  CHECK(desk.count(What::notify) == 0);
  CHECK(desk.status().because == HoldReason::fullscreen);
  desk.give(Hold{HoldReason::fullscreen, false}).more(15).pause_of(5);
  CHECK(desk.count(What::notify) == 1);
}

TEST_CASE("complaint: do-not-disturb ignored or stuck; it holds, and is forgotten as soon as it is off") {
  Desk desk;
  desk.give(Hold{HoldReason::do_not_disturb, true}).give(Hold{HoldReason::do_not_disturb, true}).until(of_minutes(70));
  CHECK(desk.status().because == HoldReason::do_not_disturb);
  desk.give(Hold{HoldReason::do_not_disturb, false}).more(15).pause_of(5);
  CHECK(desk.count(What::notify) == 1);
  Desk rebooted;
  rebooted.give(Hold{HoldReason::do_not_disturb, true}).reboot(1);
  CHECK(rebooted.state().holds == 0);
}

TEST_CASE("complaint: history and graphs; whatever becomes of a break is told once, with its time") {
  Desk desk;
  desk.until(of_minutes(60)).pause_of(5).give(Snooze{10_min}).more(of_minutes(10)).pause_of(5);
  desk.give(Start{}).more(90).give(BreakEnded{true, 90_s});
  desk.more(of_minutes(60)).pause_of(5).give(Skip{}).more(of_minutes(55)).hands_off().more(of_minutes(10)).hands_on();
  desk.more(of_minutes(50)).give(Hold{HoldReason::camera, true}).more(of_minutes(20)).give(OffToday{});
  std::vector<BreakResult> told;
  for (const Said& each : desk.said(What::record)) {
    if (each.action.result != BreakResult::due) told.push_back(each.action.result);
  }
  CHECK(told == std::vector{BreakResult::snoozed, BreakResult::done, BreakResult::skipped, BreakResult::natural,
                            BreakResult::held, BreakResult::off_today});
  CHECK(desk.count(BreakResult::due) == 3);
  const auto records = desk.said(What::record);
  const auto time_of = [&](BreakResult result) {
    for (const Said& each : records) {
      if (each.action.result == result) return each.action.time;
    }
    return 0_s;
  };
  CHECK(time_of(BreakResult::done) == 90_s);
  CHECK(time_of(BreakResult::natural) == 600_s);
}

TEST_CASE("complaint: notifications dropped or sticky; each closes, and never are two open") {
  Desk desk;
  for (int n = 0; n < 6; ++n) desk.more(of_minutes(59)).pause_of(20);
  int open = 0;
  for (const Said& said : desk.take_said()) {
    if (said.action.what == What::notify) ++open;
    if (said.action.what == What::close) --open;
    CHECK((open == 0 || open == 1));
  }
  desk.more(of_minutes(3));
  CHECK(desk.state().notified_at == std::nullopt);
}

}  // namespace unhunch::core

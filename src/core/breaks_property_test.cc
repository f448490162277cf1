// SPDX-License-Identifier: Apache-2.0
//
// Random sequences of events at a desk, with three clocks that do not agree: the wall clock is set and changes with the
// season, the machine sleeps, is locked, starts anew. Beside each run goes a diary with a slow bookkeeping of its own,
// which reads no number of the state; and a twin, which is called more often than needed and must come to the same.
//
// With the core's other tests few long sequences, a million steps; as a sweep (break_sweep_tests) a million short ones.
#include <cstdlib>
#include <string_view>

#include "core/breaks.h"
#include "core/breaks_testing.h"

namespace unhunch::core {
namespace {

using namespace testing;
using namespace desk_input;
using What = BreakAction::What;
using Ms = std::int64_t;

#if defined(UNHUNCH_SWEEP)
constexpr int sequences = 1'000'000, scenes = 20;
#elif defined(__SANITIZE_ADDRESS__)
constexpr int sequences = 50, scenes = 1000;
#else
constexpr int sequences = 1200, scenes = 1000;
#endif

constexpr Ms seconds = 1000;
constexpr Ms minutes = 60 * seconds;

// The same on every machine (xorshift).
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 1) {}
  int from(int least, int most) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return least + static_cast<int>((state_ >> 20) % static_cast<std::uint64_t>(most - least + 1));
  }
  bool one_in(int times) { return from(1, times) == 1; }

 private:
  std::uint64_t state_;
};

void expect(bool holds, std::string_view what) {
  if (!holds) FAIL(what);
}

// What is true at the desk, whatever the machine makes of it.
struct World {
  DeskTime now;
  BreakRhythm rhythm;
  bool locked = false, session = false, allowed = true, on_break = false, has_source = true;
  std::uint8_t holds = 0;
  std::optional<Ms> idle_since;  // on the boot clock
  std::optional<Date> off_on;

  bool is_open() const {
    return allowed && rhythm.on && off_on != now.wall.day() &&
           find_hours(rhythm, now.wall.day(), now.wall.minute()) == HoursNow::working;
  }
};

class Diary {
 public:
  // So much time in which nothing changed; `was_open` at its beginning.
  void pass(const World& world, Ms ms, bool was_open) {
    at_ += ms;
    const bool there = !world.locked && !world.session && !world.on_break;
    if (there) there_ += ms, since_left_ += ms;
    const bool works = there && !world.idle_since && was_open && world.is_open() && at_ - ms >= paused_until_;
    if (works && sat_ >= world.rhythm.every.count * minutes && is_free(world, at_ - ms) && !open_) waiting_ += ms;
    if (works) sat_ += ms;
  }
  void pass_asleep(Ms ms) { at_ += ms, sat_ = waiting_ = 0; }

  void rested() { there_ = sat_ = waiting_ = 0; }
  void relieved() { sat_ = waiting_ = 0; }
  // An answer that comes when nothing is open may count or not: nothing is expected for a while.
  void skipped() {
    if (open_) there_ = 0;
    relieved();
  }
  void left_break() { relieved(), since_left_ = 0; }
  void snoozed(Ms ms) {
    snoozed_until_ = open_ ? at_ + ms : std::min(snoozed_until_, at_ + ms);
    relieved();
  }
  void paused(Ms ms) { paused_until_ = at_ + ms; }
  void meeting() { meeting_until_ = at_ + break_bounds::meeting_most; }
  void resumed() { paused_until_ = meeting_until_ = 0; }
  void held_off(bool was_call, bool is_call) {
    unheld_at_ = at_ + break_bounds::settle;
    if (was_call && !is_call) meeting_until_ = std::min(meeting_until_, at_);
  }
  void new_rhythm() { waiting_ = 0, since_left_ = long_ago; }
  void rebooted() { open_ = false; }

  void read(const World& world, const BreakActions& actions) {
    for (const BreakAction& action : actions) {
      if (action.what == What::notify) check_offer(world);
      if (action.what == What::close) {
        expect(open_, "nothing is closed that is not open");
        open_ = false;
        relieved();
      }
      expect(action.time >= 0_s, "no time is negative");
    }
    expect(!open_ || at_ - opened_at_ < break_bounds::answer_most + late, "a notification closes in time");
    expect(!open_ || (world.is_open() && !world.session && !world.locked && world.holds == 0),
           "a notification is closed as soon as it may not be open");
    expect(waiting_ <= break_bounds::wait_most + late, "a due break does not wait longer than the bound");
  }

  int offers() const { return offers_; }

 private:
  static constexpr Ms late = 1 * seconds;
  static constexpr Ms long_ago = 1'000'000'000;

  bool is_free(const World& world, Ms at) const {
    return world.holds == 0 && at >= unheld_at_ && at >= meeting_until_ && at >= snoozed_until_;
  }

  void check_offer(const World& world) {
    expect(!open_, "never two notifications");
    expect(world.allowed, "break_tier");
    expect(world.is_open(), "break_quiet_hours");
    expect(!world.session && !world.on_break, "none while a session or a break runs");
    expect(!world.locked, "none on a locked screen");
    expect(world.holds == 0 && at_ >= unheld_at_ && at_ >= meeting_until_, "none while held");
    expect(at_ >= snoozed_until_, "none before the snooze ends");
    expect(at_ >= paused_until_, "none in a pause");
    expect(there_ >= world.rhythm.every.count * minutes, "none within an interval of a natural break");
    expect(since_left_ >= world.rhythm.least.count * minutes, "none soon after a break that was left");
    open_ = true;
    opened_at_ = at_;
    ++offers_;
    relieved();
  }

  Ms at_ = 0;
  Ms there_ = 0;    // at most so much was sat since the last break, absence or skip
  Ms sat_ = 0;      // at least so much
  Ms waiting_ = 0;  // at least so long a due break has been waiting
  Ms since_left_ = long_ago;
  Ms snoozed_until_ = 0, paused_until_ = 0, meeting_until_ = 0, unheld_at_ = 0, opened_at_ = 0;
  bool open_ = false;
  int offers_ = 0;
};

class Run {
 public:
  explicit Run(std::uint64_t seed) : chance_(seed) {
    world_.now = {seed, chance_.from(0, 1'000'000'000), 0, {}};
    world_.now.monotonic_ms = world_.now.boot_ms - chance_.from(0, static_cast<int>(world_.now.boot_ms));
    world_.now.wall = {day(0).since_1970 * 86'400'000LL + chance_.from(0, 7 * 1440) * minutes, 60};
    change_rhythm();
    give(MayBreak{true});
  }

  void live(int scenes) {
    for (int n = 0; n < scenes; ++n) play(chance_.from(0, 29));
  }

  int steps() const { return steps_; }
  int offers() const { return diary_.offers(); }

 private:
  void play(int scene) {
    switch (scene) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
      case 5:
      case 6: return idle(chance_.from(1, 20) * seconds);
      case 7:
      case 8: return idle(chance_.from(21, 290) * seconds);
      case 9: return idle(chance_.from(301, 3600) * seconds);
      case 10: return lock();
      case 11:
        return chance_.one_in(3) ? sleep(chance_.from(1, 36'000) * seconds) : sleep(chance_.from(1, 300) * seconds);
      case 12:
      case 13: return hold();
      case 14: return have_session();
      case 15: return move_wall();
      case 16: return chance_.one_in(4) ? reboot() : go(chance_.from(1, 600) * seconds);
      case 17: return chance_.one_in(4) ? change_rhythm() : go(chance_.from(1, 600) * seconds);
      case 18: return forbid();
      case 19:
      case 20: return answer();
      case 21: return take_break();
      default: return go(chance_.from(1, 1500) * seconds);
    }
  }

  // ---- time ---------------------------------------------------------------------------------------------------------

  void go(Ms ms) {
    const Ms end = world_.now.boot_ms + ms;
    while (world_.now.boot_ms < end) {
      Ms next = end;
      if (deadline_) next = std::min(next, *deadline_);
      if (const auto report = find_report()) next = std::min(next, *report);
      pass(next - world_.now.boot_ms);
      const auto report = find_report();
      if (report && *report <= world_.now.boot_ms) {
        idle_told_ = true;
        give(Idle{*world_.idle_since, false});
      } else if (deadline_ && *deadline_ <= world_.now.boot_ms) {
        give(Tick{});
      }
    }
  }

  std::optional<Ms> find_report() const {
    if (!world_.idle_since || idle_told_ || !world_.has_source) return std::nullopt;
    return std::max(world_.now.boot_ms, *world_.idle_since + report_after_);
  }

  void pass(Ms ms) {
    if (chance_.one_in(4) && ms > 1) {  // the twin is called in between
      const Ms part = chance_.from(1, static_cast<int>(std::min<Ms>(ms, 1'000'000)));
      DeskTime between = world_.now;
      between.boot_ms += part, between.monotonic_ms += part, between.wall.at_ms += part;
      const Stepped stepped = step(twin_, Tick{}, between);
      if (part < ms) expect(stepped.actions.empty(), "nothing happens before its time");
      if (part < ms) twin_ = stepped.state;
    }
    const bool was_open = world_.is_open();
    world_.now.boot_ms += ms, world_.now.monotonic_ms += ms, world_.now.wall.at_ms += ms;
    diary_.pass(world_, ms, was_open);
  }

  void give(const BreakInput& input) {
    ++steps_;
    const Stepped stepped = step(state_, input, world_.now);
    const Stepped again = step(twin_, input, world_.now);
    expect(stepped.actions == again.actions, "more calls change no action");
    expect(stepped.state == again.state, "equal histories give equal states");
    state_ = stepped.state;
    twin_ = again.state;
    deadline_ = stepped.deadline_boot_ms;
    report_after_ = stepped.report_idle_after_ms;
    expect(!deadline_ || *deadline_ > world_.now.boot_ms, "a deadline lies ahead");
    expect(is_sound(state_), "what is remembered is sound");
    diary_.read(world_, stepped.actions);
    if (steps_ % 16 != 0) return;
    const BreakStatus status = calc_status(state_, world_.now);
    expect(status.sitting_ms >= 0 && status.left_ms.value_or(0) >= 0, "no time is negative");
  }

  // ---- scenes -------------------------------------------------------------------------------------------------------

  void idle(Ms ms) {
    world_.idle_since = world_.now.boot_ms;
    go(ms);
    world_.idle_since.reset();
    const bool absent = world_.has_source && !world_.on_break && ms >= break_bounds::reading_most;
    if (absent) diary_.rested();
    if (!idle_told_) return;
    idle_told_ = false;
    give(Active{world_.now.boot_ms});
  }

  void lock() {
    Ms away = chance_.from(1, chance_.one_in(2) ? 200 : 3000) * seconds;
    world_.locked = true;
    diary_.relieved();
    give(ScreenLock{true});
    go(away);
    if (chance_.one_in(3)) {
      const Ms asleep = chance_.from(1, 7200) * seconds;
      fall_asleep(asleep);
      away += asleep;
    }
    world_.locked = false;
    away >= break_bounds::absence_least ? diary_.rested() : diary_.relieved();
    give(ScreenLock{false});
  }

  void fall_asleep(Ms ms) {
    world_.now.boot_ms += ms, world_.now.wall.at_ms += ms;
    diary_.pass_asleep(ms);
    give(Tick{});
  }

  void sleep(Ms ms) {
    if (ms >= break_bounds::absence_least) diary_.rested();
    fall_asleep(ms);
  }

  void reboot() {
    give(Tick{});  // what was not told before the machine went off, nobody knows
    const Ms off = chance_.from(0, 40'000) * seconds;
    world_.now.wall.at_ms += off;
    world_.now = {world_.now.boot + 1, chance_.from(0, 100'000), 0, world_.now.wall};
    world_.holds = 0;
    world_.on_break = false;
    diary_.pass_asleep(off);
    diary_.rebooted();
    if (off >= break_bounds::absence_least) diary_.rested();
    give(Tick{});
  }

  void hold() {
    const auto reason = static_cast<HoldReason>(chance_.from(0, 4));
    const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(reason));
    const bool on = (world_.holds & bit) == 0;
    constexpr unsigned calls = 0b1110;
    const unsigned before = world_.holds;
    world_.holds = static_cast<std::uint8_t>(before ^ bit);
    if (!on) diary_.held_off((before & calls) != 0, (world_.holds & calls) != 0);
    give(Hold{reason, on});
    go(chance_.from(1, 60) * seconds);
    if (on && !chance_.one_in(4)) {
      const unsigned all = world_.holds;
      world_.holds = static_cast<std::uint8_t>(all & ~unsigned{bit});
      diary_.held_off((all & calls) != 0, (world_.holds & calls) != 0);
      give(Hold{reason, false});
    }
  }

  void have_session() {
    if (world_.on_break) return;
    const Ms length = chance_.from(5, 900) * seconds;
    world_.session = true;
    give(SessionRuns{true});
    go(length);
    world_.session = false;
    length >= 90 * seconds ? diary_.rested() : diary_.left_break();
    give(SessionRuns{false});
  }

  void move_wall() {
    if (chance_.one_in(2)) {
      world_.now.wall.at_ms += chance_.one_in(2) ? 60 * minutes : -60 * minutes;
    } else {
      world_.now.wall.offset_min = world_.now.wall.offset_min == 60 ? 120 : 60;
    }
    give(Tick{});
  }

  void change_rhythm() {
    BreakRhythm rhythm = usual_rhythm();
    rhythm.every = Minutes{chance_.from(20, 90)};
    rhythm.natural_pauses = !chance_.one_in(4);
    if (!chance_.one_in(4)) {
      for (DaySpans& each : rhythm.hours) each = {}, each.add(span(0, 24));
      rhythm.quiet = {};
    }
    if (chance_.one_in(4)) rhythm.hours[1].add(span(22, 4));
    world_.rhythm = rhythm;
    diary_.new_rhythm();
    give(Rhythm{rhythm});
  }

  void forbid() {
    if (!chance_.one_in(3)) {
      world_.has_source = !world_.has_source;
      diary_.relieved();
      return give(IdleSource{world_.has_source});
    }
    world_.allowed = false;
    world_.on_break = false;
    give(MayBreak{false});
    go(chance_.from(1, 3000) * seconds);
    world_.allowed = true;
    give(MayBreak{true});
  }

  void answer() {
    switch (chance_.from(0, 7)) {
      case 0:
      case 1: {
        const Minutes time{5 * chance_.from(1, 3)};
        diary_.snoozed(time.count * minutes);
        return give(Snooze{time});
      }
      case 2:
      case 3: {
        diary_.skipped();
        return give(Skip{});
      }
      case 4:
        world_.off_on = world_.now.wall.day();
        give(OffToday{});
        go(chance_.from(1, 600) * seconds);
        return resume();
      case 5: {
        const Minutes time{chance_.from(1, 120)};
        diary_.paused(time.count * minutes);
        give(Pause{time});
        return chance_.one_in(2) ? go(1000 * seconds) : resume();
      }
      case 6: diary_.meeting(); return give(InMeeting{});
      default: return resume();
    }
  }

  void resume() {
    world_.off_on.reset();
    diary_.resumed();
    give(Resume{});
  }

  void take_break() {
    if (world_.on_break || !world_.allowed) return;
    const int whole = 300;
    const Ms length = chance_.from(1, whole) * seconds;
    world_.on_break = true;
    give(Start{});
    if (chance_.one_in(5)) {  // nothing is heard of it
      go(break_bounds::break_most);
      world_.on_break = false;
      return diary_.left_break();
    }
    go(length);
    world_.on_break = false;
    const bool finished = chance_.one_in(2);
    finished ? diary_.rested() : diary_.left_break();
    give(BreakEnded{finished, Seconds{static_cast<int>(length / seconds)}});
  }

  Chance chance_;
  World world_;
  Diary diary_;
  BreakState state_, twin_;
  std::optional<Ms> deadline_;
  Ms report_after_ = 0;
  bool idle_told_ = false;
  int steps_ = 0;
};

}  // namespace

TEST_CASE(
    "inv_reminder_limits, break_resync: whatever happens at a desk, breaks come when they may and not otherwise") {
  int steps = 0, offers = 0;
  for (std::uint64_t seed = 1; seed <= sequences; ++seed) {
    CAPTURE(seed);
    Run run{seed};
    run.live(scenes);
    steps += run.steps();
    offers += run.offers();
  }
  CHECK(steps > sequences * scenes / 2);
  CHECK(offers > steps / 200);
}

}  // namespace unhunch::core

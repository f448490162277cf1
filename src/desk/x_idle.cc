// SPDX-License-Identifier: Apache-2.0
// X11: alarms on the server's own counter of the time without input (XSync, IDLETIME). The server sends one event when
// the counter passes the mark upwards and one when it falls below again.
#include <cstdlib>
#include <optional>
#include <string_view>

#include "desk/display.h"
#include "desk/idle.h"

namespace unhunch::desk {
namespace {

template <class Reply>
using Freed = std::unique_ptr<Reply, decltype(&std::free)>;

std::optional<xcb_sync_counter_t> find_counter(const XLibrary& x, xcb_connection_t* raw) {
  const auto* extension = x.get_extension_data(raw, x.sync_id);
  if (extension == nullptr || extension->present == 0) return std::nullopt;
  const Freed<xcb_sync_initialize_reply_t> version(x.sync_initialize_reply(raw, x.sync_initialize(raw, 3, 1), nullptr),
                                                   std::free);
  const Freed<xcb_sync_list_system_counters_reply_t> list(
      x.sync_list_system_counters_reply(raw, x.sync_list_system_counters(raw), nullptr), std::free);
  if (!version || !list) return std::nullopt;
  for (auto at = x.sync_list_system_counters_counters_iterator(list.get()); at.rem > 0;
       x.sync_systemcounter_next(&at)) {
    // The name follows its length; libxcb's own function for it points two bytes too far.
    const auto* bytes = reinterpret_cast<const char*>(&at.data->name_len) + sizeof at.data->name_len;
    const std::string_view name(bytes, at.data->name_len);
    if (name == "IDLETIME") return at.data->counter;
  }
  return std::nullopt;
}

Milliseconds to_milliseconds(xcb_sync_int64_t value) {
  return Milliseconds((static_cast<std::int64_t>(value.hi) << 32) | value.lo);
}

class XIdle final : public Idle {
 public:
  XIdle(const IdleSurroundings& surroundings, Display& display, xcb_sync_counter_t counter)
      : loop_(surroundings.loop),
        times_(surroundings.times),
        tell_(surroundings.tell),
        display_(display),
        x_(display.library()),
        counter_(counter),
        alarm_notify_(static_cast<std::uint8_t>(x_.get_extension_data(display.raw(), x_.sync_id)->first_event +
                                                XCB_SYNC_ALARM_NOTIFY)) {
    listener_ = display_.listen([this](const xcb_generic_event_t& event) { hear(event); }, surroundings.lost);
    away_ = make_alarm(times_.absence, XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION);
    back_ = make_alarm(times_.absence, XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION);
    // An alarm tells of what passes the mark, and the mark may lie behind us already.
    began_ = loop_.set_deadline(read_clocks().boot, [this] {
      began_ = 0;
      const auto idle = read_idle();
      if (idle && *idle >= times_.absence) become_idle(*idle);
    });
  }
  ~XIdle() override {
    loop_.clear_deadline(began_);
    display_.unlisten(listener_);
    if (display_.lost()) return;
    for (const auto alarm : {away_, back_, pause_}) drop(alarm);
    display_.settle();
  }

  std::string_view served_by() const override { return "X11 (XSync)"; }
  bool works() const override { return !display_.lost(); }

  void ask_for_pause(bool on) override {
    if (display_.lost() || on == (pause_ != 0)) return;
    if (!on) return end_pause();
    pause_ = make_alarm(times_.pause, XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION);
    const auto idle = read_idle();
    if (!idle || *idle < times_.pause) return;
    loop_.clear_deadline(began_);
    began_ = loop_.set_deadline(read_clocks().boot, [this] {
      began_ = 0;
      tell_pause();
    });
  }

 private:
  xcb_sync_alarm_t make_alarm(Milliseconds mark, std::uint32_t test) {
    const auto value = static_cast<std::uint64_t>(mark.count());
    const std::uint32_t values[] = {counter_,
                                    XCB_SYNC_VALUETYPE_ABSOLUTE,
                                    static_cast<std::uint32_t>(value >> 32),
                                    static_cast<std::uint32_t>(value),
                                    test,
                                    0,  // delta: the alarm stays where it is
                                    0,
                                    1};
    const xcb_sync_alarm_t alarm = x_.generate_id(display_.raw());
    x_.sync_create_alarm(display_.raw(), alarm,
                         XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE | XCB_SYNC_CA_TEST_TYPE |
                             XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS,
                         values);
    display_.settle();
    return alarm;
  }

  void drop(xcb_sync_alarm_t alarm) {
    if (alarm != 0) x_.sync_destroy_alarm(display_.raw(), alarm);
  }

  std::optional<Milliseconds> read_idle() {
    const auto cookie = x_.sync_query_counter(display_.raw(), counter_);
    const Freed<xcb_sync_query_counter_reply_t> reply(x_.sync_query_counter_reply(display_.raw(), cookie, nullptr),
                                                      std::free);
    display_.settle();
    if (!reply) return std::nullopt;
    return to_milliseconds(reply->counter_value);
  }

  void hear(const xcb_generic_event_t& event) {
    if ((event.response_type & 0x7f) != alarm_notify_) return;
    const auto& notify = reinterpret_cast<const xcb_sync_alarm_notify_event_t&>(event);
    if (notify.alarm == away_) become_idle(to_milliseconds(notify.counter_value));
    if (notify.alarm == back_) become_active();
    if (notify.alarm == pause_) tell_pause();
  }

  void become_idle(Milliseconds idle) {
    if (idle_) return;
    idle_ = true;
    tell_(BecameIdle{read_clocks().boot - idle});
  }
  void become_active() {
    if (!idle_) return;
    idle_ = false;
    tell_(BecameActive{});
  }
  void end_pause() {
    drop(pause_);
    pause_ = 0;
    display_.settle();
  }
  void tell_pause() {
    if (pause_ == 0) return;
    end_pause();
    tell_(Paused{});
  }

  Loop& loop_;
  IdleTimes times_;
  Tell tell_;
  Display& display_;
  const XLibrary& x_;
  xcb_sync_counter_t counter_;
  std::uint8_t alarm_notify_;
  Display::Listener listener_ = 0;
  xcb_sync_alarm_t away_ = 0, back_ = 0, pause_ = 0;
  Loop::Deadline began_ = 0;
  bool idle_ = false;
};

}  // namespace

std::unique_ptr<Idle> find_x_idle(const IdleSurroundings& surroundings) {
  Display* display = surroundings.display;
  if (display == nullptr || display->lost()) return nullptr;
  const auto counter = find_counter(display->library(), display->raw());
  if (!counter) return nullptr;
  return std::make_unique<XIdle>(surroundings, *display, *counter);
}

}  // namespace unhunch::desk

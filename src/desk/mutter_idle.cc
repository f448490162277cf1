// SPDX-License-Identifier: Apache-2.0
// GNOME: watches of org.gnome.Mutter.IdleMonitor. A watch whose time has passed already when it is added never fires,
// so that the time without input is read whenever one is added.
#include <utility>

#include "desk/idle.h"

namespace unhunch::desk {
namespace {

constexpr const char* service = "org.gnome.Mutter.IdleMonitor";
constexpr const char* path = "/org/gnome/Mutter/IdleMonitor/Core";
constexpr Milliseconds patience{500};

class MutterIdle final : public Idle {
 public:
  explicit MutterIdle(const IdleSurroundings& surroundings)
      : bus_(*surroundings.session),
        times_(surroundings.times),
        tell_(surroundings.tell),
        fired_(bus_.match(std::string("type='signal',sender='") + service + "',path='" + path +
                              "',interface='org.gnome.Mutter.IdleMonitor',member='WatchFired'",
                          [this](Message& signal) { hear(signal.read_uint32().value_or(0)); })),
        owner_(bus_, service, [this](bool present) { present ? begin() : end(); }) {}

  std::string_view served_by() const override { return "GNOME (Mutter's IdleMonitor)"; }
  bool works() const override { return !bus_.lost() && away_.id != 0; }

  void ask_for_pause(bool on) override {
    if (on == pause_wanted_) return;
    pause_wanted_ = on;
    on ? add_idle(pause_, times_.pause) : remove(pause_);
  }

 private:
  struct Watch {
    std::uint32_t id = 0;
    Slot answer;
  };

  void begin() {
    add_idle(away_, times_.absence);
    if (pause_wanted_) add_idle(pause_, times_.pause);
  }
  void end() {
    for (Watch* watch : {&away_, &back_, &pause_}) *watch = {};
    become_active();
  }

  void add_idle(Watch& watch, Milliseconds mark) {
    Message call = bus_.make_call(service, path, service, "AddIdleWatch");
    call.uint64(static_cast<std::uint64_t>(mark.count()));
    watch.answer = bus_.call(call, [this, &watch, mark](Message& reply) {
      watch.id = reply.read_uint32().value_or(0);
      if (watch.id != 0) check_passed(watch, mark);
    });
  }
  void check_passed(Watch& watch, Milliseconds mark) {
    Message call = bus_.make_call(service, path, service, "GetIdletime");
    watch.answer = bus_.call(call, [this, &watch, mark](Message& reply) {
      const auto idle = reply.read_uint64();
      if (idle && Milliseconds(*idle) >= mark) hear(watch.id);
    });
  }
  void add_back() {
    Message call = bus_.make_call(service, path, service, "AddUserActiveWatch");
    back_.answer = bus_.call(call, [this](Message& reply) { back_.id = reply.read_uint32().value_or(0); });
  }
  void remove(Watch& watch) {
    if (watch.id != 0) {
      Message call = bus_.make_call(service, path, service, "RemoveWatch");
      call.uint32(watch.id);
      bus_.send(call);
    }
    watch = {};
  }

  void hear(std::uint32_t id) {
    if (id == 0) return;
    if (id == away_.id && !idle_) {
      idle_ = true;
      add_back();
      tell_(BecameIdle{read_clocks().boot - times_.absence});
    } else if (id == back_.id) {
      back_ = {};  // such a watch fires once
      become_active();
    } else if (id == pause_.id) {
      remove(pause_);
      pause_wanted_ = false;
      tell_(Paused{});
    }
  }
  void become_active() {
    if (std::exchange(idle_, false)) tell_(BecameActive{});
  }

  Bus& bus_;
  IdleTimes times_;
  Tell tell_;
  bool idle_ = false;
  bool pause_wanted_ = false;
  Watch away_, back_, pause_;
  Slot fired_;
  NameOwner owner_;
};

}  // namespace

std::unique_ptr<Idle> find_mutter_idle(const IdleSurroundings& surroundings) {
  Bus* bus = surroundings.session;
  if (bus == nullptr) return nullptr;
  Message call =
      bus->make_call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner");
  call.text(service);
  auto answer = bus->ask(call, patience);
  if (!answer || !answer->read_flag().value_or(false)) return nullptr;
  return std::make_unique<MutterIdle>(surroundings);
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/desktop.h"

#include <optional>
#include <utility>

#include "desk/bus.h"
#include "desk/call.h"
#include "desk/display.h"
#include "desk/do_not_disturb.h"
#include "desk/fullscreen.h"
#include "desk/seat.h"

namespace unhunch::desk {
namespace {

constexpr const char* mutter_name = "org.gnome.Mutter.IdleMonitor";

class WholeDesktop final : public Desktop {
 public:
  WholeDesktop(Loop& loop, Sink& sink, const IdleTimes& times) : loop_(loop), sink_(sink), times_(times) {
    loop_.tell_clock([this](const ClockChange& change) {
      if (change.asleep > Milliseconds{}) tell_(WokeUp{change.asleep});
      if (change.wall_step != Milliseconds{}) tell_(ClockStepped{change.wall_step});
    });
    session_ = open(Bus::open_session(loop_), session_missing_);
    system_ = open(Bus::open_system(loop_), system_missing_);
    display_ = Display::find(loop_);
    if (display_) fullscreen_.emplace(*display_, tell_);
    if (session_) {
      notifier_.emplace(*session_, tell_);
      do_not_disturb_.emplace(*session_, tell_);
    }
    if (system_) seat_.emplace(*system_, tell_, [this](const std::string&) { look_for_idle_soon(); });
    call_.emplace(loop_, tell_);
    look_for_idle();
    if (session_) {
      mutter_.emplace(*session_, mutter_name, [this](bool present) {
        if (present) look_for_idle_soon();
      });
    }
  }
  ~WholeDesktop() override {
    if (notifier_) notifier_->close_all();
    loop_.tell_clock({});
    loop_.clear_deadline(search_);
  }

  void notify(Notification notification) override {
    if (notifier_) notifier_->notify(std::move(notification));
  }
  void close(const std::string& notification) override {
    if (notifier_) notifier_->close(notification);
  }
  void show_tray(TrayLook look) override {
    if (tray_) return tray_->show(std::move(look));
    if (session_) tray_.emplace(*session_, tell_, std::move(look));
  }
  void hide_tray() override { tray_.reset(); }
  void ask_for_pause(bool on) override {
    pause_wanted_ = on;
    if (idle_) idle_->ask_for_pause(on);
  }
  void watch_fullscreen(bool on) override {
    if (fullscreen_) fullscreen_->watch(on);
  }

  std::vector<Service> describe() const override {
    return {describe_idle(),       describe_notifications(), describe_quiet(), describe_calls(),
            describe_fullscreen(), describe_sleep(),         describe_tray()};
  }

 private:
  static std::unique_ptr<Bus> open(Expected<std::unique_ptr<Bus>> bus, std::string& missing) {
    if (bus) return std::move(*bus);
    missing = bus.error().message;
    return nullptr;
  }

  // Not at once, because this is called by what would then be done away with.
  void look_for_idle_soon() {
    if (search_ != 0) return;
    search_ = loop_.set_deadline(read_clocks().boot, [this] {
      search_ = 0;
      look_for_idle();
    });
  }

  // A better source that appears takes over from the last resort; one that works stays.
  void look_for_idle() {
    if (idle_ && idle_->works() && idle_->weakness().empty()) return;
    idle_.reset();
    if (std::exchange(away_, false)) sink_.tell(BecameActive{});  // what is away now will be told anew
    idle_ = find_idle({.loop = loop_,
                       .session = session_.get(),
                       .system = system_.get(),
                       .display = display_.get(),
                       .logind_session = seat_ ? seat_->session() : "",
                       .times = times_,
                       .tell = tell_,
                       .lost = [this] { look_for_idle_soon(); }});
    if (idle_) idle_->ask_for_pause(pause_wanted_);
  }

  void tell(const Happening& happening) {
    if (std::holds_alternative<Paused>(happening)) pause_wanted_ = false;
    if (std::holds_alternative<BecameActive>(happening)) away_ = false;
    if (std::holds_alternative<BecameIdle>(happening) || std::holds_alternative<BecameWatching>(happening))
      away_ = true;
    sink_.tell(happening);
  }

  Service describe_idle() const {
    Service service{.what = "idle", .served_by = "", .works = false, .remedy = ""};
    if (!idle_) {
      service.remedy =
          "nothing here tells whether you are at the desk, so breaks go by the clock alone: on Wayland this needs a "
          "desktop "
          "that offers ext-idle-notify";
      return service;
    }
    service.served_by = idle_->served_by();
    service.works = idle_->works();
    service.remedy = idle_->weakness();
    return service;
  }

  Service describe_notifications() const {
    Service service{.what = "notifications", .served_by = "", .works = false, .remedy = session_missing_};
    if (!notifier_) return service;
    const Notifier::Service& answer = notifier_->service();
    service.works = answer.answered;
    service.served_by = answer.answered ? "org.freedesktop.Notifications" : "";
    service.remedy = !answer.answered  ? "nothing here shows notifications: start a notification service, such as dunst"
                     : !answer.actions ? "it shows no buttons: answer in the app instead"
                                       : "";
    return service;
  }

  Service describe_quiet() const {
    Service service{.what = "do_not_disturb", .served_by = "", .works = false, .remedy = session_missing_};
    if (!do_not_disturb_) return service;
    service.served_by = do_not_disturb_->served_by();
    service.works = !service.served_by.empty();
    service.remedy = service.works ? "" : "this desktop does not tell when it should be quiet: pause breaks by hand";
    return service;
  }

  Service describe_calls() const {
    const bool works = call_->works();
    return {.what = "calls",
            .served_by = works ? "PipeWire" : "",
            .works = works,
            .remedy = works ? "" : "PipeWire is not running, so calls are not noticed: pause breaks by hand"};
  }

  Service describe_fullscreen() const {
    const bool works = fullscreen_ && fullscreen_->known();
    return {.what = "fullscreen",
            .served_by = works ? "X11 (the window manager)" : "",
            .works = works,
            .remedy = works ? "" : "this desktop does not tell whether something fills the screen"};
  }

  Service describe_sleep() const {
    const bool works = seat_ && seat_->answered();
    return {.what = "sleep",
            .served_by = works ? "logind" : "the clocks",
            .works = works,
            .remedy = works     ? ""
                      : system_ ? "the login service knows no session of yours, so locking is not noticed; sleep is"
                                : system_missing_};
  }

  Service describe_tray() const {
    Service service{.what = "tray", .served_by = "", .works = false, .remedy = session_missing_};
    if (!session_) return service;
    service.works = tray_ && tray_->registered();
    service.served_by = service.works ? "StatusNotifierItem" : "";
    service.remedy = service.works ? "" : "there is no tray here: start unhunch again to open the app";
    return service;
  }

  Loop& loop_;
  Sink& sink_;
  IdleTimes times_;
  Tell tell_ = [this](const Happening& happening) { tell(happening); };
  bool pause_wanted_ = false;
  bool away_ = false;
  Loop::Deadline search_ = 0;
  std::string session_missing_, system_missing_;
  std::unique_ptr<Bus> session_, system_;
  std::unique_ptr<Display> display_;
  std::optional<Fullscreen> fullscreen_;
  std::optional<Notifier> notifier_;
  std::optional<DoNotDisturb> do_not_disturb_;
  std::optional<Seat> seat_;
  std::optional<Call> call_;
  std::optional<Tray> tray_;
  std::unique_ptr<Idle> idle_;
  std::optional<NameOwner> mutter_;
};

}  // namespace

std::unique_ptr<Desktop> Desktop::open(Loop& loop, Sink& sink, const IdleTimes& times) {
  return std::make_unique<WholeDesktop>(loop, sink, times);
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
#include "desk/desktop.h"

#include "desk/bus.h"
#include "desk/display.h"
#include "desk/seat.h"

namespace unhunch::desk {
namespace {

class WholeDesktop final : public Desktop {
 public:
  WholeDesktop(Loop& loop, Sink& sink, const IdleTimes& times) : loop_(loop), sink_(sink), times_(times) {
    loop_.tell_clock([this](const ClockChange& change) {
      if (change.asleep > Milliseconds{}) tell(WokeUp{change.asleep});
      if (change.wall_step != Milliseconds{}) tell(ClockStepped{change.wall_step});
    });
    if (auto bus = Bus::open_session(loop_))
      session_ = std::move(*bus);
    else
      session_missing_ = bus.error().message;
    if (auto bus = Bus::open_system(loop_))
      system_ = std::move(*bus);
    else
      system_missing_ = bus.error().message;
    display_ = Display::find(loop_);
    const Tell told = [this](const Happening& happening) { tell(happening); };
    if (session_) notifier_ = std::make_unique<Notifier>(*session_, told);
    if (system_) seat_ = std::make_unique<Seat>(*system_, told, [this](const std::string&) { look_for_idle(); });
    look_for_idle();
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
  void show_tray(TrayLook) override {}
  void hide_tray() override {}
  void ask_for_pause(bool on) override {
    if (idle_) idle_->ask_for_pause(on);
  }
  void watch_fullscreen(bool) override {}

  std::vector<Service> describe() const override {
    std::vector<Service> services;
    if (idle_)
      services.push_back({"idle", std::string(idle_->served_by()), idle_->works(), std::string(idle_->weakness())});
    else
      services.push_back({"idle", "", false, "Nothing"});
    return services;
  }

 private:
  void tell(const Happening& happening) { sink_.tell(happening); }
  void look_for_idle() {
    if (idle_ && idle_->works()) return;
    idle_.reset();
    idle_ =
        find_idle({.loop = loop_,
                   .session = session_.get(),
                   .system = system_.get(),
                   .display = display_.get(),
                   .logind_session = seat_ ? seat_->session() : "",
                   .times = times_,
                   .tell = [this](const Happening& happening) { tell(happening); },
                   .lost = [this] { search_ = loop_.set_deadline(read_clocks().boot, [this] { look_for_idle(); }); }});
  }

  Loop& loop_;
  Sink& sink_;
  IdleTimes times_;
  std::unique_ptr<Bus> session_, system_;
  std::string session_missing_, system_missing_;
  std::unique_ptr<Display> display_;
  std::unique_ptr<Notifier> notifier_;
  std::unique_ptr<Seat> seat_;
  std::unique_ptr<Idle> idle_;
  Loop::Deadline search_ = 0;
};

}  // namespace

std::unique_ptr<Desktop> Desktop::open(Loop& loop, Sink& sink, const IdleTimes& times) {
  return std::make_unique<WholeDesktop>(loop, sink, times);
}

}  // namespace unhunch::desk

// SPDX-License-Identifier: Apache-2.0
// The last resort: the hint that a desktop gives the login service when its own time for idleness has passed.
#include <utility>

#include "desk/idle.h"

namespace unhunch::desk {
namespace {

class LogindIdle final : public Idle {
 public:
  explicit LogindIdle(const IdleSurroundings& surroundings)
      : bus_(*surroundings.system),
        tell_(surroundings.tell),
        hint_(bus_, "org.freedesktop.login1", surroundings.logind_session, "org.freedesktop.login1.Session", "IdleHint",
              [this](Message& value) {
                if (const auto idle = value.read_flag()) hear(*idle);
              }) {}

  std::string_view served_by() const override { return "the login service (logind)"; }
  bool works() const override { return !bus_.lost() && answered_; }
  std::string_view weakness() const override {
    return "it only knows what the desktop tells it, which may be late or nothing at all";
  }
  void ask_for_pause(bool) override {}  // it knows of no pause; who asks does not wait forever

 private:
  void hear(bool idle) {
    answered_ = true;
    if (std::exchange(idle_, idle) == idle) return;
    if (idle) {
      tell_(BecameIdle{read_clocks().boot});
    } else {
      tell_(BecameActive{});
    }
  }

  Bus& bus_;
  Tell tell_;
  bool answered_ = false;
  bool idle_ = false;
  Property hint_;
};

}  // namespace

std::unique_ptr<Idle> find_logind_idle(const IdleSurroundings& surroundings) {
  if (surroundings.system == nullptr || surroundings.logind_session.empty()) return nullptr;
  return std::make_unique<LogindIdle>(surroundings);
}

}  // namespace unhunch::desk

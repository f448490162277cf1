// SPDX-License-Identifier: Apache-2.0
// Wayland: objects of the compositor that tell when a time without input has passed (idle_protocol.h). Version 2 of
// ext-idle-notify tells it twice, with and without regard to what keeps the screen awake, and the difference between
// the two is somebody who watches.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "desk/idle.h"
#include "desk/idle_protocol.h"
#include "desk/wayland_library.h"

namespace unhunch::desk {
namespace {

constexpr std::uint32_t registry_bind = 0;
constexpr std::uint32_t display_get_registry = 1;
constexpr std::uint32_t registry_version = 1;

// What the compositor offers of what is needed.
struct Offer {
  std::uint32_t seat = 0, ext = 0, ext_version = 0, kde = 0;
};

extern "C" {
static void take_global(void* data, wl_proxy*, std::uint32_t name, const char* interface, std::uint32_t version) {
  Offer& offer = *static_cast<Offer*>(data);
  if (std::strcmp(interface, "wl_seat") == 0 && offer.seat == 0) offer.seat = name;
  if (std::strcmp(interface, "org_kde_kwin_idle") == 0) offer.kde = name;
  if (std::strcmp(interface, "ext_idle_notifier_v1") != 0) return;
  offer.ext = name;
  offer.ext_version = std::min(version, 2u);
}
static void lose_global(void*, wl_proxy*, std::uint32_t) {}
}

using Listener = void (*)();

// One span of time.
struct Span {
  wl_proxy* proxy = nullptr;
  bool passed = false;
  bool fired = false;
};

extern "C" {
static void pass_span(void* data, wl_proxy*) {
  auto* span = static_cast<Span*>(data);
  span->passed = span->fired = true;
}
static void begin_span(void* data, wl_proxy*) { static_cast<Span*>(data)->passed = false; }
}

class WaylandIdle final : public Idle {
 public:
  WaylandIdle(const IdleSurroundings& surroundings, const WaylandLibrary& library, wl_display* display,
              wl_proxy* registry, std::unique_ptr<Offer> offer)
      : loop_(surroundings.loop),
        times_(surroundings.times),
        tell_(surroundings.tell),
        lost_told_(surroundings.lost),
        library_(library),
        display_(display),
        registry_(registry),
        offer_(std::move(offer)),
        protocol_(offer_->ext != 0 ? ext_idle_protocol(library.seat_interface)
                                   : kde_idle_protocol(library.seat_interface)),
        version_(offer_->ext != 0 ? offer_->ext_version : 1) {
    seat_ = bind(offer_->seat, library_.seat_interface, 1);
    manager_ = bind(offer_->ext != 0 ? offer_->ext : offer_->kde, &protocol_.manager, version_);
    begin(quiet_, times_.absence, protocol_.watch);
    if (tells_input()) begin(input_, times_.absence, protocol_.watch_input);
    library_.display_flush(display_);
    loop_.watch(library_.display_get_fd(display_), EPOLLIN, [this](std::uint32_t) { process(); });
  }
  ~WaylandIdle() override {
    if (!lost_) loop_.forget(library_.display_get_fd(display_));
    for (Span* span : {&quiet_, &input_, &pause_}) end(*span);
    for (wl_proxy* proxy : {manager_, seat_, registry_}) library_.proxy_destroy(proxy);
    library_.display_disconnect(display_);
  }

  std::string_view served_by() const override {
    if (&protocol_ == &kde_idle_protocol(library_.seat_interface)) return "Wayland (KDE idle)";
    return tells_input() ? "Wayland (ext-idle-notify 2)" : "Wayland (ext-idle-notify 1)";
  }
  bool works() const override { return !lost_; }

  void ask_for_pause(bool on) override {
    if (lost_ || on == (pause_.proxy != nullptr)) return;
    on ? begin(pause_, times_.pause, tells_input() ? protocol_.watch_input : protocol_.watch) : end(pause_);
    library_.display_flush(display_);
  }

 private:
  enum class Presence { active, watching, idle };

  bool tells_input() const { return protocol_.watch_input != 0 && version_ >= 2; }

  wl_proxy* bind(std::uint32_t name, const wl_interface* interface, std::uint32_t version) {
    return library_.proxy_marshal_flags(registry_, registry_bind, interface, version, 0, name, interface->name, version,
                                        nullptr);
  }

  void begin(Span& span, Milliseconds time, std::uint32_t request) {
    const auto limit = static_cast<std::uint32_t>(time.count());
    span = {};
    span.proxy = protocol_.seat_before_time ? library_.proxy_marshal_flags(manager_, request, &protocol_.notification,
                                                                           version_, 0, nullptr, seat_, limit)
                                            : library_.proxy_marshal_flags(manager_, request, &protocol_.notification,
                                                                           version_, 0, nullptr, limit, seat_);
    static Listener listeners[] = {reinterpret_cast<Listener>(pass_span), reinterpret_cast<Listener>(begin_span)};
    library_.proxy_add_listener(span.proxy, listeners, &span);
  }
  void end(Span& span) {
    if (span.proxy != nullptr) {
      library_.proxy_marshal_flags(span.proxy, protocol_.destroy, nullptr, version_, WL_MARSHAL_FLAG_DESTROY);
    }
    span = {};
  }

  void process() {
    while (library_.display_prepare_read(display_) != 0) library_.display_dispatch_pending(display_);
    library_.display_read_events(display_);
    const int status = library_.display_dispatch_pending(display_);
    library_.display_flush(display_);
    if (status < 0 || library_.display_get_error(display_) != 0) return lose();
    compare();
  }

  void lose() {
    lost_ = true;
    loop_.forget(library_.display_get_fd(display_));
    lost_told_();
  }

  // After everything that came at once, so that two events of one moment are one change.
  void compare() {
    const bool input_idle = tells_input() ? input_.passed : quiet_.passed;
    const Presence now = !input_idle ? Presence::active : quiet_.passed ? Presence::idle : Presence::watching;
    if (now != presence_) {
      presence_ = now;
      const Milliseconds since = read_clocks().boot - times_.absence;
      if (now == Presence::active) tell_(BecameActive{});
      if (now == Presence::watching) tell_(BecameWatching{since});
      if (now == Presence::idle) tell_(BecameIdle{since});
    }
    if (!pause_.fired) return;
    end(pause_);
    library_.display_flush(display_);
    tell_(Paused{});
  }

  Loop& loop_;
  IdleTimes times_;
  Tell tell_;
  std::function<void()> lost_told_;
  const WaylandLibrary& library_;
  wl_display* display_;
  wl_proxy* registry_;
  std::unique_ptr<Offer> offer_;  // the registry goes on telling of what comes later
  const IdleProtocol& protocol_;
  std::uint32_t version_;
  wl_proxy* seat_ = nullptr;
  wl_proxy* manager_ = nullptr;
  Span quiet_, input_, pause_;  // held back by what keeps the screen awake; by input alone; until the pause
  Presence presence_ = Presence::active;
  bool lost_ = false;
};

}  // namespace

std::unique_ptr<Idle> find_wayland_idle(const IdleSurroundings& surroundings) {
  const char* name = std::getenv("WAYLAND_DISPLAY");
  if (name == nullptr || *name == 0) return nullptr;
  const WaylandLibrary* library = find_wayland_library();
  wl_display* display = library == nullptr ? nullptr : library->display_connect(name);
  if (display == nullptr) return nullptr;
  auto offer = std::make_unique<Offer>();
  wl_proxy* registry = library->proxy_marshal_flags(reinterpret_cast<wl_proxy*>(display), display_get_registry,
                                                    library->registry_interface, registry_version, 0, nullptr);
  static Listener listeners[] = {reinterpret_cast<Listener>(take_global), reinterpret_cast<Listener>(lose_global)};
  library->proxy_add_listener(registry, listeners, offer.get());
  if (library->display_roundtrip(display) < 0 || offer->seat == 0 || (offer->ext == 0 && offer->kde == 0)) {
    library->proxy_destroy(registry);
    library->display_disconnect(display);
    return nullptr;
  }
  return std::make_unique<WaylandIdle>(surroundings, *library, display, registry, std::move(offer));
}

}  // namespace unhunch::desk

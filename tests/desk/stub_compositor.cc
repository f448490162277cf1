// SPDX-License-Identifier: Apache-2.0
// A Wayland compositor that knows nothing but seats and idleness, for tests: offers ext-idle-notify in version 1 or 2,
// or KDE's idle, and believes what it reads about the keys and the screen.
//
//   stub_compositor 1|2|kde     (prints its socket's name)          input     inhibit on|off
#include <unistd.h>
#include <wayland-server-core.h>

#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "desk/idle_protocol.h"

extern "C" const wl_interface wl_seat_interface;

namespace {

using unhunch::desk::IdleProtocol;

struct Notification {
  wl_resource* resource;
  wl_event_source* timer;
  int milliseconds;
  bool obeys_inhibitor;
  bool idle = false;
};

const IdleProtocol* protocol = nullptr;
wl_display* display = nullptr;
std::vector<Notification*> notifications;
bool inhibited = false;

void restart(Notification& it) {
  if (it.idle) wl_resource_post_event(it.resource, 1);
  it.idle = false;
  wl_event_source_timer_update(it.timer, it.obeys_inhibitor && inhibited ? 0 : it.milliseconds);
}

int pass(void* data) {
  auto& it = *static_cast<Notification*>(data);
  it.idle = true;
  wl_resource_post_event(it.resource, 0);
  return 0;
}

void destroy_resource(wl_client*, wl_resource* resource) { wl_resource_destroy(resource); }
void drop(wl_resource* resource) {
  auto* it = static_cast<Notification*>(wl_resource_get_user_data(resource));
  wl_event_source_remove(it->timer);
  std::erase(notifications, it);
  delete it;
}
void ignore(wl_client*, wl_resource*) {}

void add(wl_client* client, wl_resource* manager, std::uint32_t id, std::uint32_t milliseconds, bool obeys) {
  static void (*requests[])() = {reinterpret_cast<void (*)()>(destroy_resource), reinterpret_cast<void (*)()>(ignore)};
  auto* it = new Notification{wl_resource_create(client, &protocol->notification, wl_resource_get_version(manager), id),
                              nullptr, static_cast<int>(milliseconds), obeys};
  it->timer = wl_event_loop_add_timer(wl_display_get_event_loop(display), pass, it);
  wl_resource_set_implementation(it->resource, requests, it, drop);
  notifications.push_back(it);
  restart(*it);
}
void watch(wl_client* client, wl_resource* manager, std::uint32_t id, std::uint32_t time, wl_resource*) {
  add(client, manager, id, time, true);
}
void watch_input(wl_client* client, wl_resource* manager, std::uint32_t id, std::uint32_t time, wl_resource*) {
  add(client, manager, id, time, false);
}
void watch_kde(wl_client* client, wl_resource* manager, std::uint32_t id, wl_resource*, std::uint32_t time) {
  add(client, manager, id, time, true);
}

void bind_seat(wl_client* client, void*, std::uint32_t version, std::uint32_t id) {
  wl_resource_create(client, &wl_seat_interface, static_cast<int>(version), id);
}
void bind_manager(wl_client* client, void*, std::uint32_t version, std::uint32_t id) {
  static void (*ext[])() = {reinterpret_cast<void (*)()>(destroy_resource), reinterpret_cast<void (*)()>(watch),
                            reinterpret_cast<void (*)()>(watch_input)};
  static void (*kde[])() = {reinterpret_cast<void (*)()>(watch_kde)};
  wl_resource* manager = wl_resource_create(client, &protocol->manager, static_cast<int>(version), id);
  wl_resource_set_implementation(manager, protocol->seat_before_time ? kde : ext, nullptr, nullptr);
}

int read_command(int descriptor, std::uint32_t, void*) {
  char buffer[256];
  const ssize_t size = read(descriptor, buffer, sizeof buffer);
  if (size <= 0) {
    wl_display_terminate(display);
    return 0;
  }
  const std::string_view command(buffer, static_cast<std::size_t>(size));
  if (command.starts_with("inhibit")) inhibited = command.find("on") != std::string_view::npos;
  for (Notification* it : notifications) {
    if (command.starts_with("input") || it->obeys_inhibitor) restart(*it);
  }
  return 0;
}

}  // namespace

int main(int, char** arguments) {
  const std::string_view kind = arguments[1] == nullptr ? "2" : arguments[1];
  protocol = kind == "kde" ? &unhunch::desk::kde_idle_protocol(&wl_seat_interface)
                           : &unhunch::desk::ext_idle_protocol(&wl_seat_interface);
  display = wl_display_create();
  const char* socket = wl_display_add_socket_auto(display);
  if (socket == nullptr) return 1;
  wl_global_create(display, &wl_seat_interface, 1, nullptr, bind_seat);
  wl_global_create(display, &protocol->manager, kind == "2" ? 2 : 1, nullptr, bind_manager);
  wl_event_loop_add_fd(wl_display_get_event_loop(display), STDIN_FILENO, WL_EVENT_READABLE, read_command, nullptr);
  std::puts(socket);
  std::fflush(stdout);
  wl_display_run(display);
  wl_display_destroy(display);
}

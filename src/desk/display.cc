// SPDX-License-Identifier: Apache-2.0
#include "desk/display.h"

#include <cstdlib>
#include <cstring>
#include <string_view>

namespace unhunch::desk {
namespace {

template <class Reply>
using Freed = std::unique_ptr<Reply, decltype(&std::free)>;

bool is_here(const char* display) {
  if (display == nullptr) return false;
  const std::string_view name = display;
  return name.starts_with(':') || name.starts_with("unix:") || name.starts_with("unix/:");
}

bool in_wayland() {
  const char* type = std::getenv("XDG_SESSION_TYPE");
  return type != nullptr && std::string_view(type) == "wayland";
}

bool has_extension(const XLibrary& x, xcb_connection_t* raw, std::string_view name) {
  const auto cookie = x.query_extension(raw, static_cast<std::uint16_t>(name.size()), name.data());
  const Freed<xcb_query_extension_reply_t> reply(x.query_extension_reply(raw, cookie, nullptr), std::free);
  return reply && reply->present != 0;
}

}  // namespace

std::unique_ptr<Display> Display::find(Loop& loop) {
  if (!is_here(std::getenv("DISPLAY")) || in_wayland()) return nullptr;
  const XLibrary* x = find_x_library();
  if (x == nullptr) return nullptr;
  xcb_connection_t* raw = x->connect(nullptr, nullptr);
  if (x->connection_has_error(raw) != 0 || has_extension(*x, raw, "XWAYLAND")) {
    x->disconnect(raw);
    return nullptr;
  }
  return std::unique_ptr<Display>(new Display(loop, *x, raw));
}

Display::Display(Loop& loop, const XLibrary& x, xcb_connection_t* raw) : loop_(loop), x_(x), raw_(raw) {
  root_ = x_.setup_roots_iterator(x_.get_setup(raw_)).data->root;
  loop_.watch(x_.get_file_descriptor(raw_), EPOLLIN, [this](std::uint32_t) { drain(); });
}

Display::~Display() {
  loop_.clear_deadline(pending_);
  if (!lost_) loop_.forget(x_.get_file_descriptor(raw_));
  x_.disconnect(raw_);
}

Display::Listener Display::listen(Event event, std::function<void()> lost) {
  listeners_[++last_] = std::make_shared<Ears>(Ears{std::move(event), std::move(lost)});
  return last_;
}

void Display::unlisten(Listener listener) { listeners_.erase(listener); }

void Display::drain() {
  while (!lost_) {
    const Freed<xcb_generic_event_t> event(x_.poll_for_event(raw_), std::free);
    if (!event) break;
    const auto listeners = listeners_;
    for (const auto& [id, ears] : listeners) {
      if (listeners_.contains(id)) ears->event(*event);
    }
  }
  x_.flush(raw_);
  if (lost_ || x_.connection_has_error(raw_) == 0) return;
  lost_ = true;
  loop_.forget(x_.get_file_descriptor(raw_));
  const auto listeners = listeners_;
  for (const auto& [id, ears] : listeners) {
    if (listeners_.contains(id)) ears->lost();
  }
}

void Display::settle() {
  x_.flush(raw_);
  if (pending_ != 0) return;
  pending_ = loop_.set_deadline(read_clocks().boot, [this] {
    pending_ = 0;
    drain();
  });
}

xcb_atom_t Display::find_atom(const char* name) {
  const auto cookie = x_.intern_atom(raw_, 0, static_cast<std::uint16_t>(std::strlen(name)), name);
  const Freed<xcb_intern_atom_reply_t> reply(x_.intern_atom_reply(raw_, cookie, nullptr), std::free);
  return reply ? reply->atom : 0;
}

std::vector<std::uint32_t> Display::read_numbers(xcb_window_t window, xcb_atom_t property) {
  const auto cookie = x_.get_property(raw_, 0, window, property, XCB_ATOM_ANY, 0, 64);
  const Freed<xcb_get_property_reply_t> reply(x_.get_property_reply(raw_, cookie, nullptr), std::free);
  if (!reply || reply->format != 32) return {};
  std::vector<std::uint32_t> numbers(static_cast<std::size_t>(x_.get_property_value_length(reply.get())) / 4);
  std::memcpy(numbers.data(), x_.get_property_value(reply.get()), numbers.size() * 4);
  return numbers;
}

void Display::select_events(xcb_window_t window, std::uint32_t mask) {
  x_.change_window_attributes(raw_, window, XCB_CW_EVENT_MASK, &mask);
}

}  // namespace unhunch::desk

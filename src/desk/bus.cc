// SPDX-License-Identifier: Apache-2.0
#include "desk/bus.h"

#include <algorithm>
#include <limits>

#include "desk/bus_library.h"

namespace unhunch::desk {

Slot::State::~State() {
  if (raw != nullptr) find_bus_library()->slot_unref(raw);
}

namespace {

// What is told may do away with the slot that it came through; the callback lives on until it returns.
int tell_copy(sd_bus_message* raw, const Bus::Signal& told) {
  Message message(find_bus_library()->message_ref(raw));
  const Bus::Signal copy = told;
  copy(message);
  return 0;
}

}  // namespace

Expected<std::unique_ptr<Bus>> Bus::open(Loop& loop, bool system) {
  const char* which = system ? "system bus" : "session bus";
  const BusLibrary* library = find_bus_library();
  if (library == nullptr) {
    return fail("not_supported", which, "libsystemd is missing: install the package libsystemd0");
  }
  sd_bus* raw = nullptr;
  const int status = system ? library->open_system(&raw) : library->open_user(&raw);
  if (status < 0) {
    return fail("no_bus", which, "there is no message bus to talk to: start Unhunch inside a desktop session");
  }
  std::unique_ptr<Bus> bus(new Bus(loop, raw));
  bus->settle();
  return bus;
}

Expected<std::unique_ptr<Bus>> Bus::open_session(Loop& loop) { return open(loop, false); }
Expected<std::unique_ptr<Bus>> Bus::open_system(Loop& loop) { return open(loop, true); }

Bus::Bus(Loop& loop, sd_bus* raw) : loop_(loop), raw_(raw), descriptor_(find_bus_library()->get_fd(raw)) {
  loop_.watch(descriptor_, EPOLLIN, [this](std::uint32_t) { process(); });
}

Bus::~Bus() {
  lose();
  find_bus_library()->flush_close_unref(raw_);
}

void Bus::lose() {
  if (!lost_) loop_.forget(descriptor_);
  loop_.clear_deadline(deadline_);
  lost_ = true;
}

void Bus::process() {
  int status = 0;
  do {
    status = find_bus_library()->process(raw_, nullptr);
  } while (status > 0);
  if (status < 0) return lose();
  settle();
}

void Bus::settle() {
  if (lost_) return;
  const BusLibrary& library = *find_bus_library();
  const int events = library.get_events(raw_);
  if (events < 0) return lose();
  loop_.change(descriptor_, static_cast<std::uint32_t>(events));  // the values of poll are those of epoll
  loop_.clear_deadline(deadline_);
  std::uint64_t until = 0;
  if (library.get_timeout(raw_, &until) < 0 || until == std::numeric_limits<std::uint64_t>::max()) return;
  const Moment now = read_clocks();
  const auto wait = std::chrono::microseconds(static_cast<std::int64_t>(until)) - now.monotonic;
  const Milliseconds rounded = std::max(std::chrono::ceil<Milliseconds>(wait), Milliseconds{});
  deadline_ = loop_.set_deadline(now.boot + rounded, [this] {
    deadline_ = 0;
    process();
  });
}

Message Bus::make_call(const char* name, const std::string& path, const char* interface, const char* member) {
  sd_bus_message* message = nullptr;
  if (!lost_) find_bus_library()->message_new_method_call(raw_, &message, name, path.c_str(), interface, member);
  return Message(message);
}
Message Bus::make_signal(const std::string& path, const char* interface, const char* member) {
  sd_bus_message* message = nullptr;
  if (!lost_) find_bus_library()->message_new_signal(raw_, &message, path.c_str(), interface, member);
  return Message(message);
}
Message Bus::make_reply(Message& call) {
  sd_bus_message* message = nullptr;
  if (!lost_) find_bus_library()->message_new_method_return(call.raw(), &message);
  return Message(message);
}

void Bus::send(Message& message) {
  if (!message || lost_) return;
  find_bus_library()->send(raw_, message.raw(), nullptr);
  settle();
}

void Bus::refuse(Message& call, const char* error, const char* text) {
  sd_bus_message* raw = nullptr;
  find_bus_library()->message_new_method_errorf(call.raw(), &raw, error, "%s", text);
  Message message(raw);
  send(message);
}

Slot Bus::call(Message& message, Reply reply) {
  if (!message || lost_) return {};
  auto state = std::make_unique<Slot::State>();
  state->told = std::move(reply);
  const auto told = [](sd_bus_message* raw, void* data, sd_bus_error*) {
    return tell_copy(raw, static_cast<Slot::State*>(data)->told);
  };
  find_bus_library()->call_async(raw_, &state->raw, message.raw(), told, state.get(), 0);
  settle();
  return Slot(std::move(state));
}

Expected<Message> Bus::ask(Message& message, Milliseconds patience) {
  if (!message || lost_) return fail("no_answer", "", "the message bus has gone away: start Unhunch again");
  sd_bus_error error{};
  sd_bus_message* reply = nullptr;
  const auto limit = std::chrono::duration_cast<std::chrono::microseconds>(patience).count();
  const int status = find_bus_library()->call(raw_, message.raw(), static_cast<std::uint64_t>(limit), &error, &reply);
  const std::string name = error.name == nullptr ? "" : error.name;
  const std::string text = error.message == nullptr ? "there was no answer" : error.message;
  find_bus_library()->error_free(&error);
  settle();
  if (status < 0) return fail("no_answer", name, text);
  return Message(reply);
}

Slot Bus::match(const std::string& rule, Signal signal) {
  if (lost_) return {};
  auto state = std::make_unique<Slot::State>();
  state->told = std::move(signal);
  const auto told = [](sd_bus_message* raw, void* data, sd_bus_error*) {
    return tell_copy(raw, static_cast<Slot::State*>(data)->told);
  };
  // The bus answers whether it took the rule; one that it refuses is never told, which is all that can be done then.
  const auto installed = [](sd_bus_message*, void*, sd_bus_error*) { return 0; };
  find_bus_library()->add_match_async(raw_, &state->raw, rule.c_str(), told, installed, state.get());
  settle();
  return Slot(std::move(state));
}

Slot Bus::serve(const std::string& path, Method method) {
  if (lost_) return {};
  auto state = std::make_unique<Slot::State>();
  state->method = std::move(method);
  const auto called = [](sd_bus_message* raw, void* data, sd_bus_error*) {
    Message message(find_bus_library()->message_ref(raw));
    return static_cast<Slot::State*>(data)->method(message) ? 1 : 0;
  };
  find_bus_library()->add_object(raw_, &state->raw, path.c_str(), called, state.get());
  return Slot(std::move(state));
}

Property::Property(Bus& bus, std::string name, std::string path, std::string interface, std::string property,
                   Changed changed)
    : bus_(bus),
      name_(std::move(name)),
      path_(std::move(path)),
      interface_(std::move(interface)),
      property_(std::move(property)),
      changed_(std::move(changed)) {
  signal_ = bus_.match("type='signal',sender='" + name_ + "',path='" + path_ +
                           "',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',arg0='" +
                           interface_ + "'",
                       [this](Message& signal) {
                         signal.skip();
                         signal.read_entries([&](const std::string& key) {
                           if (key == property_) changed_(signal);
                         });
                         signal.read_texts([&](const std::string& key) {
                           if (key == property_) read();
                         });
                       });
  read();
}

void Property::read() {
  Message call = bus_.make_call(name_.c_str(), path_, "org.freedesktop.DBus.Properties", "Get");
  call.text(interface_).text(property_);
  answer_ = bus_.call(call, [this](Message& reply) {
    if (!reply.is_error()) changed_(reply);
  });
}

NameOwner::NameOwner(Bus& bus, std::string name, Changed changed)
    : name_(std::move(name)), changed_(std::move(changed)) {
  signal_ = bus.match(
      "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
      "member='NameOwnerChanged',arg0='" +
          name_ + "'",
      [this](Message& signal) {
        signal.skip();
        const std::string before = signal.read_text().value_or("");
        const std::string after = signal.read_text().value_or("");
        if (!before.empty() && !after.empty()) set(false);
        set(!after.empty());
      });
  Message call = bus.make_call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner");
  call.text(name_);
  answer_ = bus.call(call, [this](Message& reply) { set(reply.read_flag().value_or(false)); });
}

void NameOwner::set(bool present) {
  if (present == present_) return;
  present_ = present;
  changed_(present);
}

}  // namespace unhunch::desk

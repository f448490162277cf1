// SPDX-License-Identifier: Apache-2.0
// The message bus of the session or of the system, as a part of the loop. A thin cover over sd-bus: messages, calls,
// signals and objects that free themselves, and every answer in a callback, so that a program that hangs on the other
// side never holds us up. libsystemd is loaded when the first bus is opened; without it there is no bus, and that is an
// answer (`not_supported`). The first bus costs about half a megabyte, the second some 30 kB.
//
// When the bus goes away, calls fail and nothing is told any more (`lost`).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/error.h"
#include "desk/loop.h"

struct sd_bus;
struct sd_bus_message;
struct sd_bus_slot;

namespace unhunch::desk {

// A message that is being written, or read from front to back. Reading something else than what stands there gives
// nothing and leaves the place.
class Message {
 public:
  Message() = default;
  explicit Message(sd_bus_message* raw) : raw_(raw) {}  // takes over the reference
  Message(Message&& other) noexcept : raw_(std::exchange(other.raw_, nullptr)) {}
  Message& operator=(Message&& other) noexcept { return std::swap(raw_, other.raw_), *this; }
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;
  ~Message();

  explicit operator bool() const { return raw_ != nullptr; }
  bool is_error() const;
  std::string_view error_name() const;  // "org.freedesktop.DBus.Error.ServiceUnknown"
  std::string_view path() const;
  std::string_view interface() const;
  std::string_view member() const;
  std::string_view sender() const;

  Message& text(const std::string& value);             // s
  Message& object(const std::string& path);            // o
  Message& flag(bool value);                           // b
  Message& byte(std::uint8_t value);                   // y
  Message& int32(std::int32_t value);                  // i
  Message& uint32(std::uint32_t value);                // u
  Message& uint64(std::uint64_t value);                // t
  Message& bytes(const void* data, std::size_t size);  // ay
  // open('a', "s"), open('v', "b"), open('r', "sv"), open('e', "sv")
  Message& open(char kind, const char* contents);
  Message& close();

  // Each looks through a variant that stands in front of the value.
  std::optional<std::string> read_text();  // s, o or g
  std::optional<bool> read_flag();
  std::optional<std::uint32_t> read_uint32();
  std::optional<std::int32_t> read_int32();
  std::optional<std::uint64_t> read_uint64();
  bool enter(char kind, const char* contents);
  void leave();
  void skip();          // one whole value
  bool at_end() const;  // of the container that was entered

  // For every entry of a dictionary a{sv}: `entry` may read the value, or leave it.
  void read_entries(const std::function<void(const std::string& key)>& entry);
  // For every text of an array as.
  void read_texts(const std::function<void(std::string text)>& each);

  sd_bus_message* raw() const { return raw_; }

 private:
  template <class Value>
  std::optional<Value> read_basic(const char* kinds);

  sd_bus_message* raw_ = nullptr;
};

// What is subscribed to, or waited for; ends with the object.
class Slot {
 public:
  Slot() = default;

  explicit operator bool() const { return state_ != nullptr; }

 private:
  friend class Bus;
  struct State {
    sd_bus_slot* raw = nullptr;
    std::function<void(Message&)> told;
    std::function<bool(Message&)> method;
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State();
  };
  explicit Slot(std::unique_ptr<State> state) : state_(std::move(state)) {}
  std::unique_ptr<State> state_;
};

class Bus {
 public:
  using Reply = std::function<void(Message& reply)>;  // which may be an error
  using Signal = std::function<void(Message& signal)>;
  // Answers a call of a method; false when there is no such method.
  using Method = std::function<bool(Message& call)>;

  // Codes: not_supported (no libsystemd), no_bus.
  static Expected<std::unique_ptr<Bus>> open_session(Loop& loop);
  static Expected<std::unique_ptr<Bus>> open_system(Loop& loop);
  ~Bus();
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;

  bool lost() const { return lost_; }

  Message make_call(const char* name, const std::string& path, const char* interface, const char* member);
  Message make_signal(const std::string& path, const char* interface, const char* member);
  Message make_reply(Message& call);
  void send(Message& message);
  void refuse(Message& call, const char* error, const char* text);

  // The reply comes in a later dispatch, and not at all once the slot is gone.
  Slot call(Message& message, Reply reply);
  // Waits for the answer, for commands that do nothing else meanwhile. Code: no_answer, where: the error's name.
  Expected<Message> ask(Message& message, Milliseconds patience);
  // `rule` in the bus's own words: type='signal',sender='…',interface='…'
  Slot match(const std::string& rule, Signal signal);
  Slot serve(const std::string& path, Method method);

 private:
  Bus(Loop& loop, sd_bus* raw);
  static Expected<std::unique_ptr<Bus>> open(Loop& loop, bool system);
  void process();
  void settle();  // brings what the loop waits for in line with what the connection wants
  void lose();

  Loop& loop_;
  sd_bus* raw_;
  int descriptor_ = -1;
  Loop::Deadline deadline_ = 0;
  bool lost_ = false;
};

// Reads one property and goes on reading it when it changes, as far as its owner tells. `value` stands before the
// value.
class Property {
 public:
  using Changed = std::function<void(Message& value)>;
  Property(Bus& bus, std::string name, std::string path, std::string interface, std::string property, Changed changed);
  Property(const Property&) = delete;
  Property& operator=(const Property&) = delete;

  void read();  // again, as when its owner has appeared anew

 private:
  Bus& bus_;
  std::string name_, path_, interface_, property_;
  Changed changed_;
  Slot signal_, answer_;
};

// Follows whether somebody owns a name on the bus.
class NameOwner {
 public:
  using Changed = std::function<void(bool present)>;
  NameOwner(Bus& bus, std::string name, Changed changed);
  NameOwner(const NameOwner&) = delete;
  NameOwner& operator=(const NameOwner&) = delete;

  // Once in the first answer of the bus, and whenever it changes hands.
  bool present() const { return present_; }

 private:
  void set(bool present);

  std::string name_;
  Changed changed_;
  bool present_ = false;
  Slot signal_, answer_;
};

}  // namespace unhunch::desk

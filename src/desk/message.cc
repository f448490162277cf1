// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "desk/bus.h"
#include "desk/bus_library.h"

namespace unhunch::desk {
namespace {

// Only called with a message, so that there is a library.
const BusLibrary& library() { return *find_bus_library(); }

std::string_view to_view(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

}  // namespace

Message::~Message() {
  if (raw_ != nullptr) library().message_unref(raw_);
}

bool Message::is_error() const { return raw_ == nullptr || library().message_is_method_error(raw_, nullptr) > 0; }
std::string_view Message::error_name() const {
  const sd_bus_error* error = raw_ == nullptr ? nullptr : library().message_get_error(raw_);
  return error == nullptr ? std::string_view() : to_view(error->name);
}
std::string_view Message::path() const { return to_view(library().message_get_path(raw_)); }
std::string_view Message::interface() const { return to_view(library().message_get_interface(raw_)); }
std::string_view Message::member() const { return to_view(library().message_get_member(raw_)); }
std::string_view Message::sender() const { return to_view(library().message_get_sender(raw_)); }

Message& Message::text(const std::string& value) {
  if (raw_ != nullptr) library().message_append(raw_, "s", value.c_str());
  return *this;
}
Message& Message::object(const std::string& path) {
  if (raw_ != nullptr) library().message_append(raw_, "o", path.c_str());
  return *this;
}
Message& Message::flag(bool value) {
  if (raw_ != nullptr) library().message_append(raw_, "b", static_cast<int>(value));
  return *this;
}
Message& Message::byte(std::uint8_t value) {
  if (raw_ != nullptr) library().message_append(raw_, "y", static_cast<int>(value));
  return *this;
}
Message& Message::int32(std::int32_t value) {
  if (raw_ != nullptr) library().message_append(raw_, "i", value);
  return *this;
}
Message& Message::uint32(std::uint32_t value) {
  if (raw_ != nullptr) library().message_append(raw_, "u", value);
  return *this;
}
Message& Message::uint64(std::uint64_t value) {
  if (raw_ != nullptr) library().message_append(raw_, "t", value);
  return *this;
}
Message& Message::bytes(const void* data, std::size_t size) {
  if (raw_ != nullptr) library().message_append_array(raw_, 'y', data, size);
  return *this;
}
Message& Message::open(char kind, const char* contents) {
  if (raw_ != nullptr) library().message_open_container(raw_, kind, contents);
  return *this;
}
Message& Message::close() {
  if (raw_ != nullptr) library().message_close_container(raw_);
  return *this;
}

template <class Value>
std::optional<Value> Message::read_basic(const char* kinds) {
  if (raw_ == nullptr) return std::nullopt;
  char kind = 0;
  const char* contents = nullptr;
  if (library().message_peek_type(raw_, &kind, &contents) <= 0) return std::nullopt;
  if (kind == 'v') {
    if (contents == nullptr || std::strlen(contents) != 1 || std::strchr(kinds, *contents) == nullptr) {
      return std::nullopt;
    }
    const char inner[] = {*contents, 0};
    if (!enter('v', inner)) return std::nullopt;
    const std::optional<Value> value = read_basic<Value>(kinds);
    leave();
    return value;
  }
  if (std::strchr(kinds, kind) == nullptr) return std::nullopt;
  const char types[] = {kind, 0};
  Value value{};
  if (library().message_read(raw_, types, &value) <= 0) return std::nullopt;
  return value;
}

std::optional<std::string> Message::read_text() {
  const auto value = read_basic<const char*>("sog");
  if (!value) return std::nullopt;
  return std::string(*value);
}
std::optional<bool> Message::read_flag() {
  const auto value = read_basic<int>("b");
  if (!value) return std::nullopt;
  return *value != 0;
}
std::optional<std::uint32_t> Message::read_uint32() { return read_basic<std::uint32_t>("u"); }
std::optional<std::int32_t> Message::read_int32() { return read_basic<std::int32_t>("i"); }
std::optional<std::uint64_t> Message::read_uint64() { return read_basic<std::uint64_t>("t"); }

bool Message::enter(char kind, const char* contents) {
  return raw_ != nullptr && library().message_enter_container(raw_, kind, contents) > 0;
}
void Message::leave() {
  while (!at_end()) {
    if (library().message_skip(raw_, nullptr) < 0) break;
  }
  library().message_exit_container(raw_);
}
void Message::skip() {
  if (raw_ != nullptr) library().message_skip(raw_, nullptr);
}
bool Message::at_end() const { return raw_ == nullptr || library().message_at_end(raw_, 0) != 0; }

void Message::read_entries(const std::function<void(const std::string& key)>& entry) {
  if (!enter('a', "{sv}")) return;
  while (enter('e', "sv")) {
    if (const auto key = read_text()) entry(*key);
    leave();
  }
  leave();
}

void Message::read_texts(const std::function<void(std::string text)>& each) {
  if (!enter('a', "s")) return;
  while (auto text = read_text()) each(std::move(*text));
  leave();
}

}  // namespace unhunch::desk

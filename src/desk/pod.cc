// SPDX-License-Identifier: Apache-2.0
#include "desk/pod.h"

#include <algorithm>
#include <cstring>

namespace unhunch::desk {
namespace {

constexpr std::uint32_t none_type = 1, id_type = 3, integer_type = 4, long_type = 5, text_type = 8, struct_type = 14;
constexpr std::size_t head_size = 8;

std::size_t padded(std::size_t size) { return (size + 7) / 8 * 8; }

template <class Number>
Number read_number(std::string_view bytes) {
  Number number{};
  bytes.copy(reinterpret_cast<char*>(&number), sizeof number);
  return number;
}

}  // namespace

void PodWriter::number(std::uint32_t value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  bytes_.append(bytes, sizeof bytes);
}

void PodWriter::head(std::uint32_t size, std::uint32_t type) {
  number(size);
  number(type);
}

PodWriter& PodWriter::integer(std::int32_t value) {
  head(4, integer_type);
  number(static_cast<std::uint32_t>(value));
  number(0);
  return *this;
}

PodWriter& PodWriter::text(std::string_view value) {
  head(static_cast<std::uint32_t>(value.size() + 1), text_type);
  bytes_.append(value);
  bytes_.append(padded(value.size() + 1) - value.size(), '\0');
  return *this;
}

PodWriter& PodWriter::begin() {
  open_.push_back(bytes_.size());
  head(0, struct_type);
  return *this;
}

PodWriter& PodWriter::end() {
  const auto size = static_cast<std::uint32_t>(bytes_.size() - open_.back() - head_size);
  std::memcpy(bytes_.data() + open_.back(), &size, sizeof size);
  open_.pop_back();
  return *this;
}

std::optional<PodReader::Value> PodReader::next() {
  if (bytes_.size() < head_size) return std::nullopt;
  const std::size_t size = read_number<std::uint32_t>(bytes_);
  const auto type = read_number<std::uint32_t>(bytes_.substr(4));
  if (size > bytes_.size() - head_size) return std::nullopt;
  return Value{type, bytes_.substr(head_size, size)};
}

bool PodReader::skip() {
  const auto value = next();
  if (!value) return false;
  bytes_.remove_prefix(std::min(bytes_.size(), head_size + padded(value->body.size())));
  return true;
}

std::optional<std::string_view> PodReader::take(std::uint32_t type, std::size_t least) {
  const auto value = next();
  if (!value || value->type != type || value->body.size() < least) return std::nullopt;
  skip();
  return value->body;
}

std::optional<std::int32_t> PodReader::integer() {
  const auto body = take(integer_type, 4);
  if (!body) return std::nullopt;
  return read_number<std::int32_t>(*body);
}

std::optional<std::int64_t> PodReader::long_integer() {
  const auto body = take(long_type, 8);
  if (!body) return std::nullopt;
  return read_number<std::int64_t>(*body);
}

std::optional<std::uint32_t> PodReader::id() {
  const auto body = take(id_type, 4);
  if (!body) return std::nullopt;
  return read_number<std::uint32_t>(*body);
}

std::optional<std::string_view> PodReader::text() {
  if (take(none_type, 0)) return "";
  const auto body = take(text_type, 1);
  if (!body || body->back() != '\0') return std::nullopt;
  return body->substr(0, body->find('\0'));
}

std::optional<PodReader> PodReader::enter() {
  const auto body = take(struct_type, 0);
  if (!body) return std::nullopt;
  return PodReader(*body);
}

bool PodReader::dictionary(const std::function<void(std::string_view, std::string_view)>& entry) {
  auto inside = enter();
  if (!inside) return false;
  const auto count = inside->integer();
  if (!count) return false;
  for (std::int32_t i = 0; i < *count; ++i) {
    const auto key = inside->text();
    const auto value = inside->text();
    if (!key || !value) return false;
    entry(*key, *value);
  }
  return true;
}

}  // namespace unhunch::desk

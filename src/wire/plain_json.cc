// SPDX-License-Identifier: Apache-2.0
#include "wire/plain_json.h"

#include <algorithm>

namespace unhunch::wire {
namespace {

constexpr std::size_t digits_most = 9;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What a character may be part of: asked for every byte of a log, so it is looked up.
constexpr unsigned char of_text = 1, of_name = 2;
constexpr std::array<unsigned char, 256> parts = [] {
  std::array<unsigned char, 256> table{};
  for (char c = ' '; c <= '~'; ++c) {
    const bool in_name = (c >= 'a' && c <= 'z') || is_digit(c) || c == '_';
    const bool in_text = c != '"' && c != '\\';
    table[static_cast<unsigned char>(c)] = (in_text ? of_text : 0) | (in_name ? of_name : 0);
  }
  return table;
}();
constexpr bool is_part(char c, unsigned char of) { return (parts[static_cast<unsigned char>(c)] & of) != 0; }

std::optional<std::string_view> scan_name(std::string_view& rest) {
  std::size_t size = 1;
  while (size < rest.size() && is_part(rest[size], of_name)) ++size;
  if (size + 1 >= rest.size() || rest[0] != '"' || rest[size] != '"' || rest[size + 1] != ':') return std::nullopt;
  const std::string_view name = rest.substr(1, size - 1);
  rest.remove_prefix(size + 2);
  return name;
}

bool scan_value(std::string_view& rest, PlainMember& member) {
  if (rest.empty()) return false;
  if (rest.front() == '"') {
    const auto text = scan_plain_text(rest);
    if (!text) return false;
    member.kind = PlainMember::Kind::text;
    member.text = *text;
    return true;
  }
  if (rest.front() == 't' || rest.front() == 'f') {
    member.kind = PlainMember::Kind::truth;
    member.number = rest.front() == 't' ? 1 : 0;
    return scan(rest, member.number == 1 ? "true" : "false");
  }
  const auto number = scan_whole(rest);
  if (!number) return false;
  member.kind = PlainMember::Kind::number;
  member.number = *number;
  return true;
}

}  // namespace

bool PlainObject::add(const PlainMember& member) {
  if (size_ == most) return false;
  for (const PlainMember& other : *this) {
    if (other.name == member.name) return false;
  }
  members_[size_++] = member;
  return true;
}

bool scan(std::string_view& rest, std::string_view expected) {
  if (!rest.starts_with(expected)) return false;
  rest.remove_prefix(expected.size());
  return true;
}

std::optional<int> scan_whole(std::string_view& rest) {
  const bool negative = !rest.empty() && rest.front() == '-';
  const std::size_t from = negative ? 1 : 0;
  std::size_t to = from;
  int number = 0;
  while (to < rest.size() && to - from < digits_most && is_digit(rest[to])) number = number * 10 + (rest[to++] - '0');
  const bool leading_zero = to - from > 1 && rest[from] == '0';
  if (to == from || leading_zero || (negative && number == 0)) return std::nullopt;
  rest.remove_prefix(to);
  return negative ? -number : number;
}

std::optional<std::string_view> scan_plain_text(std::string_view& rest) {
  if (rest.empty() || rest.front() != '"') return std::nullopt;
  std::size_t size = 1;
  while (size < rest.size() && is_part(rest[size], of_text)) ++size;
  if (size == rest.size() || rest[size] != '"') return std::nullopt;
  const std::string_view text = rest.substr(1, size - 1);
  rest.remove_prefix(size + 1);
  return text;
}

bool scan_plain_object(std::string_view& rest, PlainObject& object) {
  std::string_view left = rest;
  object.size_ = 0;
  if (!scan(left, "{")) return false;
  if (!scan(left, "}")) {
    do {
      PlainMember member;
      const auto name = scan_name(left);
      if (!name || !scan_value(left, member)) return false;
      member.name = *name;
      if (!object.add(member)) return false;
    } while (scan(left, ","));
    if (!scan(left, "}")) return false;
  }
  rest = left;
  return true;
}

bool is_plain_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_part(c, of_name); });
}

std::optional<std::string_view> scan_object_text(std::string_view& rest) {
  if (rest.empty() || rest.front() != '{') return std::nullopt;
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const char c = rest[at];
    if (in_text) {
      if (c == '\\') ++at;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      const std::string_view object = rest.substr(0, at + 1);
      rest.remove_prefix(at + 1);
      return object;
    }
  }
  return std::nullopt;
}

}  // namespace unhunch::wire

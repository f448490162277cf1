// SPDX-License-Identifier: Apache-2.0
#include "wire/plain_json.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace unhunch::wire {
namespace {

constexpr std::ptrdiff_t digits_most = 9;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::uint64_t each = 0x0101010101010101;

// The highest bit of every byte that may not stand in a plain text. Each of the terms is for some of them; what it
// borrows or carries over comes to later bytes only, so that the first one is always right.
constexpr std::uint64_t mark_others(std::uint64_t bytes) {
  const std::uint64_t below_space = bytes - each * ' ', quote = (bytes ^ each * '"') - each,
                      backslash = (bytes ^ each * '\\') - each, above_tilde = bytes + each;
  return (bytes | below_space | quote | backslash | above_tilde) & each * 0x80;
}

constexpr bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

// Past what may stand in a plain text: every byte of a log comes by here, so eight are looked at in one go.
const char* skip_text(const char* at, const char* end) {
  static_assert(std::endian::native == std::endian::little, "the first byte of a text is the lowest of a number");
  for (std::uint64_t bytes = 0; end - at >= 8; at += 8) {
    std::memcpy(&bytes, at, 8);
    if (const std::uint64_t others = mark_others(bytes); others != 0) return at + std::countr_zero(others) / 8;
  }
  while (at != end && is_plain(*at)) ++at;
  return at;
}

// Each moves `at` behind what it takes.
bool take(const char*& at, const char* end, char expected) {
  if (at == end || *at != expected) return false;
  ++at;
  return true;
}

bool take_text(const char*& at, const char* end, std::string_view& text) {
  if (!take(at, end, '"')) return false;
  const char* const from = at;
  at = skip_text(at, end);
  text = {from, static_cast<std::size_t>(at - from)};
  return take(at, end, '"');
}

bool take_whole(const char*& at, const char* end, int& number) {
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  const char* const from = at;
  number = 0;
  while (at != end && at - from < digits_most && is_digit(*at)) number = number * 10 + (*at++ - '0');
  const bool leading_zero = at - from > 1 && *from == '0';
  if (at == from || leading_zero || (negative && number == 0)) return false;
  if (negative) number = -number;
  return true;
}

bool take_word(const char*& at, const char* end, std::string_view word) {
  if (!std::string_view{at, static_cast<std::size_t>(end - at)}.starts_with(word)) return false;
  at += word.size();
  return true;
}

bool take_value(const char*& at, const char* end, PlainMember& member) {
  if (at == end) return false;
  switch (*at) {
    case '"': member.kind = PlainMember::Kind::text; return take_text(at, end, member.text);
    case 't':
    case 'f':
      member.kind = PlainMember::Kind::truth;
      member.number = *at == 't' ? 1 : 0;
      return take_word(at, end, member.number == 1 ? "true" : "false");
    default: member.kind = PlainMember::Kind::number; return take_whole(at, end, member.number);
  }
}

// Takes with `take` off the front, if it is there.
template <class Value, class Take>
std::optional<Value> scan_with(std::string_view& rest, Take take) {
  const char* at = rest.data();
  Value value{};
  if (!take(at, rest.data() + rest.size(), value)) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(at - rest.data()));
  return value;
}

}  // namespace

// The next member, which has its place already; false when there is no room or the name is there.
bool PlainObject::add_member(const char*& at, const char* end) {
  if (size_ == most) return false;
  PlainMember& member = members_[size_];
  if (!take_text(at, end, member.name) || !take(at, end, ':') || !take_value(at, end, member)) return false;
  for (const PlainMember& other : *this) {
    if (other.name.size() == member.name.size() && other.name == member.name) return false;
  }
  ++size_;
  return true;
}

std::optional<int> scan_whole(std::string_view& rest) { return scan_with<int>(rest, take_whole); }

std::optional<std::string_view> scan_plain_text(std::string_view& rest) {
  return scan_with<std::string_view>(rest, take_text);
}

bool scan_plain_object(std::string_view& rest, PlainObject& object) {
  const char* at = rest.data();
  const char* const end = at + rest.size();
  object.size_ = 0;
  if (!take(at, end, '{')) return false;
  if (at != end && *at == '}') {
    ++at;
  } else {
    char next = ',';
    while (next == ',') {
      if (!object.add_member(at, end) || at == end) return false;
      next = *at++;
    }
    if (next != '}') return false;
  }
  rest.remove_prefix(static_cast<std::size_t>(at - rest.data()));
  return true;
}

bool is_plain_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; });
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

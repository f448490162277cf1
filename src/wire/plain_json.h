// SPDX-License-Identifier: Apache-2.0
// Plain JSON: a flat object in the compact form that programs write, {"pain_now":3,"note":"stiff"}. Values are whole
// numbers, true, false, and strings; names and strings are of printable ASCII without a backslash; no name twice.
//
// Nearly every event of a log is plain, and reading it this way takes a tenth of the time and no memory. Whatever is
// not plain is left to parse_json(); what is plain reads the same both ways (a test compares them).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace unhunch::wire {

struct PlainMember {
  enum class Kind : unsigned char { number, truth, text };
  std::string_view name;
  Kind kind{};
  int number = 0;  // 0 or 1 for a truth
  std::string_view text;

  template <std::size_t N>
  bool is(const char (&wanted)[N]) const {  // compares at once, as the length is known
    return name.size() == N - 1 && std::equal(wanted, wanted + N - 1, name.begin());
  }
};

class PlainObject {
 public:
  static constexpr std::size_t most = 12;  // members

  const PlainMember* begin() const { return members_.data(); }
  const PlainMember* end() const { return members_.data() + size_; }

 private:
  friend bool scan_plain_object(std::string_view& rest, PlainObject& object);
  bool add_member(const char*& at, const char* end);

  std::array<PlainMember, most> members_{};
  std::size_t size_ = 0;
};

// Takes what is expected off the front; leaves the text as it is when something else stands there.
template <std::size_t N>
bool scan(std::string_view& rest, const char (&expected)[N]) {  // compares at once, as the length is known
  if (rest.size() < N - 1 || !std::equal(expected, expected + N - 1, rest.begin())) return false;
  rest.remove_prefix(N - 1);
  return true;
}
std::optional<int> scan_whole(std::string_view& rest);                    // no leading zero, at most nine digits
std::optional<std::string_view> scan_plain_text(std::string_view& rest);  // with its quotes; comes back without
bool scan_plain_object(std::string_view& rest, PlainObject& object);      // which forgets what it held

// Whether all of it is of a-z, 0-9 and _.
bool is_plain_name(std::string_view text);

// One object of any kind off the front, by its brackets alone: what comes back has still to be parsed.
std::optional<std::string_view> scan_object_text(std::string_view& rest);

}  // namespace unhunch::wire

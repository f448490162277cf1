// SPDX-License-Identifier: Apache-2.0
//
// JSON text in and out, the same bytes on every machine.
//
// Reading is strict: RFC 8259 with nothing added, valid UTF-8 only, no name twice in one object, at most
// `json_max_depth` levels and `json_max_bytes` bytes. A fault is a value with the byte at which reading stopped;
// nothing is thrown, whatever the bytes are. Numbers are read by std::from_chars, so that a decimal becomes the nearest
// double.
//
// Writing is compact and deterministic: members in their order, integers as integers, other numbers in the shortest
// form that reads back to the same double, with no exponent where the value is between 1e-5 and 1e15. What was read or
// built is written and read again unchanged. A number that JSON cannot hold (infinity, not-a-number) is written as
// null.
//
// Cost: linear in the length of the text.

#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/error.h"

namespace unhunch::wire {

inline constexpr std::size_t json_max_depth = 64;
inline constexpr std::size_t json_max_bytes = 16u * 1024u * 1024u;

// A fault has one of the codes too_big, too_deep, duplicate_key, incomplete, number_range or syntax, and in `where` the
// byte, counted from 0, at which reading stopped: "byte 17".
Expected<boost::json::value> parse_json(std::string_view text);

std::string write_json(const boost::json::value& value);

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
// Failure is a value. One vocabulary for the whole program: a code for programs, the place of the fault, a sentence
// for people that says what to do.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace unhunch {

struct Error {
  std::string code;   // "unknown_field", "out_of_range", ...
  std::string where;  // path in the input ("answers.flags.chest_pain"), a file, or empty
  std::string message;
};

template <class T>
using Expected = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string code, std::string where, std::string message) {
  return tl::unexpected<Error>(Error{std::move(code), std::move(where), std::move(message)});
}

}  // namespace unhunch

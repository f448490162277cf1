// SPDX-License-Identifier: Apache-2.0
//
// The one place where Boost.JSON itself is compiled; every other file includes only its headers.

#include <boost/json/src.hpp>

#ifdef BOOST_NO_EXCEPTIONS

#include <boost/assert/source_location.hpp>
#include <cstdlib>
#include <exception>

// Without exceptions Boost asks the program to say what happens in their place. Nothing in src/wire/ calls a throwing
// function, so that reaching this is a fault of the program and not of its input.
namespace boost {
void throw_exception(const std::exception&) { std::abort(); }
void throw_exception(const std::exception&, const source_location&) { std::abort(); }
}  // namespace boost

#endif

// SPDX-License-Identifier: Apache-2.0
#include "main/key_decoder.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <vector>

namespace unhunch::app {
namespace {

std::vector<Key> decode(std::string_view bytes) {
  KeyDecoder decoder;
  decoder.feed(bytes);
  std::vector<Key> keys;
  while (const auto key = decoder.next(true)) keys.push_back(*key);
  return keys;
}

TEST_CASE("letters, arrows and enter are keys") {
  CHECK(decode("y\r") == std::vector<Key>{typed(U'y'), Key{Key::Kind::enter, 0}});
  CHECK(decode("\x1b[A\x1bOB") == std::vector<Key>{Key{Key::Kind::up, 0}, Key{Key::Kind::down, 0}});
  CHECK(decode("é") == std::vector<Key>{typed(U'é')});
  CHECK(decode("\x1b") == std::vector<Key>{Key{Key::Kind::escape, 0}});
}

TEST_CASE("a key that comes in pieces is waited for") {
  KeyDecoder decoder;
  decoder.feed("\x1b");
  CHECK_FALSE(decoder.next(false).has_value());
  CHECK(decoder.is_waiting());
  decoder.feed("[");
  CHECK_FALSE(decoder.next(false).has_value());
  decoder.feed("C");
  CHECK(decoder.next(false) == Key{Key::Kind::right, 0});
}

TEST_CASE("an unknown sequence is swallowed whole: no piece of it answers a question") {
  CHECK(decode("\x1b[15~") == std::vector<Key>{});
  CHECK(decode("\x1b[1;5Yn") == std::vector<Key>{typed(U'n')});
  CHECK(decode("\x1bny") == std::vector<Key>{typed(U'y')});
  CHECK(decode("\xff\x01") == std::vector<Key>{});
}

TEST_CASE("any bytes at all come to an end") {
  const bool holds = rc::check([](const std::string& bytes) { RC_ASSERT(decode(bytes).size() <= bytes.size()); });
  CHECK(holds);
}

}  // namespace
}  // namespace unhunch::app

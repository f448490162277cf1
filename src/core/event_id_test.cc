// SPDX-License-Identifier: Apache-2.0
#include "core/event_id.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using unhunch::core::EventId;
using unhunch::core::find_event_id;
using unhunch::core::to_text;

TEST_CASE("an id is written as it was read, in lower case") {
  const auto id = find_event_id("0193A1b2-c3d4-7E5f-8a9b-0c1d2e3f4a5B");
  REQUIRE(id);
  CHECK(to_text(*id) == "0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
  CHECK(id->bytes[0] == 0x01);
  CHECK(id->bytes[15] == 0x5b);
}

TEST_CASE("any id comes back from its text") {
  const bool holds = rc::check([](const std::array<std::uint8_t, 16>& bytes) {
    const EventId id{bytes};
    RC_ASSERT(find_event_id(to_text(id)) == id);
  });
  CHECK(holds);
}

TEST_CASE("ids are ordered as their texts are") {
  const bool holds = rc::check([](const std::array<std::uint8_t, 16>& a, const std::array<std::uint8_t, 16>& b) {
    RC_ASSERT((EventId{a} < EventId{b}) == (to_text({a}) < to_text({b})));
  });
  CHECK(holds);
}

TEST_CASE("a text that is not quite an id is none") {
  for (const char* text : {"", "0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5", "0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b0",
                           "0193a1b2c3d4-7e5f-8a9b-0c1d2e3f4a5b00", "0193a1b20c3d4-7e5f-8a9b-0c1d2e3f4a5b",
                           "0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5g", "{193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5}",
                           "0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a-b"}) {
    CAPTURE(text);
    CHECK_FALSE(find_event_id(text));
  }
}

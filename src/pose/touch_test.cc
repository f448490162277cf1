// SPDX-License-Identifier: Apache-2.0
#include "pose/touch.h"

#include <doctest/doctest.h>

namespace unhunch::pose {
namespace {

using enum Part;

TEST_CASE("Parts that are one flesh are not tested against each other") {
  CHECK(!find_touch(left_hand, left_forearm));
  CHECK(!find_touch(right_upper_arm, right_forearm));
  CHECK(!find_touch(head, neck));
  CHECK(!find_touch(left_foot, left_foot));
}

TEST_CASE("The trunk is not tested against itself, but the limbs against it") {
  CHECK(!find_touch(chest, waist));
  CHECK(!find_touch(pelvis, left_hand));
  REQUIRE(find_touch(left_hand, pelvis));
}

TEST_CASE("Clasped hands may be deeper in each other than bones elsewhere") {
  CHECK(find_touch(left_hand, right_hand)->allowed == .025);
  CHECK(find_touch(right_hand, left_hand)->allowed == .025);
  CHECK(find_touch(right_hand, left_foot)->allowed == .015);
}

TEST_CASE("Left and right are alike, and what holds one way holds the other") {
  CHECK(find_touch(head, right_hand)->allowed == find_touch(left_hand, head)->allowed);
  CHECK(find_touch(left_thigh, right_forearm)->allowed == find_touch(right_forearm, left_thigh)->allowed);
  CHECK(find_touch(right_upper_arm, chest)->shared == core::Joint::right_shoulder);
  CHECK(!find_touch(right_shin, right_thigh));
  CHECK(find_touch(right_shin, left_thigh)->allowed == find_touch(left_thigh, right_shin)->allowed);
}

}  // namespace
}  // namespace unhunch::pose

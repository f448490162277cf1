// SPDX-License-Identifier: Apache-2.0
#include "pose/moments.h"

#include <doctest/doctest.h>

namespace unhunch::pose {
namespace {

core::Motion make_motion(bool loops) {
  core::Motion motion;
  motion.loops = loops;
  motion.length = 5;
  motion.keys.resize(3);
  motion.keys[0].pose = "first";
  motion.keys[1].at = .2;
  motion.keys[2].at = 3;
  return motion;
}

TEST_CASE("Between two keys there are ten pictures a second and at least eight") {
  const auto moments = find_moments(make_motion(false));
  CHECK(moments.size() == 1 + 8 + 1 + 27 + 1);
  CHECK(moments.front().is_key);
  CHECK(moments.back().is_key);
  CHECK(moments.back().at == 3);
  for (std::size_t i = 1; i < moments.size(); ++i) {
    CHECK(moments[i].at > moments[i - 1].at);
    CHECK(moments[i].at - moments[i - 1].at < .1 + 1e-9);
  }
}

TEST_CASE("A motion that loops is looked at on its way back to the first key") {
  const auto moments = find_moments(make_motion(true));
  CHECK(moments.size() == 1 + 8 + 1 + 27 + 1 + 19);
  CHECK(moments.back().key == 2);
  CHECK(moments.back().next == 0);
  CHECK(moments.back().at < 5);
}

TEST_CASE("A still picture is one moment") {
  core::Motion motion;
  motion.keys.resize(1);
  motion.length = 10;
  CHECK(find_moments(motion).size() == 1);
}

TEST_CASE("A moment says where it is") {
  const core::Motion motion = make_motion(false);
  const auto moments = find_moments(motion);
  CHECK(describe(motion, moments[0], 0) == "at 0.0 s (frame 0, in 'first')");
  CHECK(describe(motion, moments[1], 1) == "at 0.0 s (frame 1, between 'first' and '')");
}

}  // namespace
}  // namespace unhunch::pose

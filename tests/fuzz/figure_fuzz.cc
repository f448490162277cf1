// SPDX-License-Identifier: Apache-2.0
// Arbitrary bytes as the file of the body and as the file of motions: refused, or good enough to be drawn from.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "body/body.h"
#include "body/motion_book.h"
#include "body/pose_array.h"

using namespace unhunch;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto body = body::read_body(bytes)) {
    body::Skinned skin;
    body::calc_skin(*body, body->bind, skin);
  }
  if (const auto book = body::read_motion_book(bytes)) {
    static const core::Skeleton skeleton = core::make_skeleton();
    core::Shot shot;
    std::vector<float> numbers;
    for (const core::Motion& motion : book->motions) {
      core::calc_shot(skeleton, motion, motion.length / 2, shot);
      body::calc_pose_array(shot, numbers);
    }
  }
  return 0;
}

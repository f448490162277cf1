// SPDX-License-Identifier: Apache-2.0
#include "sculpt/neutral.h"

#include "body/body.h"

namespace unhunch::sculpt {

Posture make_bind_posture() {
  const core::Skeleton skeleton = core::make_skeleton();
  return {skeleton, core::calc_frames(skeleton, body::bind_root(skeleton), body::bind_angles())};
}

}  // namespace unhunch::sculpt

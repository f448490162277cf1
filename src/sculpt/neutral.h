// SPDX-License-Identifier: Apache-2.0
// Where a place of the bind pose would be on a body in neutral standing, as seen from one of its joints.
#pragma once

#include "core/figure/skeleton.h"

namespace unhunch::sculpt {

struct Posture {
  core::Skeleton skeleton;
  core::Frames bind;

  core::Vector neutral(core::Joint joint, core::Vector p) const {
    return bind[core::index(joint)].to_local(p) + skeleton.rest[core::index(joint)];
  }
};

Posture make_bind_posture();

}  // namespace unhunch::sculpt

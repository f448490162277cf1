// SPDX-License-Identifier: Apache-2.0
// A pose as it is written in the regimen, before it is solved: what differs from neutral, what touches what, which
// values may be moved, and what is wished for. docs/figure.md explains each field to authors.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/figure/motion.h"
#include "pose/contact.h"
#include "pose/parts.h"

namespace unhunch::pose {

// A hand or foot on something. Directions and place are in the frame of the holder: the world, a prop or a joint.
struct PinDraft {
  ContactPoint point{};
  core::Holder holder;
  int prop = -1;  // index of the prop whose frame `at` is in; the holder is then the world
  core::Vector at;
  std::optional<core::Vector> facing, pointing;  // both or none; none: hand or foot stay as their angles say
  core::Vector pole;                             // in the frame of thorax3 or pelvis
};

// The lowest skin of a part lies `depth` metres deep in the floor or in a prop.
struct Rest {
  Part part{};
  int prop = -1;  // -1: the floor
  double depth = 0;
};

// One number of the pose that the fit may move.
struct Free {
  std::string name;  // "root.y", "lumbar_flexion", "hip_flexion" (both sides), "left.hip_flexion"
  double least = 0, most = 0;
};

// A measure (core/figure/measure.h) that should lie within limits.
struct Wish {
  std::string measure;
  core::Side side{};
  double least = 0, most = 0;
  double weight = 1;
};

struct PoseDraft {
  std::string name;
  core::Root root;
  core::Angles angles;
  core::Anchor anchor;
  std::array<std::optional<PinDraft>, 4> pins;  // by Limb
  std::vector<Rest> rests;
  std::vector<Free> free;
  std::vector<Wish> wishes;
  std::vector<core::Frame> props;  // by Motion::props
};

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
// A motion as tables of local turns and places in time, dense enough that a straight line between two rows is true.
//
// Times are chosen by halving: wherever mixing two rows would move any joint, fingertip, prop or link by more than the
// tolerance from where it belongs, a row is added between them. A hold costs two rows, a swing about ten a second.
#pragma once

#include <vector>

#include "core/figure/motion.h"

namespace unhunch::picture {

// A local frame, and a stretch along Y for links.
struct NodePose {
  core::Frame at;
  double stretch = 1;
};

// One row: by joint, then by prop, then by link.
using NodeRow = std::vector<NodePose>;

struct MotionSamples {
  std::vector<double> times;  // seconds; rising
  std::vector<NodeRow> rows;
};

inline constexpr double sample_tolerance = 0.001;  // metres

MotionSamples calc_samples(const core::Skeleton& skeleton, const core::Motion& motion);

NodeRow make_row(const core::Shot& shot);
NodeRow mix(const NodeRow& a, const NodeRow& b, double share);
// The world frames of the joints of a row.
core::Frames to_world(const NodeRow& row);

}  // namespace unhunch::picture

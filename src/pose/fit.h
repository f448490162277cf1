// SPDX-License-Identifier: Apache-2.0
// Solving a drafted pose: the values that are free are moved, as little as possible, until hands and feet are where
// they are pinned, what rests lies on its ground, and the wishes are met.
//
// Damped least squares (Levenberg, Marquardt) with numeric derivatives over at most a dozen values; the same input
// gives the same output. Some milliseconds a pose; used when a regimen is compiled, never while a figure moves.
#pragma once

#include <string>
#include <vector>

#include "core/figure/motion.h"
#include "pose/beads.h"
#include "pose/draft.h"

namespace unhunch::pose {

// What the solver needs to know of a body; made once.
struct Solver {
  const body::Body& body;
  Contacts contacts;
  PartVertices parts;
  Beads beads;  // by part

  explicit Solver(const body::Body& of) : body(of), contacts(of), parts(find_parts(of)), beads(make_beads(of, parts)) {}
};

// What was asked for and not reached.
struct Unmet {
  std::string what;  // "left_hand", "rests pelvis", "wish elbow_flex"
  double by = 0;     // metres for pins and rests, the unit of the measure for wishes
};

struct Solved {
  core::Key key;
  std::vector<Unmet> unmet;
};

// `motion` gives the props. Pins are met to 1 mm, rests to 3 mm, wishes to one degree or centimetre, or reported.
Solved solve(const Solver& solver, const core::Motion& motion, const PoseDraft& draft);

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
// A blanket over back and shoulders: a shell around the dressed body that hangs more smoothly than what it covers.
#pragma once

#include "sculpt/cut.h"

namespace unhunch::sculpt {

struct Blanket {
  Mesh half;  // its outside, and the border turned in towards the body
  std::vector<Vector> normals;
  std::vector<Vector> under;  // the place of the body that each corner lies over
};

// From the left half before any cut.
Blanket make_blanket(const LayeredMesh& bare, const Field& field, const Posture& posture);

}  // namespace unhunch::sculpt

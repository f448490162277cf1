// SPDX-License-Identifier: Apache-2.0
// From the cut left half to the finished body: layers lifted off the skin with hems between them, weights, normals, the
// right half, the blanket, and an order that caches and compresses well.
#pragma once

#include "body/body.h"
#include "sculpt/cut.h"

namespace unhunch::sculpt {

// `bare` is the half before any cut, from which the blanket is made.
body::Body assemble(const LayeredMesh& half, const LayeredMesh& bare, const Field& field, const Posture& posture);

}  // namespace unhunch::sculpt

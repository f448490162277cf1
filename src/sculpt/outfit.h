// SPDX-License-Identifier: Apache-2.0
// What lies over the skin: shirt, trousers, hair, and the colours of the face, each as a field whose zero line is its
// edge.
//
// Layers are put on in order; each covers what is below it where its field is positive, and stands `height` metres off
// the surface.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "body/body.h"
#include "sculpt/neutral.h"

namespace unhunch::sculpt {

struct Layer {
  std::string_view name;
  body::Material material{};
  double height = 0;
  // Of a place of the left half in the bind pose; metres from the edge, more than 0 inside.
  double (*field)(const Posture& posture, core::Vector p) = nullptr;
  // How much of its height a layer has at a place; all of it where there is no function.
  double (*share)(core::Vector p) = nullptr;
  // No edge of a triangle is longer than this where the edge of the layer passes; metres.
  double detail = 1;
};

// Layer 0 is the bare skin.
std::span<const Layer> layers();

}  // namespace unhunch::sculpt

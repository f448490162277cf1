// SPDX-License-Identifier: Apache-2.0
// A motion as a binary glTF 2.0 file (Khronos Group, glTF 2.0 Specification) that other programs open: the skinned
// body, the props, and the motion as a standard animation.
//
// Positions and normals are quantised (KHR_mesh_quantization), which every common viewer reads; tinted muscles are
// colours of vertices. Hands and feet that are held stay within 2 mm of their place between two rows of the animation.
// At most 1 MB.
#pragma once

#include <span>
#include <string>

#include "body/body.h"
#include "body/look.h"
#include "core/figure/motion.h"

namespace unhunch::picture {

// `tints` holds 0 to 1 for each vertex of the body, or is empty.
std::string write_glb(const body::Body& body, const core::Motion& motion, const body::Look& look,
                      std::span<const float> tints);

}  // namespace unhunch::picture

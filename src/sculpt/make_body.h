// SPDX-License-Identifier: Apache-2.0
// The whole way from tables of forms to the skinned and dressed body. The same bytes each time; about two seconds.
#pragma once

#include "body/body.h"
#include "sculpt/surface_nets.h"

namespace unhunch::sculpt {

// The simplified left half before it is cut and dressed; its border lies in the plane x = 0.
Mesh make_bare_half();

body::Body make_body();

}  // namespace unhunch::sculpt

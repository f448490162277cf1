// SPDX-License-Identifier: Apache-2.0
#include "sculpt/anatomy.h"

namespace unhunch::sculpt {
namespace {

// Height, half width on both sides, front, back, 0, middle in depth, squareness.
constexpr Ring rings[] = {
    {.835, .150, .150, .080, .092, 0, -.010, 2.2},  {.880, .168, .168, .092, .106, 0, -.010, 2.3},
    {.930, .169, .169, .098, .108, 0, -.008, 2.3},  {.985, .158, .158, .099, .094, 0, -.006, 2.3},
    {1.04, .146, .146, .098, .082, 0, -.004, 2.3},  {1.10, .140, .140, .098, .077, 0, -.004, 2.3},
    {1.16, .142, .142, .103, .080, 0, -.006, 2.3},  {1.22, .148, .148, .110, .088, 0, -.010, 2.3},
    {1.28, .153, .153, .113, .093, 0, -.016, 2.3},  {1.33, .150, .150, .106, .094, 0, -.022, 2.3},
    {1.37, .136, .136, .092, .088, 0, -.028, 2.2},  {1.405, .106, .106, .070, .074, 0, -.034, 2.1},
    {1.435, .070, .070, .052, .056, 0, -.038, 2.0},
};

}  // namespace

Group make_trunk() {
  Group trunk{core::Joint::pelvis, 0, {}, {}, true};
  trunk.strokes = {
      {Loft(rings, .03, .02)},
      // shoulder girdle: trapezius down to the acromion, collar bone, the muscle that lifts the blade
      {Cone{{.030, 1.462, -.046}, {.158, 1.398, -.036}, .034, .046}, .06},
      {Cone{{.050, 1.400, -.010}, {.150, 1.392, -.018}, .040, .042}, .05},
      // blades and the wide muscle of the back
      {Ellipsoid{{.082, 1.318, -.082}, {.062, .080, .036}}, .05},
      {Cone{{.128, 1.290, -.050}, {.105, 1.120, -.040}, .040, .030}, .06},
      // chest
      {Ellipsoid{{.072, 1.298, .060}, {.078, .060, .044}}, .06},
      {Cone{{.080, 1.320, .050}, {.160, 1.366, .000}, .038, .036}, .05},
      // furrow of the spine
      {Cone{{0, 1.060, -.110}, {0, 1.360, -.150}, .010, .012}, .03, Act::carve},
      // seat
      {Ellipsoid{{.076, .880, -.062}, {.082, .084, .070}}, .05},
  };
  return trunk;
}

}  // namespace unhunch::sculpt

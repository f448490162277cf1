// SPDX-License-Identifier: Apache-2.0
#include "sculpt/anatomy.h"

namespace unhunch::sculpt {
namespace {

using enum core::Joint;

// Hip to ankle: height, inner and outer half width, front, back, middle.
constexpr Ring rings[] = {
    {.060, .0330, .0330, .0370, .0420, .0894, -.004}, {.085, .0370, .0370, .0400, .0430, .0894, -.004},
    {.105, .0440, .0440, .0460, .0480, .0894, -.004}, {.150, .0450, .0450, .0470, .0500, .0894, -.004},
    {.220, .0470, .0475, .0480, .0545, .0894, -.003}, {.300, .0510, .0520, .0500, .0640, .0894, -.003},
    {.370, .0540, .0560, .0520, .0700, .0894, -.002}, {.430, .0550, .0560, .0550, .0660, .0894, .000},
    {.490, .0560, .0560, .0610, .0580, .0894, .000},  {.550, .0600, .0600, .0650, .0620, .0894, .000},
    {.630, .0690, .0680, .0730, .0700, .0894, .000},  {.710, .0770, .0740, .0790, .0770, .0894, .000},
    {.790, .0820, .0800, .0830, .0840, .0894, .000},  {.860, .0780, .0840, .0830, .0900, .0894, -.004},
    {.920, .0640, .0780, .0760, .0880, .0894, -.008},
};

struct Toe {
  double x, z, length, radius;
};
constexpr Toe toes[] = {{.0670, .1560, .046, .0135},
                        {.0880, .1640, .038, .0098},
                        {.1040, .1600, .033, .0092},
                        {.1180, .1510, .028, .0086},
                        {.1300, .1390, .024, .0080}};

}  // namespace

Group make_leg() {
  Group leg{left_hip, .045, {}, {}};
  leg.strokes = {{Loft(rings, .01, .06)}};
  return leg;
}

Group make_foot() {
  Group foot{left_ankle, .030, {}, {}};
  foot.strokes = {
      {Cone{{.0894, .110, -.006}, {.0894, .050, -.012}, .0345, .0330}},
      {Ellipsoid{{.0892, .031, -.030}, {.0310, .0310, .0330}}, .025},          // heel
      {Cone{{.0900, .066, .004}, {.0880, .034, .110}, .034, .021}, .030},      // instep
      {Cone{{.1040, .021, -.020}, {.1160, .0165, .115}, .021, .0165}, .025},   // outer edge
      {Cone{{.0780, .036, .020}, {.0700, .0200, .135}, .024, .0200}, .025},    // inner edge
      {Cone{{.0690, .0190, .140}, {.1230, .0155, .116}, .0190, .0155}, .018},  // ball
      {Ellipsoid{{.0640, .074, -.004}, {.012, .013, .013}}, .018},             // ankle bones
      {Ellipsoid{{.1150, .066, -.012}, {.011, .013, .013}}, .018},
      {Ellipsoid{{.0640, .002, .050}, {.020, .013, .045}}, .018, Act::carve},    // arch
      {Ellipsoid{{.0920, -.060, .060}, {.200, .0605, .300}}, .010, Act::carve},  // the ground
  };
  for (const Toe& toe : toes) {
    Group bone{left_ball, .008, {}, {}};
    const Vector from{toe.x, toe.radius + .004, toe.z - .02};
    const Vector to{toe.x * .94 + .0055, toe.radius * .88 + .001, toe.z + toe.length - toe.radius};
    bone.strokes = {{Cone{from, to, toe.radius, toe.radius * .88}}};
    foot.children.push_back(std::move(bone));
  }
  return foot;
}

}  // namespace unhunch::sculpt

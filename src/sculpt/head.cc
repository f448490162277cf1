// SPDX-License-Identifier: Apache-2.0
#include "sculpt/anatomy.h"

namespace unhunch::sculpt {
namespace {

// From the chin up to the brow.
constexpr Ring face[] = {
    {1.499, .030, .030, .028, .022, 0, .047, .1},   {1.507, .0340, .0340, .033, .026, 0, .045, .1},
    {1.517, .0405, .0405, .040, .031, 0, .039, .1}, {1.530, .048, .048, .049, .046, 0, .030, .1},
    {1.552, .056, .056, .060, .065, 0, .020, .1},   {1.580, .063, .063, .068, .080, 0, .012, .1},
    {1.610, .068, .068, .075, .088, 0, .006, .1},   {1.640, .070, .070, .082, .094, 0, .002, .0},
    {1.665, .069, .069, .079, .096, 0, .000, .0},
};

Group make_ear() {
  Group ear{core::Joint::head, .008, {}, {}};
  const core::Rotation turn = core::turn_y(-18) * core::turn_x(-10) * core::turn_z(-8);
  ear.strokes = {
      {Ellipsoid{{.0745, 1.604, -.014}, {.0080, .0285, .0180}, turn}},
      {Ellipsoid{{.0740, 1.580, -.007}, {.0055, .0085, .0085}, turn}, .012},
      {Ellipsoid{{.0850, 1.606, -.009}, {.0070, .0165, .0100}, turn}, .006, Act::carve},
  };
  return ear;
}

}  // namespace

Group make_head() {
  Group head{core::Joint::head, .055, {}, {}, true};
  head.strokes = {
      {Loft(face, .011, .04)},
      {Ellipsoid{{0, 1.640, -.014}, {.0755, .080, .094}}, .020},
      // cheeks, brow, chin
      {Ellipsoid{{.034, 1.575, .048}, {.025, .028, .022}}, .030},
      {Ellipsoid{{.024, 1.638, .065}, {.024, .008, .010}, core::turn_y(20)}, .028},
      {Ellipsoid{{0, 1.509, .068}, {.016, .012, .012}}, .020},
      // sockets, then the lids over the balls of the eyes
      {Ellipsoid{{.0310, 1.613, .0935}, {.0180, .0110, .0150}}, .018, Act::carve},
      {Ellipsoid{{.0315, 1.6110, .0650}, {.0150, .0120, .0135}}, .007},
      // nose
      {Cone{{0, 1.622, .0785}, {0, 1.589, .0935}, .0062, .0074}, .012},
      {Ellipsoid{{0, 1.5830, .0950}, {.0084, .0074, .0084}}, .008},
      {Ellipsoid{{.0086, 1.5810, .0865}, {.0056, .0060, .0080}}, .009},
      // mouth
      {Ellipsoid{{0, 1.5495, .0705}, {.025, .015, .0125}}, .016},
      {Ellipsoid{{.006, 1.5535, .0805}, {.013, .0036, .0050}, core::turn_y(18)}, .007},
      {Ellipsoid{{0, 1.5445, .0800}, {.014, .0044, .0055}}, .007},
      {Cone{{0, 1.5492, .0882}, {.012, 1.5494, .0852}, .0012, .0012}, .0045, Act::carve},
      {Cone{{.012, 1.5494, .0852}, {.0195, 1.5508, .0822}, .0012, .0008}, .0055, Act::carve},
  };
  head.children.push_back(make_ear());
  return head;
}

}  // namespace unhunch::sculpt

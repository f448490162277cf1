// SPDX-License-Identifier: Apache-2.0
// The signed distance of the whole figure in its bind pose: a tree of groups of shapes, joined with rounded seams.
//
// The figure is symmetric: only the left half is described, and a point on the right is looked up at its mirror image.
// A shape is written down where it is on a body in neutral standing, and carried into the bind pose by the joint it
// belongs to. Near a place only few shapes count; `near` finds them once for a whole cell.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/figure/skeleton.h"
#include "sculpt/shape.h"

namespace unhunch::sculpt {

enum class Act : std::uint8_t { add, carve };

// One shape, how softly it joins what is there already, and whether it adds or takes away.
struct Stroke {
  Shape shape;
  double blend = 0;
  Act act = Act::add;
};

// Shapes that follow one joint, then the groups that grow out of them.
struct Group {
  core::Joint joint{};
  double blend = 0;  // with the group it grows out of
  std::vector<Stroke> strokes;
  std::vector<Group> children;
  bool across = false;  // meets its own mirror image in the middle
};

class Field {
 public:
  Field(const Group& root, const core::Skeleton& skeleton, const core::Frames& bind);

  // The strokes that count within `radius` of a place, as indices.
  using Active = std::vector<std::uint16_t>;
  Active all() const;
  Active near(Vector at, double radius, const Active& from) const;

  double distance(Vector p, const Active& active) const;
  double distance(Vector p) const { return distance(p, all_); }
  // Outward, of length 1.
  Vector normal(Vector p, const Active& active) const;
  Vector normal(Vector p) const { return normal(p, near(p, .005, all_)); }
  // The nearest place of the surface, for points that are already close.
  Vector to_surface(Vector p, const Active& active) const;
  Vector to_surface(Vector p) const { return to_surface(p, near(p, .015, all_)); }

 private:
  struct Entry {
    Shape shape;
    Bound bound;
    double blend, far;
    std::uint16_t group;
    Act act;
    bool mirrored;
  };
  struct Node {
    std::uint16_t parent;
    double blend;
    Vector bind_at, rest_at;
    core::Rotation unturn;
  };
  std::uint16_t add(const Group& group, std::uint16_t parent, double far, const core::Skeleton& skeleton,
                    const core::Frames& bind);

  std::vector<Entry> entries_;  // grouped by node, parents before children
  std::vector<Node> nodes_;
  Active all_;
};

}  // namespace unhunch::sculpt

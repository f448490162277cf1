// SPDX-License-Identifier: Apache-2.0
#include "pose/touch.h"

#include <algorithm>

namespace unhunch::pose {
namespace {

using enum Part;
using core::Joint;
using core::Side;

// Kinds of parts: left and right behave alike.
constexpr Part to_left(Part part) {
  return part < right_upper_arm ? part
                                : static_cast<Part>(index(part) - index(right_upper_arm) + index(left_upper_arm));
}
constexpr bool is_limb(Part part) { return part >= left_upper_arm; }
constexpr bool is_tested(Part part) { return is_limb(part) || part == head; }

constexpr double skin_contact = .015;  // where bones lie under the skin: nothing gives way
constexpr double all = -1;             // no skin of this part is tested

enum class Sides : std::uint8_t { same, other, any };

struct Row {
  Part part, other;
  Sides sides;
  double allowed;  // metres
  double beyond;   // metres from `shared`; `all`: not tested
  Joint shared;    // of the left side
};

// What differs from skin_contact. Parts that grow out of each other are tested only where the joint's own fold ends;
// soft pairs (thigh, calf, belly, buttock) press flat by some centimetres in a deep bend, as in sitting on the heels.
// The numbers are those of healthy poses on the body of the build, and a little more.
constexpr Row rows[] = {
    // one flesh
    {head, neck, Sides::any, 0, all, {}},
    {head, chest, Sides::any, .030, 0, {}},                               // the chin comes to rest on the chest
    {left_upper_arm, neck, Sides::any, .030, .15, Joint::left_shoulder},  // raised shoulders reach the neck
    {left_upper_arm, waist, Sides::any, .030, .16, Joint::left_shoulder},
    {left_upper_arm, chest, Sides::any, .045, .16, Joint::left_shoulder},  // the arm hangs against the ribs
    {left_upper_arm, left_forearm, Sides::same, 0, all, {}},
    {left_forearm, left_upper_arm, Sides::same, .035, .12, Joint::left_elbow},  // the biceps in a bent elbow
    {left_forearm, left_hand, Sides::same, 0, all, {}},
    {left_hand, left_forearm, Sides::same, 0, all, {}},
    {left_thigh, pelvis, Sides::any, .045, .22, Joint::left_hip},
    {left_thigh, waist, Sides::any, .065, .15, Joint::left_hip},  // the belly on the thighs
    {left_thigh, chest, Sides::any, .055, 0, {}},                 // folded in child's pose
    {left_shin, chest, Sides::any, .030, 0, {}},
    {left_thigh, left_thigh, Sides::other, .035, .12, Joint::left_hip},
    {left_thigh, left_shin, Sides::same, 0, all, {}},
    {left_shin, left_thigh, Sides::same, 0, all, {}},  // a hinge: the range of the knee says it
    {left_shin, pelvis, Sides::any, .050, 0, {}},
    {left_shin, left_foot, Sides::same, 0, all, {}},
    {left_foot, left_shin, Sides::same, 0, all, {}},
    {left_foot, pelvis, Sides::any, .055, 0, {}},
    {left_foot, left_thigh, Sides::any, .050, 0, {}},
    {left_shin, left_thigh, Sides::other, .035, 0, {}},
    {left_shin, left_shin, Sides::other, .025, 0, {}},
    // clasped hands interlace; a hand sinks into hair and into soft flesh
    {left_hand, left_hand, Sides::other, .025, 0, {}},
    {left_hand, head, Sides::any, .022, 0, {}},
    {left_upper_arm, head, Sides::any, .022, 0, {}},
    {left_hand, chest, Sides::any, .020, 0, {}},
    {left_hand, pelvis, Sides::any, .020, 0, {}},
    {left_hand, left_thigh, Sides::any, .020, 0, {}},
    {left_hand, left_upper_arm, Sides::any, .020, 0, {}},
    {left_forearm, chest, Sides::any, .025, 0, {}},
    {left_forearm, waist, Sides::any, .030, 0, {}},
    {left_forearm, pelvis, Sides::any, .020, 0, {}},
    {left_forearm, left_thigh, Sides::any, .025, 0, {}},
    {left_forearm, left_forearm, Sides::other, .020, 0, {}},
};

Side side_of(Part part) { return part < right_upper_arm ? Side::left : Side::right; }

bool fits(Sides sides, Part a, Part b) {
  if (sides == Sides::any || !is_limb(b)) return true;
  return (side_of(a) == side_of(b)) == (sides == Sides::same);
}

const Row* find_row(Part part, Part other) {
  const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& each) {
    return each.part == to_left(part) && each.other == to_left(other) && fits(each.sides, part, other);
  });
  return row == std::end(rows) ? nullptr : row;
}

}  // namespace

std::optional<Touch> find_touch(Part part, Part other) {
  if (!is_tested(part) || part == other) return {};
  if (const Row* row = find_row(part, other)) {
    if (row->beyond == all) return {};
    return Touch{row->allowed, row->beyond, row->beyond > 0 ? core::on(side_of(part), row->shared) : Joint::pelvis};
  }
  // What is said of a hand in a thigh holds for the thigh in the hand.
  if (const Row* row = find_row(other, part)) {
    if (row->beyond != 0) return {};
    return Touch{row->allowed, 0, {}};
  }
  return Touch{skin_contact, 0, {}};
}

}  // namespace unhunch::pose

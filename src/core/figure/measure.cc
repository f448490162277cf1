// SPDX-License-Identifier: Apache-2.0
#include "core/figure/measure.h"

#include <array>
#include <string>

namespace unhunch::core {
namespace {

constexpr double cm = 100;

double degrees_between(Vector a, Vector b) { return std::atan2(length(cross(a, b)), dot(a, b)) / radians_per_degree; }
double to_degrees(double y, double x) { return std::atan2(y, x) / radians_per_degree; }

// Reading one body.
struct Reader {
  const Measured& body;

  const Shot& shot() const { return body.shot; }
  Vector at(Joint joint) const { return shot().frames[index(joint)].at; }
  Vector at_side(Joint left) const { return at(on(body.side, left)); }
  Vector middle(Joint left) const { return mix(at(left), at(mirrored(left)), 0.5); }
  Rotation turn(Joint joint) const { return shot().frames[index(joint)].turn; }
  Vector head_mark(Vector mark) const { return shot().frames[index(Joint::head)].to_world(mark); }
  double angle(TrunkAngle angle) const { return shot().angles[angle]; }
  double angle(LimbAngle angle) const { return shot().angles.at(body.side, angle); }
  // The upper arm in the frame of the chest, and in the world.
  Vector upper_arm() const { return unit(at_side(Joint::left_elbow) - at_side(Joint::left_shoulder)); }
  Vector upper_arm_on_chest() const { return inverse(turn(Joint::thorax3)) * upper_arm(); }
};

constexpr Vector up{0, 1, 0};
// The middle between the two ears or the two eyes.
constexpr Vector ears{0, ear_in_head.y, ear_in_head.z};
constexpr Vector eyes{0, eye_in_head.y, eye_in_head.z};

double spread_from_vertical(Vector a, Vector b) {
  const Vector way = a.y > b.y ? a - b : b - a;
  return degrees_between(way, up);
}

double ear_shoulder_hip_line(const Reader& r) {
  const auto seen_from_side = [&](Vector v) {  // without what is left and right of the pelvis
    const Vector across = r.turn(Joint::pelvis) * Vector{1, 0, 0};
    return v - across * dot(v, across);
  };
  const Vector ear = seen_from_side(r.head_mark(ears));
  const Vector shoulder = seen_from_side(r.middle(Joint::left_shoulder));
  const Vector hip = seen_from_side(r.middle(Joint::left_hip));
  return std::max(
      {spread_from_vertical(ear, shoulder), spread_from_vertical(shoulder, hip), spread_from_vertical(ear, hip)});
}

// 0 when both heels are where they are in standing; the higher of the two counts.
double both_heels_on_floor(const Reader& r) {
  const double neutral = make_skeleton().rest[index(Joint::left_heel)].y;
  return cm * (std::max(r.at(Joint::left_heel).y, r.at(Joint::right_heel).y) - neutral);
}

// 180 when head, hip and ankle lie on one line; less when the hips are high, more when they sag.
double head_hip_ankle_angle(const Reader& r) {
  const Vector hip = r.middle(Joint::left_hip);
  const Vector to_head = r.head_mark(ears) - hip;
  const Vector to_ankle = r.middle(Joint::left_ankle) - hip;
  const Vector front = r.turn(Joint::pelvis) * Vector{0, 0, 1};
  const double bend = 180 - degrees_between(to_head, to_ankle);
  return dot(unit(to_head) + unit(to_ankle), front) > 0 ? 180 - bend : 180 + bend;
}

double trunk_lean(const Reader& r) {
  const Vector trunk = r.at(Joint::neck1) - r.at(Joint::pelvis);
  const double turn = r.shot().root.turn;
  const Vector heading = turn_y(turn) * Vector{0, 0, 1};
  return to_degrees(dot(trunk, heading), trunk.y);
}

double toes_to_wall(const Reader& r) {
  double nearest = 1e3;
  for (std::size_t i = 0; i < r.body.motion.props.size(); ++i) {
    for (const Solid& solid : r.body.motion.props[i].solids) {
      if (solid.finish != Finish::wall) continue;
      for (const Joint toe : {Joint::left_toe, Joint::right_toe}) {
        nearest = std::min(nearest, distance(solid, r.shot().props[i].to_local(r.at(toe))));
      }
    }
  }
  return cm * nearest;
}

double width_ratio(const Reader& r, Joint outer, Joint inner) {
  const Vector across = r.turn(Joint::pelvis) * Vector{1, 0, 0};
  return std::abs(dot(r.at(outer) - r.at(mirrored(outer)), across)) / length(r.at(inner) - r.at(mirrored(inner)));
}

// How far left and right differ, against how far the shoulders and wrists have moved from the start, in percent.
double left_right_difference(const Reader& r) {
  double most = 0, way = 0.02;
  for (const Joint left : {Joint::left_shoulder, Joint::left_wrist, Joint::left_elbow}) {
    const Frame& pelvis = r.shot().frames[index(Joint::pelvis)];
    const Vector a = pelvis.to_local(r.at(left));
    const Vector b = pelvis.to_local(r.at(mirrored(left)));
    most = std::max(most, length(a - Vector{-b.x, b.y, b.z}));
    way = std::max(way, length(r.at(left) - r.body.start.frames[index(left)].at));
  }
  return 100 * most / way;
}

struct Entry {
  std::string_view name;
  double (*calc)(const Reader&);
};

using enum TrunkAngle;
using enum LimbAngle;
constexpr Entry entries[] = {
    {"neck_flex", [](const Reader& r) { return r.angle(neck_flexion) + r.angle(nod); }},
    {"neck_side", [](const Reader& r) { return -r.angle(neck_lateral); }},
    {"neck_turn", [](const Reader& r) { return r.angle(neck_rotation); }},
    {"thoracic_flex", [](const Reader& r) { return r.angle(thoracic_flexion); }},
    {"trunk_lean", trunk_lean},
    {"trunk_turn",
     [](const Reader& r) { return r.angle(thoracic_rotation) + r.angle(lumbar_rotation) + r.shot().root.turn; }},
    {"hip_flex", [](const Reader& r) { return r.angle(hip_flexion); }},
    {"knee_flex", [](const Reader& r) { return r.angle(knee_flexion); }},
    {"elbow_flex", [](const Reader& r) { return r.angle(elbow_flexion); }},
    {"shoulder_flex",
     [](const Reader& r) {
       const Vector arm = r.upper_arm_on_chest();
       return to_degrees(arm.z, -arm.y);
     }},
    {"shoulder_abd",
     [](const Reader& r) {
       const Vector arm = r.upper_arm_on_chest();
       return to_degrees(arm.x * outward(r.body.side), -arm.y);
     }},
    {"ear_shoulder_hip_line", ear_shoulder_hip_line},
    {"both_heels_on_floor", both_heels_on_floor},
    {"thoracic_flex_rise_from_start",
     [](const Reader& r) { return r.angle(thoracic_flexion) - r.body.start.angles[thoracic_flexion]; }},
    {"thoracic_flex_change_between_poses",
     [](const Reader& r) { return std::abs(r.angle(thoracic_flexion) - r.body.start.angles[thoracic_flexion]); }},
    {"upper_arm_to_level", [](const Reader& r) { return std::abs(90 - degrees_between(r.upper_arm(), up)); }},
    {"upper_arm_to_vertical", [](const Reader& r) { return degrees_between(-r.upper_arm(), up); }},
    {"thigh_to_vertical",
     [](const Reader& r) { return degrees_between(r.at_side(Joint::left_hip) - r.at_side(Joint::left_knee), up); }},
    {"head_hip_ankle_angle", head_hip_ankle_angle},
    {"smallest_elbow_angle", [](const Reader& r) { return 180 - r.angle(elbow_flexion); }},
    {"toes_to_wall", toes_to_wall},
    {"hand_distance_to_shoulder_width",
     [](const Reader& r) { return width_ratio(r, Joint::left_wrist, Joint::left_shoulder); }},
    {"foot_distance_to_hip_width", [](const Reader& r) { return width_ratio(r, Joint::left_ankle, Joint::left_hip); }},
    {"wrist_height_from_eyes",
     [](const Reader& r) { return cm * (r.at_side(Joint::left_wrist).y - r.head_mark(eyes).y); }},
    {"other_shoulder_rise",
     [](const Reader& r) {
       const Joint joint = on(other(r.body.side), Joint::left_shoulder);
       return cm * (r.at(joint).y - r.body.start.frames[index(joint)].at.y);
     }},
    {"pelvis_turn",
     [](const Reader& r) {
       const Rotation change = r.turn(Joint::pelvis) * inverse(r.body.start.frames[index(Joint::pelvis)].turn);
       return length(degrees_of(change));
     }},
    {"elbow_to_side",
     [](const Reader& r) {
       const Frame& chest = r.shot().frames[index(Joint::thorax3)];
       const double elbow = outward(r.body.side) * chest.to_local(r.at_side(Joint::left_elbow)).x;
       const double shoulder = outward(r.body.side) * chest.to_local(r.at_side(Joint::left_shoulder)).x;
       return cm * (elbow - shoulder);
     }},
    {"left_right_difference", left_right_difference},
};

std::optional<double> calc_place(std::string_view name, const Reader& reader) {
  if (name.size() < 3 || name[name.size() - 2] != '.') return {};
  for (std::size_t i = 0; i < joint_count; ++i) {
    const auto joint = static_cast<Joint>(i);
    if (core::name(joint) != name.substr(0, name.size() - 2)) continue;
    const Vector at = reader.at(joint);
    switch (name.back()) {
      case 'x': return cm * at.x;
      case 'y': return cm * at.y;
      case 'z': return cm * at.z;
      default: return {};
    }
  }
  return {};
}

}  // namespace

std::optional<double> calc_measure(std::string_view name, const Measured& body) {
  const Reader reader{body};
  for (const Entry& entry : entries) {
    if (entry.name == name) return entry.calc(reader);
  }
  for (std::size_t i = 0; i < trunk_angle_count; ++i) {
    if (core::name(static_cast<TrunkAngle>(i)) == name) return body.shot.angles.trunk[i];
  }
  for (std::size_t i = 0; i < limb_angle_count; ++i) {
    if (core::name(static_cast<LimbAngle>(i)) == name) return reader.angle(static_cast<LimbAngle>(i));
  }
  return calc_place(name, reader);
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
// The joints of the figure and the angles that move them.
//
// Neutral is standing with hanging arms and thumbs forward: every frame equals the world's axes. The names of the
// angles are the field's (after the recommendations of the International Society of Biomechanics), in degrees; the sign
// that the name says is plus. Limits of motion are data: [angle.*] of the regimen.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace unhunch::core {

enum class Joint : std::uint8_t {
  pelvis,
  lumbar1,
  lumbar2,
  thorax1,
  thorax2,
  thorax3,
  neck1,
  neck2,
  neck3,
  head,
  belly,
  chest,  // move forward with the breath
  // the left side, then the right side in the same order
  left_clavicle,
  left_shoulder,
  left_upper_arm1,
  left_upper_arm2,
  left_elbow,
  left_forearm1,
  left_forearm2,
  left_wrist,
  left_thumb1,
  left_thumb2,
  left_thumb3,
  left_index1,
  left_index2,
  left_index3,
  left_middle1,
  left_middle2,
  left_middle3,
  left_ring1,
  left_ring2,
  left_ring3,
  left_little1,
  left_little2,
  left_little3,
  left_fingertip,
  left_hip,
  left_thigh1,
  left_knee,
  left_ankle,
  left_heel,
  left_ball,
  left_toe,
  right_clavicle,
  right_shoulder,
  right_upper_arm1,
  right_upper_arm2,
  right_elbow,
  right_forearm1,
  right_forearm2,
  right_wrist,
  right_thumb1,
  right_thumb2,
  right_thumb3,
  right_index1,
  right_index2,
  right_index3,
  right_middle1,
  right_middle2,
  right_middle3,
  right_ring1,
  right_ring2,
  right_ring3,
  right_little1,
  right_little2,
  right_little3,
  right_fingertip,
  right_hip,
  right_thigh1,
  right_knee,
  right_ankle,
  right_heel,
  right_ball,
  right_toe,
};
inline constexpr std::size_t joint_count = static_cast<std::size_t>(Joint::right_toe) + 1;
inline constexpr std::size_t joints_a_side =
    static_cast<std::size_t>(Joint::right_clavicle) - static_cast<std::size_t>(Joint::left_clavicle);

enum class Side : std::uint8_t { left, right };
inline constexpr std::array sides{Side::left, Side::right};
constexpr Side other(Side side) { return side == Side::left ? Side::right : Side::left; }
// +1 on the left, where +X is.
constexpr double outward(Side side) { return side == Side::left ? 1 : -1; }

constexpr std::size_t index(Joint joint) { return static_cast<std::size_t>(joint); }
// The joint of that side; `left` must be one of the left side.
constexpr Joint on(Side side, Joint left) {
  return side == Side::left ? left : static_cast<Joint>(index(left) + joints_a_side);
}
constexpr bool is_left(Joint joint) { return joint >= Joint::left_clavicle && joint < Joint::right_clavicle; }
constexpr bool is_right(Joint joint) { return joint >= Joint::right_clavicle; }
constexpr Joint mirrored(Joint joint) {
  if (is_left(joint)) return on(Side::right, joint);
  return is_right(joint) ? static_cast<Joint>(index(joint) - joints_a_side) : joint;
}

// Names as in the regimen and in glTF: "left_elbow". The parent of the pelvis is the pelvis.
std::string_view name(Joint joint);
Joint parent(Joint joint);

// What a pose is made of. The angles of the trunk are single; those of the limbs stand once for each side.
enum class TrunkAngle : std::uint8_t {
  lumbar_flexion,
  lumbar_lateral,
  lumbar_rotation,  // + forward, + left, + left
  thoracic_flexion,
  thoracic_lateral,
  thoracic_rotation,
  neck_flexion,
  neck_lateral,
  neck_rotation,
  nod,  // flexion of the head on the top of the neck: + chin towards the throat
};
inline constexpr std::size_t trunk_angle_count = static_cast<std::size_t>(TrunkAngle::nod) + 1;

enum class LimbAngle : std::uint8_t {
  scapula_elevation,
  scapula_protraction,  // of the shoulder girdle; elevation without its rhythm with the arm
  shoulder_flexion,
  shoulder_abduction,  // one swing of the humerus against the thorax, as a rotation vector
  shoulder_rotation,   // + internal
  elbow_flexion,
  forearm_pronation,  // pronation 0 = thumb forward (arm hanging)
  wrist_flexion,
  wrist_deviation,  // deviation + towards the thumb
  finger_curl,
  finger_spread,
  thumb_opposition,
  hip_flexion,
  hip_abduction,
  hip_rotation,  // + internal
  knee_flexion,
  ankle_plantarflexion,
  ankle_inversion,
  ankle_rotation,  // ankle_rotation + internal
  toe_extension,   // + toes up against the foot, as when standing on the balls
};
inline constexpr std::size_t limb_angle_count = static_cast<std::size_t>(LimbAngle::toe_extension) + 1;

std::string_view name(TrunkAngle angle);
std::string_view name(LimbAngle angle);

// The solved or wished angles of a whole body. Degrees; breath 0 (breathed out) to 1 (breathed in).
struct Angles {
  std::array<double, trunk_angle_count> trunk{};
  std::array<std::array<double, limb_angle_count>, 2> limbs{};
  double breath = 0;

  double& operator[](TrunkAngle angle) { return trunk[static_cast<std::size_t>(angle)]; }
  double operator[](TrunkAngle angle) const { return trunk[static_cast<std::size_t>(angle)]; }
  double& at(Side side, LimbAngle angle) {
    return limbs[static_cast<std::size_t>(side)][static_cast<std::size_t>(angle)];
  }
  double at(Side side, LimbAngle angle) const {
    return limbs[static_cast<std::size_t>(side)][static_cast<std::size_t>(angle)];
  }
  bool operator==(const Angles&) const = default;
};

Angles mix(const Angles& a, const Angles& b, double share);
// Left for right: what a mirror shows.
Angles mirrored(const Angles& angles);

}  // namespace unhunch::core

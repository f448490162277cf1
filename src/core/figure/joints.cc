// SPDX-License-Identifier: Apache-2.0
#include "core/figure/joints.h"

namespace unhunch::core {
namespace {

struct Bone {
  std::string_view name;
  Joint parent;
};

using enum Joint;
constexpr std::array<Bone, joint_count> bones{{
    {"pelvis", pelvis},
    {"lumbar1", pelvis},
    {"lumbar2", lumbar1},
    {"thorax1", lumbar2},
    {"thorax2", thorax1},
    {"thorax3", thorax2},
    {"neck1", thorax3},
    {"neck2", neck1},
    {"neck3", neck2},
    {"head", neck3},
    {"belly", lumbar2},
    {"chest", thorax2},
#define UNHUNCH_SIDE(s)                                                                                              \
  {#s "_clavicle", thorax3}, {#s "_shoulder", s##_clavicle}, {#s "_upper_arm1", s##_shoulder},                       \
      {#s "_upper_arm2", s##_upper_arm1}, {#s "_elbow", s##_upper_arm2}, {#s "_forearm1", s##_elbow},                \
      {#s "_forearm2", s##_forearm1}, {#s "_wrist", s##_forearm2}, {#s "_thumb1", s##_wrist},                        \
      {#s "_thumb2", s##_thumb1}, {#s "_thumb3", s##_thumb2}, {#s "_index1", s##_wrist}, {#s "_index2", s##_index1}, \
      {#s "_index3", s##_index2}, {#s "_middle1", s##_wrist}, {#s "_middle2", s##_middle1},                          \
      {#s "_middle3", s##_middle2}, {#s "_ring1", s##_wrist}, {#s "_ring2", s##_ring1}, {#s "_ring3", s##_ring2},    \
      {#s "_little1", s##_wrist}, {#s "_little2", s##_little1}, {#s "_little3", s##_little2},                        \
      {#s "_fingertip", s##_middle3}, {#s "_hip", pelvis}, {#s "_thigh1", s##_hip}, {#s "_knee", s##_thigh1},        \
      {#s "_ankle", s##_knee}, {#s "_heel", s##_ankle}, {#s "_ball", s##_ankle}, {#s "_toe", s##_ball}
    UNHUNCH_SIDE(left),
    UNHUNCH_SIDE(right),
#undef UNHUNCH_SIDE
}};

constexpr std::array<std::string_view, trunk_angle_count> trunk_names{
    "lumbar_flexion",    "lumbar_lateral", "lumbar_rotation", "thoracic_flexion", "thoracic_lateral",
    "thoracic_rotation", "neck_flexion",   "neck_lateral",    "neck_rotation",    "nod"};

constexpr std::array<std::string_view, limb_angle_count> limb_names{
    "scapula_elevation", "scapula_protraction",  "shoulder_flexion", "shoulder_abduction", "shoulder_rotation",
    "elbow_flexion",     "forearm_pronation",    "wrist_flexion",    "wrist_deviation",    "finger_curl",
    "finger_spread",     "thumb_opposition",     "hip_flexion",      "hip_abduction",      "hip_rotation",
    "knee_flexion",      "ankle_plantarflexion", "ankle_inversion",  "ankle_rotation",     "toe_extension"};

constexpr double mix(double a, double b, double share) { return a + (b - a) * share; }

}  // namespace

std::string_view name(Joint joint) { return bones[index(joint)].name; }
Joint parent(Joint joint) { return bones[index(joint)].parent; }
std::string_view name(TrunkAngle angle) { return trunk_names[static_cast<std::size_t>(angle)]; }
std::string_view name(LimbAngle angle) { return limb_names[static_cast<std::size_t>(angle)]; }

Angles mix(const Angles& a, const Angles& b, double share) {
  Angles out;
  for (std::size_t i = 0; i < trunk_angle_count; ++i) out.trunk[i] = mix(a.trunk[i], b.trunk[i], share);
  for (std::size_t side = 0; side < 2; ++side) {
    for (std::size_t i = 0; i < limb_angle_count; ++i) {
      out.limbs[side][i] = mix(a.limbs[side][i], b.limbs[side][i], share);
    }
  }
  out.breath = mix(a.breath, b.breath, share);
  return out;
}

Angles mirrored(const Angles& angles) {
  Angles out = angles;
  using enum TrunkAngle;
  for (const TrunkAngle turned :
       {lumbar_lateral, lumbar_rotation, thoracic_lateral, thoracic_rotation, neck_lateral, neck_rotation}) {
    out[turned] = -angles[turned];
  }
  out.limbs = {angles.limbs[1], angles.limbs[0]};
  return out;
}

}  // namespace unhunch::core

// SPDX-License-Identifier: Apache-2.0
//
// The figure does what the specification asks: measured on the solved body, in every frame of the part that is named.
// Bounds are the specification's (form_criterion), or narrower where the figure can be exact.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/figure/measure.h"
#include "tests/figure/testing.h"

namespace unhunch {
namespace {

using core::Side;
using testing::motion_of;
using testing::shot_at;
using testing::stretch_of;

constexpr double far = 1e9;

struct Demand {
  const char* criterion;
  const char* motion;
  const char* part;
  const char* measure;
  Side side;
  double least, most;
};

constexpr Side left = Side::left, right = Side::right;

// Every frame of the part. A part that does not exist means the whole motion.
constexpr Demand demands[] = {
    {"crit_body_line", "wall_push_up", "move", "head_hip_ankle_angle", left, 177, 183},
    {"crit_body_line", "counter_push_up", "move", "head_hip_ankle_angle", left, 177, 183},
    {"crit_body_line", "chair_push_up", "move", "head_hip_ankle_angle", left, 177, 183},
    {"crit_body_line", "floor_push_up", "move", "head_hip_ankle_angle", left, 177, 183},
    {"crit_wall_distance", "wall_push_up", "move", "toes_to_wall", left, 46, 61},
    {"crit_feet_hip_width", "wall_push_up", "move", "foot_distance_to_hip_width", left, .9, 1.2},
    {"crit_hand_width", "wall_push_up", "move", "hand_distance_to_shoulder_width", left, 1.1, 1.4},
    {"crit_hand_width", "counter_push_up", "move", "hand_distance_to_shoulder_width", left, 1.1, 1.4},
    {"crit_hand_width", "chair_push_up", "move", "hand_distance_to_shoulder_width", left, 1.1, 1.4},
    {"crit_hand_width", "floor_push_up", "move", "hand_distance_to_shoulder_width", left, 1.1, 1.4},
    {"crit_elbow_90_at_shoulder", "wall_chest_stretch", "hold", "elbow_flex", right, 87, 93},
    {"crit_elbow_90_at_shoulder", "wall_chest_stretch", "hold", "upper_arm_to_level", right, 0, 10},
    {"trunk_turn of wall_chest_stretch", "wall_chest_stretch", "hold", "trunk_turn", right, 15, 40},
    {"crit_elbow_below_shoulder", "chest_stretch_low_elbow", "hold", "elbow_flex", right, 80, 100},
    {"crit_elbow_below_shoulder", "chest_stretch_low_elbow", "hold", "shoulder_abd", right, 45, 60},
    {"crit_chin_tucked", "seated_rhomboid_release", "hold", "neck_flex", left, 10, 25},
    {"crit_head_not_forced", "seated_rhomboid_release", "hold", "neck_flex", left, -far, 40},
    {"crit_hands_chest_height", "seated_rhomboid_release", "hold", "shoulder_flex", left, 60, 80},
    {"crit_hands_shoulder_height", "rhomboid_long_reach", "hold", "shoulder_flex", left, 85, 95},
    {"crit_feet_flat", "seated_rhomboid_release", "", "both_heels_on_floor", left, -1, 1},
    {"crit_feet_flat", "seated_forward_fold", "", "both_heels_on_floor", left, -1, 1},
    {"crit_feet_flat", "seated_cat_cow", "", "both_heels_on_floor", left, -1, 1},
    {"crit_feet_flat", "thoracic_extension_chair", "", "both_heels_on_floor", left, -1, 1},
    {"crit_knees_90", "seated_rhomboid_release", "hold", "knee_flex", left, 80, 100},
    {"thoracic_flex of thoracic_extension_chair", "thoracic_extension_chair", "", "thoracic_flex", left, -20.5, 0.5},
    {"crit_hips_to_heels", "childs_pose", "hold", "knee_flex", left, 130, far},
    {"crit_elbow_soft", "childs_pose", "hold", "elbow_flex", left, 5, 20},
    {"crit_neck_side_range", "neck_side_bend", "hold", "neck_side", right, 20, 45},
    {"crit_neck_side_range", "neck_side_bend", "hold", "neck_turn", right, -10, 10},
    {"crit_opposite_shoulder_low", "neck_side_bend", "hold", "other_shoulder_rise", right, -far, 2},
    {"neck_side of neck_half_circles", "neck_half_circles", "", "neck_side", left, -35.5, 35.5},
    {"neck_flex of neck_half_circles", "neck_half_circles", "", "neck_flex", left, -0.5, 90},
    {"crit_pelvis_still", "seated_twist", "", "pelvis_turn", left, 0, 10},
    {"trunk_turn of seated_twist", "seated_twist_small", "", "trunk_turn", left, -45, 45},
    {"crit_pelvis_still", "side_lying_rotation", "move", "pelvis_turn", left, 0, 10},
    {"crit_elbow_close", "band_row", "move", "elbow_to_side", left, -far, 10},
    {"crit_stacked", "shoulder_four_directions", "enter", "ear_shoulder_hip_line", left, 0, 10},
    {"crit_stacked", "band_row", "move", "ear_shoulder_hip_line", left, 0, 10},
    {"crit_symmetry", "shoulder_opener_rolls", "", "left_right_difference", left, 0, 10},
    {"crit_symmetry", "shoulder_four_directions", "", "left_right_difference", left, 0, 10},
    {"crit_symmetry", "shoulder_arm_mobiliser", "", "left_right_difference", left, 0, 10},
    {"crit_symmetry", "band_row", "move", "left_right_difference", left, 0, 10},
};

double measure(const core::Motion& motion, const core::Shot& shot, const char* name, Side side) {
  const core::Shot start = shot_at(motion, 0);
  const auto value = core::calc_measure(name, {motion, shot, start, side});
  REQUIRE(value.has_value());
  return *value;
}

// The least and the most of a measure in a stretch of the motion.
std::pair<double, double> span_of(const core::Motion& motion, testing::Stretch stretch, const char* name, Side side) {
  constexpr int frames = 60;
  double least = far, most = -far;
  for (int i = 0; i <= frames; ++i) {
    const double at = stretch.from + (stretch.to - stretch.from) * i / frames;
    const double value = measure(motion, shot_at(motion, std::min(at, motion.length - 1e-6)), name, side);
    least = std::min(least, value);
    most = std::max(most, value);
  }
  return {least, most};
}

}  // namespace

TEST_CASE("what the specification asks of a pose holds in every frame of its part") {
  for (const Demand& demand : demands) {
    const core::Motion& motion = motion_of(demand.motion);
    REQUIRE_MESSAGE(!motion.keys.empty(), demand.motion);
    const auto span = span_of(motion, stretch_of(motion, demand.part), demand.measure, demand.side);
    const auto least = span.first;
    const auto most = span.second;
    const std::string what = std::string(demand.criterion) + " in " + demand.motion + ": " + demand.measure;
    CHECK_MESSAGE(least >= demand.least, what << " " << least << " is below " << demand.least);
    CHECK_MESSAGE(most <= demand.most, what << " " << most << " is above " << demand.most);
  }
}

TEST_CASE("crit_elbow_bend_90: the elbows of every push-up bend to a right angle and straighten again") {
  for (const char* id : {"wall_push_up", "counter_push_up", "chair_push_up", "floor_push_up"}) {
    CAPTURE(id);
    const core::Motion& motion = motion_of(id);
    const auto [least, most] = span_of(motion, stretch_of(motion, "move"), "smallest_elbow_angle", left);
    CHECK(least >= 80);
    CHECK(least <= 100);
    CHECK(most >= 165);
  }
}

TEST_CASE("crit_hands_eye_level: the hands of the wall push-up begin at the height of the eyes") {
  const core::Motion& motion = motion_of("wall_push_up");
  const auto [least, most] = span_of(motion, stretch_of(motion, "move"), "wrist_height_from_eyes", left);
  CHECK(std::min(std::abs(least), std::abs(most)) <= 5);
}

TEST_CASE("crit_wrist_under_shoulder, crit_knee_under_hip: cat-cow begins with hands and knees under the joints") {
  const core::Motion& motion = motion_of("cat_cow");
  const auto start =
      std::find_if(motion.keys.begin(), motion.keys.end(), [](const core::Key& key) { return key.pose == "start"; });
  REQUIRE(start != motion.keys.end());
  const core::Shot shot = shot_at(motion, start->at);
  CHECK(measure(motion, shot, "upper_arm_to_vertical", left) <= 10);
  CHECK(measure(motion, shot, "thigh_to_vertical", left) <= 10);
}

TEST_CASE("crit_spine_wave: the upper back moves through 25 degrees and more") {
  for (const char* id : {"cat_cow", "seated_cat_cow"}) {
    CAPTURE(id);
    const core::Motion& motion = motion_of(id);
    const auto [least, most] = span_of(motion, stretch_of(motion, "move"), "thoracic_flex", left);
    CHECK(most - least >= 25);
  }
}

TEST_CASE("crit_back_rounded, crit_back_flat: the reach rounds the upper back, the fold keeps it flat") {
  const core::Motion& release = motion_of("seated_rhomboid_release");
  const auto [least, most] = span_of(release, stretch_of(release, ""), "thoracic_flex", left);
  CHECK(most - least >= 15);
  const core::Motion& fold = motion_of("seated_forward_fold");
  const auto [flat, round] = span_of(fold, stretch_of(fold, ""), "thoracic_flex", left);
  CHECK(flat >= -0.5);
  CHECK(round <= 10.5);
}

TEST_CASE("crit_head_level: the head stays level while the seated back arches") {
  const core::Motion& motion = motion_of("seated_cat_cow");
  double least_thoracic = far, neck = far;
  for (int i = 0; i <= 100; ++i) {
    const core::Shot shot = shot_at(motion, motion.length * i / 100.001);
    const double thoracic = measure(motion, shot, "thoracic_flex", left);
    if (thoracic >= least_thoracic) continue;
    least_thoracic = thoracic;
    neck = measure(motion, shot, "neck_flex", left);
  }
  CHECK(std::abs(neck) <= 10);
}

TEST_CASE("crit_range_75: sitting, the shoulders move through three quarters of the standing range") {
  const auto range_of = [](const char* id) {
    const core::Motion& motion = motion_of(id);
    const auto [low, high] = span_of(motion, stretch_of(motion, ""), "scapula_elevation", left);
    return high - low;
  };
  const double share = range_of("four_directions_seated") / range_of("shoulder_four_directions");
  CHECK(share <= 0.755);
  CHECK(share >= 0.5);
}

TEST_CASE("crit_tempo: what is repeated takes the time of its exercise") {
  const auto& exercises = testing::the_regimen().at("exercise").as_object();
  int compared = 0;
  for (const auto& [id, fields] : exercises) {
    const auto& dose = fields.at("dose").as_object();
    const auto* cycle = dose.if_contains("cycle_s");
    const core::Motion& motion = motion_of(id);
    const testing::Stretch move = stretch_of(motion, "move");
    const bool has_move = std::any_of(motion.parts.begin(), motion.parts.end(),
                                      [](const core::MotionPart& part) { return part.id == "move"; });
    if (cycle == nullptr || !has_move) continue;
    const std::string name(id);
    CAPTURE(name);
    const double seconds = cycle->at("default").to_number<double>();
    const double times = (move.to - move.from) / seconds;
    CHECK(std::abs(times - std::max(1.0, std::round(times))) * seconds <= 1.0);
    ++compared;
  }
  CHECK(compared >= 8);
}
}  // namespace unhunch

// SPDX-License-Identifier: Apache-2.0
#include "wire/figure_door.h"

#include <cmath>

#include "wire/door_types.h"

namespace unhunch::wire {
namespace {

double rounded(double value, double steps) {
  const double whole = std::round(value * steps);
  return whole == 0 ? 0 : whole / steps;  // never -0
}
double to_degrees(double angle) { return rounded(angle, 1e3); }
double to_metres(double length) { return rounded(length, 1e5); }

door::FigureOut to_door(const core::Motion& motion, double at, const core::Shot& shot) {
  door::FigureOut out;
  out.motion = motion.id;
  out.at_s = rounded(at, 1e3);
  out.length_s = rounded(motion.length, 1e3);
  out.breath = rounded(shot.angles.breath, 1e3);
  for (std::size_t i = 0; i < core::trunk_angle_count; ++i) {
    out.trunk[std::string(core::name(static_cast<core::TrunkAngle>(i)))] = to_degrees(shot.angles.trunk[i]);
  }
  for (std::size_t i = 0; i < core::limb_angle_count; ++i) {
    const std::string name(core::name(static_cast<core::LimbAngle>(i)));
    out.left[name] = to_degrees(shot.angles.limbs[0][i]);
    out.right[name] = to_degrees(shot.angles.limbs[1][i]);
  }
  for (std::size_t i = 0; i < core::joint_count; ++i) {
    const core::Vector place = shot.frames[i].at;
    out.joints[std::string(core::name(static_cast<core::Joint>(i)))] = {to_metres(place.x), to_metres(place.y),
                                                                        to_metres(place.z)};
  }
  return out;
}

}  // namespace

Expected<boost::json::value> call_figure(const body::MotionBook& motions, const boost::json::value& input) {
  const auto in = mapping::read<door::FigureIn>(input, "");
  if (!in) return tl::unexpected<Error>(in.error());
  const core::Motion* motion = motions.find(in->motion.text);
  if (motion == nullptr)
    return fail("unknown_id", "motion", "there is no motion of this name; `unhunch figure` lists them");
  if (!(in->at >= 0 && in->at <= 1)) return fail("out_of_range", "at", "expected a number from 0 to 1");
  core::Shot shot;
  const double at = in->at * motion->length;
  const bool other_side = in->mirrored.value_or(false);
  core::calc_shot(core::make_skeleton(), other_side ? core::mirrored(*motion) : *motion, at, shot);
  return mapping::write(to_door(*motion, at, shot));
}

}  // namespace unhunch::wire

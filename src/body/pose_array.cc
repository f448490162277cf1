// SPDX-License-Identifier: Apache-2.0
#include "body/pose_array.h"

namespace unhunch::body {
namespace {

struct Numbers {
  std::vector<float>& out;

  void add(double value) { out.push_back(static_cast<float>(value)); }
  void add(core::Vector v) {
    for (const double each : {v.x, v.y, v.z}) add(each);
  }
  void add(core::Rotation r) {
    for (const double each : {r.x, r.y, r.z, r.w}) add(each);
  }
};

}  // namespace

void calc_pose_array(const core::Shot& shot, std::vector<float>& out) {
  out.clear();
  Numbers numbers{out};
  const core::Frames& frames = shot.frames;
  numbers.add(frames[core::index(core::Joint::pelvis)].at);
  numbers.add(shot.angles.breath);
  for (std::size_t i = 0; i < core::joint_count; ++i) {
    const std::size_t parent = core::index(core::parent(static_cast<core::Joint>(i)));
    numbers.add(i == parent ? frames[i].turn : core::inverse(frames[parent].turn) * frames[i].turn);
  }
  for (const core::Joint joint : {core::Joint::belly, core::Joint::chest}) {
    numbers.add(frames[core::index(core::parent(joint))].to_local(frames[core::index(joint)].at));
  }
  for (const core::Frame& prop : shot.props) {
    numbers.add(prop.at);
    numbers.add(prop.turn);
  }
  for (const core::Shot::Bar& bar : shot.links) {
    numbers.add(bar.from);
    numbers.add(bar.to);
  }
}

}  // namespace unhunch::body

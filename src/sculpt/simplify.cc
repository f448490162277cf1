// SPDX-License-Identifier: Apache-2.0
#include "sculpt/simplify.h"

#include <meshoptimizer.h>

#include "body/body.h"
#include "sculpt/weights.h"

namespace unhunch::sculpt {
namespace {

using enum core::Joint;

struct Enlarged {
  core::Joint first, last;
  double by;
};
constexpr Enlarged enlarged[] = {
    {core::Joint::head, core::Joint::head, 2.2}, {left_wrist, left_fingertip, 1.9}, {left_ankle, left_toe, 1.5}};

// Every joint well bent.
core::Angles bent_angles() {
  using enum core::LimbAngle;
  core::Angles angles = body::bind_angles();
  angles[core::TrunkAngle::lumbar_flexion] = 35;
  angles[core::TrunkAngle::thoracic_flexion] = 30;
  angles[core::TrunkAngle::neck_flexion] = 25;
  for (const core::Side side : core::sides) {
    angles.at(side, shoulder_flexion) = 70;
    angles.at(side, elbow_flexion) = 80;
    angles.at(side, finger_curl) = 35;
    angles.at(side, hip_flexion) = 70;
    angles.at(side, knee_flexion) = 80;
    angles.at(side, toe_extension) = 20;
  }
  return angles;
}

std::vector<std::array<float, 3>> bend(const Mesh& half, const Posture& posture) {
  body::Body body{posture.skeleton, posture.bind, {}, {}, {}};
  std::vector<double> scale(half.points.size(), 1);
  std::vector<core::Joint> about(half.points.size(), pelvis);
  for (std::size_t v = 0; v < half.points.size(); ++v) {
    const Vector p = half.points[v];
    const Shares shares = calc_shares(posture, p);
    const Weights weights = make_weights(shares);
    const auto f = [](double value) { return static_cast<float>(value); };
    body.vertices.push_back({{f(p.x), f(p.y), f(p.z)}, {}, weights.joints, weights.weights});
    for (const Enlarged& part : enlarged) {
      double whole = 0;
      for (std::size_t j = core::index(part.first); j <= core::index(part.last); ++j) whole += shares[j];
      if (whole <= 0) continue;
      scale[v] = 1 + (part.by - 1) * whole;
      about[v] = part.first;
    }
  }
  const core::Frames frames = core::calc_frames(posture.skeleton, body::bind_root(posture.skeleton), bent_angles());
  body::Skinned skinned;
  body::calc_skin(body, frames, skinned);
  for (std::size_t v = 0; v < scale.size(); ++v) {
    const Vector at = frames[core::index(about[v])].at;
    auto& [x, y, z] = skinned.positions[v];
    const auto enlarge = [&](float& value, double middle) {
      value = static_cast<float>(middle + (static_cast<double>(value) - middle) * scale[v]);
    };
    enlarge(x, at.x), enlarge(y, at.y), enlarge(z, at.z);
  }
  return skinned.positions;
}

}  // namespace

Mesh simplify(const Mesh& half, const Posture& posture, std::size_t triangles) {
  std::vector<std::uint32_t> indices;
  for (const auto& corner : half.triangles) indices.insert(indices.end(), corner.begin(), corner.end());
  const auto bent = bend(half, posture);
  std::vector<std::uint32_t> kept(indices.size());
  kept.resize(meshopt_simplify(kept.data(), indices.data(), indices.size(), bent.data()->data(), bent.size(),
                               sizeof bent[0], triangles * 3, 1.0F));
  Mesh result;
  std::vector<std::uint32_t> remap(half.points.size(), ~0U);
  for (std::uint32_t& v : kept) {
    if (remap[v] == ~0U) {
      remap[v] = static_cast<std::uint32_t>(result.points.size());
      result.points.push_back(half.points[v]);
    }
    v = remap[v];
  }
  for (std::size_t i = 0; i + 2 < kept.size(); i += 3) result.triangles.push_back({kept[i], kept[i + 1], kept[i + 2]});
  return result;
}

}  // namespace unhunch::sculpt

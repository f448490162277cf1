// SPDX-License-Identifier: Apache-2.0
#include "body/body_testing.h"

#include <algorithm>

#include "body/solid_mesh.h"

namespace unhunch::body {
namespace {

using core::Joint;

struct Bone {
  Joint from, to;
  double radius;
  Material material;
};

constexpr Bone trunk[] = {
    {Joint::pelvis, Joint::lumbar1, .12, Material::trousers}, {Joint::lumbar1, Joint::lumbar2, .115, Material::shirt},
    {Joint::lumbar2, Joint::thorax1, .115, Material::shirt},  {Joint::thorax1, Joint::thorax2, .12, Material::shirt},
    {Joint::thorax2, Joint::thorax3, .125, Material::shirt},  {Joint::thorax3, Joint::neck1, .09, Material::shirt},
    {Joint::neck1, Joint::neck3, .055, Material::skin},
};
constexpr Bone side_bones[] = {
    {Joint::left_clavicle, Joint::left_shoulder, .06, Material::shirt},
    {Joint::left_shoulder, Joint::left_upper_arm1, .055, Material::shirt},
    {Joint::left_upper_arm1, Joint::left_elbow, .045, Material::skin},
    {Joint::left_elbow, Joint::left_wrist, .036, Material::skin},
    {Joint::left_wrist, Joint::left_fingertip, .03, Material::skin},
    {Joint::left_hip, Joint::left_knee, .075, Material::trousers},
    {Joint::left_knee, Joint::left_ankle, .055, Material::trousers},
    {Joint::left_heel, Joint::left_toe, .022, Material::skin},
};

struct Flesh {
  Joint joint;
  Material material;
  SolidMesh mesh;
};

Flesh make_flesh(const core::Frames& frames, Joint from, Joint to, double radius, Material material) {
  const core::Vector a = frames[core::index(from)].at;
  const core::Vector b = frames[core::index(to)].at;
  core::Solid bar;
  bar.shape = core::Solid::Shape::capsule;
  bar.half = {radius, length(b - a) / 2, 0};
  bar.at = {core::mix(a, b, 0.5), core::limb_turn(a - b, {0.1, 0.2, 1})};
  return {from, material, make_solid_mesh(bar)};
}

}  // namespace

Body make_capsule_man() {
  Body body;
  body.skeleton = core::make_skeleton();
  body.bind = core::calc_frames(body.skeleton, bind_root(body.skeleton), bind_angles());
  std::vector<Flesh> parts;
  for (const Bone& bone : trunk) parts.push_back(make_flesh(body.bind, bone.from, bone.to, bone.radius, bone.material));
  for (const core::Side side : core::sides) {
    for (const Bone& bone : side_bones) {
      parts.push_back(make_flesh(body.bind, on(side, bone.from), on(side, bone.to), bone.radius, bone.material));
    }
  }
  core::Solid ball;
  ball.shape = core::Solid::Shape::capsule;
  ball.half = {.095, .045, 0};
  ball.at.at = body.bind[core::index(Joint::head)].at + core::Vector{0, .075, .02};
  parts.push_back({Joint::head, Material::skin, make_solid_mesh(ball)});

  std::ranges::stable_sort(parts, {}, &Flesh::material);
  for (const Flesh& part : parts) {
    if (body.surfaces.empty() || body.surfaces.back().material != part.material) {
      body.surfaces.push_back({part.material, static_cast<std::uint32_t>(body.indices.size()), 0});
    }
    const auto first = static_cast<std::uint32_t>(body.vertices.size());
    for (std::size_t i = 0; i < part.mesh.positions.size(); ++i) {
      const Float3 p = part.mesh.positions[i];
      const Float3 n = part.mesh.normals[i];
      body.vertices.push_back(
          {{p.x, p.y, p.z}, {n.x, n.y, n.z}, {static_cast<std::uint8_t>(part.joint), 0, 0, 0}, {255, 0, 0, 0}});
    }
    for (const std::uint32_t index : part.mesh.indices) body.indices.push_back(first + index);
    body.surfaces.back().count += static_cast<std::uint32_t>(part.mesh.indices.size());
  }
  return body;
}

core::Shot make_standing_shot(const Body& body, const core::Angles& angles) {
  core::Shot shot;
  shot.root.at = body.skeleton.rest[0];
  shot.angles = angles;
  shot.frames = core::calc_frames(body.skeleton, shot.root, angles);
  return shot;
}

}  // namespace unhunch::body

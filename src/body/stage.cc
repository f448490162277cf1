// SPDX-License-Identifier: Apache-2.0
#include "body/stage.h"

#include <algorithm>
#include <utility>

namespace unhunch::body {
namespace {

constexpr double lowest_prop = 0.03;  // metres: what is not higher lies on the floor as a part of it

Kind kind_of(Material material) {
  switch (material) {
    case Material::skin:
    case Material::lips: return Kind::skin;
    case Material::hair: return Kind::hair;
    case Material::dark:
    case Material::white: return Kind::glossy;
    case Material::shirt:
    case Material::trousers:
    case Material::blanket: break;
  }
  return Kind::cloth;
}

Kind kind_of(core::Finish finish) {
  using enum core::Finish;
  switch (finish) {
    case wall: return Kind::wall;
    case metal:
    case screen:
    case rubber: return Kind::glossy;
    case cloth: return Kind::cloth;
    default: return Kind::matt;
  }
}

bool is_low(const core::Prop& prop) {
  double top = 0;
  for (const core::Solid& solid : prop.solids) {
    const core::Vector x = solid.at.turn * core::Vector{solid.half.x, 0, 0};
    const core::Vector y = solid.at.turn * core::Vector{0, solid.half.y, 0};
    const core::Vector z = solid.at.turn * core::Vector{0, 0, solid.half.z};
    top = std::max(top, solid.at.at.y + std::abs(x.y) + std::abs(y.y) + std::abs(z.y));
  }
  return top <= lowest_prop;
}

void append(const SolidMesh& mesh, const core::Frame& frame, std::uint16_t patch, Scene& out,
            std::vector<Triangle>& triangles) {
  const auto first = static_cast<std::uint32_t>(out.positions.size());
  const Float3 x = to_float(frame.turn * core::Vector{1, 0, 0});
  const Float3 y = to_float(frame.turn * core::Vector{0, 1, 0});
  const Float3 z = to_float(frame.turn * core::Vector{0, 0, 1});
  const Float3 at = to_float(frame.at);
  const auto turn = [&](Float3 v) { return x * v.x + y * v.y + z * v.z; };
  for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
    out.positions.push_back(turn(mesh.positions[i]) + at);
    out.normals.push_back(turn(mesh.normals[i]));
  }
  for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
    triangles.push_back(
        {first + mesh.indices[i], first + mesh.indices[i + 1], first + mesh.indices[i + 2], patch, false});
  }
}

}  // namespace

Stage::Stage(const Body& body, const core::Motion& motion, const Look& look, std::vector<float> tints)
    : body_(&body), look_(look), tints_(std::move(tints)) {
  if (!motion.muscles.empty()) {
    tint_map_ = make_tint_map(std::vector<std::string_view>(motion.muscles.begin(), motion.muscles.end()));
  }
  for (const Surface& surface : body.surfaces) {
    if (surface.material == Material::blanket && !motion.blanket) continue;
    const bool two_sided = surface.material == Material::blanket || surface.material == Material::dark;
    const std::uint16_t patch = add_patch({kind_of(surface.material), to_linear(look.of(surface.material)),
                                           label_of(surface.material), two_sided, false});
    const bool takes_tint = surface.material == Material::skin || surface.material == Material::shirt ||
                            surface.material == Material::trousers;
    for (std::uint32_t i = surface.first; i + 2 < surface.first + surface.count; i += 3) {
      Triangle& triangle =
          skin_.emplace_back(Triangle{body.indices[i], body.indices[i + 1], body.indices[i + 2], patch, false});
      triangle.takes_tint = takes_tint && is_tinted(triangle);
    }
  }
  for (std::size_t i = 0; i < motion.props.size(); ++i) add_prop(i, motion.props[i]);
  for (const core::Link& link : motion.links) {
    link_radii_.push_back(static_cast<float>(link.radius));
    link_patches_.push_back(
        add_patch({kind_of(link.finish), to_linear(look.of(link.finish)), label_of(link.finish), false, false}));
    core::Solid bar;
    bar.shape = core::Solid::Shape::cylinder;
    bar.half = {1, 1, 0};
    link_meshes_.push_back(make_solid_mesh(bar));
  }
}

std::uint16_t Stage::add_patch(const Patch& patch) {
  patches_.push_back(patch);
  return static_cast<std::uint16_t>(patches_.size() - 1);
}

void Stage::add_prop(std::size_t prop, const core::Prop& what) {
  const bool on_floor = is_low(what);
  for (const core::Solid& solid : what.solids) {
    const Kind kind = kind_of(solid.finish);
    const std::uint16_t patch =
        add_patch({kind, to_linear(look_.of(solid.finish)), label_of(solid.finish), false, on_floor});
    pieces_.push_back({prop, patch, make_solid_mesh(solid)});
    if (kind == Kind::wall) walls_.push_back({prop, solid, patch});
  }
}

bool Stage::is_tinted(const Triangle& triangle) const {
  const std::array<std::uint32_t, 3> corners{triangle.a, triangle.b, triangle.c};
  if (!tint_map_) {
    return !tints_.empty() && std::ranges::any_of(corners, [&](std::uint32_t corner) { return tints_[corner] > 0; });
  }
  Point low{body_->vertices[triangle.a].position[0], body_->vertices[triangle.a].position[1]};
  Point high = low;
  for (const std::uint32_t corner : corners) {
    const std::array<float, 3>& at = body_->vertices[corner].position;
    low = {std::min(low.x, at[0]), std::min(low.y, at[1])};
    high = {std::max(high.x, at[0]), std::max(high.y, at[1])};
  }
  return has_tint(*tint_map_, low, high);
}

float Stage::calc_tint(const Triangle& triangle, const std::array<float, 3>& share) const {
  if (!tint_map_) {
    return tints_[triangle.a] * share[0] + tints_[triangle.b] * share[1] + tints_[triangle.c] * share[2];
  }
  const Vertex& a = body_->vertices[triangle.a];
  const Vertex& b = body_->vertices[triangle.b];
  const Vertex& c = body_->vertices[triangle.c];
  std::array<float, 3> position{};
  std::array<float, 3> normal{};
  for (std::size_t i = 0; i < 3; ++i) {
    position[i] = a.position[i] * share[0] + b.position[i] * share[1] + c.position[i] * share[2];
    normal[i] = a.normal[i] * share[0] + b.normal[i] * share[1] + c.normal[i] * share[2];
  }
  return tint_at(*tint_map_, position, normal);
}

void Stage::calc_scene(const core::Shot& shot, float least_radius, Scene& out) const {
  calc_skin(*body_, shot.frames, skinned_);
  out.positions.resize(skinned_.positions.size());
  out.normals.resize(skinned_.normals.size());
  for (std::size_t i = 0; i < out.positions.size(); ++i) {
    out.positions[i] = to_float(skinned_.positions[i]);
    out.normals[i] = unit(to_float(skinned_.normals[i]));
  }
  out.triangles.assign(skin_.begin(), skin_.end());
  out.walls.clear();
  out.middle = to_float(core::mix(shot.frames[core::index(core::Joint::pelvis)].at,
                                  shot.frames[core::index(core::Joint::thorax3)].at, 0.5));
  for (const Piece& piece : pieces_) {
    if (piece.prop >= shot.props.size()) continue;
    append(piece.mesh, shot.props[piece.prop], piece.patch, out,
           patches_[piece.patch].kind == Kind::wall ? out.walls : out.triangles);
  }
  for (std::size_t i = 0; i < link_meshes_.size() && i < shot.links.size(); ++i) {
    const auto& [from, to] = shot.links[i];
    const core::Rotation turn = core::limb_turn(from - to, {0.3, 0.2, 1});
    const auto half = static_cast<float>(core::length(to - from) / 2);
    SolidMesh bar = link_meshes_[i];
    const float radius = std::max(link_radii_[i], least_radius);
    for (Float3& position : bar.positions) position = position * Float3{radius, half, radius};
    append(bar, {core::mix(from, to, 0.5), turn}, link_patches_[i], out, out.triangles);
  }
}

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
#include "body/canvas.h"

#include "body/shade.h"

namespace unhunch::body {
namespace {

constexpr float pane_opacity = 0.18F;  // of a wall between the eye and the figure

constexpr float thinnest_link = 0.75F;  // pixels from its middle

}  // namespace

void Canvas::prepare(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height) {
  stage_ = &stage;
  view_ = make_view(camera, width, height);
  stage.calc_scene(shot, thinnest_link / view_.scale * static_cast<float>(camera.distance), scene_);
  corners_.clear();
  corners_.reserve(scene_.positions.size());
  for (const Float3& position : scene_.positions) {
    const Float3 p = view_.project(position);
    corners_.push_back({p.x, p.y, p.z < nearest_drawn ? 0 : 1 / p.z});
  }
  Ground ground;
  if (view_.eye.y > 0) {
    const double slope = double{view_.up.y} / double{view_.scale};
    ground.at = -(double{view_.forward.y} + slope * double{view_.middle_y}) / double{view_.eye.y};
    ground.down = slope / double{view_.eye.y};
  }
  solid_.clear(width, height, Raster::most_rows, ground);
  draw_triangles(scene_.triangles, solid_);
  if (!scene_.walls.empty()) {
    veil_.clear(width, height, Raster::most_rows, ground);
    draw_triangles(scene_.walls, veil_);
    calc_walls(shot);
  }
  occlusion_.calc(scene_, view_, solid_);
  shadow_.calc(stage, scene_, make_lamps(camera).key);
}

void Canvas::draw_triangles(const std::vector<Triangle>& triangles, Raster& raster) {
  for (std::uint32_t id = 0; id < triangles.size(); ++id) {
    const Triangle& t = triangles[id];
    const Corner& a = corners_[t.a];
    const Corner& b = corners_[t.b];
    const Corner& c = corners_[t.c];
    if (a.near == 0 || b.near == 0 || c.near == 0) {
      if (a.near + b.near + c.near > 0) draw_clipped(t, id, raster);
      continue;
    }
    raster.draw(a, b, c, id);
    if (stage_->patches()[t.patch].two_sided) raster.draw(a, c, b, id);
  }
}

// Of a triangle that reaches behind the eye, the part in front.
void Canvas::draw_clipped(const Triangle& triangle, std::uint32_t id, Raster& raster) {
  const std::array<Float3, 3> world{scene_.positions[triangle.a], scene_.positions[triangle.b],
                                    scene_.positions[triangle.c]};
  const auto depth = [&](std::size_t i) { return dot(world[i] - view_.eye, view_.forward) - nearest_drawn; };
  std::array<Corner, 4> kept;
  std::size_t count = 0;
  const auto keep = [&](Float3 position) {
    const Float3 p = view_.project(position);
    kept[count++] = {p.x, p.y, 1 / p.z};
  };
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t next = (i + 1) % 3;
    const float here = depth(i);
    const float there = depth(next);
    if (here > 0) keep(world[i]);
    if ((here > 0) != (there > 0)) keep(mix(world[i], world[next], here / (here - there)));
  }
  if (count >= 3) raster.draw(kept[0], kept[1], kept[2], id);
  if (count == 4) raster.draw(kept[0], kept[2], kept[3], id);
}

// A wall whose thin direction divides the eye from the figure is a pane; it turns into one softly as the eye moves.
void Canvas::calc_walls(const core::Shot& shot) {
  wall_opacity_.assign(stage_->patches().size(), 1);
  for (const Stage::Wall& wall : stage_->walls()) {
    if (wall.prop >= shot.props.size()) continue;
    const core::Frame at = shot.props[wall.prop] * wall.solid.at;
    const core::Vector half = wall.solid.half;
    core::Vector thin{1, 0, 0};
    if (half.y <= half.x && half.y <= half.z) thin = {0, 1, 0};
    if (half.z <= half.x && half.z <= half.y) thin = {0, 0, 1};
    Float3 out = to_float(at.turn * thin);
    if (dot(out, scene_.middle - to_float(at.at)) > 0) out = -out;
    const Float3 to_eye = unit(view_.eye - to_float(at.at));
    wall_opacity_[wall.patch] = mix(1.0F, pane_opacity, smooth_step(0.02F, 0.25F, dot(out, to_eye)));
  }
}

}  // namespace unhunch::body

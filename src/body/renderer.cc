// SPDX-License-Identifier: Apache-2.0
#include "body/renderer.h"

namespace unhunch::body {
namespace {

constexpr float wall_full = 0.55F, wall_gone = 1.5F;  // metres from the figure's middle between which a wall fades
constexpr float pane_opacity = 0.12F;                 // of a wall between the eye and the figure
constexpr float same_depth = 0.02F;                   // share of the nearness within which samples show one surface

// sRGB by a table, so that no power is computed for each pixel.
struct SrgbTable {
  static constexpr int size = 4096;
  std::array<std::uint8_t, size + 1> levels{};
  SrgbTable() {
    for (int i = 0; i <= size; ++i) {
      const float v = static_cast<float>(i) / size;
      levels[static_cast<std::size_t>(i)] = to_srgb({v, v, v}).r;
    }
  }
  std::uint8_t operator()(float linear) const {
    return levels[static_cast<std::size_t>(clamp01(linear) * size + 0.5F)];
  }
};
const SrgbTable& srgb() {
  static const SrgbTable table;
  return table;
}

}  // namespace

// A place on a triangle: the shares of its corners and where it is.
struct Renderer::Spot {
  std::array<float, 3> share;
  Float3 position, normal;
};

void Renderer::prepare(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width,
                       int height) {
  stage_ = &stage;
  view_ = make_view(camera, width, height);
  stage.calc_scene(shot, scene_);
  corners_.clear();
  corners_.reserve(scene_.positions.size());
  for (const Float3& position : scene_.positions) {
    const Float3 p = view_.project(position);
    corners_.push_back({p.x, p.y, p.z < nearest_drawn ? 0 : 1 / p.z});
  }
  Plane ground;
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
    calc_panes(shot);
  }
  shadow_.calc(stage, scene_, make_lamps(camera).key);
}

void Renderer::draw_triangles(const std::vector<Triangle>& triangles, Raster& raster) {
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
void Renderer::draw_clipped(const Triangle& triangle, std::uint32_t id, Raster& raster) {
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
void Renderer::calc_panes(const core::Shot& shot) {
  pane_opacity_.assign(stage_->patches().size(), 1);
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
    pane_opacity_[wall.patch] = mix(1.0F, pane_opacity, smooth_step(0.02F, 0.25F, dot(out, to_eye)));
  }
}

Renderer::Spot Renderer::find_spot(const Triangle& triangle, float x, float y) const {
  const Float3 a = scene_.positions[triangle.a];
  const Float3 along = scene_.positions[triangle.b] - a;
  const Float3 aside = scene_.positions[triangle.c] - a;
  const Float3 ray = view_.ray(x, y);
  const Float3 p = cross(ray, aside);
  const Float3 from = view_.eye - a;
  const float scale = dot(along, p);
  const float inverse = scale == 0 ? 0 : 1 / scale;
  float u = clamp01(dot(from, p) * inverse);
  float v = clamp01(dot(ray, cross(from, along)) * inverse);
  if (u + v > 1) {
    const float sum = u + v;
    u /= sum;
    v /= sum;
  }
  const Float3 normal = scene_.normals[triangle.a] * (1 - u - v) + scene_.normals[triangle.b] * u +
                        scene_.normals[triangle.c] * v;
  return {{1 - u - v, u, v}, a + along * u + aside * v, unit(normal)};
}

Float3 Renderer::calc_surface_colour(const Shader& shader, std::uint32_t id, float x, float y) const {
  const Triangle& triangle = scene_.triangles[id];
  const Patch& patch = stage_->patches()[triangle.patch];
  const Spot spot = find_spot(triangle, x, y);
  SurfacePoint point{spot.position, spot.normal, unit(view_.eye - spot.position)};
  if (patch.two_sided && dot(point.normal, point.to_eye) < 0) point.normal = -point.normal;
  if (patch.on_floor && point.normal.y > 0.7F) {
    point.lit = shadow_.floor_lit(spot.position);
    point.open = mix(1.0F, shadow_.floor_open(spot.position), 0.8F);
  } else {
    point.lit = dot(point.normal, shader.lamps().key) > -0.3F ? shadow_.lit(spot.position, point.normal) : 0;
  }
  if (stage_->is_tinted()) {
    point.tint = stage_->tint(triangle.a) * spot.share[0] + stage_->tint(triangle.b) * spot.share[1] +
                 stage_->tint(triangle.c) * spot.share[2];
  }
  return shader.calc_colour(patch, point);
}

float Renderer::calc_floor_shade(const Shader& shader, float x, float y) const {
  const Float3 ray = view_.ray(x, y);
  if (ray.y >= 0 || view_.eye.y <= 0) return 0;
  const Float3 place = view_.eye + ray * (-view_.eye.y / ray.y);
  return shader.calc_floor_shade(shadow_.floor_lit(place), shadow_.floor_open(place));
}

Float3 Renderer::calc_wall_colour(const Shader& shader, const Triangle& triangle, float x, float y,
                                  float& opacity) const {
  const Spot spot = find_spot(triangle, x, y);
  SurfacePoint point{spot.position, spot.normal, unit(view_.eye - spot.position)};
  point.lit = shadow_.lit(spot.position, spot.normal);
  const float away = length(spot.position - scene_.middle);
  opacity = pane_opacity_[triangle.patch] * smooth_step(wall_gone, wall_full, away);
  return shader.calc_colour(stage_->patches()[triangle.patch], point);
}

void Renderer::resolve(const Shader& shader, int x, int y, std::uint8_t* out) const {
  constexpr std::size_t samples = Raster::most_rows;
  const bool has_walls = !scene_.walls.empty();
  std::array<std::uint32_t, samples> ids;
  std::array<float, samples> near;
  bool is_floor = true;
  bool has_veil = false;
  for (std::size_t i = 0; i < samples; ++i) {
    const std::size_t at = solid_.index(x, y, static_cast<int>(i));
    ids[i] = solid_.ids()[at];
    near[i] = solid_.nearness()[at];
    is_floor = is_floor && ids[i] == Raster::nothing;
    has_veil = has_veil || (has_walls && veil_.ids()[at] != Raster::nothing && veil_.nearness()[at] > near[i]);
  }
  const float left = static_cast<float>(x);
  const float top = static_cast<float>(y);
  const auto sample_x = [&](std::size_t i) { return left + Raster::across[i]; };
  const auto sample_y = [&](std::size_t i) { return top + (static_cast<float>(i) + 0.5F) / samples; };

  // Premultiplied colours of the samples; equal surfaces are shaded together, at the middle of their samples.
  std::array<Float3, samples> colours;
  std::array<float, samples> opacity{};
  std::array<bool, samples> done{};
  for (std::size_t i = 0; i < samples; ++i) {
    if (done[i]) continue;
    float sum_x = 0;
    float sum_y = 0;
    float count = 0;
    std::array<bool, samples> together{};
    for (std::size_t k = i; k < samples; ++k) {
      const bool same =
          ids[k] == ids[i] ||
          (ids[k] != Raster::nothing && ids[i] != Raster::nothing &&
           scene_.triangles[ids[k]].patch == scene_.triangles[ids[i]].patch &&
           std::abs(near[k] - near[i]) < same_depth * near[i]);
      if (done[k] || !same) continue;
      together[k] = done[k] = true;
      sum_x += sample_x(k);
      sum_y += sample_y(k);
      count += 1;
    }
    Float3 colour;
    float solid = 1;
    if (ids[i] == Raster::nothing) {
      const float shade = calc_floor_shade(shader, sum_x / count, sum_y / count);
      if (stage_->look().transparent) {
        colour = shader.shadow() * shade;
        solid = shade;
      } else {
        colour = mix(shader.background(), shader.shadow(), shade);
      }
    } else {
      colour = calc_surface_colour(shader, ids[i], sum_x / count, sum_y / count);
    }
    for (std::size_t k = i; k < samples; ++k) {
      if (!together[k]) continue;
      colours[k] = colour;
      opacity[k] = solid;
    }
  }
  if (has_veil) {
    for (std::size_t i = 0; i < samples; ++i) {
      const std::size_t at = solid_.index(x, y, static_cast<int>(i));
      if (veil_.ids()[at] == Raster::nothing || veil_.nearness()[at] <= near[i]) continue;
      float share = 0;
      const Float3 colour =
          calc_wall_colour(shader, scene_.walls[veil_.ids()[at]], sample_x(i), sample_y(i), share);
      colours[i] = mix(colours[i], colour, share);
      opacity[i] = mix(opacity[i], 1.0F, share);
    }
  }
  Float3 colour;
  float solid = 0;
  for (std::size_t i = 0; i < samples; ++i) {
    colour += colours[i] * (1.0F / samples);
    solid += opacity[i] * (1.0F / samples);
  }
  const float whole = solid > 0 ? 1 / solid : 0;
  const SrgbTable& table = srgb();
  out[0] = table(colour.x * whole);
  out[1] = table(colour.y * whole);
  out[2] = table(colour.z * whole);
  out[3] = static_cast<std::uint8_t>(clamp01(solid) * 255 + 0.5F);
}

void Renderer::draw(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
                    Picture& out) {
  prepare(stage, shot, camera, width, height);
  const Shader shader(stage.look(), make_lamps(camera));
  out = Picture(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) resolve(shader, x, y, out.at(x, y));
  }
}

}  // namespace unhunch::body

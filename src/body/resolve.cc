// SPDX-License-Identifier: Apache-2.0
#include "body/resolve.h"

#include <algorithm>

namespace unhunch::body {
namespace {

constexpr float wall_lit = 0.72F;                    // of a wall in shadow
constexpr float wall_full = 1.0F, wall_gone = 1.9F;  // metres from the figure's middle between which a wall fades
constexpr float same_depth = 0.02F;                  // share of the nearness within which samples show one surface

bool show_nothing(const std::array<std::uint32_t, Raster::most_rows>& ids) {
  return (ids[0] & ids[1] & ids[2] & ids[3]) == Raster::nothing;
}

}  // namespace

Resolver::Resolver(const Canvas& canvas, const Shader& shader, int y)
    : canvas_(canvas),
      shader_(shader),
      y_(y),
      ray_step_(canvas.view().right * canvas.view().slope),
      floor_(canvas, shader, y),
      solid_(canvas.solid(), y),
      facets_(canvas.scene(), canvas.scene().triangles, canvas.view().eye),
      wall_facets_(canvas.scene(), canvas.scene().walls, canvas.view().eye) {
  for (std::size_t i = 0; i < samples; ++i) {
    first_rays_[i] =
        canvas.view().ray(Raster::across[i], static_cast<float>(y) + (static_cast<float>(i) + 0.5F) / samples);
  }
  if (canvas.has_walls()) veil_ = Line(canvas.veil(), y);
}

void Resolver::calc_tones(std::span<Tone> tones) {
  std::fill(tones.begin(), tones.end(), floor_.open());
  Span drawn = canvas_.solid().span(y_);
  if (canvas_.has_walls()) drawn = either(drawn, canvas_.veil().span(y_));
  const auto lay_floor = [&](int first, int last) {
    for (int x = first; x < last; ++x) tones[static_cast<std::size_t>(x)] = floor_.at(x);
  };
  lay_floor(floor_.span().first, std::min(floor_.span().last, drawn.first));
  lay_floor(std::max(floor_.span().first, drawn.last), floor_.span().last);
  for (int x = drawn.first; x < drawn.last; ++x) tones[static_cast<std::size_t>(x)] = calc_pixel(x);
}

Tone Resolver::calc_pixel(int x) {
  const Ids ids = solid_.ids(x);
  Ids walls;
  walls.fill(Raster::nothing);
  if (canvas_.has_walls()) walls = veil_.ids(x);
  const bool has_wall = !show_nothing(walls);
  if (show_nothing(ids)) {
    if (!has_wall) return floor_.at(x);
    if (walls[0] == walls[1] && walls[0] == walls[2] && walls[0] == walls[3]) {
      const Tone tone = calc_wall(walls[0], x, 0);
      if (tone.opacity == 1) return tone;
      const Tone floor = floor_.at(x);
      return {mix(floor.colour, tone.colour, tone.opacity), mix(floor.opacity, 1.0F, tone.opacity)};
    }
  }
  Tones tones;
  if (show_same(ids, x, 0, 1) && show_same(ids, x, 0, 2) && show_same(ids, x, 0, 3)) {
    const Tone tone = calc_group(ids[0], x, 0);
    if (!has_wall) return tone;
    tones.fill(tone);
  } else {
    calc_groups(ids, x, tones);
  }
  if (has_wall) lay_walls(walls, x, tones);
  Tone sum{{}, 0};
  for (const Tone& tone : tones) {
    sum.colour += tone.colour * (1.0F / samples);
    sum.opacity += tone.opacity * (1.0F / samples);
  }
  return sum;
}

bool Resolver::show_same(const Ids& ids, int x, std::size_t a, std::size_t b) const {
  if (ids[a] == ids[b]) return true;
  if (ids[a] == Raster::nothing || ids[b] == Raster::nothing) return false;
  const std::vector<Triangle>& triangles = canvas_.scene().triangles;
  return triangles[ids[a]].patch == triangles[ids[b]].patch &&
         std::abs(solid_.near(x, a) - solid_.near(x, b)) < same_depth * solid_.near(x, a);
}

// A group is looked at where its first sample is: there the ray surely meets the triangle, however thin that is.
void Resolver::calc_groups(const Ids& ids, int x, Tones& tones) {
  std::array<bool, samples> done{};
  for (std::size_t i = 0; i < samples; ++i) {
    if (done[i]) continue;
    const Tone tone = calc_group(ids[i], x, i);
    for (std::size_t k = i; k < samples; ++k) {
      if (done[k] || !show_same(ids, x, i, k)) continue;
      tones[k] = tone;
      done[k] = true;
    }
  }
}

Tone Resolver::calc_group(std::uint32_t id, int x, std::size_t sample) {
  if (id == Raster::nothing) return floor_.at(x);
  const Patch& patch = canvas_.stage().patches()[canvas_.scene().triangles[id].patch];
  const SurfacePoint point = make_point(id, x, sample);
  return {shader_.calc_colour(patch, answer_of(id, patch, point), point), 1};
}

const Answer& Resolver::answer_of(std::uint32_t id, const Patch& patch, const SurfacePoint& point) {
  if (flat_id_ == id) return answer_;
  flat_id_ = facets_.at(id).is_flat() && !patch.two_sided ? id : Raster::nothing;
  answer_ = shader_.calc_answer(patch.kind, point.normal);
  return answer_;
}

SurfacePoint Resolver::make_point(std::uint32_t id, int x, std::size_t sample) {
  const Triangle& triangle = canvas_.scene().triangles[id];
  const Patch& patch = canvas_.stage().patches()[triangle.patch];
  const Facet& facet = facets_.at(id);
  const Float3 way = ray(x, sample);
  const Spot spot = facet.is_flat() && !triangle.takes_tint ? facet.find_flat(way) : facet.find(way);
  SurfacePoint point{spot.position, spot.normal, unit(canvas_.view().eye - spot.position)};
  if (patch.two_sided && dot(point.normal, point.to_eye) < 0) point.normal = -point.normal;
  point.open = canvas_.occlusion().open(x, y_);
  if (patch.on_floor && point.normal.y > 0.7F) {
    const float shade = canvas_.shadow().floor_shade(spot.position);
    point.lit = 1 - shade;
    point.open *= 1 - shade * 0.5F;
  } else {
    point.lit = dot(point.normal, shader_.lamps().key) > -0.3F ? canvas_.shadow().lit(spot.position, point.normal) : 0;
  }
  if (triangle.takes_tint) point.tint = canvas_.stage().calc_tint(triangle, spot.share);
  return point;
}

void Resolver::lay_walls(const Ids& walls, int x, Tones& tones) {
  std::uint16_t patch = 0xFFFF;
  Tone wall;
  for (std::size_t i = 0; i < samples; ++i) {
    if (walls[i] == Raster::nothing || veil_.near(x, i) <= solid_.near(x, i)) continue;
    const Triangle& triangle = canvas_.scene().walls[walls[i]];
    if (triangle.patch != patch) {
      patch = triangle.patch;
      wall = calc_wall(walls[i], x, i);
    }
    tones[i].colour = mix(tones[i].colour, wall.colour, wall.opacity);
    tones[i].opacity = mix(tones[i].opacity, 1.0F, wall.opacity);
  }
}

// Its colour is not yet multiplied with its opacity.
Tone Resolver::calc_wall(std::uint32_t id, int x, std::size_t sample) {
  const Triangle& triangle = canvas_.scene().walls[id];
  const Float3 way = ray(x, sample);
  const Float3 place = canvas_.view().eye + way * (1 / veil_.near(x, sample));
  const Float3 from_middle = place - canvas_.scene().middle;
  const float square = dot(from_middle, from_middle);
  if (square >= wall_gone * wall_gone) return {{}, 0};
  const float full = square <= wall_full * wall_full ? 1.0F : smooth_step(wall_gone, wall_full, std::sqrt(square));
  const Face& face = face_of(id, way);
  return {mix(face.shaded, face.lit, canvas_.shadow().lit(place, face.normal)),
          canvas_.wall_opacity(triangle.patch) * full};
}

const Resolver::Face& Resolver::face_of(std::uint32_t wall, Float3 ray) {
  if (face_.id == wall) return face_;
  const Facet& facet = wall_facets_.at(wall);
  const Patch& patch = canvas_.stage().patches()[canvas_.scene().walls[wall].patch];
  const Spot spot = facet.find(ray);
  SurfacePoint point{spot.position, spot.normal, spot.normal};
  face_ = {facet.is_flat() ? wall : Raster::nothing, spot.normal, shader_.calc_colour(patch, point), {}};
  point.lit = wall_lit;
  face_.shaded = shader_.calc_colour(patch, point);
  return face_;
}

// A pane is left out.
Resolver::Part Resolver::calc_wall_part(std::uint32_t id, int x, std::size_t sample) {
  const Triangle& triangle = canvas_.scene().walls[id];
  if (canvas_.wall_opacity(triangle.patch) < 0.5F) return {no_label, 1, 0};
  const Spot spot = wall_facets_.at(id).find(ray(x, sample));
  SurfacePoint point{spot.position, spot.normal, unit(canvas_.view().eye - spot.position)};
  point.lit = mix(wall_lit, 1.0F, canvas_.shadow().lit(spot.position, spot.normal));
  const Patch& patch = canvas_.stage().patches()[triangle.patch];
  return {patch.label, shader_.calc_brightness(patch.kind, point), 0};
}

Resolver::Part Resolver::calc_part(int x) {
  constexpr std::size_t sample = 1;
  const std::uint32_t id = solid_.id(x, sample);
  if (id == Raster::nothing && canvas_.has_walls()) {
    const std::uint32_t wall = veil_.id(x, sample);
    if (wall != Raster::nothing) return calc_wall_part(wall, x, sample);
  }
  if (id == Raster::nothing) return {no_label, 1 - floor_.shade(x), 0};
  const SurfacePoint point = make_point(id, x, sample);
  const Patch& patch = canvas_.stage().patches()[canvas_.scene().triangles[id].patch];
  return {patch.label, shader_.calc_brightness(patch.kind, point), point.tint};
}

}  // namespace unhunch::body

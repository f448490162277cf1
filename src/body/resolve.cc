// SPDX-License-Identifier: Apache-2.0
#include "body/resolve.h"

namespace unhunch::body {
namespace {

constexpr float wall_lit = 0.72F;                    // of a wall in shadow
constexpr float wall_full = 1.0F, wall_gone = 1.9F;  // metres from the figure's middle between which a wall fades
constexpr float same_depth = 0.02F;                  // share of the nearness within which samples show one surface

float sample_y(int y, std::size_t row) {
  return static_cast<float>(y) + (static_cast<float>(row) + 0.5F) / Raster::most_rows;
}

}  // namespace

struct Resolver::Pixel {
  int x, y;
  std::array<std::size_t, samples> at{};
  std::array<std::uint32_t, samples> ids{};
  std::array<float, samples> near{};
};

Resolver::Resolver(const Canvas& canvas, const Shader& shader) : canvas_(canvas), shader_(shader) {
  if (canvas.stage().look().transparent) {
    open_floor_.opacity = 0;
  } else {
    open_floor_.colour = shader.background();
  }
}

bool Resolver::show_same(const Pixel& pixel, std::size_t a, std::size_t b) const {
  if (pixel.ids[a] == pixel.ids[b]) return true;
  if (pixel.ids[a] == Raster::nothing || pixel.ids[b] == Raster::nothing) return false;
  const std::vector<Triangle>& triangles = canvas_.scene().triangles;
  return triangles[pixel.ids[a]].patch == triangles[pixel.ids[b]].patch &&
         std::abs(pixel.near[a] - pixel.near[b]) < same_depth * pixel.near[a];
}

SurfacePoint Resolver::make_point(const Pixel& pixel, const Triangle& triangle, float x, float y) const {
  const Stage& stage = canvas_.stage();
  const Patch& patch = stage.patches()[triangle.patch];
  const Spot spot = find_spot(canvas_.scene(), triangle, canvas_.view(), x, y);
  SurfacePoint point{spot.position, spot.normal, unit(canvas_.view().eye - spot.position)};
  if (patch.two_sided && dot(point.normal, point.to_eye) < 0) point.normal = -point.normal;
  point.open = canvas_.occlusion().open(pixel.x, pixel.y);
  if (patch.on_floor && point.normal.y > 0.7F) {
    const float shade = canvas_.shadow().floor_shade(spot.position);
    point.lit = 1 - shade;
    point.open *= 1 - shade * 0.5F;
  } else {
    point.lit = dot(point.normal, shader_.lamps().key) > -0.3F ? canvas_.shadow().lit(spot.position, point.normal) : 0;
  }
  point.tint = stage.calc_tint(triangle, spot.share);
  return point;
}

float Resolver::calc_floor_shade(float x, float y) const {
  const View& view = canvas_.view();
  const Float3 ray = view.ray(x, y);
  if (ray.y >= 0 || view.eye.y <= 0) return 0;
  const Float3 place = view.eye + ray * (-view.eye.y / ray.y);
  return canvas_.shadow().floor_shade(place);
}

Tone Resolver::calc_group(const Pixel& pixel, std::uint32_t id, float x, float y) const {
  if (id != Raster::nothing) {
    const Triangle& triangle = canvas_.scene().triangles[id];
    return {shader_.calc_colour(canvas_.stage().patches()[triangle.patch], make_point(pixel, triangle, x, y)), 1};
  }
  return calc_floor(x, y);
}

Tone Resolver::calc_floor(float x, float y) const {
  const View& view = canvas_.view();
  const Float3 ray = view.ray(x, y);
  if (ray.y >= 0 || view.eye.y <= 0) return open_floor_;
  const Float3 place = view.eye + ray * (-view.eye.y / ray.y);
  const float shade = canvas_.shadow().floor_shade(place) * shader_.shadow_strength();
  const float pool = shader_.calc_pool(place - canvas_.scene().middle);
  if (shade == 0 && pool == 0) return open_floor_;
  if (canvas_.stage().look().transparent) return {shader_.shadow() * shade, shade};
  return {mix(mix(shader_.background(), shader_.pool(), pool), shader_.shadow(), shade), 1};
}

Tone Resolver::calc_pixel(int x, int y) const {
  Pixel pixel{x, y};
  bool is_floor = !canvas_.has_walls();
  for (std::size_t i = 0; i < samples; ++i) {
    pixel.at[i] = canvas_.solid().index(x, y, static_cast<int>(i));
    pixel.ids[i] = canvas_.solid().ids()[pixel.at[i]];
    is_floor = is_floor && pixel.ids[i] == Raster::nothing;
  }
  if (is_floor) return calc_floor(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
  if (const Triangle* wall = find_whole_wall(pixel); wall != nullptr) {
    const Tone tone = calc_wall(*wall, static_cast<float>(x) + Raster::across[0], sample_y(y, 0));
    if (tone.opacity == 1) return tone;
    const Tone floor = calc_floor(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
    return {mix(floor.colour, tone.colour, tone.opacity), mix(floor.opacity, 1.0F, tone.opacity)};
  }
  for (std::size_t i = 0; i < samples; ++i) pixel.near[i] = canvas_.solid().nearness()[pixel.at[i]];
  std::array<Tone, samples> tones;
  if (show_same(pixel, 0, 1) && show_same(pixel, 0, 2) && show_same(pixel, 0, 3)) {
    const Tone tone = calc_group(pixel, pixel.ids[0], static_cast<float>(x) + Raster::across[0], sample_y(y, 0));
    if (!canvas_.has_walls()) return tone;
    tones.fill(tone);
  } else {
    calc_groups(pixel, tones);
  }
  if (canvas_.has_walls()) lay_walls(pixel, tones);
  Tone sum{{}, 0};
  for (const Tone& tone : tones) {
    sum.colour += tone.colour * (1.0F / samples);
    sum.opacity += tone.opacity * (1.0F / samples);
  }
  return sum;
}

// The wall that covers the pixel with nothing else in it; null where there is none.
const Triangle* Resolver::find_whole_wall(const Pixel& pixel) const {
  if (!canvas_.has_walls()) return nullptr;
  const Raster& veil = canvas_.veil();
  const std::uint32_t id = veil.ids()[pixel.at[0]];
  if (id == Raster::nothing) return nullptr;
  for (std::size_t i = 0; i < samples; ++i) {
    const bool covered = pixel.ids[i] == Raster::nothing && veil.ids()[pixel.at[i]] == id &&
                         veil.nearness()[pixel.at[i]] > canvas_.solid().nearness()[pixel.at[i]];
    if (!covered) return nullptr;
  }
  return &canvas_.scene().walls[id];
}

// A group is looked at where its first sample is: there the ray surely meets the triangle, however thin that is.
void Resolver::calc_groups(const Pixel& pixel, std::array<Tone, samples>& tones) const {
  std::array<bool, samples> done{};
  for (std::size_t i = 0; i < samples; ++i) {
    if (done[i]) continue;
    const Tone tone =
        calc_group(pixel, pixel.ids[i], static_cast<float>(pixel.x) + Raster::across[i], sample_y(pixel.y, i));
    for (std::size_t k = i; k < samples; ++k) {
      if (done[k] || !show_same(pixel, i, k)) continue;
      tones[k] = tone;
      done[k] = true;
    }
  }
}

void Resolver::lay_walls(const Pixel& pixel, std::array<Tone, samples>& tones) const {
  const Raster& veil = canvas_.veil();
  std::uint16_t patch = 0xFFFF;
  Tone wall;
  for (std::size_t i = 0; i < samples; ++i) {
    const std::uint32_t id = veil.ids()[pixel.at[i]];
    if (id == Raster::nothing || veil.nearness()[pixel.at[i]] <= pixel.near[i]) continue;
    const Triangle& triangle = canvas_.scene().walls[id];
    if (triangle.patch != patch) {
      patch = triangle.patch;
      wall = calc_wall(triangle, static_cast<float>(pixel.x) + Raster::across[i], sample_y(pixel.y, i));
    }
    tones[i].colour = mix(tones[i].colour, wall.colour, wall.opacity);
    tones[i].opacity = mix(tones[i].opacity, 1.0F, wall.opacity);
  }
}

// Its colour is not yet multiplied with its opacity. A face of a wall has one colour in the light and one in shadow.
Tone Resolver::calc_wall(const Triangle& triangle, float x, float y) const {
  const Spot spot = find_spot(canvas_.scene(), triangle, canvas_.view(), x, y);
  const float away = length(spot.position - canvas_.scene().middle);
  const float opacity = canvas_.wall_opacity(triangle.patch) * smooth_step(wall_gone, wall_full, away);
  if (opacity == 0) return {{}, 0};
  if (face_.triangle != &triangle) {
    SurfacePoint point{spot.position, spot.normal, spot.normal};
    face_ = {&triangle, shader_.calc_colour(canvas_.stage().patches()[triangle.patch], point), {}};
    point.lit = wall_lit;
    face_.shaded = shader_.calc_colour(canvas_.stage().patches()[triangle.patch], point);
  }
  return {mix(face_.shaded, face_.lit, canvas_.shadow().lit(spot.position, spot.normal)), opacity};
}

// A pane is left out.
Resolver::Part Resolver::calc_wall_part(const Triangle& triangle, float x, float y) const {
  if (canvas_.wall_opacity(triangle.patch) < 0.5F) return {no_label, 1, 0};
  const Spot spot = find_spot(canvas_.scene(), triangle, canvas_.view(), x, y);
  SurfacePoint point{spot.position, spot.normal, unit(canvas_.view().eye - spot.position)};
  point.lit = mix(wall_lit, 1.0F, canvas_.shadow().lit(spot.position, spot.normal));
  const Patch& patch = canvas_.stage().patches()[triangle.patch];
  return {patch.label, shader_.calc_brightness(patch.kind, point), 0};
}

Resolver::Part Resolver::calc_part(int x, int y) const {
  Pixel pixel{x, y};
  const std::uint32_t id = canvas_.solid().ids()[canvas_.solid().index(x, y, 1)];
  const float px = static_cast<float>(x) + 0.5F;
  const float py = static_cast<float>(y) + 0.5F;
  if (id == Raster::nothing && canvas_.has_walls()) {
    const std::uint32_t wall = canvas_.veil().ids()[canvas_.veil().index(x, y, 1)];
    if (wall != Raster::nothing) return calc_wall_part(canvas_.scene().walls[wall], px, py);
  }
  if (id == Raster::nothing) return {no_label, 1 - calc_floor_shade(px, py) * shader_.shadow_strength(), 0};
  const Triangle& triangle = canvas_.scene().triangles[id];
  const SurfacePoint point = make_point(pixel, triangle, px, py);
  const Patch& patch = canvas_.stage().patches()[triangle.patch];
  return {patch.label, shader_.calc_brightness(patch.kind, point), point.tint};
}

}  // namespace unhunch::body

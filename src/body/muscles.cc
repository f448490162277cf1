// SPDX-License-Identifier: Apache-2.0
#include "body/muscles.h"

#include <algorithm>
#include <cmath>

namespace unhunch::body {
namespace {

constexpr float strong = 1, pale = .45F;

// The left side, from the middle outward and round. What goes on at the other side reaches across the middle, so that
// no soft edge lies there.
constexpr std::array trapezius{Point{-.012F, 1.556F}, Point{.016F, 1.553F}, Point{.036F, 1.515F}, Point{.046F, 1.482F},
                               Point{.068F, 1.462F},  Point{.110F, 1.450F}, Point{.168F, 1.436F}, Point{.184F, 1.420F},
                               Point{.166F, 1.404F},  Point{.120F, 1.392F}, Point{.076F, 1.374F}, Point{.044F, 1.352F},
                               Point{.016F, 1.338F},  Point{-.012F, 1.334F}};
constexpr std::array lower_trapezius{Point{-.012F, 1.345F}, Point{.040F, 1.356F}, Point{.076F, 1.374F},
                                     Point{.080F, 1.362F},  Point{.062F, 1.320F}, Point{.036F, 1.240F},
                                     Point{.010F, 1.145F},  Point{-.012F, 1.132F}};
constexpr std::array rhomboids{Point{.009F, 1.438F}, Point{.038F, 1.418F}, Point{.066F, 1.388F}, Point{.073F, 1.330F},
                               Point{.071F, 1.282F}, Point{.062F, 1.266F}, Point{.036F, 1.310F}, Point{.009F, 1.346F}};
constexpr std::array levator_scapulae{Point{.024F, 1.530F}, Point{.040F, 1.524F}, Point{.049F, 1.478F},
                                      Point{.064F, 1.440F}, Point{.079F, 1.412F}, Point{.072F, 1.394F},
                                      Point{.058F, 1.404F}, Point{.042F, 1.446F}, Point{.031F, 1.486F}};
constexpr std::array erector{Point{.008F, 1.430F}, Point{.026F, 1.430F}, Point{.040F, 1.370F}, Point{.047F, 1.260F},
                             Point{.050F, 1.160F}, Point{.046F, 1.085F}, Point{.008F, 1.085F}};
constexpr std::array latissimus{Point{.004F, 1.262F}, Point{.040F, 1.268F}, Point{.090F, 1.290F}, Point{.140F, 1.330F},
                                Point{.172F, 1.350F}, Point{.182F, 1.326F}, Point{.164F, 1.262F}, Point{.148F, 1.170F},
                                Point{.134F, 1.085F}, Point{.104F, 1.030F}, Point{.050F, 1.004F}, Point{.004F, .996F}};
constexpr std::array pectorals{Point{.010F, 1.392F}, Point{.050F, 1.408F}, Point{.110F, 1.408F}, Point{.170F, 1.390F},
                               Point{.196F, 1.372F}, Point{.176F, 1.342F}, Point{.152F, 1.292F}, Point{.112F, 1.254F},
                               Point{.060F, 1.240F}, Point{.022F, 1.250F}, Point{.010F, 1.282F}};
constexpr std::array belly{Point{-.012F, 1.222F}, Point{.050F, 1.214F}, Point{.092F, 1.176F}, Point{.122F, 1.110F},
                           Point{.134F, 1.030F},  Point{.116F, .966F},  Point{.060F, .920F},  Point{-.012F, .902F}};
constexpr std::array seat{Point{.008F, .990F}, Point{.060F, 1.004F}, Point{.116F, .988F},
                          Point{.158F, .936F}, Point{.168F, .880F},  Point{.140F, .828F},
                          Point{.084F, .806F}, Point{.034F, .812F},  Point{.008F, .846F}};

template <std::size_t size>
constexpr std::array<Point, size> mirrored(std::array<Point, size> outline) {
  for (Point& point : outline) point.x = -point.x;
  return outline;
}

template <const auto& outline>
constexpr auto image = mirrored(outline);

template <const auto& outline>
constexpr std::array<MusclePatch, 2> both(std::string_view muscle, bool back, float soft) {
  return {MusclePatch{muscle, back, core::Side::left, outline, soft},
          MusclePatch{muscle, back, core::Side::right, image<outline>, soft}};
}

template <class... Pairs>
constexpr auto together(const Pairs&... pairs) {
  std::array<MusclePatch, 2 * sizeof...(pairs)> all{};
  std::size_t i = 0;
  ((all[i++] = pairs[0], all[i++] = pairs[1]), ...);
  return all;
}

constexpr auto patches =
    together(both<trapezius>("trapezius", true, .012F), both<lower_trapezius>("lower_trapezius", true, .012F),
             both<rhomboids>("rhomboids", true, .010F), both<levator_scapulae>("levator_scapulae", true, .008F),
             both<erector>("thoracic_erector_spinae", true, .010F), both<latissimus>("latissimus_dorsi", true, .014F),
             both<pectorals>("pectorals", false, .014F), both<belly>("core_and_hips", false, .018F),
             both<seat>("core_and_hips", true, .018F));

float smooth(float from, float to, float value) {
  const float t = std::clamp((value - from) / (to - from), 0.0F, 1.0F);
  return t * t * (3 - 2 * t);
}

// Metres to the nearest edge, more than 0 inside.
float depth(std::span<const Point> outline, Point at) {
  float nearest = 1e9F;
  bool inside = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Point a = outline[j], b = outline[i];
    const float dx = b.x - a.x, dy = b.y - a.y;
    const float along = std::clamp(((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy), 0.0F, 1.0F);
    nearest = std::min(nearest, std::hypot(at.x - a.x - dx * along, at.y - a.y - dy * along));
    if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + dx * (at.y - a.y) / dy) inside = !inside;
  }
  return inside ? nearest : -nearest;
}

std::size_t place_of(const TintMap& size, int column, int row) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(size.width) + static_cast<std::size_t>(column);
}

float texel(const std::vector<std::uint8_t>& map, const TintMap& size, int column, int row) {
  if (column < 0 || row < 0 || column >= size.width || row >= size.height) return 0;
  return static_cast<float>(map[place_of(size, column, row)]) / 255;
}

float sample(const std::vector<std::uint8_t>& map, const TintMap& size, float x, float y) {
  const float u = (x - tint_left) / tint_step - .5F, v = (y - tint_bottom) / tint_step - .5F;
  const int column = static_cast<int>(std::floor(u)), row = static_cast<int>(std::floor(v));
  const float s = u - static_cast<float>(column), t = v - static_cast<float>(row);
  const auto line = [&](int r) { return texel(map, size, column, r) * (1 - s) + texel(map, size, column + 1, r) * s; };
  return line(row) * (1 - t) + line(row + 1) * t;
}

}  // namespace

std::span<const MusclePatch> muscle_patches() { return patches; }

float cover(const MusclePatch& patch, Point at) {
  return smooth(-.5F * patch.soft, .5F * patch.soft, depth(patch.outline, at));
}

TintMap make_tint_map(std::span<const std::string_view> muscles) {
  TintMap map;
  const std::size_t size = place_of(map, 0, map.height);
  map.front.assign(size, 0);
  map.back.assign(size, 0);
  for (const MusclePatch& patch : patches) {
    const auto wanted = std::find(muscles.begin(), muscles.end(), patch.muscle);
    if (wanted == muscles.end()) continue;
    const float strength = wanted == muscles.begin() ? strong : pale;
    std::vector<std::uint8_t>& texels = patch.back ? map.back : map.front;
    for (int row = 0; row < map.height; ++row) {
      for (int column = 0; column < map.width; ++column) {
        const Point at{tint_left + (static_cast<float>(column) + .5F) * tint_step,
                       tint_bottom + (static_cast<float>(row) + .5F) * tint_step};
        std::uint8_t& texel = texels[place_of(map, column, row)];
        texel = std::max(texel, static_cast<std::uint8_t>(std::lround(cover(patch, at) * strength * 255)));
      }
    }
  }
  return map;
}

bool has_tint(const TintMap& map, Point low, Point high) {
  const auto texel_at = [](float place, float first) {
    return static_cast<int>(std::floor((place - first) / tint_step));
  };
  const int right = std::min(texel_at(high.x, tint_left) + 1, map.width - 1);
  const int top = std::min(texel_at(high.y, tint_bottom) + 1, map.height - 1);
  for (int row = std::max(0, texel_at(low.y, tint_bottom) - 1); row <= top; ++row) {
    for (int column = std::max(0, texel_at(low.x, tint_left) - 1); column <= right; ++column) {
      if (map.front[place_of(map, column, row)] != 0 || map.back[place_of(map, column, row)] != 0) return true;
    }
  }
  return false;
}

float tint_at(const TintMap& map, const std::array<float, 3>& bind_position, const std::array<float, 3>& bind_normal) {
  const float front = smooth(-.30F, .30F, bind_normal[2]);
  const auto [x, y, z] = bind_position;
  static_cast<void>(z);
  return sample(map.back, map, x, y) * (1 - front) + sample(map.front, map, x, y) * front;
}

}  // namespace unhunch::body

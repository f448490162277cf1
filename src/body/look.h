// SPDX-License-Identifier: Apache-2.0
// The colours of a picture. Who looks should find someone like themselves: skin and clothes are a choice.
//
// All colours are sRGB. One accent, a warm coral, is kept for the muscles an exercise is for.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "body/body.h"
#include "body/float3.h"
#include "core/figure/prop.h"

namespace unhunch::body {

struct Colour {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Colour&) const = default;
};
// To the linear light that shading computes with, and back.
Float3 to_linear(Colour colour);
Colour to_srgb(Float3 linear);

enum class SkinTone : std::uint8_t { light, medium, dark };
enum class Clothes : std::uint8_t { mist, sage, sand };
enum class Backdrop : std::uint8_t { light, dark };
inline constexpr std::array skin_tones{SkinTone::light, SkinTone::medium, SkinTone::dark};
inline constexpr std::array all_clothes{Clothes::mist, Clothes::sage, Clothes::sand};
inline constexpr std::array backdrops{Backdrop::light, Backdrop::dark};

std::string_view name(SkinTone tone);
std::string_view name(Clothes clothes);
std::string_view name(Backdrop backdrop);
std::optional<SkinTone> find_skin_tone(std::string_view name);
std::optional<Clothes> find_clothes(std::string_view name);
std::optional<Backdrop> find_backdrop(std::string_view name);

struct Look {
  std::array<Colour, material_count> materials{};     // by Material
  std::array<Colour, core::finish_count> finishes{};  // by core::Finish
  Colour tint;                                        // of the target muscles
  Colour background;                                  // also the floor's, so that there is no horizon
  Colour pool;                                        // of the floor around the figure
  Colour shadow;                                      // what the floor becomes in full shadow
  Colour glow;                                        // of light that grazes an outline
  float shadow_strength = 0.5F;                       // 0 to 1
  float glow_strength = 0.2F;                         // 0 to 1
  bool transparent = false;                           // no background; the shadow on the floor is kept

  Colour of(Material material) const { return materials[static_cast<std::size_t>(material)]; }
  Colour of(core::Finish finish) const { return finishes[static_cast<std::size_t>(finish)]; }
};

// How much of a muscle fully worked takes the tint.
inline constexpr float tint_share = 0.88F;

Look make_look(SkinTone tone = SkinTone::medium, Clothes clothes = Clothes::mist, Backdrop backdrop = Backdrop::light);

}  // namespace unhunch::body

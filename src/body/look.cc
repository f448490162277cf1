// SPDX-License-Identifier: Apache-2.0
#include "body/look.h"

#include <span>

namespace unhunch::body {
namespace {

constexpr std::array<std::string_view, 3> tone_names{"light", "medium", "dark"};
constexpr std::array<std::string_view, 3> clothes_names{"mist", "sage", "sand"};
constexpr std::array<std::string_view, 2> backdrop_names{"light", "dark"};

template <class Value>
std::optional<Value> find(std::span<const std::string_view> names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Value>(i);
  }
  return std::nullopt;
}

constexpr Colour rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex)};
}

struct Person {
  Colour skin, lips, hair, dark;
};
constexpr std::array<Person, 3> people{{
    {rgb(0xE9BFA3), rgb(0xCC8576), rgb(0x7A553A), rgb(0x4A382E)},
    {rgb(0xC98F68), rgb(0xA9655A), rgb(0x3B2A22), rgb(0x2A201C)},
    {rgb(0x80543C), rgb(0x6E3F38), rgb(0x241C1A), rgb(0x1C1614)},
}};

struct Outfit {
  Colour shirt, trousers, blanket;
};
constexpr std::array<Outfit, 3> outfits{{
    {rgb(0xDFE6E9), rgb(0x3A5068), rgb(0x9DB2BF)},
    {rgb(0xD5DFCF), rgb(0x4B5B50), rgb(0xA9B99F)},
    {rgb(0xEBDDC7), rgb(0x5E5149), rgb(0xC9B394)},
}};

// Of wood, metal, cloth, foam, rubber, wall, paint, screen, paper.
constexpr std::array<Colour, core::finish_count> light_finishes{rgb(0xCFA87C), rgb(0x9AA4AA), rgb(0xB9C4BE),
                                                                rgb(0x7E9DB0), rgb(0x5FA39A), rgb(0xE6DFD5),
                                                                rgb(0xEDE9E2), rgb(0x3A454D), rgb(0xFAF8F3)};
constexpr std::array<Colour, core::finish_count> dark_finishes{rgb(0xB48D64), rgb(0x828D94), rgb(0x8E9A95),
                                                               rgb(0x6C8BA0), rgb(0x4F938A), rgb(0x4A5359),
                                                               rgb(0xA9ABA8), rgb(0x53626C), rgb(0xDAD6CE)};

}  // namespace

std::string_view name(SkinTone tone) { return tone_names[static_cast<std::size_t>(tone)]; }
std::string_view name(Clothes clothes) { return clothes_names[static_cast<std::size_t>(clothes)]; }
std::string_view name(Backdrop backdrop) { return backdrop_names[static_cast<std::size_t>(backdrop)]; }
std::optional<SkinTone> find_skin_tone(std::string_view name) { return find<SkinTone>(tone_names, name); }
std::optional<Clothes> find_clothes(std::string_view name) { return find<Clothes>(clothes_names, name); }
std::optional<Backdrop> find_backdrop(std::string_view name) { return find<Backdrop>(backdrop_names, name); }

Float3 to_linear(Colour colour) {
  const auto channel = [](std::uint8_t value) {
    const float v = static_cast<float>(value) / 255;
    return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
  };
  return {channel(colour.r), channel(colour.g), channel(colour.b)};
}

Colour to_srgb(Float3 linear) {
  const auto channel = [](float value) {
    const float v = clamp01(value);
    const float s = v <= 0.0031308F ? v * 12.92F : 1.055F * std::pow(v, 1 / 2.4F) - 0.055F;
    return static_cast<std::uint8_t>(std::lround(s * 255));
  };
  return {channel(linear.x), channel(linear.y), channel(linear.z)};
}

Look make_look(SkinTone tone, Clothes clothes, Backdrop backdrop) {
  const Person& person = people[static_cast<std::size_t>(tone)];
  const Outfit& outfit = outfits[static_cast<std::size_t>(clothes)];
  const bool is_dark = backdrop == Backdrop::dark;
  Look look;
  look.materials = {person.skin, outfit.shirt, outfit.trousers, person.hair,
                    person.lips, person.dark,  rgb(0xF4F1EC),   outfit.blanket};
  look.finishes = is_dark ? dark_finishes : light_finishes;
  look.tint = rgb(0xE8664F);
  look.background = is_dark ? rgb(0x1D2226) : rgb(0xF6F3EE);
  look.pool = is_dark ? rgb(0x333B41) : look.background;
  look.shadow = is_dark ? rgb(0x07090B) : rgb(0x8A8078);
  look.glow = is_dark ? rgb(0xB9CAD6) : rgb(0xFFFFFF);
  look.shadow_strength = is_dark ? 0.75F : 0.55F;
  look.glow_strength = is_dark ? 0.5F : 0.15F;
  return look;
}

}  // namespace unhunch::body

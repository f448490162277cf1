// SPDX-License-Identifier: Apache-2.0
#include "body/renderer.h"

#include <cstring>

#include "body/resolve.h"
#include "body/shade.h"

namespace unhunch::body {
namespace {

constexpr float to_nearest = 0.5F;  // added before the decimals are cut off

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
    return levels[static_cast<std::size_t>(clamp01(linear) * size + to_nearest)];
  }
};
const SrgbTable& srgb() {
  static const SrgbTable table;
  return table;
}

// Runs of one tone, most of the background, are looked up once.
void write_row(std::span<const Tone> tones, std::uint8_t* out) {
  const SrgbTable& table = srgb();
  Tone last{{}, 0};
  std::array<std::uint8_t, 4> pixel{table(0), table(0), table(0), 0};
  for (const Tone& tone : tones) {
    if (tone != last) {
      last = tone;
      const float whole = tone.opacity == 1 ? 1 : tone.opacity > 0 ? 1 / tone.opacity : 0;
      pixel = {table(tone.colour.x * whole), table(tone.colour.y * whole), table(tone.colour.z * whole),
               static_cast<std::uint8_t>(clamp01(tone.opacity) * 255 + to_nearest)};
    }
    std::memcpy(out, pixel.data(), pixel.size());
    out += pixel.size();
  }
}

}  // namespace

void Renderer::draw(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
                    Picture& out) {
  canvas_.prepare(stage, shot, camera, width, height);
  const Shader shader(stage.look(), make_lamps(camera));
  if (out.width != width || out.height != height) out = Picture(width, height);
  tones_.resize(static_cast<std::size_t>(width));
  for (int y = 0; y < height; ++y) {
    Resolver(canvas_, shader, y).calc_tones(tones_);
    write_row(tones_, out.at(0, y));
  }
}

void Renderer::draw_parts(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
                          PictureParts& out) {
  canvas_.prepare(stage, shot, camera, width, height);
  const Shader shader(stage.look(), make_lamps(camera));
  out = {width, height, {}, {}, {}};
  for (int y = 0; y < height; ++y) {
    Resolver resolver(canvas_, shader, y);
    for (int x = 0; x < width; ++x) {
      const Resolver::Part part = resolver.calc_part(x);
      out.labels.push_back(part.label);
      out.brightness.push_back(part.brightness);
      out.tints.push_back(part.tint);
    }
  }
}

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
#include "body/renderer.h"

#include "body/resolve.h"
#include "body/shade.h"

namespace unhunch::body {
namespace {

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

void Renderer::draw(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
                    Picture& out) {
  canvas_.prepare(stage, shot, camera, width, height);
  const Shader shader(stage.look(), make_lamps(camera));
  const Resolver resolver(canvas_, shader);
  const SrgbTable& table = srgb();
  out = Picture(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const Tone tone = resolver.calc_pixel(x, y);
      const float whole = tone.opacity == 1 ? 1 : tone.opacity > 0 ? 1 / tone.opacity : 0;
      std::uint8_t* pixel = out.at(x, y);
      pixel[0] = table(tone.colour.x * whole);
      pixel[1] = table(tone.colour.y * whole);
      pixel[2] = table(tone.colour.z * whole);
      pixel[3] = static_cast<std::uint8_t>(clamp01(tone.opacity) * 255 + 0.5F);
    }
  }
}

void Renderer::draw_parts(const Stage& stage, const core::Shot& shot, const core::Camera& camera, int width, int height,
                          PictureParts& out) {
  canvas_.prepare(stage, shot, camera, width, height);
  const Shader shader(stage.look(), make_lamps(camera));
  const Resolver resolver(canvas_, shader);
  out = {width, height, {}, {}, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const Resolver::Part part = resolver.calc_part(x, y);
      out.labels.push_back(part.label);
      out.brightness.push_back(part.brightness);
      out.tints.push_back(part.tint);
    }
  }
}

}  // namespace unhunch::body

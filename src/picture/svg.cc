// SPDX-License-Identifier: Apache-2.0
#include "picture/svg.h"

#include <zlib.h>

#include <algorithm>
#include <functional>
#include <map>

#include "picture/contour.h"

namespace unhunch::picture {
namespace {

using body::Colour;
using body::Field;
using body::Float3;
using body::PictureParts;

constexpr double drawn_size = 900;
constexpr double smallest_area = 14;  // square pixels: what is smaller is dust
constexpr double tolerance = 0.55;    // pixels
constexpr float band_sharpness = 6;   // of the field between two shades against that of an outline

// Shades from the lit side: where a white surface is darker than `below`, it is drawn with `light`.
struct Band {
  float below, light;
};
constexpr std::array<Band, 3> bands{{{9, 0.93F}, {0.74F, 0.70F}, {0.50F, 0.47F}}};
// Of the floor: where its shade is above, the colour of the shadow is laid over once more.
constexpr std::array<float, 3> floor_bands{0.07F, 0.20F, 0.38F};
constexpr float floor_opacity = 0.20F;
constexpr std::array<float, 2> tint_bands{0.30F, 0.65F};
constexpr float tint_opacity = 0.5F;

std::string to_hex(Colour colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex = "#";
  for (const std::uint8_t value : {colour.r, colour.g, colour.b}) {
    hex += digits[value >> 4];
    hex += digits[value & 15];
  }
  return hex;
}

std::string escape(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    switch (letter) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      default: result += letter;
    }
  }
  return result;
}

class Illustrator {
 public:
  Illustrator(const PictureParts& parts, const body::Look& look) : parts_(parts), look_(look) {}

  std::string run() {
    draw_floor();
    std::map<std::uint8_t, int> sizes;
    for (const std::uint8_t label : parts_.labels) {
      if (label != body::no_label) ++sizes[label];
    }
    // The greatest first, so that small things lie on top where outlines overlap by the width of their stroke.
    std::vector<std::pair<int, std::uint8_t>> order;
    for (const auto& [label, size] : sizes) order.emplace_back(-size, label);
    std::ranges::sort(order);
    for (const auto& [size, label] : order) draw_label(label);
    draw_tint();
    return std::move(out_);
  }

 private:
  Field make_field(const std::function<float(std::size_t)>& value) const {
    Field field(parts_.width, parts_.height);
    for (std::size_t i = 0; i < field.size(); ++i) field[i] = value(i);
    return field;
  }
  std::string trace(const Field& field) const {
    std::string path;
    for (const Loop& loop : find_contours(field)) {
      if (calc_area(loop) >= smallest_area) path += write_path(simplify(loop, tolerance));
    }
    return path;
  }
  Colour colour_of(std::uint8_t label) const {
    return label < body::material_count ? look_.materials[label] : look_.finishes[label - body::material_count];
  }

  // A mask with soft edges, above zero within.
  Field make_mask(std::uint8_t label) const {
    Field mask = make_field([&](std::size_t i) { return parts_.labels[i] == label ? 1.0F : 0.0F; });
    mask.blur(1);
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] -= 0.5F;
    return mask;
  }

  void draw_label(std::uint8_t label) {
    const Field mask = make_mask(label);
    // The light within the label alone, softened without what surrounds it.
    Field light = make_field([&](std::size_t i) { return parts_.labels[i] == label ? parts_.brightness[i] : 0; });
    Field weight = make_field([&](std::size_t i) { return parts_.labels[i] == label ? 1.0F : 0.0F; });
    light.blur(2);
    weight.blur(2);
    const Float3 colour = body::to_linear(colour_of(label));
    for (const Band& band : bands) {
      Field field = mask;
      for (std::size_t i = 0; i < field.size(); ++i) {
        if (weight[i] <= 0) continue;
        field[i] = std::min(field[i], (band.below - light[i] / weight[i]) * band_sharpness);
      }
      const std::string path = trace(field);
      if (path.empty()) continue;
      const std::string fill = to_hex(body::to_srgb(colour * band.light));
      out_.append("<path fill=\"").append(fill).append("\" stroke=\"").append(fill);
      out_.append("\" d=\"").append(path).append("\"/>\n");
    }
  }

  void draw_floor() {
    const Field shade =
        make_field([&](std::size_t i) { return parts_.labels[i] == body::no_label ? 1 - parts_.brightness[i] : 0.5F; });
    for (const float level : floor_bands) {
      Field field = shade;
      for (std::size_t i = 0; i < field.size(); ++i) field[i] -= level;
      const std::string path = trace(field);
      if (path.empty()) continue;
      out_ += "<path fill=\"" + to_hex(look_.shadow) + "\" fill-opacity=\"" +
              std::to_string(floor_opacity).substr(0, 4) + "\" fill-rule=\"evenodd\" d=\"" + path + "\"/>\n";
    }
  }

  void draw_tint() {
    Field tint = make_field([&](std::size_t i) { return parts_.tints[i]; });
    tint.blur(1);
    for (const float level : tint_bands) {
      Field field = tint;
      for (std::size_t i = 0; i < field.size(); ++i) field[i] -= level;
      const std::string path = trace(field);
      if (path.empty()) continue;
      out_ += "<path fill=\"" + to_hex(look_.tint) + "\" fill-opacity=\"" + std::to_string(tint_opacity).substr(0, 4) +
              "\" stroke=\"none\" d=\"" + path + "\"/>\n";
    }
  }

  const PictureParts& parts_;
  const body::Look& look_;
  std::string out_;
};

}  // namespace

std::string write_svg(body::Renderer& renderer, const body::Stage& stage, const core::Shot& shot,
                      const core::Camera& camera, int width, int height, std::string_view title) {
  const double scale = drawn_size / std::max(width, height);
  const int drawn_width = std::max(1, static_cast<int>(width * scale));
  const int drawn_height = std::max(1, static_cast<int>(height * scale));
  PictureParts parts;
  renderer.draw_parts(stage, shot, camera, drawn_width, drawn_height, parts);
  const std::string box = std::to_string(drawn_width * 10) + " " + std::to_string(drawn_height * 10);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" + std::to_string(width) +
                    "\" height=\"" + std::to_string(height) + "\" viewBox=\"0 0 " + box + "\">\n";
  svg += "<title>" + escape(title) + "</title>\n";
  if (!stage.look().transparent) {
    svg += "<path fill=\"" + to_hex(stage.look().background) + "\" d=\"M0 0h" + std::to_string(drawn_width * 10) + "v" +
           std::to_string(drawn_height * 10) + "h-" + std::to_string(drawn_width * 10) + "z\"/>\n";
  }
  svg += "<g stroke-width=\"10\" stroke-linejoin=\"round\" fill-rule=\"evenodd\">\n";
  svg += Illustrator(parts, stage.look()).run();
  return svg + "</g>\n</svg>\n";
}

Expected<std::string> pack_gzip(std::string_view bytes) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
    return fail("picture", "", "There is not enough memory to pack the picture.");
  }
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  std::string input(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) return fail("picture", "", "The picture could not be packed.");
  return packed;
}

}  // namespace unhunch::picture

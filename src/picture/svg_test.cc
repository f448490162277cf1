// SPDX-License-Identifier: Apache-2.0
#include "picture/svg.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <set>

#include "body/body_testing.h"
#include "body/framing.h"
#include "picture/contour.h"

namespace unhunch::picture {
namespace {

std::string draw_man(int width, int height) {
  const body::Body man = body::make_capsule_man();
  const body::Stage stage(man, {}, body::make_look());
  core::Angles angles;
  angles.at(core::Side::left, core::LimbAngle::shoulder_abduction) = 80;
  const core::Shot shot = body::make_standing_shot(man, angles);
  const core::Camera camera = body::frame_camera(stage, std::span(&shot, 1), {}, {1.0 * width / height});
  body::Renderer renderer;
  return write_svg(renderer, stage, shot, camera, width, height, "Arms & <shoulders>");
}

// Every element that opens closes, attributes are quoted, nothing is left over.
bool is_well_formed(std::string_view xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    if (end == std::string_view::npos) return false;
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    if (tag.find('<') != std::string_view::npos || std::ranges::count(tag, '"') % 2 != 0) return false;
    const std::string name(tag.substr(0, tag.find_first_of(" /", tag.starts_with('/') ? 1 : 0)));
    if (tag.starts_with('/')) {
      if (open.empty() || "/" + open.back() != name) return false;
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.push_back(name);
    }
  }
  return open.empty();
}

TEST_CASE("an illustration is small, well formed and of few colours") {
  const std::string svg = draw_man(600, 600);
  CHECK(svg.size() < 60'000);
  CHECK(is_well_formed(svg));
  CHECK(svg.find("<title>Arms &amp; &lt;shoulders&gt;</title>") != std::string::npos);
  std::set<std::string> colours;
  for (std::size_t at = svg.find("fill=\"#"); at != std::string::npos; at = svg.find("fill=\"#", at + 1)) {
    colours.insert(svg.substr(at + 6, 7));
  }
  CHECK(colours.size() >= 6);
  CHECK(colours.size() <= 14);
}

TEST_CASE("an illustration has the shape that was asked for") {
  CHECK(draw_man(300, 600).find("width=\"300\" height=\"600\" viewBox=\"0 0 4500 9000\"") != std::string::npos);
}

TEST_CASE("an SVG packed by gzip unpacks to itself") {
  const std::string svg = draw_man(400, 400);
  auto packed = pack_gzip(svg);
  REQUIRE(packed.has_value());
  CHECK(packed->size() < svg.size() / 2);
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string back(svg.size() + 10, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(packed->data());
  stream.avail_in = static_cast<uInt>(packed->size());
  stream.next_out = reinterpret_cast<Bytef*>(back.data());
  stream.avail_out = static_cast<uInt>(back.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  back.resize(stream.total_out);
  inflateEnd(&stream);
  CHECK(back == svg);
}

TEST_CASE("the contour of a disc is one round loop, and that of a ring two") {
  body::Field disc(64, 64);
  body::Field ring(64, 64);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const float radius = std::hypot(static_cast<float>(x) - 31.5F, static_cast<float>(y) - 31.5F);
      disc.at(x, y) = 20 - radius;
      ring.at(x, y) = std::min(20 - radius, radius - 8);
    }
  }
  const auto loops = find_contours(disc);
  REQUIRE(loops.size() == 1);
  CHECK(calc_area(loops[0]) == doctest::Approx(3.14159 * 400).epsilon(0.01));
  const Loop few = simplify(loops[0], 0.3);
  CHECK(few.size() < 40);
  CHECK(calc_area(few) == doctest::Approx(3.14159 * 400).epsilon(0.03));
  CHECK(find_contours(ring).size() == 2);
}

TEST_CASE("a contour that leaves the field is closed along its rim, and an empty field has none") {
  body::Field half(20, 20);
  for (int y = 0; y < 20; ++y) {
    for (int x = 0; x < 20; ++x) half.at(x, y) = x < 10 ? 0.5F : -0.5F;
  }
  const auto loops = find_contours(half);
  REQUIRE(loops.size() == 1);
  CHECK(calc_area(loops[0]) == doctest::Approx(200).epsilon(0.05));
  CHECK(find_contours(body::Field(9, 9)).empty());
}

}  // namespace
}  // namespace unhunch::picture

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>

#include "picture/png.h"
#include "picture/webp.h"

namespace unhunch::picture {
namespace {

Picture make_gradient(int width, int height, int start, bool opaque) {
  Picture picture(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint8_t* pixel = picture.at(x, y);
      pixel[0] = static_cast<std::uint8_t>(start + x);
      pixel[1] = static_cast<std::uint8_t>(y * 2);
      pixel[2] = static_cast<std::uint8_t>(x + y);
      pixel[3] = static_cast<std::uint8_t>(opaque ? 255 : 55 + y);
    }
  }
  return picture;
}

TEST_CASE("a PNG gives back the picture, with its opacity and without one") {
  for (const bool opaque : {true, false}) {
    const Picture picture = make_gradient(61, 47, 10, opaque);
    const auto bytes = write_png(picture);
    REQUIRE(bytes.has_value());
    CHECK(bytes->substr(1, 3) == "PNG");
    CHECK((*bytes)[25] == (opaque ? 2 : 6));  // the kind of colours in its header
    const auto back = read_png(*bytes);
    REQUIRE(back.has_value());
    CHECK(*back == picture);
  }
}

TEST_CASE("what is no PNG is a fault") {
  CHECK(!read_png("").has_value());
  CHECK(!read_png("not a picture").has_value());
  const std::string bytes = *write_png(make_gradient(20, 20, 0, true));
  CHECK(!read_png(std::string_view(bytes).substr(0, bytes.size() / 2)).has_value());
}

TEST_CASE("an animated WebP gives back its pictures nearly, and their times exactly") {
  const std::vector<Picture> pictures{make_gradient(64, 48, 0, true), make_gradient(64, 48, 60, true),
                                      make_gradient(64, 48, 120, true)};
  const auto bytes = write_webp(pictures, 0.25);
  REQUIRE(bytes.has_value());
  const auto frames = read_webp(*bytes);
  REQUIRE(frames.has_value());
  REQUIRE(frames->size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK((*frames)[i].until == doctest::Approx(0.25 * (static_cast<double>(i) + 1)));
    double sum = 0;
    for (std::size_t k = 0; k < pictures[i].rgba.size(); ++k) {
      sum += std::abs((*frames)[i].picture.rgba[k] - pictures[i].rgba[k]);
    }
    CHECK(sum / static_cast<double>(pictures[i].rgba.size()) < 4);
  }
}

TEST_CASE("no pictures and pictures of two sizes are faults of a WebP") {
  CHECK(!write_webp({}, 0.1).has_value());
  const std::vector<Picture> uneven{Picture(10, 10), Picture(12, 10)};
  CHECK(!write_webp(uneven, 0.1).has_value());
  CHECK(!read_webp("not a picture").has_value());
}

}  // namespace
}  // namespace unhunch::picture

// SPDX-License-Identifier: Apache-2.0
#include "body/raster.h"

#include <doctest/doctest.h>

namespace unhunch::body {
namespace {

TEST_CASE("the nearer triangle wins, whichever is drawn first") {
  const Corner far[] = {{0, 20, 1}, {20, 20, 1}, {0, 0, 1}};
  const Corner near[] = {{0, 20, 2}, {20, 20, 2}, {0, 0, 2}};
  for (const bool near_first : {true, false}) {
    Raster raster;
    raster.clear(20, 20, Raster::most_rows);
    if (near_first) raster.draw(near[0], near[1], near[2], 7);
    raster.draw(far[0], far[1], far[2], 3);
    if (!near_first) raster.draw(near[0], near[1], near[2], 7);
    CHECK(raster.ids()[raster.index(2, 10, 0)] == 7);
    CHECK(raster.nearness()[raster.index(2, 10, 0)] == doctest::Approx(2));
    CHECK(raster.ids()[raster.index(18, 3, 0)] == Raster::nothing);
  }
}

TEST_CASE("a triangle that is turned away is not drawn") {
  Raster raster;
  raster.clear(20, 20, 1);
  raster.draw({0, 20, 1}, {0, 0, 1}, {20, 20, 1}, 1);
  for (const std::uint32_t id : raster.ids()) CHECK(id == Raster::nothing);
}

TEST_CASE("neighbouring triangles leave no gap and do not overlap") {
  // A fan around an odd middle; each triangle is drawn alone and the samples it takes are counted.
  const Corner middle{31.37F, 28.91F, 1};
  const Corner rim[] = {{3, 60, 1}, {25.5F, 61.2F, 1}, {58, 55, 1}, {61, 3.3F, 1}, {40, 1.7F, 1}, {2.5F, 4, 1}};
  Raster raster;
  std::vector<int> counts;
  for (std::size_t i = 0; i < std::size(rim); ++i) {
    raster.clear(64, 64, Raster::most_rows);
    raster.draw(middle, rim[i], rim[(i + 1) % std::size(rim)], 1);
    counts.resize(raster.ids().size());
    for (std::size_t k = 0; k < counts.size(); ++k) counts[k] += raster.ids()[k] == 1 ? 1 : 0;
  }
  for (int y = 10; y < 50; ++y) {
    for (int x = 10; x < 50; ++x) {
      for (int row = 0; row < Raster::most_rows; ++row) CHECK(counts[raster.index(x, y, row)] == 1);
    }
  }
}

TEST_CASE("a raster that was drawn on is as good as new once it is cleared") {
  Raster used;
  for (const int rows : {Raster::most_rows, 1, 1}) {
    const Ground ground{0.1, 0.01 * rows};
    Raster fresh;
    fresh.clear(30, 21, rows, ground);
    used.clear(30, 21, rows, ground);
    CHECK(used.nearness() == fresh.nearness());
    CHECK(used.ids() == fresh.ids());
    used.draw({2, 19, 3}, {40, 12, 2}, {5, -4, 1}, 9);
    CHECK(used.nearness() != fresh.nearness());
    int drawn = 0;
    for (int band = 0; band < used.bands(); ++band) drawn += used.span(band).last - used.span(band).first;
    CHECK(drawn > 0);
  }
}

TEST_CASE("nothing below the ground is drawn") {
  Raster raster;
  raster.clear(10, 10, 1, {0, 0.1});
  raster.draw({0, 10, 0.5F}, {20, 10, 0.5F}, {0, -10, 0.5F}, 1);
  CHECK(raster.ids()[raster.index(1, 2, 0)] == 1);
  CHECK(raster.ids()[raster.index(1, 8, 0)] == Raster::nothing);
}

}  // namespace
}  // namespace unhunch::body

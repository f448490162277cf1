// SPDX-License-Identifier: Apache-2.0
#include "main/figure.h"

#include <doctest/doctest.h>

#include "main/exit_status.h"
#include "main/phrases.h"
#include "main/testing.h"
#include "picture/png.h"
#include "picture/webp.h"

namespace unhunch::app {
namespace {

using testing::Bench;
using testing::contains;

// Runs `unhunch figure` with -o into the bench's folder; the bytes of the file, empty when there is none.
std::string drawn(Bench& bench, std::vector<std::string> arguments, const std::string& file, int expected = 0) {
  std::filesystem::create_directories(bench.folder());
  arguments.insert(arguments.begin(), "figure");
  arguments.insert(arguments.end(), {"-o", (bench.folder() / file).string()});
  CHECK(bench.run(std::move(arguments)) == expected);
  return bench.read(file);
}

TEST_CASE("figure without a name lists what can be shown") {
  Bench bench;
  CHECK(bench.run({"figure"}) == status::fine);
  const std::string list = bench.terminal.output();
  for (const char* id : {"cat_cow", "childs_pose_arms_alongside", "scene_workspace_right"}) CHECK(contains(list, id));
  CHECK(contains(list, "Cat-cow"));
}

TEST_CASE("every exercise and every variant has a figure") {
  Bench bench;
  CHECK(bench.run({"figure"}) == status::fine);
  const std::string list = bench.terminal.output();
  const auto door = wire::Door::open(embedded_regimen());
  REQUIRE(door);
  for (const core::Exercise& exercise : door->regimen().exercises) CHECK(contains(list, exercise.id + " "));
  for (const core::Variant& variant : door->regimen().variants) CHECK(contains(list, variant.id + " "));
}

TEST_CASE("the ending of the file decides what is written") {
  Bench bench;
  const auto png = picture::read_png(drawn(bench, {"cat_cow", "--at", "0.5", "--size", "120"}, "a.png"));
  REQUIRE(png);
  CHECK(png->width == 120);
  CHECK(drawn(bench, {"cat_cow"}, "a.glb").substr(0, 4) == "glTF");
  CHECK(contains(drawn(bench, {"cat_cow"}, "a.svg"), "<title>Cat-cow</title>"));
  const std::string packed = drawn(bench, {"cat_cow"}, "a.svgz");
  CHECK(packed.size() > 1000);
  CHECK(packed.substr(0, 2) == "\x1f\x8b");
  const auto sheet = picture::read_png(drawn(bench, {"cat_cow", "--sheet", "--size", "80"}, "sheet.png"));
  REQUIRE(sheet);
  CHECK(sheet->width > 160);
  const auto moving = picture::read_webp(drawn(bench, {"neck_side_bend_small", "--size", "48"}, "a.webp"));
  REQUIRE(moving);
  CHECK(moving->size() > 20);
  CHECK(drawn(bench, {"cat_cow"}, "a.bmp", status::wrong_usage).empty());
  CHECK(contains(bench.err.str(), phrases::figure_endings));
}

TEST_CASE("the other side is the mirror image, and both sides are different pictures") {
  Bench bench;
  const auto right = drawn(bench, {"wall_chest_stretch", "--at", "0.5", "--size", "64", "--side", "right"}, "r.png");
  const auto left = drawn(bench, {"wall_chest_stretch", "--at", "0.5", "--size", "64", "--side", "left"}, "l.png");
  CHECK(right != left);
  CHECK(right == drawn(bench, {"wall_chest_stretch", "--at", "0.5", "--size", "64"}, "x.png"));
}

TEST_CASE("a time may be a share or seconds, and nonsense is answered with what is right") {
  Bench bench;
  CHECK(drawn(bench, {"cat_cow", "--at", "0", "--size", "64"}, "a.png") ==
        drawn(bench, {"cat_cow", "--at", "0s", "--size", "64"}, "b.png"));
  for (const char* wrong : {"1.5", "-1", "soon", "3 s", "1000s", "nan"}) {
    CAPTURE(wrong);
    CHECK(drawn(bench, {"cat_cow", "--at", wrong}, "c.png", status::wrong_usage).empty());
  }
  CHECK(contains(bench.err.str(), "seconds"));
}

TEST_CASE("what cannot be shown or written is said, and nothing is left behind") {
  Bench bench;
  CHECK(bench.run({"figure", "somersault"}) == status::wrong_usage);
  CHECK(contains(bench.err.str(), "somersault"));
  CHECK(bench.run({"figure", "cat_cow", "-o", (bench.folder() / "no" / "such" / "a.png").string()}) ==
        status::cannot_write);
  CHECK(bench.run({"figure", "cat_cow", "--size", "5"}) == status::wrong_usage);
  CHECK(bench.run({"figure", "cat_cow", "--sheet"}) == status::wrong_usage);
  CHECK(bench.run({"figure", "--regimen", (bench.folder() / "nowhere").string()}) == status::cannot_read);
}

TEST_CASE("in a pipe the picture is made of plain characters, as wide as the terminal allows") {
  Bench bench({60, 30});
  bench.terminal.interactive = false;
  CHECK(bench.run({"figure", "cat_cow"}) == status::fine);
  const std::string picture = bench.out.str();
  CHECK(std::count(picture.begin(), picture.end(), '\n') > 20);
  CHECK(std::all_of(picture.begin(), picture.end(), [](char c) { return c == '\n' || (c >= ' ' && c < 127); }));
  CHECK(std::count_if(picture.begin(), picture.end(), [](char c) { return c != ' ' && c != '\n'; }) > 100);
}

TEST_CASE("a moving figure ends with any key and gives the screen back") {
  Bench bench;
  bench.terminal.wait(std::chrono::milliseconds{200});
  bench.terminal.press(U"q");
  CHECK(bench.run({"figure", "cat_cow", "--play"}) == status::fine);
  CHECK(bench.terminal.entered == 0);
  CHECK(contains(bench.out.str(), phrases::figure_any_key));
  bench.terminal.interactive = false;
  CHECK(bench.run({"figure", "cat_cow", "--play"}) == status::no_terminal);
}

TEST_CASE("the motions of a pack are solved and checked with it") {
  Bench bench;
  const std::filesystem::path packs = std::filesystem::path{UNHUNCH_SOURCE_DIR} / "tests" / "packs";
  CHECK(bench.run({"check-regimen", (packs / "good").string()}) == status::fine);
  CHECK(bench.run({"check-regimen", (packs / "elbow_too_far").string()}) == status::faults_found);
  CHECK(contains(bench.out.str(), "elbow_flexion is 170.0 degrees"));
  CHECK(contains(bench.out.str(), "pack.toml:"));
  CHECK(drawn(bench, {"desk_reach", "--regimen", (packs / "good").string(), "--size", "64"}, "a.png").size() > 100);
}

}  // namespace
}  // namespace unhunch::app

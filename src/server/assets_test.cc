// SPDX-License-Identifier: Apache-2.0
#include "server/assets.h"

#include <doctest/doctest.h>

#include "server/testing.h"

namespace unhunch::server {
namespace {

TEST_CASE("a pack is read as it was written") {
  const std::string pack = testing::some_pack();
  const auto assets = Assets::read(pack);
  REQUIRE(assets);
  CHECK(assets->all().size() == 3);
  const Asset* script = assets->find("/assets/app-1a2b.js");
  REQUIRE(script != nullptr);
  CHECK(script->type == "text/javascript");
  CHECK(script->immutable);
  CHECK(script->variant(Encoding::br) == "(br)");
  CHECK_FALSE(assets->find("/icon.svg")->has(Encoding::gzip));
  CHECK(assets->find("/icon") == nullptr);
  CHECK(Assets::read(write_pack({}))->all().empty());
}

TEST_CASE("what the program holds anyway completes the pack") {
  PackedFile body = testing::packed("/body.bin", "application/octet-stream", "");
  body.variants = {std::nullopt, "small", std::nullopt};
  const std::string pack = write_pack({body});
  CHECK_FALSE(Assets::read(pack));
  const std::array outside = {Outside{"/body.bin", "the whole body"}};
  const auto assets = Assets::read(pack, outside);
  REQUIRE(assets);
  CHECK(assets->find("/body.bin")->variant(Encoding::plain) == "the whole body");
  CHECK(assets->find("/body.bin")->variant(Encoding::gzip) == "small");
}

TEST_CASE("a pack that is cut or changed is no pack") {
  const std::string pack = testing::some_pack();
  for (std::size_t size = 0; size < pack.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(Assets::read(std::string_view{pack}.substr(0, size)));
  }
  for (const char* wrong : {"", "unhunch assets 2\n\n", "unhunch assets 1\nx\ty\tz\t0\t0\t0\n\n",
                            "unhunch assets 1\n/x\ty\tz\t0\t-1\t1\t-\t-\t-\t-\n\nabc",
                            "unhunch assets 1\n/x\ty\tz\t0\t18446744073709551615\t2\t-\t-\t-\t-\n\nabc"}) {
    CAPTURE(wrong);
    const auto read = Assets::read(wrong);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "damaged_assets");
  }
}

}  // namespace
}  // namespace unhunch::server

// SPDX-License-Identifier: Apache-2.0
#include "main/stop_menu.h"

#include <doctest/doctest.h>

#include "main/testing.h"

namespace unhunch::app {
namespace {

using testing::contains;
using testing::Inside;

TEST_CASE("help does not wait for a disk that keeps nothing") {
  Inside bench;
  bench.change({{"region", "region_gb"}, {"flags", {{"chest_pain", "no"}}}});
  Record record = bench.read_record();
  const std::string session = record.draw_session();
  std::filesystem::rename(bench.folder() / log_name, bench.folder() / "away.db");
  bench.terminal.press(U"5x");  // chest pain or short of breath; the message was read
  const Stopped stopped = run_stop_menu(bench.context, record, {"cat_cow", session, 2});
  CHECK(stopped.then == Stopped::Then::end_session);
  CHECK(contains(bench.terminal.screen(), "999"));
  CHECK(contains(bench.err.str(), "could not be saved"));
  CHECK(bench.tier(record) == core::Tier::emergency);
}

TEST_CASE("what was felt is one event, and raises its flags by itself") {
  Inside bench;
  bench.change({{"region", "region_gb"}});
  Record record = bench.read_record();
  const std::string session = record.draw_session();
  bench.terminal.press(U"5x");
  run_stop_menu(bench.context, record, {"cat_cow", session, 2});
  REQUIRE(bench.events().size() == 2);
  CHECK(bench.events().back().body ==
        R"({"trigger":"stop_chest_breath","session":")" + session + R"(","exercise":"cat_cow"})");
  CHECK(bench.tier(bench.read_record()) == core::Tier::emergency);
}

}  // namespace
}  // namespace unhunch::app

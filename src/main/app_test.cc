// SPDX-License-Identifier: Apache-2.0
#include "main/app.h"

#include <doctest/doctest.h>

#include "main/exit_status.h"
#include "main/phrases.h"
#include "main/testing.h"

namespace unhunch::app {
namespace {

using testing::Bench;
using testing::contains;

TEST_CASE("help and version are fine, unknown words are wrong usage") {
  Bench bench;
  CHECK(bench.run({"--version"}) == status::fine);
  CHECK(contains(bench.out.str(), "unhunch test"));
  CHECK(bench.run({"--help"}) == status::fine);
  CHECK(bench.run({"help"}) == status::fine);
  for (const char* command : {"check", "today", "plan", "session", "exercises", "figure", "routines", "about", "data",
                              "delete", "backup", "restore", "doctor", "call", "check-regimen"}) {
    CHECK(bench.run({command, "--help"}) == status::fine);
    CHECK(contains(bench.out.str(), command));
  }
  CHECK(bench.run({"dance"}) == status::wrong_usage);
  CHECK(bench.run({"plan", "--date", "tomorrow"}) == status::wrong_usage);
  CHECK(bench.run({"session"}) == status::wrong_usage);
  CHECK(bench.run({"session", "office_reset", "--minutes", "many"}) == status::wrong_usage);
  CHECK(bench.run({"exercises", "somersault"}) == status::wrong_usage);
  CHECK(bench.run({"call"}) == status::wrong_usage);
}

TEST_CASE("the first start says what comes first, and writes nothing") {
  Bench bench;
  CHECK(bench.run({"today"}) == status::fine);
  CHECK(contains(bench.terminal.output(), "unhunch check"));
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
  CHECK(bench.run({"data"}) == status::fine);
  CHECK(bench.run({"delete"}) == status::fine);
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
}

TEST_CASE("every exercise can be read in words, with where it comes from and when to stop") {
  Bench bench;
  CHECK(bench.run({"exercises"}) == status::fine);
  const auto door = wire::Door::open(embedded_regimen());
  REQUIRE(door);
  for (const core::Exercise& exercise : door->regimen().exercises) {
    CHECK(contains(bench.terminal.output(), exercise.id));
    Bench one;
    CHECK(one.run({"exercises", exercise.id}) == status::fine);
    CHECK(contains(one.terminal.output(), phrases::sources_title));
    CHECK(contains(one.terminal.output(), "Stop if you feel"));
    CHECK_FALSE(contains(one.terminal.output(), "{"));
  }
  CHECK(bench.run({"routines"}) == status::fine);
}

TEST_CASE("about names the intended use, our own rules and the licences") {
  Bench bench;
  CHECK(bench.run({"about"}) == status::fine);
  CHECK(contains(bench.terminal.output(), "not been reviewed by a"));
  CHECK(contains(bench.terminal.output(), "Apache License"));
  CHECK_FALSE(contains(bench.terminal.output(), "{"));
}

TEST_CASE("call answers JSON, and refuses what is no input") {
  Bench bench;
  bench.in.str("{\"answers\":{}}");
  CHECK(bench.run({"call", "triage"}) == status::fine);
  CHECK(contains(bench.out.str(), "age_missing"));
  CHECK(bench.run({"call", "--list"}) == status::fine);
  bench.in.clear();
  bench.in.str("{");
  CHECK(bench.run({"call", "triage"}) == status::call_refused);
  CHECK(contains(bench.out.str(), "\"error\""));
  bench.in.clear();
  bench.in.str("{}");
  CHECK(bench.run({"call", "nothing"}) == status::call_refused);
}

TEST_CASE("more input than the door takes is refused, not read to its end") {
  Bench bench;
  bench.in.str(std::string(wire::json_max_bytes + 100, ' '));
  CHECK(bench.run({"call", "triage"}) == status::call_refused);
  CHECK(contains(bench.out.str(), "too_big"));
}

TEST_CASE("a regimen and a pack are checked, with file and line of each fault") {
  Bench bench;
  CHECK(bench.run({"check-regimen", std::string{UNHUNCH_SOURCE_DIR} + "/regimen"}) == status::fine);
  const std::filesystem::path pack = bench.folder() / "pack";
  std::filesystem::create_directories(pack);
  std::ofstream(pack / "broken.toml") << "[exercise.extra]\nn = 900\nclass = \"dancing\"\n";
  CHECK(bench.run({"check-regimen", pack.string()}) == status::faults_found);
  CHECK(contains(bench.out.str(), "broken.toml:"));
  CHECK(bench.run({"check-regimen", pack.string(), "--json"}) == status::faults_found);
  CHECK(contains(bench.out.str(), "\"faults\""));
  CHECK(bench.run({"check-regimen", (bench.folder() / "missing").string()}) == status::faults_found);
}

TEST_CASE("no phrase of the terminal holds a word that no text may use") {
  std::ifstream file(std::string{UNHUNCH_SOURCE_DIR} + "/src/main/phrases.h");
  std::stringstream text;
  text << file.rdbuf();
  std::string words = text.str();
  for (char& letter : words) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  REQUIRE(words.size() > 1000);
  for (const std::string_view forbidden : {" cure", " treat", " heal ", " heals", "diagnos", "proven"}) {
    CHECK_FALSE(contains(words, forbidden));
  }
}

}  // namespace
}  // namespace unhunch::app

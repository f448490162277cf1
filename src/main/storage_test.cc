// SPDX-License-Identifier: Apache-2.0
#include "main/storage.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "main/testing.h"

namespace unhunch::app {
namespace {

using testing::Bench;

mode_t mode_of(const std::filesystem::path& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 ? about.st_mode & 0777 : 0;
}

TEST_CASE("folder and files are for their owner alone, also when the folder was open before") {
  const Bench bench;
  std::filesystem::create_directories(bench.folder());
  chmod(bench.folder().c_str(), 0755);
  const Storage storage{bench.folder()};
  const auto lock = storage.lock();
  REQUIRE(lock);
  REQUIRE(storage.write("answers.json", "{}"));
  REQUIRE(storage.append("events.jsonl", "{}"));
  CHECK(mode_of(bench.folder()) == 0700);
  CHECK(mode_of(bench.folder() / "answers.json") == 0600);
  CHECK(mode_of(bench.folder() / "events.jsonl") == 0600);
}

TEST_CASE("a file is the old or the new one, and nothing else stays behind") {
  const Bench bench;
  const Storage storage{bench.folder()};
  const auto lock = storage.lock();
  REQUIRE(storage.write("answers.json", "old"));
  REQUIRE(storage.write("answers.json", "new"));
  CHECK(storage.read("answers.json").value() == "new");
  CHECK(storage.list() == std::vector<std::string>{"answers.json", "lock"});
  std::filesystem::create_directory(bench.folder() / "answers.json.new");  // the next write must fail
  CHECK_FALSE(storage.write("answers.json", "newest").has_value());
  CHECK(storage.read("answers.json").value() == "new");
}

TEST_CASE("lines are added, never replaced") {
  const Bench bench;
  const Storage storage{bench.folder()};
  const auto lock = storage.lock();
  REQUIRE(storage.append("events.jsonl", "one"));
  REQUIRE(storage.append("events.jsonl", "two"));
  CHECK(storage.read("events.jsonl").value() == "one\ntwo\n");
}

TEST_CASE("what is missing is no fault, and what cannot be written is one with its place") {
  const Storage nowhere{"/proc/unhunch"};
  CHECK(nowhere.read("answers.json").value() == std::nullopt);
  const auto lock = nowhere.lock();
  REQUIRE_FALSE(lock);
  CHECK(lock.error().code == "cannot_write");
  const auto written = nowhere.write("answers.json", "{}");
  REQUIRE_FALSE(written);
  CHECK(written.error().where.find("answers.json") != std::string::npos);
}

TEST_CASE("a lock is free again when it ends") {
  const Bench bench;
  const Storage storage{bench.folder()};
  {
    const auto first = storage.lock();
    REQUIRE(first);
    const auto second = storage.lock();
    REQUIRE_FALSE(second);
    CHECK(second.error().code == "in_use");
  }
  CHECK(storage.lock().has_value());
}

}  // namespace
}  // namespace unhunch::app

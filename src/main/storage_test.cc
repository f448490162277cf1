// SPDX-License-Identifier: Apache-2.0
#include "main/storage.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include "main/testing.h"

namespace unhunch::app {
namespace {

using testing::Bench;

mode_t mode_of(const std::filesystem::path& path) {
  struct stat about {};
  return stat(path.c_str(), &about) == 0 ? about.st_mode & 0777 : 0;
}

// No file can be longer than that.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
};

TEST_CASE("folder and files are for their owner alone, also when the folder was open before") {
  const Bench bench;
  std::filesystem::create_directories(bench.folder());
  chmod(bench.folder().c_str(), 0755);
  const Storage storage{bench.folder()};
  const auto lock = storage.lock();
  REQUIRE(lock);
  REQUIRE(storage.write("state.json", "{}"));
  REQUIRE(store::open_sqlite(bench.folder() / "unhunch.db"));
  CHECK(mode_of(bench.folder()) == 0700);
  CHECK(mode_of(bench.folder() / "state.json") == 0600);
  CHECK(mode_of(bench.folder() / "unhunch.db") == 0600);
}

TEST_CASE("a file is the old or the new one, and nothing else stays behind") {
  const Bench bench;
  const Storage storage{bench.folder()};
  const auto lock = storage.lock();
  REQUIRE(storage.write("state.json", "old"));
  REQUIRE(storage.write("state.json", "new"));
  CHECK(storage.read("state.json").value() == "new");
  CHECK(storage.list() == std::vector<std::string>{"lock", "state.json"});
  {
    const SmallDisk disk{16};
    CHECK_FALSE(storage.write("state.json", "newest and too long").has_value());
  }
  CHECK(storage.read("state.json").value() == "new");
  CHECK(storage.list() == std::vector<std::string>{"lock", "state.json"});
}

TEST_CASE("what is missing is no fault, and what cannot be written is one with its place") {
  const Storage nowhere{"/proc/unhunch"};
  CHECK(nowhere.read("state.json").value() == std::nullopt);
  const auto lock = nowhere.lock();
  REQUIRE_FALSE(lock);
  CHECK(lock.error().code == "cannot_write");
  const auto written = nowhere.write("state.json", "{}");
  REQUIRE_FALSE(written);
  CHECK(written.error().where.find("state.json") != std::string::npos);
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

TEST_CASE("any number may join beside a server, and a removal waits for all of them") {
  const Bench bench;
  const Storage storage{bench.folder()};
  {
    const auto server = storage.lock();
    const auto first = storage.join();
    const auto second = storage.join();
    CHECK(server.has_value());
    CHECK(first.has_value());
    CHECK(second.has_value());
    CHECK_FALSE(storage.lock_all().has_value());
  }
  {
    const auto joined = storage.join();
    CHECK_FALSE(storage.lock_all().has_value());
  }
  const auto all = storage.lock_all();
  REQUIRE(all);
  const auto late = storage.join();
  REQUIRE_FALSE(late);
  CHECK(late.error().code == "in_use");
}

TEST_CASE("what is put away keeps what was put away before") {
  const Bench bench;
  bench.write("answers.json", "first");
  const Storage storage{bench.folder()};
  CHECK(storage.put_away("answers.json").value() == "answers.json.imported");
  bench.write("answers.json", "second");
  CHECK(storage.put_away("answers.json").value() == "answers.json.imported-2");
  CHECK(bench.read("answers.json.imported") == "first");
  CHECK(bench.read("answers.json.imported-2") == "second");
  CHECK(storage.list().size() == 2);
}

}  // namespace
}  // namespace unhunch::app

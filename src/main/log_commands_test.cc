// SPDX-License-Identifier: Apache-2.0
#include "main/log_commands.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <optional>

#include "desk/autostart.h"
#include "main/exit_status.h"
#include "main/phrases.h"
#include "main/testing.h"
#include "store/event_log.h"

namespace unhunch::app {
namespace {

using testing::Bench;
using testing::contains;

// Keeps one more event with a body to be found again.
void keep(const Bench& bench, std::uint8_t number) {
  std::filesystem::create_directories(bench.folder());
  chmod(bench.folder().c_str(), 0700);
  const auto log = store::open_sqlite(bench.folder() / "unhunch.db");
  REQUIRE(log);
  wire::EventText event;
  event.at_ms = 1'795'685'412'345;
  event.kind = "free_note";
  event.body = R"({"text":"a private note"})";
  event.id.bytes[15] = number;
  REQUIRE((*log)->append({&event, 1}));
}

std::int64_t count(const Bench& bench) {
  const auto log = store::open_sqlite(bench.folder() / "unhunch.db");
  REQUIRE(log);
  return (*log)->last_cursor().value();
}

TEST_CASE("a backup is made and put back, and what was there is kept") {
  Bench bench;
  const std::string backup = (bench.folder().parent_path() / "backup.db").string();
  keep(bench, 1);
  CHECK(bench.run({"backup", backup}) == status::fine);
  keep(bench, 2);
  CHECK(count(bench) == 2);
  CHECK(bench.run({"restore", backup}) == status::fine);
  CHECK(contains(bench.terminal.output(), "before-restore"));
  CHECK(count(bench) == 1);
}

TEST_CASE("a backup of nothing, and a restore of nothing, say so and change nothing") {
  Bench bench;
  const std::string backup = (bench.folder().parent_path() / "backup.db").string();
  CHECK(bench.run({"backup", backup}) == status::cannot_read);
  CHECK(contains(bench.err.str(), phrases::data_nowhere));
  CHECK_FALSE(std::filesystem::exists(backup));
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
  CHECK(bench.run({"restore", backup}) == status::cannot_read);
  CHECK_FALSE(std::filesystem::exists(bench.folder() / "unhunch.db"));
  CHECK(bench.run({"backup"}) == status::wrong_usage);
  CHECK(bench.run({"restore"}) == status::wrong_usage);
}

TEST_CASE("nothing is restored while Unhunch is open elsewhere") {
  Bench bench;
  const std::string backup = (bench.folder().parent_path() / "backup.db").string();
  keep(bench, 1);
  REQUIRE(bench.run({"backup", backup}) == status::fine);
  {
    const auto lock = Storage{bench.folder()}.lock();
    CHECK(bench.run({"restore", backup}) == status::in_use);
  }
  const auto log = store::open_sqlite(bench.folder() / "unhunch.db");
  CHECK(bench.run({"restore", backup}) == status::in_use);
}

TEST_CASE("the doctor finds a healthy folder healthy, and makes nothing") {
  Bench bench;
  CHECK(bench.run({"doctor"}) == status::fine);
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
  keep(bench, 1);
  CHECK(bench.run({"doctor"}) == status::fine);
  for (const char* word : {"0700", "SQLite 3.", "Events: 1", "MB"}) CHECK(contains(bench.terminal.output(), word));
  CHECK(bench.run({"doctor", "--json"}) == status::fine);
  const auto said = wire::parse_json(bench.out.str());
  REQUIRE(said);
  CHECK(said->at("ok").get_bool());
  CHECK(said->at("checks").get_array().size() == 13);
  CHECK_FALSE(contains(bench.out.str(), "private note"));
}

// The folder of settings, for as long as it lives.
class Settled {
 public:
  explicit Settled(const std::filesystem::path& folder) {
    if (const char* before = std::getenv(name)) before_ = before;
    setenv(name, folder.c_str(), 1);
  }
  ~Settled() { before_ ? setenv(name, before_->c_str(), 1) : unsetenv(name); }
  Settled(const Settled&) = delete;
  Settled& operator=(const Settled&) = delete;

 private:
  static constexpr const char* name = "XDG_CONFIG_HOME";
  std::optional<std::string> before_;
};

TEST_CASE("the doctor says whether breaks start with the desktop, and by what") {
  Bench bench;
  const std::filesystem::path config = bench.folder().parent_path() / "config";
  const Settled settled{config};
  const auto found = [&] {
    bench.out.str("");
    CHECK(bench.run({"doctor", "--json"}) == status::fine);
    const auto said = wire::parse_json(bench.out.str());
    REQUIRE(said);
    for (const boost::json::value& each : said->at("checks").get_array()) {
      if (each.at("name") == "autostart") return std::string{each.at("found").get_string()};
    }
    return std::string{};
  };
  CHECK(found() == "off: `unhunch autostart on` has breaks start with your desktop");
  REQUIRE(desk::turn_autostart_on({config, true}, {"/usr/bin/unhunch", "desk"}));
  CHECK(found() == "on, by systemd: " + (config / "systemd/user/unhunch.service").string());
  REQUIRE(desk::turn_autostart_on({config, false}, {"/usr/bin/unhunch", "desk"}));
  CHECK(found() == "on, by the autostart folder: " + (config / "autostart/unhunch.desktop").string());
}

TEST_CASE("the doctor names what is wrong and what to do") {
  Bench bench;
  keep(bench, 1);
  chmod(bench.folder().c_str(), 0755);
  CHECK(bench.run({"doctor", "--json"}) == status::faults_found);
  CHECK(contains(bench.out.str(), "chmod u=rwx,go="));
  bench.write("unhunch.db", std::string(20'000, 'x'));
  CHECK(bench.run({"doctor"}) == status::faults_found);
  CHECK(contains(bench.terminal.output(), "damaged"));
  CHECK(contains(bench.terminal.output(), "unhunch restore"));
}

TEST_CASE("deleting takes the log and its copies along") {
  Bench bench;
  const std::string backup = (bench.folder().parent_path() / "backup.db").string();
  keep(bench, 1);
  REQUIRE(bench.run({"backup", backup}) == status::fine);
  REQUIRE(bench.run({"restore", backup}) == status::fine);
  CHECK(bench.run({"delete", "--yes"}) == status::fine);
  CHECK_FALSE(std::filesystem::exists(bench.folder()));
  CHECK(std::filesystem::exists(backup));
}

TEST_CASE("a database elsewhere has to be an address of PostgreSQL, and keeps its own backups") {
  Bench bench;
  CHECK(bench.run({"--database", "mysql://nowhere", "doctor"}) == status::wrong_usage);
  CHECK(bench.run({"--database", "postgresql://127.0.0.1:1/nowhere", "backup", "x"}) == status::wrong_usage);
  CHECK(contains(bench.err.str(), "pg_dump"));
  CHECK(bench.run({"--database", "postgresql://me:secret@127.0.0.1:1/nowhere", "doctor"}) == status::faults_found);
  CHECK_FALSE(contains(bench.terminal.output(), "secret"));
}

}  // namespace
}  // namespace unhunch::app

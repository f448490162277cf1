// SPDX-License-Identifier: Apache-2.0
#include "desk/autostart.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace unhunch::desk {
namespace {

namespace fs = std::filesystem;

struct Home {
  Home() {
    std::string name = (fs::temp_directory_path() / "autostart.XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    config = name;
  }
  ~Home() { fs::remove_all(config); }
  fs::path config;
};

std::string read(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

const std::vector<std::string> command{"/usr/bin/unhunch", "desk"};

}  // namespace

TEST_CASE("with systemd a unit is wanted by the graphical session") {
  const Home home;
  const AutostartPlace place{home.config, true};
  CHECK_FALSE(find_autostart(place).on);
  const auto on = turn_autostart_on(place, command);
  REQUIRE(on);
  CHECK(on->on);
  CHECK(on->served_by == "systemd");
  CHECK(on->file == home.config / "systemd/user/unhunch.service");
  CHECK(fs::read_symlink(home.config / "systemd/user/graphical-session.target.wants/unhunch.service") == on->file);
  CHECK(read(on->file).find("\nExecStart=\"/usr/bin/unhunch\" \"desk\"\n") != std::string::npos);
  CHECK(find_autostart(place).on);
}

TEST_CASE("without it a file of the autostart folder does") {
  const Home home;
  const AutostartPlace place{home.config, false};
  const auto on = turn_autostart_on(place, command);
  REQUIRE(on);
  CHECK(on->served_by == "the autostart folder");
  CHECK(read(home.config / "autostart/unhunch.desktop").find("\nExec=\"/usr/bin/unhunch\" \"desk\"\n") !=
        std::string::npos);
}

TEST_CASE("there is never one of each, and off removes both") {
  const Home home;
  REQUIRE(turn_autostart_on({home.config, true}, command));
  REQUIRE(turn_autostart_on({home.config, false}, command));
  CHECK(find_autostart({home.config, true}).served_by == "the autostart folder");
  CHECK_FALSE(fs::exists(home.config / "systemd/user/unhunch.service"));
  const auto off = turn_autostart_off({home.config, true});
  REQUIRE(off);
  CHECK_FALSE(off->on);
  CHECK_FALSE(find_autostart({home.config, false}).on);
  CHECK(turn_autostart_off({home.config, true}));  // and once more changes nothing
}

TEST_CASE("a place that cannot be written to is an error with its file") {
  const Home home;
  std::ofstream(home.config / "autostart") << "in the way";
  const auto on = turn_autostart_on({home.config, false}, command);
  REQUIRE_FALSE(on);
  CHECK(on.error().code == "not_written");
  CHECK(on.error().where == (home.config / "autostart/unhunch.desktop").string());
}

TEST_CASE("a path with any sign in it stays one word") {
  const std::string odd = "/home/a b/50%\"$x\\y";
  CHECK(to_unit({odd}).find("ExecStart=\"/home/a b/50%%\\\"$$x\\\\y\"\n") != std::string::npos);
  CHECK(to_desktop_entry({odd}).find("Exec=\"/home/a b/50%%\\\\\"\\\\$x\\\\\\\\y\"\n") != std::string::npos);
}

}  // namespace unhunch::desk

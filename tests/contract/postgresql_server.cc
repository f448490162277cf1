// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/postgresql_server.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

namespace unhunch::contract {
namespace {

namespace fs = std::filesystem;

std::string find_programs() {
  std::vector<std::string> found;
  std::error_code error;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", error)) {
    if (fs::exists(version.path() / "bin" / "initdb")) found.push_back((version.path() / "bin").string());
  }
  return found.empty() ? std::string{} : *std::max_element(found.begin(), found.end());
}

bool run(const std::string& command) { return system(command.c_str()) == 0; }

}  // namespace

PostgresqlServer& PostgresqlServer::get() {
  static PostgresqlServer server;
  return server;
}

PostgresqlServer::PostgresqlServer() : programs_(find_programs()) {
  if (programs_.empty()) {
    why_not_ = "the package postgresql is not installed";
    return;
  }
  std::string pattern = "/tmp/unhunch-pg-XXXXXX";  // short: the name of a socket has little room
  folder_ = mkdtemp(pattern.data());
  if (geteuid() == 0) {  // it refuses to run as root
    as_user_ = "runuser -u postgres -- ";
    if (!run("chown postgres " + folder_)) why_not_ = "there is no user postgres";
  }
  const std::string init = as_user_ + programs_ + "/initdb -D " + folder_ + "/data -U postgres -A trust -E UTF8 " +
                           "--locale=C.UTF-8 -N >" + folder_ + "/initdb.log 2>&1";
  if (why_not_.empty() && !run("cd / && " + init)) why_not_ = "initdb failed";
  if (why_not_.empty() && !control("start")) why_not_ = "pg_ctl start failed";
  if (why_not_.empty()) address_ = "postgresql:///postgres?user=postgres&host=" + folder_;
}

PostgresqlServer::~PostgresqlServer() {
  if (is_there()) control("stop");
  std::error_code error;
  if (!folder_.empty()) fs::remove_all(folder_, error);
}

bool PostgresqlServer::control(const std::string& what) const {
  const std::string options = " -o \"-k " + folder_ + " -c listen_addresses=''\" -l " + folder_ + "/data/server.log";
  return run("cd / && " + as_user_ + programs_ + "/pg_ctl -w -s -m immediate -D " + folder_ + "/data " + what +
             (what == "stop" ? "" : options) + " >/dev/null 2>&1");
}

void PostgresqlServer::restart() { control("restart"); }
void PostgresqlServer::stop() { control("stop"); }
void PostgresqlServer::start() { control("start"); }

}  // namespace unhunch::contract

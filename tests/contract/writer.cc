// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/writer.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

extern char** environ;

namespace unhunch::contract {

Writer::Writer(const Address& address, std::uint64_t from, std::uint64_t count) {
  int ends[2] = {-1, -1};
  REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string word = writer_word, database = address.database, person = core::to_text(address.person);
  std::string first = std::to_string(from), number = std::to_string(count), name = "writer";
  char* arguments[] = {name.data(), word.data(), database.data(), person.data(), first.data(), number.data(), nullptr};
  const int result = posix_spawn(&process_, "/proc/self/exe", &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  output_ = ends[0];
  REQUIRE(result == 0);
}

Writer::~Writer() {
  if (process_ > 0) {
    kill();
    wait();
  }
  close(output_);
}

bool Writer::wait_for_one() {
  std::uint64_t number = 0;
  if (read(output_, &number, sizeof number) != sizeof number) return false;
  acknowledged_.push_back(number);
  return true;
}

void Writer::kill() { ::kill(process_, SIGKILL); }

bool Writer::wait() {
  while (wait_for_one()) {
  }
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int run_writer(char** arguments) {
  const auto log = open_log({arguments[0], *core::find_event_id(arguments[1])});
  if (!log) {
    std::fprintf(stderr, "writer: %s\n", log.error().message.c_str());
    return 1;
  }
  const std::uint64_t from = std::strtoull(arguments[2], nullptr, 10);
  const std::uint64_t count = std::strtoull(arguments[3], nullptr, 10);
  for (std::uint64_t number = from; number < from + count; ++number) {
    const wire::EventText event = store::testing::make_event(number);
    const auto appended = (*log)->append({&event, 1});
    if (!appended || appended->added != 1) {
      std::fprintf(stderr, "writer: %s\n", appended ? "was there already" : appended.error().message.c_str());
      return 1;
    }
    if (write(STDOUT_FILENO, &number, sizeof number) != sizeof number) return 1;
  }
  return 0;
}

}  // namespace unhunch::contract

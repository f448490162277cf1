// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "main/app.h"
#include "main/embedded.h"
#include "main/unix_terminal.h"
#include "main/voice.h"

namespace {

// Answers about health belong in no crash dump and to no other user.
void keep_private() {
  umask(077);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__  // whose check for leaks looks into the process
  prctl(PR_SET_DUMPABLE, 0);
#endif
}

// A file of ours must never become standard output by taking its number.
void fill_standard_descriptors() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(number, F_GETFD) == -1 && open("/dev/null", number == STDIN_FILENO ? O_RDONLY : O_WRONLY) < 0) {
      std::_Exit(70);
    }
  }
}

std::filesystem::path find_data_folder() {
  if (const char* folder = std::getenv("XDG_DATA_HOME"); folder != nullptr && *folder == '/') {
    return std::filesystem::path{folder} / "unhunch";
  }
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/') {
    const passwd* user = getpwuid(getuid());
    home = user == nullptr ? "/" : user->pw_dir;
  }
  return std::filesystem::path{home} / ".local" / "share" / "unhunch";
}

}  // namespace

int main(int argc, char** argv) {
  using namespace unhunch;
  constexpr int fast = 60;
  fill_standard_descriptors();
  keep_private();
  signal(SIGPIPE, SIG_IGN);
  std::setlocale(LC_CTYPE, "");
  std::vector<std::string> arguments(argv + 1, argv + argc);
  int status = 0;
  {
    app::UnixTerminal terminal;
    const app::SystemClock clock{app::wants_fast_clock(arguments) ? fast : 1};
    app::SpeechProgram voice;
    app::World world{terminal, clock, voice, std::cin, std::cout, std::cerr};
    status = app::run(std::move(arguments), world,
                      {embedded_regimen(), embedded_body(), embedded_motions(), embedded_assets(), UNHUNCH_VERSION,
                       find_data_folder()});
  }
  std::cout.flush();
  // A signal that asked for the end is passed on, so that the shell sees it.
  if (const int signal = app::UnixTerminal::ended_by(); signal != 0) {
    ::signal(signal, SIG_DFL);
    raise(signal);
  }
  return status;
}

// SPDX-License-Identifier: Apache-2.0
#include "main/voice.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

namespace unhunch::app {
namespace {

constexpr std::array<const char*, 2> programs = {"spd-say", "espeak-ng"};

bool is_installed(std::string_view program) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? std::string_view{} : std::string_view{path};
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    const std::string_view folder = rest.substr(0, colon);
    rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
    if (folder.empty()) continue;
    if (access((std::string{folder} + "/" + std::string{program}).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace

SpeechProgram::~SpeechProgram() { reap(); }

void SpeechProgram::reap() {
  std::erase_if(ended_, [](pid_t child) { return waitpid(child, nullptr, WNOHANG) != 0; });
}

void SpeechProgram::end_last() {
  reap();
  if (last_ <= 0) return;
  if (waitpid(last_, nullptr, WNOHANG) == 0) {
    kill(last_, SIGTERM);
    ended_.push_back(last_);
  }
  last_ = -1;
}

void SpeechProgram::say(std::string_view sentence) {
  if (!tried_) {
    tried_ = true;
    for (const char* program : programs) {
      if (program_ == nullptr && is_installed(program)) program_ = program;
    }
  }
  if (program_ == nullptr) return;
  end_last();
  std::string name = program_;
  std::string end_of_options = "--";
  std::string words{sentence};
  std::array<char*, 4> arguments = {name.data(), end_of_options.data(), words.data(), nullptr};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  if (posix_spawnp(&last_, name.c_str(), &files, nullptr, arguments.data(), environ) != 0) {
    last_ = -1;
    program_ = nullptr;
  }
  posix_spawn_file_actions_destroy(&files);
}

}  // namespace unhunch::app

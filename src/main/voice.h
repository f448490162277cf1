// SPDX-License-Identifier: Apache-2.0
// The spoken guide: a program for speech that is installed (spd-say, else espeak-ng), started without a shell. It never
// holds the session up, and a sentence that is still being said is cut off by the next one.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "main/world.h"

namespace unhunch::app {

class Silence final : public Voice {
 public:
  void say(std::string_view) override {}
};

class SpeechProgram final : public Voice {
 public:
  SpeechProgram() = default;
  ~SpeechProgram() override;
  SpeechProgram(const SpeechProgram&) = delete;
  SpeechProgram& operator=(const SpeechProgram&) = delete;

  void say(std::string_view sentence) override;

 private:
  void end_last();
  void reap();

  pid_t last_ = -1;
  std::vector<pid_t> ended_;  // asked to end, not yet gone
  bool tried_ = false;
  const char* program_ = nullptr;
};

}  // namespace unhunch::app

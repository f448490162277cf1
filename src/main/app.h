// SPDX-License-Identifier: Apache-2.0
// The whole program behind main(): from arguments to an exit status. Nothing is thrown.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "main/world.h"

namespace unhunch::app {

struct Settings {
  std::string_view regimen;  // the compiled regimen, the body, its motions (main/embedded.h)
  std::string_view body, motions;
  std::string_view assets;  // the web app
  std::string_view version;
  std::filesystem::path data_folder;  // where the data is when --data does not say otherwise
};

// `arguments` without the name of the program.
int run(std::vector<std::string> arguments, World& world, const Settings& settings);

// `--fast` stands among the arguments: a test runs the clock faster. Hidden.
bool wants_fast_clock(const std::vector<std::string>& arguments);

}  // namespace unhunch::app

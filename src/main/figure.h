// SPDX-License-Identifier: Apache-2.0
// `unhunch figure`: an exercise as a picture, a moving picture, a model, or in the terminal.
#pragma once

#include <string>

#include "main/world.h"

namespace unhunch::app {

struct FigureOptions {
  std::string id;        // of a motion; empty lists them
  std::string at;        // "0.5" of the motion, or "2.5s"
  bool sheet = false;    // all key poses
  int size = 600;        // pixels of one picture
  std::string side;      // "left" or "right"; empty: as it is
  std::string skin = "medium";
  std::string clothes = "mist";
  bool dark = false, transparent = false;
  std::string folder;    // a regimen to take the motions from
  std::string output;    // the file; its ending decides what is written
};

int run_figure(const Context& context, const FigureOptions& options);

}  // namespace unhunch::app

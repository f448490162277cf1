// SPDX-License-Identifier: Apache-2.0
// `unhunch figure`: an exercise as a picture, a moving picture, a drawing, a model, or in the terminal.
#pragma once

#include <string>

#include "main/world.h"

namespace unhunch::app {

struct FigureOptions {
  std::string id;      // of a motion; empty: a list, or with `sheet` all exercises
  std::string at;      // "0.5" of the motion, or "2.5s"; empty: a third of the way
  bool sheet = false;  // the key poses side by side
  bool play = false;   // moving, in the terminal
  int size = 600;      // pixels of one picture
  std::string side;    // "left" or "right"; empty: as it is
  std::string skin = "medium";
  std::string clothes = "mist";
  bool dark = false, transparent = false;
  std::string folder;  // a regimen to take the motions from
  std::string output;  // a file; its ending decides what is written
};

int run_figure(const Context& context, const FigureOptions& options);

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
// Everything outside that a command may touch. main() hands over the real things, tests their twins.
#pragma once

#include <istream>
#include <ostream>

#include "main/clock.h"
#include "main/knowledge.h"
#include "main/storage.h"
#include "main/terminal.h"

namespace unhunch::app {

// Says a sentence aloud and returns at once.
class Voice {
 public:
  virtual ~Voice() = default;
  virtual void say(std::string_view sentence) = 0;
};

struct World {
  Terminal& terminal;
  const Clock& clock;
  Voice& voice;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// What every command gets.
struct Context {
  World& world;
  const Knowledge& knowledge;
  Storage storage;
  std::string database;            // an address of PostgreSQL; empty: the log is in the folder
  std::string_view body, motions;  // the files of the figure, as they are built in

  core::Date today() const { return world.clock.today(); }
};

}  // namespace unhunch::app

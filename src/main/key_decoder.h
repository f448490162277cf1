// SPDX-License-Identifier: Apache-2.0
// From the bytes of a keyboard to keys. Sequences of VT100 and xterm; what is not known is swallowed whole, so that no
// piece of an unknown sequence is ever taken for an answer.
#pragma once

#include <optional>
#include <string>

#include "main/terminal.h"

namespace unhunch::app {

class KeyDecoder {
 public:
  void feed(std::string_view bytes) { pending_ += bytes; }

  // The next whole key. `at_rest`: nothing more is on its way, so a lone escape is the escape key.
  std::optional<Key> next(bool at_rest);

  bool is_waiting() const { return !pending_.empty(); }

 private:
  std::optional<Key> next_sequence(bool at_rest);
  std::string pending_;
};

}  // namespace unhunch::app

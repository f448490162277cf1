// SPDX-License-Identifier: Apache-2.0
// The break agent as pages know it (main/break_agent.h describes both texts). Called by the thread of the connections.
#pragma once

#include <string>
#include <string_view>

#include "core/error.h"

namespace unhunch::server {

class Desk {
 public:
  virtual ~Desk() = default;

  // How breaks stand, as JSON.
  virtual std::string status() = 0;

  // Does what a page asks for and answers with the status. Codes: bad_json, unknown_wish, out_of_range.
  virtual Expected<std::string> ask(std::string_view wish) = 0;

  // A descriptor that is readable when there is something to do, and the doing; it never waits.
  virtual int descriptor() const = 0;
  virtual void dispatch() = 0;
};

}  // namespace unhunch::server

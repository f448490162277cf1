// SPDX-License-Identifier: Apache-2.0
// A process that only writes: this program, started once more. It appends events one at a time and says the number of
// each to its parent after it was acknowledged, until it is done or killed.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <vector>

#include "tests/contract/place.h"

namespace unhunch::contract {

inline constexpr const char* writer_word = "--append";

class Writer {
 public:
  // Appends the events from `from` to `from + count - 1`.
  Writer(const Address& address, std::uint64_t from, std::uint64_t count);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Waits for one more acknowledged number; false when there will be none.
  bool wait_for_one();
  void kill();
  // Waits for its end; true when it ended well.
  bool wait();
  const std::vector<std::uint64_t>& acknowledged() const { return acknowledged_; }

 private:
  pid_t process_ = -1;
  int output_ = -1;
  std::vector<std::uint64_t> acknowledged_;
};

// What the process itself does; its exit status.
int run_writer(char** arguments);

}  // namespace unhunch::contract

// SPDX-License-Identifier: Apache-2.0
// Reads a long log in a thread of its own, while the caller works with what is there already: of ten years the one
// takes as long as the other. Events go in blocks, one behind the other in memory: a processor that waited for each
// text from the other would lose half of what is won.
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/event_log.h"

namespace unhunch::app {

class ReadAhead {
 public:
  // Everything after the cursor. The log outlives this.
  ReadAhead(store::EventLog& from, std::int64_t after);
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;
  ~ReadAhead();

  // The next event in its order, which is there until the next call; null once, at the end.
  const wire::EventText* next();

  // After the end: the cursor of the last event, or what went wrong. Codes: those of the store.
  Expected<std::int64_t> finish();

 private:
  static constexpr std::size_t block_count = 4, block_size = 512;

  // An event but for its texts.
  struct Row {
    core::EventId id;
    std::int64_t at_ms;
    int offset_min, version;
    std::optional<core::EventId> supersedes;
    std::size_t kind_size, body_size;
  };
  struct Block {
    std::vector<Row> rows;
    std::string texts;  // kind and body of each
  };

  Expected<std::int64_t> read(store::EventLog& from, std::int64_t after);
  Block& block(std::size_t number) { return blocks_[number % block_count]; }
  void add(const wire::EventText&);
  void hand_over();
  void take_block();

  std::array<Block, block_count> blocks_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // How many blocks were handed over and done with so far. The block of the number `given_` is being filled.
  std::size_t given_ = 0, done_ = 0;
  bool has_one_ = false;    // the caller works with the block of the number `done_`
  bool abandoned_ = false;  // nobody asks for the rest
  wire::EventText event_;
  std::size_t next_row_ = 0, next_text_ = 0;  // of that block
  std::future<Expected<std::int64_t>> reading_;
};

}  // namespace unhunch::app

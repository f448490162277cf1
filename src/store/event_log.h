// SPDX-License-Identifier: Apache-2.0
// The event log on disk: events are added and never changed. One interface, two databases; tests/contract holds both to
// the same promises.
//
// What append() has answered is on disk. An event that is there already (by its id) is not added again. Every event gets
// the next cursor of its person, a number that only grows; a reader that asks for what came after its cursor misses
// nothing. All calls block and may be made from any thread; they never run on the thread that serves connections.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "wire/event_text.h"

namespace unhunch::store {

struct Stored {
  std::int64_t cursor = 0;
  wire::EventText event;
};

struct Appended {
  std::size_t added = 0;    // how many were new
  std::int64_t cursor = 0;  // of the last event of the person
};

class EventLog {
 public:
  virtual ~EventLog() = default;

  // All or nothing, in the given order. Codes: cannot_write (with the remedy: disk full, read only, ...).
  virtual Expected<Appended> append(std::span<const wire::EventText> events) = 0;

  // Events after a cursor in the order of their cursors, at most `most`, one at a time to `take`. Code: cannot_read.
  virtual Expected<void> read_after(std::int64_t cursor, std::size_t most,
                                    const std::function<void(const Stored&)>& take) = 0;

  // The cursor of the last event; 0 when there is none.
  virtual Expected<std::int64_t> last_cursor() = 0;

  // A whole copy as one file while others go on writing. Code: cannot_write, not_supported (PostgreSQL has pg_dump).
  virtual Expected<void> back_up(const std::filesystem::path& file) = 0;

  // What is wrong with the database, in sentences; empty when it is sound.
  virtual Expected<std::vector<std::string>> check() = 0;

  // Removes every event of this person and leaves no byte of them behind.
  virtual Expected<void> erase() = 0;

  // "SQLite 3.40.1, /home/…/unhunch.db" for people.
  virtual std::string describe() const = 0;
};

// SQLite in a file, made where it is not there yet (mode 0600). Codes: cannot_open, newer_version, damaged.
Expected<std::unique_ptr<EventLog>> open_sqlite(const std::filesystem::path& file);

// PostgreSQL by its address, "postgresql://…"; the rows are keyed by person first.
Expected<std::unique_ptr<EventLog>> open_postgresql(const std::string& address, const core::EventId& person);

}  // namespace unhunch::store

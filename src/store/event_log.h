// SPDX-License-Identifier: Apache-2.0
// The event log on disk: events are added and never changed. One interface, two databases; tests/contract holds both to
// the same promises.
//
// What append() has answered is on disk. An event that is there already (by its id) is not added again. Every event
// gets the next cursor of its person, a number that only grows, also after erase(); a reader that asks for what came
// after its cursor misses nothing. All calls block and may be made from any thread; they never run on the thread that
// serves connections. Nothing is lost by an error: what it was about can be asked for again.
//
// Codes of every call: damaged (the file is kept; the remedy is a backup). Messages are for people and never hold what
// an event says, nor the password of an address.
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

  bool operator==(const Appended&) const = default;
};

using Batch = std::span<const wire::EventText>;

class EventLog {
 public:
  virtual ~EventLog() = default;

  // Several batches in one transaction (one fsync), all or nothing, in the given order; an answer for each.
  // Codes: cannot_write (with the remedy: disk full, read only, ...), bad_event (wire::is_event does not hold).
  virtual Expected<std::vector<Appended>> append_together(std::span<const Batch> batches) = 0;

  // One batch; the same promises.
  Expected<Appended> append(Batch events);

  // Events after a cursor in the order of their cursors, at most `most`, one at a time to `take`, which must not call
  // the log. Code: cannot_read.
  virtual Expected<void> read_after(std::int64_t cursor, std::size_t most,
                                    const std::function<void(const Stored&)>& take) = 0;

  // The cursor of the last event; 0 when there is none. Code: cannot_read.
  virtual Expected<std::int64_t> last_cursor() = 0;

  // A whole copy as one file while others go on writing. An older backup of that name is replaced, any other file is
  // not. Code: cannot_write, not_supported (PostgreSQL has pg_dump).
  virtual Expected<void> back_up(const std::filesystem::path& file) = 0;

  // What is wrong with the database, in sentences; empty when it is sound. Reads everything. Code: cannot_read.
  virtual Expected<std::vector<std::string>> check() = 0;

  // Removes every event of this person and leaves no byte of them behind; of SQLite also what restore_sqlite() kept.
  // Codes: cannot_write, in_use (another process reads; the events are gone, their bytes only when it is called again).
  virtual Expected<void> erase() = 0;

  // "SQLite 3.40.1, /home/…/unhunch.db" for people.
  virtual std::string describe() const = 0;
};

// SQLite in a file, made where it is not there yet (mode 0600). Several processes may have it open at once.
// Codes: cannot_open, newer_version, in_use (another process held it for ten seconds).
Expected<std::unique_ptr<EventLog>> open_sqlite(const std::filesystem::path& file);

// Puts a backup in the place of `file`. The backup is checked whole before anything is touched; the replaced file is
// kept beside it as `<file>.before-restore` and the name of it is returned, empty when there was none. Atomic: after a
// crash the one or the other is there. Codes: cannot_read, damaged (the backup), newer_version, cannot_write, in_use (a
// process has the log open).
Expected<std::filesystem::path> restore_sqlite(const std::filesystem::path& backup, const std::filesystem::path& file);

// PostgreSQL by its address, "postgresql://…"; the rows are keyed by person first. A lost connection is made again by
// the next call. There erase() removes the rows; pages, server log and backups are with who runs the server.
// Codes: cannot_open, newer_version, not_supported (libpq is not installed).
Expected<std::unique_ptr<EventLog>> open_postgresql(const std::string& address, const core::EventId& person);

// bad_event when one of them could not be read again.
Expected<void> check_batches(std::span<const Batch> batches);

// Who writes where a database holds one person only.
inline constexpr core::EventId only_person{};

}  // namespace unhunch::store

// SPDX-License-Identifier: Apache-2.0
// One connection writes and two read: what is read never waits for what is being written to the disk, and a long log
// can be read from two places at once.
#include <sys/stat.h>

#include <array>
#include <exception>
#include <mutex>

#include "store/event_log.h"
#include "store/sqlite_copy.h"
#include "store/sqlite_schema.h"
#include "store/stored_row.h"

namespace unhunch::store {
namespace {

constexpr const char* insert_sql =
    "INSERT INTO event (id, at_ms, offset_min, kind, version, supersedes, body) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO NOTHING";
// Rows are looked at from inside: to come out of SQLite for each of them takes half as long again.
constexpr const char* select_sql =
    "SELECT 1 FROM event WHERE cursor > ? "
    "AND is_last(?, cursor, id, at_ms, offset_min, kind, version, supersedes, body) ORDER BY cursor";
// What is read is read once, so that a few pages do, and these stay near the processor.
constexpr const char* reader_settings = "PRAGMA cache_size = -128";
constexpr const char* last_sql = "SELECT coalesce(max(cursor), 0) FROM event";

void bind_event(SqliteStatement& insert, const wire::EventText& event) {
  insert.bind(1, event.id.bytes);
  insert.bind(2, event.at_ms);
  insert.bind(3, std::int64_t{event.offset_min});
  insert.bind(4, event.kind);
  insert.bind(5, std::int64_t{event.version});
  if (event.supersedes) {
    insert.bind(6, event.supersedes->bytes);
  } else {
    insert.bind_null(6);
  }
  insert.bind(7, event.body);
}

std::span<const std::uint8_t> to_bytes(sqlite3_value* value) {
  const void* const bytes = sqlite3_value_blob(value);
  if (bytes == nullptr) return {};
  return {static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

std::string_view to_text(sqlite3_value* value) {
  const auto bytes = to_bytes(value);
  // The bytes are what the database holds.  NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// One reading of the log, row after row.
class Reading {
 public:
  static constexpr const char* type = "unhunch reading";

  Reading(std::size_t most, const std::function<void(const Stored&)>& take) : left_(most), take_(take) {}

  // False when a row could be no event; nothing is read after it.
  bool is_whole() const { return whole_; }
  // Nothing may be thrown through SQLite, so what was thrown is kept.
  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

  // The function is_last() of select_sql, with the reading before the columns.
  static void is_last(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    auto& reading = *static_cast<Reading*>(sqlite3_value_pointer(values[0], type));
    sqlite3_result_int(context, reading.take(values + 1) ? 0 : 1);
  }

 private:
  // Whether to go on.
  bool take(sqlite3_value** row) noexcept {
    try {
      whole_ = read(row);
      if (whole_) take_(stored_);
    } catch (...) {
      thrown_ = std::current_exception();
    }
    return whole_ && !thrown_ && --left_ > 0;
  }

  // Strings keep their room from row to row.
  bool read(sqlite3_value** row) {
    stored_.cursor = sqlite3_value_int64(row[0]);
    return fill_event({.id = to_bytes(row[1]),
                       .at_ms = sqlite3_value_int64(row[2]),
                       .offset_min = sqlite3_value_int64(row[3]),
                       .kind = to_text(row[4]),
                       .version = sqlite3_value_int64(row[5]),
                       .supersedes = to_bytes(row[6]),
                       .body = to_text(row[7])},
                      stored_.event);
  }

  std::size_t left_;
  const std::function<void(const Stored&)>& take_;
  Stored stored_;
  bool whole_ = true;
  std::exception_ptr thrown_;
};

// The log, its write-ahead log and its index: what of them others may read.
std::vector<std::string> check_modes(const std::filesystem::path& file) {
  std::vector<std::string> faults;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    const std::string name = file.string() + suffix;
    struct stat about {};
    if (stat(name.c_str(), &about) != 0 || (about.st_mode & 077) == 0) continue;
    std::string& fault = faults.emplace_back("Others may read ");
    fault.append(name).append(". Close it to them with: chmod 600 ").append(name);
  }
  return faults;
}

class SqliteLog : public EventLog {
 public:
  struct Connection {
    SqliteDatabase database;
    SqliteStatement main, last;  // inserting or selecting; the last cursor
  };

  SqliteLog(Connection writer, Connection reader, Connection other_reader)
      : writer_(std::move(writer)), readers_{Reader{std::move(reader)}, Reader{std::move(other_reader)}} {}

  Expected<std::vector<Appended>> append_together(std::span<const Batch> batches) override {
    if (auto sound = check_batches(batches); !sound) return tl::unexpected<Error>(std::move(sound.error()));
    const std::lock_guard lock{writing_};
    auto transaction = SqliteTransaction::begin(writer_.database, cannot_write);
    if (!transaction) return as_write_error(transaction.error());
    if (writer_.database.has_moved()) return has_moved();
    std::vector<Appended> answers;
    bool any = false;
    for (const Batch& batch : batches) {
      const auto added = insert(batch);
      if (!added) return as_write_error(added.error());
      const auto cursor = find_last(writer_, cannot_write);
      if (!cursor) return as_write_error(cursor.error());
      answers.push_back({*added, *cursor});
      any = any || *added > 0;
    }
    if (!any) return answers;  // what is there was on disk before it could be seen
    if (auto done = transaction->commit(cannot_write); !done) return as_write_error(done.error());
    return answers;
  }

  Expected<void> read_after(std::int64_t cursor, std::size_t most,
                            const std::function<void(const Stored&)>& take) override {
    if (most == 0) return {};
    const Borrowed reader{*this};
    Reading reading{most, take};
    SqliteStatement& select = reader->main;
    select.bind(1, cursor);
    select.bind_pointer(2, &reading, Reading::type);
    const int result = select.step();
    select.reset();
    reading.rethrow();
    if (!reading.is_whole()) return tl::unexpected<Error>(reader->database.explain(SQLITE_CORRUPT, cannot_read));
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
      return tl::unexpected<Error>(reader->database.explain(result, cannot_read));
    }
    return {};
  }

  Expected<std::int64_t> last_cursor() override {
    const Borrowed reader{*this};
    return find_last(*reader, cannot_read);
  }

  Expected<void> back_up(const std::filesystem::path& file) override { return back_up_sqlite(path(), file); }

  Expected<std::vector<std::string>> check() override {
    const Borrowed reader{*this};
    auto faults = check_content(reader->database);
    if (!faults && faults.error().code != "damaged") return faults;
    if (!faults) faults = std::vector<std::string>{"The database cannot be read: " + faults.error().message + "."};
    const auto modes = check_modes(path());
    faults->insert(faults->end(), modes.begin(), modes.end());
    return faults;
  }

  Expected<void> erase() override {
    const std::scoped_lock lock{writing_, readers_[0].busy, readers_[1].busy};
    if (auto gone = delete_rows(); !gone) return gone;
    // What was written ahead is moved into the file and cut off, the file is written anew, and once more for that.
    if (auto cut = cut_write_ahead_log(); !cut) return cut;
    if (auto anew = writer_.database.run("VACUUM", cannot_write); !anew) return anew;
    if (auto cut = cut_write_ahead_log(); !cut) return cut;
    return remove_copies(path());
  }

  std::string describe() const override {
    return std::string{"SQLite "} + sqlite3_libversion() + ", " + path().string();
  }

 private:
  struct Reader {
    Connection connection;
    std::mutex busy{};
  };

  // The first reader, or the second where that one is busy.
  class Borrowed {
   public:
    explicit Borrowed(SqliteLog& log) : reader_(&log.readers_[0]), lock_(reader_->busy, std::try_to_lock) {
      if (lock_) return;
      reader_ = &log.readers_[1];
      lock_ = std::unique_lock{reader_->busy};
    }
    Connection* operator->() const { return &reader_->connection; }
    Connection& operator*() const { return reader_->connection; }

   private:
    Reader* reader_;
    std::unique_lock<std::mutex> lock_;
  };

  static constexpr std::string_view cannot_write = "cannot_write";
  static constexpr std::string_view cannot_read = "cannot_read";

  const std::filesystem::path& path() const { return writer_.database.file(); }

  // To whoever appends, a lock that others hold too long is a thing that cannot be written now.
  static tl::unexpected<Error> as_write_error(Error error) {
    if (error.code == "in_use") error.code = cannot_write;
    return tl::unexpected<Error>(std::move(error));
  }

  tl::unexpected<Error> has_moved() const {
    return fail(std::string{cannot_write}, path().string(),
                "the log was moved, replaced or removed while Unhunch was running; start Unhunch again");
  }

  Expected<std::size_t> insert(Batch batch) {
    std::size_t added = 0;
    for (const wire::EventText& event : batch) {
      bind_event(writer_.main, event);
      const int result = writer_.main.step();
      if (result == SQLITE_DONE) added += static_cast<std::size_t>(sqlite3_changes(writer_.database.get()));
      writer_.main.reset();
      if (result != SQLITE_DONE) return tl::unexpected<Error>(writer_.database.explain(result, cannot_write));
    }
    return added;
  }

  static Expected<std::int64_t> find_last(Connection& connection, std::string_view code) {
    const int result = connection.last.step();
    const std::int64_t cursor = result == SQLITE_ROW ? connection.last.number(0) : 0;
    connection.last.reset();
    if (result != SQLITE_ROW) return tl::unexpected<Error>(connection.database.explain(result, code));
    return cursor;
  }

  Expected<void> delete_rows() {
    auto transaction = SqliteTransaction::begin(writer_.database, cannot_write);
    if (!transaction) return as_write_error(transaction.error());
    if (writer_.database.has_moved()) return has_moved();
    if (auto gone = writer_.database.run("DELETE FROM event", cannot_write); !gone) return gone;
    return transaction->commit(cannot_write);
  }

  Expected<void> cut_write_ahead_log() {
    const auto busy = writer_.database.find_number("PRAGMA wal_checkpoint(TRUNCATE)", cannot_write);
    if (!busy) return tl::unexpected<Error>(busy.error());
    if (*busy != 0) {
      return fail("in_use", path().string(),
                  "another program is reading the log; close it and erase again, so that no trace is left");
    }
    return {};
  }

  std::mutex writing_;
  Connection writer_;
  std::array<Reader, 2> readers_;
};

Expected<SqliteLog::Connection> connect(const std::filesystem::path& file, const char* sql) {
  auto database = open_log_database(file);
  if (!database) return tl::unexpected<Error>(std::move(database.error()));
  constexpr int values = 9;
  const int added = sqlite3_create_function_v2(database->get(), "is_last", values, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                               nullptr, Reading::is_last, nullptr, nullptr, nullptr);
  if (added != SQLITE_OK) return tl::unexpected<Error>(database->explain(added, "cannot_open"));
  auto main = database->prepare(sql, "cannot_open");
  if (!main) return tl::unexpected<Error>(std::move(main.error()));
  auto last = database->prepare(last_sql, "cannot_open");
  if (!last) return tl::unexpected<Error>(std::move(last.error()));
  return SqliteLog::Connection{std::move(*database), std::move(*main), std::move(*last)};
}

Expected<SqliteLog::Connection> connect_reader(const std::filesystem::path& file) {
  auto reader = connect(file, select_sql);
  if (!reader) return reader;
  if (auto set = reader->database.run(reader_settings, "cannot_open"); !set) return tl::unexpected<Error>(set.error());
  return reader;
}

}  // namespace

Expected<std::unique_ptr<EventLog>> open_sqlite(const std::filesystem::path& file) {
  auto writer = connect(file, insert_sql);
  if (!writer) return tl::unexpected<Error>(std::move(writer.error()));
  auto reader = connect_reader(file);
  if (!reader) return tl::unexpected<Error>(std::move(reader.error()));
  auto other_reader = connect_reader(file);
  if (!other_reader) return tl::unexpected<Error>(std::move(other_reader.error()));
  return std::make_unique<SqliteLog>(std::move(*writer), std::move(*reader), std::move(*other_reader));
}

}  // namespace unhunch::store

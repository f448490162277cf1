// SPDX-License-Identifier: Apache-2.0
// The log of one person among many. Two connections: what is read never waits for what is being written.
//
// Whoever appends holds the row of the person until the commit. Cursors are therefore given one transaction after the
// other, and a reader that has seen one will never see a smaller one appear later; two people never wait for each
// other.
#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>

#include "store/event_log.h"
#include "store/migration.h"
#include "store/postgresql_connection.h"
#include "store/stored_row.h"
#include "wire/json_text.h"

namespace unhunch::store {
namespace {

constexpr std::string_view cannot_open = "cannot_open";
constexpr std::string_view cannot_read = "cannot_read";
constexpr std::string_view cannot_write = "cannot_write";

constexpr std::size_t page_rows = 4096;

// Who confirms without waiting for the disk is told to wait; who waits for more than that is left alone.
constexpr const char* session_sql =
    "SET lock_timeout = '10s';"
    "SET standard_conforming_strings = on;"
    "SELECT set_config('synchronous_commit', 'on', false) "
    "WHERE current_setting('synchronous_commit') IN ('off', 'local')";

constexpr const char* lock_sql = "SELECT last_cursor FROM unhunch.person WHERE id = $1::uuid FOR UPDATE";
constexpr const char* insert_sql =
    "WITH added AS (INSERT INTO unhunch.event (person_id, cursor, id, at_ms, offset_min, kind, version, supersedes, "
    "body) "
    "SELECT $1::uuid, $2::bigint + place, id, at_ms, offset_min::integer, kind, version::integer, supersedes, body "
    "FROM unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[], $8::uuid[], $9::text[]) "
    "WITH ORDINALITY AS sent (id, at_ms, offset_min, kind, version, supersedes, body, place) ORDER BY place "
    "ON CONFLICT (person_id, id) DO NOTHING RETURNING cursor) "
    "SELECT count(*), coalesce(max(cursor), $2::bigint) FROM added";
constexpr const char* update_sql = "UPDATE unhunch.person SET last_cursor = $2::bigint WHERE id = $1::uuid";
constexpr const char* select_sql =
    "SELECT cursor, id, at_ms, offset_min::bigint, kind, version::bigint, supersedes, body FROM unhunch.event "
    "WHERE person_id = $1::uuid AND cursor > $2::bigint ORDER BY cursor LIMIT $3::bigint";
constexpr const char* last_sql =
    "SELECT coalesce(max(cursor), 0)::bigint FROM unhunch.event WHERE person_id = $1::uuid";
constexpr const char* delete_sql = "DELETE FROM unhunch.event WHERE person_id = $1::uuid";

PostgresqlValues make_values(const core::EventId& person, std::int64_t before, Batch batch) {
  PostgresqlValues values;
  values.add(person);
  values.add(before);
  const auto add_array = [&](unsigned type, auto add) {
    values.begin_array(type, batch.size());
    for (const wire::EventText& event : batch) add(event);
  };
  using Values = PostgresqlValues;
  using Event = wire::EventText;
  add_array(Values::uuid, [&](const Event& event) { values.add_bytes(event.id.bytes); });
  add_array(Values::int8, [&](const Event& event) { values.add_number(event.at_ms); });
  add_array(Values::int8, [&](const Event& event) { values.add_number(event.offset_min); });
  add_array(Values::text, [&](const Event& event) { values.add_text(event.kind); });
  add_array(Values::int8, [&](const Event& event) { values.add_number(event.version); });
  add_array(Values::uuid, [&](const Event& event) {
    if (event.supersedes) {
      values.add_bytes(event.supersedes->bytes);
    } else {
      values.add_null();
    }
  });
  add_array(Values::text, [&](const Event& event) { values.add_text(event.body); });
  return values;
}

bool read_row(const PostgresqlResult& result, int row, Stored& stored) {
  stored.cursor = result.number(row, 0);
  return fill_event({.id = result.bytes(row, 1),
                     .at_ms = result.number(row, 2),
                     .offset_min = result.number(row, 3),
                     .kind = result.text(row, 4),
                     .version = result.number(row, 5),
                     .supersedes = result.bytes(row, 6),
                     .body = result.text(row, 7)},
                    stored.event);
}

Expected<std::int64_t> find_number(PostgresqlConnection& connection, const char* sql, const PostgresqlValues& values,
                                   std::string_view code) {
  const auto result = connection.query(sql, values, code);
  if (!result) return tl::unexpected<Error>(result.error());
  return result->rows() == 0 ? 0 : result->number(0, 0);
}

// Several programs may start at once; the first makes the tables.
Expected<void> migrate(PostgresqlConnection& connection) {
  auto transaction = PostgresqlTransaction::begin(connection, cannot_open);
  if (!transaction) return tl::unexpected<Error>(transaction.error());
  constexpr const char* alone =
      "SET LOCAL client_min_messages = warning;"
      "SELECT pg_advisory_xact_lock(x'556e6875'::bigint);"
      "CREATE SCHEMA IF NOT EXISTS unhunch;"
      "CREATE TABLE IF NOT EXISTS unhunch.migration (number integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT "
      "now())";
  if (auto done = connection.run(alone, cannot_open); !done) return done;
  const auto version =
      find_number(connection, "SELECT coalesce(max(number), 0)::bigint FROM unhunch.migration", {}, cannot_open);
  if (!version) return tl::unexpected<Error>(version.error());
  for (const Migration& migration : postgresql_migrations()) {
    if (*version >= migration.number) continue;
    const std::string mark = "INSERT INTO unhunch.migration (number) VALUES (" + std::to_string(migration.number) + ")";
    if (auto done = connection.run(migration.sql, cannot_open); !done) return done;
    if (auto done = connection.run(mark.c_str(), cannot_open); !done) return done;
  }
  return transaction->commit(cannot_open);
}

// What has to be there already when the user may only write events.
Expected<std::int64_t> find_version(PostgresqlConnection& connection) {
  auto there = find_number(connection, "SELECT (to_regclass('unhunch.migration') IS NOT NULL)::integer::bigint", {},
                           cannot_open);
  if (!there || *there == 0) return there;
  return find_number(connection, "SELECT coalesce(max(number), 0)::bigint FROM unhunch.migration", {}, cannot_open);
}

Expected<void> prepare_database(PostgresqlConnection& connection) {
  const auto version = find_version(connection);
  if (!version) return tl::unexpected<Error>(version.error());
  const std::int64_t known = postgresql_migrations().back().number;
  if (*version > known) {
    return fail("newer_version", connection.describe(),
                "this database was set up by a newer Unhunch; please update Unhunch, nothing was changed");
  }
  if (*version == known) return {};
  return migrate(connection);
}

Expected<PostgresqlConnection> connect(const std::string& address) {
  auto connection = PostgresqlConnection::open(address);
  if (!connection) return connection;
  if (auto set = connection->run(session_sql, cannot_open); !set) return tl::unexpected<Error>(set.error());
  const auto utf8 = find_number(*connection, "SELECT (current_setting('server_encoding') = 'UTF8')::integer::bigint",
                                {}, cannot_open);
  if (!utf8) return tl::unexpected<Error>(utf8.error());
  if (*utf8 == 0) {
    return fail("cannot_open", connection->describe(), "this database is not made for every script; it has to be UTF8");
  }
  if (auto ready = prepare_database(*connection); !ready) return tl::unexpected<Error>(ready.error());
  for (const auto& [name, sql] : {std::pair{"lock", lock_sql}, std::pair{"insert", insert_sql},
                                  std::pair{"update", update_sql}, std::pair{"select", select_sql}}) {
    if (auto done = connection->prepare(name, sql, cannot_open); !done) return tl::unexpected<Error>(done.error());
  }
  return connection;
}

// A connection that is made again when it is found broken. What was asked is asked once more then, which does no harm:
// an event that is there already is not added again.
class Line {
 public:
  Line(std::string address, PostgresqlConnection connection)
      : address_(std::move(address)), connection_(std::move(connection)) {}

  template <class Ask>
  auto ask(std::string_view code, Ask ask) -> decltype(ask(std::declval<PostgresqlConnection&>())) {
    const std::lock_guard lock{mutex_};
    if (connection_) {
      auto answer = ask(*connection_);
      if (answer || connection_->is_alive()) return answer;
      connection_.reset();
    }
    auto again = connect(address_);
    if (!again) {
      again.error().code = code;
      return tl::unexpected<Error>(std::move(again.error()));
    }
    connection_.emplace(std::move(*again));
    auto answer = ask(*connection_);
    if (!connection_->is_alive()) connection_.reset();
    return answer;
  }

 private:
  std::string address_;
  std::mutex mutex_;
  std::optional<PostgresqlConnection> connection_;
};

class PostgresqlLog : public EventLog {
 public:
  PostgresqlLog(const std::string& address, PostgresqlConnection writer, PostgresqlConnection reader,
                const core::EventId& person)
      : person_(person),
        description_(writer.describe()),
        writer_(address, std::move(writer)),
        reader_(address, std::move(reader)) {}

  Expected<std::vector<Appended>> append_together(std::span<const Batch> batches) override {
    if (auto sound = check_batches(batches); !sound) return tl::unexpected<Error>(std::move(sound.error()));
    return writer_.ask(cannot_write,
                       [&](PostgresqlConnection& connection) { return append_once(connection, batches); });
  }

  Expected<void> read_after(std::int64_t cursor, std::size_t most,
                            const std::function<void(const Stored&)>& take) override {
    while (most > 0) {
      const std::size_t wanted = std::min(most, page_rows);
      const auto page = reader_.ask(cannot_read, [&](PostgresqlConnection& connection) {
        PostgresqlValues values;
        values.add(person_);
        values.add(cursor);
        values.add(static_cast<std::int64_t>(wanted));
        return connection.query_prepared("select", values, cannot_read);
      });
      if (!page) return tl::unexpected<Error>(page.error());
      Stored stored;
      for (int row = 0; row < page->rows(); ++row) {
        if (!read_row(*page, row, stored)) return fail("damaged", description_, "a row of the log is no event");
        take(stored);
      }
      const auto got = static_cast<std::size_t>(page->rows());
      if (got < wanted) return {};
      cursor = stored.cursor;
      most -= got;
    }
    return {};
  }

  Expected<std::int64_t> last_cursor() override {
    return reader_.ask(cannot_read, [&](PostgresqlConnection& connection) {
      return find_number(connection, last_sql, only(person_), cannot_read);
    });
  }

  Expected<void> back_up(const std::filesystem::path&) override {
    return fail("not_supported", description_, "a backup of PostgreSQL is made with pg_dump");
  }

  Expected<std::vector<std::string>> check() override {
    std::vector<std::string> faults;
    if (auto settings = check_settings(faults); !settings) return tl::unexpected<Error>(settings.error());
    const auto take = [&](const Stored& stored) {
      const auto body = wire::parse_json(stored.event.body);
      if (body && body->is_object()) return;
      faults.push_back("The event with the cursor " + std::to_string(stored.cursor) + " cannot be read.");
    };
    const auto read = read_after(0, SIZE_MAX, take);
    if (!read && read.error().code != "damaged") return tl::unexpected<Error>(read.error());
    if (!read) faults.push_back("The database cannot be read: " + read.error().message + ".");
    return faults;
  }

  Expected<void> erase() override {
    return writer_.ask(cannot_write, [&](PostgresqlConnection& connection) -> Expected<void> {
      if (auto gone = connection.query(delete_sql, only(person_), cannot_write); !gone) {
        return tl::unexpected<Error>(std::move(gone.error()));
      }
      return connection.run("VACUUM unhunch.event", cannot_write);
    });
  }

  std::string describe() const override { return description_; }

 private:
  static PostgresqlValues only(const core::EventId& person) {
    PostgresqlValues values;
    values.add(person);
    return values;
  }

  // The last cursor, under the lock that whoever appends holds; a person who is new is added.
  Expected<std::int64_t> lock_person(PostgresqlConnection& connection) const {
    const auto row = connection.query_prepared("lock", only(person_), cannot_write);
    if (!row) return tl::unexpected<Error>(row.error());
    if (row->rows() == 1) return row->number(0, 0);
    constexpr const char* add = "INSERT INTO unhunch.person (id) VALUES ($1::uuid) ON CONFLICT (id) DO NOTHING";
    if (auto added = connection.query(add, only(person_), cannot_write); !added) {
      return tl::unexpected<Error>(std::move(added.error()));
    }
    return connection.query_prepared("lock", only(person_), cannot_write).map([](const PostgresqlResult& again) {
      return again.number(0, 0);
    });
  }

  Expected<std::vector<Appended>> append_once(PostgresqlConnection& connection, std::span<const Batch> batches) const {
    auto transaction = PostgresqlTransaction::begin(connection, cannot_write);
    if (!transaction) return tl::unexpected<Error>(transaction.error());
    const auto before = lock_person(connection);
    if (!before) return tl::unexpected<Error>(before.error());
    std::vector<Appended> answers;
    Appended last{0, *before};
    for (const Batch& batch : batches) {
      const auto answer = insert(connection, last.cursor, batch);
      if (!answer) return tl::unexpected<Error>(answer.error());
      last = *answer;
      answers.push_back(last);
    }
    if (last.cursor == *before) return answers;
    PostgresqlValues values;
    values.add(person_);
    values.add(last.cursor);
    if (auto kept = connection.query_prepared("update", values, cannot_write); !kept) {
      return tl::unexpected<Error>(std::move(kept.error()));
    }
    if (auto done = transaction->commit(cannot_write); !done) return tl::unexpected<Error>(std::move(done.error()));
    return answers;
  }

  Expected<Appended> insert(PostgresqlConnection& connection, std::int64_t before, Batch batch) const {
    const auto result = connection.query_prepared("insert", make_values(person_, before, batch), cannot_write);
    if (!result) return tl::unexpected<Error>(result.error());
    return Appended{static_cast<std::size_t>(result->number(0, 0)), result->number(0, 1)};
  }

  // What would let an acknowledged event be lost with the power.
  Expected<void> check_settings(std::vector<std::string>& faults) {
    for (const std::string name : {"fsync", "full_page_writes"}) {
      const std::string sql = "SELECT (current_setting('" + name + "') = 'on')::integer::bigint";
      const auto on = reader_.ask(cannot_read, [&](PostgresqlConnection& connection) {
        return find_number(connection, sql.c_str(), {}, cannot_read);
      });
      if (!on) return tl::unexpected<Error>(on.error());
      if (*on == 0) faults.push_back("The server runs with " + name + " = off. A loss of power may lose events.");
    }
    return {};
  }

  core::EventId person_;
  std::string description_;
  Line writer_, reader_;
};

}  // namespace

Expected<std::unique_ptr<EventLog>> open_postgresql(const std::string& address, const core::EventId& person) {
  auto writer = connect(address);
  if (!writer) return tl::unexpected<Error>(std::move(writer.error()));
  auto reader = connect(address);
  if (!reader) return tl::unexpected<Error>(std::move(reader.error()));
  return std::make_unique<PostgresqlLog>(address, std::move(*writer), std::move(*reader), person);
}

}  // namespace unhunch::store

// SPDX-License-Identifier: Apache-2.0
// One connection to PostgreSQL, as thin as it gets: what is opened closes itself, values travel in their binary form,
// and a failure becomes an Error with a remedy. A connection belongs to one thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/event_id.h"
#include "store/libpq.h"

namespace unhunch::store {

// Parameters of one statement in the binary form of the protocol (big-endian).
class PostgresqlValues {
 public:
  void add(std::int64_t number);
  void add(const core::EventId& id);

  // An array; then its elements, in order.
  void begin_array(unsigned type, std::size_t count);
  void add_number(std::int64_t number);  // int8
  void add_bytes(std::span<const std::uint8_t> bytes);
  void add_text(std::string_view text);
  void add_null();

  struct View {
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
  };
  View view() const;

  static constexpr unsigned uuid = 2950, int8 = 20, text = 25;

 private:
  void add_int(std::uint32_t number);
  std::vector<std::string> values_;
};

class PostgresqlResult {
 public:
  PostgresqlResult(const Libpq& pq, PGresult* result) : pq_(&pq), result_(result, End{&pq}) {}

  int rows() const { return pq_->PQntuples(result_.get()); }
  std::int64_t number(int row, int column) const;  // int8
  std::span<const std::uint8_t> bytes(int row, int column) const;
  std::string_view text(int row, int column) const;

  bool is_good() const;
  // The five characters of SQLSTATE; empty when the connection itself failed.
  std::string_view state() const;
  std::string_view message() const;

 private:
  struct End {
    const Libpq* pq;
    void operator()(PGresult* result) const { pq->PQclear(result); }
  };
  const Libpq* pq_;
  std::unique_ptr<PGresult, End> result_;
};

class PostgresqlConnection {
 public:
  // Codes: cannot_open, not_supported.
  static Expected<PostgresqlConnection> open(const std::string& address);

  // False after a failure of the connection itself, which libpq does not always notice at once.
  bool is_alive() const { return !broken_ && pq_->PQstatus(connection_.get()) == CONNECTION_OK; }

  // One or several statements without parameters. `code` is that of the error.
  Expected<void> run(const char* sql, std::string_view code);
  Expected<PostgresqlResult> query(const char* sql, const PostgresqlValues& values, std::string_view code);
  Expected<void> prepare(const char* name, const char* sql, std::string_view code);
  Expected<PostgresqlResult> query_prepared(const char* name, const PostgresqlValues& values, std::string_view code);

  // "PostgreSQL 15.3" and where; without the password and without the name of the user.
  std::string describe() const;

 private:
  struct Close {
    const Libpq* pq;
    void operator()(PGconn* connection) const { pq->PQfinish(connection); }
  };
  PostgresqlConnection(const Libpq& pq, PGconn* connection) : pq_(&pq), connection_(connection, Close{&pq}) {}

  std::string place() const;
  Expected<PostgresqlResult> take(PGresult* result, std::string_view code);

  const Libpq* pq_;
  std::unique_ptr<PGconn, Close> connection_;
  bool broken_ = false;
};

// Rolls back unless commit() has succeeded.
class PostgresqlTransaction {
 public:
  static Expected<PostgresqlTransaction> begin(PostgresqlConnection& connection, std::string_view code);
  PostgresqlTransaction(PostgresqlTransaction&& other) noexcept
      : connection_(std::exchange(other.connection_, nullptr)) {}
  PostgresqlTransaction& operator=(PostgresqlTransaction&&) = delete;
  PostgresqlTransaction(const PostgresqlTransaction&) = delete;
  PostgresqlTransaction& operator=(const PostgresqlTransaction&) = delete;
  ~PostgresqlTransaction();

  Expected<void> commit(std::string_view code);

 private:
  explicit PostgresqlTransaction(PostgresqlConnection& connection) : connection_(&connection) {}
  PostgresqlConnection* connection_;  // null: over
};

}  // namespace unhunch::store

// SPDX-License-Identifier: Apache-2.0
#include "store/postgresql_connection.h"

#include <algorithm>
#include <utility>

namespace unhunch::store {
namespace {

constexpr int binary = 1;

template <class Number>
void append_big_endian(std::string& bytes, Number number) {
  for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(number >> shift & 0xff);
  }
}

std::string_view as_chars(std::span<const std::uint8_t> bytes) {
  // Bytes are bytes.  NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// By the class of SQLSTATE; an empty one is a connection that broke.
std::string_view find_remedy(std::string_view state) {
  if (state.empty() || state.starts_with("08") || state.starts_with("57")) {
    return "the database does not answer; see whether it is running, then try again";
  }
  if (state.starts_with("53")) return "the database has no room or no connection left; make some and try again";
  if (state.starts_with("28") || state.starts_with("42501")) {
    return "the database does not let this user in, or not do this; see its rights";
  }
  if (state.starts_with("55P03") || state.starts_with("40")) {
    return "somebody else has been writing for a long time; try again";
  }
  if (state.starts_with("25006")) return "this database can only be read; name the one that can be written";
  return "the database refuses this";
}

// The first line, which names what happened; further lines may show what was sent.
std::string first_line(std::string_view text) { return std::string{text.substr(0, text.find('\n'))}; }

// Asked first, because libpq repeats an address that it cannot read, with the password in it.
bool is_address(const Libpq& pq, const std::string& address) {
  if (!address.starts_with("postgresql://") && !address.starts_with("postgres://")) return false;
  PQconninfoOption* options = pq.PQconninfoParse(address.c_str(), nullptr);
  if (options == nullptr) return false;
  pq.PQconninfoFree(options);
  return true;
}

bool is_damage(std::string_view state) { return state == "XX001" || state == "XX002"; }

}  // namespace

void PostgresqlValues::add(std::int64_t number) {
  append_big_endian(values_.emplace_back(), static_cast<std::uint64_t>(number));
}

void PostgresqlValues::add(const core::EventId& id) { values_.emplace_back(as_chars(id.bytes)); }

void PostgresqlValues::begin_array(unsigned type, std::size_t count) {
  values_.emplace_back();
  constexpr std::uint32_t dimensions = 1, may_hold_null = 1, first = 1;
  for (const std::uint32_t number : {dimensions, may_hold_null, type, static_cast<std::uint32_t>(count), first}) {
    add_int(number);
  }
}

void PostgresqlValues::add_int(std::uint32_t number) { append_big_endian(values_.back(), number); }

void PostgresqlValues::add_number(std::int64_t number) {
  add_int(sizeof number);
  append_big_endian(values_.back(), static_cast<std::uint64_t>(number));
}

void PostgresqlValues::add_bytes(std::span<const std::uint8_t> bytes) { add_text(as_chars(bytes)); }

void PostgresqlValues::add_text(std::string_view text) {
  add_int(static_cast<std::uint32_t>(text.size()));
  values_.back() += text;
}

void PostgresqlValues::add_null() { add_int(~std::uint32_t{0}); }

PostgresqlValues::View PostgresqlValues::view() const {
  View view;
  for (const std::string& value : values_) {
    view.values.push_back(value.data());
    view.lengths.push_back(static_cast<int>(value.size()));
    view.formats.push_back(binary);
  }
  return view;
}

std::int64_t PostgresqlResult::number(int row, int column) const {
  std::uint64_t number = 0;
  for (const std::uint8_t byte : bytes(row, column)) number = number << 8U | byte;
  return static_cast<std::int64_t>(number);
}

std::span<const std::uint8_t> PostgresqlResult::bytes(int row, int column) const {
  const std::string_view value = text(row, column);
  // Bytes are bytes.  NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return {reinterpret_cast<const std::uint8_t*>(value.data()), value.size()};
}

std::string_view PostgresqlResult::text(int row, int column) const {
  if (pq_->PQgetisnull(result_.get(), row, column) != 0) return {};
  return {pq_->PQgetvalue(result_.get(), row, column),
          static_cast<std::size_t>(pq_->PQgetlength(result_.get(), row, column))};
}

bool PostgresqlResult::is_good() const {
  const ExecStatusType status = pq_->PQresultStatus(result_.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

std::string_view PostgresqlResult::state() const {
  const char* state = pq_->PQresultErrorField(result_.get(), PG_DIAG_SQLSTATE);
  return state == nullptr ? std::string_view{} : state;
}

std::string_view PostgresqlResult::message() const {
  const char* message = pq_->PQresultErrorField(result_.get(), PG_DIAG_MESSAGE_PRIMARY);
  return message == nullptr ? std::string_view{} : message;
}

Expected<PostgresqlConnection> PostgresqlConnection::open(const std::string& address) {
  const auto pq = load_libpq();
  if (!pq) return tl::unexpected<Error>(pq.error());
  if (!is_address(**pq, address)) {
    return fail("cannot_open", "--database", "the address cannot be understood; it looks like postgresql://host/name");
  }
  // What stands before `dbname` can be said otherwise in the address, what stands after it cannot.
  const std::array<const char*, 6> names = {"connect_timeout", "tcp_user_timeout", "dbname",
                                            "client_encoding", "application_name", nullptr};
  const std::array<const char*, 6> values = {"10", "20000", address.c_str(), "UTF8", "unhunch", nullptr};
  PostgresqlConnection connection{**pq, (*pq)->PQconnectdbParams(names.data(), values.data(), 1)};
  if (!connection.is_alive()) {
    const std::string reason = first_line((*pq)->PQerrorMessage(connection.connection_.get()));
    return fail("cannot_open", connection.place(),
                "the database cannot be reached; see whether it is running and the address is right (" + reason + ")");
  }
  return connection;
}

std::string PostgresqlConnection::place() const {
  const auto text = [](const char* value) { return value == nullptr ? std::string{} : std::string{value}; };
  return text(pq_->PQhost(connection_.get())) + "/" + text(pq_->PQdb(connection_.get()));
}

std::string PostgresqlConnection::describe() const {
  const int version = pq_->PQserverVersion(connection_.get());
  return "PostgreSQL " + std::to_string(version / 10000) + "." + std::to_string(version % 10000) + ", " + place();
}

Expected<PostgresqlResult> PostgresqlConnection::take(PGresult* result, std::string_view code) {
  PostgresqlResult taken{*pq_, result};
  if (taken.is_good()) return taken;
  broken_ = taken.state().empty() || taken.state().starts_with("57P0");
  if (is_damage(taken.state())) {
    return fail("damaged", place(), "the database says that it is damaged; a backup of it is needed");
  }
  const std::string_view said =
      taken.state().empty() ? std::string_view{pq_->PQerrorMessage(connection_.get())} : taken.message();
  return fail(std::string{code}, place(), std::string{find_remedy(taken.state())} + " (" + first_line(said) + ")");
}

Expected<void> PostgresqlConnection::run(const char* sql, std::string_view code) {
  if (auto result = take(pq_->PQexec(connection_.get(), sql), code); !result) {
    return tl::unexpected<Error>(std::move(result.error()));
  }
  return {};
}

Expected<PostgresqlResult> PostgresqlConnection::query(const char* sql, const PostgresqlValues& values,
                                                       std::string_view code) {
  const auto view = values.view();
  return take(pq_->PQexecParams(connection_.get(), sql, static_cast<int>(view.values.size()), nullptr,
                                view.values.data(), view.lengths.data(), view.formats.data(), binary),
              code);
}

Expected<void> PostgresqlConnection::prepare(const char* name, const char* sql, std::string_view code) {
  if (auto result = take(pq_->PQprepare(connection_.get(), name, sql, 0, nullptr), code); !result) {
    return tl::unexpected<Error>(std::move(result.error()));
  }
  return {};
}

Expected<PostgresqlResult> PostgresqlConnection::query_prepared(const char* name, const PostgresqlValues& values,
                                                                std::string_view code) {
  const auto view = values.view();
  return take(pq_->PQexecPrepared(connection_.get(), name, static_cast<int>(view.values.size()), view.values.data(),
                                  view.lengths.data(), view.formats.data(), binary),
              code);
}

Expected<PostgresqlTransaction> PostgresqlTransaction::begin(PostgresqlConnection& connection, std::string_view code) {
  if (auto begun = connection.run("BEGIN", code); !begun) return tl::unexpected<Error>(begun.error());
  return PostgresqlTransaction{connection};
}

PostgresqlTransaction::~PostgresqlTransaction() {
  if (connection_ != nullptr && connection_->is_alive()) (void)connection_->run("ROLLBACK", "cannot_write");
}

Expected<void> PostgresqlTransaction::commit(std::string_view code) {
  return std::exchange(connection_, nullptr)->run("COMMIT", code);
}

}  // namespace unhunch::store

// SPDX-License-Identifier: Apache-2.0
// Where the contract is held: an empty log of one person in either database, that can be opened as often as one likes,
// also by another process.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "core/event_id.h"
#include "store/event_log.h"
#include "store/testing.h"
#include "tests/contract/postgresql_server.h"

namespace unhunch::contract {

// What a writer in another process is told.
struct Address {
  std::string database;  // a file, or postgresql://…
  core::EventId person;
};

inline Expected<std::unique_ptr<store::EventLog>> open_log(const Address& address) {
  if (address.database.starts_with("postgresql:")) return store::open_postgresql(address.database, address.person);
  return store::open_sqlite(address.database);
}

// Opens, and fails the test when that is not possible.
inline std::unique_ptr<store::EventLog> open(const Address& address) {
  auto log = open_log(address);
  REQUIRE_MESSAGE(log, (log ? "" : log.error().message));
  return std::move(*log);
}

class Sqlite {
 public:
  Address address() const { return {folder_.log().string(), {}}; }

 private:
  store::testing::Folder folder_;
};

// Everybody is a person of their own in one server.
class Postgresql {
 public:
  Postgresql() {
    static std::uint8_t persons = 0;
    person_.bytes[15] = ++persons;
  }
  Address address() const { return {PostgresqlServer::get().address(), person_}; }

 private:
  core::EventId person_;
};

}  // namespace unhunch::contract

TYPE_TO_STRING_AS("SQLite", unhunch::contract::Sqlite);
TYPE_TO_STRING_AS("PostgreSQL", unhunch::contract::Postgresql);

// SPDX-License-Identifier: Apache-2.0
// What only a server can do: hold many people, and go away. Every name ends in the database, so that the cases are left
// out where there is none.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/contract/place.h"

namespace unhunch::contract {
namespace {

using store::testing::code_of;
using store::testing::make_event;
using store::testing::make_events;
using store::testing::read_all;

TEST_CASE("people never see each other's events, even when the ids are the same, in PostgreSQL") {
  const Postgresql one, two;
  const auto first = open(one.address()), second = open(two.address());
  REQUIRE(first->append(make_events(0, 10)));
  CHECK(read_all(*second).empty());
  CHECK(second->append(make_events(5, 10)).value() == store::Appended{10, 10});
  CHECK(read_all(*first).size() == 10);
  REQUIRE(first->erase());
  CHECK(read_all(*first).empty());
  CHECK(read_all(*second).size() == 10);
  CHECK(second->last_cursor().value() == 10);
}

TEST_CASE("a server that starts again is found again, in PostgreSQL") {
  const Postgresql place;
  const auto log = open(place.address());
  REQUIRE(log->append(make_events(0, 5)));
  PostgresqlServer::get().restart();
  CHECK(log->append(make_events(5, 5)).value().added == 5);
  CHECK(read_all(*log).size() == 10);
  PostgresqlServer::get().stop();
  CHECK(code_of(log->append(make_events(10, 5))) == "cannot_write");
  CHECK(code_of(log->last_cursor()) == "cannot_read");
  PostgresqlServer::get().start();
  CHECK(log->append(make_events(10, 5)).value().added == 5);
  CHECK(read_all(*log).size() == 15);
}

TEST_CASE("a server that goes away in the middle of appends loses nothing, in PostgreSQL") {
  const Postgresql place;
  const auto log = open(place.address());
  std::vector<std::uint64_t> acknowledged;
  std::atomic<bool> over{false};
  std::thread restarts{[&] {
    for (int i = 0; i < 2; ++i) PostgresqlServer::get().restart();
    over = true;
  }};
  std::size_t after = 0;
  for (std::uint64_t number = 0; after < 20; ++number) {
    const bool was_over = over;
    const wire::EventText event = make_event(number);
    if (!log->append({&event, 1})) continue;
    acknowledged.push_back(number);
    if (was_over) ++after;
  }
  restarts.join();
  std::vector<core::EventId> kept;
  for (const auto& stored : read_all(*log)) kept.push_back(stored.event.id);
  for (const std::uint64_t number : acknowledged) {
    CHECK(std::count(kept.begin(), kept.end(), make_event(number).id) == 1);
  }
}

TEST_CASE("an address that leads nowhere is told without its password, in PostgreSQL") {
  for (const char* address :
       {"postgresql://me:secret@127.0.0.1:1/nowhere", "postgresql://me:secret@[/nowhere", "postgresql:me:secret@x",
        "postgresql://me:secret%zz@127.0.0.1/nowhere", "postgresql:///nowhere?password=secret&host=/nowhere"}) {
    CAPTURE(address);
    const auto log = store::open_postgresql(address, store::only_person);
    REQUIRE_FALSE(log);
    CHECK(log.error().code == "cannot_open");
    CHECK(log.error().message.find("secret") == std::string::npos);
    CHECK(log.error().where.find("secret") == std::string::npos);
  }
}

TEST_CASE("what belongs to the server is left to it, in PostgreSQL") {
  const Postgresql place;
  const auto log = open(place.address());
  CHECK(code_of(log->back_up("/tmp/never")) == "not_supported");
  CHECK(log->describe().starts_with("PostgreSQL "));
  CHECK(log->describe().find("user") == std::string::npos);
}

}  // namespace
}  // namespace unhunch::contract

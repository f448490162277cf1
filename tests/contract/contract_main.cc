// SPDX-License-Identifier: Apache-2.0
// The tests that hold both databases to the same promises. Without a PostgreSQL its cases are left out and counted as
// skipped.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <iostream>
#include <string_view>

#include "tests/contract/postgresql_server.h"
#include "tests/contract/writer.h"

int main(int argc, char** argv) {
  using namespace unhunch::contract;
  if (argc == 6 && std::string_view{argv[1]} == writer_word) return run_writer(argv + 2);
  doctest::Context context{argc, argv};
  if (!PostgresqlServer::get().is_there()) {
    std::cout << "skipped: all cases of PostgreSQL, because " << PostgresqlServer::get().why_not() << '\n';
    context.addFilter("test-case-exclude", "*PostgreSQL*");
  }
  return context.run();
}

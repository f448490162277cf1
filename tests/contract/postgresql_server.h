// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL of our own for the time of the tests, from the package of the system: in a temporary folder, reached by
// a socket in it and by nothing else.
#pragma once

#include <string>

namespace unhunch::contract {

class PostgresqlServer {
 public:
  // Started at the first call, stopped at the end of the program; why there is none stands in why_not().
  static PostgresqlServer& get();

  bool is_there() const { return !address_.empty(); }
  const std::string& why_not() const { return why_not_; }
  const std::string& address() const { return address_; }

  // Every connection ends at once.
  void restart();
  void stop();
  void start();

 private:
  PostgresqlServer();
  ~PostgresqlServer();
  bool control(const std::string& what) const;

  std::string folder_, address_, why_not_, as_user_, programs_;
};

}  // namespace unhunch::contract

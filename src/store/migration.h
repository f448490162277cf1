// SPDX-License-Identifier: Apache-2.0
// The steps from an empty database to the present one: the files migrations/<database>/NNNN_name.sql, which are built
// into the program. A file that was ever released is never changed; what changes is a further file.
#pragma once

#include <span>

namespace unhunch::store {

struct Migration {
  int number;  // 1, 2, 3, …: the version of the database after it
  const char* sql;
};

std::span<const Migration> sqlite_migrations();
std::span<const Migration> postgresql_migrations();

}  // namespace unhunch::store

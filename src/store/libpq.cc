// SPDX-License-Identifier: Apache-2.0
#include "store/libpq.h"

#include <dlfcn.h>

#include <optional>

namespace unhunch::store {
namespace {

template <class Function>
bool find(void* library, const char* name, Function& function) {
  // What POSIX promises of dlsym.  NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

// Stays loaded to the end, as its threads and its memory expect.
std::optional<Libpq> load() {
  void* library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  Libpq pq{};
  const bool whole =
      find(library, "PQconninfoParse", pq.PQconninfoParse) && find(library, "PQconninfoFree", pq.PQconninfoFree) &&
      find(library, "PQconnectdbParams", pq.PQconnectdbParams) && find(library, "PQstatus", pq.PQstatus) &&
      find(library, "PQerrorMessage", pq.PQerrorMessage) && find(library, "PQfinish", pq.PQfinish) &&
      find(library, "PQserverVersion", pq.PQserverVersion) &&
      find(library, "PQparameterStatus", pq.PQparameterStatus) && find(library, "PQhost", pq.PQhost) &&
      find(library, "PQdb", pq.PQdb) && find(library, "PQexec", pq.PQexec) &&
      find(library, "PQprepare", pq.PQprepare) && find(library, "PQexecParams", pq.PQexecParams) &&
      find(library, "PQexecPrepared", pq.PQexecPrepared) && find(library, "PQresultStatus", pq.PQresultStatus) &&
      find(library, "PQresultErrorField", pq.PQresultErrorField) && find(library, "PQntuples", pq.PQntuples) &&
      find(library, "PQgetvalue", pq.PQgetvalue) && find(library, "PQgetlength", pq.PQgetlength) &&
      find(library, "PQgetisnull", pq.PQgetisnull) && find(library, "PQclear", pq.PQclear);
  if (!whole) return std::nullopt;
  return pq;
}

}  // namespace

Expected<const Libpq*> load_libpq() {
  static const std::optional<Libpq> loaded = load();
  if (!loaded) return fail("not_supported", "libpq.so.5", "for PostgreSQL its client library is needed: libpq5");
  return &*loaded;
}

}  // namespace unhunch::store

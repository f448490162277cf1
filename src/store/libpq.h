// SPDX-License-Identifier: Apache-2.0
// libpq, loaded when an address of PostgreSQL is given and not before: it brings two dozen libraries along (TLS, LDAP,
// Kerberos), which would cost every start of a program that nearly always uses SQLite. The functions are called by
// their own names through a table of their own types.
#pragma once

#include <libpq-fe.h>

#include <memory>

#include "core/error.h"

namespace unhunch::store {

struct Libpq {
  decltype(&::PQconninfoParse) PQconninfoParse;
  decltype(&::PQconninfoFree) PQconninfoFree;
  decltype(&::PQconnectdbParams) PQconnectdbParams;
  decltype(&::PQstatus) PQstatus;
  decltype(&::PQerrorMessage) PQerrorMessage;
  decltype(&::PQfinish) PQfinish;
  decltype(&::PQserverVersion) PQserverVersion;
  decltype(&::PQparameterStatus) PQparameterStatus;
  decltype(&::PQhost) PQhost;
  decltype(&::PQdb) PQdb;
  decltype(&::PQexec) PQexec;
  decltype(&::PQprepare) PQprepare;
  decltype(&::PQexecParams) PQexecParams;
  decltype(&::PQexecPrepared) PQexecPrepared;
  decltype(&::PQresultStatus) PQresultStatus;
  decltype(&::PQresultErrorField) PQresultErrorField;
  decltype(&::PQntuples) PQntuples;
  decltype(&::PQgetvalue) PQgetvalue;
  decltype(&::PQgetlength) PQgetlength;
  decltype(&::PQgetisnull) PQgetisnull;
  decltype(&::PQclear) PQclear;
};

// Code: not_supported, when it is not installed.
Expected<const Libpq*> load_libpq();

}  // namespace unhunch::store

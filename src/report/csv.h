// SPDX-License-Identifier: Apache-2.0
// The daily entries as a table for other programs: RFC 4180, one line an entry, the oldest first. The same table as the
// app writes (web/src/settings/csv.ts).
#pragma once

#include <string>

#include "wire/log.h"

namespace unhunch::report {

std::string write_csv(const wire::Log&);

}  // namespace unhunch::report

// SPDX-License-Identifier: Apache-2.0
// `unhunch export` and `unhunch import`: everything that is kept as files for other programs, and back. Exporting,
// deleting and importing gives the same record (invariant inv_delete_clean).
#pragma once

#include <string>

#include "main/world.h"

namespace unhunch::app {

// Into a new folder: events.json (all of it), entries.csv, report.fhir.json, and plan.ics where there is a plan.
int run_export(const Context&, const std::string& folder);

// "-" is standard input. Events that are there already are known by their ids. What this version does not know is taken
// over as it is.
int run_import(const Context&, const std::string& file);

}  // namespace unhunch::app

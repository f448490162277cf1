// SPDX-License-Identifier: Apache-2.0
// All motions of a regimen: read, solved, checked, and ready to be written (body/motion_book.h).
//
// Some tens of milliseconds a motion on one core; all of them are shared out over the machine's cores.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "pose/fit.h"
#include "wire/regimen_check.h"

namespace unhunch::pose {

struct CompiledMotions {
  std::vector<core::Motion> motions;  // in the order of their ids
  wire::Faults faults;                // keys are paths of the document; files and lines are the caller's to add
};

// Compiles the motions of a finished document. `only` names the wanted ids; empty means all.
CompiledMotions compile_motions(const boost::json::object& document, const Solver& solver,
                                const std::vector<std::string>& only = {});

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
// The questions of the check with a person's answers, in the order of the regimen.
#pragma once

#include <vector>

#include "core/answers.h"
#include "wire/report_types.h"

namespace unhunch::wire {

// Those of the parts that are not struck out; names are views into the regimen.
std::vector<door::ReportQuestion> find_questions(const core::Regimen&, const core::Answers&,
                                                 const std::vector<door::ReportPart>& without);

}  // namespace unhunch::wire

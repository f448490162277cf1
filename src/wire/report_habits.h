// SPDX-License-Identifier: Apache-2.0
// What became of the habits in a period: which were taken up, settled or let go, and when the guided look at them was
// done. Told from the setting `habits` as it was written over the days, and the events `habit_audit`.
#pragma once

#include <vector>

#include "wire/log.h"
#include "wire/report_types.h"

namespace unhunch::wire {

void tell_habits(const Log&, const std::vector<core::Fact>&, core::Date from, core::Date to, door::ReportDoing&);

}  // namespace unhunch::wire

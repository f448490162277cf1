// SPDX-License-Identifier: Apache-2.0
// The report as one page of HTML: nothing is loaded from anywhere, and it prints in black and white on A4.
#pragma once

#include <string>

#include "report/outline.h"

namespace unhunch::report {

std::string write_html(const Outline&);

// The words and tables alone, as the narrative of a FHIR resource may have them.
std::string write_narrative(const Outline&);

}  // namespace unhunch::report

// SPDX-License-Identifier: Apache-2.0
// The report as a PDF on A4: real text in embedded fonts, tagged (headings, paragraphs, tables, figures), with title
// and language. Black, white and grey.
//
// Cost: some hundred milliseconds, nearly all of it for finding fonts. Error codes: not_supported, internal.
#pragma once

#include <string>

#include "core/date.h"
#include "core/error.h"
#include "report/outline.h"

namespace unhunch::report {

// `made_on` is the only date in it, so that equal facts give equal pages.
Expected<std::string> write_pdf(const Outline&, core::Date made_on);

// Says the language of a finished PDF, that it is tagged and that its title is to be shown, by an update at its end:
// cairo cannot. A file
// that is not understood comes back as it was.
std::string add_language(std::string pdf, std::string_view language);

}  // namespace unhunch::report

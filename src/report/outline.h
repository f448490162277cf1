// SPDX-License-Identifier: Apache-2.0
// The report as it is read, before it is a page: headings, lines, tables and drawings in their order. HTML, PDF and the
// preview in the terminal are made from this, so that all say the same.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/drawing.h"
#include "wire/report_types.h"
#include "wire/texts.h"

namespace unhunch::report {

struct Table {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
  std::vector<int> widths;  // as parts of the whole
  bool figures = false;     // all columns but the first are figures
};

struct Section {
  std::string heading;
  std::vector<std::string> lines;  // before the tables and drawings
  std::vector<Table> tables;       // side by side
  std::vector<Drawing> drawings;   // one below the other, as wide as the page
  std::vector<Drawing> beside;     // small, at the side of the lines
  std::string note;                // small, at the end
};

struct Outline {
  std::string title, period;
  std::vector<std::pair<std::string, std::string>> head;
  std::vector<Section> sections;  // the first is the tier
  std::string footer;
};

// `version` is that of the program.
Outline make_outline(const wire::door::ReportOut&, const wire::Texts&, std::string_view version);

}  // namespace unhunch::report

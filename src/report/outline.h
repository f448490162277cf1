// SPDX-License-Identifier: Apache-2.0
// The report as it is read, before it is a page: headings, lines, tables and drawings in their order. HTML, PDF and the
// preview in the terminal are made from this, so that all say the same.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/drawing.h"
#include "wire/report_types.h"
#include "wire/texts.h"

namespace unhunch::report {

// `entry` names what can be struck out by itself (wire/report_struck.h); empty where nothing can.
struct Line {
  // Most lines are a text alone.  NOLINTNEXTLINE(google-explicit-constructor)
  Line(std::string says = {}, std::string name = {}) : text(std::move(says)), entry(std::move(name)) {}
  std::string text, entry;
};
BOOST_DESCRIBE_STRUCT(Line, (), (text, entry))

struct Table {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
  std::vector<int> widths;             // as parts of the whole
  bool figures = false;                // all columns but the first are figures
  std::vector<std::string> entries{};  // of the rows, or none
};
BOOST_DESCRIBE_STRUCT(Table, (), (head, rows, widths, figures, entries))

struct Section {
  std::string heading;
  std::vector<Line> lines;        // before the tables and drawings
  std::vector<Table> tables;      // side by side
  std::vector<Drawing> drawings;  // one below the other, as wide as the page
  std::vector<Drawing> beside;    // small, at the side of the lines
  std::string note;               // small, at the end
};
BOOST_DESCRIBE_STRUCT(Section, (), (heading, lines, tables, drawings, beside, note))

struct Named {
  std::string name, says;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name, says))

struct Outline {
  std::string title, period;
  std::vector<Named> head;
  std::vector<Section> sections;  // the first is the tier
  std::string footer;
};
BOOST_DESCRIBE_STRUCT(Outline, (), (title, period, head, sections, footer))

// `version` is that of the program.
Outline make_outline(const wire::door::ReportOut&, const wire::Texts&, std::string_view version);

}  // namespace unhunch::report

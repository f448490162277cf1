// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "report/body_outline.h"
#include "report/chart.h"
#include "report/fhir.h"
#include "report/html.h"
#include "report/pdf.h"
#include "report/words.h"
#include "wire/door_testing.h"
#include "wire/report_facts.h"

namespace unhunch::report {
namespace {

std::string without_breaks(const std::string& text) {
  std::string whole;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::string_view{"' +\n"}.find(text[i]) == std::string_view::npos) whole += text[i];
  }
  return whole;
}

wire::door::ReportOut some_report() {
  const wire::Log log{wire::the_door().document(), wire::the_door().regimen()};
  const core::Answers answers{wire::the_door().regimen()};
  const core::History history;
  const core::Date day = *core::find_date("2026-11-26");
  const core::Person person{wire::the_door().regimen(), answers, history, day};
  const wire::Room room{wire::the_door().document(), wire::the_door().regimen(), &log};
  wire::door::ReportOut out = wire::make_report(room, log, person, {}, {day, day - core::Days{27}, day, "", {}, {}});
  out.pattern->sites = {{"neck", "left", 3}, {"between_blades", "both", 1}, {"whole_upper_back", "", 1}};
  return out;
}

}  // namespace

TEST_CASE("the body of the report is that of the app") {
  std::ifstream file{std::string{UNHUNCH_SOURCE_DIR} + "/web/src/parts/body_outline.ts"};
  const std::string app = without_breaks({std::istreambuf_iterator<char>(file), {}});
  for (const std::string_view path : {body_outline::contour, body_outline::hair, body_outline::lines}) {
    CHECK(app.find(without_breaks(std::string{path})) != std::string::npos);
  }
  for (const body_outline::Region& region : body_outline::regions) {
    CAPTURE(region.place);
    CHECK(app.find(without_breaks(std::string{region.path})) != std::string::npos);
  }
}

TEST_CASE("a path is read as SVG has it, and mirrored twice it is the same") {
  const auto steps = read_path("M1 2H5V7Q1 2 3 4 5 6 7 8Z");
  REQUIRE(steps.size() == 6);
  CHECK(steps[1].points == std::vector<double>{5, 2});
  CHECK(steps[2].points == std::vector<double>{5, 7});
  CHECK(steps[4].points == std::vector<double>{5, 6, 7, 8});
  CHECK(steps[5].command == 'Z');
  const std::string once = mirror_path("M1 2L3.5 -4Z", 10);
  CHECK(once == "M19 2L16.5 -4Z");
  CHECK(mirror_path(once, 10) == "M1 2L3.5 -4Z");
}

TEST_CASE("numbers are short, and never in a way that SVG cannot read") {
  CHECK(to_short(0) == "0");
  CHECK(to_short(-0.001) == "0");
  CHECK(to_short(1.5) == "1.5");
  CHECK(to_short(-2.05) == "-2.05");
  CHECK(to_short(99.999) == "100");
}

TEST_CASE("a place is marked on the side on which it was felt, and darker where it was on more days") {
  const auto count_filled = [](std::vector<wire::door::ReportSite> sites) {
    wire::door::ReportOut report = some_report();
    report.pattern->sites = std::move(sites);
    std::vector<double> greys;
    for (const Shape& shape : draw_body(report).shapes) {
      if (!shape.path.empty() && shape.stroke == 0 && shape.grey < 0.75) greys.push_back(shape.grey);
    }
    return greys;
  };
  CHECK(count_filled({}).empty());
  CHECK(count_filled({{"neck", "left", 2}}).size() == 1);
  CHECK(count_filled({{"neck", "both", 2}}).size() == 2);
  CHECK(count_filled({{"chest_front", "left", 2}}).empty());
  const auto greys = count_filled({{"neck", "left", 1}, {"arm", "left", 9}});
  REQUIRE(greys.size() == 2);
  CHECK(greys[0] < greys[1]);  // the arm is drawn first
}

TEST_CASE("what is drawn from a record is the same for the same record, and a UUID of version 8") {
  CHECK(draw_uuid("a") == draw_uuid("a"));
  CHECK(draw_uuid("a") != draw_uuid("b"));
  CHECK(draw_uuid("a").size() == 36);
  CHECK(draw_uuid("a")[14] == '8');
  CHECK(std::string_view{"89ab"}.find(draw_uuid("a")[19]) != std::string_view::npos);
}

TEST_CASE("what somebody typed cannot become markup") {
  wire::door::ReportOut report = some_report();
  report.name = "<img src=x>&\"'";
  const wire::Texts texts{wire::the_door().document()};
  const Outline outline = make_outline(report, texts, "0");
  for (const std::string& html : {write_html(outline), write_narrative(outline)}) {
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("&lt;img src=x&gt;&amp;&quot;&#39;") != std::string::npos);
  }
}

TEST_CASE("where everything of a part is struck out, the report does not say that there was nothing") {
  wire::door::ReportOut report = some_report();
  report.medicines.clear();
  const wire::Texts texts{wire::the_door().document()};
  CHECK(write_html(make_outline(report, texts, "0")).find(words::no_medicines) != std::string::npos);
  report.thinned = {"medicines"};
  const std::string html = write_html(make_outline(report, texts, "0"));
  CHECK(html.find(words::no_medicines) == std::string::npos);
  CHECK(html.find(words::all_struck) != std::string::npos);
  CHECK(html.find("some of: medicines") != std::string::npos);
}

TEST_CASE("the language is said at the end of a PDF, and a file that is none stays as it is") {
  const std::string pdf =
      "%PDF-1.5\n1 0 obj\n<< /Type /Catalog\n   /Pages 2 0 R\n>>\nendobj\nxref\n0 2\ntrailer\n<< /Size 2\n   /Root 1 0 "
      "R\n"
      "   /Info 3 0 R\n>>\nstartxref\n60\n%%EOF\n";
  const std::string told = add_language(pdf, "en-GB");
  CHECK(told.starts_with(pdf));
  CHECK(told.find("/Lang (en-GB)", pdf.size()) != std::string::npos);
  CHECK(told.find("/Prev 60", pdf.size()) != std::string::npos);
  for (const std::string& other : {std::string{}, std::string{"%PDF"}, pdf.substr(0, 40), pdf.substr(30)}) {
    CHECK(add_language(other, "en-GB") == other);
  }
}

TEST_CASE("equal facts give equal pages") {
  const wire::Texts texts{wire::the_door().document()};
  const Outline outline = make_outline(some_report(), texts, "0");
  const auto first = write_pdf(outline, *core::find_date("2026-11-26"));
  if (!first) {
    MESSAGE("skipped: " << first.error().message);
    return;
  }
  CHECK(first->starts_with("%PDF-"));
  CHECK(*first == *write_pdf(outline, *core::find_date("2026-11-26")));
}

}  // namespace unhunch::report

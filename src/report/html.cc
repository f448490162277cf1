// SPDX-License-Identifier: Apache-2.0
#include "report/html.h"

namespace unhunch::report {
namespace {

constexpr std::string_view style = R"(
@page { size: A4; margin: 14mm 15mm; }
:root { color-scheme: light; }
body { font: 9.5pt/1.42 system-ui, "Noto Sans", "Helvetica Neue", sans-serif; color: #000; background: #fff;
  max-width: 180mm; margin: 2rem auto; padding: 0 1rem; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 8.5pt; } }
header { border-bottom: 1.5pt solid #000; padding-bottom: 2mm; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0; font-weight: 600; }
h1 small { font-size: 10.5pt; font-weight: 400; color: #333; margin-left: .6em; }
dl { display: flex; flex-wrap: wrap; gap: 0 1.6em; margin: 1.5mm 0 0; }
dl div { display: flex; gap: .4em; }
dt { color: #444; } dd { margin: 0; font-weight: 600; }
section { margin-top: 3.5mm; }
section.tier p:first-of-type { border: 1.2pt solid #000; border-radius: 2mm; padding: 1.5mm 3mm; font-weight: 600; }
h2 { font-size: 10.5pt; margin: 0 0 1mm; font-weight: 600; border-bottom: .5pt solid #9a9a9a; break-after: avoid; }
p { margin: .6mm 0; }
p.note { color: #444; font-size: 90%; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .4mm 1.6mm .4mm 0; border-bottom: .4pt solid #ccc; }
th { font-weight: 600; border-bottom: .8pt solid #555; }
.figures th:not(:first-child), .figures td:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.tables { display: flex; gap: 6mm; align-items: flex-start; }
figure { margin: 1mm 0; } figure svg { width: 100%; display: block; font-family: inherit; }
.lines { display: flex; gap: 6mm; } .lines > div { flex: 1; } .lines figure { width: 34mm; flex: none; }
footer { margin-top: 4mm; border-top: .5pt solid #9a9a9a; padding-top: 1.5mm; color: #333; font-size: 90%; }
)";

class WritingHtml {
 public:
  std::string run(const Outline& outline) {
    html_ = "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n";
    html_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html_ +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
    html_ += "<title>" + escape_markup(outline.title + ", " + outline.period) + "</title>\n<style>";
    html_ += std::string{style} + "</style>\n</head>\n<body>\n<header>\n<h1>" + escape_markup(outline.title) +
             " <small>" + escape_markup(outline.period) + "</small></h1>\n<dl>\n";
    for (const auto& [name, says] : outline.head) {
      html_ += "<div><dt>" + escape_markup(name) + "</dt><dd>" + escape_markup(says) + "</dd></div>\n";
    }
    html_ += "</dl>\n</header>\n<main>\n";
    for (const Section& section : outline.sections) add(section, &section == outline.sections.data());
    html_ += "</main>\n<footer>" + escape_markup(outline.footer) + "</footer>\n</body>\n</html>\n";
    return std::move(html_);
  }

 private:
  void add(const Section& section, bool is_tier) {
    html_ += is_tier ? "<section class=\"tier\">\n" : "<section>\n";
    html_ += "<h2>" + escape_markup(section.heading) + "</h2>\n";
    for (const Drawing& drawing : section.drawings) add(drawing);
    if (!section.beside.empty()) html_ += "<div class=\"lines\"><div>\n";
    for (const Line& line : section.lines) html_ += "<p>" + escape_markup(line.text) + "</p>\n";
    if (!section.beside.empty()) {
      html_ += "</div>\n";
      for (const Drawing& drawing : section.beside) add(drawing);
      html_ += "</div>\n";
    }
    if (section.tables.size() > 1) html_ += "<div class=\"tables\">\n";
    for (const Table& table : section.tables) add(table);
    if (section.tables.size() > 1) html_ += "</div>\n";
    if (!section.note.empty()) html_ += "<p class=\"note\">" + escape_markup(section.note) + "</p>\n";
    html_ += "</section>\n";
  }

  void add(const Drawing& drawing) { html_ += "<figure>" + to_svg(drawing) + "</figure>\n"; }

  void add(const Table& table) {
    html_ += table.figures ? "<table class=\"figures\">\n<thead><tr>" : "<table>\n<thead><tr>";
    for (const std::string& name : table.head) html_ += "<th scope=\"col\">" + escape_markup(name) + "</th>";
    html_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      html_ += "<tr>";
      for (const std::string& cell : row) html_ += "<td>" + escape_markup(cell) + "</td>";
      html_ += "</tr>\n";
    }
    html_ += "</tbody>\n</table>\n";
  }

  std::string html_;
};

}  // namespace

std::string write_narrative(const Outline& outline) {
  std::string html = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
  const auto add = [&](std::string_view tag, std::string_view text) {
    html += "<" + std::string{tag} + ">" + escape_markup(text) + "</" + std::string{tag} + ">";
  };
  add("h1", outline.title + ", " + outline.period);
  for (const auto& [name, says] : outline.head) {
    std::string line{name};
    line.append(": ").append(says);
    add("p", line);
  }
  for (const Section& section : outline.sections) {
    add("h2", section.heading);
    for (const Line& line : section.lines) add("p", line.text);
    for (const Table& table : section.tables) {
      html += "<table><tr>";
      for (const std::string& name : table.head) add("th", name);
      html += "</tr>";
      for (const auto& row : table.rows) {
        html += "<tr>";
        for (const std::string& cell : row) add("td", cell);
        html += "</tr>";
      }
      html += "</table>";
    }
  }
  add("p", outline.footer);
  return html + "</div>";
}

std::string write_html(const Outline& outline) { return WritingHtml{}.run(outline); }

}  // namespace unhunch::report

// SPDX-License-Identifier: Apache-2.0
#include "report/pdf.h"

#include <algorithm>

#include "report/pdf_page.h"
#include "report/words.h"
#include "wire/texts.h"

namespace unhunch::report {
namespace {

constexpr Style title_style{19}, head_style{8.5}, heading_style{10.5}, text_style{8.5}, small_style{7.6},
    tight_style{6.8}, note_style{7.4, 0.3}, foot_style{7.2, 0.3};
constexpr double before_heading = 9, after_heading = 3, cell_gap = 4.5, above_row = 2.2, below_row = 0.8,
                 between_tables = 14;
constexpr double body_width = 62;

constexpr std::string_view no_break = "\u00a0";

std::string unbroken(const std::string& text) {
  constexpr std::size_t long_enough = 40;  // to be broken all the same
  if (text.size() > long_enough) return text;
  std::string whole;
  for (const char letter : text) whole += letter == ' ' ? std::string{no_break} : std::string{letter};
  return whole;
}

std::string bold(const std::string& text) { return "<b>" + escape_markup(text) + "</b>"; }

class WritingPdf {
 public:
  WritingPdf(PdfPages& pages, const Outline& outline) : pages_(pages), outline_(outline) {}

  void run() {
    add_head();
    for (const Section& section : outline_.sections) add(section, &section == outline_.sections.data());
  }

 private:
  static constexpr double left = PdfPages::margin;
  static constexpr double right = PdfPages::width - PdfPages::margin;

  void add_head() {
    pages_.add(
        "H1",
        bold(outline_.title) + "  <span size=\"58%\" fgalpha=\"75%\">" + escape_markup(outline_.period) + "</span>",
        title_style);
    pages_.move(3);
    std::string line;
    for (const auto& [name, says] : outline_.head) {
      if (!line.empty()) line += "     ";
      line += "<span fgalpha=\"65%\">" + unbroken(escape_markup(name)) + "</span>" + std::string{no_break} +
              bold(unbroken(says));
    }
    pages_.add("P", line, head_style);
    pages_.move(4);
    pages_.rule(left, right, pages_.y(), 1.2, 0);
  }

  void add(const Section& section, bool is_tier) {
    add_heading(section);
    for (const Drawing& drawing : section.drawings) add_wide(drawing);
    const double top = pages_.y();
    const double beside = section.beside.empty() ? 0 : add_beside(section.beside.front());
    const double wide = PdfPages::inner - (beside > 0 ? body_width + between_tables : 0);
    for (std::size_t i = 0; i < section.lines.size(); ++i) {
      if (is_tier && i == 0) {
        add_boxed(section.lines[i].text);
      } else {
        add_line(section.lines[i].text, wide);
      }
    }
    if (beside > 0) pages_.move(std::max(0.0, top + beside - pages_.y()));
    add_tables(section.tables);
    if (section.note.empty()) return;
    pages_.move(1);
    pages_.add("P", escape_markup(section.note), note_style);
  }

  // With room for what follows, so that no heading stands alone at the foot of a page.
  void add_heading(const Section& section) {
    double room = 46;
    for (const Drawing& drawing : section.drawings) room += drawing.height * PdfPages::inner / drawing.width;
    for (const Drawing& drawing : section.beside) room += drawing.height * body_width / drawing.width;
    const double tables = measure_tables(section.tables);
    if (tables < PdfPages::height / 2) room += tables;
    pages_.move(before_heading);
    pages_.need(room);
    pages_.add("H2", bold(section.heading), heading_style);
    pages_.move(1);
    pages_.rule(left, right, pages_.y(), 0.5, 0.6);
    pages_.move(after_heading);
  }

  void add_wide(const Drawing& drawing) {
    pages_.begin("Figure");
    pages_.draw(drawing, left, pages_.y(), PdfPages::inner);
    pages_.end("Figure");
    pages_.move(drawing.height * PdfPages::inner / drawing.width + 4);
  }

  double add_beside(const Drawing& drawing) {
    pages_.begin("Figure");
    pages_.draw(drawing, right - body_width, pages_.y(), body_width);
    pages_.end("Figure");
    return drawing.height * body_width / drawing.width;
  }

  void add_boxed(const std::string& line) {
    constexpr double inside = 6;
    const double wide = PdfPages::inner - 2 * inside;
    const Style style{9.5};
    const double high = pages_.measure(bold(line), style, wide);
    pages_.begin("P");
    pages_.draw(bold(line), style, left + inside, pages_.y() + inside, wide);
    pages_.end("P");
    pages_.box(left, pages_.y() + 1, PdfPages::inner, high + 2 * inside - 2, 1);
    pages_.move(high + 2 * inside + 3);
  }

  void add_line(const std::string& line, double wide) {
    const std::string markup = escape_markup(line);
    pages_.need(pages_.measure(markup, text_style, wide));
    pages_.begin("P");
    const double high = pages_.draw(markup, text_style, left, pages_.y(), wide);
    pages_.end("P");
    pages_.move(high + 1.2);
  }

  // Tables that stand side by side go on together from page to page.
  void add_tables(const std::vector<Table>& tables) {
    if (tables.empty()) return;
    const double wide = width_beside(tables);
    const std::size_t rows = count_rows(tables);
    pages_.begin("Table");
    add_row(tables, wide, std::nullopt);
    for (std::size_t i = 0; i < rows; ++i) {
      if (pages_.y() + measure_row(tables, wide, i) > PdfPages::height - PdfPages::margin - 30) {
        pages_.end("Table");
        pages_.need(PdfPages::height);
        pages_.begin("Table");
        add_row(tables, wide, std::nullopt);
      }
      add_row(tables, wide, i);
    }
    pages_.end("Table");
    pages_.move(3);
  }

  static double width_beside(const std::vector<Table>& tables) {
    const double count = static_cast<double>(tables.size());
    return (PdfPages::inner - between_tables * (count - 1)) / count;
  }

  static std::size_t count_rows(const std::vector<Table>& tables) {
    std::size_t rows = 0;
    for (const Table& table : tables) rows = std::max(rows, table.rows.size());
    return rows;
  }

  double measure_tables(const std::vector<Table>& tables) {
    if (tables.empty()) return 0;
    double high = measure_row(tables, width_beside(tables), std::nullopt);
    for (std::size_t i = 0; i < count_rows(tables); ++i) high += measure_row(tables, width_beside(tables), i);
    return high;
  }

  static const std::vector<std::string>* find_row(const Table& table, std::optional<std::size_t> n) {
    if (!n) return &table.head;
    return *n < table.rows.size() ? &table.rows[*n] : nullptr;
  }

  static double width_of(const Table& table, std::size_t column, double wide) {
    int all = 0;
    for (const int part : table.widths) all += part;
    return wide * table.widths[column] / all;
  }

  static Style style_of(const Table& table, std::size_t column, bool tight) {
    Style style = tight ? tight_style : small_style;
    if (table.figures && column > 0) style.align = PANGO_ALIGN_RIGHT;
    return style;
  }

  static std::string cell_markup(const std::string& cell, bool head) { return head ? bold(cell) : escape_markup(cell); }

  double measure_row(const std::vector<Table>& tables, double wide, std::optional<std::size_t> n) {
    double high = 0;
    for (const Table& table : tables) {
      const auto* row = find_row(table, n);
      for (std::size_t i = 0; row != nullptr && i < row->size(); ++i) {
        const double room = width_of(table, i, wide) - cell_gap;
        high = std::max(high,
                        pages_.measure(cell_markup((*row)[i], !n), style_of(table, i, !n && tables.size() > 1), room));
      }
    }
    return high + above_row + below_row;
  }

  void add_row(const std::vector<Table>& tables, double wide, std::optional<std::size_t> n) {
    const double high = measure_row(tables, wide, n);
    double begin = left;
    for (const Table& table : tables) {
      if (const auto* row = find_row(table, n)) {
        add_cells(table, *row, begin, wide, !n, !n && tables.size() > 1);
        pages_.rule(begin, begin + wide, pages_.y() + high, n ? 0.3 : 0.8, n ? 0.75 : 0.3);
      }
      begin += wide + between_tables;
    }
    pages_.move(high);
  }

  void add_cells(const Table& table, const std::vector<std::string>& row, double x, double wide, bool head,
                 bool tight) {
    pages_.begin("TR");
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double across = width_of(table, i, wide);
      const Style style = style_of(table, i, tight);
      const double shift = style.align == PANGO_ALIGN_RIGHT ? cell_gap : 0;
      pages_.begin(head ? "TH" : "TD");
      pages_.draw(cell_markup(row[i], head), style, x + shift, pages_.y() + above_row, across - cell_gap);
      pages_.end(head ? "TH" : "TD");
      x += across;
    }
    pages_.end("TR");
  }

  PdfPages& pages_;
  const Outline& outline_;
};

void add_foot(PdfPages& pages, const Outline& outline, int page, int pages_in_all) {
  constexpr double high = 24;
  const double y = PdfPages::height - PdfPages::margin - high + 8;
  pages.rule(PdfPages::margin, PdfPages::width - PdfPages::margin, y - 4, 0.5, 0.6);
  pages.begin("P");
  pages.draw(escape_markup(outline.footer), foot_style, PdfPages::margin, y, PdfPages::inner - 80);
  pages.end("P");
  Style style = foot_style;
  style.align = PANGO_ALIGN_RIGHT;
  const std::string number =
      wire::Texts::fill(words::page_of, {{"n", std::to_string(page)}, {"total", std::to_string(pages_in_all)}});
  pages.begin("P");
  pages.draw(escape_markup(number), style, PdfPages::width - PdfPages::margin - 70, y, 70);
  pages.end("P");
}

struct Written {
  std::string pdf, fault;
  int pages = 0;
};

Written write_once(const Pango& pango, const Outline& outline, core::Date made_on, int pages_in_all) {
  Written written;
  PdfPages pages{pango, written.pdf, [&](PdfPages& each, int page) { add_foot(each, outline, page, pages_in_all); }};
  pages.set_metadata(outline.title + ", " + outline.period, core::to_iso(made_on) + "T00:00:00");
  WritingPdf{pages, outline}.run();
  written.fault = pages.finish();
  written.pages = pages.page();
  return written;
}

}  // namespace

Expected<std::string> write_pdf(const Outline& outline, core::Date made_on) {
  const auto pango = load_pango();
  if (!pango) return tl::unexpected<Error>(pango.error());
  // Once to know how many pages there are, and once to say so.
  const int pages = write_once(**pango, outline, made_on, 1).pages;
  Written written = write_once(**pango, outline, made_on, pages);
  if (!written.fault.empty()) return fail("internal", "", written.fault);
  return add_language(std::move(written.pdf), "en-GB");
}

}  // namespace unhunch::report

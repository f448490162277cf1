// SPDX-License-Identifier: Apache-2.0
#include "report/pdf_page.h"

#include <cmath>

namespace unhunch::report {
namespace {

// The first that is installed; letters that it does not have come from others.
constexpr const char* families = "Noto Sans, Source Sans 3, Open Sans, Nimbus Sans, DejaVu Sans, Sans";
constexpr double foot = 30;  // kept free for the foot of a page

cairo_status_t append(void* into, const unsigned char* bytes, unsigned int count) {
  // The bytes of a file are characters here.  NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

PdfPages::PdfPages(const Pango& pango, std::string& into, std::function<void(PdfPages&, int)> of_page)
    : p_(pango),
      of_page_(std::move(of_page)),
      surface_(p_.cairo_pdf_surface_create_for_stream(append, &into, width, height)),
      cairo_(p_.cairo_create(surface_)),
      layout_(p_.pango_cairo_create_layout(cairo_)),
      font_(p_.pango_font_description_from_string(families)) {
  constexpr double points_in_inch = 72;
  PangoContext* context = p_.pango_layout_get_context(layout_);
  cairo_font_options_t* options = p_.cairo_font_options_create();
  p_.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  p_.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  p_.pango_cairo_context_set_font_options(context, options);
  p_.cairo_font_options_destroy(options);
  p_.pango_cairo_context_set_resolution(context, points_in_inch);
  p_.pango_context_set_round_glyph_positions(context, FALSE);
  p_.pango_layout_context_changed(layout_);
  p_.pango_layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
  begin("Document");
}

PdfPages::~PdfPages() {
  p_.pango_font_description_free(font_);
  p_.g_object_unref(layout_);
  p_.cairo_destroy(cairo_);
  p_.cairo_surface_destroy(surface_);
  // The fonts that were found, which pango keeps for each thread; a program that waits all day needs none.
  p_.pango_cairo_font_map_set_default(nullptr);
}

void PdfPages::set_metadata(const std::string& title, const std::string& date) {
  p_.cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
  p_.cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "Unhunch");
  p_.cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
}

bool PdfPages::need(double room) {
  if (y_ + room <= height - margin - foot) return false;
  finish_page();
  ++page_;
  y_ = margin;
  return true;
}

void PdfPages::finish_page() {
  of_page_(*this, page_);
  p_.cairo_show_page(cairo_);
}

PangoLayout* PdfPages::lay_out(const std::string& markup, const Style& style, double wide) {
  p_.pango_font_description_set_absolute_size(font_, style.size * PANGO_SCALE);
  p_.pango_layout_set_font_description(layout_, font_);
  p_.pango_layout_set_width(layout_, wide < 0 ? -1 : static_cast<int>(std::floor(wide * PANGO_SCALE)));
  p_.pango_layout_set_alignment(layout_, style.align);
  p_.pango_layout_set_markup(layout_, markup.c_str(), static_cast<int>(markup.size()));
  return layout_;
}

double PdfPages::measure(const std::string& markup, const Style& style, double wide) {
  PangoRectangle logical{};
  p_.pango_layout_get_extents(lay_out(markup, style, wide), nullptr, &logical);
  return static_cast<double>(logical.height) / PANGO_SCALE;
}

double PdfPages::draw(const std::string& markup, const Style& style, double x, double y, double wide) {
  const double high = measure(markup, style, wide);
  p_.cairo_set_source_rgb(cairo_, style.grey, style.grey, style.grey);
  p_.cairo_move_to(cairo_, x, y);
  p_.pango_cairo_show_layout(cairo_, layout_);
  return high;
}

void PdfPages::add(std::string_view tag, const std::string& markup, const Style& style) {
  need(measure(markup, style, inner));
  begin(tag);
  y_ += draw(markup, style, margin, y_, inner);
  end(tag);
}

void PdfPages::rule(double x1, double x2, double y, double thick, double grey) {
  p_.cairo_set_source_rgb(cairo_, grey, grey, grey);
  p_.cairo_set_line_width(cairo_, thick);
  p_.cairo_move_to(cairo_, x1, y);
  p_.cairo_line_to(cairo_, x2, y);
  p_.cairo_stroke(cairo_);
}

void PdfPages::box(double x, double y, double wide, double high, double thick) {
  constexpr double round = 4, quarter = M_PI / 2;
  p_.cairo_new_path(cairo_);
  p_.cairo_arc(cairo_, x + wide - round, y + round, round, -quarter, 0);
  p_.cairo_arc(cairo_, x + wide - round, y + high - round, round, 0, quarter);
  p_.cairo_arc(cairo_, x + round, y + high - round, round, quarter, 2 * quarter);
  p_.cairo_arc(cairo_, x + round, y + round, round, 2 * quarter, 3 * quarter);
  p_.cairo_close_path(cairo_);
  p_.cairo_set_source_rgb(cairo_, 0, 0, 0);
  p_.cairo_set_line_width(cairo_, thick);
  p_.cairo_stroke(cairo_);
}

void PdfPages::trace(const std::string& path) {
  p_.cairo_new_path(cairo_);
  for (const PathStep& step : read_path(path)) {
    const auto& at = step.points;
    switch (step.command) {
      case 'M': p_.cairo_move_to(cairo_, at[0], at[1]); break;
      case 'L': p_.cairo_line_to(cairo_, at[0], at[1]); break;
      case 'C': p_.cairo_curve_to(cairo_, at[0], at[1], at[2], at[3], at[4], at[5]); break;
      case 'Q': {  // as the cubic curve that is the same
        double x = 0, y = 0;
        p_.cairo_get_current_point(cairo_, &x, &y);
        p_.cairo_curve_to(cairo_, (x + 2 * at[0]) / 3, (y + 2 * at[1]) / 3, (at[2] + 2 * at[0]) / 3,
                          (at[3] + 2 * at[1]) / 3, at[2], at[3]);
        break;
      }
      default: p_.cairo_close_path(cairo_);
    }
  }
}

void PdfPages::draw(const Drawing& drawing, double x, double y, double wide) {
  const double scale = wide / drawing.width;
  p_.cairo_save(cairo_);
  p_.cairo_translate(cairo_, x, y);
  p_.cairo_scale(cairo_, scale, scale);
  p_.cairo_translate(cairo_, -drawing.x, -drawing.y);
  p_.cairo_rectangle(cairo_, drawing.x, drawing.y, drawing.width, drawing.height);
  p_.cairo_clip(cairo_);
  p_.cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  p_.cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
  for (const Shape& shape : drawing.shapes) {
    p_.cairo_set_source_rgb(cairo_, shape.grey, shape.grey, shape.grey);
    if (shape.path.empty()) {
      PangoRectangle logical{};
      p_.pango_layout_get_extents(lay_out(escape_markup(shape.text), {shape.size, shape.grey}, -1), nullptr, &logical);
      const double across = static_cast<double>(logical.width) / PANGO_SCALE;
      const double by = across * static_cast<double>(shape.anchor) / 2;
      const double rise = static_cast<double>(p_.pango_layout_get_baseline(layout_)) / PANGO_SCALE;
      p_.cairo_move_to(cairo_, shape.x - by, shape.y - rise);
      p_.pango_cairo_show_layout(cairo_, layout_);
      continue;
    }
    trace(shape.path);
    if (shape.stroke <= 0) {
      p_.cairo_fill(cairo_);
      continue;
    }
    const double dash = 3 * shape.stroke;
    p_.cairo_set_dash(cairo_, &dash, shape.dashed ? 1 : 0, 0);
    p_.cairo_set_line_width(cairo_, shape.stroke);
    p_.cairo_stroke(cairo_);
  }
  p_.cairo_restore(cairo_);
}

void PdfPages::begin(std::string_view tag) { p_.cairo_tag_begin(cairo_, std::string{tag}.c_str(), ""); }
void PdfPages::end(std::string_view tag) { p_.cairo_tag_end(cairo_, std::string{tag}.c_str()); }

std::string PdfPages::finish() {
  of_page_(*this, page_);
  end("Document");
  p_.cairo_show_page(cairo_);
  p_.cairo_surface_finish(surface_);
  for (const cairo_status_t status : {p_.cairo_status(cairo_), p_.cairo_surface_status(surface_)}) {
    if (status != CAIRO_STATUS_SUCCESS) return p_.cairo_status_to_string(status);
  }
  return {};
}

}  // namespace unhunch::report

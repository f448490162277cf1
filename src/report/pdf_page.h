// SPDX-License-Identifier: Apache-2.0
// The pages of a PDF as they fill up: texts, lines, boxes and drawings, each with the tag that says what it is. Lengths
// are points; a text is pango markup. Inside of the row alone.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "report/drawing.h"
#include "report/pango.h"

namespace unhunch::report {

struct Style {
  double size = 8.5;
  double grey = 0;
  PangoAlignment align = PANGO_ALIGN_LEFT;
};

class PdfPages {
 public:
  static constexpr double width = 595.28, height = 841.89;  // A4
  static constexpr double margin = 42;
  static constexpr double inner = width - 2 * margin;

  // `of_page` draws what stands at the foot of each page, which it is told the number of.
  PdfPages(const Pango&, std::string& into, std::function<void(PdfPages&, int)> of_page);
  ~PdfPages();
  PdfPages(const PdfPages&) = delete;
  PdfPages& operator=(const PdfPages&) = delete;

  void set_metadata(const std::string& title, const std::string& date);

  double y() const { return y_; }
  void move(double by) { y_ += by; }
  int page() const { return page_; }

  // Begins a page where so much does not fit any more; true when it did.
  bool need(double room);

  // How high a text is at this width, and drawn with its top left corner there; the height comes back.
  double measure(const std::string& markup, const Style&, double wide);
  double draw(const std::string& markup, const Style&, double x, double y, double wide);
  // At the place where the page is filled up to, over the whole width; moves on.
  void add(std::string_view tag, const std::string& markup, const Style&);

  void rule(double x1, double x2, double y, double thick, double grey);
  void box(double x, double y, double wide, double high, double thick);
  void draw(const Drawing&, double x, double y, double wide);

  void begin(std::string_view tag);
  void end(std::string_view tag);

  // Ends the last page. An error of cairo, or an empty text.
  std::string finish();

 private:
  PangoLayout* lay_out(const std::string& markup, const Style&, double wide);
  void trace(const std::string& path);
  void finish_page();

  const Pango& p_;
  std::function<void(PdfPages&, int)> of_page_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
  PangoLayout* layout_;
  PangoFontDescription* font_;
  double y_ = margin;
  int page_ = 1;
};

}  // namespace unhunch::report

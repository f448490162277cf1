// SPDX-License-Identifier: Apache-2.0
#include "report/chart.h"

#include <algorithm>

#include "report/body_outline.h"
#include "report/words.h"
#include "wire/report_struck.h"
#include "wire/texts.h"

namespace unhunch::report {
namespace {

using wire::Texts;
using wire::door::ReportDay;

constexpr double width = 720, left = 66, right = 10, top = 26, plot = 130, lane = 22, letters = 11;
constexpr int most_pain = 10;
constexpr double faint = 0.82, quiet = 0.45;

class Charting {
 public:
  explicit Charting(const wire::door::ReportOut& report)
      : report_(report), days_((report.to.date - report.from.date).count + 1) {}

  Drawing run() {
    drawing_.width = width;
    drawing_.height = top + plot + 3 * lane + 26;
    add_grid();
    add_key();
    if (report_.pattern) {
      add_values();
      for (const ReportDay& day : report_.pattern->days) add_marks(day);
    }
    add_lanes();
    tell();
    return std::move(drawing_);
  }

 private:
  double at(core::Date date) const {
    const double step = (width - left - right) / days_;
    return left + step * ((date - report_.from.date).count + 0.5);
  }
  static double at(int pain) { return top + plot - plot * pain / most_pain; }
  static double lane_at(int n) { return top + plot + 14 + lane * n; }

  void add_path(std::string path, double grey, double stroke, bool dashed = false) {
    drawing_.shapes.push_back({std::move(path), grey, stroke, dashed, {}, 0, 0, 0, {}});
  }
  void add_text(std::string text, double x, double y, Shape::Anchor anchor, double grey = quiet) {
    drawing_.shapes.push_back({{}, grey, 0, false, std::move(text), x, y, letters, anchor});
  }

  static std::string line(double x1, double y1, double x2, double y2) {
    return "M" + to_short(x1) + " " + to_short(y1) + "L" + to_short(x2) + " " + to_short(y2);
  }

  void add_grid() {
    for (int pain = 0; pain <= most_pain; pain += 2) {
      add_path(line(left, at(pain), width - right, at(pain)), faint, pain == 0 ? 1 : 0.6);
      add_text(std::to_string(pain), left - 8, at(pain) + 4, Shape::Anchor::end);
    }
    const int step = std::max(1, (days_ + 3) / 4);
    for (int day = 0; day < days_; ++day) {
      if (day % step != 0 && day != days_ - 1) continue;
      if (day == days_ - 1 && day % step < step / 2 && day % step != 0) continue;
      const core::Date date = report_.from.date + core::Days{day};
      add_path(line(at(date), top + plot, at(date), top + plot + 4), quiet, 0.8);
      const auto anchor = day == days_ - 1 ? Shape::Anchor::end : Shape::Anchor::middle;
      add_text(say_short_date(date), day == days_ - 1 ? width - right : at(date), lane_at(3) + 4, anchor);
    }
  }

  void add_dot(double x, double y) { add_path(circle_path(x, y, 3.4), 0, 0); }
  void add_ring(double x, double y) {
    add_path(circle_path(x, y, 3), 1, 0);
    add_path(circle_path(x, y, 3), 0, 1);
  }
  void add_bar(double x, double y) { add_path(line(x - 5, y, x + 5, y), 0, 1.6); }

  void add_key() {
    constexpr double y = 10;
    add_dot(left + 6, y);
    add_text(std::string{words::key_average}, left + 15, y + 4, Shape::Anchor::start, 0);
    add_bar(left + 146, y);
    add_text(std::string{words::key_worst}, left + 157, y + 4, Shape::Anchor::start, 0);
    add_ring(left + 276, y);
    add_text(std::string{words::key_now}, left + 286, y + 4, Shape::Anchor::start, 0);
  }

  // Days that follow one another are joined; a gap stays a gap.
  void add_values() {
    std::string course;
    std::optional<core::Date> before;
    for (const ReportDay& day : report_.pattern->days) {
      if (!day.pain_average.value) continue;
      const core::Date date = day.date.date;
      const bool goes_on = before && (date - *before).count <= 2;
      course += (goes_on ? "L" : "M") + to_short(at(date)) + " " + to_short(at(*day.pain_average.value));
      before = date;
    }
    if (!course.empty()) add_path(course, quiet, 1.2);
  }

  void add_marks(const ReportDay& day) {
    const double x = at(day.date.date);
    if (day.pain_worst.value) add_bar(x, at(*day.pain_worst.value));
    if (day.pain_now.value && day.pain_now.value != day.pain_average.value) add_ring(x, at(*day.pain_now.value));
    if (day.pain_average.value) add_dot(x, at(*day.pain_average.value));
    if (day.sessions > 0) {
      const double y = lane_at(0);
      add_path("M" + to_short(x - 5) + " " + to_short(y + 4) + "H" + to_short(x + 5) + "L" + to_short(x) + " " +
                   to_short(y - 5) + "Z",
               0, 0);
    }
    if (day.strength) {
      const double y = lane_at(1);
      add_path("M" + to_short(x - 4) + " " + to_short(y - 4) + "H" + to_short(x + 4) + "V" + to_short(y + 4) + "H" +
                   to_short(x - 4) + "Z",
               0, 0);
    }
    if (day.breaks > 0 && days_ <= 62) {
      add_text(std::to_string(day.breaks), x, lane_at(2) + 4, Shape::Anchor::middle, 0);
    } else if (day.breaks > 0) {
      add_path(line(x, lane_at(2) - 4, x, lane_at(2) + 4), 0, 1.4);
    }
  }

  void add_lanes() {
    int n = 0;
    for (const words::Text name : {words::lane_sessions, words::lane_strength, words::lane_breaks}) {
      add_text(std::string{name}, left - 8, lane_at(n) + 4, Shape::Anchor::end);
      ++n;
    }
  }

  void tell() {
    int days = 0, least = most_pain, most = 0;
    for (std::size_t i = 0; report_.pattern && i < report_.pattern->days.size(); ++i) {
      const auto& pain = report_.pattern->days[i].pain_average.value;
      if (!pain) continue;
      ++days;
      least = std::min(least, *pain);
      most = std::max(most, *pain);
    }
    const words::Text empty = wire::is_thinned(report_, "pattern") ? words::all_struck : words::chart_empty;
    drawing_.says = days == 0 ? std::string{empty}
                              : Texts::fill(words::chart_says, {{"from", say_date(report_.from.date)},
                                                                {"to", say_date(report_.to.date)},
                                                                {"days", std::to_string(days)},
                                                                {"least", std::to_string(least)},
                                                                {"most", std::to_string(most)}});
  }

  const wire::door::ReportOut& report_;
  int days_;
  Drawing drawing_;
};

// How often a half of a place was marked; a place without a side counts on both.
int count_marks(const wire::door::ReportOut& report, std::string_view place, std::string_view side) {
  int days = 0;
  for (const wire::door::ReportSite& site : report.pattern->sites) {
    if (site.place == place && (site.side == side || site.side == "both" || site.side.empty() || side.empty())) {
      days += site.days;
    }
  }
  return days;
}

}  // namespace

Drawing draw_chart(const wire::door::ReportOut& report) { return Charting{report}.run(); }

Drawing draw_body(const wire::door::ReportOut& report) {
  namespace outline = body_outline;
  constexpr double lightest = 0.72, darkest = 0.2;
  Drawing drawing{outline::left, outline::top, outline::width, outline::height, {}, {}};
  const auto add = [&](std::string path, double grey, double stroke) {
    drawing.shapes.push_back({std::move(path), grey, stroke, false, {}, 0, 0, 0, {}});
  };
  add(std::string{outline::contour}, 0.95, 0);
  int most = 1;
  for (const wire::door::ReportSite& site : report.pattern->sites) most = std::max(most, site.days);
  const auto shade = [&](std::string path, int days) {
    if (days == 0) return;
    add(path, lightest - (lightest - darkest) * std::min(days, most) / most, 0);
    add(std::move(path), 0, 2);
  };
  for (const outline::Region& region : outline::regions) {
    const std::string path{region.path};
    if (region.whole) {
      shade(path, count_marks(report, region.place, ""));
    } else {
      shade(path, count_marks(report, region.place, "left"));
      shade(mirror_path(path, outline::middle), count_marks(report, region.place, "right"));
    }
  }
  add(std::string{outline::hair}, 0.78, 0);
  add(std::string{outline::lines}, 0.6, 2);
  add(std::string{outline::contour}, 0.35, 3);
  drawing.shapes.push_back({{}, 0.3, 0, false, std::string{words::map_left}, 236, 66, 26, Shape::Anchor::start});
  drawing.shapes.push_back({{}, 0.3, 0, false, std::string{words::map_right}, 564, 66, 26, Shape::Anchor::end});
  std::string places;
  for (const wire::door::ReportSite& site : report.pattern->sites) {
    places += (places.empty() ? "" : "; ") + std::string{words::find(words::places, site.place)};
    if (!site.side.empty()) places += ", " + std::string{words::find(words::sides, site.side)};
    places += ", " + std::to_string(site.days);
  }
  drawing.says = Texts::fill(words::map_says, {{"places", places}});
  return drawing;
}

std::string say_short_date(core::Date date) {
  const std::string iso = core::to_iso(date);
  const int day = (iso[8] - '0') * 10 + iso[9] - '0';
  const int month = (iso[5] - '0') * 10 + iso[6] - '0';
  return std::to_string(day) + " " + std::string{words::months[static_cast<std::size_t>(month - 1)]};
}

std::string say_date(core::Date date) { return say_short_date(date) + " " + core::to_iso(date).substr(0, 4); }

}  // namespace unhunch::report

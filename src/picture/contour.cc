// SPDX-License-Identifier: Apache-2.0
#include "picture/contour.h"

#include <array>
#include <cmath>
#include <unordered_map>

namespace unhunch::picture {
namespace {

// An edge of the grid that a contour crosses, by number: even along x, odd along y.
using Edge = std::size_t;

class Tracer {
 public:
  explicit Tracer(const body::Field& field) : field_(field), width_(static_cast<std::size_t>(field.width()) + 2) {}

  std::vector<Loop> run() {
    for (int y = -1; y < field_.height(); ++y) {
      for (int x = -1; x < field_.width(); ++x) cross(x, y);
    }
    std::vector<Loop> loops;
    while (!next_.empty()) {
      const Edge start = next_.begin()->first;
      Loop loop;
      for (Edge at = start; next_.contains(at);) {
        loop.push_back(dot_of(at));
        const Edge to = next_[at];
        next_.erase(at);
        at = to;
      }
      loops.push_back(std::move(loop));
    }
    return loops;
  }

 private:
  float value(int x, int y) const {
    if (x < 0 || y < 0 || x >= field_.width() || y >= field_.height()) return -0.5F;
    return field_.at(x, y);
  }
  Edge edge(int x, int y, bool down) const {
    return (static_cast<std::size_t>(y + 1) * width_ + static_cast<std::size_t>(x + 1)) * 2 + (down ? 1 : 0);
  }
  Dot dot_of(Edge number) const {
    const int x = static_cast<int>(number / 2 % width_) - 1;
    const int y = static_cast<int>(number / 2 / width_) - 1;
    const bool down = number % 2 == 1;
    const double from = double{value(x, y)};
    const double to = double{down ? value(x, y + 1) : value(x + 1, y)};
    const double share = from / (from - to);
    return {x + 0.5 + (down ? 0 : share), y + 0.5 + (down ? share : 0)};
  }
  // The lines through one cell, with what is above zero on the left.
  void cross(int x, int y) {
    const int kind = (value(x, y) > 0 ? 1 : 0) | (value(x + 1, y) > 0 ? 2 : 0) | (value(x + 1, y + 1) > 0 ? 4 : 0) |
                     (value(x, y + 1) > 0 ? 8 : 0);
    if (kind == 0 || kind == 15) return;
    const std::array<Edge, 4> sides{edge(x, y, false), edge(x + 1, y, true), edge(x, y + 1, false), edge(x, y, true)};
    // From side to side (top, right, bottom, left), by the corners above zero; two lines where they lie opposite.
    static constexpr std::array<std::array<int, 4>, 16> lines{{{-1, -1, -1, -1},
                                                               {0, 3, -1, -1},
                                                               {1, 0, -1, -1},
                                                               {1, 3, -1, -1},
                                                               {2, 1, -1, -1},
                                                               {0, 3, 2, 1},
                                                               {2, 0, -1, -1},
                                                               {2, 3, -1, -1},
                                                               {3, 2, -1, -1},
                                                               {0, 2, -1, -1},
                                                               {1, 0, 3, 2},
                                                               {1, 2, -1, -1},
                                                               {3, 1, -1, -1},
                                                               {0, 1, -1, -1},
                                                               {3, 0, -1, -1},
                                                               {-1, -1, -1, -1}}};
    const auto& ends = lines[static_cast<std::size_t>(kind)];
    for (std::size_t i = 0; i < 4 && ends[i] >= 0; i += 2) {
      next_[sides[static_cast<std::size_t>(ends[i])]] = sides[static_cast<std::size_t>(ends[i + 1])];
    }
  }

  const body::Field& field_;
  std::size_t width_;
  std::unordered_map<Edge, Edge> next_;
};

double distance_to_line(Dot p, Dot a, Dot b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double square = dx * dx + dy * dy;
  if (square == 0) return std::hypot(p.x - a.x, p.y - a.y);
  return std::abs((p.x - a.x) * dy - (p.y - a.y) * dx) / std::sqrt(square);
}

void keep_between(const Loop& loop, std::size_t first, std::size_t last, double tolerance, std::vector<bool>& kept) {
  double most = tolerance;
  std::size_t at = first;
  for (std::size_t i = first + 1; i < last; ++i) {
    const double distance = distance_to_line(loop[i], loop[first], loop[last]);
    if (distance > most) {
      most = distance;
      at = i;
    }
  }
  if (at == first) return;
  kept[at] = true;
  keep_between(loop, first, at, tolerance, kept);
  keep_between(loop, at, last, tolerance, kept);
}

// Numbers in tenths; a sign parts them where it can.
void append_number(std::string& path, long number) {
  if (!path.empty() && path.back() >= '0' && path.back() <= '9' && number >= 0) path += ' ';
  path += std::to_string(number);
}

}  // namespace

std::vector<Loop> find_contours(const body::Field& field) { return Tracer(field).run(); }

double calc_area(const Loop& loop) {
  double sum = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Dot& a = loop[i];
    const Dot& b = loop[(i + 1) % loop.size()];
    sum += a.x * b.y - a.y * b.x;
  }
  return std::abs(sum) / 2;
}

Loop simplify(const Loop& loop, double tolerance) {
  if (loop.size() < 4) return loop;
  // Cut at the dot that is farthest from the first.
  std::size_t far = 0;
  double most = -1;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const double distance = std::hypot(loop[i].x - loop[0].x, loop[i].y - loop[0].y);
    if (distance > most) {
      most = distance;
      far = i;
    }
  }
  Loop closed = loop;
  closed.push_back(loop[0]);
  std::vector<bool> kept(closed.size());
  kept[0] = kept[far] = true;
  keep_between(closed, 0, far, tolerance, kept);
  keep_between(closed, far, closed.size() - 1, tolerance, kept);
  Loop result;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    if (kept[i]) result.push_back(loop[i]);
  }
  return result;
}

std::string write_path(const Loop& loop) {
  const std::size_t count = loop.size();
  if (count < 3) return "";
  const auto tenth = [](double value) { return std::lround(value * 10); };
  const auto middle = [&](std::size_t i) {
    const Dot& a = loop[i % count];
    const Dot& b = loop[(i + 1) % count];
    return Dot{(a.x + b.x) / 2, (a.y + b.y) / 2};
  };
  const auto is_corner = [&](std::size_t i) {
    const Dot& a = loop[(i + count - 1) % count];
    const Dot& b = loop[i % count];
    const Dot& c = loop[(i + 1) % count];
    const double cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    const double along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
    return std::abs(std::atan2(cross, along)) > 0.87;
  };
  long x = tenth(middle(count - 1).x);
  long y = tenth(middle(count - 1).y);
  std::string path = "M";
  append_number(path, x);
  append_number(path, y);
  char verb = 0;
  const auto step = [&](char kind, std::initializer_list<Dot> dots) {
    if (kind != verb) path += kind;
    verb = kind;
    for (const Dot& dot : dots) {
      append_number(path, tenth(dot.x) - x);
      append_number(path, tenth(dot.y) - y);
    }
    x = tenth((dots.end() - 1)->x);
    y = tenth((dots.end() - 1)->y);
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (is_corner(i)) {
      step('l', {loop[i]});
      step('l', {middle(i)});
    } else {
      step('q', {loop[i], middle(i)});
    }
  }
  return path + "z";
}

}  // namespace unhunch::picture

// SPDX-License-Identifier: Apache-2.0
#include "report/drawing.h"

#include <array>
#include <charconv>
#include <cmath>

namespace unhunch::report {
namespace {

bool begins_number(char letter) { return (letter >= '0' && letter <= '9') || letter == '-' || letter == '.'; }

std::vector<double> read_numbers(std::string_view text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at < text.size();) {
    double number = 0;
    if (!begins_number(text[at])) {
      ++at;
      continue;
    }
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (error != std::errc{}) break;
    at = static_cast<std::size_t>(end - text.data());
    numbers.push_back(number);
  }
  return numbers;
}

std::string to_colour(double grey) {
  constexpr double most = 255;
  constexpr std::string_view digits = "0123456789abcdef";
  const auto level = static_cast<std::size_t>(std::lround(grey * most));
  std::string colour = "#";
  for (int i = 0; i < 3; ++i) colour += {digits[level / 16], digits[level % 16]};
  return colour;
}

std::string shape_to_svg(const Shape& shape) {
  if (shape.path.empty()) {
    return "<text x=\"" + to_short(shape.x) + "\" y=\"" + to_short(shape.y) + "\" font-size=\"" + to_short(shape.size) +
           "\" text-anchor=\"" + std::string{to_text(shape.anchor)} + "\" fill=\"" + to_colour(shape.grey) + "\">" +
           escape_markup(shape.text) + "</text>";
  }
  const std::string colour = to_colour(shape.grey);
  std::string svg = "<path d=\"" + shape.path + "\"";
  if (shape.stroke > 0) {
    svg += " fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"" + to_short(shape.stroke) + "\"";
    if (shape.dashed) svg += " stroke-dasharray=\"" + to_short(3 * shape.stroke) + "\"";
  } else {
    svg += " fill=\"" + colour + "\"";
  }
  return svg + "/>";
}

}  // namespace

std::string_view to_text(Shape::Anchor anchor) {
  constexpr std::array<std::string_view, 3> names = {"start", "middle", "end"};
  return names[static_cast<std::size_t>(anchor)];
}

std::vector<PathStep> read_path(const std::string& path) {
  std::vector<PathStep> steps;
  double x = 0, y = 0;
  for (std::size_t at = 0; at < path.size();) {
    const char command = path[at];
    const std::size_t end = std::min(path.find_first_of("MLHVCQZ", at + 1), path.size());
    std::vector<double> points = read_numbers(std::string_view{path}.substr(at + 1, end - at - 1));
    at = end;
    if (std::string_view{"MLHVCQZ"}.find(command) == std::string_view::npos) continue;
    if (command == 'H' || command == 'V') {
      for (const double value : points) {
        (command == 'H' ? x : y) = value;
        steps.push_back({'L', {x, y}});
      }
      continue;
    }
    const std::size_t each = command == 'C' ? 6 : command == 'Q' ? 4 : 2;
    if (command == 'Z') steps.push_back({'Z', {}});
    for (std::size_t i = 0; i + each <= points.size() && command != 'Z'; i += each) {
      const auto first = points.begin() + static_cast<std::ptrdiff_t>(i);
      steps.push_back({i > 0 && command == 'M' ? 'L' : command, {first, first + static_cast<std::ptrdiff_t>(each)}});
      x = points[i + each - 2];
      y = points[i + each - 1];
    }
  }
  return steps;
}

std::string mirror_path(const std::string& path, double x) {
  std::string mirrored;
  for (const PathStep& step : read_path(path)) {
    mirrored += step.command;
    for (std::size_t i = 0; i < step.points.size(); ++i) {
      mirrored += (i > 0 ? " " : "") + to_short(i % 2 == 0 ? 2 * x - step.points[i] : step.points[i]);
    }
  }
  return mirrored;
}

std::string to_short(double number) {
  constexpr double parts = 100;
  const auto whole = std::llround(number * parts);
  std::string text = std::to_string(std::llabs(whole) / 100);
  const auto rest = std::llabs(whole) % 100;
  if (rest > 0) {
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 > 0) text += static_cast<char>('0' + rest % 10);
  }
  return whole < 0 ? "-" + text : text;
}

std::string circle_path(double x, double y, double radius) {
  constexpr double kappa = 0.5523;  // of a circle in four curves
  const double k = radius * kappa, r = radius;
  const auto curve = [](double a, double b, double c, double d, double e, double f) {
    return "C" + to_short(a) + " " + to_short(b) + " " + to_short(c) + " " + to_short(d) + " " + to_short(e) + " " +
           to_short(f);
  };
  return "M" + to_short(x + r) + " " + to_short(y) + curve(x + r, y + k, x + k, y + r, x, y + r) +
         curve(x - k, y + r, x - r, y + k, x - r, y) + curve(x - r, y - k, x - k, y - r, x, y - r) +
         curve(x + k, y - r, x + r, y - k, x + r, y) + "Z";
}

std::string to_svg(const Drawing& drawing) {
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"" + to_short(drawing.x) + " " +
                    to_short(drawing.y) + " " + to_short(drawing.width) + " " + to_short(drawing.height) +
                    "\"><title>" + escape_markup(drawing.says) + "</title>\n";
  for (const Shape& shape : drawing.shapes) svg += shape_to_svg(shape) + "\n";
  return svg + "</svg>";
}

std::string escape_markup(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += letter;
    }
  }
  return escaped;
}

}  // namespace unhunch::report

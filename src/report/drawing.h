// SPDX-License-Identifier: Apache-2.0
// A drawing in grey that both SVG and a PDF can show: paths and short texts. It has to be read without colour, so that
// what differs differs in shape.
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace unhunch::report {

struct Shape {
  std::string path;   // as in SVG, absolute commands M L H V C Q Z alone; empty: a text
  double grey = 0;    // 0 black to 1 white
  double stroke = 0;  // width; 0: filled
  bool dashed = false;
  std::string text;
  double x = 0, y = 0, size = 0;
  enum class Anchor : unsigned char { start, middle, end } anchor{};
};
BOOST_DESCRIBE_STRUCT(Shape, (), (path, grey, stroke, dashed, text, x, y, size, anchor))

std::string_view to_text(Shape::Anchor);  // as SVG has it

struct Drawing {
  double x = 0, y = 0, width = 0, height = 0;  // what is seen of its plane
  std::vector<Shape> shapes;
  std::string says;  // the same in words, for who cannot see it
};
BOOST_DESCRIBE_STRUCT(Drawing, (), (x, y, width, height, shapes, says))

// One command of a path; H and V have become L.
struct PathStep {
  char command = 'M';
  std::vector<double> points;  // x, y, x, y …
};
std::vector<PathStep> read_path(const std::string& path);

// The same path mirrored at the upright line x.
std::string mirror_path(const std::string& path, double x);

// Numbers as short as they can be, to a hundredth.
std::string to_short(double number);

std::string circle_path(double x, double y, double radius);

std::string to_svg(const Drawing&);

// What has a meaning in HTML and XML is written as what it looks like.
std::string escape_markup(std::string_view text);

}  // namespace unhunch::report

// SPDX-License-Identifier: Apache-2.0
#include "sculpt/outfit.h"

#include <algorithm>
#include <cmath>

#include "sculpt/shape.h"

namespace unhunch::sculpt {
namespace {

using body::Material;
using core::Vector;

constexpr double nowhere = -1;

double circle(double x, double y, double at_x, double at_y, double radius) {
  return radius - std::hypot(x - at_x, y - at_y);
}

// A curve through points, smooth and without overshoot.
struct Knot {
  double at, value;
};
double curve(std::span<const Knot> knots, double at) {
  if (at <= knots.front().at) return knots.front().value;
  for (std::size_t i = 1; i < knots.size(); ++i) {
    if (at > knots[i].at) continue;
    const double t = smooth_step(knots[i - 1].at, knots[i].at, at);
    return knots[i - 1].value + t * (knots[i].value - knots[i - 1].value);
  }
  return knots.back().value;
}

double trousers(const Posture& posture, Vector p) {
  if (p.x > .42 || p.y > 1.2) return nowhere;
  const Vector leg = posture.neutral(core::Joint::left_hip, p);
  return std::min(1.0 - p.y, leg.y - .088);
}

double shirt(const Posture& posture, Vector p) {
  const double hem = p.y - (.880 - .006 * smooth_step(.05, -.10, p.z));
  const double around = std::min(std::hypot(p.x, p.z + .030) - .070, 1.478 - p.y);
  const double collar = smooth_max(1.422 - .34 * (p.z - .05) - p.y, around, .02);
  const double trunk = std::min(hem, collar);
  if (p.x < .26) return trunk;
  return std::min(trunk, posture.neutral(core::Joint::left_shoulder, p).y - 1.195);
}

double hair(const Posture& posture, Vector p) {
  if (p.y < 1.5) return nowhere;
  static constexpr Knot line[] = {{-.100, 1.540}, {-.060, 1.544}, {-.034, 1.572}, {-.022, 1.600}, {.006, 1.598},
                                  {.022, 1.600},  {.034, 1.650},  {.060, 1.672},  {.085, 1.682}};
  const Vector ear = p - Vector{.080, 1.602, -.012};
  const double free = (std::hypot(std::hypot(ear.x / .016, ear.y / .036), ear.z / .026) - 1) * .02;
  static_cast<void>(posture);
  return std::min(p.y - curve(line, p.z), free);
}

constexpr double eye_x = .0315, eye_y = 1.6105;

double almond(Vector p, double half_width, double up, double down) {
  // Two arcs over the same chord.
  const auto arc = [&](double height, double way) {
    const double radius = (half_width * half_width + height * height) / (2 * height);
    return circle(p.x, p.y, eye_x, eye_y + way * (height - radius), radius);
  };
  return std::min(arc(up, 1), arc(down, -1));
}

double lash(const Posture& posture, Vector p) {
  static_cast<void>(posture);
  if (p.z < .04 || p.y < 1.59 || p.y > 1.64) return nowhere;
  return almond(p, .0158, .0080, .0034);
}
double white(const Posture& posture, Vector p) {
  static_cast<void>(posture);
  if (p.z < .04 || p.y < 1.59 || p.y > 1.64) return nowhere;
  return almond(p, .0140, .0062, .0042);
}
double iris(const Posture& posture, Vector p) {
  const double open = white(posture, p);
  if (open == nowhere) return nowhere;
  return std::min(open - .0001, circle(p.x, p.y, eye_x, eye_y + .0008, .0052));
}
double brow(const Posture& posture, Vector p) {
  static_cast<void>(posture);
  if (p.z < .03 || p.y < 1.62 || p.y > 1.66) return nowhere;
  static constexpr Knot middle[] = {{.012, 1.6330}, {.034, 1.6385}, {.050, 1.6330}};
  static constexpr Knot half[] = {{.011, .0018}, {.020, .0030}, {.036, .0024}, {.050, .0006}};
  const double ends = std::min(p.x - .012, .0485 - p.x);
  return std::min(curve(half, p.x) - std::abs(p.y - curve(middle, p.x)), ends);
}
double lips(const Posture& posture, Vector p) {
  static_cast<void>(posture);
  if (p.z < .05 || p.y > 1.57 || p.y < 1.53) return nowhere;
  static constexpr Knot upper[] = {{0, .0050}, {.006, .0064}, {.023, 0}};
  static constexpr Knot lower[] = {{0, .0078}, {.010, .0068}, {.023, 0}};
  const double y = p.y - 1.5495;
  return std::min({curve(upper, p.x) - y, curve(lower, p.x) + y, .0225 - p.x});
}

constexpr Layer table[] = {
    {"skin", Material::skin, 0, nullptr},     {"trousers", Material::trousers, .0030, trousers},
    {"shirt", Material::shirt, .0060, shirt}, {"hair", Material::hair, .0050, hair},
    {"lash", Material::dark, .0003, lash},    {"white", Material::white, -.0010, white},
    {"iris", Material::dark, -.0010, iris},   {"brow", Material::dark, .0010, brow},
    {"lips", Material::lips, 0, lips},
};

}  // namespace

std::span<const Layer> layers() { return table; }

double blanket_field(Vector p, Vector normal) {
  static_cast<void>(normal);
  const double collar =
      smooth_max(1.452 - .34 * (p.z - .05) - p.y, std::min(std::hypot(p.x, p.z + .030) - .085, 1.48 - p.y), .02);
  const double front = .035 + .25 * std::max(0.0, p.x - .05) - p.z;
  return std::min({p.y - 1.02, collar, front, .27 - p.x});
}

}  // namespace unhunch::sculpt

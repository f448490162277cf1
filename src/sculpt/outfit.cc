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
  if (p.y > 1.484 || (p.z > .030 && p.y > 1.45)) return nowhere;  // head and chin
  const double hem = p.y - .915;
  const double around = std::hypot(p.x, p.z + .030) - .070;
  const double collar = smooth_max(1.422 - .34 * (p.z - .05) - p.y, around, .02);
  const double trunk = std::min(hem, collar);
  if (p.x < .26) return trunk;
  return std::min(trunk, posture.neutral(core::Joint::left_shoulder, p).y - 1.195);
}

double hair(const Posture& posture, Vector p) {
  if (p.y < 1.5) return nowhere;
  static constexpr Knot line[] = {{-.100, 1.538}, {-.060, 1.542}, {-.038, 1.572}, {-.024, 1.602}, {.004, 1.600},
                                  {.015, 1.602},  {.030, 1.650},  {.046, 1.674},  {.068, 1.678}};
  const Vector ear = p - Vector{.080, 1.602, -.012};
  const double free = (std::hypot(std::hypot(ear.x / .016, ear.y / .036), ear.z / .026) - 1) * .02;
  static_cast<void>(posture);
  return std::min(p.y - curve(line, p.z), free);
}

// Short at the nape and before the ears.
double hair_share(Vector p) {
  const double nape = smooth_step(1.545, 1.625, p.y - .25 * std::min(p.z + .05, 0.0));
  return .12 + .88 * nape + .8 * smooth_step(1.650, 1.720, p.y) + .5 * smooth_step(.010, .070, p.z);
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
  return almond(p, .0150, .0064, .0034);
}
double white(const Posture& posture, Vector p) {
  static_cast<void>(posture);
  if (p.z < .04 || p.y < 1.59 || p.y > 1.64) return nowhere;
  return almond(p, .0138, .0051, .0038);
}
double iris(const Posture& posture, Vector p) {
  const double open = white(posture, p);
  if (open == nowhere) return nowhere;
  return std::min(open - .0001, circle(p.x, p.y, eye_x, eye_y + .0006, .0056));
}
double brow(const Posture& posture, Vector p) {
  static_cast<void>(posture);
  if (p.z < .03 || p.y < 1.62 || p.y > 1.66) return nowhere;
  static constexpr Knot middle[] = {{.010, 1.6365}, {.033, 1.6410}, {.050, 1.6350}};
  static constexpr Knot half[] = {{.010, .0012}, {.020, .0023}, {.034, .0019}, {.047, .0010}};
  const double ends = std::min(p.x - .012, .0470 - p.x);
  return std::min(curve(half, p.x) - std::abs(p.y - curve(middle, p.x)), ends);
}
double lips(const Posture& posture, Vector p) {
  static_cast<void>(posture);
  if (p.z < .05 || p.y > 1.57 || p.y < 1.53) return nowhere;
  static constexpr Knot upper[] = {{0, .0046}, {.006, .0058}, {.0228, .0002}};
  static constexpr Knot lower[] = {{0, .0074}, {.009, .0064}, {.0228, .0002}};
  const double y = p.y - 1.5492 - .0026 * smooth_step(.006, .0225, p.x);
  return std::min({curve(upper, p.x) - y, curve(lower, p.x) + y, .0225 - p.x});
}

constexpr Layer table[] = {
    {"skin", Material::skin, 0, nullptr},
    {"trousers", Material::trousers, .0030, trousers},
    {"shirt", Material::shirt, .0060, shirt},
    {"hair", Material::hair, .0060, hair, hair_share},
    {"lash", Material::dark, .0003, lash, nullptr, .0032},
    {"white", Material::white, -.0010, white, nullptr, .0032},
    {"iris", Material::dark, -.0010, iris, nullptr, .0032},
    {"brow", Material::dark, .0010, brow, nullptr, .0032},
    {"lips", Material::lips, 0, lips, nullptr, .0032},
};

}  // namespace

std::span<const Layer> layers() { return table; }

}  // namespace unhunch::sculpt

// SPDX-License-Identifier: Apache-2.0
#include "body/view.h"

namespace unhunch::body {

core::Vector calc_eye_direction(const core::Camera& camera) {
  const double turn = camera.turn * core::radians_per_degree;
  const double height = camera.height * core::radians_per_degree;
  return {std::sin(turn) * std::cos(height), std::sin(height), std::cos(turn) * std::cos(height)};
}

View make_view(const core::Camera& camera, int width, int height) {
  const core::Vector back = calc_eye_direction(camera);
  const double turn = camera.turn * core::radians_per_degree;
  const core::Vector right{std::cos(turn), 0, -std::sin(turn)};
  View view;
  view.eye = to_float(camera.target + back * camera.distance);
  view.forward = to_float(-back);
  view.right = to_float(right);
  view.up = to_float(cross(back, right));
  view.middle_x = static_cast<float>(width) / 2;
  view.middle_y = static_cast<float>(height) / 2;
  view.scale = view.middle_y / static_cast<float>(std::tan(camera.opening * core::radians_per_degree / 2));
  view.slope = 1 / view.scale;
  return view;
}

}  // namespace unhunch::body

// SPDX-License-Identifier: Apache-2.0
#include "body/framing.h"

#include <limits>

#include "body/view.h"

namespace unhunch::body {
namespace {

constexpr float near_figure = 1.4F;  // metres from the middle of the figure within which props count

// The farthest that points reach towards one side of the picture, the side leaning with the opening.
struct Reaches {
  float right = std::numeric_limits<float>::lowest(), left = right, up = right, down = right;
  float front = right, back = right;
};

class Frame {
 public:
  Frame(const core::Camera& camera, const FrameWish& wish) {
    const View view = make_view(camera, 1, 1);
    right_ = view.right;
    up_ = view.up;
    back_ = -view.forward;
    const double slope = std::tan(camera.opening * core::radians_per_degree / 2) * (1 - 2 * wish.margin);
    slope_up_ = static_cast<float>(slope);
    slope_right_ = static_cast<float>(slope * wish.aspect);
  }

  void add(Float3 point) {
    const float x = dot(point, right_);
    const float y = dot(point, up_);
    const float z = dot(point, back_);
    reaches_.right = std::max(reaches_.right, x + slope_right_ * z);
    reaches_.left = std::max(reaches_.left, slope_right_ * z - x);
    reaches_.up = std::max(reaches_.up, y + slope_up_ * z);
    reaches_.down = std::max(reaches_.down, slope_up_ * z - y);
    reaches_.front = std::max(reaches_.front, z);
    reaches_.back = std::max(reaches_.back, -z);
  }

  core::Camera fit(core::Camera camera) const {
    const Reaches& r = reaches_;
    const float away = std::max((r.right + r.left) / (2 * slope_right_), (r.up + r.down) / (2 * slope_up_));
    const float middle = (r.front - r.back) / 2;
    camera.distance = double{away - middle};
    camera.target = to_double(right_ * ((r.right - r.left) / 2) + up_ * ((r.up - r.down) / 2) + back_ * middle);
    return camera;
  }

 private:
  Float3 right_, up_, back_;
  float slope_right_, slope_up_;
  Reaches reaches_;
};

}  // namespace

core::Camera frame_camera(const Stage& stage, std::span<const core::Shot> shots, const core::Camera& wanted,
                          const FrameWish& wish) {
  Frame frame(wanted, wish);
  Scene scene;
  for (const core::Shot& shot : shots) {
    stage.calc_scene(shot, 0, scene);
    for (const Triangle& triangle : scene.triangles) {
      if (stage.patches()[triangle.patch].on_floor) continue;
      for (const std::uint32_t point : {triangle.a, triangle.b, triangle.c}) {
        const Float3 place = scene.positions[point];
        const bool is_body = point < stage.body().vertices.size();
        if (is_body || length(place - scene.middle) < near_figure) frame.add(place);
      }
    }
  }
  return frame.fit(wanted);
}

}  // namespace unhunch::body

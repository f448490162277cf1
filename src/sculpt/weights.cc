// SPDX-License-Identifier: Apache-2.0
#include "sculpt/weights.h"

#include <algorithm>
#include <cmath>

#include "sculpt/shape.h"

namespace unhunch::sculpt {
namespace {

using core::Joint;
using core::Vector;
using enum core::Joint;

// A soft step between a joint and the one before it: at a height, over a half width.
struct Step {
  Joint joint;
  double at, half;
};

constexpr Step trunk[] = {{lumbar1, .994, .050},  {lumbar2, 1.070, .050}, {thorax1, 1.149, .055},
                          {thorax2, 1.245, .060}, {thorax3, 1.335, .060}, {neck1, 1.440, .030},
                          {neck2, 1.472, .026},   {neck3, 1.507, .026},   {head, 1.545, .026}};

double& share(Shares& shares, Joint joint) { return shares[core::index(joint)]; }

// Gives `whole` to the joints of a chain that runs upward from `first`.
void climb(Shares& shares, Joint first, std::span<const Step> steps, double height, double whole) {
  Joint below = first;
  double left = whole;
  for (const Step& step : steps) {
    const double above = left * smooth_step(step.at - step.half, step.at + step.half, height);
    share(shares, below) += left - above;
    left = above;
    below = step.joint;
  }
  share(shares, below) += left;
}

void add_trunk(Shares& shares, Vector p, double whole) {
  // The chin goes with the head, the slope of the shoulders stays with the chest.
  const double height = p.y + .9 * std::max(0.0, p.z - .005) * smooth_step(1.43, 1.50, p.y);
  const double wide = std::hypot(p.x, p.z + .030);
  const double reach = .055 + .08 * smooth_step(1.44, 1.52, p.y);
  const double bound = 1 - smooth_step(reach, reach + .045, wide);
  const double low = std::min(height, 1.410);
  climb(shares, pelvis, trunk, low + (height - low) * bound, whole);
  // Breath: the front of belly and chest.
  const auto breathe = [&](Joint joint, Vector at, double high, double broad) {
    const double near = std::hypot((p.x - at.x) / broad, (p.y - at.y) / high);
    const double part = .85 * (1 - smooth_step(.15, 1, near)) * smooth_step(-.02, .075, p.z);
    for (std::size_t i = core::index(pelvis); i <= core::index(thorax3); ++i) {
      share(shares, joint) += shares[i] * part;
      shares[i] *= 1 - part;
    }
  };
  breathe(belly, {0, 1.06, 0}, .13, .15);
  breathe(chest, {0, 1.28, 0}, .12, .16);
}

void add_clavicle(Shares& shares, Vector p) {
  const double part =
      .92 * smooth_step(.030, .125, p.x) * smooth_step(1.20, 1.37, p.y) * (1 - smooth_step(1.45, 1.50, p.y));
  for (const Joint joint : {thorax1, thorax2, thorax3, neck1, neck2, chest}) {
    share(shares, left_clavicle) += share(shares, joint) * part;
    share(shares, joint) *= 1 - part;
  }
}

constexpr Joint finger_roots[] = {left_thumb1, left_index1, left_middle1, left_ring1, left_little1};

struct Nearest {
  double distance, past[3];  // from the line of the finger; how far beyond each of its joints
};
Nearest nearest(const Posture& posture, Joint root, Vector p) {
  Nearest result{1e3, {}};
  for (std::size_t i = 0; i < 3; ++i) {
    const core::Frame& frame = posture.bind[core::index(root) + i];
    const auto place = [&](std::size_t step) { return posture.skeleton.rest[core::index(root) + step]; };
    const Vector bone = i < 2 ? place(i + 1) - place(i) : (place(2) - place(1)) * .9;
    const Vector at = frame.to_local(p);
    const double size = length(bone);
    result.past[i] = dot(at, bone) / size;
    const double on = std::clamp(result.past[i] / size, 0.0, 1.0);
    result.distance = std::min(result.distance, length(at - bone * on));
  }
  return result;
}

void add_hand(Shares& shares, const Posture& posture, Vector p, double whole) {
  std::array<Nearest, 5> near;
  double closest = 1e3;
  for (std::size_t i = 0; i < near.size(); ++i) {
    near[i] = nearest(posture, finger_roots[i], p);
    closest = std::min(closest, near[i].distance);
  }
  double sum = 0;
  std::array<double, 5> part{};
  for (std::size_t i = 0; i < near.size(); ++i) {
    part[i] = std::exp(-(near[i].distance - closest) / .0022);
    sum += part[i];
  }
  for (std::size_t i = 0; i < near.size(); ++i) {
    const bool thumb = i == 0;
    double left = whole * part[i] / sum;
    Joint before = left_wrist;
    for (std::size_t step = 0; step < 3; ++step) {
      const double soft = step == 0 ? (thumb ? .022 : .011) : .0075;
      const double shift = step == 0 && thumb ? .012 : 0;
      const double on = left * smooth_step(-soft + shift, soft + shift, near[i].past[step]);
      share(shares, before) += left - on;
      left = on;
      before = static_cast<Joint>(core::index(finger_roots[i]) + step);
    }
    share(shares, before) += left;
  }
}

void add_arm(Shares& shares, const Posture& posture, Vector p, double whole) {
  const Vector q = posture.neutral(left_shoulder, p);
  const Vector off{q.x - .184, 0, q.z + .0275};
  const double back = std::max(0.0, -off.z / std::max(length(off), .02));
  const double elbow = 1.087 + .040 * back;
  // Downward, so all heights are counted from the floor up and turned about.
  const Step steps[] = {{left_upper_arm1, -1.300, .055}, {left_upper_arm2, -1.200, .055}, {left_elbow, -elbow, .026},
                        {left_forearm1, -1.003, .05},    {left_forearm2, -.918, .045},    {left_wrist, -.838, .022}};
  climb(shares, left_shoulder, steps, -q.y, whole);
  const double hand = share(shares, left_wrist);
  share(shares, left_wrist) = 0;
  if (hand > 0) add_hand(shares, posture, p, hand);
}

void add_leg(Shares& shares, const Posture& posture, Vector p, double whole) {
  const Vector q = posture.neutral(left_hip, p);
  const double front = std::max(0.0, q.z / std::max(std::hypot(q.x - .0894, q.z), .02));
  const double knee = .490 - .058 * front;
  const double sole = q.y - .35 * q.z;
  const Step steps[] = {{left_thigh1, -.700, .10}, {left_knee, -knee, .042}};
  climb(shares, left_hip, steps, -q.y, whole);
  const double shin = share(shares, left_knee);
  const double foot = shin * smooth_step(-.088, -.044, -sole);
  const double toes = foot * smooth_step(.122, .156, q.z);
  share(shares, left_knee) = shin - foot;
  share(shares, left_ankle) = foot - toes;
  share(shares, left_ball) = toes;
}

// How much of a place belongs to the arm, to the leg.
double arm_part(const Posture& posture, Vector p) {
  const Vector q = posture.neutral(left_shoulder, p);
  const double along = 1.407 - q.y;
  const double away = std::hypot(q.x - .184, q.z + .0275);
  const double top = std::max(0.0, (q.x - .184) / std::max(away, .03));
  const double middle = .006 + .014 * top, half = .056 + .026 * top;
  return smooth_step(middle - half, middle + half, along) *
         (1 - smooth_step(.072, .135, away - .2 * smooth_step(.12, .25, along)));
}

double leg_part(const Posture& posture, Vector p) {
  if (p.x > .42) return 0;
  const Vector q = posture.neutral(left_hip, p);
  const double size = std::max(std::hypot(q.x - .0894, q.z), .03);
  const double back = std::max(0.0, -q.z / size);
  const double inner = std::max(0.0, (.0894 - q.x) / size);
  const double middle = .912 - .012 - .050 * back - .050 * inner;
  return smooth_step(-.062, .062, middle - q.y);
}

}  // namespace

Shares calc_shares(const Posture& posture, Vector p) {
  Shares shares{};
  const double arm = arm_part(posture, p);
  const double leg = leg_part(posture, p);
  add_trunk(shares, p, 1);
  add_clavicle(shares, p);
  for (double& part : shares) part *= (1 - arm) * (1 - leg);
  if (arm > 0) add_arm(shares, posture, p, arm);
  if (leg > 0) add_leg(shares, posture, p, leg * (1 - arm));
  // Nothing jumps where left meets right.
  const double other = .5 * (1 - smooth_step(0, .020, p.x));
  const Shares image = mirrored(shares);
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] += (image[i] - shares[i]) * other;
  return shares;
}

Weights make_weights(Shares shares) {
  Weights result;
  double kept = 0;
  std::array<double, 4> size{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto largest = std::max_element(shares.begin(), shares.end());
    result.joints[i] = static_cast<std::uint8_t>(largest - shares.begin());
    size[i] = *largest;
    kept += *largest;
    *largest = 0;
  }
  int left = 255;
  for (std::size_t i = 3; i > 0; --i) {
    const int part = static_cast<int>(std::lround(size[i] / kept * 255));
    result.weights[i] = static_cast<std::uint8_t>(part);
    if (part == 0) result.joints[i] = result.joints[0];
    left -= part;
  }
  result.weights[0] = static_cast<std::uint8_t>(left);
  return result;
}

Shares mirrored(const Shares& shares) {
  Shares result{};
  for (std::size_t i = 0; i < shares.size(); ++i) {
    result[core::index(core::mirrored(static_cast<Joint>(i)))] = shares[i];
  }
  return result;
}

}  // namespace unhunch::sculpt

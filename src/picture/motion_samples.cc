// SPDX-License-Identifier: Apache-2.0
#include "picture/motion_samples.h"

#include <algorithm>
#include <cmath>

namespace unhunch::picture {
namespace {

using core::Frame;
using core::Vector;

constexpr double shortest_step = 1.0 / 60;  // seconds
constexpr double longest_step = 0.5;        // so that a quick swing there and back is not overlooked
constexpr double lever = 0.12;              // metres around a joint within which the flesh has to be right

// How far any point of the flesh around a frame is moved, at most.
double calc_error(const Frame& a, const Frame& b) {
  double error = length(a.at - b.at);
  for (const Vector arm : {Vector{lever, 0, 0}, Vector{0, lever, 0}, Vector{0, 0, lever}}) {
    error = std::max(error, length(a.to_world(arm) - b.to_world(arm)));
  }
  return error;
}

double calc_error(const NodeRow& a, const NodeRow& b) {
  const core::Frames first = to_world(a);
  const core::Frames second = to_world(b);
  double error = 0;
  for (std::size_t i = 0; i < core::joint_count; ++i) error = std::max(error, calc_error(first[i], second[i]));
  for (std::size_t i = core::joint_count; i < a.size(); ++i) {
    error = std::max({error, calc_error(a[i].at, b[i].at), std::abs(a[i].stretch - b[i].stretch) / 2});
  }
  return error;
}

class Sampler {
 public:
  Sampler(const core::Skeleton& skeleton, const core::Motion& motion) : skeleton_(skeleton), motion_(motion) {}

  MotionSamples run() {
    std::vector<double> stops{0, motion_.length};
    for (const core::Key& key : motion_.keys) stops.push_back(std::clamp(key.at, 0.0, motion_.length));
    std::ranges::sort(stops);
    add(0, find_row(0));
    for (const double stop : stops) {
      if (stop - out_.times.back() < 1e-6) continue;
      const double from = out_.times.back();
      const int steps = static_cast<int>(std::ceil((stop - from) / longest_step));
      for (int i = 1; i <= steps; ++i) {
        const double to = from + (stop - from) * i / steps;
        fill(out_.times.back(), NodeRow(out_.rows.back()), to, find_row(to));
      }
    }
    return std::move(out_);
  }

 private:
  NodeRow find_row(double at) {
    // The end of a loop is its beginning, seen from before.
    core::calc_shot(skeleton_, motion_, std::min(at, motion_.length - 1e-9), shot_);
    return make_row(shot_);
  }
  void add(double at, NodeRow row) {
    out_.times.push_back(at);
    out_.rows.push_back(std::move(row));
  }
  // Adds what is needed after `from`, `to` included.
  void fill(double from, const NodeRow& first, double to, const NodeRow& last) {
    bool is_true = to - from < shortest_step;
    const double half = (from + to) / 2;
    const NodeRow middle = find_row(half);
    if (!is_true) {
      is_true = calc_error(mix(first, last, 0.5), middle) < sample_tolerance &&
                calc_error(mix(first, last, 0.25), find_row(from + (to - from) / 4)) < sample_tolerance &&
                calc_error(mix(first, last, 0.75), find_row(to - (to - from) / 4)) < sample_tolerance;
    }
    if (is_true) return add(to, last);
    fill(from, first, half, middle);
    fill(half, middle, to, last);
  }

  const core::Skeleton& skeleton_;
  const core::Motion& motion_;
  core::Shot shot_;
  MotionSamples out_;
};

}  // namespace

NodeRow make_row(const core::Shot& shot) {
  NodeRow row;
  for (std::size_t i = 0; i < core::joint_count; ++i) {
    const auto joint = static_cast<core::Joint>(i);
    const Frame& own = shot.frames[i];
    if (joint == core::parent(joint)) {
      row.push_back({own});
      continue;
    }
    const Frame& above = shot.frames[core::index(core::parent(joint))];
    row.push_back({{above.to_local(own.at), core::unit(core::inverse(above.turn) * own.turn)}});
  }
  for (const Frame& prop : shot.props) row.push_back({prop});
  for (const auto& [from, to] : shot.links) {
    row.push_back({{core::mix(from, to, 0.5), core::limb_turn(from - to, {0.3, 0.2, 1})}, length(to - from)});
  }
  return row;
}

NodeRow mix(const NodeRow& a, const NodeRow& b, double share) {
  NodeRow row;
  for (std::size_t i = 0; i < a.size(); ++i) {
    row.push_back({{core::mix(a[i].at.at, b[i].at.at, share), core::mix(a[i].at.turn, b[i].at.turn, share)},
                   a[i].stretch + (b[i].stretch - a[i].stretch) * share});
  }
  return row;
}

core::Frames to_world(const NodeRow& row) {
  core::Frames frames;
  for (std::size_t i = 0; i < core::joint_count; ++i) {
    const auto joint = static_cast<core::Joint>(i);
    const std::size_t above = core::index(core::parent(joint));
    frames[i] = above == i ? row[i].at : frames[above] * row[i].at;
  }
  return frames;
}

MotionSamples calc_samples(const core::Skeleton& skeleton, const core::Motion& motion) {
  return Sampler(skeleton, motion).run();
}

}  // namespace unhunch::picture

// SPDX-License-Identifier: Apache-2.0
#include "pose/fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <limits>

#include "core/figure/measure.h"

namespace unhunch::pose {
namespace {

using core::Limb;
using core::Rotation;
using core::Vector;

constexpr double mm = 1000, cm = 100;
// What counts as met: of pins and rests in metres, of wishes in degrees or centimetres.
constexpr double pin_slack = 0.001, rest_slack = 0.003, wish_slack = 1;

// A number of the pose in the unit of the fit: centimetres for places, degrees for angles.
struct Value {
  std::vector<double*> at;  // two for both sides
  double scale = 1;         // units per stored unit
};

Value find_value(core::Root& root, core::Angles& angles, std::string_view name) {
  const std::pair<std::string_view, double*> of_root[] = {{"root.x", &root.at.x},    {"root.y", &root.at.y},
                                                          {"root.z", &root.at.z},    {"root.lean", &root.lean},
                                                          {"root.turn", &root.turn}, {"root.roll", &root.roll}};
  for (std::size_t i = 0; i < std::size(of_root); ++i) {
    if (of_root[i].first == name) return {{of_root[i].second}, i < 3 ? cm : 1};
  }
  for (std::size_t i = 0; i < core::trunk_angle_count; ++i) {
    if (core::name(static_cast<core::TrunkAngle>(i)) == name) return {{&angles.trunk[i]}, 1};
  }
  const bool left = name.starts_with("left."), right = name.starts_with("right.");
  if (left || right) name.remove_prefix(left ? 5 : 6);
  Value value;
  for (std::size_t i = 0; i < core::limb_angle_count; ++i) {
    if (core::name(static_cast<core::LimbAngle>(i)) != name) continue;
    if (!right) value.at.push_back(&angles.limbs[0][i]);
    if (!left) value.at.push_back(&angles.limbs[1][i]);
  }
  return value;
}

// The turn of a hand or foot whose contact faces and points as wanted.
Rotation turn_of(const Contact& contact, Vector facing, Vector pointing) {
  const auto basis = [](Vector front, Vector out) {
    const Vector f = core::unit(out);
    const Vector p = core::unit(front - f * core::dot(front, f));
    return core::from_axes(p, f, core::cross(p, f));
  };
  return basis(pointing, facing) * core::inverse(basis(contact.pointing, contact.facing));
}

core::Pin to_pin(const Solver& solver, Limb limb, const PinDraft& draft, const PoseDraft& pose) {
  core::Pin pin{true, draft.holder, {draft.at, {}}, false, draft.pole};
  if (draft.facing && draft.pointing) {
    const Contact contact = solver.contacts.find(limb, draft.point, pose.angles);
    pin.turned = true;
    pin.end.turn = turn_of(contact, *draft.facing, *draft.pointing);
    pin.end.at = draft.at - pin.end.turn * contact.at;
  }
  if (draft.prop >= 0) pin.end = pose.props[static_cast<std::size_t>(draft.prop)] * pin.end;
  return pin;
}

// One drafted pose with its free values at some place.
class Trial {
 public:
  Trial(const Solver& solver, const core::Motion& motion, const PoseDraft& draft)
      : solver_(solver), draft_(draft), work_(motion) {
    core::Key key;
    key.pose = draft.name;
    key.root = draft.root;
    key.angles = draft.angles;
    key.anchor = draft.anchor;
    key.props = draft.props;
    for (const Limb limb : core::limbs) {
      const auto& pin = draft.pins[static_cast<std::size_t>(limb)];
      if (pin) key.pins[static_cast<std::size_t>(limb)] = to_pin(solver, limb, *pin, draft);
    }
    work_.keys = {std::move(key)};
    for (const Free& free : draft.free) values_.push_back(find_value(this->key().root, this->key().angles, free.name));
  }

  std::size_t size() const { return values_.size(); }
  double usual(std::size_t i) const { return *values_[i].at.front() * values_[i].scale; }
  double least(std::size_t i) const { return draft_.free[i].least * values_[i].scale; }
  double most(std::size_t i) const { return draft_.free[i].most * values_[i].scale; }

  void set(const Eigen::VectorXd& x) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const double clamped = std::clamp(x[static_cast<Eigen::Index>(i)], least(i), most(i));
      for (double* at : values_[i].at) *at = clamped / values_[i].scale;
    }
    core::calc_key_shot(solver_.body.skeleton, work_, 0, shot_);
  }

  // Metres for pins and rests, units for wishes; signed where that helps the derivative.
  std::vector<Unmet> calc_unmet() const {
    std::vector<Unmet> unmet;
    for (const Limb limb : core::limbs) {
      const core::Pin& pin = work_.keys.front().pins[static_cast<std::size_t>(limb)];
      if (!pin.held) continue;
      const core::Frame holder = pin.holder.world ? core::Frame{} : shot_.frames[core::index(pin.holder.joint)];
      const Vector missing = (holder * pin.end).at - shot_.frames[core::index(core::end_of(limb))].at;
      unmet.push_back({std::string("pin ") + std::string(core::name(core::end_of(limb))), core::length(missing)});
    }
    const body::JointMatrices matrices = body::calc_joint_matrices(solver_.body, shot_.frames);
    for (const Rest& rest : draft_.rests) {
      unmet.push_back({"rest " + std::string(name(rest.part)), calc_lowest(matrices, rest) + rest.depth});
    }
    for (const Wish& wish : draft_.wishes) {
      const auto value = core::calc_measure(wish.measure, {work_, shot_, shot_, wish.side});
      const double off = !value ? 0 : std::max({0.0, wish.least - *value, *value - wish.most});
      unmet.push_back({"wish " + wish.measure, off});
    }
    return unmet;
  }

  Eigen::VectorXd calc_residuals(const Eigen::VectorXd& x, const Eigen::VectorXd& start) {
    constexpr double rather_not = 0.02;  // how little a moved value counts
    set(x);
    const std::vector<Unmet> unmet = calc_unmet();
    const std::size_t grounds = unmet.size() - draft_.wishes.size();
    Eigen::VectorXd out(static_cast<Eigen::Index>(unmet.size() + size()));
    Eigen::Index row = 0;
    for (std::size_t i = 0; i < unmet.size(); ++i) {
      out[row++] = unmet[i].by * (i < grounds ? mm : draft_.wishes[i - grounds].weight);
    }
    for (Eigen::Index i = 0; i < x.size(); ++i) {
      const double outside =
          std::max({0.0, least(static_cast<std::size_t>(i)) - x[i], x[i] - most(static_cast<std::size_t>(i))});
      out[row++] = (x[i] - start[i]) * rather_not + outside;
    }
    return out;
  }

  Solved finish() {
    Solved out{key(), {}};
    out.key.root = shot_.root;
    out.key.angles = shot_.angles;
    for (Unmet& each : calc_unmet()) {
      const double slack = each.what.starts_with("pin")    ? pin_slack
                           : each.what.starts_with("rest") ? rest_slack
                                                           : wish_slack;
      if (std::abs(each.by) > slack) out.unmet.push_back(std::move(each));
    }
    return out;
  }

 private:
  core::Key& key() { return work_.keys.front(); }

  // How far the lowest (or deepest) skin of the part is from its ground; minus inside.
  double calc_lowest(const body::JointMatrices& matrices, const Rest& rest) const {
    double lowest = std::numeric_limits<double>::max();
    for (const std::uint32_t v : solver_.parts[index(rest.part)]) {
      const auto [x, y, z] = body::calc_position(solver_.body, matrices, v);
      if (rest.prop < 0) {
        lowest = std::min(lowest, static_cast<double>(y));
        continue;
      }
      const auto prop = static_cast<std::size_t>(rest.prop);
      const Vector local = shot_.props[prop].to_local({x, y, z});
      for (const core::Solid& solid : work_.props[prop].solids) lowest = std::min(lowest, core::distance(solid, local));
    }
    return lowest;
  }

  const Solver& solver_;
  const PoseDraft& draft_;
  core::Motion work_;  // with this pose as its only key
  core::Shot shot_;
  std::vector<Value> values_;
};

Eigen::MatrixXd calc_slopes(Trial& trial, const Eigen::VectorXd& x, const Eigen::VectorXd& start,
                            const Eigen::VectorXd& here) {
  constexpr double step = 0.05;
  Eigen::MatrixXd slopes(here.size(), x.size());
  for (Eigen::Index i = 0; i < x.size(); ++i) {
    Eigen::VectorXd beside = x;
    beside[i] += step;
    slopes.col(i) = (trial.calc_residuals(beside, start) - here) / step;
  }
  return slopes;
}

Eigen::VectorXd minimise(Trial& trial, const Eigen::VectorXd& start) {
  constexpr int rounds = 40;
  constexpr double enough = 1e-7;
  Eigen::VectorXd x = start;
  Eigen::VectorXd here = trial.calc_residuals(x, start);
  double damping = 1e-2;
  for (int round = 0; round < rounds && damping < 1e6; ++round) {
    const Eigen::MatrixXd slopes = calc_slopes(trial, x, start, here);
    const Eigen::MatrixXd normal = slopes.transpose() * slopes;
    const Eigen::VectorXd down = slopes.transpose() * here;
    Eigen::MatrixXd damped = normal;
    damped.diagonal() += damping * normal.diagonal() + Eigen::VectorXd::Constant(x.size(), 1e-9);
    const Eigen::VectorXd next = x - damped.ldlt().solve(down);
    const Eigen::VectorXd there = trial.calc_residuals(next, start);
    const double won = here.squaredNorm() - there.squaredNorm();
    if (won > 0) {
      x = next;
      here = there;
      damping = std::max(damping / 5, 1e-7);
      if (won < enough * (1 + here.squaredNorm())) break;
    } else {
      damping *= 8;
    }
  }
  return x;
}

}  // namespace

Solved solve(const Solver& solver, const core::Motion& motion, const PoseDraft& draft) {
  Trial trial(solver, motion, draft);
  Eigen::VectorXd start(static_cast<Eigen::Index>(trial.size()));
  for (std::size_t i = 0; i < trial.size(); ++i) start[static_cast<Eigen::Index>(i)] = trial.usual(i);
  trial.set(trial.size() == 0 ? start : minimise(trial, start));
  return trial.finish();
}

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "pose/check.h"

#include <array>
#include <cmath>
#include <optional>

#include "pose/moments.h"
#include "pose/overlap.h"
#include "pose/worst.h"
#include "wire/regimen_check_view.h"

namespace unhunch::pose {
namespace {

namespace view = wire::view;
using core::Limb;
using core::Vector;

constexpr double mm = 1000;
constexpr double angle_slack = .5;                // degrees
constexpr double pin_slack = .001;                // metres, like those below
constexpr double lowest = -.012, highest = .005;  // of the lowest skin of what stands on the floor
constexpr double floor_from = -.040,
                 floor_to = .020;  // a pinned hand or foot this near to the floor is meant to be on it

std::string to_mm(double metres) { return to_tenths(metres * mm) + " mm"; }

Part part_of(Limb limb) { return pose::part_of(core::end_of(limb)); }

// ---- the range of joints

struct Range {
  double least = 0, most = 0;
};

std::optional<double> number_at(const boost::json::object& fields, std::string_view key) {
  const auto* value = view::find(fields, key);
  if (!value || !value->is_number()) return {};
  return value->to_number<double>();
}

std::optional<Range> find_range(const boost::json::object& document, std::string_view angle) {
  const auto& fields = view::item(document, "angle", angle);
  const auto least = number_at(fields, "min");
  const auto most = number_at(fields, "max");
  if (!least || !most) return {};
  return Range{*least, *most};
}

// The ranges of all angles of a regimen.
struct Ranges {
  std::array<std::optional<Range>, core::trunk_angle_count> trunk;
  std::array<std::optional<Range>, core::limb_angle_count> limbs;

  explicit Ranges(const boost::json::object& document) {
    for (std::size_t i = 0; i < trunk.size(); ++i)
      trunk[i] = find_range(document, core::name(static_cast<core::TrunkAngle>(i)));
    for (std::size_t i = 0; i < limbs.size(); ++i)
      limbs[i] = find_range(document, core::name(static_cast<core::LimbAngle>(i)));
  }
};

// ---- one motion

class MotionCheck {
 public:
  MotionCheck(const boost::json::object& document, const Solver& solver, const core::Motion& motion)
      : solver_(solver), motion_(motion), ranges_(document), on_floor_(motion.keys.size()) {}

  void run(wire::Faults& faults) {
    for (std::size_t key = 0; key < motion_.keys.size(); ++key) find_floor(key);
    const auto moments = find_moments(motion_);
    for (std::size_t frame = 0; frame < moments.size(); ++frame) {
      moment_ = &moments[frame];
      frame_ = frame;
      core::calc_shot(solver_.body.skeleton, motion_, moment_->at, shot_);
      check_angles();
      check_pins();
      if (is_as_before()) continue;
      calc_posed(solver_, shot_.frames, posed_);
      check_floor();
      check_props();
      check_overlaps();
    }
    worst_.report_to(faults, view::path("motion", motion_.id));
  }

 private:
  std::string when() const { return " " + describe(motion_, *moment_, frame_); }

  void check_angle(const std::string& name, double degrees, const std::optional<Range>& range) {
    if (!range) {
      worst_.note("out_of_range", name, 0, name + " has no known range", "an entry [angle.*] with min and max");
      return;
    }
    const double outside = std::max(range->least - degrees, degrees - range->most);
    if (!(outside <= angle_slack)) {
      worst_.note("out_of_range", name, outside, name + " is " + to_tenths(degrees) + " degrees" + when(),
                  to_tenths(range->least) + " to " + to_tenths(range->most) + " degrees");
    }
  }

  void check_angles() {
    for (std::size_t i = 0; i < core::trunk_angle_count; ++i) {
      const auto angle = static_cast<core::TrunkAngle>(i);
      check_angle(std::string(core::name(angle)), shot_.angles[angle], ranges_.trunk[i]);
    }
    for (std::size_t i = 0; i < core::limb_angle_count; ++i) {
      const auto angle = static_cast<core::LimbAngle>(i);
      for (const core::Side side : core::sides) {
        const std::string_view which = side == core::Side::left ? "left " : "right ";
        check_angle(std::string(which) + std::string(core::name(angle)), shot_.angles.at(side, angle),
                    ranges_.limbs[i]);
      }
    }
  }

  const core::Pin& pin(std::size_t key, Limb limb) const {
    return motion_.keys[key].pins[static_cast<std::size_t>(limb)];
  }

  // The pin that holds the limb now, where it does not move.
  const core::Pin* find_pin(Limb limb) const {
    const core::Pin& here = pin(moment_->key, limb);
    const core::Pin& next = pin(moment_->next, limb);
    if (!here.held) return nullptr;
    const bool stays = next.held && here.holder == next.holder && here.end.at == next.end.at;
    return moment_->is_key || stays ? &here : nullptr;
  }

  void check_pins() {
    double missed = shot_.short_by;
    for (const Limb limb : core::limbs) {
      const core::Pin* held = find_pin(limb);
      if (!held) continue;
      const core::Frame holder = held->holder.world ? core::Frame{} : shot_.frames[core::index(held->holder.joint)];
      const Vector end = shot_.frames[core::index(core::end_of(limb))].at;
      const double off = core::length(holder.to_world(held->end.at) - end);
      if (!(off <= pin_slack)) note_missed(std::string(core::name(core::end_of(limb))), off);
      if (off > pin_slack) missed = 0;
    }
    if (!(missed <= pin_slack)) note_missed("a hand or foot that moves", missed);
  }

  void note_missed(const std::string& what, double off) {
    worst_.note("pin_missed", what, off, what + " misses its place by " + to_mm(off) + when(), "at most 1 mm");
  }

  // Whether the body and the things stand as in the picture that was looked at last.
  bool is_as_before() {
    const auto is_near = [](const core::Frame& a, const core::Frame& b) {
      constexpr double place = 1e-4, turn = 1e-7;
      return core::length(a.at - b.at) < place && std::abs(core::dot(a.turn, b.turn)) > 1 - turn;
    };
    bool same = !seen_.empty() && moment_->key == seen_key_;
    std::vector<core::Frame> now(shot_.frames.begin(), shot_.frames.end());
    now.insert(now.end(), shot_.props.begin(), shot_.props.end());
    for (std::size_t i = 0; i < now.size() && same; ++i) same = is_near(now[i], seen_[i]);
    if (!same) seen_ = std::move(now);
    seen_key_ = moment_->key;
    return same;
  }

  // ---- the floor

  // Whether something higher than a mat stands where the skin is lowest.
  bool is_on_prop(Part part) const {
    const auto& vertices = solver_.parts[index(part)];
    const auto low = std::min_element(vertices.begin(), vertices.end(), [&](std::uint32_t a, std::uint32_t b) {
      return posed_.skin[a][1] < posed_.skin[b][1];
    });
    if (low == vertices.end()) return false;
    constexpr double above_mat = .020, near = .008;
    const Vector place{posed_.skin[*low][0], above_mat, posed_.skin[*low][2]};
    for (std::size_t prop = 0; prop < motion_.props.size(); ++prop) {
      for (const core::Solid& solid : motion_.props[prop].solids)
        if (core::distance(solid, shot_.props[prop].to_local(place)) < near) return true;
    }
    return false;
  }

  // Which limbs are held on the floor in this key.
  void find_floor(std::size_t key) {
    core::calc_key_shot(solver_.body.skeleton, motion_, key, shot_);
    calc_posed(solver_, shot_.frames, posed_);
    for (const Limb limb : core::limbs) {
      const double low = posed_.lowest[index(part_of(limb))];
      on_floor_[key][static_cast<std::size_t>(limb)] = pin(key, limb).held && pin(key, limb).holder.world &&
                                                       low > floor_from && low < floor_to && !is_on_prop(part_of(limb));
    }
  }

  // A foot that swings past low over the floor is meant to: only what keeps its place floats.
  bool keeps_place(Limb limb) const {
    const auto is_still = [&](std::size_t from, std::size_t to) {
      const core::Pin& a = pin(from, limb);
      const core::Pin& b = pin(to, limb);
      constexpr double still = .001;
      return a.held && b.held && std::hypot(a.end.at.x - b.end.at.x, a.end.at.z - b.end.at.z) < still;
    };
    const std::size_t count = motion_.keys.size();
    const std::size_t before = (moment_->key + count - 1) % count;
    const bool before_too = moment_->is_key && (motion_.loops || moment_->key > 0);
    return is_still(moment_->key, moment_->next) || (before_too && is_still(before, moment_->key));
  }

  bool stands(Limb limb) const {
    const auto i = static_cast<std::size_t>(limb);
    return on_floor_[moment_->key][i] && (moment_->is_key || on_floor_[moment_->next][i]);
  }

  void check_floor() {
    std::array<bool, part_count> standing{};
    for (const Limb limb : core::limbs) {
      if (!stands(limb)) continue;
      standing[index(part_of(limb))] = true;
      const std::string what{name(part_of(limb))};
      const double low = posed_.lowest[index(part_of(limb))];
      const std::string expected = "the lowest skin " + to_mm(lowest) + " to " + to_mm(highest) + " above the floor";
      if (low < lowest)
        worst_.note("sunk_foot_or_hand", what, -low, what + " is " + to_mm(-low) + " under the floor" + when(),
                    expected);
      if (low > highest && keeps_place(limb))
        worst_.note("floating_foot_or_hand", what, low, what + " floats " + to_mm(low) + " above the floor" + when(),
                    expected);
    }
    for (std::size_t part = 0; part < part_count; ++part) {
      const double low = posed_.lowest[part];
      if (standing[part] || low >= lowest) continue;
      const std::string what{name(static_cast<Part>(part))};
      worst_.note("sunk", what, -low, what + " is " + to_mm(-low) + " under the floor" + when(),
                  "at most " + to_mm(-lowest));
    }
  }

  // ---- what is inside what

  // The same two things are one trouble, whichever of them is said to be in the other.
  void note_inside(const char* code, std::string_view what, std::string_view other, double depth, double allowed) {
    std::string pair(std::min(what, other));
    pair.append(" and ").append(std::max(what, other));
    std::string says(what);
    says.append(" is ").append(to_mm(depth)).append(" inside ").append(other).append(when());
    worst_.note(code, pair, depth, says, "at most " + to_mm(allowed));
  }

  void check_props() {
    for (const PropOverlap& overlap : find_prop_overlaps(solver_, posed_, motion_.props, shot_.props)) {
      note_inside("through_prop", name(overlap.part), view::quote(motion_.props[overlap.prop].id), overlap.depth,
                  overlap.allowed);
    }
  }

  void check_overlaps() {
    for (const Overlap& overlap : find_overlaps(solver_, posed_)) {
      note_inside("self_intersection", name(overlap.part), name(overlap.other), overlap.depth, overlap.allowed);
    }
  }

  const Solver& solver_;
  const core::Motion& motion_;
  const Ranges ranges_;
  std::vector<std::array<bool, 4>> on_floor_;  // by key and Limb
  Worst worst_;
  core::Shot shot_;
  Posed posed_;
  const Moment* moment_ = nullptr;
  std::size_t frame_ = 0;
  std::vector<core::Frame> seen_;  // the picture that was looked at last
  std::size_t seen_key_ = 0;
};

}  // namespace

void check_motion(const boost::json::object& document, const Solver& solver, const core::Motion& motion,
                  wire::Faults& faults) {
  if (!motion.keys.empty()) MotionCheck(document, solver, motion).run(faults);
}

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "core/figure/motion.h"

namespace unhunch::core {
namespace {

double mix(double a, double b, double share) { return a + (b - a) * share; }

Root mix(const Root& a, const Root& b, double share) {
  return {core::mix(a.at, b.at, share), mix(a.lean, b.lean, share), mix(a.turn, b.turn, share),
          mix(a.roll, b.roll, share)};
}

Frame mix(const Frame& a, const Frame& b, double share) {
  return {core::mix(a.at, b.at, share), core::mix(a.turn, b.turn, share)};
}

double eased(Ease ease, double share) { return ease == Ease::linear ? share : share * share * (3 - 2 * share); }

// Two keys and how far the time is from the first to the second.
struct Between {
  const Key& a;
  const Key& b;
  double share;
};

Between find_keys(const Motion& motion, double at) {
  const auto& keys = motion.keys;
  if (keys.size() == 1) return {keys[0], keys[0], 0};
  if (motion.loops && motion.length > 0) {
    at = std::fmod(at, motion.length);
    if (at < 0) at += motion.length;
  }
  if (at <= keys.front().at) return {keys.front(), keys.front(), 0};
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (at >= keys[i].at) continue;
    const double share = (at - keys[i - 1].at) / (keys[i].at - keys[i - 1].at);
    return {keys[i - 1], keys[i], eased(keys[i - 1].ease, share)};
  }
  const double rest = motion.length - keys.back().at;
  if (!motion.loops || rest <= 0) return {keys.back(), keys.back(), 0};
  return {keys.back(), keys.front(), eased(keys.back().ease, (at - keys.back().at) / rest)};
}

void put_on_anchor(const Between& between, Shot& out) {
  const Anchor& a = between.a.anchor;
  const Anchor& b = between.b.anchor;
  if (!a.held || !b.held || a.first != b.first || a.second != b.second) return;
  const Vector now = mix(out.frames[index(a.first)].at, out.frames[index(a.second)].at, 0.5);
  const Vector shift = mix(a.at, b.at, between.share) - now;
  for (Frame& frame : out.frames) frame.at += shift;
  out.root.at += shift;
}

// The place of the pin in the world, for the body as it is.
Reach to_reach(const Pin& pin, Limb limb, const Frames& frames) {
  const Frame holder = pin.holder.world ? Frame{} : frames[index(pin.holder.joint)];
  const Frame& carrier = frames[index(is_hand(limb) ? Joint::thorax3 : Joint::pelvis)];
  return {holder * pin.end, carrier.turn * pin.pole, pin.turned};
}

void hold_limb(const Skeleton& skeleton, const Between& between, Limb limb, Shot& out) {
  const Pin& a = between.a.pins[static_cast<std::size_t>(limb)];
  const Pin& b = between.b.pins[static_cast<std::size_t>(limb)];
  if (!a.held || !b.held || a.holder != b.holder || a.turned != b.turned) return;
  Pin pin = a;
  pin.end = mix(a.end, b.end, between.share);
  pin.pole = mix(a.pole, b.pole, between.share);
  const double missing = reach(skeleton, limb, to_reach(pin, limb, out.frames), out.angles, out.frames);
  out.short_by = std::max(out.short_by, missing);
}

Vector place_of(const Link::End& end, const Frames& frames) {
  return end.holder.world ? end.at : frames[index(end.holder.joint)].to_world(end.at);
}

void calc_between(const Skeleton& skeleton, const Motion& motion, const Between& between, Shot& out) {
  out.root = mix(between.a.root, between.b.root, between.share);
  out.angles = core::mix(between.a.angles, between.b.angles, between.share);
  out.short_by = 0;
  calc_frames(skeleton, {out.root.at, rotation_of(out.root)}, out.angles, out.frames);
  put_on_anchor(between, out);
  // Feet first: a hand may lie on a thigh.
  for (const Limb limb : {Limb::left_foot, Limb::right_foot, Limb::left_hand, Limb::right_hand}) {
    hold_limb(skeleton, between, limb, out);
  }
  out.props.resize(motion.props.size());
  for (std::size_t i = 0; i < motion.props.size(); ++i) {
    out.props[i] = mix(between.a.props[i], between.b.props[i], between.share);
  }
  out.links.resize(motion.links.size());
  for (std::size_t i = 0; i < motion.links.size(); ++i) {
    out.links[i] = {place_of(motion.links[i].from, out.frames), place_of(motion.links[i].to, out.frames)};
  }
}

// ---- the other side -------------------------------------------------------------------------------------------------

Vector flipped(Vector v) { return {-v.x, v.y, v.z}; }
Frame flipped(const Frame& frame) {
  const Rotation r = frame.turn;
  return {flipped(frame.at), {r.w, r.x, -r.y, -r.z}};
}
Holder flipped(Holder holder) { return {holder.world, mirrored(holder.joint)}; }

Key flipped(const Key& key) {
  Key out = key;
  out.root = mirrored(key.root);
  out.angles = mirrored(key.angles);
  out.anchor = {key.anchor.held, mirrored(key.anchor.first), mirrored(key.anchor.second), flipped(key.anchor.at)};
  for (const Limb limb : limbs) {
    const Pin& pin = key.pins[static_cast<std::size_t>(limb)];
    out.pins[static_cast<std::size_t>(mirrored(limb))] = {pin.held, flipped(pin.holder), flipped(pin.end), pin.turned,
                                                          flipped(pin.pole)};
  }
  for (Frame& prop : out.props) prop = flipped(prop);
  return out;
}

}  // namespace

void calc_shot(const Skeleton& skeleton, const Motion& motion, double at, Shot& out) {
  calc_between(skeleton, motion, find_keys(motion, at), out);
}

void calc_key_shot(const Skeleton& skeleton, const Motion& motion, std::size_t key, Shot& out) {
  calc_between(skeleton, motion, {motion.keys[key], motion.keys[key], 0}, out);
}

Motion mirrored(const Motion& motion) {
  Motion out = motion;
  for (Key& key : out.keys) key = flipped(key);
  for (Prop& prop : out.props) {
    for (Solid& solid : prop.solids) solid.at = flipped(solid.at);
  }
  for (Link& link : out.links) {
    for (Link::End* end : {&link.from, &link.to}) *end = {flipped(end->holder), flipped(end->at)};
  }
  if (motion.side) out.side = other(*motion.side);
  out.camera.turn = -motion.camera.turn;
  out.camera.target = flipped(motion.camera.target);
  return out;
}

}  // namespace unhunch::core

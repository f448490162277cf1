// SPDX-License-Identifier: Apache-2.0
#include "body/motion_json.h"

#include <cmath>

namespace unhunch::body {
namespace {

// Writes JSON front to back. Names and ids are slugs, which need no escapes.
class Writer {
 public:
  std::string text;

  void name(std::string_view key) {
    comma();
    text.append("\"").append(key).append("\":");
    first_ = true;
  }
  void string(std::string_view value) {
    comma();
    text.append("\"").append(value).append("\"");
  }
  void flag(bool value) {
    comma();
    text += value ? "true" : "false";
  }
  void number(double value) {
    comma();
    constexpr long long steps = 100000;
    const long long whole = std::llround(std::abs(value) * steps);
    if (value < 0 && whole != 0) text += '-';
    text += std::to_string(whole / steps);
    if (whole % steps == 0) return;
    std::string decimals = std::to_string(steps + whole % steps).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    text.append(".").append(decimals);
  }
  void vector(core::Vector v) {
    open('[');
    for (const double each : {v.x, v.y, v.z}) number(each);
    close(']');
  }
  void turn(core::Rotation r) {
    open('[');
    for (const double each : {r.x, r.y, r.z, r.w}) number(each);
    close(']');
  }
  void open(char bracket) {
    comma();
    text += bracket;
    first_ = true;
  }
  void close(char bracket) {
    text += bracket;
    first_ = false;
  }

 private:
  bool first_ = true;

  void comma() {
    if (!first_) text += ',';
    first_ = false;
  }
};

constexpr std::string_view shapes[] = {"box", "cylinder", "capsule"};

void write_solid(Writer& out, const core::Solid& solid) {
  out.open('{');
  out.name("shape"), out.string(shapes[static_cast<std::size_t>(solid.shape)]);
  out.name("at"), out.vector(solid.at.at);
  out.name("turn"), out.turn(solid.at.turn);
  out.name("half"), out.vector(solid.half);
  out.name("rounding"), out.number(solid.rounding);
  out.name("finish"), out.string(core::name(solid.finish));
  out.close('}');
}

void write_props(Writer& out, const core::Motion& motion) {
  out.name("props"), out.open('[');
  for (const core::Prop& prop : motion.props) {
    out.open('{');
    out.name("prop"), out.string(prop.id);
    out.name("solids"), out.open('[');
    for (const core::Solid& solid : prop.solids) write_solid(out, solid);
    out.close(']');
    out.close('}');
  }
  out.close(']');
  out.name("links"), out.open('[');
  for (const core::Link& link : motion.links) {
    out.open('{');
    out.name("radius"), out.number(link.radius);
    out.name("finish"), out.string(core::name(link.finish));
    out.close('}');
  }
  out.close(']');
}

void write_times(Writer& out, const core::Motion& motion) {
  out.name("keys"), out.open('[');
  for (const core::Key& key : motion.keys) {
    out.open('{');
    out.name("pose"), out.string(key.pose);
    out.name("at_s"), out.number(key.at);
    out.close('}');
  }
  out.close(']');
  out.name("parts"), out.open('[');
  for (const core::MotionPart& part : motion.parts) {
    out.open('{');
    out.name("id"), out.string(part.id);
    out.name("from_s"), out.number(part.from);
    out.name("to_s"), out.number(part.to);
    out.name("loops"), out.flag(part.loops);
    out.close('}');
  }
  out.close(']');
}

void write_camera(Writer& out, const core::Camera& camera) {
  out.name("camera"), out.open('{');
  out.name("turn"), out.number(camera.turn);
  out.name("height"), out.number(camera.height);
  out.name("distance"), out.number(camera.distance);
  out.name("target"), out.vector(camera.target);
  out.name("opening"), out.number(camera.opening);
  out.close('}');
}

}  // namespace

std::string write_motion_json(const core::Motion& motion) {
  Writer out;
  out.open('{');
  out.name("motion"), out.string(motion.id);
  out.name("length_s"), out.number(motion.length);
  out.name("loops"), out.flag(motion.loops);
  out.name("side"), out.string(!motion.side ? "both" : *motion.side == core::Side::left ? "left" : "right");
  out.name("blanket"), out.flag(motion.blanket);
  write_times(out, motion);
  write_props(out, motion);
  write_camera(out, motion.camera);
  out.name("muscles"), out.open('[');
  for (const std::string& muscle : motion.muscles) out.string(muscle);
  out.close(']');
  out.close('}');
  return std::move(out.text);
}

}  // namespace unhunch::body

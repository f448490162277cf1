// SPDX-License-Identifier: Apache-2.0
#include "tests/figure/testing.h"

#include <boost/json/parse.hpp>

#include "main/embedded.h"

namespace unhunch::testing {

const body::Body& the_body() {
  static const body::Body read = body::read_body(embedded_body()).value();
  return read;
}

const body::MotionBook& the_book() {
  static const body::MotionBook read = body::read_motion_book(embedded_motions()).value();
  return read;
}

const core::Motion& motion_of(std::string_view id) {
  const core::Motion* motion = the_book().find(id);
  static const core::Motion none;
  return motion == nullptr ? none : *motion;
}

const boost::json::object& the_regimen() {
  static const boost::json::value document = boost::json::parse(embedded_regimen());
  return document.as_object();
}

Stretch stretch_of(const core::Motion& motion, std::string_view part) {
  for (const core::MotionPart& each : motion.parts) {
    if (each.id == part) return {each.from, each.to};
  }
  return {0, motion.length};
}

core::Shot shot_at(const core::Motion& motion, double seconds) {
  core::Shot shot;
  core::calc_shot(the_body().skeleton, motion, seconds, shot);
  return shot;
}

}  // namespace unhunch::testing

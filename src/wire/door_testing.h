// SPDX-License-Identifier: Apache-2.0
//
// What the tests of the door share: the door on the real regimen, and the answers of a healthy person as JSON.

#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "wire/door.h"
#include "wire/json_text.h"

namespace unhunch::wire {

inline const std::string& regimen_text() {
  static const std::string text = [] {
    std::ifstream file(UNHUNCH_REGIMEN_JSON, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return text;
}

// A motion of two seconds in which nothing moves: a nod, and the right knee bent.
inline core::Motion make_still_motion() {
  core::Motion motion;
  motion.id = "still";
  motion.length = 2;
  core::Key key;
  key.angles[core::TrunkAngle::nod] = 4;
  key.angles.at(core::Side::right, core::LimbAngle::knee_flexion) = 20;
  motion.keys = {key};
  return motion;
}

inline const Door& the_door() {
  static const Door door = [] {
    auto opened = Door::open(regimen_text());
    if (opened) opened->check_regimens();
    if (opened) opened->look_back();
    REQUIRE_MESSAGE(opened, opened.error().message);
    opened->show({{make_still_motion()}});
    return std::move(*opened);
  }();
  return door;
}

// Thirty years old, everything asked and answered no, no pain, everything at hand.
inline boost::json::object healthy_answers() {
  const core::Regimen& regimen = the_door().regimen();
  boost::json::object flags, conditions, details;
  for (const core::Flag& flag : regimen.flags) {
    if (flag.asked == core::Asked::yes_no_unsure) flags[flag.id] = "no";
  }
  for (const core::Condition& condition : regimen.conditions) conditions[condition.id] = "no";
  for (const core::SubQuestion& question : regimen.sub_questions) {
    details[question.id] = question.minutes ? boost::json::value(0) : boost::json::value("no");
  }
  boost::json::array equipment;
  for (const std::string& thing : regimen.equipment) equipment.emplace_back(thing);
  return {{"age_band", "age_20_44"}, {"pain_now", 0},           {"pain_between_blades", "familiar_comes_and_goes"},
          {"flags", flags},          {"details", details},      {"conditions", conditions},
          {"equipment", equipment},  {"head_turn_test", "done"}};
}

}  // namespace unhunch::wire

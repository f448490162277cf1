// SPDX-License-Identifier: Apache-2.0
// What somebody was given in a session against all they did before: the invariants of progression, by rules written
// here anew. For the simulations in this folder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "session_check.h"

namespace unhunch::testing {

// Invariants that were broken: how often, and what was seen first.
class Broken {
 public:
  void expect(bool holds, const std::string& invariant, const std::string& seen);
  void add(const Broken& others, const std::string& of);
  // Fails when this one was broken.
  void check(const std::string& invariant) const;
  bool empty() const { return seen_.empty(); }

 private:
  struct Seen {
    int count = 0;
    std::string examples;
  };
  std::map<std::string, Seen> seen_;
};

// One exercise as it was done, with what the history of the core does not keep.
struct Done {
  core::Date date;
  std::string exercise;
  int level = -1, sets = 0, reps = 0, hold = 0, contact = 0;
  bool strength = false, red = false, top = false;  // top: a green session that counts for the gate
};

class ProgressJudge {
 public:
  explicit ProgressJudge(const SessionCheck& check) : check_(check) {}

  // One exercise of a session that has been done, as the history keeps it.
  Done read(const core::Session&, std::size_t item, const core::SessionDone&, const core::ExerciseDone&) const;

  // Judges what is new, and then keeps it.
  void add(std::vector<Done> session);

  const Broken& broken() const { return broken_; }
  int highest_level() const { return highest_level_; }
  int longest_roll() const { return longest_roll_; }

 private:
  void judge(const Done& now);
  void judge_strength(const Done& now);
  void judge_level(const Done& now);
  void judge_after_red(const Done& now);
  void judge_roll(const Done& now);

  const SessionCheck& check_;
  std::vector<Done> log_;
  Broken broken_;
  int highest_level_ = -1, longest_roll_ = 0;
};

}  // namespace unhunch::testing

// SPDX-License-Identifier: Apache-2.0
#include "pose/compile.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "body/framing.h"
#include "pose/check.h"
#include "pose/criteria.h"
#include "pose/motion_reader.h"
#include "wire/regimen_check_view.h"

namespace unhunch::pose {
namespace {

using namespace wire::view;

std::string describe(const Unmet& unmet) {
  const bool wish = unmet.what.starts_with("wish");
  const double size = wish ? unmet.by : unmet.by * 1000;
  const auto tenths = static_cast<int>(std::lround(std::abs(size) * 10));
  return unmet.what + " is missed by " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
         (wish ? "" : " mm");
}

// The same motion with a part of its range: every key lies between the first and its own, still held where it is held.
void take_part_of_range(const Solver& solver, core::Motion& motion, int percent) {
  const core::Motion whole = motion;
  for (std::size_t i = 1; i < whole.keys.size(); ++i) {
    core::Motion between = whole;
    between.loops = false;
    between.keys = {whole.keys.front(), whole.keys[i]};
    between.keys[0].at = 0;
    between.keys[1].at = 1;
    between.keys[0].ease = core::Ease::linear;
    core::Shot shot;
    const double share = percent / 100.0;
    core::calc_shot(solver.body.skeleton, between, share, shot);
    core::Key& key = motion.keys[i];
    key.root = shot.root;
    key.angles = shot.angles;
    key.angles.breath = whole.keys[i].angles.breath;
    key.props = shot.props;
    key.anchor.at = core::mix(whole.keys[0].anchor.at, key.anchor.at, share);
    for (std::size_t limb = 0; limb < key.pins.size(); ++limb) {
      const core::Pin& from = whole.keys[0].pins[limb];
      core::Pin& to = key.pins[limb];
      if (!from.held || from.holder != to.holder) {
        to.held = false;
        continue;
      }
      to.end = {core::mix(from.end.at, to.end.at, share), core::mix(from.end.turn, to.end.turn, share)};
      to.pole = core::mix(from.pole, to.pole, share);
    }
  }
}

// From where all of the motion is seen, and nearer when the motion asks for it.
void set_camera(const Solver& solver, const MotionDraft& draft, core::Motion& motion) {
  constexpr int pictures = 12;
  std::vector<core::Shot> shots(pictures + motion.keys.size());
  for (std::size_t i = 0; i < shots.size(); ++i) {
    if (i < pictures)
      core::calc_shot(solver.body.skeleton, motion, motion.length * static_cast<double>(i) / pictures, shots[i]);
    else
      core::calc_key_shot(solver.body.skeleton, motion, i - pictures, shots[i]);
  }
  const core::Camera wanted = motion.camera;
  motion.camera = body::frame_camera(body::Stage(solver.body, motion, body::make_look()), shots, wanted);
  motion.camera.distance /= draft.closer;
  if (draft.target_given) motion.camera.target = wanted.target;
}

core::Motion compile_motion(const boost::json::object& document, const Solver& solver, const std::string& id,
                            wire::Faults& faults) {
  const std::size_t before = faults.size();
  MotionDraft draft = read_motion(document, id, faults);
  core::Motion motion = std::move(draft.motion);
  if (faults.size() != before) return motion;
  for (const KeyDraft& key : draft.keys) {
    Solved solved = solve(solver, motion, key.pose);
    for (const Unmet& unmet : solved.unmet) {
      report(faults, key.path, "unmet", describe(unmet) + " (in " + quote(id) + ")",
             "a pose that can be taken: move what is free, or what is pinned");
    }
    solved.key.at = key.at;
    solved.key.ease = key.ease;
    motion.keys.push_back(std::move(solved.key));
  }
  if (draft.range_percent != 100) take_part_of_range(solver, motion, draft.range_percent);
  set_camera(solver, draft, motion);
  check_motion(document, solver, motion, faults);
  check_criteria(document, solver.body.skeleton, motion, faults);
  return motion;
}

}  // namespace

CompiledMotions compile_motions(const boost::json::object& document, const Solver& solver,
                                const std::vector<std::string>& only) {
  std::vector<std::string> ids;
  for (const auto id : ids_of(document, "motion")) {
    if (only.empty() || std::find(only.begin(), only.end(), id) != only.end()) ids.emplace_back(id);
  }
  CompiledMotions out;
  out.motions.resize(ids.size());
  std::vector<wire::Faults> faults(ids.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < ids.size(); i = next++)
      out.motions[i] = compile_motion(document, solver, ids[i], faults[i]);
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < std::min<std::size_t>(std::thread::hardware_concurrency(), ids.size()); ++i)
    others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  for (auto& each : faults) out.faults.insert(out.faults.end(), each.begin(), each.end());
  return out;
}

}  // namespace unhunch::pose

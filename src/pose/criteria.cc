// SPDX-License-Identifier: Apache-2.0
#include "pose/criteria.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/figure/measure.h"
#include "wire/regimen_check_view.h"

namespace unhunch::pose {
namespace {

namespace json = boost::json;
using namespace wire::view;

// Not to be read off one pose.
constexpr std::array<std::string_view, 3> of_time{"crit_tempo", "crit_symmetry", "crit_range_75"};

double number_at(const json::object& object, std::string_view key, double otherwise) {
  const auto* value = find(object, key);
  if (!value) return otherwise;
  return value->is_int64()    ? static_cast<double>(value->get_int64())
         : value->is_double() ? value->get_double()
                              : otherwise;
}

std::string in_words(double value) {
  const auto tenths = std::lround(std::abs(value) * 10);
  return (value < 0 ? "-" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

struct Limits {
  double least, most;
};
Limits limits_of(const json::object& criterion) {
  constexpr double far = std::numeric_limits<double>::max();
  if (find(criterion, "within")) {
    const double within = number_at(criterion, "within", 0);
    return {-within, within};
  }
  return {number_at(criterion, "min", -far), number_at(criterion, "max", far)};
}

class CriteriaCheck {
 public:
  CriteriaCheck(const json::object& document, const core::Skeleton& skeleton, const core::Motion& motion,
                wire::Faults& faults)
      : document_(document), skeleton_(skeleton), motion_(motion), faults_(faults) {
    core::calc_key_shot(skeleton_, motion_, 0, start_);
  }

  void check() {
    const auto& shows = object_at(item(document_, "motion", motion_.id), "shows");
    for (const auto criterion : find_wanted()) {
      const auto& poses = array_at(shows, criterion);
      if (poses.empty()) {
        report(faults_, path("motion", motion_.id, "shows", criterion), "not_shown", "is missing",
               "the names of the poses that show it");
      }
    }
    for (const auto& member : shows) {
      const auto& list = array_at(shows, to_view(member.key()));
      for (const auto& pose : list) check_pose(to_view(member.key()), text_of(pose));
    }
  }

 private:
  const json::object& document_;
  const core::Skeleton& skeleton_;
  const core::Motion& motion_;
  wire::Faults& faults_;
  core::Shot start_;

  // What the camera of the exercise (or the one of this variant) asks for.
  std::vector<std::string_view> find_wanted() const {
    const auto variant_of = text_at(item(document_, "exercise_variant", motion_.id), "exercise");
    const auto& exercise = item(document_, "exercise", variant_of.empty() ? std::string_view(motion_.id) : variant_of);
    std::vector<std::string_view> wanted;
    for (const auto& value : array_at(exercise, "camera")) {
      const auto* camera = value.if_object();
      if (!camera || text_at(*camera, "variant") != (variant_of.empty() ? std::string_view() : motion_.id)) continue;
      for (const auto& criterion : array_at(*camera, "criteria")) {
        const auto id = text_of(criterion);
        if (std::find(of_time.begin(), of_time.end(), id) == of_time.end()) wanted.push_back(id);
      }
    }
    return wanted;
  }

  void check_pose(std::string_view criterion, std::string_view pose) {
    const auto key = path("motion", motion_.id, "shows", criterion);
    bool found = false;
    for (std::size_t i = 0; i < motion_.keys.size(); ++i) {
      if (motion_.keys[i].pose != pose) continue;
      found = true;
      core::Shot shot;
      core::calc_key_shot(skeleton_, motion_, i, shot);
      const auto& fields = item(document_, "form_criterion", criterion);
      check_measure(key, fields, pose, shot);
      if (const auto& also = object_at(fields, "also"); !also.empty()) check_measure(key, also, pose, shot);
    }
    if (!found) report(faults_, key, "unknown_id", quote(pose) + " is no key of it", "the pose of a key");
  }

  void check_measure(const std::string& key, const json::object& criterion, std::string_view pose,
                     const core::Shot& shot) {
    const auto measure = text_at(criterion, "measure");
    const auto [least, most] = limits_of(criterion);
    constexpr double rounding = 0.05;
    for (const core::Side side : core::sides) {
      if (motion_.side && *motion_.side != side) continue;
      const auto value = core::calc_measure(measure, {motion_, shot, start_, side});
      if (value && *value >= least - rounding && *value <= most + rounding) continue;
      report(faults_, key, "criterion",
             std::string(measure) + (value ? " is " + in_words(*value) : " cannot be measured") + " in " + quote(pose),
             least < -1e6 ? "at most " + in_words(most)
             : most > 1e6 ? "at least " + in_words(least)
                          : in_words(least) + " to " + in_words(most));
      return;
    }
  }
};

}  // namespace

void check_criteria(const json::object& document, const core::Skeleton& skeleton, const core::Motion& motion,
                    wire::Faults& faults) {
  CriteriaCheck(document, skeleton, motion, faults).check();
}

}  // namespace unhunch::pose

// SPDX-License-Identifier: Apache-2.0
#include "session_check.h"

#include <algorithm>
#include <boost/json.hpp>

namespace unhunch::testing {
namespace {

namespace json = boost::json;
using core::Phase;
using core::Session;
using core::TimelineStep;

std::uint64_t bit_of(const char* kind, const std::string& id) {
  return std::uint64_t{1} << index().find<core::PlaceId>(kind, id).index;
}

Traits read_traits(const json::object& item) {
  Traits traits;
  traits.id = item.at("id").as_string();
  if (const auto* kind = item.if_contains("kind")) traits.kind = kind->as_string();
  if (const auto* of_class = item.if_contains("class")) traits.exercise_class = of_class->as_string();
  if (const auto* needed = item.if_contains("requires")) {
    for (const json::value& one : needed->as_array()) {
      std::uint64_t any = 0;
      if (one.is_string()) {
        any = bit_of("equipment", std::string(one.as_string()));
      } else {
        for (const json::value& each : one.as_array()) any |= bit_of("equipment", std::string(each.as_string()));
      }
      traits.equipment.push_back(any);
    }
  }
  if (const auto* places = item.if_contains("places")) {
    traits.places = 0;
    for (const json::value& each : places->as_array()) traits.places |= bit_of("place", std::string(each.as_string()));
  }
  const auto is = [&](const char* name) {
    const auto* said = item.if_contains(name);
    return said != nullptr && said->is_bool() && said->as_bool();
  };
  traits.neck = is("neck");
  traits.light = is("light");
  traits.off_by_default = is("off_by_default");
  if (const auto* level = item.if_contains("level"))
    traits.level = index().find<core::LevelId>("strength_level", std::string(level->as_string())).index;
  return traits;
}

bool moves(const TimelineStep& step) {
  return step.exercise &&
         (step.exercise_class == core::ExerciseClass::dynamic || step.exercise_class == core::ExerciseClass::cardio);
}

bool is_rows(const Traits& exercise) { return exercise.id == "band_row"; }

int total_of(const Session& session) {
  int total = 0;
  for (const TimelineStep& step : session.steps) total += step.duration.count;
  return total;
}

}  // namespace

SessionCheck::SessionCheck() {
  for (const core::Exercise& each : regimen().exercises)
    exercises_.push_back(read_traits(document().at("exercise").at(each.id).as_object()));
  for (const core::Variant& each : regimen().variants)
    variants_.push_back(read_traits(document().at("exercise_variant").at(each.id).as_object()));
}

void SessionCheck::expect(bool holds, const char* invariant, const std::string& seen) {
  if (!holds) broken_.push_back(std::string(invariant) + ": " + seen);
}

std::vector<std::string> SessionCheck::run(const core::Person& person, const oracle::Forms& forms,
                                           const core::SessionRequest& request, const Session& session) {
  broken_.clear();
  const auto stopped = std::find(session.because.begin(), session.because.end(), "adapt_verify");
  if (stopped != session.because.end()) expect(false, "stopped by the core's own last check", std::string(stopped[1]));
  check_times(session);
  check_forms(person, forms, session);
  check_warm_up(session);
  check_holds(person, session);
  check_sides(session);
  check_breath(person, session);
  check_pain(person, session);
  check_length(person, request, session);
  return broken_;
}

void SessionCheck::check_times(const Session& session) {
  int now = 0;
  for (const TimelineStep& step : session.steps) {
    expect(step.start.count == now, "inv_timer_sums", "a gap at " + std::to_string(now));
    expect(step.duration.count > 0, "inv_timer_sums", "a step without time");
    now += step.duration.count;
  }
  int slots = 0;
  for (const core::Item& item : session.items) slots += item.slot.count;
  expect(now == session.total.count && slots == now, "inv_timer_sums", "steps " + std::to_string(now));
}

void SessionCheck::check_forms(const core::Person& person, const oracle::Forms& forms, const Session& session) {
  const std::uint64_t at_hand = person.answers.equipment.bits;
  const std::uint64_t here = person.answers.place ? std::uint64_t{1} << person.answers.place.index : ~std::uint64_t{0};
  const auto has_what_it_needs = [&](const Traits& traits) {
    return (traits.places & here) != 0 && std::all_of(traits.equipment.begin(), traits.equipment.end(),
                                                      [&](std::uint64_t any) { return (any & at_hand) != 0; });
  };
  for (const core::Item& item : session.items) {
    if (!item.exercise) continue;
    const Traits& exercise = of(item.exercise);
    const auto form = forms.allowed.find(exercise.id);
    if (form == forms.allowed.end()) {
      expect(false, "inv_conditions_respected", exercise.id + " is not allowed");
      continue;
    }
    std::set<std::string> limits;
    item.modifications.for_each([&](core::ModificationId id) { limits.insert(regimen()[id].id); });
    expect(limits == form->second.modifications, "inv_conditions_respected", exercise.id + " without its limits");
    expect(has_what_it_needs(exercise), "inv_place_equipment", exercise.id);
    const std::string variant = item.variant ? variants_[item.variant.index].id : "";
    if (!form->second.variant.empty())
      expect(variant == form->second.variant, "inv_conditions_respected", exercise.id + " as " + variant);
    if (!item.variant) continue;
    const Traits& its = variants_[item.variant.index];
    expect(has_what_it_needs(its), "inv_place_equipment", its.id);
    expect(its.kind != "harder" || limits.empty(), "inv_conditions_respected", its.id + " with limits");
    expect(!its.off_by_default || person.answers.preferences.has(item.variant), "inv_hand_pressure",
           its.id + " unasked");
  }
}

void SessionCheck::check_warm_up(const Session& session) {
  bool full = false, still = false, micro = true;
  std::set<std::string> stretched;
  for (const TimelineStep& step : session.steps) {
    if (!step.exercise) continue;
    const Traits& exercise = of(step.exercise);
    switch (step.exercise_class) {
      case core::ExerciseClass::static_hold:
        if (step.phase != Phase::hold) break;
        still = true;
        full = full || step.duration.count > 30;
        micro = micro && step.duration.count <= 20 && !exercise.neck;
        stretched.insert(exercise.id);
        break;
      case core::ExerciseClass::roller: full = true; break;
      case core::ExerciseClass::strength:
        still = true;
        micro = false;
        full = full || exercise.level > 0;
        break;
      default: break;
    }
  }
  micro = micro && stretched.size() <= 1 && total_of(session) <= 150;
  const int needed = full ? 300 : still ? (micro ? 30 : 60) : 0;

  int warm = 0;
  std::size_t i = 0;
  while (i < session.steps.size()) {  // item by item
    const std::size_t item = session.steps[i].item;
    const TimelineStep& first = session.steps[i];
    const bool rows = first.exercise && is_rows(of(first.exercise));
    int before_rest = 0, all = 0;
    std::size_t next = i;
    for (; next < session.steps.size() && session.steps[next].item == item; ++next) {
      all += session.steps[next].duration.count;
      if (session.steps[next].phase != Phase::rest) before_rest = all;
    }
    const bool loaded = first.exercise && (first.exercise_class == core::ExerciseClass::static_hold ||
                                           first.exercise_class == core::ExerciseClass::roller ||
                                           first.exercise_class == core::ExerciseClass::strength);
    if (loaded)
      expect(warm >= (rows ? std::min(needed, 60) : needed), "inv_warm_up",
             of(first.exercise).id + " after " + std::to_string(warm) + " of " + std::to_string(needed));
    if (moves(first) || rows) warm += before_rest;
    if (!first.exercise && all <= 15) warm += all;
    i = next;
  }

  const auto first = std::find_if(session.steps.begin(), session.steps.end(),
                                  [](const TimelineStep& step) { return bool(step.exercise); });
  if (first == session.steps.end()) return;
  const bool only_breathing = std::all_of(session.steps.begin(), session.steps.end(), [](const TimelineStep& step) {
    return !step.exercise || step.exercise_class == core::ExerciseClass::breathing;
  });
  expect(moves(*first) || only_breathing, "inv_warm_up", of(first->exercise).id + " comes first");
}

void SessionCheck::check_holds(const core::Person& person, const Session& session) {
  std::map<std::string, int> held, rolled;
  for (const TimelineStep& step : session.steps) {
    if (!step.exercise) continue;
    const Traits& exercise = of(step.exercise);
    const int seconds = step.duration.count;
    if (step.exercise_class == core::ExerciseClass::static_hold && step.phase == Phase::hold) {
      const std::string seen = exercise.id + " " + std::to_string(seconds);
      expect(seconds >= 10 && seconds <= 60, "inv_hold_limits", seen);
      expect(!exercise.neck || seconds <= 20, "inv_hold_limits", seen);
      expect(!person.triage.gentle || seconds <= 20, "inv_hold_limits", seen + " although gentle");
      held[exercise.id] += seconds;
    }
    if (step.exercise_class == core::ExerciseClass::roller && step.phase == Phase::roll) rolled[exercise.id] += seconds;
  }
  for (const auto& [id, seconds] : held)
    expect(seconds <= 180, "inv_hold_limits", id + " adds up to " + std::to_string(seconds));
  for (const auto& [id, seconds] : rolled)
    expect(seconds <= (person.history.sessions.empty() ? 30 : 120), "inv_roller_growth",
           id + " " + std::to_string(seconds));
}

void SessionCheck::check_sides(const Session& session) {
  for (std::size_t item = 0; item < session.items.size(); ++item) {
    int left = 0, right = 0;
    for (const TimelineStep& step : session.steps) {
      if (step.item != item) continue;
      if (step.side == core::StepSide::left) left += step.duration.count;
      if (step.side == core::StepSide::right) right += step.duration.count;
    }
    expect(10 * std::abs(left - right) <= std::max(left, right), "inv_equal_sides",
           std::to_string(left) + " left, " + std::to_string(right) + " right");
  }
}

void SessionCheck::check_breath(const core::Person& person, const Session& session) {
  static const std::set<std::string> no_pause_with{"pregnant_under_16_weeks",
                                                   "pregnant_16_weeks_or_more",
                                                   "glaucoma",
                                                   "uncontrolled_blood_pressure_or_heart",
                                                   "lung_or_sleep_breathing_condition",
                                                   "breath_hold_panic"};
  bool pause_allowed = person.answers.preferences.has(index().find<core::VariantId>("exercise_variant", "breath_hold"));
  core::present_conditions(person.answers).for_each([&](core::ConditionId id) {
    if (no_pause_with.contains(regimen()[id].id)) pause_allowed = false;
  });
  for (const TimelineStep& step : session.steps) {
    if (!step.breath) continue;
    expect(step.breath->pause.count == 0 || (pause_allowed && step.breath->pause.count <= 4), "inv_breath_pause",
           "pause of " + std::to_string(step.breath->pause.count));
    expect((step.breath->inhale + step.breath->exhale).count <= 12, "inv_breath_pause", "too long a breath");
    const int breath = (step.breath->inhale + step.breath->pause + step.breath->exhale).count;
    expect(breath * step.breath->cycles <= step.duration.count, "inv_timer_sums", "more breaths than time");
  }
}

void SessionCheck::check_pain(const core::Person& person, const Session& session) {
  const auto& pain = person.answers.pain_now;
  if (pain && pain->count <= 5) return;
  for (const TimelineStep& step : session.steps) {
    if (!step.exercise) continue;
    const bool loaded = step.exercise_class == core::ExerciseClass::static_hold ||
                        step.exercise_class == core::ExerciseClass::roller ||
                        step.exercise_class == core::ExerciseClass::strength;
    expect(!loaded && (!pain || pain->count < 8), "inv_pain_now_gate", of(step.exercise).id);
  }
}

void SessionCheck::check_length(const core::Person& person, const core::SessionRequest& request,
                                const Session& session) {
  const bool is_break = regimen()[session.routine].anchor == "break";
  const int cap = person.answers.preferences.daily_cap ? person.answers.preferences.daily_cap->count : 20;
  const int total = session.total.count;
  expect(is_break || total <= cap * 60, "inv_daily_minutes", std::to_string(total) + " s, cap " + std::to_string(cap));
  if (request.minutes)
    expect(total <= request.minutes->count * 60, "inv_daily_minutes",
           std::to_string(total) + " s in " + std::to_string(request.minutes->count) + " min");
}

}  // namespace unhunch::testing

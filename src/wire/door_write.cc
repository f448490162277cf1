// SPDX-License-Identifier: Apache-2.0
#include "wire/door_write.h"

namespace unhunch::wire {

std::string text_key(std::string_view kind, std::string_view id, std::string_view field) {
  std::string path(kind);
  path.append(".").append(id).append(".").append(field);
  return path;
}

namespace {

template <class T>
Nullable<door::Name> name_or_null(const std::vector<T>& items, std::size_t index) {
  if (index >= items.size()) return {};
  return {door::Name{items[index].id}};
}

Nullable<door::Name> name_or_null(std::string_view name) {
  return name.empty() ? Nullable<door::Name>{} : Nullable<door::Name>{name};
}

door::Cue to_door(const core::Regimen& regimen, const core::TimelineStep& step, const core::Cue& cue) {
  const std::string_view exercise = step.exercise ? std::string_view{regimen[step.exercise].id} : std::string_view{};
  switch (cue.kind) {
    case core::Cue::Kind::name: return {cue.at.count, text_key("exercise", exercise, "name"), "name"};
    case core::Cue::Kind::variant:
      return {cue.at.count, text_key("exercise_variant", regimen.slug(core::VariantId{cue.index}), "change"),
              "variant"};
    case core::Cue::Kind::modification:
      return {cue.at.count, text_key("modification", regimen[core::ModificationId{cue.index}].id, "says"), "limit"};
    case core::Cue::Kind::step:
      return {cue.at.count, text_key("exercise", exercise, "steps." + std::to_string(cue.index)), "step"};
    case core::Cue::Kind::felt: return {cue.at.count, text_key("exercise", exercise, "felt"), "felt"};
  }
  return {};
}

door::Step to_door(const core::Regimen& regimen, const core::TimelineStep& step) {
  door::Step out;
  out.item = static_cast<int>(step.item);
  if (step.exercise) {
    out.exercise = {door::Name{regimen[step.exercise].id}};
    out.class_ = {core::slug(step.exercise_class)};
  }
  out.variant = name_or_null(regimen.slug(step.variant));
  out.phase = core::slug(step.phase);
  out.side = core::slug(step.side);
  out.start_s = step.start.count;
  out.duration_s = step.duration.count;
  if (step.sets > 0) {
    out.set = step.set;
    out.sets = step.sets;
    out.reps = step.reps;
  }
  if (step.phase == core::Phase::hold) out.hold_s = step.duration.count;
  if (step.breath) {
    out.breath = door::Breath{step.breath->inhale.count, step.breath->pause.count, step.breath->exhale.count,
                              step.breath->cycles};
  }
  for (const core::Cue& cue : step.cues) out.cues.push_back(to_door(regimen, step, cue));
  return out;
}

}  // namespace

door::TriageOut to_door(const core::Regimen& regimen, const core::Triage& triage) {
  door::TriageOut out;
  out.tier = core::slug(triage.tier);
  out.exercise_allowed = triage.exercise_allowed();
  out.plan_state = name_or_null(core::slug(triage.plan_state));
  out.gentle = triage.gentle;
  for (const core::RaisedFlag& raised : triage.raised) {
    const std::string& flag = regimen[raised.flag].id;
    out.raised.push_back({flag, core::slug(raised.tier), raised.because, text_key("flag", flag, "do")});
  }
  for (const core::FlagId flag : triage.unanswered) out.unanswered.emplace_back(regimen[flag].id);
  out.rules = triage.rules;
  for (const core::Slug message : triage.messages) out.advice.push_back(text_key("message", message, "lines"));
  for (const core::Slug notice : triage.notices) out.notices.push_back(text_key("message", notice, "lines"));
  for (const core::IgnoredCheck& check : triage.ignored_checks)
    out.ignored_checks.push_back({check.flag, check.because});
  return out;
}

door::PatternsOut to_door(const core::Regimen& regimen, const core::Patterns& patterns) {
  door::PatternsOut out;
  switch (patterns.verdict) {
    case core::Patterns::Verdict::single: out.verdict = regimen[patterns.ranked.front().pattern].id; break;
    case core::Patterns::Verdict::mixed: out.verdict = "mixed"; break;
    case core::Patterns::Verdict::unclear: out.verdict = "unclear"; break;
    case core::Patterns::Verdict::withheld: out.verdict = "withheld"; break;
  }
  for (const core::RankedPattern& ranked : patterns.ranked) {
    door::Ranked each{regimen[ranked.pattern].id, ranked.share, ranked.likely ? "likely" : "possible", {}, {}};
    for (const core::SignId sign : ranked.reasons) each.reasons.emplace_back(regimen[sign].id);
    for (const core::SignId sign : ranked.missing) each.missing.emplace_back(regimen[sign].id);
    out.ranked.push_back(std::move(each));
  }
  return out;
}

door::AllowedOut to_door(const core::Regimen& regimen, const core::Allowed& allowed) {
  door::AllowedOut out;
  for (const core::AllowedExercise& each : allowed.exercises) {
    door::AllowedExercise exercise;
    exercise.exercise = regimen[each.exercise].id;
    exercise.variant = name_or_null(regimen.slug(each.variant));
    each.modifications.for_each([&](core::ModificationId id) { exercise.limits.emplace_back(regimen[id].id); });
    if (each.hold_most) exercise.hold_max_s = each.hold_most->count;
    if (each.range) exercise.range_percent = each.range->count;
    if (each.fewer_reps > 0) exercise.reps_fewer = each.fewer_reps;
    for (const core::VariantId variant : each.variants) exercise.variants.push_back(regimen.slug(variant));
    out.exercises.push_back(std::move(exercise));
  }
  for (const core::ExcludedExercise& each : allowed.excluded) {
    out.excluded.push_back({regimen[each.exercise].id, each.because});
  }
  return out;
}

door::SessionOut to_door(const core::Regimen& regimen, const core::Session& session) {
  door::SessionOut out;
  out.routine = regimen[session.routine].id;
  out.warm_up_class = name_or_null(regimen.warm_ups[static_cast<std::size_t>(session.warm_up)].id);
  out.total_s = session.total.count;
  for (const core::TimelineStep& step : session.steps) out.steps.push_back(to_door(regimen, step));
  for (const core::Item& item : session.items) {
    if (item.exercise) out.why.push_back({regimen[item.exercise].id, item.because});
  }
  for (const core::LeftOut& each : session.left_out) out.left_out.push_back({regimen[each.exercise].id, each.because});
  out.because = session.because;
  out.checks_before = session.checks_before;
  return out;
}

door::LadderOut to_door(const core::Regimen& regimen, const core::Ladder& ladder) {
  door::LadderOut out;
  out.available = ladder.available;
  out.because = ladder.because;
  const core::DoseStep& row = regimen.row_steps[ladder.rows.step];
  out.rows = {row.id, row.sets, row.reps, ladder.rows.next_band};
  if (!ladder.available) return out;
  const core::StrengthLevel& level = regimen.levels[ladder.push_ups.level];
  out.level = {door::Name{level.id}};
  out.exercise = {door::Name{regimen[level.exercise].id}};
  if (ladder.push_ups.lowest) out.variant = name_or_null(regimen.slug(regimen.known.wall_push_up_close));
  out.sets = ladder.push_ups.sets;
  out.reps = ladder.push_ups.reps;
  out.next = name_or_null(regimen.levels, ladder.push_ups.level + 1);
  out.next_needs = ladder.next_needs;
  if (ladder.proposed_level) out.proposed = name_or_null(regimen.levels, *ladder.proposed_level);
  return out;
}

door::PlanItem to_door(const core::Regimen& regimen, const core::PlanItem& item) {
  return {regimen[item.routine].id, item.anchor, (item.time.count + 59) / 60, item.time.count, item.strength};
}

door::Breaks to_door(const core::Regimen& regimen, const core::BreakPlan& breaks) {
  return {breaks.every.count, regimen[breaks.content].id, breaks.long_every.count, regimen[breaks.long_content].id};
}

door::PlanOut to_door(const core::Person& person, const core::Plan& plan) {
  const core::Regimen& regimen = person.regimen;
  door::PlanOut out;
  out.tier = core::slug(person.triage.tier);
  for (const core::PlanDay& day : plan.days) {
    door::PlanDay each{{day.date}, {}};
    for (const core::PlanItem& item : day.items) each.items.push_back(to_door(regimen, item));
    out.days.push_back(std::move(each));
  }
  if (plan.breaks) out.breaks = {to_door(regimen, *plan.breaks)};
  out.strength = to_door(regimen, person.ladder);
  for (const core::ExerciseId exercise : plan.start_with) out.start_with.emplace_back(regimen[exercise].id);
  for (const core::Slug notice : person.triage.notices) out.notices.push_back(text_key("message", notice, "lines"));
  out.because = plan.because;
  return out;
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
#include "wire/door.h"

#include <array>

#include "core/plan.h"
#include "core/session.h"
#include "wire/answers_json.h"
#include "wire/door_types.h"
#include "wire/figure_door.h"
#include "wire/find_id.h"
#include "wire/json_text.h"
#include "wire/regimen_check.h"
#include "wire/regimen_reader.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

// ---- core -> door -------------------------------------------------------------------------------------------------

template <class T>
Nullable<door::Name> name_or_null(const std::vector<T>& items, std::size_t index) {
  if (index >= items.size()) return {};
  return {door::Name{items[index].id}};
}

Nullable<door::Name> name_or_null(std::string_view name) {
  return name.empty() ? Nullable<door::Name>{} : Nullable<door::Name>{name};
}

// The key of a sentence in the texts of the regimen.
std::string key(std::string_view kind, std::string_view id, std::string_view field) {
  std::string path(kind);
  path.append(".").append(id).append(".").append(field);
  return path;
}

door::TriageOut to_door(const core::Regimen& regimen, const core::Triage& triage) {
  door::TriageOut out;
  out.tier = core::slug(triage.tier);
  out.exercise_allowed = triage.exercise_allowed();
  out.plan_state = name_or_null(core::slug(triage.plan_state));
  out.gentle = triage.gentle;
  for (const core::RaisedFlag& raised : triage.raised) {
    const std::string& flag = regimen[raised.flag].id;
    out.raised.push_back({flag, core::slug(raised.tier), raised.because, key("flag", flag, "do")});
  }
  for (const core::FlagId flag : triage.unanswered) out.unanswered.emplace_back(regimen[flag].id);
  out.rules = triage.rules;
  for (const core::Slug message : triage.messages) out.advice.push_back(key("message", message, "lines"));
  for (const core::Slug notice : triage.notices) out.notices.push_back(key("message", notice, "lines"));
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

door::Cue to_door(const core::Regimen& regimen, const core::TimelineStep& step, const core::Cue& cue) {
  const std::string_view exercise = step.exercise ? std::string_view{regimen[step.exercise].id} : std::string_view{};
  switch (cue.kind) {
    case core::Cue::Kind::name: return {cue.at.count, key("exercise", exercise, "name"), "name"};
    case core::Cue::Kind::variant:
      return {cue.at.count, key("exercise_variant", regimen.slug(core::VariantId{cue.index}), "change"), "variant"};
    case core::Cue::Kind::modification:
      return {cue.at.count, key("modification", regimen[core::ModificationId{cue.index}].id, "says"), "limit"};
    case core::Cue::Kind::step:
      return {cue.at.count, key("exercise", exercise, "steps." + std::to_string(cue.index)), "step"};
    case core::Cue::Kind::felt: return {cue.at.count, key("exercise", exercise, "felt"), "felt"};
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

door::PlanOut to_door(const core::Person& person, const core::Plan& plan) {
  const core::Regimen& regimen = person.regimen;
  door::PlanOut out;
  out.tier = core::slug(person.triage.tier);
  for (const core::PlanDay& day : plan.days) {
    door::PlanDay each{{day.date}, {}};
    for (const core::PlanItem& item : day.items) {
      each.items.push_back(
          {regimen[item.routine].id, item.anchor, (item.time.count + 59) / 60, item.time.count, item.strength});
    }
    out.days.push_back(std::move(each));
  }
  if (plan.breaks) {
    out.breaks = {door::Breaks{plan.breaks->every.count, regimen[plan.breaks->content].id,
                               plan.breaks->long_every.count, regimen[plan.breaks->long_content].id}};
  }
  out.strength = to_door(regimen, person.ladder);
  for (const core::ExerciseId exercise : plan.start_with) out.start_with.emplace_back(regimen[exercise].id);
  for (const core::Slug notice : person.triage.notices) out.notices.push_back(key("message", notice, "lines"));
  out.because = plan.because;
  return out;
}

// ---- the doors ----------------------------------------------------------------------------------------------------

// What a door answers from.
struct Room {
  const object& document;
  const core::Regimen& regimen;
};

std::optional<core::Date> to_date(const std::optional<IsoDate>& date) {
  return date ? std::optional<core::Date>(date->date) : std::nullopt;
}

using Answered = Expected<value>;

// Reads the input type of a door, or the error.
template <class In>
Expected<In> read_input(const value& input) {
  return mapping::read<In>(input, "");
}

// Answers and history of a call, with the person made from them.
template <class In, class Answer>
Answered with_person(const Room& room, const In& in, const std::optional<door::History>& history,
                     std::optional<core::Date> date, Answer answer) {
  auto answers = to_core(room.regimen, in.answers, "answers");
  if (!answers) return tl::unexpected<Error>(std::move(answers.error()));
  auto past = to_core(room.regimen, history.value_or(door::History{}), "history");
  if (!past) return tl::unexpected<Error>(std::move(past.error()));
  return answer(core::Person{room.regimen, *answers, *past, date});
}

Answered call_regimen(const Room& room, const value& input) {
  auto in = read_input<door::Nothing>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return value(room.document);
}

Answered call_triage(const Room& room, const value& input) {
  auto in = read_input<door::AboutPerson>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  auto answers = to_core(room.regimen, in->answers, "answers");
  if (!answers) return tl::unexpected<Error>(std::move(answers.error()));
  return mapping::write(to_door(room.regimen, core::calc_triage(room.regimen, *answers, to_date(in->date))));
}

Answered call_patterns(const Room& room, const value& input) {
  auto in = read_input<door::AboutPerson>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return with_person(room, *in, {}, to_date(in->date), [&](const core::Person& person) {
    return mapping::write(to_door(room.regimen, person.patterns));
  });
}

Answered call_allowed(const Room& room, const value& input) {
  auto in = read_input<door::AboutPerson>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return with_person(room, *in, {}, to_date(in->date),
                     [&](const core::Person& person) { return mapping::write(to_door(room.regimen, person.allowed)); });
}

Answered call_session(const Room& room, const value& input) {
  auto in = read_input<door::SessionIn>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  core::SessionRequest request;
  request.routine = find_id<core::RoutineId>(room.regimen.routines, in->routine.id);
  if (!request.routine) {
    return fail("unknown_id", "routine", "there is no \"" + in->routine.id + "\" in the regimen");
  }
  if (in->minutes) request.minutes = core::Minutes{in->minutes->number};
  if (in->seed) request.seed = static_cast<std::uint64_t>(in->seed->number);
  request.date = to_date(in->date);
  return with_person(room, *in, in->history, request.date, [&](const core::Person& person) {
    return mapping::write(to_door(room.regimen, core::make_session(person, request)));
  });
}

Answered call_plan(const Room& room, const value& input) {
  auto in = read_input<door::PlanIn>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return with_person(room, *in, in->history, in->date.date, [&](const core::Person& person) {
    return mapping::write(to_door(person, core::make_plan(person, in->date.date)));
  });
}

Answered call_ladder(const Room& room, const value& input) {
  auto in = read_input<door::LadderIn>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return with_person(room, *in, in->history, to_date(in->date),
                     [&](const core::Person& person) { return mapping::write(to_door(room.regimen, person.ladder)); });
}

Answered call_check_regimen(const Room&, const value& input) {
  auto in = read_input<door::CheckRegimenIn>(input);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  const object* regimen = in->regimen.value.if_object();
  if (regimen == nullptr) return fail("wrong_type", "regimen", "expected an object");
  door::CheckRegimenOut out;
  for (const Fault& fault : check_knowledge(*regimen)) {
    out.faults.push_back({fault.key, fault.code, fault.message, fault.expected});
  }
  if (out.faults.empty()) {
    if (const auto read = read_regimen_document(in->regimen.value); !read) {
      out.faults.push_back({read.error().where, read.error().code, read.error().message, ""});
    }
  }
  out.ok = out.faults.empty();
  return mapping::write(out);
}

struct DoorOf {
  std::string_view name;
  Answered (*call)(const Room&, const value&);
};

constexpr std::array doors = {
    DoorOf{"regimen", call_regimen},   DoorOf{"triage", call_triage},
    DoorOf{"patterns", call_patterns}, DoorOf{"allowed", call_allowed},
    DoorOf{"plan", call_plan},         DoorOf{"session", call_session},
    DoorOf{"ladder", call_ladder},     DoorOf{"check_regimen", call_check_regimen},
};

const DoorOf* find_door(std::string_view name) {
  for (const DoorOf& door : doors) {
    if (door.name == name) return &door;
  }
  return nullptr;
}

Reply to_reply(const Error& error) {
  const object fault{{"code", error.code}, {"path", error.where}, {"message", error.message}};
  return {write_json(object{{"error", fault}}), false};
}

}  // namespace

Expected<Door> Door::open(std::string_view regimen_json) {
  auto parsed = parse_json(regimen_json);
  if (!parsed) return tl::unexpected<Error>(std::move(parsed.error()));
  return open(std::move(*parsed));
}

Expected<Door> Door::open(value document) {
  if (!document.is_object()) return fail("wrong_type", "regimen", "expected an object");
  auto regimen = read_regimen_document(document);
  if (!regimen) return tl::unexpected<Error>(std::move(regimen.error()));
  return Door{std::make_shared<const value>(std::move(document)),
              std::make_shared<const core::Regimen>(std::move(*regimen))};
}

void Door::show(body::MotionBook motions) {
  motions_ = std::make_shared<const body::MotionBook>(std::move(motions));
  call_figure_ = call_figure;
}

Reply Door::call(std::string_view name, std::string_view input) const {
  const bool figure = name == "figure" && call_figure_ != nullptr;
  const DoorOf* door = find_door(name);
  if (door == nullptr && !figure) {
    return to_reply({"unknown_door", "", "there is no door called \"" + std::string(name.substr(0, 64)) + "\""});
  }
  const auto parsed = parse_json(input);
  if (!parsed) return to_reply(parsed.error());
  const Answered answered = figure ? call_figure_(*motions_, *parsed) : door->call({document(), regimen()}, *parsed);
  return answered ? Reply{write_json(*answered), true} : to_reply(answered.error());
}

const std::vector<std::string_view>& Door::names() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> names;
    for (const DoorOf& door : doors) names.push_back(door.name);
    names.push_back("figure");
    return names;
  }();
  return all;
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
#include "wire/event_reader.h"

#include <algorithm>
#include <array>

#include "wire/answers_json.h"
#include "wire/break_rhythm_json.h"
#include "wire/event_types.h"
#include "wire/find_id.h"
#include "wire/json_text.h"
#include "wire/plain_events.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;
using Body = Expected<core::EventBody>;

constexpr const char* where = "body";

std::optional<core::Pain> to_pain(const std::optional<event::Score>& score) {
  return score ? std::optional{core::Pain{score->number}} : std::nullopt;
}

tl::unexpected<Error> unknown_id(const char* field, const std::string& id) {
  return fail("unknown_id", std::string{where} + "." + field, "there is no \"" + id + "\" in the regimen");
}

Expected<core::EventId> to_id(const event::Id& id, const char* field) {
  const auto found = core::find_event_id(id.text);
  if (!found) return fail("wrong_type", std::string{where} + "." + field, "expected the id of an event");
  return *found;
}

// ---- one function a kind
// ----------------------------------------------------------------------------------------------

// A patch without what it takes away has to be answers by itself.
Body read_answers_change(const core::Regimen& regimen, const value& body) {
  const object* members = body.if_object();
  if (members == nullptr) return mapping::wrong_type(where, "an object");
  object kept;
  for (const auto& member : *members) {
    if (member.value().is_null()) continue;
    if (member.key() == "raised_on" || member.key() == "checks") {
      return fail("unknown_field", mapping::join(where, member.key()), "this is worked out from other events");
    }
    if (const object* inner = member.value().if_object()) {
      object rest;
      for (const auto& each : *inner) {
        if (!each.value().is_null()) rest.emplace(each.key(), each.value());
      }
      kept.emplace(member.key(), std::move(rest));
    } else {
      kept.emplace(member.key(), member.value());
    }
  }
  const auto answers = read_answers(regimen, kept, where);
  if (!answers) return tl::unexpected<Error>(answers.error());
  return core::EventBody{core::AnswersChange{answers->screened_on.has_value()}};
}

Body read_check_record(const core::Regimen& regimen, const value& body) {
  const auto answers = read_answers(regimen, object{{"checks", boost::json::array{body}}}, where);
  if (!answers) return tl::unexpected<Error>(answers.error());
  return core::EventBody{core::Other{core::OtherKind::check_record}};
}

Body read_daily_entry(const core::Regimen&, const value& body) {
  const auto in = mapping::read<event::DailyEntry>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  core::DailyEntry entry;
  const auto put = [&](core::Measure measure, const auto& number) {
    if (number) entry.values[static_cast<std::size_t>(measure)] = static_cast<std::int16_t>(number->number);
  };
  put(core::Measure::pain_now, in->pain_now);
  put(core::Measure::pain_average, in->pain_average);
  put(core::Measure::pain_worst, in->pain_worst);
  put(core::Measure::stiffness_minutes, in->stiffness_minutes);
  put(core::Measure::sleep_quality, in->sleep_quality);
  put(core::Measure::stress_level, in->stress_level);
  put(core::Measure::activity_level, in->activity_level);
  put(core::Measure::head_turn_ease, in->head_turn_ease);
  put(core::Measure::high_shelf_reach, in->high_shelf_reach);
  return core::EventBody{entry};
}

Body read_session_entry(const core::Regimen& regimen, const value& body) {
  const auto in = mapping::read<event::SessionEntry>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  core::SessionEntry entry;
  entry.routine = find_id<core::RoutineId>(regimen.routines, in->routine.id);
  if (!entry.routine) return unknown_id("routine", in->routine.id);
  if (in->place && !find_id<core::PlaceId>(regimen.places, in->place->id)) return unknown_id("place", in->place->id);
  entry.time = core::Seconds{in->seconds.number};
  entry.complete = in->complete;
  entry.pain_before = to_pain(in->pain_before);
  entry.pain_peak = to_pain(in->pain_peak);
  return core::EventBody{entry};
}

Body read_exercise_response(const core::Regimen& regimen, const value& body) {
  const auto in = mapping::read<event::ExerciseResponse>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  core::ExerciseResponse response;
  const auto session = to_id(in->session, "session");
  if (!session) return tl::unexpected<Error>(session.error());
  response.session = *session;
  core::ExerciseDone& done = response.done;
  done.exercise = find_id<core::ExerciseId>(regimen.exercises, in->exercise.id);
  if (!done.exercise) return unknown_id("exercise", in->exercise.id);
  if (in->variant) {
    done.variant = find_id<core::VariantId>(regimen.variants, in->variant->id);
    if (!done.variant) return unknown_id("variant", in->variant->id);
  }
  if (in->response) done.response = static_cast<core::Response>(*in->response);
  if (in->contact_s) done.contact = core::Seconds{in->contact_s->number};
  if (in->hold_s) done.hold = core::Seconds{in->hold_s->number};
  if (in->sets) done.sets = in->sets->number;
  if (in->reps) done.reps = in->reps->number;
  done.all_done = in->all_done.value_or(true);
  done.form_perfect = in->form_perfect.value_or(false);
  response.skipped = in->skipped.value_or(false);
  return core::EventBody{response};
}

Body read_after_effect(const core::Regimen&, const value& body) {
  const auto in = mapping::read<event::AfterEffect24h>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  const auto session = to_id(in->session, "session");
  if (!session) return tl::unexpected<Error>(session.error());
  return core::EventBody{core::AfterEffect24h{*session, static_cast<core::AfterEffect>(in->after)}};
}

Body read_break_event(const core::Regimen& regimen, const value& body) {
  const auto in = mapping::read<event::BreakEvent>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  if (in->routine && !find_id<core::RoutineId>(regimen.routines, in->routine->id)) {
    return unknown_id("routine", in->routine->id);
  }
  return core::EventBody{core::BreakEvent{static_cast<core::BreakResult>(in->result)}};
}

Body read_symptom(const core::Regimen& regimen, const value& body) {
  const auto in = mapping::read<event::SymptomEvent>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  const auto is_it = [&](const core::StopTrigger& trigger) { return trigger.id == in->trigger.id; };
  const auto trigger = std::find_if(regimen.stop_triggers.begin(), regimen.stop_triggers.end(), is_it);
  if (trigger == regimen.stop_triggers.end()) return unknown_id("trigger", in->trigger.id);
  if (in->exercise && !find_id<core::ExerciseId>(regimen.exercises, in->exercise->id)) {
    return unknown_id("exercise", in->exercise->id);
  }
  return core::EventBody{core::SymptomEvent{trigger->ends_day}};
}

Body read_setting(const core::Regimen& regimen, const value& body) {
  const auto in = mapping::read<event::Setting>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  if (in->name.text == break_rhythm_name && !in->value.value.is_null()) {
    const auto rhythm = read_break_rhythm(regimen, in->value.value, mapping::join(where, "value"));
    if (!rhythm) return tl::unexpected<Error>(rhythm.error());
  }
  return core::EventBody{core::Other{core::OtherKind::setting}};
}

std::int32_t to_hundredths(double value) { return static_cast<std::int32_t>(value * 100 + (value < 0 ? -0.5 : 0.5)); }

// FNV-1a.
std::uint32_t to_number(std::string_view name) {
  std::uint32_t number = 2166136261U;
  for (const char c : name) number = (number ^ static_cast<unsigned char>(c)) * 16777619U;
  return number;
}

// The order of the journal's table is not that of the daily entry.
core::Outcome to_outcome(event::Outcome measure) {
  using In = event::Outcome;
  switch (measure) {
    case In::pain_now: return core::Outcome::pain_now;
    case In::pain_average: return core::Outcome::pain_average;
    case In::pain_worst: return core::Outcome::pain_worst;
    case In::peg_score: return core::Outcome::peg_score;
    case In::psfs_score: return core::Outcome::psfs_score;
    case In::groc_score: return core::Outcome::groc_score;
    case In::stiffness_minutes: return core::Outcome::stiffness_minutes;
    case In::stress_level: return core::Outcome::stress_level;
    case In::sleep_quality: return core::Outcome::sleep_quality;
    case In::activity_level: return core::Outcome::activity_level;
    case In::head_turn_ease: return core::Outcome::head_turn_ease;
    case In::high_shelf_reach: return core::Outcome::high_shelf_reach;
    case In::ndi_imported_score: return core::Outcome::ndi_imported_score;
  }
  return {};
}

Body read_measure(const core::Regimen& regimen, const value& body) {
  const auto in = mapping::read<event::MeasureEntry>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  core::MeasureEntry entry;
  entry.outcome = to_outcome(in->measure);
  const core::OutcomeFigures& scale = regimen.insight.outcomes[static_cast<std::size_t>(entry.outcome)];
  const auto is_outside = [&](double value) { return !(value >= scale.least && value <= scale.most); };
  if (is_outside(in->score)) return fail("out_of_range", "body.score", "the score is not on the scale of the measure");
  entry.hundredths = to_hundredths(in->score);
  if (std::any_of(in->items.begin(), in->items.end(), is_outside)) {
    return fail("out_of_range", "body.items", "an item is not on the scale of the measure");
  }
  if (in->items.size() > core::MeasureEntry::most_items) return core::EventBody{entry};
  for (std::size_t i = 0; i < in->items.size(); ++i) {
    const std::uint32_t name = i < in->names.size() ? to_number(in->names[i].text) : static_cast<std::uint32_t>(i);
    entry.items[entry.count++] = {name, to_hundredths(in->items[i])};
  }
  return core::EventBody{entry};
}

Body read_prompt_shown(const core::Regimen&, const value& body) {
  const auto in = mapping::read<event::PromptShown>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  core::PromptShown shown{static_cast<core::Prompt>(in->prompt), {}};
  if (in->answer) shown.answer = static_cast<core::PromptAnswer>(*in->answer);
  return core::EventBody{shown};
}

Body read_habit_audit(const core::Regimen& regimen, const value& body) {
  const auto in = mapping::read<event::HabitAudit>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  const auto most = static_cast<std::size_t>(regimen.insight.audit_changes);
  if (in->chosen.size() > most) {
    return fail("out_of_range", "body.chosen", "at most " + std::to_string(most) + " changes can be chosen at a time");
  }
  return core::EventBody{core::HabitAudit{}};
}

template <class In, core::OtherKind Kind>
Body read_other(const core::Regimen&, const value& body) {
  const auto in = mapping::read<In>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  return core::EventBody{core::Other{Kind}};
}

Body read_taken_back(const core::Regimen&, const value& body) {
  const auto in = mapping::read<door::Nothing>(body, where);
  if (!in) return tl::unexpected<Error>(in.error());
  return core::EventBody{core::TakenBack{}};
}

struct Kind {
  std::string_view name;
  Body (*read)(const core::Regimen&, const value&);
};

constexpr std::array kinds = {
    Kind{"answers", read_answers_change},
    Kind{"check_record", read_check_record},
    Kind{"daily_entry", read_daily_entry},
    Kind{"session_entry", read_session_entry},
    Kind{"exercise_response", read_exercise_response},
    Kind{"after_effect_24h", read_after_effect},
    Kind{"symptom_event", read_symptom},
    Kind{"break_event", read_break_event},
    Kind{"measure_entry", read_measure},
    Kind{"prompt_shown", read_prompt_shown},
    Kind{"habit_audit", read_habit_audit},
    Kind{"free_note", read_other<event::FreeNote, core::OtherKind::free_note>},
    Kind{"setting", read_setting},
    Kind{"taken_back", read_taken_back},
};

constexpr int version = 1;

const Kind* find_kind(const EventText& text) {
  if (text.version != version) return nullptr;
  for (const Kind& kind : kinds) {
    if (kind.name == text.kind) return &kind;
  }
  return nullptr;
}

}  // namespace

Expected<void> check_event(const core::Regimen& regimen, const EventText& text) {
  const Kind* kind = find_kind(text);
  if (kind == nullptr) return {};
  if (kind->name == "taken_back" && !text.supersedes) {
    return fail("missing_field", "supersedes", "what is taken back has to be named");
  }
  const auto json = parse_json(text.body);
  if (!json) return fail("syntax", where, json.error().message);
  const Body body = kind->read(regimen, *json);
  if (!body) return tl::unexpected<Error>(body.error());
  return {};
}

std::optional<core::EventBody> find_plain_body(const core::Regimen& regimen, const EventText& text,
                                               const SeenBody& seen) {
  if (text.version != version || seen.parsed != nullptr) return std::nullopt;
  return seen.plain != nullptr ? scan_body(regimen, text.kind, *seen.plain) : scan_body(regimen, text.kind, text.body);
}

ParsedBody parse_body(const core::Regimen& regimen, const EventText& text, const SeenBody& seen) {
  ParsedBody parsed;
  const Kind* kind = find_kind(text);
  if (kind == nullptr) return parsed;
  auto json = seen.parsed != nullptr ? Expected<value>{std::move(*seen.parsed)} : parse_json(text.body);
  if (!json) return parsed;
  if (kind->read == read_answers_change && json->is_object()) {
    // Whether it is right does not matter here: an id that the regimen no longer has must not take a "yes" beside it
    // away.
    const value* screened = json->get_object().if_contains("screened_on");
    parsed.body = core::AnswersChange{screened != nullptr && !screened->is_null()};
  } else if (Body body = kind->read(regimen, *json)) {
    parsed.body = *body;
  }
  if (json->is_object()) parsed.document = std::move(json->get_object());
  return parsed;
}

}  // namespace unhunch::wire

// SPDX-License-Identifier: Apache-2.0
#include "wire/plain_events.h"

#include <array>
#include <boost/json/value.hpp>

#include "core/break_desk.h"
#include "wire/find_id.h"
#include "wire/json_text.h"
#include "wire/plain_json.h"

namespace unhunch::wire {
namespace {

using Kind = PlainMember::Kind;
using Body = std::optional<core::EventBody>;

constexpr std::size_t id_length = 36;
constexpr std::size_t kind_most = 40;
constexpr int offset_most = 900;
constexpr int version_most = 1000;
constexpr int pain_most = 10;
constexpr int stiffness_most = 600;
constexpr int seconds_most = 86400;
constexpr int count_most = 1000;

// ---- the envelope
// -----------------------------------------------------------------------------------------------------

bool scan_id(std::string_view& rest, core::EventId& id) {
  const auto found = core::find_event_id(rest.substr(0, id_length));
  if (!found) return false;
  id = *found;
  rest.remove_prefix(id_length);
  return true;
}

bool scan_instant(std::string_view& rest, std::int64_t& at_ms) {
  const auto text = scan_plain_text(rest);
  const auto found = text ? find_instant(*text) : std::nullopt;
  if (found) at_ms = *found;
  return found.has_value();
}

bool scan_number(std::string_view& rest, int least, int most, int& number) {
  const auto found = scan_whole(rest);
  if (!found || *found < least || *found > most) return false;
  number = *found;
  return true;
}

// Names of kinds are plain names; the strict way says what is wrong with others.
bool scan_kind(std::string_view& rest, std::string& kind) {
  const auto text = scan_plain_text(rest);
  if (!text || text->empty() || text->size() > kind_most || !is_plain_name(*text)) return false;
  kind = *text;
  return true;
}

// What is not plain is parsed.
using Parsed = std::optional<boost::json::value>;

bool scan_body_text(std::string_view& rest, PlainObject& plain, Parsed& parsed, std::string& body) {
  const std::string_view from = rest;
  parsed.reset();
  if (scan_plain_object(rest, plain)) {
    body = from.substr(0, from.size() - rest.size());
    return body.size() <= event_body_max_bytes;
  }
  const auto object = scan_object_text(rest);
  auto read = object ? parse_json(*object) : tl::unexpected<Error>(Error{});
  if (!read) return false;
  body = write_json(*read);
  parsed = std::move(*read);
  return body.size() <= event_body_max_bytes;
}

bool scan_event(std::string_view& rest, PlainObject& plain, Parsed& parsed, EventText& event) {
  const bool begun = scan(rest, R"({"id":")") && scan_id(rest, event.id) && scan(rest, R"(","at":)") &&
                     scan_instant(rest, event.at_ms) && scan(rest, R"(,"offset_min":)") &&
                     scan_number(rest, -offset_most, offset_most, event.offset_min) && scan(rest, R"(,"kind":)") &&
                     scan_kind(rest, event.kind) && scan(rest, R"(,"v":)") &&
                     scan_number(rest, 1, version_most, event.version);
  if (!begun) return false;
  event.supersedes.reset();
  if (scan(rest, R"(,"supersedes":")")) {
    if (!scan_id(rest, event.supersedes.emplace()) || !scan(rest, "\"")) return false;
  }
  return scan(rest, R"(,"body":)") && scan_body_text(rest, plain, parsed, event.body) && scan(rest, "}");
}

// ---- bodies
// -----------------------------------------------------------------------------------------------------------

// A member that is not as it should be ends the fast way. Each function takes the member into its place.
bool take_whole(const PlainMember& member, int most, int& number) {
  number = member.number;
  return member.kind == Kind::number && number >= 0 && number <= most;
}
bool take_truth(const PlainMember& member, bool& truth) {
  truth = member.number != 0;
  return member.kind == Kind::truth;
}
bool take_pain(const PlainMember& member, std::optional<core::Pain>& pain) {
  return take_whole(member, pain_most, pain.emplace().count);
}
bool take_id(const PlainMember& member, core::EventId& id) {
  const auto found = member.kind == Kind::text ? core::find_event_id(member.text) : std::nullopt;
  if (found) id = *found;
  return found.has_value();
}
template <class IdType, class Items>
bool take_slug(const PlainMember& member, const Items& items, IdType& id) {
  if (member.kind == Kind::text) id = find_id<IdType>(items, member.text);
  return static_cast<bool>(id);
}
template <std::size_t N>
bool take_word(const PlainMember& member, const std::array<std::string_view, N>& words, std::size_t& word) {
  for (word = 0; word < N; ++word) {
    if (member.kind == Kind::text && words[word] == member.text) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 4> responses = {"eased", "same", "worse", "sharp"};
constexpr std::array<std::string_view, 3> effects = {"not_known", "settled", "not_settled"};
constexpr std::array<std::string_view, core::break_result_count> results = {
    "break_done", "break_snoozed", "break_skipped", "break_off_today", "break_due", "break_natural", "break_held"};
constexpr std::array<std::string_view, core::hold_reason_count> holds = {"do_not_disturb", "microphone", "camera",
                                                                         "screen_shared",  "fullscreen", "meeting"};
constexpr std::array<std::string_view, 3> ends = {"finished", "left", "stopped"};
constexpr std::array<std::string_view, core::measure_count> measures = {
    "pain_now",     "pain_average",   "pain_worst",     "stiffness_minutes", "sleep_quality",
    "stress_level", "activity_level", "head_turn_ease", "high_shelf_reach"};

bool take_response(const core::Regimen& regimen, const PlainMember& member, core::ExerciseResponse& response) {
  core::ExerciseDone& done = response.done;
  if (member.is("session")) return take_id(member, response.session);
  if (member.is("exercise")) return take_slug(member, regimen.exercises, done.exercise);
  if (member.is("variant")) return take_slug(member, regimen.variants, done.variant);
  if (member.is("sets")) return take_whole(member, count_most, done.sets);
  if (member.is("reps")) return take_whole(member, count_most, done.reps);
  if (member.is("contact_s")) return take_whole(member, count_most, done.contact.emplace().count);
  if (member.is("hold_s")) return take_whole(member, count_most, done.hold.emplace().count);
  if (member.is("all_done")) return take_truth(member, done.all_done);
  if (member.is("form_perfect")) return take_truth(member, done.form_perfect);
  if (member.is("skipped")) return take_truth(member, response.skipped);
  std::size_t word = 0;
  if (!member.is("response") || !take_word(member, responses, word)) return false;
  done.response = static_cast<core::Response>(word);
  return true;
}

Body scan_response(const core::Regimen& regimen, const PlainObject& body) {
  core::ExerciseResponse response;
  bool has_session = false;
  for (const PlainMember& member : body) {
    if (!take_response(regimen, member, response)) return std::nullopt;
    has_session = has_session || member.is("session");
  }
  if (!has_session || !response.done.exercise) return std::nullopt;
  return response;
}

Body scan_break(const core::Regimen& regimen, const PlainObject& body) {
  std::size_t result = results.size();
  for (const PlainMember& member : body) {
    core::RoutineId routine;
    int seconds = 0;
    std::size_t hold = 0;
    const bool good = member.is("result")    ? take_word(member, results, result)
                      : member.is("because") ? take_word(member, holds, hold)
                      : member.is("routine") ? take_slug(member, regimen.routines, routine)
                      : member.is("seconds") ? take_whole(member, seconds_most, seconds)
                                             : false;
    if (!good) return std::nullopt;
  }
  if (result == results.size()) return std::nullopt;
  return core::BreakEvent{static_cast<core::BreakResult>(result)};
}

Body scan_after_effect(const core::Regimen&, const PlainObject& body) {
  core::AfterEffect24h effect;
  std::size_t after = effects.size();
  bool has_session = false;
  for (const PlainMember& member : body) {
    if (member.is("session")) {
      has_session = take_id(member, effect.session);
      if (!has_session) return std::nullopt;
    } else if (!member.is("after") || !take_word(member, effects, after)) {
      return std::nullopt;
    }
  }
  if (!has_session || after == effects.size()) return std::nullopt;
  effect.after = static_cast<core::AfterEffect>(after);
  return effect;
}

bool take_session(const core::Regimen& regimen, const PlainMember& member, core::SessionEntry& entry, unsigned& seen) {
  core::PlaceId place;
  std::size_t end = 0;
  if (member.is("routine")) return seen |= 1U, take_slug(member, regimen.routines, entry.routine);
  if (member.is("seconds")) return seen |= 2U, take_whole(member, seconds_most, entry.time.count);
  if (member.is("complete")) return seen |= 4U, take_truth(member, entry.complete);
  if (member.is("pain_before")) return take_pain(member, entry.pain_before);
  if (member.is("pain_peak")) return take_pain(member, entry.pain_peak);
  if (member.is("place")) return take_slug(member, regimen.places, place);
  return member.is("ended") && take_word(member, ends, end);
}

Body scan_session(const core::Regimen& regimen, const PlainObject& body) {
  constexpr unsigned needed = 7;
  core::SessionEntry entry;
  unsigned seen = 0;
  for (const PlainMember& member : body) {
    if (!take_session(regimen, member, entry, seen)) return std::nullopt;
  }
  if (seen != needed) return std::nullopt;
  return entry;
}

Body scan_daily_entry(const core::Regimen&, const PlainObject& body) {
  core::DailyEntry entry;
  for (const PlainMember& member : body) {
    std::size_t measure = 0;
    while (measure < measures.size() && measures[measure] != member.name) ++measure;
    if (measure == measures.size()) return std::nullopt;
    const bool minutes = measure == static_cast<std::size_t>(core::Measure::stiffness_minutes);
    int value = 0;
    if (!take_whole(member, minutes ? stiffness_most : pain_most, value)) return std::nullopt;
    entry.values[measure] = static_cast<std::int16_t>(value);
  }
  return entry;
}

// Only the pain of the moment, as before every session.
Body scan_answers(const core::Regimen&, const PlainObject& body) {
  core::AnswersChange change;
  for (const PlainMember& member : body) {
    if (!member.is("pain_now") || !take_pain(member, change.only_pain)) return std::nullopt;
  }
  return change;
}

struct Scanner {
  std::string_view kind;
  Body (*scan)(const core::Regimen&, const PlainObject&);
};

constexpr std::array scanners = {
    Scanner{"exercise_response", scan_response}, Scanner{"break_event", scan_break},
    Scanner{"session_entry", scan_session},      Scanner{"after_effect_24h", scan_after_effect},
    Scanner{"daily_entry", scan_daily_entry},    Scanner{"answers", scan_answers},
};

}  // namespace

bool scan_events(std::string_view json, const TakeEvent& take) {
  if (json.size() > json_max_bytes) return false;
  const bool wrapped = scan(json, R"({"events":)");
  if (!scan(json, "[")) return false;
  if (!scan(json, "]")) {
    EventText event;
    PlainObject plain;
    Parsed parsed;
    do {
      if (!scan_event(json, plain, parsed, event)) return false;
      take(event, parsed ? SeenBody{nullptr, &*parsed} : SeenBody{&plain, nullptr});
    } while (scan(json, ","));
    if (!scan(json, "]")) return false;
  }
  return (!wrapped || scan(json, "}")) && json.empty();
}

std::optional<core::EventBody> scan_body(const core::Regimen& regimen, std::string_view kind, std::string_view body) {
  PlainObject object;
  return scan_plain_object(body, object) && body.empty() ? scan_body(regimen, kind, object) : std::nullopt;
}

std::optional<core::EventBody> scan_body(const core::Regimen& regimen, std::string_view kind, const PlainObject& body) {
  for (const Scanner& scanner : scanners) {
    if (scanner.kind == kind) return scanner.scan(regimen, body);
  }
  return std::nullopt;
}

}  // namespace unhunch::wire

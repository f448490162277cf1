// SPDX-License-Identifier: Apache-2.0
#include "main/old_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "core/triage.h"
#include "main/answer_patch.h"
#include "main/json_file.h"
#include "wire/answers_json.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

constexpr std::string_view answers_name = "answers.json";
constexpr std::string_view history_name = "history.json";
constexpr std::string_view events_name = "events.jsonl";

constexpr std::int64_t earliest_ms = 946'684'800'000;  // 2000-01-01; no event may be older

std::uint64_t calc_hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 14695981039346656037U ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 1099511628211U;
  return hash;
}

// A UUID of version 8: drawn from what it names, not by chance.
core::EventId make_named_id(std::string_view content) {
  core::EventId id;
  const std::array<std::uint64_t, 2> halves = {calc_hash(content, 0), calc_hash(content, 0x9e3779b97f4a7c15U)};
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(halves[i / 8] >> (8 * (7 - i % 8)));
  }
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0fU) | 0x80U);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3fU) | 0x80U);
  return id;
}

std::optional<core::Date> find_date(const object& from, std::string_view name) {
  const value* date = from.if_contains(name);
  if (date == nullptr || !date->is_string()) return std::nullopt;
  return core::find_date(std::string_view{date->get_string()});
}

const array& find_array(const object& from, std::string_view name) {
  static const array none;
  const value* found = from.if_contains(name);
  const array* items = found == nullptr ? nullptr : found->if_array();
  return items == nullptr ? none : *items;
}

// What happened on one day happened in this order.
enum class Turn : std::uint8_t { all_answers, raised, screened, not_screened, checked, moved, not_dated };

class Bringing {
 public:
  Bringing(const core::Regimen& regimen, const Clock& clock) : regimen_(regimen), clock_(clock) {}

  void add_answers(const object& answers, std::optional<core::Date> started_on) {
    find_raised(answers);
    const auto screened_on = find_date(answers, "screened_on");
    std::set<core::Date> screenings;
    for (const auto& day : {screened_on, started_on}) {
      if (day) screenings.insert(*day);
    }
    core::Date first = clock_.today();
    for (const core::Date day : screenings) first = std::min(first, day);
    for (const auto& [flag, day] : raised_) first = std::min(first, day.value_or(first));

    object body = answers;
    for (const std::string_view name : {"raised_on", "checks", "screened_on", "head_turn_test", "minutes_since_food"}) {
      body.erase(name);
    }
    if (screenings.erase(first) > 0) body["screened_on"] = core::to_iso(first);
    if (!body.empty()) add(first, Turn::all_answers, "answers", body);
    for (const core::Date day : screenings) add_screening(day, value(core::to_iso(day)), Turn::screened);
    if (started_on && !screened_on) add_screening(*started_on, nullptr, Turn::not_screened);
    for (const auto& [flag, day] : raised_) {
      object again = tell_again(regimen_, answers, flag);
      if (day == first || again.empty()) continue;
      add(day.value_or(clock_.today()), day ? Turn::raised : Turn::not_dated, "answers", again);
    }
    for (const value& check : find_array(answers, "checks")) {
      const object& body_of_check = check.get_object();
      add(*find_date(body_of_check, "date"), Turn::checked, "check_record", body_of_check);
    }
  }

  void add_sessions(const object& history) {
    for (const value& session : find_array(history, "sessions")) add_session(session.get_object());
  }

  std::vector<wire::EventText> run() {
    std::stable_sort(dated_.begin(), dated_.end(), [](const Dated& a, const Dated& b) {
      const bool a_last = a.turn == Turn::not_dated, b_last = b.turn == Turn::not_dated;
      return std::tie(a_last, a.day, a.turn) < std::tie(b_last, b.day, b.turn);
    });
    std::vector<wire::EventText> events;
    std::int64_t last = earliest_ms;
    for (Dated& each : dated_) {
      last = each.event.at_ms = std::max(last + 1, std::min(noon_of(each.day), clock_.unix_ms()));
      each.event.offset_min = clock_.offset_min();
      events.push_back(std::move(each.event));
    }
    return events;
  }

 private:
  struct Dated {
    core::Date day;
    Turn turn{};
    wire::EventText event;
  };

  // What is raised by the answers alone, and since when, where that is known.
  void find_raised(object answers) {
    const value* dates = answers.if_contains("raised_on");
    const object raised_on = dates == nullptr ? object{} : dates->get_object();
    answers.erase("checks");
    const auto told = wire::read_answers(regimen_, answers, "answers");
    if (!told) return;
    for (const core::RaisedFlag& raised : core::calc_triage(regimen_, *told, std::nullopt).raised) {
      raised_[raised.flag] = find_date(raised_on, regimen_[raised.flag].id);
    }
  }

  void add_screening(core::Date day, value screened_on, Turn turn) {
    add(day, turn, "answers", object{{"screened_on", std::move(screened_on)}});
  }

  // A session of before says nothing about its length.
  void add_session(const object& session) {
    const core::Date day = *find_date(session, "date");
    const array& exercises = find_array(session, "exercises");
    object body{{"routine", session.at("routine")}, {"seconds", 0}};
    body["complete"] = std::all_of(exercises.begin(), exercises.end(), [](const value& exercise) {
      const value* all_done = exercise.get_object().if_contains("all_done");
      return all_done == nullptr || all_done->as_bool();
    });
    for (const std::string_view name : {"pain_before", "pain_peak"}) {
      if (const value* pain = session.if_contains(name)) body[name] = *pain;
    }
    const std::string name = core::to_iso(day) + " " + std::to_string(sessions_++);
    const std::string id = core::to_text(add(day, Turn::moved, "session_entry", body, name));
    std::size_t place = 0;
    for (const value& exercise : exercises) {
      object response{{"session", id}};
      for (const auto& member : exercise.get_object()) response[member.key()] = member.value();
      add(day, Turn::moved, "exercise_response", response, std::to_string(place++));
    }
    const value* after = session.if_contains("after_24h");
    if (after == nullptr || *after == "not_known") return;
    add(day + core::Days{1}, Turn::moved, "after_effect_24h", {{"session", id}, {"after", *after}});
  }

  // `name` tells apart what would else be the same.
  core::EventId add(core::Date day, Turn turn, std::string_view kind, const object& body, std::string_view name = {}) {
    wire::EventText event;
    event.kind = kind;
    event.body = wire::write_json(body);
    event.id = make_named_id(event.kind + "\n" + std::string{name} + "\n" + event.body);
    dated_.push_back({day, turn, std::move(event)});
    return dated_.back().event.id;
  }

  std::int64_t noon_of(core::Date day) const {
    constexpr std::int64_t minutes_to_noon = 720, minutes_in_day = 1440, ms_in_minute = 60'000;
    return (day.since_1970 * minutes_in_day + minutes_to_noon - clock_.offset_min()) * ms_in_minute;
  }

  struct ByIndex {
    bool operator()(core::FlagId a, core::FlagId b) const { return a.index < b.index; }
  };

  const core::Regimen& regimen_;
  const Clock& clock_;
  std::map<core::FlagId, std::optional<core::Date>, ByIndex> raised_;
  std::size_t sessions_ = 0;
  std::vector<Dated> dated_;
};

}  // namespace

bool has_old_files(const Storage& storage) {
  return storage.has(answers_name) || storage.has(history_name) || storage.has(events_name);
}

Expected<OldRecord> read_old_files(const Context& context, std::vector<std::string>& notes) {
  const core::Regimen& regimen = context.knowledge.regimen();
  const auto read = [&](std::string_view name, const auto& read_as, const std::string& what) {
    const auto is_sound = [&](const object& json) { return read_as(regimen, json, what).has_value(); };
    return read_json_file(context.storage, context.world.clock, name, is_sound, notes);
  };
  const auto answers = read(answers_name, wire::read_answers, "answers");
  if (!answers) return tl::unexpected<Error>(answers.error());
  const auto history = read(history_name, wire::read_history, "history");
  if (!history) return tl::unexpected<Error>(history.error());
  OldRecord old;
  if (*answers) old.names.push_back(answers_name);
  if (*history) old.names.push_back(history_name);
  if (context.storage.has(events_name)) old.names.push_back(events_name);
  if (!*answers && !*history) return old;
  Bringing bringing{regimen, context.world.clock};
  bringing.add_answers(answers->value_or(object{}), *history ? find_date(**history, "started_on") : std::nullopt);
  bringing.add_sessions(history->value_or(object{}));
  old.events = bringing.run();
  return old;
}

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "core/journal.h"

#include <algorithm>
#include <map>

namespace unhunch::core {
namespace {

constexpr std::int64_t ms_in_minute = 60'000;
constexpr std::int64_t minutes_in_day = 1440;
constexpr std::size_t usual_exercises = 8;  // of a session

constexpr std::int64_t local_minutes(const Moment& moment) {
  const std::int64_t minutes = moment.at_ms / ms_in_minute - (moment.at_ms % ms_in_minute < 0 ? 1 : 0);
  return minutes + moment.offset_min;
}

constexpr std::int64_t floor_days(std::int64_t minutes) {
  return minutes / minutes_in_day - (minutes % minutes_in_day < 0 ? 1 : 0);
}

bool may_correct(const EventBody& correction, const EventBody& corrected) {
  // What was felt has raised questions of safety; only their answers settle it.
  if (std::holds_alternative<SymptomEvent>(corrected)) return false;
  if (std::holds_alternative<TakenBack>(correction)) return true;
  if (const auto* other = std::get_if<Other>(&correction)) {
    const auto* was = std::get_if<Other>(&corrected);
    return was != nullptr && was->kind == other->kind;
  }
  return correction.index() == corrected.index();
}

// All events that correct the same one, over any number of steps.
struct Chain {
  const Event* first = nullptr;  // none while it is not there
  const Event* last = nullptr;
};

// The chains by the id of their first event. Corrections are few: everything here is small beside the log.
class Chains {
 public:
  explicit Chains(std::span<const Event> events) {
    for (const Event& event : events) {
      if (event.supersedes) corrects_.emplace(event.id, *event.supersedes);
    }
    if (corrects_.empty()) return;
    for (const auto& [id, corrected] : corrects_) chains_.try_emplace(find_root(id));
    for (const Event& event : events) {
      if (event.supersedes) continue;
      if (const auto chain = chains_.find(event.id); chain != chains_.end()) chain->second.first = &event;
    }
    for (const Event& event : events) {
      if (event.supersedes) add(event);
    }
  }

  bool empty() const { return chains_.empty(); }

  // None for an event that nobody corrects.
  const Chain* find(const Event& event) const {
    const auto chain = chains_.find(event.supersedes ? find_root(event.id) : event.id);
    return chain == chains_.end() ? nullptr : &chain->second;
  }

 private:
  // Events come in their order, so the last one stays.
  void add(const Event& event) {
    Chain& chain = chains_[find_root(event.id)];
    if (chain.first == nullptr || may_correct(event.body, chain.first->body)) chain.last = &event;
  }

  // A circle, which nobody can record but anybody can send, ends where it closes.
  EventId find_root(EventId id) const {
    for (std::size_t steps = 0; steps <= corrects_.size(); ++steps) {
      const auto before = corrects_.find(id);
      if (before == corrects_.end()) break;
      id = before->second;
    }
    return id;
  }

  std::map<EventId, EventId> corrects_;
  std::map<EventId, Chain> chains_;
};

// Sessions by their id, to find the one that a response names: mostly the same as the response before.
class SessionIndex {
 public:
  void add(const EventId& id, std::size_t place) { entries_.push_back({id, place}); }
  void finish() {
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
    last_ = entries_.end();
  }
  std::optional<std::size_t> find(const EventId& id) {
    if (last_ != entries_.end() && last_->id == id) return last_->place;
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), id,
                                     [](const Entry& entry, const EventId& wanted) { return entry.id < wanted; });
    if (at == entries_.end() || at->id != id) return std::nullopt;
    last_ = at;
    return at->place;
  }

 private:
  struct Entry {
    EventId id;
    std::size_t place;
  };
  std::vector<Entry> entries_;
  std::vector<Entry>::const_iterator last_ = entries_.end();
};

}  // namespace

Date Moment::day() const { return {static_cast<int>(floor_days(local_minutes(*this)))}; }

int Moment::minute() const {
  const std::int64_t minutes = local_minutes(*this);
  return static_cast<int>(minutes - floor_days(minutes) * minutes_in_day);
}

std::vector<Fact> find_facts(std::span<const Event> events) {
  const Chains chains{events};
  std::vector<Fact> facts;
  facts.reserve(events.size());
  for (const Event& event : events) {
    Fact fact{&event, &event};
    if (const Chain* chain = chains.empty() ? nullptr : chains.find(event)) {
      if (chain->first != nullptr) {
        if (chain->first != &event) continue;
        if (chain->last != nullptr) fact.last = chain->last;
      } else if (chain->last != &event) {
        continue;
      }
    }
    const EventBody& body = fact.body();
    if (!std::holds_alternative<Unknown>(body) && !std::holds_alternative<TakenBack>(body)) facts.push_back(fact);
  }
  return facts;
}

// No clock is a whole day away from UTC, so that only the last facts have to be looked at.
std::vector<Fact> find_facts_until(std::span<const Fact> facts, Date day) {
  const std::int64_t surely_ms = std::int64_t{day.since_1970} * minutes_in_day * ms_in_minute;
  const auto rest = std::partition_point(facts.begin(), facts.end(),
                                         [&](const Fact& fact) { return fact.moment().at_ms < surely_ms; });
  std::vector<Fact> until{facts.begin(), rest};
  std::copy_if(rest, facts.end(), std::back_inserter(until),
               [&](const Fact& fact) { return fact.moment().day() <= day; });
  return until;
}

bool is_entry(const EventBody& body) {
  if (const auto* change = std::get_if<AnswersChange>(&body)) return change->screened;
  if (const auto* other = std::get_if<Other>(&body)) return other->kind != OtherKind::setting;
  if (const auto* shown = std::get_if<PromptShown>(&body)) return shown->answer.has_value();
  return std::holds_alternative<DailyEntry>(body) || std::holds_alternative<SessionEntry>(body) ||
         std::holds_alternative<SymptomEvent>(body) || std::holds_alternative<MeasureEntry>(body) ||
         std::holds_alternative<HabitAudit>(body);
}

std::vector<Episode> find_episodes(std::span<const Fact> facts, Days gap) {
  std::vector<Episode> episodes;
  std::optional<Date> last;
  for (const Fact& fact : facts) {
    if (!is_entry(fact.body())) continue;
    const Date day = fact.moment().day();
    const auto* change = std::get_if<AnswersChange>(&fact.body());
    const bool long_gap = last && day - *last > gap;
    if (long_gap || (episodes.empty() && change != nullptr && change->screened)) episodes.push_back({day, day, day});
    if (!episodes.empty()) {
      episodes.back().last_entry = day;
      episodes.back().last_day = day + gap;
    }
    last = day;
  }
  return episodes;
}

void sort_sessions(History& history) {
  const auto is_earlier = [](const SessionDone& a, const SessionDone& b) { return a.date < b.date; };
  if (std::is_sorted(history.sessions.begin(), history.sessions.end(), is_earlier)) return;
  std::stable_sort(history.sessions.begin(), history.sessions.end(), is_earlier);
}

History make_history(std::span<const Fact> facts, std::span<const Episode> episodes) {
  History history;
  if (!episodes.empty()) history.started_on = episodes.back().start;
  SessionIndex index;
  for (const Fact& fact : facts) {
    const auto* entry = std::get_if<SessionEntry>(&fact.body());
    if (entry == nullptr) continue;
    index.add(fact.id(), history.sessions.size());
    history.sessions.push_back(
        {fact.moment().day(), entry->routine, entry->pain_before, entry->pain_peak, AfterEffect::not_known, {}});
  }
  index.finish();
  for (const Fact& fact : facts) {
    if (const auto* response = std::get_if<ExerciseResponse>(&fact.body())) {
      const auto session = index.find(response->session);
      if (!session || response->skipped) continue;
      std::vector<ExerciseDone>& exercises = history.sessions[*session].exercises;
      if (exercises.empty()) exercises.reserve(usual_exercises);
      exercises.push_back(response->done);
    } else if (const auto* effect = std::get_if<AfterEffect24h>(&fact.body())) {
      if (const auto session = index.find(effect->session)) history.sessions[*session].after = effect->after;
    } else if (const auto* symptom = std::get_if<SymptomEvent>(&fact.body()); symptom != nullptr && symptom->ends_day) {
      history.rest_on = std::max(history.rest_on.value_or(fact.moment().day()), fact.moment().day());
    }
  }
  // An offset may move a day back behind the one before it.
  sort_sessions(history);
  return history;
}

}  // namespace unhunch::core

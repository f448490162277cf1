// SPDX-License-Identifier: Apache-2.0
#include "core/journal.h"

#include <algorithm>
#include <unordered_map>

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

bool counts(const EventBody& body) {
  return !std::holds_alternative<Unknown>(body) && !std::holds_alternative<TakenBack>(body);
}

// The last bytes of an id are random.
struct IdHash {
  std::size_t operator()(const EventId& id) const {
    std::size_t hash = 0;
    for (std::size_t i = id.bytes.size() / 2; i < id.bytes.size(); ++i) hash = hash << 8U | id.bytes[i];
    return hash;
  }
};

// All events that correct the same one, over any number of steps.
struct Chain {
  Fact* first = nullptr;  // none while it is not there
  bool is_void = false;   // the first is there and does not count, which no correction changes
  const Event* last = nullptr;
};

// Where something stands in a list, by its id.
using Places = std::unordered_map<EventId, std::size_t, IdHash>;

// The chains by the id of their first event. Corrections are few: everything here is small beside the log.
class Chains {
 public:
  explicit Chains(std::span<const Event* const> corrections) : corrections_(corrections) {
    for (std::size_t i = 0; i < corrections.size(); ++i) by_id_.emplace(corrections[i]->id, i);
    for (const Event* event : corrections) {
      if (by_root_.emplace(find_root(event->id), chains_.size()).second) chains_.emplace_back();
    }
  }

  // None for an event that nobody corrects.
  Chain* find(const EventId& id) {
    const auto place = by_root_.find(id);
    return place == by_root_.end() ? nullptr : &chains_[place->second];
  }
  Chain& of(const Event& correction) { return *find(find_root(correction.id)); }

 private:
  // A circle, which nobody can record but anybody can send, ends where it closes.
  EventId find_root(EventId id) const {
    for (std::size_t steps = 0; steps <= corrections_.size(); ++steps) {
      const auto correction = by_id_.find(id);
      if (correction == by_id_.end()) break;
      id = *corrections_[correction->second]->supersedes;
    }
    return id;
  }

  std::span<const Event* const> corrections_;
  Places by_id_;  // of the corrections
  std::vector<Chain> chains_;
  Places by_root_;
};

// Puts what the corrections come to in the place of what they correct. All are in the order of the log.
void correct(std::vector<Fact>& facts, std::span<const Event* const> void_events,
             std::span<const Event* const> corrections) {
  Chains chains{corrections};
  for (Fact& fact : facts) {
    if (Chain* chain = chains.find(fact.id())) chain->first = &fact;
  }
  for (const Event* event : void_events) {
    if (Chain* chain = chains.find(event->id)) chain->is_void = true;
  }
  for (const Event* event : corrections) {
    Chain& chain = chains.of(*event);
    if (chain.first == nullptr || may_correct(event->body, chain.first->first().body)) chain.last = event;
  }
  std::vector<Fact> alone;
  for (const Event* event : corrections) {
    const Chain& chain = chains.of(*event);
    if (chain.last != event || chain.is_void) continue;
    if (chain.first != nullptr) {
      *chain.first = Fact{chain.first->first(), *event};
    } else if (counts(event->body)) {
      alone.push_back({*event, *event});
    }
  }
  const auto middle = facts.insert(facts.end(), alone.begin(), alone.end());
  std::inplace_merge(facts.begin(), middle, facts.end(),
                     [](const Fact& a, const Fact& b) { return &a.first() < &b.first(); });
  std::erase_if(facts, [](const Fact& fact) { return &fact.last() != &fact.first() && !counts(fact.last().body); });
}

// How many are surely not after that day: no clock is a whole day away from UTC.
std::size_t count_before(std::span<const Fact> facts, Date day) {
  const std::int64_t surely_ms = std::int64_t{day.since_1970} * minutes_in_day * ms_in_minute;
  const auto rest = std::partition_point(facts.begin(), facts.end(),
                                         [&](const Fact& fact) { return fact.moment().at_ms < surely_ms; });
  return static_cast<std::size_t>(rest - facts.begin());
}

}  // namespace

Date Moment::day() const { return {static_cast<int>(floor_days(local_minutes(*this)))}; }

int Moment::minute() const {
  const std::int64_t minutes = local_minutes(*this);
  return static_cast<int>(minutes - floor_days(minutes) * minutes_in_day);
}

std::vector<Fact> find_facts(std::span<const Event> events) {
  std::vector<Fact> facts;
  facts.reserve(events.size());
  std::vector<const Event*> void_events, corrections;
  for (const Event& event : events) {
    if (event.supersedes) {
      corrections.push_back(&event);
    } else if (counts(event.body)) {
      facts.push_back({event, event});
    } else {
      void_events.push_back(&event);
    }
  }
  if (!corrections.empty()) correct(facts, void_events, corrections);
  return facts;
}

bool end_by(std::span<const Fact> facts, Date day) {
  const auto rest = facts.subspan(count_before(facts, day));
  return std::all_of(rest.begin(), rest.end(), [&](const Fact& fact) { return fact.day() <= day; });
}

std::vector<Fact> find_facts_until(std::span<const Fact> facts, Date day) {
  const std::size_t before = count_before(facts, day);
  std::vector<Fact> until{facts.begin(), facts.begin() + static_cast<std::ptrdiff_t>(before)};
  std::copy_if(facts.begin() + static_cast<std::ptrdiff_t>(before), facts.end(), std::back_inserter(until),
               [&](const Fact& fact) { return fact.day() <= day; });
  return until;
}

bool is_entry(const Fact& fact) {
  if (const auto* change = fact.find<AnswersChange>()) return change->screened;
  if (const auto* other = fact.find<Other>()) return other->kind != OtherKind::setting;
  if (const auto* shown = fact.find<PromptShown>()) return shown->answer.has_value();
  return fact.is<DailyEntry>() || fact.is<SessionEntry>() || fact.is<SymptomEvent>() || fact.is<MeasureEntry>() ||
         fact.is<HabitAudit>();
}

std::vector<Episode> find_episodes(std::span<const Fact> facts, Days gap) {
  std::vector<Episode> episodes;
  std::optional<Date> last;
  for (const Fact& fact : facts) {
    if (!is_entry(fact)) continue;
    const Date day = fact.day();
    const auto* change = fact.find<AnswersChange>();
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
  Places places;  // of the sessions
  for (const Fact& fact : facts) {
    const auto* entry = fact.find<SessionEntry>();
    if (entry == nullptr) continue;
    places.emplace(fact.id(), history.sessions.size());
    history.sessions.push_back(
        {fact.day(), entry->routine, entry->pain_before, entry->pain_peak, AfterEffect::not_known, {}});
  }
  const auto find_session = [&](const EventId& id) {
    const auto place = places.find(id);
    return place == places.end() ? nullptr : &history.sessions[place->second];
  };
  for (const Fact& fact : facts) {
    if (const auto* response = fact.find<ExerciseResponse>()) {
      SessionDone* const session = response->skipped ? nullptr : find_session(response->session);
      if (session == nullptr) continue;
      if (session->exercises.empty()) session->exercises.reserve(usual_exercises);
      session->exercises.push_back(response->done);
    } else if (const auto* effect = fact.find<AfterEffect24h>()) {
      if (SessionDone* const session = find_session(effect->session)) session->after = effect->after;
    } else if (const auto* symptom = fact.find<SymptomEvent>(); symptom != nullptr && symptom->ends_day) {
      history.rest_on = std::max(history.rest_on.value_or(fact.day()), fact.day());
    }
  }
  // An offset may move a day back behind the one before it.
  sort_sessions(history);
  return history;
}

}  // namespace unhunch::core

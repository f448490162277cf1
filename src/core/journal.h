// SPDX-License-Identifier: Apache-2.0
// The log as it stands: which facts count, and the history that the rules work with. A pure function of the set of
// events, whatever the order they arrived in.
#pragma once

#include <span>
#include <vector>

#include "core/event.h"
#include "core/history.h"

namespace unhunch::core {

// A fact that counts. A corrected one keeps its place: id and moment are those of the first of its chain, the body is
// that of the last one.
struct Fact {
  const Event* first = nullptr;
  const Event* last = nullptr;

  const EventId& id() const { return first->id; }
  const Moment& moment() const { return first->moment; }
  const EventBody& body() const { return last->body; }
};

// `events` are in the order of `comes_before`, each once, and outlive the facts. A correction of another kind than what
// it corrects is ignored, and so is one of a symptom; one whose event is not there (yet) stands for itself. Linear in
// the number of events.
std::vector<Fact> find_facts(std::span<const Event> events);

// Those up to that day, of facts in the order of the log.
std::vector<Fact> find_facts_until(std::span<const Fact> facts, Date day);

// Does it say that the person is still there? Breaks and settings do not.
bool is_entry(const EventBody&);

// The stretches of time that belong together: an episode starts with the first full screening, and anew after more than
// `gap` without an entry (rule episode_start). In the order of time. Linear.
struct Episode {
  Date start;
  Date last_entry;
  Date last_day;  // a later entry starts another one

  bool holds(Date day) const { return day >= start && day <= last_day; }
};
std::vector<Episode> find_episodes(std::span<const Fact> facts, Days gap);

// Puts the sessions in the order of their days; those of one day stay as they are.
void sort_sessions(History&);

// Sessions with the responses and after-effects that name them, in the order of their days, and the start of the last
// of their episodes.
History make_history(std::span<const Fact> facts, std::span<const Episode> episodes);

}  // namespace unhunch::core

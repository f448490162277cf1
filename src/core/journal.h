// SPDX-License-Identifier: Apache-2.0
// The log as it stands: which facts count, and the history that the rules work with. A pure function of the set of
// events, whatever the order they arrived in.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/event.h"
#include "core/history.h"

namespace unhunch::core {

// A fact that counts. A corrected one keeps its place: id and moment are those of the first of its chain, the body is
// that of the last one. It knows its day and of which kind it is, since most of those who go through years of facts
// look for one kind only: to touch every event takes several times as long.
class Fact {
 public:
  Fact(const Event& first, const Event& last)
      : first_(&first), last_(&last), day_(first.moment.day()), kind_(static_cast<std::uint8_t>(last.body.index())) {}

  const Event& first() const { return *first_; }
  const Event& last() const { return *last_; }
  const EventId& id() const { return first_->id; }
  const Moment& moment() const { return first_->moment; }
  Date day() const { return day_; }

  template <class Body>
  bool is() const {
    return kind_ == EventBody{std::in_place_type<Body>}.index();
  }
  // The body, where it is of that kind.
  template <class Body>
  const Body* find() const {
    return is<Body>() ? std::get_if<Body>(&last_->body) : nullptr;
  }

 private:
  const Event *first_, *last_;
  Date day_;
  std::uint8_t kind_;
};

// `events` are in the order of `comes_before`, each once, and outlive the facts. A correction of another kind than what
// it corrects is ignored, and so is one of a symptom; one whose event is not there (yet) stands for itself. Linear in
// the number of events.
std::vector<Fact> find_facts(std::span<const Event> events);

// Whether facts in the order of the log are all of that day or before it, and those that are. The first looks at few.
bool end_by(std::span<const Fact> facts, Date day);
std::vector<Fact> find_facts_until(std::span<const Fact> facts, Date day);

// Does it say that the person is still there? Breaks and settings do not.
bool is_entry(const Fact&);

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

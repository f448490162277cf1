// SPDX-License-Identifier: Apache-2.0
#include "core/growth.h"

#include <algorithm>

#include "core/ladder.h"

namespace unhunch::core {
namespace {

// Calls visit(session, done) for every time the exercise was done, newest first, until it returns false.
template <class Visit>
void for_each_newest_first(ExerciseId exercise, const History& history, Visit visit) {
  for (auto session = history.sessions.rbegin(); session != history.sessions.rend(); ++session) {
    for (const ExerciseDone& done : session->exercises) {
      if (done.exercise == exercise && !visit(*session, done)) return;
    }
  }
}

bool is_push_up(const Regimen& regimen, ExerciseId exercise) {
  return std::any_of(regimen.levels.begin(), regimen.levels.end(),
                     [&](const StrengthLevel& level) { return level.exercise == exercise; });
}

}  // namespace

std::optional<Response> find_last_response(ExerciseId exercise, const History& history) {
  std::optional<Response> last;
  for_each_newest_first(exercise, history, [&](const SessionDone&, const ExerciseDone& done) {
    last = done.response;
    return !last;
  });
  return last;
}

namespace {

// Calls visit(done) for every such exercise of the last sessions that had one, newest first, as long as each was too
// much in pain or on the day after (rule up_not_after_red). True when there was one.
template <class IsOne, class Visit>
bool for_each_last_red(const Regimen& regimen, IsOne is_one, const History& history, Visit visit) {
  bool any = false;
  for (auto session = history.sessions.rbegin(); session != history.sessions.rend(); ++session) {
    bool was_done = false, was_red = false;
    for (const ExerciseDone& done : session->exercises) {
      if (!is_one(done.exercise)) continue;
      const Colour colour = find_colour(regimen, *session, done);
      was_done = true;
      was_red = was_red || colour == Colour::red || colour == Colour::red_late;
    }
    if (!was_done) continue;
    if (!was_red) break;
    any = true;
    for (const ExerciseDone& done : session->exercises) {
      if (is_one(done.exercise)) visit(done);
    }
  }
  return any;
}
template <class Visit>
bool for_each_last_red(const Regimen& regimen, ExerciseId exercise, const History& history, Visit visit) {
  return for_each_last_red(
      regimen, [&](ExerciseId other) { return other == exercise; }, history, visit);
}

}  // namespace

Seconds calc_hold_most(const Regimen& regimen, const Dose& dose, ExerciseId exercise, const History& history,
                       std::optional<Date> today) {
  const Range<Seconds>& hold = *dose.hold;
  Seconds least = hold.least;  // an easier form may have been shorter still
  const bool red = for_each_last_red(regimen, exercise, history, [&](const ExerciseDone& done) {
    const auto& held = done.variant ? regimen[done.variant].dose.hold : dose.hold;
    if (held) least = std::min(least, held->least);
    if (done.hold) least = std::min(least, *done.hold);
  });
  if (red) return least;
  if (find_last_response(exercise, history) == Response::worse) return hold.least;
  if (!today || !history.started_on || *today - *history.started_on < regimen.figures.hold_first_days) {
    return hold.usual;
  }
  const NotHarder* held = history.find_not_harder(today);
  const Date grown_until = held != nullptr ? std::max(held->from, *history.started_on) : *today;
  const Days grown = grown_until - *history.started_on;
  return std::min(hold.most, hold.usual + regimen.figures.hold_step * (grown / regimen.figures.hold_every));
}

std::optional<int> find_reps_most(const Regimen& regimen, ExerciseId exercise, const History& history) {
  const bool push_up = is_push_up(regimen, exercise);
  const auto is_one = [&](ExerciseId other) { return other == exercise || (push_up && is_push_up(regimen, other)); };
  std::optional<int> most;
  for_each_last_red(regimen, is_one, history, [&](const ExerciseDone& done) {
    if (done.reps > 0) most = std::min(most.value_or(done.reps), done.reps);
  });
  return most;
}

Seconds calc_contact_most(const Regimen& regimen, ExerciseId exercise, const History& history,
                          std::optional<Date> today) {
  const Figures& figures = regimen.figures;
  int uses = 0;
  std::optional<Date> last;
  Seconds longest_old{};
  Seconds last_contact{};
  bool sharp_last = false;
  const NotHarder* held = history.find_not_harder(today);
  const std::optional<Date> grown_until = held != nullptr ? held->from : today;
  for_each_newest_first(exercise, history, [&](const SessionDone& session, const ExerciseDone& done) {
    if (last && *last - session.date > figures.roller_gap) return false;  // an older series does not count
    const bool sharp = done.response == Response::sharp;
    if (sharp && uses > 0) return false;  // the time grows anew after a sharp one
    const Seconds contact = done.contact.value_or(figures.roller_first);
    if (uses == 0) {
      sharp_last = sharp;
      last_contact = contact;
    }
    ++uses;
    last = session.date;
    if (grown_until && *grown_until - session.date >= figures.roller_older)
      longest_old = std::max(longest_old, contact);
    return true;
  });
  const std::optional<Days> since = find_days_since(exercise, history, today);
  const bool start_again = !since || *since > figures.roller_gap || sharp_last;
  const bool first_uses = start_again || uses < figures.roller_first_uses || longest_old == Seconds{};
  const Seconds most =
      first_uses ? figures.roller_first : std::min(figures.roller_most, longest_old + figures.roller_plus);
  const bool red = for_each_last_red(regimen, exercise, history, [](const ExerciseDone&) {});
  return red ? std::min(most, last_contact) : most;
}

int count_towel_uses(const Regimen& regimen, const History& history) {
  int uses = 0;
  for_each_newest_first(regimen.known.roller_extension, history, [&](const SessionDone&, const ExerciseDone& done) {
    const bool complaint = done.response == Response::worse || done.response == Response::sharp;
    if (complaint) return false;  // counts anew after a complaint
    if (done.variant == regimen.known.extension_towel) ++uses;
    return true;
  });
  return uses;
}

bool is_left_out(const Regimen& regimen, ExerciseId exercise, const History& history, std::optional<Date> today) {
  int worse = 0;
  std::optional<Date> last;
  for_each_newest_first(exercise, history, [&](const SessionDone& session, const ExerciseDone& done) {
    if (!done.response) return true;
    if (*done.response != Response::worse) return false;
    if (!last) last = session.date;
    return ++worse < regimen.figures.worse_in_a_row;
  });
  if (worse < regimen.figures.worse_in_a_row) return false;
  return !today || *today - *last < regimen.figures.leave_out;
}

std::optional<Days> find_days_since(ExerciseId exercise, const History& history, std::optional<Date> today) {
  std::optional<Days> since;
  for_each_newest_first(exercise, history, [&](const SessionDone& session, const ExerciseDone&) {
    if (today && session.date <= *today) since = *today - session.date;
    return !since;
  });
  return since;
}

}  // namespace unhunch::core

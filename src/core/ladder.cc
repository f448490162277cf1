// SPDX-License-Identifier: Apache-2.0
#include "core/ladder.h"

#include <algorithm>

namespace unhunch::core {

Colour find_colour(const Regimen& regimen, const SessionDone& session, const ExerciseDone& done) {
  const Figures& figures = regimen.figures;
  if (done.response == Response::sharp) return Colour::red;
  if (session.pain_peak && *session.pain_peak >= figures.pain_red_from) return Colour::red;
  if (session.after == AfterEffect::not_settled) return Colour::red_late;
  if (!session.pain_peak || session.after == AfterEffect::not_known) return Colour::unknown;
  return *session.pain_peak >= figures.pain_amber_from ? Colour::amber : Colour::green;
}

namespace {

bool is_strength(const Regimen& regimen, const ExerciseDone& done) {
  return regimen[done.exercise].exercise_class == ExerciseClass::strength;
}

// Replays the recorded push-ups.
class PushUpReplay {
 public:
  PushUpReplay(const Regimen& regimen, const History& history) : regimen_(regimen), history_(history) { set(0, 0); }

  void play(const SessionDone& session, const ExerciseDone& done) {
    apply_gap(session.date);
    last_ = session.date;
    if (!first_) first_ = session.date;
    const Colour colour = find_colour(regimen_, session, done);
    const std::size_t level = regimen_[done.exercise].level.index;
    const bool unearned = level > place_.level && !is_earned(level, session.date);
    if (unearned && colour != Colour::red && colour != Colour::red_late) return;
    if (!unearned && level != place_.level) set(level, 0);  // went down, or accepted the proposal
    apply(colour, session, done);
  }

  void apply_gap(Date day) {
    if (!last_) return;
    const Days gap = day - *last_;
    if (place_.lowest) return;  // nothing is easier, and after red nothing gets harder (rule up_not_after_red)
    if (gap > regimen_.figures.gap_restart) {
      set(0, 0);
      because_ = {"down_gap_28"};
    } else if (gap > regimen_.figures.gap_one_level) {
      set(place_.level == 0 ? 0 : place_.level - 1, 0);
      because_ = {"down_gap_14"};
    }
  }

  void apply_clearance(Date cleared_on) {
    if (place_.lowest || last_.value_or(cleared_on + Days{1}) > cleared_on) return;
    set(0, 0);
    because_ = {"down_after_clearance"};
  }

  // To the highest level that is open at or below the present one. False when there is none.
  bool descend_to(const std::vector<bool>& open) {
    for (std::size_t level = place_.level + 1; level-- > 0;) {
      if (!open[level]) continue;
      if (level != place_.level) {
        set(level, 0);
        because_ = {"up_level_conditions"};
      }
      return true;
    }
    return false;
  }

  // On a day on which nothing gets harder: what was done last, not the step it has earned (prompt_worse).
  void hold_back() {
    if (because_ != std::vector<Slug>{"up_inside_level"}) return;
    place_ = before_step_;
    because_ = {"held_back_worse"};
  }

  void descend_by_request(std::size_t level) {
    if (level >= place_.level) return;
    set(level, 0);
    because_ = {"down_request"};
  }

  const PushUps& place() const { return place_; }
  int gate() const { return static_cast<int>(gate_days_.size()); }
  std::optional<Date> first() const { return first_; }
  std::optional<Date> last() const { return last_; }
  const std::vector<Slug>& because() const { return because_; }

 private:
  // One level up, through the gate, not before its earliest day.
  bool is_earned(std::size_t level, Date day) const {
    return level == place_.level + 1 && gate() >= regimen_.figures.gate_sessions &&
           day - *first_ >= regimen_.levels[level].earliest;
  }

  void set(std::size_t level, std::size_t step) {
    place_ = {level, step, false, regimen_.dose_steps[step].sets, regimen_.dose_steps[step].reps};
    gate_days_.clear();
    ambers_ = 0;
  }

  void set_lowest() {
    set(0, 0);
    place_.lowest = true;
    place_.sets = regimen_.figures.lowest_sets;
    place_.reps = regimen_.figures.lowest_reps;
  }

  void apply(Colour colour, const SessionDone& session, const ExerciseDone& done) {
    switch (colour) {
      case Colour::red:
      case Colour::red_late: return apply_red(done);
      case Colour::amber: return apply_amber();
      case Colour::green: return apply_green(session, done);
      case Colour::unknown: ambers_ = 0; return;
    }
  }

  void apply_red(const ExerciseDone& done) {
    if (place_.level > 0) {
      set(place_.level - 1, 0);
    } else {
      set_lowest();  // the same exercise: neither more sets nor more repetitions (rule up_not_after_red)
      if (done.sets > 0) place_.sets = std::min(place_.sets, done.sets);
      if (done.reps > 0) place_.reps = std::min(place_.reps, done.reps);
    }
    because_ = {"down_one_red"};
  }

  void apply_amber() {
    gate_days_.clear();
    if (++ambers_ < regimen_.figures.amber_in_a_row) return;
    if (place_.level > 0) {
      set(place_.level - 1, find_amber_step());
    } else if (place_.step > 0) {
      set(0, place_.step - 1);
    } else {
      set_lowest();
    }
    because_ = {"down_two_amber"};
  }

  std::size_t find_amber_step() const {  // two sets at the top of the repetitions
    std::size_t found = 0;
    for (std::size_t i = 0; i < regimen_.dose_steps.size(); ++i) {
      if (regimen_.dose_steps[i].sets == regimen_.dose_steps.front().sets) found = i;
    }
    return found;
  }

  void apply_green(const SessionDone& session, const ExerciseDone& done) {
    ambers_ = 0;
    const bool dose_done = done.all_done && done.sets >= place_.sets && done.reps >= place_.reps;
    if (!dose_done || stepped_in_ == &session || history_.find_not_harder(session.date) != nullptr) return;
    stepped_in_ = &session;
    before_step_ = place_;
    if (place_.lowest) {
      set(0, 0);
    } else if (place_.step + 1 < regimen_.dose_steps.size()) {
      set(place_.level, place_.step + 1);
    } else if (done.form_perfect && *session.pain_peak <= regimen_.figures.gate_pain) {
      if (gate_days_.empty() || gate_days_.back() != session.date) gate_days_.push_back(session.date);
      return;
    } else {
      return;
    }
    because_ = {"up_inside_level"};
  }

  const Regimen& regimen_;
  const History& history_;
  PushUps place_;
  PushUps before_step_;
  int ambers_ = 0;
  const SessionDone* stepped_in_ = nullptr;  // one step up per session
  std::vector<Date> gate_days_;
  std::optional<Date> first_, last_;
  std::vector<Slug> because_;
};

// The band: the same colours, gaps and limits, its own steps.
class RowReplay {
 public:
  RowReplay(const Regimen& regimen, const History& history)
      : regimen_(regimen), history_(history), rows_{regimen.first_row_step, false} {}

  void play(const SessionDone& session, const ExerciseDone& done) {
    apply_gap(session.date);
    last_ = session.date;
    most_.reset();
    before_step_.reset();
    switch (find_colour(regimen_, session, done)) {
      case Colour::red:
      case Colour::red_late: return step_down_after_red(done);
      case Colour::amber:
        if (++ambers_ >= regimen_.figures.amber_in_a_row) step_down();
        return;
      case Colour::green: return apply_green(session, done);
      case Colour::unknown: ambers_ = 0; return;
    }
  }

  void apply_gap(Date day) {
    if (!last_) return;
    const Days gap = day - *last_;
    if (gap > regimen_.figures.gap_restart) {
      restart();
    } else if (gap > regimen_.figures.gap_one_level) {
      step_down();
    }
  }

  void apply_clearance(Date cleared_on) {
    if (last_.value_or(cleared_on + Days{1}) > cleared_on) return;
    restart();
  }

  // What was done last, and no other band (prompt_worse).
  void hold_back() {
    if (before_step_) rows_ = {std::min(rows_.step, before_step_->step), false};
    rows_.next_band = false;
  }

  const BandRows& place() const { return rows_; }

 private:
  void restart() {  // never to more than now
    rows_ = {std::min(rows_.step, regimen_.first_row_step), false};
    top_days_.clear();
  }

  static bool is_more(const DoseStep& a, const DoseStep& b) { return a.sets > b.sets || a.reps > b.reps; }

  // The block may have left room for less than the step; what was done is the measure then.
  void step_down_after_red(const ExerciseDone& done) {
    most_ = regimen_.row_steps[rows_.step];
    if (done.sets > 0) most_->sets = std::min(most_->sets, done.sets);
    if (done.reps > 0) most_->reps = std::min(most_->reps, done.reps);
    step_down();
  }

  void step_down() {
    if (rows_.step > 0) --rows_.step;
    while (rows_.step > 0 && most_ && is_more(regimen_.row_steps[rows_.step], *most_)) --rows_.step;
    rows_.next_band = false;
    ambers_ = 0;
    top_days_.clear();
  }

  void apply_green(const SessionDone& session, const ExerciseDone& done) {
    ambers_ = 0;
    const DoseStep& step = regimen_.row_steps[rows_.step];
    if (!done.all_done || done.sets < step.sets || done.reps < step.reps || stepped_in_ == &session) return;
    if (history_.find_not_harder(session.date) != nullptr) return;
    stepped_in_ = &session;
    before_step_ = rows_;
    if (rows_.step + 1 < regimen_.row_steps.size()) {
      ++rows_.step;
      return;
    }
    if (top_days_.empty() || top_days_.back() != session.date) top_days_.push_back(session.date);
    rows_.next_band = static_cast<int>(top_days_.size()) >= regimen_.figures.gate_sessions;
  }

  const Regimen& regimen_;
  const History& history_;
  BandRows rows_;
  std::optional<BandRows> before_step_;  // of the last session, when it stepped up
  int ambers_ = 0;
  std::optional<DoseStep> most_;  // after red: neither more sets nor more repetitions (rule up_not_after_red)
  const SessionDone* stepped_in_ = nullptr;  // one step up per session
  std::vector<Date> top_days_;
  std::optional<Date> last_;
};

// Rules that keep the next level closed today; empty when it may be proposed.
std::vector<Slug> find_next_needs(const Regimen& regimen, const PushUpReplay& replay, const std::vector<bool>& open,
                                  std::optional<Date> today) {
  std::vector<Slug> needs;
  const std::size_t next = replay.place().level + 1;
  if (next >= regimen.levels.size()) return needs;
  if (!open[next]) needs.emplace_back("up_level_conditions");
  if (replay.gate() < regimen.figures.gate_sessions) needs.emplace_back("up_level_gate");
  const Days earliest = regimen.levels[next].earliest;
  const bool early = !replay.first() || !today || *today - *replay.first() < earliest;
  if (earliest > Days{0} && early) needs.emplace_back("up_level_dates");
  return needs;
}

}  // namespace

Ladder calc_ladder(const Regimen& regimen, const std::vector<bool>& allowed_levels, const Answers& answers,
                   const History& history, std::optional<Date> cleared_on, std::optional<Date> today) {
  PushUpReplay push_ups{regimen, history};
  RowReplay rows{regimen, history};
  for (const SessionDone& session : history.sessions) {
    if (today && session.date > *today) continue;
    for (const ExerciseDone& done : session.exercises) {
      if (!is_strength(regimen, done)) continue;
      if (done.exercise == regimen.known.band_row) {
        rows.play(session, done);
      } else {
        push_ups.play(session, done);
      }
    }
  }
  const bool held = history.find_not_harder(today) != nullptr;
  if (held) {
    push_ups.hold_back();
    rows.hold_back();
  }
  if (today) {
    push_ups.apply_gap(*today);
    rows.apply_gap(*today);
  }
  if (cleared_on) {
    push_ups.apply_clearance(*cleared_on);
    rows.apply_clearance(*cleared_on);
  }
  if (answers.preferences.strength_level) push_ups.descend_by_request(answers.preferences.strength_level.index);

  Ladder ladder;
  ladder.available = push_ups.descend_to(allowed_levels);
  ladder.next_needs = find_next_needs(regimen, push_ups, allowed_levels, today);
  if (held && push_ups.place().level + 1 < regimen.levels.size()) ladder.next_needs.emplace_back("held_back_worse");
  ladder.first_day = push_ups.first();
  ladder.last_day = push_ups.last();
  const std::size_t next = push_ups.place().level + 1;
  if (ladder.available && next < regimen.levels.size() && ladder.next_needs.empty()) ladder.proposed_level = next;
  ladder.push_ups = push_ups.place();
  ladder.because = push_ups.because();
  const bool accepted =
      ladder.proposed_level && answers.preferences.strength_level && answers.preferences.strength_level.index >= next;
  if (accepted) {
    const DoseStep& start = regimen.dose_steps.front();
    ladder.push_ups = {next, 0, false, start.sets, start.reps};
    ladder.because = {"up_level_gate"};
    ladder.proposed_level.reset();
  }
  ladder.rows = rows.place();
  return ladder;
}

namespace {

struct StrengthDay {
  Date date;
  bool heavy = false;  // from counter level up
};

// The last one first, back to `from`: years are not read for a week.
std::vector<StrengthDay> find_strength_days(const Regimen& regimen, const History& history, Date from) {
  std::vector<StrengthDay> days;
  for (auto session = history.sessions.rbegin(); session != history.sessions.rend() && session->date >= from;
       ++session) {
    for (const ExerciseDone& done : session->exercises) {
      if (!is_strength(regimen, done)) continue;
      if (days.empty() || days.back().date != session->date) days.push_back({session->date, false});
      days.back().heavy = days.back().heavy || !regimen[done.exercise].light;
    }
  }
  return days;
}

}  // namespace

bool is_strength_day(const Regimen& regimen, const History& history, Date day) {
  const auto days = find_strength_days(regimen, history, day);
  return std::any_of(days.begin(), days.end(), [&](const StrengthDay& each) { return each.date == day; });
}

int count_strength_days(const Regimen& regimen, const History& history, Date today) {
  const auto days = find_strength_days(regimen, history, today - regimen.figures.light_window);
  return static_cast<int>(std::count_if(days.begin(), days.end(), [&](const StrengthDay& day) {
    return day.date < today && today - day.date < regimen.figures.light_window;
  }));
}

bool is_strength_day_free(const Regimen& regimen, const History& history, Date today, bool light) {
  if (count_strength_days(regimen, history, today) >= regimen.figures.light_days) return false;
  for (const StrengthDay& day : find_strength_days(regimen, history, today - Days{1})) {
    if (day.date == today) return false;  // one strength block a day
    if (day.heavy && !light && today - day.date == Days{1}) return false;
  }
  return true;
}

}  // namespace unhunch::core

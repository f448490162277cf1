// SPDX-License-Identifier: Apache-2.0
#include "wire/answers_json.h"

#include <algorithm>

#include "core/journal.h"
#include "wire/door_types.h"
#include "wire/find_id.h"

namespace unhunch::wire {
namespace {

using mapping::join;
using mapping::Path;

core::Answer to_answer(door::YesNoUnsure answer) {
  switch (answer) {
    case door::YesNoUnsure::no: return core::Answer::no;
    case door::YesNoUnsure::unsure: return core::Answer::unsure;
    case door::YesNoUnsure::yes: return core::Answer::yes;
  }
  return core::Answer::unanswered;
}

// Fills core answers field by field; stops at the first fault.
class Filling {
 public:
  Filling(const core::Regimen& regimen, const std::string& where)
      : regimen_(regimen), where_(where), answers_(regimen) {}

  Expected<core::Answers> run(const door::Answers& in) {
    if (in.age_band) fill(answers_.age, regimen_.age_bands, in.age_band->id, "age_band");
    if (in.region) find(regimen_.regions, in.region->id, "region", answers_.region);
    if (in.pain_now) answers_.pain_now = core::Pain{in.pain_now->number};
    if (in.pain_between_blades) {
      fill(answers_.pain_between_blades, regimen_.choices, in.pain_between_blades->id, "pain_between_blades");
    }
    fill_all(in.flags, regimen_.flags, "flags", answers_.flags);
    fill_all(in.conditions, regimen_.conditions, "conditions", answers_.conditions);
    fill_all(in.signs, regimen_.signs, "signs", answers_.signs);
    fill_details(in);
    fill_raised_on(in);
    fill_checks(in);
    if (in.screened_on) answers_.screened_on = in.screened_on->date;
    if (in.minutes_since_food) answers_.since_food = core::Minutes{in.minutes_since_food->number};
    fill_surroundings(in);
    if (in.head_turn_test) {
      constexpr core::HeadTurn turns[] = {core::HeadTurn::done, core::HeadTurn::twinge, core::HeadTurn::skipped};
      answers_.head_turn = turns[static_cast<std::size_t>(*in.head_turn_test)];
    }
    if (in.preferences) fill_preferences(*in.preferences);
    if (fault_) return tl::unexpected<Error>(std::move(*fault_));
    return std::move(answers_);
  }

 private:
  void note(std::string code, const Path& field, std::string message) {
    if (!fault_) fault_ = Error{std::move(code), join(where_, field.text()), std::move(message)};
  }

  template <class Items, class IdType>
  void find(const Items& items, const std::string& name, const Path& field, IdType& id) {
    id = find_id<IdType>(items, name);
    if (!id) note("unknown_id", field, "there is no \"" + name + "\" in the regimen");
  }

  template <class Items, class IdType>
  void fill(std::optional<IdType>& target, const Items& items, const std::string& name, const Path& field) {
    IdType id;
    find(items, name, field, id);
    target = id;
  }

  template <class Items>
  std::optional<std::size_t> index(const Items& items, const std::string& name, const Path& field) {
    core::FlagId id;  // only its number is used
    find(items, name, Path{field, name}, id);
    return id ? std::optional<std::size_t>(id.index) : std::nullopt;
  }

  template <class Items>
  void fill_all(const std::map<std::string, door::YesNoUnsure>& in, const Items& items, const Path& field,
                std::vector<core::Answer>& target) {
    for (const auto& [name, answer] : in) {
      if (const auto at = index(items, name, field)) target[*at] = to_answer(answer);
    }
  }

  void fill_details(const door::Answers& in) {
    for (const auto& [name, detail] : in.details) {
      const auto at = index(regimen_.sub_questions, name, "details");
      if (!at) continue;
      const bool minutes = regimen_.sub_questions[*at].minutes;
      if (minutes != detail.minutes.has_value()) {
        note("wrong_type", Path{"details", name}, minutes ? "expected minutes" : "expected one of: no, unsure, yes");
      } else if (minutes) {
        answers_.minutes[*at] = core::Minutes{*detail.minutes};
      } else {
        answers_.details[*at] = to_answer(*detail.answer);
      }
    }
  }

  void fill_raised_on(const door::Answers& in) {
    for (const auto& [name, date] : in.raised_on) {
      if (const auto at = index(regimen_.flags, name, "raised_on")) answers_.raised_on[*at] = date.date;
    }
  }

  void fill_checks(const door::Answers& in) {
    for (std::size_t i = 0; i < in.checks.size(); ++i) {
      const door::Check& check = in.checks[i];
      const Path list{"checks"}, place{list, i};
      core::CheckEntry entry;
      core::FlagId kind;  // only its number is used
      find(regimen_.check_entries, check.entry.id, Path{place, "entry"}, kind);
      find(regimen_.flags, check.flag.id, Path{place, "flag"}, entry.flag);
      entry.kind = kind.index;
      entry.date = check.date.date;
      if (check.result) entry.result = static_cast<core::CheckResult>(*check.result);
      answers_.checks.push_back(entry);
    }
  }

  void fill_surroundings(const door::Answers& in) {
    if (in.place) find(regimen_.places, in.place->id, "place", answers_.place);
    for (std::size_t i = 0; i < in.equipment.size(); ++i) {
      core::EquipmentId id;
      find(regimen_.equipment, in.equipment[i].id, Path{"equipment", i}, id);
      if (id) answers_.equipment.insert(id);
    }
  }

  void fill_minutes(const std::optional<Whole<1, 1440>>& in, const core::Range<core::Minutes>& range, const Path& field,
                    std::optional<core::Minutes>& target) {
    if (!in) return;
    if (in->number < range.least.count || in->number > range.most.count) {
      note("out_of_range", field,
           "expected " + std::to_string(range.least.count) + " to " + std::to_string(range.most.count));
    }
    target = core::Minutes{in->number};
  }

  void fill_preferences(const door::Preferences& in) {
    core::Preferences& target = answers_.preferences;
    for (std::size_t i = 0; i < in.options.size(); ++i) {
      core::VariantId id;
      find(regimen_.variants, in.options[i].id, Path{"preferences.options", i}, id);
      if (id) target.options.push_back(id);
    }
    fill_minutes(in.daily_cap_min, regimen_.figures.daily_cap, "preferences.daily_cap_min", target.daily_cap);
    fill_minutes(in.break_every_min, regimen_.figures.break_every, "preferences.break_every_min", target.break_every);
    if (in.strength_days) {
      std::uint8_t days = 0;
      for (const door::Day day : *in.strength_days) days = static_cast<std::uint8_t>(days | 1 << static_cast<int>(day));
      target.strength_days = days;
    }
    for (const door::Anchor anchor : in.anchors) {
      constexpr std::string_view names[] = {"morning", "midday", "evening", "night", "weekend", "daily"};
      target.anchors.emplace_back(names[static_cast<std::size_t>(anchor)]);
    }
    if (in.strength_level) {
      find(regimen_.levels, in.strength_level->id, "preferences.strength_level", target.strength_level);
    }
    target.rows_in_the_evening = in.rows_in_the_evening.value_or(true);
  }

  const core::Regimen& regimen_;
  const std::string& where_;
  core::Answers answers_;
  std::optional<Error> fault_;
};

Expected<core::ExerciseDone> to_done(const core::Regimen& regimen, const door::ExerciseDone& in,
                                     const std::string& where) {
  core::ExerciseDone done;
  done.exercise = find_id<core::ExerciseId>(regimen.exercises, in.exercise.id);
  if (!done.exercise) return fail("unknown_id", where + ".exercise", "there is no such exercise in the regimen");
  if (in.variant) {
    done.variant = find_id<core::VariantId>(regimen.variants, in.variant->id);
    if (!done.variant) return fail("unknown_id", where + ".variant", "there is no such variant in the regimen");
  }
  if (in.response) done.response = static_cast<core::Response>(*in.response);
  if (in.contact_s) done.contact = core::Seconds{in.contact_s->number};
  if (in.hold_s) done.hold = core::Seconds{in.hold_s->number};
  if (in.sets) done.sets = in.sets->number;
  if (in.reps) done.reps = in.reps->number;
  done.all_done = in.all_done.value_or(true);
  done.form_perfect = in.form_perfect.value_or(false);
  return done;
}

Expected<core::SessionDone> to_done(const core::Regimen& regimen, const door::SessionDone& in,
                                    const std::string& where) {
  core::SessionDone session;
  session.date = in.date.date;
  session.routine = find_id<core::RoutineId>(regimen.routines, in.routine.id);
  if (!session.routine) return fail("unknown_id", where + ".routine", "there is no such routine in the regimen");
  if (in.pain_before) session.pain_before = core::Pain{in.pain_before->number};
  if (in.pain_peak) session.pain_peak = core::Pain{in.pain_peak->number};
  if (in.after_24h) session.after = static_cast<core::AfterEffect>(*in.after_24h);
  for (std::size_t i = 0; i < in.exercises.size(); ++i) {
    auto done = to_done(regimen, in.exercises[i], where + ".exercises." + std::to_string(i));
    if (!done) return tl::unexpected<Error>(std::move(done.error()));
    session.exercises.push_back(*done);
  }
  return session;
}

}  // namespace

Expected<core::Answers> to_core(const core::Regimen& regimen, const door::Answers& in, const std::string& where) {
  return Filling{regimen, where}.run(in);
}

Expected<core::History> to_core(const core::Regimen& regimen, const door::History& in, const std::string& where) {
  core::History history;
  if (in.started_on) history.started_on = in.started_on->date;
  if (in.rest_on) history.rest_on = in.rest_on->date;
  for (const door::NotHarder& each : in.not_harder) history.not_harder.push_back({each.from.date, each.until.date});
  for (std::size_t i = 0; i < in.sessions.size(); ++i) {
    auto session = to_done(regimen, in.sessions[i], where + ".sessions." + std::to_string(i));
    if (!session) return tl::unexpected<Error>(std::move(session.error()));
    history.sessions.push_back(std::move(*session));
  }
  core::sort_sessions(history);
  return history;
}

Expected<core::Answers> read_answers(const core::Regimen& regimen, const boost::json::value& value,
                                     const std::string& where) {
  auto in = mapping::read<door::Answers>(value, where);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return to_core(regimen, *in, where);
}

Expected<core::History> read_history(const core::Regimen& regimen, const boost::json::value& value,
                                     const std::string& where) {
  auto in = mapping::read<door::History>(value, where);
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  return to_core(regimen, *in, where);
}

}  // namespace unhunch::wire

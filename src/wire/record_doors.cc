// SPDX-License-Identifier: Apache-2.0
// The doors that tell what a log comes to: `today` and `fold`.
#include <algorithm>
#include <map>

#include "core/insight/look_back.h"
#include "core/today.h"
#include "wire/answers_json.h"
#include "wire/door_room.h"
#include "wire/door_write.h"
#include "wire/insight_door.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

constexpr int days_of_week = 7;

Nullable<IsoDate> date_or_null(const std::optional<core::Date>& date) {
  return date ? Nullable<IsoDate>{IsoDate{*date}} : Nullable<IsoDate>{};
}

// ---- today
// ------------------------------------------------------------------------------------------------------------

class WritingToday {
 public:
  WritingToday(const core::Person& person, const std::vector<core::Fact>& facts, core::Date date)
      : person_(person), facts_(facts), date_(date) {}

  door::TodayOut run(const core::Today& today) {
    const core::Regimen& regimen = person_.regimen;
    const door::TriageOut triage = to_door(regimen, person_.triage);
    out_.date = IsoDate{date_};
    out_.tier = triage.tier;
    out_.exercise_allowed = person_.may_exercise();
    out_.plan_state = triage.plan_state;
    out_.gentle = triage.gentle;
    out_.screened_on = date_or_null(person_.answers.screened_on);
    out_.started_on = date_or_null(person_.history.started_on);
    out_.check = today.needs_screening ? "full" : "none";
    out_.because = today.plan.because;
    if (today.rest_of_day) out_.because.emplace_back("rest_of_day");
    out_.raised = triage.raised;
    out_.advice = triage.advice;
    out_.notices = triage.notices;
    for (const core::ExerciseId exercise : today.plan.start_with) out_.start_with.emplace_back(regimen[exercise].id);
    if (today.plan.breaks) out_.breaks = {to_door(regimen, *today.plan.breaks)};
    for (const core::PlanItem& item : today.to_do) {
      if (&item == today.to_do.data()) {
        out_.next = {to_door(regimen, item)};
      } else {
        out_.later.push_back(to_door(regimen, item));
      }
    }
    add_week(today.plan);
    for (const core::Fact& fact : facts_) add_fact(fact);
    add_questions(today);
    return std::move(out_);
  }

 private:
  void add_week(const core::Plan& plan) {
    const core::Date monday = core::find_monday(date_);
    for (int i = 0; i < days_of_week; ++i) {
      door::WeekDay& day = out_.week.emplace_back();
      day.date = IsoDate{monday + core::Days{i}};
      for (const core::PlanDay& planned : plan.days) {
        if (planned.date != day.date.date) continue;
        for (const core::PlanItem& item : planned.items) day.planned.push_back(to_door(person_.regimen, item));
      }
    }
  }

  door::WeekDay* find_day(core::Date date) {
    const int at = (date - out_.week.front().date.date).count;
    return at < 0 || at >= days_of_week ? nullptr : &out_.week[static_cast<std::size_t>(at)];
  }

  void add_fact(const core::Fact& fact) {
    const core::Date date = fact.day();
    if (const auto* session = fact.find<core::SessionEntry>()) {
      last_session_ = &fact;
      if (date == date_) {
        out_.done_today.push_back(
            {core::to_text(fact.id()), person_.regimen[session->routine].id, session->time.count});
      }
    }
    door::WeekDay* day = find_day(date);
    if (day == nullptr) return;
    if (const auto* session = fact.find<core::SessionEntry>()) {
      ++day->sessions;
      day->seconds += session->time.count;
    } else if (const auto* daily = fact.find<core::DailyEntry>()) {
      entered_today_ = entered_today_ || date == date_;
      if (const auto pain = (*daily)[core::Measure::pain_now]) day->pain_now.value = pain;
      if (const auto pain = (*daily)[core::Measure::pain_average]) day->pain_average.value = pain;
    } else if (const auto* taken = fact.find<core::BreakEvent>()) {
      const bool done = taken->result == core::BreakResult::done;
      day->breaks += done ? 1 : 0;
      if (date != date_) return;
      out_.breaks_taken += done ? 1 : 0;
      count(*taken, out_.breaks_today);
    }
  }

  void add_questions(const core::Today& today) {
    if (today.ask_after_effect && last_session_ != nullptr) {
      out_.ask.emplace_back("after_effect_24h");
      out_.after_session = {core::to_text(last_session_->id())};
    }
    if (!entered_today_) out_.ask.emplace_back("daily_entry");
    for (const core::Outcome outcome : core::find_due_measures(person_.regimen.insight, facts_, date_)) {
      out_.measures.push_back(core::slug(outcome));
    }
    add_prompts();
  }

  void add_prompts() {
    const core::InsightFigures& figures = person_.regimen.insight;
    const std::vector<core::Fact> facts = core::find_facts_until(facts_, date_);
    const auto episodes = core::find_episodes(facts, figures.episode_gap);
    for (const core::FiredPrompt& prompt : core::find_prompts(figures, facts, episodes, date_).fired) {
      if (prompt.due) out_.prompts.push_back(to_door(prompt));
    }
  }

  const core::Person& person_;
  const std::vector<core::Fact>& facts_;
  core::Date date_;
  const core::Fact* last_session_ = nullptr;
  bool entered_today_ = false;
  door::TodayOut out_;
};

// ---- fold
// -------------------------------------------------------------------------------------------------------------

class WritingJournal {
 public:
  WritingJournal(const Log& log, std::optional<core::Date> from, std::optional<core::Date> to)
      : log_(log), from_(from), to_(to) {}

  std::vector<door::JournalDay> run(const std::vector<core::Fact>& facts) {
    for (const core::Fact& fact : facts) add(fact);
    for (const core::Fact& fact : facts) add_to_session(fact);
    std::vector<door::JournalDay> days;
    for (auto day = days_.rbegin(); day != days_.rend(); ++day) days.push_back(std::move(day->second));
    return days;
  }

 private:
  door::JournalDay* find_day(const core::Fact& fact) {
    const core::Date date = fact.day();
    if ((from_ && date < *from_) || (to_ && date > *to_)) return nullptr;
    door::JournalDay& day = days_[date];
    day.date = IsoDate{date};
    return &day;
  }

  object write_entry(const core::Fact& fact) const {
    object entry{{"id", core::to_text(fact.id())},
                 {"at", to_instant(fact.moment().at_ms)},
                 {"offset_min", fact.moment().offset_min},
                 {"corrected", &fact.first() != &fact.last()}};
    for (auto& member : log_.read_body(fact)) entry[member.key()] = std::move(member.value());
    return entry;
  }

  void add(const core::Fact& fact) {
    if (fact.is<core::DailyEntry>()) {
      if (auto* day = find_day(fact)) day->entries.push_back({write_entry(fact)});
    } else if (fact.is<core::SessionEntry>()) {
      if (auto* day = find_day(fact)) add_session(*day, fact);
    } else if (const auto* taken = fact.find<core::BreakEvent>()) {
      if (auto* day = find_day(fact)) count(*taken, day->breaks);
    } else if (fact.is<core::SymptomEvent>()) {
      if (auto* day = find_day(fact)) day->symptoms.push_back({write_entry(fact)});
    } else if (fact.is<core::MeasureEntry>()) {
      if (auto* day = find_day(fact)) day->measures.push_back({write_entry(fact)});
    } else if (fact.is<core::PromptShown>()) {
      if (auto* day = find_day(fact)) day->prompts.push_back({write_entry(fact)});
    } else if (fact.is<core::HabitAudit>()) {
      if (auto* day = find_day(fact)) day->audits.push_back({write_entry(fact)});
    } else if (const auto* other = fact.find<core::Other>()) {
      add_other(*other, fact);
    }
  }

  void add_other(const core::Other& other, const core::Fact& fact) {
    if (other.kind == core::OtherKind::setting) return;
    door::JournalDay* day = find_day(fact);
    if (day == nullptr) return;
    switch (other.kind) {
      case core::OtherKind::check_record: return day->checks.push_back({write_entry(fact)});
      case core::OtherKind::free_note: return day->notes.push_back({write_entry(fact)});
      case core::OtherKind::setting: return;
    }
  }

  void add_session(door::JournalDay& day, const core::Fact& fact) {
    object entry = write_entry(fact);
    entry["after_24h"] = "not_known";
    entry["exercises"] = boost::json::array{};
    sessions_[fact.id()] = {fact.day(), day.sessions.size()};
    day.sessions.push_back({std::move(entry)});
  }

  object* find_session(const core::EventId& id) {
    const auto place = sessions_.find(id);
    if (place == sessions_.end()) return nullptr;
    return &days_[place->second.day].sessions[place->second.at].value.get_object();
  }

  void add_to_session(const core::Fact& fact) {
    if (const auto* response = fact.find<core::ExerciseResponse>()) {
      object* session = find_session(response->session);
      if (session == nullptr) return;
      object entry = write_entry(fact);
      for (const std::string_view name : {"session", "at", "offset_min"}) entry.erase(name);
      (*session)["exercises"].get_array().push_back(std::move(entry));
    } else if (const auto* effect = fact.find<core::AfterEffect24h>()) {
      constexpr std::string_view names[] = {"not_known", "settled", "not_settled"};
      if (object* session = find_session(effect->session)) {
        (*session)["after_24h"] = names[static_cast<std::size_t>(effect->after)];
      }
    }
  }

  struct Place {
    core::Date day;
    std::size_t at = 0;
  };

  const Log& log_;
  std::optional<core::Date> from_, to_;
  std::map<core::Date, door::JournalDay> days_;
  std::map<core::EventId, Place> sessions_;
};

std::optional<core::Date> to_date(const std::optional<IsoDate>& date) {
  return date ? std::optional<core::Date>(date->date) : std::nullopt;
}

}  // namespace

Expected<LogToRead> find_log(const Room& room, const std::optional<std::vector<AnyJson>>& events) {
  if (!events && room.log != nullptr) return LogToRead{room.log};
  std::vector<EventText> texts;
  for (std::size_t i = 0; events && i < events->size(); ++i) {
    auto text = read_event((*events)[i].value, "events." + std::to_string(i));
    if (!text) return tl::unexpected<Error>(std::move(text.error()));
    texts.push_back(std::move(*text));
  }
  Log log{room.document, room.regimen};
  log.add(texts);
  return LogToRead{std::move(log)};
}

Expected<Told> find_told(const Room& room, const std::optional<door::Answers>& answers,
                         const std::optional<door::History>& history, const std::optional<std::vector<AnyJson>>& events,
                         std::optional<core::Date> date) {
  if (answers) {
    if (events) return fail("unknown_field", "events", "answers and events cannot be given together");
    auto told = to_core(room.regimen, *answers, "answers");
    if (!told) return tl::unexpected<Error>(std::move(told.error()));
    auto past = to_core(room.regimen, history.value_or(door::History{}), "history");
    if (!past) return tl::unexpected<Error>(std::move(past.error()));
    return Told{std::move(*told), std::move(*past)};
  }
  if (!events && room.log == nullptr) return tl::unexpected<Error>(mapping::missing_field("", "answers"));
  if (history) return fail("unknown_field", "history", "a log has its own history");
  if (!date) return tl::unexpected<Error>(mapping::missing_field("", "date"));
  const auto log = find_log(room, events);
  if (!log) return tl::unexpected<Error>(log.error());
  Record record = (*log)->fold((*log)->facts(), *date);
  return Told{std::move(record.told), std::move(record.history)};
}

Answered call_today(const Room& room, const value& input) {
  auto in = mapping::read<door::TodayIn>(input, "");
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  const auto log = find_log(room, in->events);
  if (!log) return tl::unexpected<Error>(log.error());
  const core::Date date = in->date.date;
  const std::vector<core::Fact> facts = (*log)->facts();
  const Record record = (*log)->fold(facts, date);
  const core::Person person{room.regimen, record.told, record.history, date};
  const auto minute = in->minute ? std::optional<int>{in->minute->number} : std::nullopt;
  return mapping::write(WritingToday{person, facts, date}.run(core::make_today(person, date, minute)));
}

Answered call_fold(const Room& room, const value& input) {
  auto in = mapping::read<door::FoldIn>(input, "");
  if (!in) return tl::unexpected<Error>(std::move(in.error()));
  const auto log = find_log(room, in->events);
  if (!log) return tl::unexpected<Error>(log.error());
  const std::vector<core::Fact> facts = (*log)->facts();
  Record record = (*log)->fold(facts, in->date.date);
  door::FoldOut out;
  out.started_on = date_or_null(record.history.started_on);
  out.screened_on = date_or_null(record.told.screened_on);
  out.answers = {std::move(record.answers)};
  out.settings = {std::move(record.settings)};
  out.events = static_cast<int>((*log)->size());
  out.unknown = static_cast<int>((*log)->count_unknown());
  out.days = WritingJournal{**log, to_date(in->from), to_date(in->to)}.run(facts);
  return mapping::write(out);
}

}  // namespace unhunch::wire

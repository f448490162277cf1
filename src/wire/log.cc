// SPDX-License-Identifier: Apache-2.0
#include "wire/log.h"

#include <algorithm>
#include <numeric>

#include "core/insight/prompts.h"
#include "core/triage.h"
#include "wire/answers_json.h"
#include "wire/event_reader.h"
#include "wire/find_id.h"
#include "wire/json_text.h"

namespace unhunch::wire {
namespace {

using boost::json::object;
using boost::json::value;

constexpr std::size_t usual_body = 80;  // bytes
constexpr std::string_view of_one_day[] = {"head_turn_test", "minutes_since_food"};

object& member_object(object& parent, std::string_view name) {
  value& member = parent[name];
  if (!member.is_object()) member = object{};
  return member.get_object();
}

std::string_view find_text(const object& from, std::string_view name) {
  const value* text = from.if_contains(name);
  if (text == nullptr || !text->is_string()) return {};
  return {text->get_string().data(), text->get_string().size()};
}

bool is_raised(const value& answer) {
  return answer.is_string() && (answer.get_string() == "yes" || answer.get_string() == "unsure");
}

// Takes away what stands at the path of an error ("answers.flags.gone"), whole members at the least.
bool prune(value& answers, std::string_view path) {
  value* at = nullptr;
  object* parent = answers.if_object();
  std::size_t from = path.find('.') + 1;
  while (from != 0 && parent != nullptr) {
    const std::size_t end = std::min(path.find('.', from), path.size());
    const std::string_view name = path.substr(from, end - from);
    at = parent->if_contains(name);
    if (at == nullptr) return false;
    if (end == path.size() || !at->is_object()) return parent->erase(name) > 0;
    parent = &at->get_object();
    from = end + 1;
  }
  return false;
}

// Takes away what cannot be read. Never fails: in the worst case nothing is left, and nothing is answered.
core::Answers read_what_is_right(const core::Regimen& regimen, value& answers) {
  for (std::size_t attempts = 0; attempts < 1000; ++attempts) {
    auto read = read_answers(regimen, answers, "answers");
    if (read) return std::move(*read);
    if (!prune(answers, read.error().where)) break;
  }
  answers = object{};
  return core::Answers{regimen};
}

// Flags that follow from other answers than their own, and since when.
class Following {
 public:
  explicit Following(const core::Regimen& regimen) : regimen_(regimen) {
    for (std::size_t i = 0; i < regimen.flags.size(); ++i) {
      const core::FlagId id{static_cast<std::uint16_t>(i)};
      const bool composite = std::any_of(regimen.composites.begin(), regimen.composites.end(),
                                         [&](const core::CompositeRule& rule) { return rule.raises == id; });
      if (composite || regimen.flags[i].asked == core::Asked::choice) flags_.push_back(id);
    }
  }

  // Can this patch make one of them begin or end?
  bool may_change(const object& patch) const {
    for (const std::string_view name : {"details", "conditions", "age_band", "pain_between_blades"}) {
      if (patch.contains(name)) return true;
    }
    const value* said = patch.if_contains("flags");
    return said != nullptr && said->is_object() && std::any_of(flags_.begin(), flags_.end(), [&](core::FlagId flag) {
             return said->get_object().contains(regimen_[flag].id);
           });
  }

  const std::vector<core::FlagId>& flags() const { return flags_; }

  // Without the checks, which end a flag but do not undo that it was raised.
  core::Triage judge(const value& answers) const {
    core::Answers told = read_apart(answers);
    told.checks.clear();
    std::fill(told.raised_on.begin(), told.raised_on.end(), std::nullopt);
    return core::calc_triage(regimen_, told, std::nullopt);
  }

  // One of the questions behind the flag has been answered so once more.
  bool is_said_again(core::FlagId flag, const object& patch) const {
    if (const value* choice = patch.if_contains("pain_between_blades"); choice != nullptr && choice->is_string()) {
      for (const core::Choice& each : regimen_.choices) {
        if (choice->get_string() == each.id && each.raises == flag) return true;
      }
    }
    const value* details = patch.if_contains("details");
    if (details == nullptr || !details->is_object()) return false;
    return std::any_of(details->get_object().begin(), details->get_object().end(), [&](const auto& detail) {
      const bool tells = is_raised(detail.value()) || (detail.value().is_int64() && detail.value().get_int64() > 0);
      return tells && is_asked_for(flag, detail.key());
    });
  }

 private:
  // A copy is only made of what has to be mended first.
  core::Answers read_apart(const value& answers) const {
    if (auto read = read_answers(regimen_, answers, "answers")) return std::move(*read);
    value mended = answers;
    return read_what_is_right(regimen_, mended);
  }

  bool is_asked_for(core::FlagId flag, std::string_view detail) const {
    const auto question = find_id<core::SubQuestionId>(regimen_.sub_questions, detail);
    return question &&
           std::any_of(regimen_.composites.begin(), regimen_.composites.end(), [&](const core::CompositeRule& rule) {
             return rule.raises == flag && core::asks(rule, question);
           });
  }

  const core::Regimen& regimen_;
  std::vector<core::FlagId> flags_;
};

// The flag that pain of this strength raises by itself; it then stays, whatever is told later (composite_severe_pain).
std::string_view find_flag_of_pain(const core::Regimen& regimen, std::int64_t pain) {
  for (const core::CompositeRule& rule : regimen.composites) {
    for (const auto& all : rule.when) {
      const bool alone = all.size() == 1 && all.front().about == core::Atom::About::pain_now;
      if (alone && pain >= all.front().above) return regimen[rule.raises].id;
    }
  }
  return {};
}

// Folds the documents: answers with what is derived from them, and settings.
class Folding {
 public:
  Folding(const object& document, const core::Regimen& regimen, core::Date today)
      : document_(document), regimen_(regimen), following_(regimen), today_(today) {}

  void change_answers(const object& patch, core::Date day) {
    for (const auto& member : patch) {
      const bool is_over = is_of_one_day(member.key()) && day != today_;
      if (is_over || member.value().is_null()) {
        told().erase(member.key());
      } else if (const object* inner = member.value().if_object()) {
        change_members(member.key(), *inner, day);
      } else {
        told()[member.key()] = member.value();
      }
    }
    if (patch.contains("screened_on")) rescreen_ = false;
    const value* pain = patch.if_contains("pain_now");
    if (pain != nullptr && pain->is_int64()) raise_for_pain(pain->get_int64(), day);
    if (following_.may_change(patch)) date_what_follows(patch, day);
  }

  void add_check(object body) {
    value& checks = told()["checks"];
    if (!checks.is_array()) checks = boost::json::array{};
    checks.get_array().push_back(std::move(body));
  }

  // What was felt is reported at once, before anybody has answered the questions that follow.
  void add_symptom(const object& body, core::Date day) {
    const value* trigger = body.if_contains("trigger");
    const value* triggers = document_.if_contains("stop_trigger");
    if (trigger == nullptr || !trigger->is_string() || triggers == nullptr) return;
    const value* item = triggers->as_object().if_contains(trigger->get_string());
    const value* raises = item == nullptr ? nullptr : item->as_object().if_contains("raises");
    if (raises == nullptr || !raises->is_array()) return;
    object flags;
    for (const value& flag : raises->get_array()) flags[flag.as_string()] = "yes";
    change_members("flags", flags, day);
  }

  void set(const object& body) {
    const value* name = body.if_contains("name");
    const value* setting = body.if_contains("value");
    if (name == nullptr || !name->is_string() || setting == nullptr) return;
    if (setting->is_null()) {
      settings_.erase(name->get_string());
    } else {
      settings_[name->get_string()] = *setting;
    }
  }

  void set_pain(int pain, core::Date day) {
    told()["pain_now"] = pain;
    raise_for_pain(pain, day);
  }

  // A question is to be asked again: that it was answered with no does not count any more.
  void ask_again(core::FlagId flag) {
    object& flags = member_object(told(), "flags");
    const value* said = flags.if_contains(regimen_[flag].id);
    if (said != nullptr && said->is_string() && said->get_string() == "no") flags.erase(regimen_[flag].id);
  }

  void raise(core::FlagId flag, core::Date day) { change_members("flags", object{{regimen_[flag].id, "yes"}}, day); }

  void ask_everything_again() {
    told().erase("screened_on");
    rescreen_ = true;
  }

  bool asks_everything_again() const { return rescreen_; }
  value& answers() { return answers_; }
  object& settings() { return settings_; }

 private:
  static bool is_of_one_day(std::string_view name) {
    return std::find(std::begin(of_one_day), std::end(of_one_day), name) != std::end(of_one_day);
  }

  void change_members(std::string_view name, const object& patch, core::Date day) {
    if (name == "flags") note_raised(patch, day);
    object& members = member_object(told(), name);
    for (const auto& each : patch) {
      if (each.value().is_null()) {
        members.erase(each.key());
      } else {
        members[each.key()] = each.value();
      }
    }
  }

  void raise_for_pain(std::int64_t pain, core::Date day) {
    const std::string_view flag = find_flag_of_pain(regimen_, pain);
    if (!flag.empty()) change_members("flags", object{{flag, "yes"}}, day);
  }

  // A check of that day or later that was there before no longer counts: the date moves behind it.
  std::string date_behind_checks(std::string_view flag, core::Date day) const {
    const value* checks = told().if_contains("checks");
    if (checks != nullptr && checks->is_array()) {
      for (const value& check : checks->get_array()) {
        const auto date = check.is_object() && find_text(check.get_object(), "flag") == flag
                              ? core::find_date(find_text(check.get_object(), "date"))
                              : std::nullopt;
        if (date && *date >= day) day = *date + core::Days{1};
      }
    }
    return core::to_iso(day);
  }

  void note_raised(const object& flags, core::Date day) {
    object& raised_on = member_object(told(), "raised_on");
    for (const auto& flag : flags) {
      if (is_raised(flag.value())) {
        raised_on[flag.key()] = date_behind_checks(flag.key(), day);
      } else {
        raised_on.erase(flag.key());
      }
    }
  }

  void date_what_follows(const object& patch, core::Date day) {
    const core::Triage triage = following_.judge(answers_);
    for (const core::FlagId id : following_.flags()) {
      const std::string& flag = regimen_[id].id;
      const value* dated = told().if_contains("raised_on");
      const bool has_date = dated != nullptr && dated->is_object() && dated->get_object().contains(flag);
      if (triage.find(id) == nullptr) {
        if (has_date) member_object(told(), "raised_on").erase(flag);
      } else if (!has_date || following_.is_said_again(id, patch)) {
        member_object(told(), "raised_on")[flag] = date_behind_checks(flag, day);
      }
    }
  }

  object& told() { return answers_.get_object(); }
  const object& told() const { return answers_.get_object(); }

  const object& document_;
  const core::Regimen& regimen_;
  Following following_;
  core::Date today_;
  value answers_ = object{};
  object settings_;
  bool rescreen_ = false;
};

// What prompts change, each at its place in the log: at the start of a day, or behind the event that made it hold. To
// be told of days and events in the order of the log.
class PromptEffects {
 public:
  PromptEffects(const core::Regimen& regimen, const std::vector<core::FiredPrompt>& fired) : known_(regimen.known) {
    for (const core::FiredPrompt& prompt : fired) {
      const bool changes = prompt.prompt == core::Prompt::day_14 || prompt.prompt == core::Prompt::day_28 ||
                           prompt.prompt == core::Prompt::worse;
      if (changes && prompt.holds) (prompt.by == nullptr ? of_days_ : of_events_).push_back(&prompt);
    }
    sort(of_days_, [](const core::FiredPrompt* a, const core::FiredPrompt* b) { return a->on < b->on; });
    sort(of_events_,
         [](const core::FiredPrompt* a, const core::FiredPrompt* b) { return core::comes_before(*a->by, *b->by); });
  }

  using Fired = std::vector<const core::FiredPrompt*>;

  // Once for both orders: the browser waits for every byte.
  static void sort(Fired& fired, bool (*is_before)(const core::FiredPrompt*, const core::FiredPrompt*)) {
    std::stable_sort(fired.begin(), fired.end(), is_before);
  }

  void begin(core::Date day, Folding& folding) {
    for (; next_day_ < of_days_.size() && of_days_[next_day_]->on <= day; ++next_day_) {
      apply(*of_days_[next_day_], folding);
    }
  }
  void end(const core::Event& event, Folding& folding) {
    for (; next_event_ < of_events_.size() && of_events_[next_event_]->by == &event; ++next_event_) {
      apply(*of_events_[next_event_], folding);
    }
  }

 private:
  void apply(const core::FiredPrompt& prompt, Folding& folding) const {
    if (prompt.prompt == core::Prompt::worse) return folding.ask_again(known_.worsening_pain);
    folding.raise(known_.no_improvement, prompt.answer ? *prompt.shown_on : prompt.on);
    if (prompt.prompt == core::Prompt::day_28) folding.ask_everything_again();
  }

  const core::Known& known_;
  Fired of_days_, of_events_;
  std::size_t next_day_ = 0, next_event_ = 0;
};

// What a fold reads as a document.
bool is_document(const core::EventBody& body) {
  const auto* other = std::get_if<core::Other>(&body);
  return std::holds_alternative<core::AnswersChange>(body) || std::holds_alternative<core::SymptomEvent>(body) ||
         (other != nullptr && other->kind != core::OtherKind::free_note);
}

// The prompts as they are on that day; `episodes` are those of all facts.
core::Prompts find_prompts_on(const core::InsightFigures& figures, std::span<const core::Fact> facts,
                              std::span<const core::Episode> episodes, core::Date date) {
  if (core::end_by(facts, date)) return core::find_prompts(figures, facts, episodes, date);
  const std::vector<core::Fact> until = core::find_facts_until(facts, date);
  return core::find_prompts(figures, until, core::find_episodes(until, figures.episode_gap), date);
}

void fold_fact(const Log& log, const core::Fact& fact, Folding& folding) {
  const core::Date day = fact.day();
  if (const auto* daily = fact.find<core::DailyEntry>()) {
    if (const auto pain = (*daily)[core::Measure::pain_now]) folding.set_pain(*pain, day);
  } else if (const auto* change = fact.find<core::AnswersChange>()) {
    if (change->only_pain) {
      folding.set_pain(change->only_pain->count, day);
    } else {
      folding.change_answers(log.find_document(fact), day);
    }
  } else if (fact.is<core::SymptomEvent>()) {
    folding.add_symptom(log.find_document(fact), day);
  } else if (const auto* other = fact.find<core::Other>()) {
    switch (other->kind) {
      case core::OtherKind::check_record: folding.add_check(log.find_document(fact)); break;
      case core::OtherKind::setting: folding.set(log.find_document(fact)); break;
      case core::OtherKind::free_note: break;
    }
  }
}

}  // namespace

void Log::reserve(std::size_t count) {
  if (!events_.empty()) return;
  events_.reserve(count);
  bodies_.reserve(count);
  texts_.clear();
  texts_.push_back(
      std::make_unique<std::pmr::monotonic_buffer_resource>(std::max(count * usual_body, usual_body), memory_));
}

bool Log::add(const std::function<bool(const TakeEvent&)>& read) {
  const std::size_t before = events_.size();
  if (texts_.empty()) reserve(0);
  bool in_order = true;
  const bool whole = read([&](const EventText& text, const SeenBody& seen) {
    events_.push_back({text.id, {text.at_ms, text.offset_min}, text.supersedes, core::Unknown{}});
    char* const body = static_cast<char*>(texts_.back()->allocate(text.body.size(), 1));
    std::copy(text.body.begin(), text.body.end(), body);
    bodies_.push_back({{body, text.body.size()}});
    if (auto usual = find_plain_body(*regimen_, text, seen)) {
      events_.back().body = *usual;
    } else {
      parse_last(text, seen);
    }
    in_order = in_order && (events_.size() == 1 || core::comes_before(events_[events_.size() - 2], events_.back()));
  });
  if (whole) {
    if (!in_order) settle();
  } else {
    events_.erase(events_.begin() + static_cast<std::ptrdiff_t>(before), events_.end());
    bodies_.resize(before);
  }
  return whole;
}

// The body of the event that was added last.
void Log::parse_last(const EventText& text, const SeenBody& seen) {
  ParsedBody parsed = parse_body(*regimen_, text, seen);
  events_.back().body = parsed.body;
  if (!is_document(parsed.body)) return;
  documents_.push_back(std::make_unique<const object>(std::move(parsed.document)));
  bodies_.back().document = documents_.back().get();
}

void Log::add(const std::vector<EventText>& events) {
  add([&](const TakeEvent& take) {
    for (const EventText& event : events) take(event, {});
    return true;
  });
}

void Log::add(Log&& other) {
  if (events_.empty()) {
    *this = std::move(other);
    return;
  }
  const std::size_t before = events_.size();
  events_.insert(events_.end(), other.events_.begin(), other.events_.end());
  bodies_.insert(bodies_.end(), other.bodies_.begin(), other.bodies_.end());
  std::move(other.texts_.begin(), other.texts_.end(), std::back_inserter(texts_));
  std::move(other.documents_.begin(), other.documents_.end(), std::back_inserter(documents_));
  const bool in_order = before == events_.size() || core::comes_before(events_[before - 1], events_[before]);
  if (!in_order) settle();
}

// Something came late, or twice: all are sorted, and the first of each stays.
void Log::settle() {
  std::vector<std::size_t> order(events_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return core::comes_before(events_[a], events_[b]); });
  std::pmr::vector<core::Event> events{memory_};
  std::pmr::vector<Body> bodies{memory_};
  for (const std::size_t at : order) {
    if (!events.empty() && events.back().id == events_[at].id) continue;
    events.push_back(events_[at]);
    bodies.push_back(bodies_[at]);
  }
  events_ = std::move(events);
  bodies_ = std::move(bodies);
}

std::size_t Log::count_unknown() const {
  return static_cast<std::size_t>(std::count_if(events_.begin(), events_.end(), [](const core::Event& event) {
    return std::holds_alternative<core::Unknown>(event.body);
  }));
}

const Log::Body& Log::find_body(const core::Fact& fact) const {
  return bodies_[static_cast<std::size_t>(&fact.last() - events_.data())];
}

object Log::read_body(const core::Fact& fact) const {
  auto body = parse_json(find_body(fact).text);
  return body && body->is_object() ? std::move(body->get_object()) : object{};
}

const object& Log::find_document(const core::Fact& fact) const {
  static const object none;
  const object* const document = find_body(fact).document;
  return document == nullptr ? none : *document;
}

Record Log::fold(const std::vector<core::Fact>& facts, core::Date date) const {
  const core::InsightFigures& figures = regimen_->insight;
  const std::vector<core::Episode> episodes = core::find_episodes(facts, figures.episode_gap);
  const core::Prompts prompts = find_prompts_on(figures, facts, episodes, date);
  Folding folding{*document_, *regimen_, date};
  PromptEffects effects{*regimen_, prompts.fired};
  for (const core::Fact& fact : facts) {
    effects.begin(fact.day(), folding);
    fold_fact(*this, fact, folding);
    effects.end(fact.first(), folding);
  }
  effects.begin(date, folding);
  core::Answers told = read_what_is_right(*regimen_, folding.answers());
  told.rescreen = folding.asks_everything_again();
  core::History history = core::make_history(facts, episodes);
  history.not_harder = prompts.not_harder;
  return {std::move(folding.answers().get_object()), std::move(folding.settings()), std::move(told),
          std::move(history)};
}

}  // namespace unhunch::wire

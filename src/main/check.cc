// SPDX-License-Identifier: Apache-2.0
#include "main/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/session.h"
#include "main/answer_patch.h"
#include "main/ask.h"
#include "main/exit_status.h"
#include "main/phrases.h"
#include "main/result.h"
#include "main/screen.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

using Move = Given::Move;

constexpr std::int64_t seconds_in_an_hour = 3600;

Question make_choice(std::string_view step, std::string_view ask_words, std::vector<Option> options) {
  Question question;
  question.kind = Question::Kind::choice;
  question.step = step;
  question.ask = ask_words;
  question.options = std::move(options);
  return question;
}

// ---- one go through the questions -----------------------------------------------------------------------------------

class Screening {
 public:
  Screening(const Context& context, Record& record)
      : context_(context), knowledge_(context.knowledge), record_(record) {}

  int run() {
    if (!begin()) return after_leaving();
    open_draft();
    std::size_t at = find_first_open();
    while (true) {
      const std::vector<Question> questions = make_questions(knowledge_, draft_);
      if (at >= questions.size()) return finish();
      const Given given = ask_one(questions, at);
      if (given.move == Move::leave) return after_leaving();
      if (given.move == Move::back) {
        at = at == 0 ? 0 : at - 1;
        continue;
      }
      store(questions[at], given);
      const auto kept = keep();
      if (is_emergency()) return end_in_emergency(kept);
      if (!kept) return report(context_, kept.error());
      ++at;
    }
  }

 private:
  // True when questions are to be asked now.
  bool begin() {
    if (record_.state().json().if_contains("draft") != nullptr) return true;
    if (record_.sheet().find("", "screened_on").empty() && !was_emergency()) return true;
    if (was_emergency()) return ask_reason();
    const Question again = make_choice(
        phrases::result_title, phrases::ask_start_again,
        {{"again", std::string{phrases::start_again}, ""}, {"show", std::string{phrases::show_result}, ""}});
    const Given given = ask(context_.world.terminal, again, {0, 0, 0, false}, "");
    show_result_ = given.move == Move::answered && given.value == "show";
    return given.move == Move::answered && given.value == "again";
  }

  bool was_emergency() const {
    const core::Answers answers = record_.answers();
    return core::calc_triage(knowledge_.regimen(), answers, context_.today()).tier == core::Tier::emergency;
  }

  // Only a whole new screening with a reason leaves the emergency state (rule emergency_exit).
  bool ask_reason() {
    const core::Triage triage = core::calc_triage(knowledge_.regimen(), record_.answers(), context_.today());
    show_emergency(context_, triage, record_.sheet().find("", "region"));
    const Question why = make_choice(phrases::result_title, phrases::ask_reason,
                                     {{"nothing", std::string{phrases::reason_nothing}, ""},
                                      {"mistake", std::string{phrases::reason_mistake}, ""},
                                      {"assessed", std::string{phrases::reason_assessed}, ""}});
    const Given given = ask(context_.world.terminal, why, {0, 0, 0, false}, "");
    if (given.move != Move::answered || given.value == "nothing") return false;
    record_.state().set("", "leaving_emergency", given.value);
    return true;
  }

  // What is asked afresh begins empty; the rest is offered again as it was.
  void open_draft() {
    AnswerSheet& state = record_.state();
    if (const auto* draft = state.json().if_contains("draft")) {
      draft_ = AnswerSheet{draft->get_object()};
      if (const auto* before = state.json().if_contains("before")) before_ = AnswerSheet{before->get_object()};
      kept_ = is_leaving_emergency() ? before_.json() : draft_.json();
      apply_patch(kept_, make_removal(kept_, record_.sheet().json()));
      forget_old_emergency_answers();
      return;
    }
    before_ = record_.sheet();
    kept_ = before_.json();
    for (const std::string_view name : {"checks", "preferences"}) {
      if (const auto* kept = before_.json().if_contains(name)) draft_.set_json(name, *kept);
    }
    draft_.part("preferences").erase("anchors");
    draft_.part("preferences").erase("daily_cap_min");
    state.set_json("before", before_.json());
  }

  void forget_old_emergency_answers() {
    const int hours = knowledge_.number("rule", "emergency_stops_screening", "asked_again_h", 0);
    const std::string since = record_.state().find("", "emergency_at");
    if (since.empty()) return;
    const std::int64_t age = context_.world.clock.unix_seconds() - std::stoll(since);
    if (age >= 0 && age <= hours * seconds_in_an_hour) return;
    for (const core::Flag& flag : knowledge_.regimen().flags) {
      if (flag.tier == core::Tier::emergency) draft_.remove("flags", flag.id);
    }
    record_.state().remove("", "emergency_at");
  }

  std::size_t find_first_open() const {
    const std::vector<Question> questions = make_questions(knowledge_, draft_);
    const auto open = std::find_if(questions.begin(), questions.end(),
                                   [&](const Question& question) { return !is_answered(question, draft_); });
    return static_cast<std::size_t>(open - questions.begin());
  }

  Given ask_one(const std::vector<Question>& questions, std::size_t at) {
    Position position;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      if (i == at) position.first = position.total + 1;
      position.total += questions[i].count();
      if (i == at) position.last = position.total;
    }
    position.can_go_back = at > 0;
    if (questions[at].count() == 0) position = {0, 0, 0, at > 0};
    const Question& question = questions[at];
    std::vector<std::string> all_now;
    for (const Option& option : question.options) {
      if (question.kind == Question::Kind::pick) {
        const bool fresh = is_answered(question, draft_);
        const AnswerSheet& from = fresh ? draft_ : before_;
        all_now.emplace_back(from.has(question.group, question.id, option.value) ? "yes" : "");
      } else {
        all_now.push_back(find_offered(question.group, option.value));
      }
    }
    return ask(context_.world.terminal, question, position, find_offered(question.group, question.id), all_now);
  }

  // The answer of this screening; for what is no safety question also the one of before.
  std::string find_offered(std::string_view group, std::string_view id) const {
    if (id == "pregnancy") return find_pregnancy();
    std::string now = draft_.find(group, id);
    const bool afresh = group == "flags" || group == "details" || id == "pain_now" || id == "pain_between_blades";
    if (now.empty() && !afresh) now = before_.find(group, id);
    return now;
  }

  std::string find_pregnancy() const {
    const AnswerSheet& from = draft_.find("conditions", "pregnant_16_weeks_or_more").empty() ? before_ : draft_;
    if (from.find("conditions", "pregnant_16_weeks_or_more") == "yes") return "pregnant_16_weeks_or_more";
    if (from.find("conditions", "pregnant_16_weeks_or_more") == "unsure") return "unsure";
    const std::string early = from.find("conditions", "pregnant_under_16_weeks");
    return early == "yes" ? "pregnant_under_16_weeks" : early;
  }

  void store(const Question& question, const Given& given) {
    if (question.kind == Question::Kind::each) {
      for (std::size_t i = 0; i < question.options.size(); ++i) {
        draft_.set(question.group, question.options[i].value, given.values[i]);
      }
    } else if (question.kind == Question::Kind::pick) {
      draft_.set_list(question.group, question.id, given.values);
    } else if (given.value.empty()) {
      draft_.remove(question.group, question.id);  // not sure: it stays open, and the plan takes care
    } else if (question.kind == Question::Kind::minutes || question.kind == Question::Kind::scale) {
      draft_.set_number(question.group, question.id, std::stoi(given.value));
      if (question.id == "pain_now") store_severe_pain();
    } else if (question.id == "pregnancy") {
      store_pregnancy(given.value);
    } else if (question.group == "flags") {
      store_flag(question, given.value);
    } else if (question.kind != Question::Kind::notice) {
      draft_.set(question.group, question.id, given.value);
    }
    draft_.date_raised_flags(knowledge_.regimen(), context_.today());
  }

  void store_flag(const Question& question, const std::string& value) {
    draft_.remove("raised_on", question.id);
    draft_.set("flags", question.id, value);
    if (question.emergency && record_.state().find("", "emergency_at").empty()) {
      record_.state().set("", "emergency_at", std::to_string(context_.world.clock.unix_seconds()));
    }
  }

  // Strong pain is a flag of its own, so that it stays until somebody has looked at it (composite_severe_pain).
  void store_severe_pain() {
    const core::Answers answers = draft_.to_core(knowledge_.regimen());
    if (!answers.pain_now || *answers.pain_now < knowledge_.regimen().figures.pain_now_too_high) return;
    draft_.raise_flag("severe_or_fast_worsening_pain", "yes", context_.today());
  }

  void store_pregnancy(const std::string& value) {
    const bool is_early = value == "pregnant_under_16_weeks";
    draft_.set("conditions", "pregnant_under_16_weeks", is_early ? "yes" : "no");
    const std::string later = value == "pregnant_16_weeks_or_more" ? "yes" : value == "unsure" ? "unsure" : "no";
    draft_.set("conditions", "pregnant_16_weeks_or_more", later);
  }

  bool is_leaving_emergency() const { return !record_.state().find("", "leaving_emergency").empty(); }

  // The draft is what counts, except while the emergency state is being left. It is written first, so that no crash can
  // leave an older and better answer in force.
  Expected<void> keep() {
    if (!is_leaving_emergency() || is_emergency()) {
      if (auto kept = keep_answers(); !kept) return kept;
    }
    record_.state().set_json("draft", draft_.json());
    return record_.write_state();
  }

  // Only what was answered here since the last time, so that it takes nothing back that was told elsewhere meanwhile.
  Expected<void> keep_answers() {
    apply_patch(record_.sheet().part(""), make_patch(kept_, draft_.json()));
    if (auto kept = record_.write_answers(); !kept) return kept;
    kept_ = draft_.json();
    return {};
  }

  core::Triage triage() const {
    return core::calc_triage(knowledge_.regimen(), draft_.to_core(knowledge_.regimen()), context_.today());
  }
  bool is_emergency() const { return triage().tier == core::Tier::emergency; }

  // Help comes first, also when the answer could not be kept.
  int end_in_emergency(const Expected<void>& kept) {
    const auto closed = kept ? close() : kept;
    show_emergency(context_, triage(), draft_.find("", "region"));
    if (!closed) report(context_, closed.error());
    return status_of(core::Tier::emergency);
  }

  int finish() {
    const bool adult = draft_.to_core(knowledge_.regimen()).age != knowledge_.regimen().known.under_18;
    if (adult) draft_.set("", "screened_on", core::to_iso(context_.today()));
    draft_.date_raised_flags(knowledge_.regimen(), context_.today());
    if (auto kept = keep_reason(); !kept) return report(context_, kept.error());
    if (auto kept = keep_answers(); !kept) return report(context_, kept.error());
    if (auto kept = close(); !kept) return report(context_, kept.error());
    show_at_once();
    CheckOptions options;
    options.show = true;
    return run_check(context_, options);
  }

  // First to be read from its beginning, then left on the ordinary screen.
  void show_at_once() {
    const core::Answers answers = record_.answers();
    const core::History history = record_.history();
    const core::Person person{knowledge_.regimen(), answers, history, context_.today()};
    const Layout layout{context_.world.terminal.size()};
    show(context_.world.terminal, std::string{phrases::result_title},
         describe_result(knowledge_, person, record_.sheet().find("", "region"), layout.width),
         std::string{phrases::keys_reading});
  }

  // Why the emergency state was left stays on record (rule emergency_exit).
  Expected<void> keep_reason() {
    if (!is_leaving_emergency()) return {};
    return record_.add_event("setting",
                             {{"name", "left_emergency"}, {"value", record_.state().find("", "leaving_emergency")}});
  }

  // The screening is over, and the state of being half-way goes.
  Expected<void> close() {
    for (const std::string_view name : {"draft", "before", "emergency_at", "leaving_emergency"}) {
      record_.state().remove("", name);
    }
    return record_.write_state();
  }

  int after_leaving() {
    if (show_result_) {
      CheckOptions options;
      options.show = true;
      return run_check(context_, options);
    }
    if (record_.state().json().if_contains("draft") != nullptr) {
      context_.world.terminal.print(framed(paragraph(phrases::half_done_kept, text_width(context_))));
    }
    const core::Answers answers = record_.answers();
    const core::History history = record_.history();
    return status_of(core::Person{knowledge_.regimen(), answers, history, context_.today()});
  }

  const Context& context_;
  const Knowledge& knowledge_;
  Record& record_;
  AnswerSheet draft_, before_;
  boost::json::object kept_;  // what of the draft has been told to the record
  bool show_result_ = false;
};

// ---- showing --------------------------------------------------------------------------------------------------------

int show_result(const Context& context, const Record& record, const CheckOptions& options) {
  const core::Answers answers = record.answers();
  const core::History& history = record.history();
  const core::Person person{context.knowledge.regimen(), answers, history, context.today()};
  if (options.json) {
    const boost::json::object input{{"date", core::to_iso(context.today())}};
    context.world.out << record.make_door().call("triage", wire::write_json(input)).json << '\n';
  } else {
    const std::string region = record.sheet().find("", "region");
    context.world.terminal.print(framed(describe_result(context.knowledge, person, region, text_width(context))));
  }
  return status_of(person);
}

// ---- notes of a visit -----------------------------------------------------------------------------------------------

class Entry {
 public:
  Entry(const Context& context, Record& record, const CheckOptions& options)
      : context_(context), knowledge_(context.knowledge), record_(record), options_(options) {}

  int run() {
    const std::string flag = options_.done.empty() ? options_.settled : options_.done;
    if (const int wrong = find_raised(flag); wrong != status::fine) return wrong;
    if (const int wrong = find_date(); wrong != status::fine) return wrong;
    boost::json::object entry;
    if (const int wrong = make_entry(flag, entry); wrong != status::fine) return wrong;
    if (!confirm(flag)) {
      print(phrases::entry_dropped);
      return status::fine;
    }
    return keep(std::move(entry));
  }

 private:
  void print(std::string_view words) { context_.world.terminal.print(framed(paragraph(words, text_width(context_)))); }

  template <class... Arguments>
  int refuse(std::string_view sentence, Arguments&&... arguments) {
    context_.world.err << fmt::format(fmt::runtime(sentence), std::forward<Arguments>(arguments)...) << '\n';
    return status::wrong_usage;
  }

  int find_raised(const std::string& flag) {
    const core::Triage triage = core::calc_triage(knowledge_.regimen(), record_.answers(), context_.today());
    std::string names;
    for (const core::RaisedFlag& raised : triage.raised) {
      names += (names.empty() ? "" : ", ") + knowledge_.regimen()[raised.flag].id;
    }
    if (names.empty()) names = phrases::nothing_raised;
    id_ = find_id<core::FlagId>(knowledge_.regimen().flags, flag);
    if (!id_) return refuse(phrases::no_such_flag, fmt::arg("flag", flag), fmt::arg("raised", names));
    if (knowledge_.regimen()[id_].tier == core::Tier::emergency) return refuse(phrases::emergency_needs_check);
    if (triage.find(id_) == nullptr) return refuse(phrases::not_raised, fmt::arg("flag", flag));
    return status::fine;
  }

  int find_date() {
    date_ = context_.today();
    if (!options_.on.empty()) {
      const auto date = core::find_date(options_.on);
      const std::string example = core::to_iso(context_.today());
      if (!date) return refuse(phrases::bad_date, fmt::arg("date", options_.on), fmt::arg("example", example));
      date_ = *date;
    }
    if (date_ > context_.today()) return refuse(phrases::date_in_future, fmt::arg("date", core::to_iso(date_)));
    const auto raised_on = record_.answers().raised_on[id_.index];
    if (raised_on && date_ < *raised_on) {
      return refuse(phrases::date_before_flag, fmt::arg("date", core::to_iso(date_)),
                    fmt::arg("raised", core::to_iso(*raised_on)));
    }
    return status::fine;
  }

  int make_entry(const std::string& flag, boost::json::object& entry) {
    entry = {{"flag", flag}, {"date", core::to_iso(date_)}};
    if (!options_.by.empty()) entry["role"] = options_.by;
    if (!options_.settled.empty()) return make_settled(flag, entry);
    if (options_.by.empty() || options_.result.empty()) return refuse(phrases::entry_needs);
    const bool urgent = knowledge_.regimen()[id_].tier == core::Tier::urgent;
    const bool limits = options_.result == "exercise_with_limits";
    if (urgent || options_.result == "no_exercise") {
      entry["entry"] = urgent ? "clearance_entry" : "check_done_ok";
      entry["result"] = options_.result;
    } else {
      entry["entry"] = limits ? "check_done_limits" : "check_done_ok";
    }
    if (limits) entry["limit"] = options_.limit.empty() ? std::string{phrases::limit_unnamed} : options_.limit;
    words_ = knowledge_.text("check_result", options_.result);
    return status::fine;
  }

  int make_settled(const std::string& flag, boost::json::object& entry) {
    for (const core::CheckEntryKind& kind : knowledge_.regimen().check_entries) {
      if (std::find(kind.only.begin(), kind.only.end(), id_) == kind.only.end()) continue;
      entry["entry"] = kind.id;
      words_ = knowledge_.text("check_entry", kind.id);
      return status::fine;
    }
    return refuse(phrases::cannot_settle, fmt::arg("flag", flag));
  }

  bool confirm(const std::string& flag) {
    if (options_.yes) return true;
    std::string line = fmt::format(fmt::runtime(phrases::entry_line), fmt::arg("name", knowledge_.text("flag", flag)),
                                   fmt::arg("what", words_), fmt::arg("date", core::to_iso(date_)));
    if (!options_.by.empty()) {
      line += "; " + fmt::format(fmt::runtime(phrases::by_line), fmt::arg("role", options_.by));
    }
    const Question question =
        make_choice(line, phrases::confirm_entry,
                    {{"yes", std::string{phrases::keep_it}, ""}, {"no", std::string{phrases::drop_it}, ""}});
    const Given given = ask(context_.world.terminal, question, {0, 0, 0, false}, "");
    return given.move == Move::answered && given.value == "yes";
  }

  int keep(boost::json::object entry) {
    record_.sheet().add_check(std::move(entry));
    if (auto kept = record_.write_answers(); !kept) return report(context_, kept.error());
    print(phrases::entry_kept);
    return show_result(context_, record_, {});
  }

  const Context& context_;
  const Knowledge& knowledge_;
  Record& record_;
  const CheckOptions& options_;
  core::FlagId id_;
  core::Date date_;
  std::string_view words_;
};

}  // namespace

int text_width(const Context& context) { return std::max(20, std::min(76, context.world.terminal.size().columns - 4)); }

int report(const Context& context, const Error& error) {
  const bool in_use = error.code == "in_use";
  const bool writing = error.code == "cannot_write" || error.code == "exists";
  const std::string_view sentence = in_use    ? phrases::trouble_in_use
                                    : writing ? phrases::trouble_write
                                              : phrases::trouble_read;
  context.world.err << fmt::format(fmt::runtime(sentence), fmt::arg("where", error.where),
                                   fmt::arg("message", error.message))
                    << '\n';
  return in_use ? status::in_use : writing ? status::cannot_write : status::cannot_read;
}

Expected<Record> read_record(const Context& context) {
  std::vector<std::string> notes;
  auto record = Record::read(context, notes);
  for (const std::string& note : notes) context.world.err << note << '\n';
  return record;
}

Expected<void> keep_raised_flag(Record& record, std::string_view flag, std::string_view answer, core::Date today) {
  record.sheet().raise_flag(flag, answer, today);
  return record.write_answers();
}

void show_emergency(const Context& context, const core::Triage& triage, std::string_view region) {
  Terminal& terminal = context.world.terminal;
  if (terminal.is_interactive()) {
    FullScreen full{terminal};
    while (true) {
      const Layout layout{terminal.size()};
      Frame frame = indent(describe_emergency(context.knowledge, triage, region, layout.width), layout.margin);
      frame.emplace_back();
      frame.emplace_back(Look::faint,
                         std::string(static_cast<std::size_t>(layout.margin), ' ') + std::string{phrases::any_key});
      terminal.draw(frame);
      const auto key = terminal.read_key(std::chrono::seconds{1});
      if (key && !key->is(Key::Kind::resized) && !key->is(Key::Kind::continued)) break;
    }
  }
  terminal.print(indent(describe_emergency(context.knowledge, triage, region, text_width(context)), 2));
}

int run_check(const Context& context, const CheckOptions& options) {
  if (options.show || options.json) {
    auto record = read_record(context);
    if (!record) return report(context, record.error());
    return show_result(context, *record, options);
  }
  const bool entry = !options.done.empty() || !options.settled.empty();
  if (!context.world.terminal.is_interactive() && !(entry && options.yes)) {
    context.world.err << phrases::needs_terminal << '\n';
    return status::no_terminal;
  }
  const auto joined = context.storage.join();
  if (!joined) return report(context, joined.error());
  auto record = read_record(context);
  if (!record) return report(context, record.error());
  if (auto ready = record->prepare(); !ready) return report(context, ready.error());
  if (entry) return Entry{context, *record, options}.run();
  return Screening{context, *record}.run();
}

}  // namespace unhunch::app

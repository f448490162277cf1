// SPDX-License-Identifier: Apache-2.0
#include "main/session.h"
#include "desk/wish_socket.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/session.h"
#include "main/ask.h"
#include "main/check.h"
#include "main/check_before.h"
#include "main/exit_status.h"
#include "main/guide_view.h"
#include "main/phrases.h"
#include "main/responses.h"
#include "main/result.h"
#include "main/screen.h"
#include "main/stop_menu.h"
#include "wire/json_text.h"

namespace unhunch::app {
namespace {

using Kind = Key::Kind;
using Then = Stopped::Then;

constexpr Milliseconds tick{100};
constexpr Milliseconds shortest_tick{5};

// Answers, history and what follows from them, kept together because a Person only points at them.
struct Present {
  core::Answers answers;
  core::History history;
  core::Person person;

  Present(const core::Regimen& regimen, const Record& record, core::Date today)
      : answers(record.answers()), history(record.history()), person(regimen, answers, history, today) {}
  Present(const Present&) = delete;
  Present& operator=(const Present&) = delete;
};

// What became of one item of the session.
struct Done {
  bool begun = false;
  bool skipped = false;
  std::string response;
  core::VariantId easier;
};

class Running {
 public:
  Running(const Context& context, Record& record, core::RoutineId routine, const SessionOptions& options)
      : context_(context),
        knowledge_(context.knowledge),
        record_(record),
        options_(options),
        name_(record.draw_session()) {
    request_.routine = routine;
    if (options.minutes) request_.minutes = core::Minutes{*options.minutes};
    request_.date = context.today();
    request_.seed = static_cast<std::uint64_t>(context.today().since_1970);
  }

  int run() {
    if (const Outcome outcome = prepare(); outcome != Outcome::go_on) return end_early(outcome);
    const Present present{knowledge_.regimen(), record_, context_.today()};
    const core::Session session = core::make_session(present.person, request_);
    if (session.steps.empty()) return explain_empty(present.person, session);
    if (!show_ready(session)) return status::fine;
    guide(present.person, session);
    if (begun_) {
      if (const int wrong = finish(session); wrong != status::fine) return wrong;
    }
    return say_goodbye();
  }

 private:
  Terminal& terminal() const { return context_.world.terminal; }
  void print(Frame frame) const { terminal().print(framed(std::move(frame))); }
  void print(std::string_view words) const { print(paragraph(words, text_width(context_))); }

  // ---- before -------------------------------------------------------------------------------------------------------

  Outcome prepare() {
    if (const Outcome outcome = ask_after_last(); outcome != Outcome::go_on) return outcome;
    if (const Outcome outcome = run_check_before(context_, record_, {}); outcome != Outcome::go_on) return outcome;
    pain_before_ = context_pain();
    if (const Outcome outcome = ask_food(); outcome != Outcome::go_on) return outcome;
    const Present present{knowledge_.regimen(), record_, context_.today()};
    const core::Session session = core::make_session(present.person, request_);
    for (const core::Slug check : session.checks_before) {
      if (check != "head_turn_test" && check != "head_turn_questions") continue;
      return run_head_turn(context_, record_, check == "head_turn_test");
    }
    return Outcome::go_on;
  }

  std::optional<int> context_pain() const {
    const std::string pain = record_.sheet().find("", "pain_now");
    return pain.empty() ? std::nullopt : std::optional{std::stoi(pain)};
  }

  // Without knowing how the day after went, nothing grows.
  Outcome ask_after_last() {
    const core::History history = record_.history();
    if (history.sessions.empty() || history.sessions.back().after != core::AfterEffect::not_known)
      return Outcome::go_on;
    if (history.sessions.back().date >= context_.today()) return Outcome::go_on;
    Question question;
    question.kind = Question::Kind::choice;
    question.step = phrases::before_title;
    question.ask = phrases::ask_after_last;
    question.options = {{"settled", std::string{phrases::after_settled}, ""},
                        {"not_settled", std::string{phrases::after_not_settled}, ""},
                        {"not_known", std::string{phrases::after_not_known}, ""}};
    const Given given = ask(terminal(), question, {0, 0, 0, false}, "");
    if (given.move != Given::Move::answered) return Outcome::left;
    if (auto kept = record_.set_after_effect(given.value); !kept) return fail_with(kept.error());
    return Outcome::go_on;
  }

  // Only where a meal would change something.
  Outcome ask_food() {
    record_.sheet().remove("", "minutes_since_food");  // of an earlier session
    const Present present{knowledge_.regimen(), record_, context_.today()};
    int hours = 0;
    for (const core::AllowedExercise& allowed : present.person.allowed.exercises) {
      allowed.modifications.for_each(
          [&](core::ModificationId id) { hours = std::max(hours, knowledge_.regimen()[id].hours_after_food); });
    }
    if (hours == 0) return Outcome::go_on;
    Question question;
    question.kind = Question::Kind::yes_no_unsure;
    question.step = phrases::before_title;
    question.ask = fmt::format(fmt::runtime(phrases::ask_eaten), fmt::arg("hours", hours));
    question.options = make_yes_no_unsure();
    const Given given = ask(terminal(), question, {0, 0, 0, false}, "");
    if (given.move != Given::Move::answered) return Outcome::left;
    record_.sheet().set_number("", "minutes_since_food", given.value == "no" ? hours * 60 : 0);
    if (auto kept = record_.write_answers(); !kept) return fail_with(kept.error());
    return Outcome::go_on;
  }

  Outcome fail_with(const Error& error) {
    failed_ = report(context_, error);
    return Outcome::stopped;
  }

  int end_early(Outcome outcome) {
    if (failed_ != status::fine) return failed_;
    if (outcome == Outcome::left) return status::fine;
    const Present present{knowledge_.regimen(), record_, context_.today()};
    if (present.person.triage.tier != core::Tier::emergency) {
      const std::string region = record_.sheet().find("", "region");
      print(describe_refusal(knowledge_, present.person, region, text_width(context_)));
    }
    return app::status_of(present.person);
  }

  int explain_empty(const core::Person& person, const core::Session& session) {
    if (!person.may_exercise()) return end_early(Outcome::stopped);
    Frame frame = paragraph(phrases::session_empty, text_width(context_), Look::strong);
    for (const core::Slug because : session.because) {
      append(frame, marked("• ", knowledge_.words(because), text_width(context_), Look::accent));
    }
    print(std::move(frame));
    return status::no_plan;
  }

  bool show_ready(const core::Session& session) {
    const int width = Layout{terminal().size()}.width;
    const std::string& id = knowledge_.regimen()[session.routine].id;
    Frame body = paragraph(knowledge_.text("routine", id, "about"), width);
    for (const core::Slug because : session.because)
      append(body, paragraph(knowledge_.words(because), width, Look::accent));
    body.emplace_back();
    for (const core::Item& item : session.items) {
      if (!item.exercise) continue;
      append(body, marked("• ",
                          fmt::format("{}  {}", knowledge_.text("exercise", knowledge_.regimen()[item.exercise].id),
                                      to_minutes(std::chrono::seconds{item.slot.count})),
                          width, Look::accent));
    }
    body.emplace_back();
    append(body, describe_stop_rules(knowledge_, width));
    const std::string title =
        fmt::format(fmt::runtime(phrases::ready_line), fmt::arg("name", knowledge_.text("routine", id)),
                    fmt::arg("time", to_minutes(std::chrono::seconds{session.total.count})));
    return show(terminal(), title, body, std::string{phrases::keys_ready});
  }

  // ---- the session itself -------------------------------------------------------------------------------------------

  void guide(const core::Person& person, const core::Session& session) {
    Guide guide{make_guide(knowledge_, session)};
    done_.resize(session.items.size());
    FullScreen full{terminal()};
    const Milliseconds wait = std::max(shortest_tick, tick / context_.world.clock.speed());
    Milliseconds last = context_.world.clock.steady();
    while (!guide.is_over() && !over_) {
      follow(guide);
      draw(guide);
      const auto key = terminal().read_key(wait);
      const Milliseconds now = context_.world.clock.steady();
      const bool suspended = (key && key->is(Kind::continued)) || now - last > most_at_once;
      if (suspended && key && key->is(Kind::continued)) guide.pause();
      const Milliseconds passed = suspended ? Milliseconds{} : now - last;
      if (!guide.is_paused()) spent_ += passed;
      guide.advance(passed);
      last = now;
      if (!key || guide.is_over()) continue;
      react(*key, guide, person, session);
      last = context_.world.clock.steady();
    }
    whole_ = guide.is_over() && !over_ && !only_breathing_;
  }

  // Marks what has begun, forgets the note of the exercise before, and says what is new.
  void follow(const Guide& guide) {
    const GuideStep& step = guide.step();
    begun_ = true;
    done_[step.item].begun = true;
    if (step.item != item_) note_.words.clear();
    item_ = step.item;
    if (!options_.voice || guide.is_paused()) return;
    const std::string_view words = guide.words();
    const std::string title = step.exercise && step.title != said_title_ ? step.title + ". " : std::string{};
    if (title.empty() && words == said_) return;
    said_ = words;
    if (step.exercise) said_title_ = step.title;
    context_.world.voice.say(title + said_);
  }

  void draw(const Guide& guide) {
    if (terminal().is_dumb()) {
      terminal().draw(draw_guide_line(guide, note_, text_width(context_)));
    } else {
      terminal().draw(draw_guide(guide, note_, terminal().size()));
    }
  }

  void react(const Key& key, Guide& guide, const core::Person& person, const core::Session& session) {
    if (key.is(U's') || key.is(U'S')) return stop(guide, person, session);
    if (key.is(Kind::closed)) over_ = true;
    if (key.is(U'q') || key.is(Kind::escape)) over_ = true;
    if (key.is(U' ')) guide.toggle_pause();
    if (key.is(U'n') || key.is(Kind::right)) skip(guide);
    if (key.is(U'b') || key.is(Kind::left)) guide.previous_exercise();
    if (key.is(U'e')) make_easier(guide, person);
  }

  void skip(Guide& guide) {
    const bool asked = note_.words == phrases::warm_up_skipped;
    if (guide.step().warm_up && !asked) {
      note_.words = phrases::warm_up_skipped;
      return;
    }
    done_[guide.step().item].skipped = true;
    note_.words.clear();
    guide.next_exercise();
  }

  core::VariantId find_easier(const Guide& guide, const core::Person& person) const {
    const core::AllowedExercise* allowed = person.allowed.find(guide.step().exercise);
    if (!guide.step().exercise || allowed == nullptr) return {};
    for (const core::VariantId id : allowed->variants) {
      const bool taken = done_[guide.step().item].easier == id;
      if (knowledge_.regimen()[id].kind == core::VariantKindOf::easier && !taken) return id;
    }
    return {};
  }

  void make_easier(const Guide& guide, const core::Person& person) {
    const core::VariantId easier = find_easier(guide, person);
    if (!easier) {
      note_.words = phrases::no_easier;
      return;
    }
    done_[guide.step().item].easier = easier;
    const std::string& id = knowledge_.regimen()[easier].id;
    note_.words =
        fmt::format(fmt::runtime(phrases::easier_now), fmt::arg("name", knowledge_.text("exercise_variant", id))) +
        ". " + std::string{knowledge_.text("exercise_variant", id, "change")};
  }

  void stop(Guide& guide, const core::Person& person, const core::Session& session) {
    guide.pause();
    draw(guide);
    const GuideStep step = guide.step();
    const std::string_view exercise =
        step.exercise ? std::string_view{knowledge_.regimen()[step.exercise].id} : std::string_view{};
    const Stopped stopped = run_stop_menu(context_, record_, {exercise, name_, pain_before_});
    if (!stopped.response.empty()) done_[step.item].response = stopped.response;
    if (stopped.then != Then::go_on) done_[step.item].skipped = true;
    if (stopped.pain) pain_peak_ = std::max(pain_peak_.value_or(0), *stopped.pain);
    switch (stopped.then) {
      case Then::go_on: guide.toggle_pause(); return;
      case Then::choose: choose_after_sharp(guide, person); return;
      case Then::next_exercise: go_on_with_next(guide); return;
      case Then::only_breathing: go_to_breathing(guide, session); return;
      case Then::end_session: end_stopped(); return;
    }
  }

  void go_on_with_next(Guide& guide) {
    guide.toggle_pause();
    guide.next_exercise();
  }

  void choose_after_sharp(Guide& guide, const core::Person& person) {
    const core::VariantId easier = find_easier(guide, person);
    Question question;
    question.kind = Question::Kind::choice;
    question.step = guide.step().title;
    question.ask = phrases::after_sharp;
    question.options.push_back({"next", std::string{phrases::go_on_next}, ""});
    if (easier) {
      const std::string& id = knowledge_.regimen()[easier].id;
      question.options.push_back(
          {"easier",
           fmt::format(fmt::runtime(phrases::go_on_easier), fmt::arg("name", knowledge_.text("exercise_variant", id))),
           std::string{knowledge_.text("exercise_variant", id, "change")}});
    }
    question.options.push_back({"end", std::string{phrases::end_session}, ""});
    const Given given = ask(terminal(), question, {0, 0, 0, false}, "");
    if (given.move != Given::Move::answered || given.value == "end") {
      end_stopped();
    } else if (given.value == "easier") {
      make_easier(guide, person);
      guide.toggle_pause();
    } else {
      go_on_with_next(guide);
    }
  }

  // After strong pain only breathing follows.
  void go_to_breathing(Guide& guide, const core::Session& session) {
    guide.toggle_pause();
    do {
      guide.next_exercise();
    } while (!guide.is_over() && session.items[guide.step().item].exercise_class != core::ExerciseClass::breathing);
    only_breathing_ = stopped_ = true;
  }

  void end_stopped() { over_ = stopped_ = true; }

  // ---- after --------------------------------------------------------------------------------------------------------

  int finish(const core::Session& session) {
    Responses responses;
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < session.items.size(); ++i) {
      const core::Item& item = session.items[i];
      if (!item.exercise || !done_[i].begun) continue;
      items.push_back(i);
      ResponseRow row;
      row.name = knowledge_.text("exercise", knowledge_.regimen()[item.exercise].id);
      row.response = done_[i].response;
      row.asks_form = item.exercise_class == core::ExerciseClass::strength;
      responses.rows.push_back(std::move(row));
    }
    const Present present{knowledge_.regimen(), record_, context_.today()};
    if (present.person.may_exercise()) responses = ask_after(std::move(responses));
    std::vector<boost::json::object> exercises;
    for (std::size_t n = 0; n < items.size(); ++n) {
      exercises.push_back(make_done(session.items[items[n]], done_[items[n]], responses.rows[n]));
    }
    return store(session, std::move(exercises), responses.pain);
  }

  Responses ask_after(Responses responses) {
    const int most = knowledge_.number("answer_type", "answer_scale_0_10", "max", 0);
    responses = ask_responses(terminal(), std::move(responses), most);
    if (responses.pain) {
      if (auto kept = keep_pain(context_, record_, *responses.pain); !kept) failed_ = report(context_, kept.error());
    }
    return responses;
  }

  boost::json::object make_done(const core::Item& item, const Done& done, const ResponseRow& row) const {
    boost::json::object json{{"exercise", knowledge_.regimen()[item.exercise].id}};
    const core::VariantId variant = done.easier ? done.easier : item.variant;
    if (variant) json["variant"] = knowledge_.regimen()[variant].id;
    if (!row.response.empty()) json["response"] = row.response;
    if (item.contact > core::Seconds{}) json["contact_s"] = item.contact.count;
    if (item.is_still() && item.hold > core::Seconds{}) json["hold_s"] = item.hold.count;
    if (item.reps > 0) {
      json["sets"] = item.sets;
      json["reps"] = item.reps;
    }
    json["all_done"] = !done.skipped;
    if (row.asks_form) json["form_perfect"] = row.form_perfect;
    return json;
  }

  int store(const core::Session& session, std::vector<boost::json::object> exercises, std::optional<int> pain_after) {
    constexpr std::int64_t most_seconds = 86400;  // one who stayed for a day has left it open
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(spent_).count();
    boost::json::object json{{"routine", knowledge_.regimen()[session.routine].id},
                             {"seconds", std::min<std::int64_t>(seconds, most_seconds)},
                             {"complete", is_complete(session)}};
    if (pain_before_) json["pain_before"] = *pain_before_;
    std::optional<int> peak = pain_peak_;
    for (const auto& pain : {pain_before_, pain_after}) {
      if (pain && (pain_after || pain_peak_)) peak = std::max(peak.value_or(0), *pain);
    }
    if (peak) json["pain_peak"] = *peak;
    if (const std::string place = record_.sheet().find("", "place"); !place.empty()) json["place"] = place;
    json["ended"] = whole_ ? "finished" : stopped_ ? "stopped" : "left";
    if (auto kept = record_.add_session(name_, json, std::move(exercises)); !kept)
      return report(context_, kept.error());
    return failed_;
  }

  // To its end, with nothing left out.
  bool is_complete(const core::Session& session) const {
    for (std::size_t i = 0; i < session.items.size(); ++i) {
      if (session.items[i].exercise && (!done_[i].begun || done_[i].skipped)) return false;
    }
    return whole_;
  }

  int say_goodbye() {
    const Present present{knowledge_.regimen(), record_, context_.today()};
    if (!present.person.may_exercise()) return end_early(Outcome::stopped);
    print(present.history.rest_on == context_.today() ? phrases::no_more_today
          : only_breathing_                           ? phrases::rest_of_day
                                                      : phrases::kept);
    return status::fine;
  }

  const Context& context_;
  const Knowledge& knowledge_;
  Record& record_;
  const SessionOptions& options_;
  core::SessionRequest request_;
  std::vector<Done> done_;
  std::optional<int> pain_before_, pain_peak_;
  GuideNote note_;
  std::size_t item_ = 0;
  std::string said_, said_title_;
  std::string name_;
  Milliseconds spent_{};
  bool begun_ = false, over_ = false, only_breathing_ = false, stopped_ = false, whole_ = false;
  int failed_ = status::fine;
};

// ---- without a person at the keyboard -------------------------------------------------------------------------------

int print_timeline(const Context& context, const core::Session& session) {
  const Knowledge& knowledge = context.knowledge;
  const int width = text_width(context);
  Frame frame = paragraph(knowledge.text("routine", knowledge.regimen()[session.routine].id), width, Look::strong);
  append(frame, paragraph(phrases::preview_note, width, Look::faint));
  append(frame, describe_stop_rules(knowledge, width));
  frame.emplace_back();
  Guide guide{make_guide(knowledge, session)};
  while (!guide.is_over()) {
    append(frame, draw_guide_line(guide, {}, width));
    const std::size_t at = guide.index();
    while (!guide.is_over() && guide.index() == at) guide.advance(most_at_once);
  }
  frame.emplace_back(Look::strong, to_minutes(guide.total()));
  context.world.terminal.print(framed(std::move(frame)));
  return status::fine;
}

int print_session(const Context& context, const Record& record, core::RoutineId routine,
                  const SessionOptions& options) {
  const core::Regimen& regimen = context.knowledge.regimen();
  boost::json::object input{{"routine", regimen[routine].id}, {"date", core::to_iso(context.today())}};
  if (options.minutes) input["minutes"] = *options.minutes;
  const wire::Reply reply = record.make_door().call("session", wire::write_json(input));
  context.world.out << reply.json << '\n';
  return reply.ok ? status::fine : status::wrong_usage;
}

// Could this person do a session if the pain of now, which is asked anew, were fine?
bool may_begin(const Context& context, const Record& record) {
  AnswerSheet sheet = record.sheet();
  sheet.set_number("", "pain_now", 0);
  const core::Answers answers = sheet.to_core(context.knowledge.regimen());
  const core::History& history = record.history();
  return core::Person{context.knowledge.regimen(), answers, history, context.today()}.may_exercise();
}

int refuse(const Context& context, const Record& record) {
  const Present present{context.knowledge.regimen(), record, context.today()};
  const std::string region = record.sheet().find("", "region");
  context.world.terminal.print(
      framed(describe_refusal(context.knowledge, present.person, region, text_width(context))));
  return app::status_of(present.person);
}

}  // namespace

int run_session(const Context& context, const SessionOptions& options) {
  const core::RoutineId routine = find_id<core::RoutineId>(context.knowledge.regimen().routines, options.routine);
  if (!routine) {
    context.world.err << fmt::format(fmt::runtime(phrases::no_such_routine), fmt::arg("routine", options.routine))
                      << '\n';
    return status::wrong_usage;
  }
  const bool guided = context.world.terminal.is_interactive() && !options.json;
  std::unique_ptr<Storage::Lock> joined;
  if (guided) {
    auto lock = context.storage.join();
    if (!lock) return report(context, lock.error());
    joined = std::move(*lock);
  }
  auto record = read_record(context);
  if (!record) return report(context, record.error());
  if (options.json) return print_session(context, *record, routine, options);
  if (!may_begin(context, *record)) return refuse(context, *record);
  if (record->history().rest_on == context.today()) {
    context.world.terminal.print(framed(paragraph(phrases::no_more_today, text_width(context))));
    return status::no_plan;
  }
  if (guided) {
    if (auto ready = record->prepare(); !ready) return report(context, ready.error());
    const desk::TerminalSession told{context.storage.folder()};
    return Running{context, *record, routine, options}.run();
  }
  const Present present{context.knowledge.regimen(), *record, context.today()};
  core::SessionRequest request;
  request.routine = routine;
  if (options.minutes) request.minutes = core::Minutes{*options.minutes};
  request.date = context.today();
  const core::Session session = core::make_session(present.person, request);
  if (session.steps.empty()) return refuse(context, *record);
  return print_timeline(context, session);
}

}  // namespace unhunch::app

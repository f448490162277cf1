// SPDX-License-Identifier: Apache-2.0
#include "main/stop_menu.h"

#include <algorithm>

#include "main/ask.h"
#include "main/check.h"
#include "main/phrases.h"
#include "main/screen.h"

namespace unhunch::app {
namespace {

using Then = Stopped::Then;

class Stopping {
 public:
  Stopping(const Context& context, Record& record, const StoppedAt& at)
      : context_(context), knowledge_(context.knowledge), record_(record), at_(at) {}

  Stopped run() {
    const std::string trigger = choose();
    if (trigger == "none") return {Then::go_on, {}, {}};
    if (trigger.empty()) return {Then::end_session, {}, {}};
    const std::vector<std::string_view> raised = knowledge_.list("stop_trigger", trigger, "raises");
    auto kept = note(trigger);
    for (const std::string_view flag : raised) {
      if (kept) {
        kept = keep_raised_flag(record_, flag, "yes", context_.today());
      } else {
        record_.sheet().raise_flag(flag, "yes", context_.today());
      }
    }
    if (!kept) return end_without_disk(kept.error());
    return follow(trigger, raised);
  }

 private:
  Expected<void> note(std::string_view trigger) {
    boost::json::object felt{{"trigger", trigger}, {"session", at_.session}};
    if (!at_.exercise.empty()) felt["exercise"] = at_.exercise;
    return record_.add_event("symptom_event", felt);
  }

  // What was felt cannot be kept: the session is over, and help comes first all the same.
  Stopped end_without_disk(const Error& error) {
    judge(context_, record_);
    report(context_, error);
    return {Then::end_session, {}, {}};
  }

  std::string choose() {
    Question question;
    question.kind = Question::Kind::choice;
    if (!at_.exercise.empty()) question.step = knowledge_.text("exercise", at_.exercise);
    question.ask = phrases::stop_menu_title;
    for (const std::string_view id : knowledge_.ids("stop_trigger")) {
      question.options.push_back({std::string{id}, std::string{knowledge_.text("stop_trigger", id)}, ""});
    }
    question.options.push_back({"none", std::string{phrases::stop_other}, ""});
    const Given given = ask(context_.world.terminal, question, {0, 0, 0, false}, "");
    return given.move == Given::Move::answered ? given.value : std::string{};
  }

  Stopped follow(std::string_view trigger, const std::vector<std::string_view>& raised) {
    const bool ends_session = knowledge_.field("stop_trigger", trigger, "ends") == "session";
    if (knowledge_.is_true("stop_trigger", trigger, "emergency")) {
      judge(context_, record_);
      return {Then::end_session, {}, {}};
    }
    const std::string_view says = knowledge_.text("stop_trigger", trigger, "do");
    show(context_.world.terminal, std::string{knowledge_.text("stop_trigger", trigger)},
         paragraph(says, Layout{context_.world.terminal.size()}.width, Look::strong), std::string{phrases::any_key});
    if (ends_session) return follow_session(trigger, raised);
    return follow_exercise(trigger);
  }

  Stopped follow_session(std::string_view trigger, const std::vector<std::string_view>& raised) {
    CheckBefore check;
    check.ask_pain = false;
    for (const std::string_view flag : raised) check.reported.emplace_back(flag);
    run_check_before(context_, record_, check);
    if (knowledge_.is_true("stop_trigger", trigger, "ends_day")) settle_dizziness(raised.front());
    return {Then::end_session, {}, {}};
  }

  // The one trigger whose flag is asked behind the check: only new dizziness that goes with the neck keeps it raised.
  void settle_dizziness(std::string_view flag) {
    Question question = make_flag_question(knowledge_, flag);
    question.step = knowledge_.text("flag", flag);
    const Given given = ask(context_.world.terminal, question, {0, 0, 0, false}, "yes");
    if (given.move == Given::Move::answered && given.value == "no") {
      record_.sheet().set("flags", flag, "no");
      record_.sheet().remove("raised_on", flag);
      if (const auto kept = record_.write_answers(); !kept) report(context_, kept.error());
    }
  }

  Stopped follow_exercise(std::string_view trigger) {
    const std::string_view response = knowledge_.field("stop_trigger", trigger, "response");
    Stopped stopped;
    if (response == "sharp") {
      stopped.response = "sharp";
      stopped.then = Then::choose;
    } else {
      stopped.pain = ask_pain(context_, phrases::ask_pain_value);
      if (!stopped.pain) stopped.pain = worst_of(trigger);
      const int red = knowledge_.number("stop_trigger", "stop_pain_6_or_more", "from", 0);
      const bool is_red = *stopped.pain >= red || knowledge_.number("stop_trigger", trigger, "from", 0) > 0;
      stopped.response = is_red ? "worse" : "";
      stopped.then = is_red ? Then::only_breathing : Then::next_exercise;
      if (const auto kept = keep_pain(context_, record_, *stopped.pain); !kept) {
        report(context_, kept.error());
        return {Then::end_session, {}, {}};
      }
    }
    CheckBefore check;
    check.ask_pain = false;
    if (run_check_before(context_, record_, check) != Outcome::go_on) stopped.then = Then::end_session;
    return stopped;
  }

  // The person would not say: as strong as the trigger makes it at least.
  int worst_of(std::string_view trigger) const {
    const int rise = knowledge_.number("stop_trigger", trigger, "rise", 0);
    return std::max(knowledge_.number("stop_trigger", trigger, "from", 0), at_.pain_before.value_or(0) + rise);
  }

  const Context& context_;
  const Knowledge& knowledge_;
  Record& record_;
  StoppedAt at_;
};

}  // namespace

Stopped run_stop_menu(const Context& context, Record& record, const StoppedAt& at) {
  return Stopping{context, record, at}.run();
}

}  // namespace unhunch::app

// SPDX-License-Identifier: Apache-2.0
#include "main/check_before.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/triage.h"
#include "main/ask.h"
#include "main/big_digits.h"
#include "main/check.h"
#include "main/guide.h"
#include "main/phrases.h"
#include "main/screen.h"
#include "main/text_layout.h"

namespace unhunch::app {
namespace {

using Move = Given::Move;
using Kind = Key::Kind;

bool is_raising(std::string_view answer) { return answer == "yes" || answer == "unsure"; }

// A fault of the disk ends the session: what cannot be kept must not be acted upon as if it were. Help comes first all
// the same.
Outcome stop_for(const Context& context, const Record& record, const Error& error) {
  judge(context, record);
  report(context, error);
  return Outcome::stopped;
}

// ---- the screen with the five items and pain -----------------------------------------------------------------------

struct Marks {
  std::vector<std::string> items;  // empty, yes or unsure
  std::optional<int> pain;
};

class FiveItems {
 public:
  FiveItems(const Context& context, Marks marks, bool with_pain)
      : context_(context), ids_(context.knowledge.ids("check_item")), marks_(std::move(marks)), with_pain_(with_pain) {}

  // Nothing when the person leaves.
  std::optional<Marks> run() {
    Terminal& terminal = context_.world.terminal;
    FullScreen full{terminal};
    while (true) {
      draw();
      const auto key = terminal.read_key(std::chrono::seconds{1});
      if (!key) continue;
      if (key->is(Kind::closed) || key->is(U'q') || key->is(Kind::escape)) return std::nullopt;
      if (react(*key)) return marks_;
    }
  }

 private:
  std::size_t rows() const { return ids_.size() + 1; }
  bool on_pain() const { return at_ == ids_.size(); }
  bool is_done() const { return marks_.pain || !with_pain_; }

  int most_pain() const { return context_.knowledge.number("answer_type", "answer_scale_0_10", "max", 0); }

  // True when the screen is finished.
  bool react(const Key& key) {
    if (key.is(Kind::up)) at_ = (at_ + rows() - 1) % rows();
    if (key.is(Kind::down) || key.is(Kind::tab)) at_ = (at_ + 1) % rows();
    if (key.is(U'n') || key.is(U'N')) {
      answered_ = true;
      if (!on_pain()) at_ = ids_.size();
      if (!with_pain_) return true;
    }
    if (key.is(U'y') || key.is(U'Y')) mark("yes");
    if (key.is(U'?')) mark("unsure");
    if (key.is(U' ') && !on_pain()) toggle();
    if (with_pain_) change_pain(key);
    if (!key.is(Kind::enter)) return false;
    if (!on_pain()) {
      at_ = ids_.size();
      return !with_pain_ && touched();
    }
    return is_done() && touched();
  }

  // Enter alone does not answer for the person: an item is marked, or `n` was pressed.
  bool touched() const {
    return answered_ ||
           std::any_of(marks_.items.begin(), marks_.items.end(), [](const auto& mark) { return !mark.empty(); });
  }

  void mark(std::string_view answer) {
    if (on_pain()) return;
    marks_.items[at_] = answer;
    ++at_;
  }

  void toggle() {
    std::string& mark = marks_.items[at_];
    mark = mark.empty() ? "yes" : mark == "yes" ? "unsure" : "";
  }

  void change_pain(const Key& key) {
    const int most = most_pain();
    if (key.kind == Kind::character && key.character >= U'0' && key.character <= U'9') {
      const int digit = static_cast<int>(key.character - U'0');
      const int longer = marks_.pain.value_or(0) * 10 + digit;
      marks_.pain = typing_ && longer <= most ? longer : digit;
      typing_ = true;
      at_ = ids_.size();
      return;
    }
    typing_ = false;
    if (!on_pain()) return;
    if (key.is(Kind::right)) marks_.pain = std::min(most, marks_.pain.value_or(-1) + 1);
    if (key.is(Kind::left)) marks_.pain = std::max(0, marks_.pain.value_or(1) - 1);
  }

  void draw() {
    const Size size = context_.world.terminal.size();
    const Layout layout{size};
    Screen screen;
    screen.title = phrases::before_title;
    screen.keys = phrases::keys_check_before;
    Frame& body = screen.body;
    body.emplace_back(Look::strong, std::string{phrases::before_ask});
    body.emplace_back();
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const bool here = i == at_;
      const std::string& mark = marks_.items[i];
      const std::string_view box = mark.empty() ? answered_ ? "[-] " : "[ ] " : mark == "yes" ? "[x] " : "[?] ";
      append(body, marked(std::string{here ? "› " : "  "} + std::string{box},
                          context_.knowledge.text("check_item", ids_[i], "ask"), layout.width, Look::accent,
                          here ? Look::chosen : Look::plain));
    }
    body.emplace_back();
    if (with_pain_) {
      Line line{Look::accent, on_pain() ? "› " : "  "};
      line.add(on_pain() ? Look::chosen : Look::plain, std::string{phrases::pain_row} + "   ");
      line.add(marks_.pain ? Look::strong : Look::faint,
               marks_.pain ? std::to_string(*marks_.pain)
                           : fmt::format(fmt::runtime(phrases::pain_missing), fmt::arg("least", 0),
                                         fmt::arg("most", most_pain())));
      body.push_back(std::move(line));
    }
    screen.focus = {0, body.size() - 1};
    context_.world.terminal.draw(compose(screen, size));
  }

  const Context& context_;
  std::vector<std::string_view> ids_;
  Marks marks_;
  bool with_pain_;
  bool answered_ = false;
  bool typing_ = false;
  std::size_t at_ = 0;
};

// ---- the questions that an item opens -------------------------------------------------------------------------------

class Opening {
 public:
  Opening(const Context& context, Record& record, std::string_view item)
      : context_(context), knowledge_(context.knowledge), record_(record), item_(item) {}

  Outcome run() {
    bool confirmed = false;
    for (const std::string_view id : knowledge_.list("check_item", item_, "opens")) {
      const auto answer = ask_opened(id);
      if (!answer) return stand();
      confirmed = confirmed || is_raising(*answer);
      if (auto kept = keep(id, *answer); !kept) return stop_for(context_, record_, kept.error());
      if (is_emergency()) return judge(context_, record_);
    }
    return confirmed ? Outcome::go_on : ask_once_more();
  }

 private:
  std::optional<std::string> ask_opened(std::string_view id) {
    const core::FlagId flag = find_id<core::FlagId>(knowledge_.regimen().flags, id);
    if (flag && knowledge_.regimen()[flag].asked_after) {
      const core::FlagId first = knowledge_.regimen()[flag].asked_after;
      if (!is_raising(record_.sheet().find("flags", knowledge_.regimen()[first].id))) return "no";
    }
    Question question = flag ? make_flag_question(knowledge_, id) : make_detail_question(knowledge_, id);
    question.step = knowledge_.text("check_item", item_);
    const Given given = ask(context_.world.terminal, question, {0, 0, 0, false}, "");
    if (given.move != Move::answered) return std::nullopt;
    return given.value;
  }

  Expected<void> keep(std::string_view id, std::string_view answer) {
    AnswerSheet& sheet = record_.sheet();
    const bool flag = static_cast<bool>(find_id<core::FlagId>(knowledge_.regimen().flags, id));
    if (flag && is_raising(answer)) return keep_raised_flag(record_, id, answer, context_.today());
    // A no of now does not take back what is raised; only the ways of the screening and of a visit do.
    if (flag) return {};
    if (is_raising(answer)) {
      sheet.set("details", id, answer);
      date_details(id);
    }
    return record_.write_answers();
  }

  // The composites of a sub-question that was answered yes now are raised now.
  void date_details(std::string_view detail) {
    const auto sub_question = find_id<core::SubQuestionId>(knowledge_.regimen().sub_questions, detail);
    const core::Answers answers = record_.answers();
    const core::Triage triage = core::calc_triage(knowledge_.regimen(), answers, context_.today());
    for (const core::RaisedFlag& raised : triage.raised) {
      for (const core::CompositeRule& rule : knowledge_.regimen().composites) {
        if (rule.raises == raised.flag && core::asks(rule, sub_question)) {
          record_.sheet().part("raised_on").erase(knowledge_.regimen()[raised.flag].id);
        }
      }
    }
    record_.sheet().date_raised_flags(knowledge_.regimen(), context_.today());
  }

  // Nothing of what was opened fits: the item itself is asked once more, and a second yes stands.
  Outcome ask_once_more() {
    Question question;
    question.kind = Question::Kind::yes_no_unsure;
    question.step = phrases::ask_again;
    question.ask = knowledge_.text("check_item", item_, "ask");
    question.options = make_yes_no_unsure();
    const Given given = ask(context_.world.terminal, question, {0, 0, 0, false}, "");
    if (given.move == Move::answered && !is_raising(given.value)) return Outcome::go_on;
    return stand();
  }

  // The item stands: its provisional tier holds, also when the person went away before it was clear.
  Outcome stand() {
    if (auto kept = keep_raised_flag(record_, find_standing_flag(), "unsure", context_.today()); !kept) {
      return stop_for(context_, record_, kept.error());
    }
    return judge(context_, record_);
  }

  // The flag that stands for the provisional tier of the item.
  std::string_view find_standing_flag() const {
    const std::string_view tier = knowledge_.field("check_item", item_, "tier");
    const std::vector<std::string_view> opened = knowledge_.list("check_item", item_, "opens");
    for (const std::string_view flag : opened) {
      if (knowledge_.field("flag", flag, "tier") == tier) return flag;
    }
    return opened.front();
  }

  bool is_emergency() const {
    return core::calc_triage(knowledge_.regimen(), record_.answers(), context_.today()).tier == core::Tier::emergency;
  }

  const Context& context_;
  const Knowledge& knowledge_;
  Record& record_;
  std::string_view item_;
};

bool opens_any(const Knowledge& knowledge, std::string_view item, const std::vector<std::string>& flags) {
  const std::vector<std::string_view> opened = knowledge.list("check_item", item, "opens");
  return std::any_of(flags.begin(), flags.end(), [&](const std::string& flag) {
    return std::find(opened.begin(), opened.end(), flag) != opened.end();
  });
}

// The clock of the head turn; false when it does not feel right, or the person leaves.
bool run_turn_timer(const Context& context) {
  const Milliseconds whole = std::chrono::seconds{context.knowledge.number("rule", "head_turn_test", "seconds", 0)};
  Terminal& terminal = context.world.terminal;
  FullScreen full{terminal};
  Milliseconds gone{};
  Milliseconds last = context.world.clock.steady();
  while (gone < whole) {
    const Size size = terminal.size();
    const Layout layout{size};
    Screen screen;
    screen.title = phrases::head_turn_title;
    screen.keys = phrases::keys_timer;
    screen.body = paragraph(context.knowledge.text("rule", "head_turn_test", "says"), layout.width, Look::strong);
    append(screen.body,
           paragraph(context.knowledge.text("rule", "head_turn_gentle", "says"), layout.width, Look::faint));
    screen.body.emplace_back();
    if (!terminal.is_dumb()) {
      const auto seconds = std::chrono::ceil<std::chrono::seconds>(whole - gone).count();
      append(screen.body, big_text(std::to_string(seconds), Look::accent));
    }
    terminal.draw(compose(screen, size));
    const auto key = terminal.read_key(Milliseconds{100});
    const Milliseconds now = context.world.clock.steady();
    gone += std::min(now - last, most_at_once);
    last = now;
    if (!key) continue;
    if (key->is(Kind::enter)) return true;
    if (key->is(U's') || key->is(U'q') || key->is(Kind::closed) || key->is(Kind::escape)) return false;
  }
  return true;
}

}  // namespace

std::optional<int> ask_pain(const Context& context, std::string_view words) {
  Question question = make_pain_question(context.knowledge);
  question.ask = words;
  const Given given = ask(context.world.terminal, question, {0, 0, 0, false}, "");
  if (given.move != Move::answered) return std::nullopt;
  return std::stoi(given.value);
}

Outcome judge(const Context& context, const Record& record) {
  const core::Triage triage = core::calc_triage(context.knowledge.regimen(), record.answers(), context.today());
  if (triage.tier == core::Tier::emergency) show_emergency(context, triage, record.sheet().find("", "region"));
  return triage.exercise_allowed() ? Outcome::go_on : Outcome::stopped;
}

Expected<void> keep_pain(const Context& context, Record& record, int pain) {
  record.sheet().set_number("", "pain_now", pain);
  const core::Regimen& regimen = context.knowledge.regimen();
  if (core::Pain{pain} >= regimen.figures.pain_now_too_high) {
    return keep_raised_flag(record, "severe_or_fast_worsening_pain", "yes", context.today());
  }
  return record.write_answers();
}

Outcome ask_flag(const Context& context, Record& record, std::string_view flag) {
  Question question = make_flag_question(context.knowledge, flag);
  question.step = context.knowledge.text("flag", flag);
  const Given given = ask(context.world.terminal, question, {0, 0, 0, false}, "");
  if (given.move != Move::answered) return Outcome::left;
  if (!is_raising(given.value)) return Outcome::go_on;
  if (auto kept = keep_raised_flag(record, flag, given.value, context.today()); !kept) {
    return stop_for(context, record, kept.error());
  }
  return judge(context, record);
}

Outcome run_check_before(const Context& context, Record& record, const CheckBefore& wanted) {
  const std::vector<std::string_view> ids = context.knowledge.ids("check_item");
  Marks marks;
  for (const std::string_view id : ids) {
    marks.items.emplace_back(opens_any(context.knowledge, id, wanted.reported) ? "yes" : "");
  }
  const Marks reported = marks;
  const auto answered = FiveItems{context, std::move(marks), wanted.ask_pain}.run();
  if (!answered) return Outcome::left;
  if (answered->pain) {
    if (auto kept = keep_pain(context, record, *answered->pain); !kept) return stop_for(context, record, kept.error());
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (answered->items[i].empty() || !reported.items[i].empty()) continue;
    if (Opening{context, record, ids[i]}.run() == Outcome::stopped) return Outcome::stopped;
  }
  return judge(context, record);
}

Outcome run_head_turn(const Context& context, Record& record, bool with_movement) {
  const auto note = [&](std::string_view how) {
    record.sheet().set("", "head_turn_test", how);
    return record.write_answers();
  };
  for (const std::string_view flag : {"arm_numbness", "dizzy_or_vision_on_neck_move"}) {
    if (const Outcome outcome = ask_flag(context, record, flag); outcome != Outcome::go_on) return outcome;
  }
  if (with_movement) {
    Question start;
    start.kind = Question::Kind::choice;
    start.step = phrases::head_turn_title;
    start.ask = context.knowledge.text("rule", "head_turn_test", "says");
    start.options = {{"start", std::string{phrases::head_turn_start}, ""},
                     {"skip", std::string{phrases::head_turn_skip},
                      std::string{context.knowledge.text("rule", "head_turn_test_skipped", "says")}}};
    const Given given = ask(context.world.terminal, start, {0, 0, 0, false}, "");
    if (given.move != Move::answered) return Outcome::left;
    if (given.value == "skip") {
      if (auto kept = note("skipped"); !kept) return stop_for(context, record, kept.error());
      return Outcome::go_on;
    }
    const bool fine = run_turn_timer(context);
    for (const std::string_view flag : {"arm_numbness", "dizzy_or_vision_on_neck_move"}) {
      if (const Outcome outcome = ask_flag(context, record, flag); outcome != Outcome::go_on) return outcome;
    }
    int most = 0;
    for (const std::string_view side : {phrases::head_turn_left, phrases::head_turn_right}) {
      const auto pain = ask_pain(context, side);
      if (!pain) return Outcome::left;
      most = std::max(most, *pain);
    }
    const int least = context.knowledge.number("rule", "head_turn_gentle", "twinge_from", 0);
    const int twinge = context.knowledge.number("rule", "head_turn_gentle", "twinge_to", 0);
    if (fine && most >= least && most <= twinge) {
      if (auto kept = note("twinge"); !kept) return stop_for(context, record, kept.error());
      return judge(context, record);
    }
    if (most > twinge) {
      if (auto kept = keep_pain(context, record, most); !kept) return stop_for(context, record, kept.error());
    }
    if (!fine) {
      if (auto kept = note("skipped"); !kept) return stop_for(context, record, kept.error());
      return judge(context, record);
    }
  }
  if (auto kept = note("done"); !kept) return stop_for(context, record, kept.error());
  return judge(context, record);
}

}  // namespace unhunch::app

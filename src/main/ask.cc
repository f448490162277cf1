// SPDX-License-Identifier: Apache-2.0
#include "main/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "main/phrases.h"
#include "main/screen.h"
#include "main/text_layout.h"

namespace unhunch::app {
namespace {

using Move = Given::Move;
using Kind = Key::Kind;

constexpr std::chrono::milliseconds long_wait{1000};

class Asking {
 public:
  Asking(Terminal& terminal, const Question& question, const Position& position)
      : terminal_(terminal), question_(question), position_(position) {}
  virtual ~Asking() = default;
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

  Given run() {
    FullScreen full{terminal_};
    draw();
    while (true) {
      const std::optional<Key> key = terminal_.read_key(long_wait);
      if (!key) continue;
      if (key->is(Kind::closed)) return {Move::leave, {}, {}};
      if (auto given = react(*key)) return *given;
      if (const bool left = key->is(Kind::left) || key->is(Kind::backspace);
          left && position_.can_go_back && !typing()) {
        return {Move::back, {}, {}};
      }
      if (key->is(U'q') || key->is(Kind::escape)) return {Move::leave, {}, {}};
      draw();
    }
  }

 protected:
  virtual std::optional<Given> react(const Key& key) = 0;
  virtual Frame body(int width, Focus& focus) = 0;
  virtual std::string keys() const = 0;
  virtual bool typing() const { return false; }

  const Question& question() const { return question_; }

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  // Moves an arrow through `count` rows.
  static bool step(const Key& key, std::size_t& at, std::size_t count) {
    const bool up = key.is(Kind::up) || key.is(U'k');
    const bool down = key.is(Kind::down) || key.is(U'j') || key.is(Kind::tab);
    if (up) at = at == nowhere || at == 0 ? count - 1 : at - 1;
    if (down) at = at == nowhere ? 0 : (at + 1) % count;
    return up || down;
  }

  static Frame row(bool here, std::string_view words, int width) {
    return marked(here ? "› " : "  ", words, width, Look::accent, here ? Look::chosen : Look::plain);
  }

  Frame heading(int width) const {
    Frame frame = paragraph(question_.ask, width, Look::strong);
    frame.emplace_back();
    return frame;
  }

 private:
  void draw() {
    const Size size = terminal_.size();
    const Layout layout{size};
    Screen screen;
    screen.title = question_.step;
    if (position_.total > 0) {
      const bool several = position_.last > position_.first;
      screen.progress = fmt::format(fmt::runtime(several ? phrases::questions_of : phrases::question_of),
                                    fmt::arg("n", position_.first), fmt::arg("last", position_.last),
                                    fmt::arg("total", position_.total));
      screen.share = static_cast<double>(position_.last) / static_cast<double>(position_.total);
    }
    screen.body = body(layout.width, screen.focus);
    screen.keys = keys();
    if (position_.can_go_back) screen.keys += phrases::key_back;
    screen.keys += phrases::key_leave;
    terminal_.draw(compose(screen, size));
  }

  Terminal& terminal_;
  const Question& question_;
  const Position& position_;
};

// Yes, no, not sure, and every other choice of one.
class AskingOne final : public Asking {
 public:
  AskingOne(Terminal& terminal, const Question& question, const Position& position, const std::string& now)
      : Asking(terminal, question, position) {
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      if (question.options[i].value == now) at_ = i;
    }
  }

 private:
  bool is_yes_no() const { return question().kind == Question::Kind::yes_no_unsure; }

  std::optional<Given> take(std::size_t n) const { return Given{Move::answered, question().options[n].value, {}}; }

  std::optional<Given> react(const Key& key) override {
    const std::size_t count = question().options.size();
    if (step(key, at_, count)) return std::nullopt;
    if ((key.is(Kind::enter) || key.is(Kind::right)) && at_ != nowhere) return take(at_);
    if (is_yes_no()) {
      if (key.is(U'n') || key.is(U'N')) return take(0);
      if (key.is(U'y') || key.is(U'Y')) return take(1);
      if (key.is(U'?')) return take(2);
      return std::nullopt;
    }
    if (key.kind == Kind::character && key.character > U'0' && key.character <= U'0' + count) {
      return take(key.character - U'1');
    }
    return std::nullopt;
  }

  Frame body(int width, Focus& focus) override {
    Frame frame = heading(width);
    for (std::size_t i = 0; i < question().options.size(); ++i) {
      const Option& option = question().options[i];
      const std::string number = is_yes_no() ? std::string{} : fmt::format("{}  ", i + 1);
      if (i == at_) focus.first = frame.size();
      append(frame, row(i == at_, number + option.words, width));
      if (!option.more.empty()) append(frame, indent(paragraph(option.more, width - 6, Look::faint), 5));
      if (i == at_) focus.last = frame.size();
    }
    return frame;
  }

  std::string keys() const override { return std::string{is_yes_no() ? phrases::keys_yes_no : phrases::keys_choice}; }

  std::size_t at_ = nowhere;  // nothing is chosen for the person: enter alone answers no question
};

// A number: pain or minutes.
class AskingNumber final : public Asking {
 public:
  AskingNumber(Terminal& terminal, const Question& question, const Position& position, const std::string& now)
      : Asking(terminal, question, position), digits_(now) {}

 private:
  bool typing() const override { return !digits_.empty(); }
  bool can_be_unsure() const { return question().kind == Question::Kind::minutes && question().group == "details"; }

  std::optional<int> number() const {
    if (digits_.empty() || digits_.size() > 4) return std::nullopt;
    int value = 0;
    for (const char digit : digits_) value = value * 10 + (digit - '0');
    return value;
  }

  bool is_fine() const {
    const auto value = number();
    return value && *value >= question().least && *value <= question().most;
  }

  void change_by(int difference) {
    const int value = number().value_or(difference > 0 ? question().least - 1 : question().most + 1) + difference;
    digits_ = std::to_string(std::clamp(value, question().least, question().most));
    fresh_ = true;
  }

  std::optional<Given> react(const Key& key) override {
    if (key.is(Kind::enter) && is_fine()) return Given{Move::answered, digits_, {}};
    if (key.is(U'?') && can_be_unsure()) return Given{Move::answered, {}, {}};
    if (key.is(Kind::up)) change_by(1);
    if (key.is(Kind::down)) change_by(-1);
    if (key.is(Kind::backspace) && !digits_.empty()) digits_.pop_back();
    if (key.kind == Kind::character && key.character >= U'0' && key.character <= U'9') {
      if (fresh_) digits_.clear();
      fresh_ = false;
      if (digits_.size() < 3) digits_ += static_cast<char>(key.character);
    }
    return std::nullopt;
  }

  Frame body(int width, Focus& focus) override {
    Frame frame = heading(width);
    frame.emplace_back();
    if (question().kind == Question::Kind::scale) {
      append(frame, scale(width));
    } else {
      Line line{Look::accent, "› "};
      line.add(Look::chosen, digits_.empty() ? "_" : digits_);
      frame.push_back(std::move(line));
      frame.emplace_back();
      frame.emplace_back(Look::faint,
                         "  " + fmt::format(fmt::runtime(phrases::minutes_range), fmt::arg("least", question().least),
                                            fmt::arg("most", question().most)));
    }
    focus = {frame.size() - 1, frame.size() - 1};
    return frame;
  }

  Frame scale(int width) const {
    const int steps = question().most - question().least;
    const int gap = width >= 60 ? 5 : 4;
    Line numbers;
    Line marks;
    for (int n = question().least; n <= question().most; ++n) {
      const bool here = number() == n;
      numbers.add(here ? Look::chosen : Look::plain, pad(std::to_string(n), gap));
      marks.add(Look::accent, pad(here ? "━━" : "", gap));
    }
    Line ends{Look::faint, pad(phrases::pain_least, steps * gap - display_width(phrases::pain_most) + 2)};
    ends.add(Look::faint, std::string{phrases::pain_most});
    Frame frame;
    frame.push_back(std::move(numbers));
    frame.push_back(std::move(marks));
    frame.push_back(std::move(ends));
    return frame;
  }

  std::string keys() const override {
    return std::string{can_be_unsure() ? phrases::keys_minutes : phrases::keys_scale};
  }

  std::string digits_;
  bool fresh_ = true;  // the next digit begins a new number
};

// Several items on one screen: yes, no or unsure for each, or the ones that are picked.
class AskingSeveral final : public Asking {
 public:
  AskingSeveral(Terminal& terminal, const Question& question, const Position& position, std::vector<std::string> now)
      : Asking(terminal, question, position), marks_(std::move(now)) {
    marks_.resize(question.options.size());
    for (std::string& mark : marks_) {
      if (mark == "no") mark.clear();
    }
  }

 private:
  bool is_pick() const { return question().kind == Question::Kind::pick; }
  bool at_end() const { return at_ == marks_.size(); }

  void mark(std::string_view value) {
    if (at_end()) return;
    marks_[at_] = value;
    if (!is_pick()) ++at_;
  }

  void toggle() {
    if (at_end()) return;
    std::string& mark = marks_[at_];
    if (mark.empty()) {
      mark = "yes";
    } else if (mark == "yes" && !is_pick()) {
      mark = "unsure";
    } else {
      mark.clear();
    }
  }

  std::optional<Given> finish() const {
    Given given{Move::answered, {}, {}};
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (is_pick()) {
        if (!marks_[i].empty()) given.values.push_back(question().options[i].value);
      } else {
        given.values.push_back(marks_[i].empty() ? "no" : marks_[i]);
      }
    }
    return given;
  }

  std::optional<Given> react(const Key& key) override {
    if (step(key, at_, marks_.size() + 1)) return std::nullopt;
    if (key.is(U' ')) toggle();
    if (key.is(U'y') || key.is(U'Y')) mark("yes");
    if (key.is(U'?') && !is_pick()) mark("unsure");
    if (key.is(U'n') || key.is(U'N')) mark("");
    if (key.is(Kind::enter) && (at_end() || is_pick())) return finish();
    if (key.is(Kind::enter)) at_ = marks_.size();
    if (key.is(U'0') && is_nothing_marked()) return finish();
    return std::nullopt;
  }

  bool is_nothing_marked() const {
    return std::all_of(marks_.begin(), marks_.end(), [](const std::string& mark) { return mark.empty(); });
  }

  std::string box(std::size_t i) const {
    if (marks_[i].empty()) return "[ ] ";
    return marks_[i] == "unsure" ? "[?] " : "[x] ";
  }

  Frame body(int width, Focus& focus) override {
    Frame frame = heading(width);
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const bool here = i == at_;
      if (here) focus.first = frame.size();
      Frame item = marked((here ? "› " : "  ") + box(i), question().options[i].words, width,
                          marks_[i].empty() && !here ? Look::faint : Look::accent, here ? Look::chosen : Look::plain);
      append(frame, std::move(item));
      if (here) focus.last = frame.size() - 1;
    }
    frame.emplace_back();
    const std::string_view end = is_nothing_marked() ? phrases::none_of_these
                                 : is_pick()         ? phrases::done_picking
                                                     : phrases::nothing_more;
    append(frame, row(at_end(), end, width));
    if (at_end()) focus = {frame.size() - 1, frame.size() - 1};
    return frame;
  }

  std::string keys() const override { return std::string{is_pick() ? phrases::keys_pick : phrases::keys_each}; }

  std::vector<std::string> marks_;
  std::size_t at_ = 0;
};

// Sentences to read; the arrows scroll.
class Reading final : public Asking {
 public:
  Reading(Terminal& terminal, const Question& question, const Position& position)
      : Asking(terminal, question, position) {}

 private:
  std::optional<Given> react(const Key& key) override {
    if (key.is(Kind::enter) || key.is(U' ') || key.is(Kind::right)) return Given{Move::answered, "read", {}};
    if (key.is(Kind::down)) ++line_;
    if (key.is(Kind::up) && line_ > 0) --line_;
    return std::nullopt;
  }

  Frame body(int width, Focus& focus) override {
    Frame frame;
    for (const Option& option : question().options) {
      append(frame, paragraph(option.words, width));
      frame.emplace_back();
    }
    line_ = std::min(line_, frame.size() - 1);
    focus = {line_, frame.size() - 1};
    return frame;
  }

  std::string keys() const override { return std::string{phrases::keys_notice}; }

  std::size_t line_ = 0;
};

}  // namespace

Given ask(Terminal& terminal, const Question& question, const Position& position, const std::string& now,
          const std::vector<std::string>& all_now) {
  switch (question.kind) {
    case Question::Kind::notice: return Reading{terminal, question, position}.run();
    case Question::Kind::yes_no_unsure:
    case Question::Kind::choice: return AskingOne{terminal, question, position, now}.run();
    case Question::Kind::scale:
    case Question::Kind::minutes: return AskingNumber{terminal, question, position, now}.run();
    case Question::Kind::each:
    case Question::Kind::pick: return AskingSeveral{terminal, question, position, all_now}.run();
  }
  return {Move::leave, {}, {}};
}

bool show(Terminal& terminal, const std::string& title, const Frame& body, const std::string& keys) {
  FullScreen full{terminal};
  std::size_t line = 0;
  while (true) {
    const Size size = terminal.size();
    Screen screen;
    screen.title = title;
    screen.body = body;
    screen.focus = {line, body.empty() ? 0 : body.size() - 1};
    screen.keys = keys;
    terminal.draw(compose(screen, size));
    const std::optional<Key> key = terminal.read_key(long_wait);
    if (!key || key->is(Kind::resized) || key->is(Kind::continued)) continue;
    if (key->is(Kind::closed) || key->is(U'q') || key->is(Kind::escape)) return false;
    if (key->is(Kind::down) && line + 1 < body.size()) {
      ++line;
    } else if (key->is(Kind::up) && line > 0) {
      --line;
    } else if (!key->is(Kind::up) && !key->is(Kind::down)) {
      return true;
    }
  }
}

}  // namespace unhunch::app

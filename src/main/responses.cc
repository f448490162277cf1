// SPDX-License-Identifier: Apache-2.0
#include "main/responses.h"

#include <fmt/format.h>

#include <algorithm>

#include "main/phrases.h"
#include "main/screen.h"
#include "main/text_layout.h"

namespace unhunch::app {
namespace {

using Kind = Key::Kind;

std::string_view words_of(std::string_view response) {
  if (response == "eased") return phrases::eased;
  if (response == "same") return phrases::same;
  if (response == "worse") return phrases::worse;
  return response == "sharp" ? phrases::sharp : std::string_view{"-"};
}

class Asking {
 public:
  Asking(Terminal& terminal, Responses responses, int most_pain)
      : terminal_(terminal), responses_(std::move(responses)), most_pain_(most_pain) {}

  Responses run() {
    FullScreen full{terminal_};
    while (true) {
      draw();
      const auto key = terminal_.read_key(std::chrono::seconds{1});
      if (!key) continue;
      if (key->is(Kind::closed) || key->is(U'q') || key->is(Kind::escape)) return std::move(responses_);
      if (key->is(Kind::enter)) {
        if (at_ == rows()) return std::move(responses_);
        at_ = at_ == 0 && rows() > 0 ? 1 : rows();
      }
      react(*key);
    }
  }

 private:
  // Row 0 is pain, then the exercises, then the end.
  std::size_t rows() const { return responses_.rows.size() + 1; }

  void react(const Key& key) {
    const std::size_t count = rows() + 1;
    if (key.is(Kind::up)) at_ = (at_ + count - 1) % count;
    if (key.is(Kind::down) || key.is(Kind::tab)) at_ = (at_ + 1) % count;
    if (key.kind == Kind::character && key.character >= U'0' && key.character <= U'9') return type(key);
    typing_ = false;
    if (at_ == 0 || at_ == rows()) return;
    ResponseRow& row = responses_.rows[at_ - 1];
    if (key.is(U'f') && row.asks_form) row.form_perfect = !row.form_perfect;
    if (row.response == "sharp") return;
    if (key.is(U'e')) answer("eased");
    if (key.is(U's')) answer("same");
    if (key.is(U'w')) answer("worse");
    if (key.is(Kind::right) || key.is(U' ')) row.response = after(row.response);
  }

  void answer(std::string_view response) {
    responses_.rows[at_ - 1].response = response;
    ++at_;
  }

  static std::string after(std::string_view response) {
    if (response == "eased") return "same";
    return response == "same" ? "worse" : "eased";
  }

  void type(const Key& key) {
    const int digit = static_cast<int>(key.character - U'0');
    const int longer = responses_.pain.value_or(0) * 10 + digit;
    responses_.pain = typing_ && longer <= most_pain_ ? longer : digit;
    typing_ = true;
  }

  Line make_line(std::size_t i, int width) const {
    const bool here = i == at_;
    Line line{Look::accent, here ? "› " : "  "};
    const Look look = here ? Look::chosen : Look::plain;
    const int name_width = std::min(44, width - 22);
    if (i == 0) {
      line.add(look, pad(phrases::pain_after, name_width));
      line.add(Look::strong, responses_.pain ? std::to_string(*responses_.pain)
                                             : fmt::format(fmt::runtime(phrases::pain_missing), fmt::arg("least", 0),
                                                           fmt::arg("most", most_pain_)));
    } else if (i == rows()) {
      line.add(look, std::string{phrases::done_picking});
    } else {
      const ResponseRow& row = responses_.rows[i - 1];
      line.add(look, pad(row.name, name_width));
      line.add(row.response.empty() ? Look::faint : Look::strong, pad(words_of(row.response), 7));
      if (row.form_perfect) line.add(Look::accent, std::string{phrases::form_good});
    }
    return line;
  }

  void draw() {
    const Size size = terminal_.size();
    const Layout layout{size};
    Screen screen;
    screen.title = phrases::after_title;
    screen.keys = phrases::keys_responses;
    const bool form = std::any_of(responses_.rows.begin(), responses_.rows.end(),
                                  [](const ResponseRow& row) { return row.asks_form; });
    if (form) screen.keys += "   " + std::string{phrases::keys_form};
    for (std::size_t i = 0; i <= rows(); ++i) {
      if (i == 1 || i == rows()) screen.body.emplace_back();
      if (i == at_) screen.focus = {screen.body.size(), screen.body.size()};
      screen.body.push_back(make_line(i, layout.width));
    }
    terminal_.draw(compose(screen, size));
  }

  Terminal& terminal_;
  Responses responses_;
  int most_pain_;
  std::size_t at_ = 0;
  bool typing_ = false;
};

}  // namespace

Responses ask_responses(Terminal& terminal, Responses responses, int most_pain) {
  return Asking{terminal, std::move(responses), most_pain}.run();
}

}  // namespace unhunch::app

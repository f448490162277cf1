// SPDX-License-Identifier: Apache-2.0
// The safety questions in their order (triage, section 3), as a pure function of the answers so far: only what can
// still matter is asked. The same answers always give the same list.
#pragma once

#include <string>
#include <vector>

#include "main/answer_sheet.h"

namespace unhunch::app {

struct Option {
  std::string value;
  std::string words;
  std::string more;  // a second, quieter line; may be empty
};

struct Question {
  enum class Kind : std::uint8_t {
    notice,  // something to read; `ask` holds the sentences
    yes_no_unsure,
    choice,   // one of the options
    scale,    // pain, 0 to 10
    minutes,  // a number of minutes
    each,     // yes, no or unsure for every option; one control says no to the rest
    pick,     // any of the options; none is an answer too
  };
  Kind kind{};
  std::string step;   // the title: which part of the screening it belongs to
  std::string group;  // where the answer is kept
  std::string id;     // of a single question
  std::string ask;
  std::vector<Option> options;
  int least = 0, most = 0;  // minutes and scale
  bool emergency = false;   // yes or unsure ends the screening at once

  bool is_list() const { return kind == Kind::each; }
  std::size_t count() const { return is_list() ? options.size() : kind == Kind::notice ? 0 : 1; }
};

std::vector<Question> make_questions(const Knowledge&, const AnswerSheet&);

bool is_answered(const Question&, const AnswerSheet&);

// A single question about a flag, outside the screening.
Question make_flag_question(const Knowledge&, std::string_view flag);
Question make_detail_question(const Knowledge&, std::string_view sub_question);
Question make_pain_question(const Knowledge&);
std::vector<Option> make_yes_no_unsure();

}  // namespace unhunch::app
